"""`make bench`: how fast mail comes in, each figure beside the floor measured in the same minutes.

The floor (floor.py) fetches, parses and stores by raw driver calls, one commit a mail, and does nothing else.
Runs on SQLite, and on the PostgreSQL of DATABASE_URL where that names one. Needs Dovecot for figures that compare;
without it the embedded server is measured along. Bounded: three rounds of each, a few minutes in all.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.demo.imap import EmbeddedImap
from tests.support.imap_servers import Dovecot, find_dovecot

HERE = Path(__file__).parent
MAILS = int(os.environ.get("PRESSDESK_BENCH_MAILS", "2000"))
ROUNDS = 3
USER, PASSWORD = "press", "secret"


def run_json(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    """The last JSON line that `command` prints."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-3000:]}")
    result: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


@contextmanager
def serve_corpus(corpus: Path) -> Iterator[tuple[int, str]]:
    """An IMAP server that holds the corpus; its port and what it is called."""
    mails = [path.read_bytes() for path in sorted(corpus.glob("*.eml"))]
    if find_dovecot():
        with Dovecot(password=PASSWORD) as server:
            server.deliver(mails, USER)
            yield server.port, "Dovecot"
    else:
        with EmbeddedImap({USER: PASSWORD}) as embedded:
            embedded.deliver(mails)
            yield embedded.port, "the embedded server (Dovecot is not installed)"


def measure(database: str, floor_database: str, port: int, home: Path) -> None:
    """Floor, sync and queue in turns, so that the machine's noise falls on all of them alike."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PRESSDESK_")} | {
        "SECRET_KEY": "for-benchmarks-only",
        "DATABASE_URL": database,
        "PRESSDESK_HOME": str(home),
        "PRESSDESK_HTTPS": "0",
        "PRESSDESK_LOG_LEVEL": "ERROR",
        "PRESSDESK_IMAP_URL": f"imap://{USER}:{PASSWORD}@127.0.0.1:{port}/INBOX",
        "PRESSDESK_FROM": "press@press.example",
    }
    floor = [sys.executable, str(HERE / "floor.py"), "--port", str(port), "--user", USER, "--password", PASSWORD]
    floor += ["--mode", "store", "--commit", "message", "--runs", "1", "--db", floor_database]
    ours = [sys.executable, "-m", "tests.benchmarks.measure"]
    rates: dict[str, list[float]] = {"floor": [], "sync": [], "queue": []}
    peaks: dict[str, float] = {}
    for _round in range(ROUNDS):
        rates["floor"].append(run_json(floor, environment)["median_per_second"])
        for what in ("sync", "queue"):
            result = run_json([*ours, what, str(MAILS)], environment)
            rates[what].append(result["per_second"])
            peaks[what] = max(peaks.get(what, 0), result["peak_mb"])
    base = statistics.median(rates["floor"])
    say(f"  floor: fetch, parse, store, commit each    {base:8.0f} mails/s")
    for what, words, wanted in (
        ("sync", "fetched -> raw mail committed", 2.0),
        ("queue", "fetched -> on the queue", 0.5),
    ):
        rate = statistics.median(rates[what])
        spread = (max(rates[what]) - min(rates[what])) / rate
        say(
            f"  {words:42} {rate:8.0f} mails/s = {rate / base:5.2f} x floor (wanted {wanted}), "
            f"peak {peaks[what]:.0f} MB, spread {spread:.0%}"
        )
    writes = run_json([sys.executable, "-m", "tests.benchmarks.web_writes", str(MAILS)], environment)
    say(
        f"  a web write meanwhile: p50 {writes['p50_ms']:.0f} ms, p95 {writes['p95_ms']:.0f} ms (wanted <= 100 on "
        f"SQLite), longest {writes['max_ms']:.0f} ms, {writes['writes']:.0f} writes"
    )
    say(f"  memory of the whole tree, at rest afterwards: {writes['tree_mb']:.0f} MB PSS (wanted <= 300)")


def say(line: str) -> None:
    """Print at once."""
    print(line, flush=True)  # noqa: T201


def main() -> None:
    """Each database in turn."""
    with tempfile.TemporaryDirectory(prefix="pressdesk-bench-") as folder:
        home, corpus = Path(folder), Path(folder) / "corpus"
        generate = [sys.executable, str(HERE / "corpus.py"), "generate", "--out", str(corpus), "--count", str(MAILS)]
        subprocess.run([*generate, "--to", "press@press.example"], check=True, capture_output=True)
        with serve_corpus(corpus) as (port, server):
            say(f"{MAILS} mails from {server}; median of {ROUNDS} rounds")
            say("SQLite")
            measure(f"sqlite:///{home / 'bench.sqlite3'}", f"sqlite:{home / 'floor.sqlite3'}", port, home)
            postgres = os.environ.get("DATABASE_URL", "")
            if postgres.startswith("postgres"):
                say("PostgreSQL")
                measure(postgres, postgres.replace("postgres://", "postgresql://", 1), port, home)
            else:
                say("PostgreSQL: not measured; set DATABASE_URL to an empty database of one.")


if __name__ == "__main__":
    main()
