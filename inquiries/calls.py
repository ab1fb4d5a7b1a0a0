"""What was said on the telephone."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.closing import reopen
from inquiries.deadlines import Deadline, DeadlineReading, find_deadline
from inquiries.journalists import hold_living
from inquiries.merging import lock_surviving_for
from inquiries.models import Event, Inquiry, Journalist, Message, Office, Outlet, Participant, User
from inquiries.snoozing import rouse
from inquiries.triage import due_moment, mark_open

# Words of a subject that nobody wrote: the first sentence, as far as it fits a line.
SUBJECT_LENGTH = 90
SNIPPET_LENGTH = 200
# A note says "she files at 4" where her mail would say "I file at 4"; deadlines are read in her own words.
HER_WORDS = (
    (re.compile(r"\b(?:she|he|they)(?:'s|’s|'re|’re| is| are)\b", re.IGNORECASE), "I am"),
    (
        re.compile(r"\b(?:she|he|they) (need|want|file|close|ask|go(?=es)|publish(?=es))(?:e?s)?\b", re.IGNORECASE),
        r"I \1",
    ),
    (re.compile(r"\b(?:her|his|their) (?=deadline\b)", re.IGNORECASE), "my "),
)
NOTHING_READ = DeadlineReading(deadline=None, offered=None, urgent=False)


class NotLogged(Exception):
    """The note of the call lacks something; the text says what."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody the desk does not know yet; a name is enough, mail is not needed."""

    name: str
    outlet: str = ""
    phone: str = ""


def read_call(text: str, *, caller: Journalist | Caller, office: Office, called_at: datetime) -> DeadlineReading:
    """The deadline in the words that were noted; times without a zone are the caller's own, else the office's."""
    name = caller.time_zone if isinstance(caller, Journalist) else ""
    zone = ZoneInfo(name) if name else office.zone
    sent_at = timezone.localtime(called_at, zone)
    for pattern, words in HER_WORDS:
        text = pattern.sub(words, text)
    return find_deadline("", text, sent_at=sent_at, zone=zone, day_first=office.writes_day_first)


def log_call(
    caller: Journalist | Caller,
    text: str,
    *,
    inquiry: Inquiry | None = None,
    deadline: datetime | None = None,
    reads_deadline: bool = True,
    confirms_deadline: bool = False,
    is_answered: bool = False,
    called_at: datetime | None = None,
    by: User,
    at: datetime,
) -> Message:
    """Keep what `caller` said on the telephone, in `inquiry` or in a new one, and do what a mail of hers would do.

    It opens again what was answered or closed, ends a snooze, and takes her deadline: `deadline` (aware) where one
    is given, else the one her words name (`confirms_deadline`: `by` has seen and confirmed that reading). What was
    `is_answered` on the telephone is answered at the moment of the call. `called_at` is `at` where it is not said.
    Raises NotLogged, in words, where nothing was noted, nobody called, or the call is still to come; PermissionDenied
    where `inquiry` was joined to one that `by` may not read.
    """
    require(by, Verb.WORK)
    words = text.replace("\x00", "").strip()
    called_at = called_at or at
    _check(caller, words, called_at=called_at, at=at)
    office = Office.load()
    reading = NOTHING_READ
    if reads_deadline and deadline is None:
        reading = read_call(words, caller=caller, office=office, called_at=called_at)
    with transaction.atomic():
        journalist = _get_journalist(caller, at=called_at)
        if inquiry:
            row = lock_surviving_for(by, inquiry)
        else:
            row = _open(journalist, words, reading, office, called_at=called_at)
        message = _add_message(row, journalist, words, by=by, called_at=called_at)
        row.events.create(kind=Event.Kind.CALL_LOGGED, by=by, at=at, message=message, details={"answered": is_answered})
        _take_news(row, reading, office, called_at=called_at, at=at)
        _take_deadline(row, reading, deadline, by=by if deadline or confirms_deadline else None, at=at)
        if called_at >= row.last_message_at:
            row.last_message_at, row.snippet = called_at, _one_line(words)[:SNIPPET_LENGTH]
        row.heard_at, row.asked_back_at = max(row.heard_at, called_at), None
        row.save()
        mark_open(row)
        if is_answered:
            _mark_answered(row, by=by, called_at=called_at)
    return message


def _check(caller: Journalist | Caller, words: str, *, called_at: datetime, at: datetime) -> None:
    if not words:
        raise NotLogged(_("Write down what was said."))
    if isinstance(caller, Caller) and not caller.name.strip():
        raise NotLogged(_("Say who called."))
    if called_at > at:
        raise NotLogged(_("This call is still to come. Look at its time."))


