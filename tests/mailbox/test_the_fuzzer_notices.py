"""What `python -m tests.fuzz` is for: it ends by itself, and notices what is lost."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.__main__ import Fuzzer
from tests.fuzz.coverage import Reached
from tests.fuzz.judging import find_faults, read
from tests.fuzz.letters import recombine
from tests.fuzz.mutations import compose
from tests.fuzz.structures import STRUCTURED, Change
from tests.support.any_input import SAMPLES

ROOT = Path(__file__).parent.parent.parent
LETTERS = ["Who pays for the library?\nI need it by 5 pm.", "The council pays.\n\nBest,\nDana"]


def test_a_lost_word_is_noticed() -> None:
    raw, words = compose(random.Random(1))
    assert find_faults(raw, [*words, "unheard"])[0] == ["lost 1 words of the text"]


@pytest.mark.parametrize("seed", range(30))
def test_letters_of_letters_words_are_read_whole(seed: int) -> None:
    raw, words = recombine(LETTERS, random.Random(seed))
    assert find_faults(raw, words)[0] == []
    assert find_faults(raw, [*words, "unheard"])[0] == ["lost 1 words of the text"]


@pytest.mark.parametrize("change", STRUCTURED)
def test_every_change_changes_some_mail(change: Change) -> None:
    rng = random.Random(1)
    assert any(change(raw, SAMPLES, rng) != raw for raw in SAMPLES)


def test_one_seed_makes_one_mail() -> None:
    assert compose(random.Random("7:4")) == compose(random.Random("7:4"))
    one, other = Fuzzer(SAMPLES[:3], 7), Fuzzer(SAMPLES[:3], 7)
    for number in range(20):
        raw, words = one.make(number)
        assert other.make(number) == (raw, words)
        assert one.judge(number, raw, words)[0] == other.judge(number, raw, words)[0]
    assert one.learnt == other.learnt


def test_a_mail_that_reaches_new_lines_is_noticed() -> None:
    reached = Reached()
    assert reached.watch(lambda: read(b"\r\nWho pays?"))[1] > 100
    assert reached.watch(lambda: read(b"\r\nWho pays?"))[1] == 0
    assert reached.watch(lambda: read(b"Content-Type: text/html\r\n\r\n<p>Who pays?"))[1] > 0


def test_it_ends_by_itself_and_says_its_seed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.fuzz", "--minutes", "0.001", "--seed", "8", "--keep", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("seed 8, ")
    assert " mails read, 0 wrongly" in done.stdout
