"""An inquiry's two clocks as small rings: how much of its time has gone, and that it was kept."""

from datetime import datetime, timedelta
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dashboard import times
from inquiries.models import Inquiry

register = template.Library()

# For the eye only: the words stand beside it. The circle counts as 100 long, so that a share is its own dash.
RING = (
    '<svg class="ring{}" viewBox="0 0 20 20" width="{}" height="{}" aria-hidden="true" focusable="false">'
    '<circle cx="10" cy="10" r="8"/><circle class="gone" cx="10" cy="10" r="8" pathLength="100" '
    'stroke-dasharray="{} 100" transform="rotate(-90 10 10)"/>{}</svg>'
)
TICK = SafeString('<path d="M6.4 10.3 9 12.8l4.6-5.4"/>')


@register.simple_tag(takes_context=True)
def answer_ring(context: dict[str, Any], inquiry: Inquiry, size: int = 18) -> SafeString:
    """How much of the time for an answer has gone, from the question (a later one after an answer) until it is due."""
    since = inquiry.heard_at if inquiry.answered_at else inquiry.received_at
    return format_html(RING, "", size, size, measure_share(since, inquiry.due_at, context["now"]), "")


@register.simple_tag
def ring_open(size: int = 16) -> SafeString:
    """A clock that runs and has no end of its own."""
    return format_html(RING, "", size, size, 0, "")


@register.simple_tag
def ring_kept(size: int = 16) -> SafeString:
    """A clock that was stopped in time, or at all: a whole ring with its tick."""
    return format_html(RING, " kept", size, size, 100, TICK)


@register.simple_tag
def took(since: datetime, at: datetime) -> SafeString:
    """How long it took until `at`, with the moment itself on hover."""
    return times.mark_time(at, times.say_span(max(at - since, timedelta())))


def measure_share(since: datetime, until: datetime, now: datetime) -> int:
    """How many hundredths of the time from `since` to `until` have gone at `now`: 0 to 100."""
    whole = until - since
    return 100 if whole <= timedelta() else min(100, max(0, int((now - since) / whole * 100)))
