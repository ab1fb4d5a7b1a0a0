"""What a row of the queue says, so that rows that say the same need drawing once."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from dashboard import times
from dashboard.drawing import draw
from dashboard.queue_views import View
from inquiries import reading_marks
from inquiries.models import Ask, Inquiry


class Voice(NamedTuple):
    """A standing request on a row; `asked` is how long ago, as HTML, empty once she agreed."""

    name: str
    has_agreed: bool
    asked: SafeString


class RowFacts(NamedTuple):
    """All that a row says, and nothing that it does not; moments are HTML in the reader's zone, empty where not said.

    `asked_ago` stands on rows that wait and name no deadline, `asked_on` on those that no longer wait.
    """

    pk: int
    reference: str
    origin: str
    is_open_beside: bool
    may_work: bool
    colour: str
    left: str
    is_unread: bool
    is_new: bool
    is_confidential: bool
    is_urgent: bool
    may_belong: bool
    title: str
    snippet: str
    journalist: str
    outlet: str
    owner: str
    initials: str
    state: str
    until: SafeString
    deadline: SafeString
    hers: str
    asked_ago: SafeString
    asked_on: SafeString
    back: SafeString
    voices: tuple[Voice, ...]
    topics: tuple[str, ...]


NOTHING = mark_safe("")


def read_row(row: Inquiry, view: View, now: datetime, *, origin: str, may_work: bool, is_open_beside: bool) -> RowFacts:
    """What `row`, of queue_page.load_page, says at `now`, in the zone and language of the person who looks.

    `origin` is what its link says of the list, see origin.write_origin.
    """
    deadline, is_waiting = row.deadline, row.is_waiting
    return RowFacts(
        pk=row.pk,
        reference=row.reference,
        origin=origin,
        is_open_beside=is_open_beside,
        may_work=may_work,
        colour=row.need(now),
        left=times.say_left(row, now),
        is_unread=reading_marks.is_unread(row),
        is_new=row.state == Inquiry.State.NEW,
        is_confidential=row.is_confidential,
        is_urgent=row.is_urgent,
        may_belong=row.may_belong_to_id is not None,
        title=row.title,
        snippet=row.snippet,
        journalist=str(row.journalist),
        outlet=row.journalist.outlet_name,
        owner=str(row.owner) if row.owner else "",
        initials=row.owner.initials if row.owner else "",
        state=str(row.get_state_display()) if row.state == Inquiry.State.OPEN and view.base == "all" else "",
        until=_deadline(row.snoozed_until, now) if row.snoozed_until and is_waiting else NOTHING,
        deadline=_deadline(deadline, now) if deadline else NOTHING,
        hers=times.say_her_time(deadline, row.journalist, now) if deadline else "",
        asked_ago=_ago(row.received_at, now) if is_waiting and not deadline else NOTHING,
        asked_on=NOTHING
        if is_waiting or deadline
        else times.mark_time(row.received_at, times.say_day(row.received_at, now)),
        back=_back(row.asked_back_at, now) if row.asked_back_at and is_waiting else NOTHING,
        voices=tuple(_read_voice(ask, now) for ask in getattr(row, "voices", ())),
        topics=tuple(str(topic) for topic in getattr(row, "given_topics", ())),
    )


def draw_row(facts: RowFacts) -> SafeString:
    """The row as HTML in the active language."""
    return draw("dashboard/_row.html", row=facts)


def _read_voice(ask: Ask, now: datetime) -> Voice:
    has_agreed = ask.state == Ask.State.AGREED
    return Voice(str(ask.spokesperson), has_agreed, NOTHING if has_agreed else _ago(ask.at, now))


def _deadline(at: datetime, now: datetime) -> SafeString:
    return times.mark_time(at, times.say_deadline(at, now))


def _ago(at: datetime, now: datetime) -> SafeString:
    return times.mark_time(at, times.say_span(max(now - at, timedelta())))


def _back(at: datetime, now: datetime) -> SafeString:
    return times.mark_time(at, times.say_moment(at, now))
