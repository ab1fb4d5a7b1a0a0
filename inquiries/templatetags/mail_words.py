"""Words for the mails that tell staff of something."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import formats, timezone

from inquiries.models import Office, User
from inquiries.zone_words import ZONE_WORDS

register = template.Library()


@register.filter
def moment_for(moment: datetime, person: User) -> str:
    """Write the moment in the person's zone, else the office's, with the zone: Mon, Nov 23, 5:00 PM ET."""
    local = timezone.localtime(moment, ZoneInfo(person.time_zone or Office.load().time_zone))
    letters = local.tzname() or ""
    return f"{formats.date_format(local, 'D, M j, g:i A')} {ZONE_WORDS.get(letters, letters)}"
