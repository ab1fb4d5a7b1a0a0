"""`python -m tests.fuzz --minutes 10`: odd mails by the thousand; each that is read wrongly is kept as a file.

Ends by itself, with status 1 where anything was found. The same seed makes the same mails, in the same order.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from mailbox.parsing import parse_email
from tests.fuzz.coverage import Reached
from tests.fuzz.judging import find_faults, find_waste, read
from tests.fuzz.letters import recombine
from tests.fuzz.mutations import compose, mutate

SAMPLES = Path(__file__).parent.parent / "samples"
MOST_KEPT = 50
# Mails that reached new lines, and are changed further.
MOST_LEARNT, LONGEST_LEARNT = 1_000, 60_000
# One mail in so many is watched for the lines it reaches, for the memory it takes: both are slow.
WATCHED, WEIGHED = 8, 50


class Fuzzer:
    """Makes odd mails, and learns from those that reach what none reached before."""

    def __init__(self, samples: Sequence[bytes], seed: int) -> None:
        self.samples = list(samples)
        self.texts = [text for each in samples if (text := parse_email(each).text).strip()]
        self.seed = seed
        self.learnt = 0
        self.reached = Reached()

    def make(self, number: int) -> tuple[bytes, list[str]]:
        """The mail of a number, and the words that must be read in it; the first are the samples as they are."""
        rng = random.Random(f"{self.seed}:{number}")
        if number < len(self.samples) - self.learnt:
            return self.samples[number], []
        match number % 6:
            case 0:
                return compose(rng)
            case 3:
                return recombine(self.texts, rng)
        return mutate(self.samples, rng), []

    def judge(self, number: int, raw: bytes, words: Sequence[str]) -> tuple[list[str], float]:
        """What is wrong with the reading of a mail, and how long it took."""
        faults, seconds = find_faults(raw, words)
        if number % WEIGHED == 0:
            faults += find_waste(raw)
        is_sample = number < len(self.samples) - self.learnt
        if len(raw) <= LONGEST_LEARNT and (is_sample or number % WATCHED == 1):
            _, new = self.reached.watch(lambda: read(raw))
            if new and not is_sample and self.learnt < MOST_LEARNT:
                self.samples.append(raw)
                self.learnt += 1
        return faults, seconds


def main() -> int:
    """Make and judge mails until the time is over."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--keep", type=Path, help="where mails that are read wrongly are put")
    asked = parser.parse_args()
    keep = asked.keep or Path(tempfile.mkdtemp(prefix="pressdesk-fuzz-"))
    keep.mkdir(parents=True, exist_ok=True)
    fuzzer = Fuzzer([path.read_bytes() for path in sorted(SAMPLES.rglob("*.eml"))], asked.seed)
    say(f"seed {asked.seed}, {len(fuzzer.samples)} samples, {asked.minutes:g} minutes; what is found is kept in {keep}")

    ends_at = time.monotonic() + asked.minutes * 60
    number = found = 0
    slowest = (0.0, 0)
    while time.monotonic() < ends_at and found < MOST_KEPT:
        raw, words = fuzzer.make(number)
        faults, seconds = fuzzer.judge(number, raw, words)
        slowest = max(slowest, (seconds, number))
        if faults:
            found += 1
            (keep / f"{asked.seed}-{number}.eml").write_bytes(raw)
            say(f"mail {number}: {'; '.join(faults)[:300]}")
        number += 1
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{number} mails read, {found} wrongly; mail {slowest[1]} took longest, {slowest[0]:.2f} s")
    say(f"{len(fuzzer.reached.lines)} lines reached, {fuzzer.learnt} mails learnt from; at most {most:.0f} MB held")
    return 1 if found else 0


def say(line: str) -> None:
    """Print at once."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