def _get_journalist(caller: Journalist | Caller, *, at: datetime) -> Journalist:
    if isinstance(caller, Journalist):
        return hold_living(caller.pk)
    outlet = None
    if name := " ".join(caller.outlet.split())[:200]:
        outlet = Outlet.objects.filter(name__iexact=name).order_by("id").first() or Outlet.objects.create(name=name)
    name = " ".join(caller.name.split())[:300]
    return Journalist.objects.create(name=name, phone=caller.phone.strip()[:60], outlet=outlet, first_seen_at=at)


def _open(
    journalist: Journalist, words: str, reading: DeadlineReading, office: Office, *, called_at: datetime
) -> Inquiry:
    due_at = due_moment(deadline=None, is_urgent=reading.urgent, received_at=called_at, target=office.answer_target)
    return Inquiry.objects.create(
        subject=_make_subject(words), journalist=journalist, received_at=called_at, is_urgent=reading.urgent,
        due_at=due_at, last_message_at=called_at, heard_at=called_at,
    )  # fmt: skip


def _add_message(row: Inquiry, journalist: Journalist, words: str, *, by: User, called_at: datetime) -> Message:
    if journalist.address:
        # What she writes about it belongs here.
        Participant.objects.get_or_create(inquiry=row, address=journalist.address)
    return row.messages.create(
        kind=Message.Kind.CALL, by=by, author_name=str(journalist)[:300], author_address=journalist.address,
        text=words, fresh=words, at=called_at,
    )  # fmt: skip


def _take_news(row: Inquiry, reading: DeadlineReading, office: Office, *, called_at: datetime, at: datetime) -> None:
    """What a new mail would do: open again what was over, with a clock of its own; else only press harder."""
    rouse(row, at=at, why="call")
    was_over = reopen(row, by=None, at=at, why="call")
    if was_over and row.deadline is not None and row.deadline <= called_at:
        row.deadline, row.deadline_phrase, row.deadline_set_by = None, "", None
    if not was_over and (row.is_urgent or not reading.urgent):
        return
    row.is_urgent = reading.urgent
    asked_anew = due_moment(
        deadline=row.deadline, is_urgent=row.is_urgent, received_at=called_at, target=office.answer_target
    )
    row.due_at = asked_anew if was_over else min(row.due_at, asked_anew)


def _take_deadline(
    row: Inquiry, reading: DeadlineReading, given: datetime | None, *, by: User | None, at: datetime
) -> None:
    """A person's word counts at once; what was only read is offered beside a person's earlier word."""
    found, before = reading.deadline, row.deadline
    if given is not None:
        _set_deadline(row, given, "", by=by)
    elif found is not None and (by is not None or row.deadline_set_by is None):
        _set_deadline(row, found.at, found.phrase, by=by)
    else:
        _offer_deadline(row, found or reading.offered, at=at)
        return
    if row.deadline == before:
        return
    kind = Event.Kind.DEADLINE_READ if by is None else Event.Kind.DEADLINE_SET
    details = {"phrase": row.deadline_phrase, "before": before.isoformat() if before else None}
    assert row.deadline is not None, "set above"  # noqa: S101
    row.events.create(kind=kind, by=by, at=at, details={"deadline": row.deadline.isoformat(), **details})


def _set_deadline(row: Inquiry, deadline: datetime, phrase: str, *, by: User | None) -> None:
    row.deadline, row.deadline_phrase, row.deadline_set_by, row.due_at = deadline, phrase[:300], by, deadline
    row.offered_deadline, row.offered_phrase = None, ""


def _offer_deadline(row: Inquiry, offered: Deadline | None, *, at: datetime) -> None:
    if offered is None or offered.at == row.deadline:
        return
    row.offered_deadline, row.offered_phrase = offered.at, offered.phrase[:300]
    details = {"deadline": offered.at.isoformat(), "phrase": row.offered_phrase}
    row.events.create(kind=Event.Kind.DEADLINE_OFFERED, at=at, details=details)


def _mark_answered(row: Inquiry, *, by: User, called_at: datetime) -> None:
    """The other way an inquiry is answered, besides an answer that SMTP accepted: by word of mouth."""
    row.note_answer(called_at)
    row.acknowledged_at = row.acknowledged_at or called_at
    row.state = Inquiry.State.ANSWERED
    # Who answers, owns.
    row.owner = row.owner or by
    row.save(update_fields=["answered_at", "deadline_when_answered", "acknowledged_at", "state", "owner"])


def _make_subject(words: str) -> str:
    line = _one_line(words)
    first = line.partition(". ")[0].partition("? ")[0]
    if len(first) > SUBJECT_LENGTH:
        first = first[:SUBJECT_LENGTH].rpartition(" ")[0] or first[:SUBJECT_LENGTH]
        return f"{first} …"
    return first.rstrip(".")


def _one_line(words: str) -> str:
    return " ".join(words.split())
