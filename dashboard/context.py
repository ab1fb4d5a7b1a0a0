"""What every page's frame shows."""

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Counts and mail health for the rail; nothing for somebody not logged in."""
    return {}
