"""The rows of the queue, and until when an inquiry may be put off."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from dashboard.offer_words import name_offer
from dashboard.queue_parts import draw_filter_menu, draw_rail
from dashboard.queue_rows import draw_row, read_row
from dashboard.times import say_deadline
from inquiries.models import Inquiry
from inquiries.snooze_times import offer_times

register = template.Library()
register.filter(name_offer)


@dataclass(frozen=True, slots=True)
class SnoozeOffer:
    """One line of the snooze menu; `value` is what its button sends."""

    value: str
    label: Promise
    when: str
    is_after_deadline: bool


@register.simple_tag(takes_context=True)
def queue_row(context: dict[str, Any], row: Inquiry) -> SafeString:
    """One row of the list."""
    beside = context.get("inquiry")
    facts = read_row(
        row,
        context["view"],
        context["now"],
        origin=context["origin"],
        may_work=context["may_work"],
        is_open_beside=beside is not None and beside.pk == row.pk,
    )
    return draw_row(facts)


@register.simple_tag(takes_context=True)
def rail_views(context: dict[str, Any]) -> SafeString:
    """The rail's views with their counts."""
    frame, view = context["frame"], context.get("view")
    return draw_rail(frame.rail, frame.saved_rail, current=getattr(view, "slug", ""))


@register.simple_tag(takes_context=True)
def filter_menu(context: dict[str, Any]) -> SafeString:
    """The menu that narrows the list."""
    choices, person = context["choices"], context["request"].user.pk
    offered = choices() if callable(choices) else choices
    return draw_filter_menu(context["view"], context["page"].filters, offered, person=person)


@register.simple_tag(takes_context=True)
def snooze_offers(context: dict[str, Any], inquiry: Inquiry) -> list[SnoozeOffer]:
    """What the snooze menu offers, in the reader's zone."""
    now: datetime = context["now"]
    offers = offer_times(now, timezone.get_current_timezone(), context["request"].office.opens_at)
    return [
        SnoozeOffer(
            value=offer.slug if offer.slug == "hour" else offer.at.isoformat(),
            label=name_offer(offer.slug),
            when=say_deadline(offer.at, now),
            is_after_deadline=inquiry.deadline is not None and offer.at > inquiry.deadline,
        )
        for offer in offers
    ]
