"""Moments and spans in the words of a desk. Pure: the clock and the zone come in."""

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from inquiries.date_words import date_format as format_freshly
from inquiries.models import Inquiry, Journalist
from inquiries.zone_words import ZONE_WORDS

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
# The same few hundred moments stand on every page, and are asked for every few seconds.
KEPT = 4096


def date_format(local: datetime, pattern: str) -> str:
    """Django's own, in the active language, worked out once; `local` is in the reader's zone, `pattern` names none."""
    return _format(local.replace(tzinfo=None), pattern, get_language())


@lru_cache(maxsize=KEPT)
def _format(local: datetime, pattern: str, _language: str | None) -> str:
    return format_freshly(local, pattern)


def read_zone(name: str) -> ZoneInfo | None:
    """The zone of that name; None where there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def say_zone(moment: datetime) -> str:
    """The zone of an aware `moment` as newsrooms write it: ET, CT, MT, PT; else its own abbreviation."""
    name = moment.strftime("%Z")
    if name[:1] in "+-":
        return f"UTC{name}"
    return ZONE_WORDS.get(name, name)


def say_clock(moment: datetime, zone: tzinfo | None = None) -> str:
    """The time of day, as in 3:18 PM, in `zone` (the reader's by default)."""
    return date_format(timezone.localtime(moment, zone), "g:i A")


def say_fully(moment: datetime, zone: tzinfo | None = None) -> str:
    """Day, time and zone in full, for a title that a reader hovers over."""
    local = timezone.localtime(moment, zone)
    return f"{date_format(local, 'l, F j, Y, g:i A')} {say_zone(local)}"


def mark_time(moment: datetime, words: str) -> SafeString:
    """`words` for a moment, with the whole of it on hover."""
    return _mark(moment.isoformat(), words, timezone.get_current_timezone(), get_language())


@lru_cache(maxsize=KEPT)
def _mark(written: str, words: str, zone: tzinfo, _language: str | None) -> SafeString:
    fully = say_fully(datetime.fromisoformat(written), zone)
    return format_html('<time datetime="{}" title="{}">{}</time>', written, fully, words)


def say_moment(moment: datetime, now: datetime) -> str:
    """A moment that was: the time if it was today, with the day if it was not, with the year if that was another."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    if local.date() == today.date():
        return say_clock(moment)
    if local.date() == (today - DAY).date():
        return _("yesterday, %(time)s") % {"time": say_clock(moment)}
    return date_format(local, "M j, g:i A" if local.year == today.year else "M j, Y")


def say_day(moment: datetime, now: datetime) -> str:
    """A day without its time: today, yesterday, Nov 3, Nov 3, 2025."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    if local.date() == today.date():
        return _("today")
    if local.date() == (today - DAY).date():
        return _("yesterday")
    return date_format(local, "M j" if local.year == today.year else "M j, Y")


def say_deadline(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """A moment to come, always with its zone: 5:00 PM ET, tomorrow 5:00 PM ET, Tue 5:00 PM ET, Dec 3, 5:00 PM ET."""
    zone = zone or timezone.get_current_timezone()
    return _say_deadline(moment, now.astimezone(zone).date(), zone, get_language())


@lru_cache(maxsize=KEPT)
def _say_deadline(moment: datetime, today: date, zone: tzinfo, _language: str | None) -> str:
    local = timezone.localtime(moment, zone)
    clock = f"{date_format(local, 'g:i A')} {say_zone(local)}"
    days = (local.date() - today).days
    if days == 0:
        return clock
    if days == 1:
        return _("tomorrow %(clock)s") % {"clock": clock}
    if days == -1:
        return _("yesterday %(clock)s") % {"clock": clock}
    if 1 < days < 7:
        return f"{date_format(local, 'D')} {clock}"
    return f"{date_format(local, 'M j' if local.year == today.year else 'M j, Y')}, {clock}"


def say_her_time(moment: datetime, journalist: Journalist, now: datetime) -> str:
    """A moment to come in the reporter's zone; nothing where that reads the same or her zone is not known."""
    zone = read_zone(journalist.time_zone)
    if zone is None:
        return ""
    hers, ours = say_deadline(moment, now, zone), say_deadline(moment, now)
    return "" if hers == ours else hers


def say_deadline_fully(moment: datetime, now: datetime) -> str:
    """The same with the day always said: Today, 5:00 PM ET; Tuesday, Nov 24, 5:00 PM ET; Jan 4, 2027, 5:00 PM ET."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    clock = f"{date_format(local, 'g:i A')} {say_zone(local)}"
    days = (local.date() - today.date()).days
    near = {0: _("Today"), 1: _("Tomorrow"), -1: _("Yesterday")}
    far = date_format(local, "l, M j" if local.year == today.year else "M j, Y")
    return f"{near.get(days) or far}, {clock}"


def say_span(span: timedelta) -> str:
    """How long: 40 s, 22 min, 1 h 40 m, 3 days. Rounded down, so that nobody has less than it says."""
    if span < MINUTE:
        return _("%(count)s s") % {"count": int(span.total_seconds())}
    if span < HOUR:
        return _("%(count)s min") % {"count": span // MINUTE}
    if span < 10 * HOUR:
        return _("%(hours)s h %(minutes)02d m") % {"hours": span // HOUR, "minutes": span % HOUR // MINUTE}
    if span < DAY:
        return _("%(count)s h") % {"count": span // HOUR}
    return ngettext("%(count)s day", "%(count)s days", span // DAY) % {"count": span // DAY}


def say_left(inquiry: Inquiry, now: datetime) -> str:
    """The corner of a row: time left, how late, or how it ended. Far and unpromised says no deadline."""
    if inquiry.is_closed:
        return inquiry.get_outcome_display().lower()
    if not inquiry.is_waiting:
        return _("answered %(when)s") % {"when": say_moment(inquiry.answered_at or inquiry.last_message_at, now)}
    left = inquiry.due_at - now
    if left <= -MINUTE:
        return _("%(span)s late") % {"span": say_span(-left)}
    if left < MINUTE:
        return _("now")
    if inquiry.deadline is None and not inquiry.is_urgent and inquiry.need(now) == "later":
        return _("no deadline")
    return _say_days_ahead(inquiry.due_at, now) or say_span(left)


def _say_days_ahead(moment: datetime, now: datetime) -> str:
    """tomorrow, Tue or Dec 3 for what is more than half a day and a night away; else nothing."""
    local, today = timezone.localtime(moment), timezone.localtime(now)
    days = (local.date() - today.date()).days
    if days < 1 or moment - now < 12 * HOUR:
        return ""
    if days == 1:
        return _("tomorrow")
    return date_format(local, "l" if days < 7 else "M j")
