"""`make bench`: how fast mail comes in and pages go out, each figure beside a floor measured in the same minutes.

`make bench ARGS="search queue"` measures those parts only; all of them are mail, read, queue, search, inquiry, weight
and arrival. Pages are asked of desks of 2,000, 20,000 and 200,000 inquiries (PRESSDESK_BENCH_SIZES), which are made at
the first run and kept (desks.py): on SQLite, or beside the PostgreSQL database of DATABASE_URL where that names one.

mail: the floor (floor.py) fetches, parses and stores by raw driver calls, one commit a mail, and does nothing else.
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
from typing import Any

from config.demo.imap import EmbeddedImap
from tests.benchmarks.desks import KEPT_IN, make_environment, prepare
from tests.support.imap_servers import Dovecot, find_dovecot

HERE = Path(__file__).parent
MAILS = int(os.environ.get("PRESSDESK_BENCH_MAILS", "2000"))
ROUNDS = 3
PAGES = ("queue", "search", "inquiry")
PARTS = ("mail", "read", *PAGES, "weight", "arrival")
SIZES = [int(size) for size in os.environ.get("PRESSDESK_BENCH_SIZES", "2000,20000,200000").split(",")]
USER, PASSWORD = "press", "secret"


def run_json(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    """The last JSON line that `command` prints."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-3000:]}")
    result: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def run_lines(command: list[str], environment: dict[str, str]) -> list[dict[str, Any]]:
    """Every JSON line that `command` prints."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=1800)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-3000:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def collect_static(environment: dict[str, str]) -> None:
    """Style sheets, scripts and fonts as production serves them."""
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)


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


def measure_mail() -> None:
    """Mail in, on each database in turn."""
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


def measure_reading() -> None:
    """From a mail's bytes to what is read in it, without a database."""
    with tempfile.TemporaryDirectory(prefix="pressdesk-bench-") as folder:
        generate = [sys.executable, str(HERE / "corpus.py"), "generate", "--out", folder, "--count", str(MAILS)]
        subprocess.run(generate, check=True, capture_output=True)
        environment = dict(os.environ) | {"SECRET_KEY": "for-benchmarks-only", "PRESSDESK_HOME": folder}
        found = run_json([sys.executable, "-m", "tests.benchmarks.reading", folder], environment)
    say(f"{found['mails']:.0f} mails read; mails a second of processor time, median of three rounds")
    say(f"  standard library's parser, the same parts  {found['library']:8.0f}")
    for name, words in (("parse", "parsed"), ("read", "read as intake does"), ("describe", "manage.py read_mail")):
        say(f"  {words:42} {found[name]:8.0f} = {found[name] / found['library']:5.2f} x the library")
    say(f"  slowest mail {found['slowest_ms']:.0f} ms")


def measure_pages(parts: list[str]) -> None:
    """Each page of `parts` on desks of every size, side by side."""
    postgres = os.environ.get("DATABASE_URL", "")
    named = postgres if postgres.startswith("postgres") else None
    say(f"Pages on {'PostgreSQL' if named else 'SQLite'}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    found: dict[str, dict[int, dict[str, float]]] = {}
    for size in SIZES:
        environment = make_environment(prepare(size, named), KEPT_IN / "home")
        collect_static(environment)
        for part in parts:
            for line in run_lines([sys.executable, "-m", "tests.benchmarks.pages", part], environment):
                found.setdefault(str(line.pop("page")), {})[size] = line
    heads = " ".join(f"{f'{size:,}: p50  p95  cpu':>28}" for size in SIZES)
    say(f"{'milliseconds':40} {heads}  queries   bytes   x floor at {SIZES[-1]:,}")
    for page, sizes in found.items():
        times = " ".join(
            f"{sizes[size]['p50']:18.0f} {sizes[size]['p95']:4.0f} {sizes[size]['cpu']:4.0f}" for size in SIZES
        )
        queries = "/".join(dict.fromkeys(f"{sizes[size]['queries']:.0f}" for size in SIZES))
        last = sizes[SIZES[-1]]
        say(f"{page:40.40} {times}  {queries:>7} {last.get('bytes', 0):7.0f} {last['p50'] / last['floor']:9.0f}")


def main(asked: list[str]) -> None:
    """The parts that are `asked` for, or all."""
    if unknown := set(asked) - set(PARTS):
        sys.exit(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
    parts = asked or list(PARTS)
    if "mail" in parts:
        measure_mail()
    if "read" in parts:
        measure_reading()
    if pages := [part for part in parts if part in PAGES]:
        measure_pages(pages)
    if "weight" in parts:
        environment = make_environment(prepare(SIZES[0], None), KEPT_IN / "home")
        collect_static(environment)
        say("Weight of the queue, first visit, as sent")
        for line in run_lines([sys.executable, "-m", "tests.benchmarks.weight"], environment):
            say(f"  {line['what']:60} {line['bytes']:8,} bytes")
    if "arrival" in parts:
        say("SMTP delivery -> row on an open queue page (the demo, IDLE)")
        for line in run_lines([sys.executable, "-m", "tests.benchmarks.arrival"], dict(os.environ)):
            say(
                f"  {line['mails']} mails seen by {line['by']}: p50 {line['p50']:.2f} s, p95 {line['p95']:.2f} s "
                f"(wanted <= 3), longest {line['longest']:.2f} s"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
