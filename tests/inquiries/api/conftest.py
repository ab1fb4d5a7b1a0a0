"""Each test of the API begins with nothing counted against its tokens."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_throttle_remembered() -> None:
    """The counts of the throttle live in the process, as long as it lives."""
    cache.clear()
