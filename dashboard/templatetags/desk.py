"""How the desk writes icons, times and links in templates."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

from dashboard import times
from dashboard.origin import list_url, read_narrowing, write_origin
from inquiries.models import Inquiry, Journalist

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, size: int = 16) -> str:
    """A lucide icon as inline SVG, for the eye only: the words stand beside it or in an aria-label."""
    return lucide(name, size=size, **{"class": "icon", "aria-hidden": "true"})


@register.simple_tag(takes_context=True)
def moment(context: dict[str, Any], at: datetime) -> SafeString:
    """A moment that was, short, with the whole of it on hover."""
    return times.mark_time(at, times.say_moment(at, context["now"]))


@register.simple_tag(takes_context=True)
def day(context: dict[str, Any], at: datetime) -> SafeString:
    """The day of a moment that was."""
    return times.mark_time(at, times.say_day(at, context["now"]))


@register.simple_tag(takes_context=True)
def deadline(context: dict[str, Any], at: datetime) -> SafeString:
    """A moment to come, with its zone."""
    return times.mark_time(at, times.say_deadline(at, context["now"]))


@register.simple_tag(takes_context=True)
def full_deadline(context: dict[str, Any], at: datetime) -> SafeString:
    """A moment to come, with its day and zone."""
    return times.mark_time(at, times.say_deadline_fully(at, context["now"]))


@register.simple_tag(takes_context=True)
def ago(context: dict[str, Any], at: datetime) -> SafeString:
    """How long ago, without the word."""
    return times.mark_time(at, times.say_span(max(context["now"] - at, timedelta())))


@register.simple_tag(takes_context=True)
def span_left(context: dict[str, Any], at: datetime) -> str:
    """How long until `at`; how long past it where it is."""
    return times.say_span(abs(at - context["now"]))


@register.simple_tag(takes_context=True)
def left(context: dict[str, Any], inquiry: Inquiry) -> str:
    """The corner of a row."""
    return times.say_left(inquiry, context["now"])


@register.simple_tag(takes_context=True)
def need(context: dict[str, Any], inquiry: Inquiry) -> str:
    """The word that colours it."""
    return inquiry.need(context["now"])


@register.simple_tag(takes_context=True)
def act(context: dict[str, Any], name: str, *args: object) -> str:
    """The address of a verb on the page's inquiry; it carries the queue the page was opened from."""
    url = reverse(name, args=[context["inquiry"].reference, *args])
    return f"{url}?{origin(context)}" if context.get("view") else url


@register.simple_tag(takes_context=True)
def origin(context: dict[str, Any], **more: str) -> str:
    """The queue the page was opened from, its filters too, as an address on an inquiry says it."""
    return write_origin(context["request"], context["view"], **more)


@register.simple_tag(takes_context=True)
def origin_fields(context: dict[str, Any]) -> SafeString:
    """The same for a form that asks, whose own fields are all that its address will say."""
    view = context["view"]
    said = {"view": view.slug, **read_narrowing(context["request"], view)}
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', said.items())


@register.simple_tag(takes_context=True, name="list_url")
def say_list_url(context: dict[str, Any]) -> str:
    """The page of that queue."""
    return list_url(context["request"], context["view"])


@register.simple_tag(takes_context=True)
def her_time(context: dict[str, Any], at: datetime, journalist: Journalist) -> str:
    """The same moment in the reporter's zone; nothing where that reads the same or her zone is not known."""
    return times.say_her_time(at, journalist, context["now"])


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any]) -> str:
    """The zone the page's times are in."""
    return times.say_zone(timezone.localtime(context["now"]))


@register.filter
def as_field_time(at: datetime | None) -> str:
    """An aware moment as a datetime-local field wants it, in the reader's zone."""
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M") if at else ""


@register.filter
def as_line(addresses: list[str]) -> str:
    """Addresses as one line of a To or Cc field."""
    return ", ".join(addresses)
