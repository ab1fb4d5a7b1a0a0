"""How a row of the queue is told: unread by whom, put off until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboard.times import say_deadline
from inquiries import reading_marks
from inquiries.models import Inquiry
from inquiries.snooze_times import offer_times

register = template.Library()
OFFERS = {
    "hour": _("In 1 hour"),
    "afternoon": _("This afternoon"),
    "tomorrow": _("Tomorrow"),
    "monday": _("Monday"),
}


@dataclass(frozen=True, slots=True)
class SnoozeOffer:
    """One line of the snooze menu; `value` is what its button sends."""

    value: str
    label: Promise
    when: str
    is_after_deadline: bool


@register.simple_tag
def unread(row: Inquiry) -> bool:
    """Whether the reader of this page has not seen the reporter's last word in `row`."""
    return reading_marks.is_unread(row)


@register.simple_tag(takes_context=True)
def snooze_offers(context: dict[str, Any], inquiry: Inquiry) -> list[SnoozeOffer]:
    """What the snooze menu offers, in the reader's zone."""
    now: datetime = context["now"]
    offers = offer_times(now, timezone.get_current_timezone(), context["request"].office.opens_at)
    return [
        SnoozeOffer(
            value=offer.slug if offer.slug == "hour" else offer.at.isoformat(),
            label=OFFERS[offer.slug],
            when=say_deadline(offer.at, now),
            is_after_deadline=inquiry.deadline is not None and offer.at > inquiry.deadline,
        )
        for offer in offers
    ]
