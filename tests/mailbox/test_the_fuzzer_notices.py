"""What `python -m tests.fuzz` is for: it ends by itself, and notices what is lost."""

import random
import subprocess
import sys
from pathlib import Path

from tests.fuzz.judging import find_faults
from tests.fuzz.mutations import compose

ROOT = Path(__file__).parent.parent.parent


def test_a_lost_word_is_noticed() -> None:
    raw, words = compose(random.Random(1))
    assert find_faults(raw, [*words, "unheard"])[0] == ["lost 1 words of the text"]


def test_one_seed_makes_one_mail() -> None:
    assert compose(random.Random("7:4")) == compose(random.Random("7:4"))


def test_it_ends_by_itself_and_says_its_seed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.fuzz", "--minutes", "0.001", "--seed", "8", "--keep", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("seed 8, ")
    assert " mails read, 0 wrongly" in done.stdout
