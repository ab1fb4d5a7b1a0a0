"""`make pictures` starts outside any test, and says which pictures there are."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_an_unknown_picture_is_refused_with_a_list_of_those_there_are() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    asked = subprocess.run(
        [sys.executable, "-m", "tests.pictures", "queue", "sunrise"],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "There is no picture sunrise; there are queue, inquiry," in asked.stderr
    assert asked.returncode == 2
