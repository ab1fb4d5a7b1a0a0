"""Which tests run on one worker, one after the other: those that share something dear, such as Chromium and a demo."""

from typing import Any

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

    def remove_node(self, node: Any) -> str | None:
        """What a worker ran when it died has failed; the base class would have it run, and kill, forever."""
        units = self.assigned_work[node].values()
        running = next((name for unit in units for name, is_done in unit.items() if not is_done), None)
        for unit in units:
            if running in unit:
                unit[running] = True
        super().remove_node(node)
        return running
