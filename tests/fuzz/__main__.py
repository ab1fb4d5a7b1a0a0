"""`python -m tests.fuzz --minutes 10`: odd mails by the thousand; each that is read wrongly is kept as a file.

Ends by itself, with status 1 where anything was found. The same seed makes the same mails.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.judging import find_faults
from tests.fuzz.mutations import compose, mutate

SAMPLES = Path(__file__).parent.parent / "samples"
MOST_KEPT = 50


def main() -> int:
    """Mutate and compose in turns until the time is over."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--keep", type=Path, help="where mails that are read wrongly are put")
    asked = parser.parse_args()
    keep = asked.keep or Path(tempfile.mkdtemp(prefix="pressdesk-fuzz-"))
    keep.mkdir(parents=True, exist_ok=True)
    samples = [path.read_bytes() for path in sorted(SAMPLES.rglob("*.eml"))]
    say(f"seed {asked.seed}, {len(samples)} samples, {asked.minutes:g} minutes; what is found is kept in {keep}")

    ends_at = time.monotonic() + asked.minutes * 60
    number = found = 0
    slowest = (0.0, 0)
    while time.monotonic() < ends_at and found < MOST_KEPT:
        rng = random.Random(f"{asked.seed}:{number}")
        raw, words = compose(rng) if number % 4 == 0 else (mutate(samples, rng), [])
        faults, seconds = find_faults(raw, words)
        slowest = max(slowest, (seconds, number))
        if faults:
            found += 1
            (keep / f"{asked.seed}-{number}.eml").write_bytes(raw)
            say(f"mail {number}: {'; '.join(faults)[:300]}")
        number += 1
    say(f"{number} mails read, {found} wrongly; mail {slowest[1]} took longest, {slowest[0]:.2f} s")
    return 1 if found else 0


def say(line: str) -> None:
    """Print at once."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
