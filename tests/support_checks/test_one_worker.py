"""All that drives Chromium runs on one worker: two cores do not bear two browsers and two demos."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.one_worker import TOGETHER, find_group

TESTS = Path(__file__).parents[1]


def test_whatever_drives_a_browser_is_in_one_group() -> None:
    files = {path for path in TESTS.rglob("test_*.py") if "mark.browser" in path.read_text(encoding="utf-8")}
    files = (files | set((TESTS / "browser").glob("test_*.py"))) - {Path(__file__)}
    groups = {path.name: find_group(f"{path.relative_to(TESTS.parent).as_posix()}::test_it") for path in files}
    assert len(groups) > 20
    assert set(groups.values()) == {"browser"}, groups


def test_what_is_grouped_exists() -> None:
    assert [path for path in TOGETHER if not (TESTS.parent / path).exists()] == []


CONFTEST = """
from tests.support.one_worker import OneWorkerForEachGroup

def pytest_xdist_make_scheduler(config, log):
    return OneWorkerForEachGroup(config, log)
"""
HANGS = """
import pytest, time

@pytest.mark.parametrize("number", range(4))
def test_one_of_four(number):
    time.sleep(60 if number == 1 else 0)
"""


def test_what_hangs_fails_once_and_the_others_run(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "tests/browser").mkdir(parents=True)
    (tmp_path / "tests/browser/test_group.py").write_text(HANGS)
    settings = ["faulthandler_timeout=2", "faulthandler_exit_on_timeout=true"]
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-n",
            "1",
            "-p",
            "no:django",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            str(tmp_path),
        ]
        + [word for each in settings for word in ("-o", each)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(TESTS.parent)},
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert "1 failed, 3 passed" in done.stdout, done.stdout + done.stderr
    assert "crashed while running 'tests/browser/test_group.py::test_one_of_four[1]'" in done.stdout
