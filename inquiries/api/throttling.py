"""How much one caller may ask in a minute."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle

from inquiries.api.authentication import name_caller

if TYPE_CHECKING:
    from rest_framework.views import APIView


class CallerThrottle(SimpleRateThrottle):
    """Counts by token, or by person where a session calls.

    The counts stand in Django's default cache: memory of the one web process, unless the settings name another.
    """

    scope: str
    is_for_reads: bool

    def get_rate(self) -> str | None:
        """The rate of this scope as the settings say now; None is no limit."""
        rates: Mapping[str, str | None] = api_settings.DEFAULT_THROTTLE_RATES  # type: ignore[assignment]
        return rates[self.scope]

    def get_cache_key(self, request: Request, _view: "APIView") -> str | None:
        """One count for each caller; None, which counts nothing, for the other kind of call."""
        if (request.method in SAFE_METHODS) is not self.is_for_reads:
            return None
        return self.cache_format % {"scope": self.scope, "ident": name_caller(request)}


class ReadThrottle(CallerThrottle):
    """GET, HEAD and OPTIONS."""

    scope = "read"
    is_for_reads = True


class WriteThrottle(CallerThrottle):
    """All that changes something."""

    scope = "write"
    is_for_reads = False
