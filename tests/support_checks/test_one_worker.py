"""All that drives Chromium runs on one worker: two cores do not bear two browsers and two demos."""

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
