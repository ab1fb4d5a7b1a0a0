"""Words for the mails that tell staff of something."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from inquiries.date_words import date_format
from inquiries.models import Event, Office, User
from inquiries.scheduling import say_why_held
from inquiries.zone_words import ZONE_WORDS

register = template.Library()


@register.filter
def moment_for(moment: datetime, person: User) -> str:
    """Write the moment in the person's zone, else the office's, with the zone: Mon, Nov 23, 5:00 PM ET."""
    local = timezone.localtime(moment, ZoneInfo(person.time_zone or Office.load().time_zone))
    letters = local.tzname() or ""
    return f"{date_format(local, 'D, M j, g:i A')} {ZONE_WORDS.get(letters, letters)}"


@register.filter
def planned_for(event: Event, person: User) -> str:
    """Write when the answer that the event tells of was to leave, as moment_for does."""
    moment = parse_datetime(event.details.get("send_at", ""))
    return moment_for(moment, person) if moment else ""


@register.filter
def why_held(event: Event) -> str:
    """Why the desk held that answer back."""
    return say_why_held(event.details.get("why", ""))
