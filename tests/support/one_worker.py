"""Which tests run on one worker, one after the other: those that share something dear, such as Chromium and a demo."""

from xdist.scheduler import LoadScopeScheduling

TOGETHER = {
    "tests/browser/": "browser",
    "tests/journeys/test_a_day_at_the_desk.py": "browser",
    "tests/journeys/test_demo_in_a_browser.py": "browser",
    "tests/config/test_demo_story.py": "story",
}


def find_group(nodeid: str) -> str:
    """What a test runs together with; most run alone."""
    return next((group for path, group in TOGETHER.items() if nodeid.startswith(path)), nodeid)


class OneWorkerForEachGroup(LoadScopeScheduling):
    """xdist's own groups go by marks, which get lost with some versions of pytest; these go by the test's place."""

    def _split_scope(self, nodeid: str) -> str:
        return find_group(nodeid)
