"""How spans and a reporter's own time are written on the pages of those who ask."""

from datetime import timedelta, tzinfo
from typing import Any

from django import template
from django.utils import timezone

from dashboard.report_page import say_took
from dashboard.times import say_clock, say_zone

register = template.Library()


@register.simple_tag
def took(span: timedelta | None) -> str:
    """How long something took; a dash where there was nothing to measure."""
    return say_took(span) if span is not None else "–"


@register.simple_tag(takes_context=True)
def clock_in(context: dict[str, Any], zone: tzinfo) -> str:
    """What time it is there, with its zone."""
    now = context["now"]
    return f"{say_clock(now, zone)} {say_zone(timezone.localtime(now, zone))}"
