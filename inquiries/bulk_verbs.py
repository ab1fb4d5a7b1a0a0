"""What each verb does to one inquiry of many, and how it is taken back where nobody changed it since."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from inquiries import assignment, closing, snoozing, topics
from inquiries.access import Verb, may, may_read
from inquiries.models import BulkAct, Event, Inquiry, Topic, User
from inquiries.triage import lock, mark_new

Kind = Event.Kind
Stored = Mapping[str, Any]


class LeftAsItWas(Exception):
    """Why nothing was done to this one, in words."""


@dataclass(frozen=True, slots=True)
class BulkVerb:
    """A verb of the desk, made for many.

    `remember` says what is kept of the inquiry before it, `is_as_left` whether the inquiry still stands as the verb
    left it, `kinds` which Events it writes: a later one of them means that somebody decided otherwise.
    """

    kinds: frozenset[str]
    do: Callable[[Inquiry, Stored, User, datetime], None]
    remember: Callable[[Inquiry], dict[str, Any]]
    is_as_left: Callable[[Inquiry, Stored], bool]
    undo: Callable[[Inquiry, Stored, User, datetime], None]


def do_one(act: BulkAct, inquiry: Inquiry, *, by: User, at: datetime) -> dict[str, Any]:
    """Do the act's verb to `inquiry` in the caller's transaction; what undo_one needs to know afterwards.

    Raises LeftAsItWas where it cannot be done or is so already, and whatever the verb itself refuses with.
    """
    row, verb = _lock_for(inquiry, by), VERBS[act.verb]
    before = verb.remember(row) | {"state": row.state}
    last = _newest(row, verb)
    verb.do(row, act.arguments, by, at)
    event = _newest(row, verb)
    if event == last:
        raise LeftAsItWas(_("It was so already."))
    return before | {"event": event}


def undo_one(act: BulkAct, inquiry: Inquiry, before: Stored, *, by: User, at: datetime) -> None:
    """Put `inquiry` back as do_one found it. Raises LeftAsItWas where somebody changed it since."""
    row, verb = _lock_for(inquiry, by), VERBS[act.verb]
    if _newest(row, verb) != before["event"] or not verb.is_as_left(row, act.arguments):
        raise LeftAsItWas(_("It was changed since."))
    is_untouched = not row.events.filter(id__gt=before["event"], by__isnull=False).exists()
    verb.undo(row, before, by, at)
    if is_untouched and before["state"] == Inquiry.State.NEW:
        # Nobody but the act that never was: it is as new as it was.
        mark_new(row)


def _lock_for(inquiry: Inquiry, by: User) -> Inquiry:
    row = lock(inquiry)
    if row.is_confidential and not may_read(by, row):
        raise LeftAsItWas(_("It has become confidential."))
    if row.joined_to is not None:
        raise LeftAsItWas(
            _("It was joined to %(reference)s and goes on there.") % {"reference": row.joined_to.reference}
        )
    return row


def _newest(row: Inquiry, verb: BulkVerb) -> int:
    found = row.events.filter(kind__in=verb.kinds).order_by("-id").values_list("id", flat=True).first()
    return found or 0


def _find_person(number: int | None) -> User | None:
    return None if number is None else User.objects.get_queryset().get(pk=number)


def _assign(row: Inquiry, arguments: Stored, by: User, at: datetime) -> None:
    # The new owner gets one mail for all of them, when the act is done.
    assignment.assign_owner(row, _find_person(arguments["owner"]), by=by, at=at, tells=False)


def _unassign(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    assignment.assign_owner(row, _find_person(before["owner"]), by=by, at=at, tells=False)


def _change_topics(row: Inquiry, arguments: Stored, by: User, at: datetime) -> None:
    chosen, had = set(Topic.objects.filter(pk__in=arguments["topics"])), set(row.topics.all())
    topics.set_topics(row, had - chosen if arguments["how"] == "remove" else had | chosen, by=by, at=at)


def _restore_topics(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    topics.set_topics(row, Topic.objects.filter(pk__in=before["topics"]), by=by, at=at)


def _snooze(row: Inquiry, arguments: Stored, by: User, at: datetime) -> None:
    snoozing.snooze(row, _read_moment(arguments["until"]), by=by, at=at)


def _unsnooze(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    until = parse_datetime(before["until"]) if before["until"] else None
    if until is not None and until > at:
        snoozing.snooze(row, until, by=by, at=at)
    else:
        snoozing.wake(row, by=by, at=at)


def _read_moment(written: str) -> datetime:
    try:
        moment = parse_datetime(written)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValidationError(_("Say until when."))
    return moment


def _close(row: Inquiry, arguments: Stored, by: User, at: datetime) -> None:
    closing.close(row, Inquiry.Outcome(arguments["outcome"]), by=by, at=at)


def _unclose(row: Inquiry, before: Stored, by: User, at: datetime) -> None:
    """As it was before: `answered` stays answered, and what was closed otherwise is closed so again."""
    was = Inquiry.State(before["state"])
    if was == Inquiry.State.CLOSED:
        closing.close(row, Inquiry.Outcome(before["outcome"]), by=by, at=at)
        return
    closing.take_back_closing(row, was=was, by=by, at=at)
    until = parse_datetime(before["snoozed_until"]) if before["snoozed_until"] else None
    # What was answered in its sleep waits for nothing any more.
    if was != Inquiry.State.ANSWERED and until is not None and until > at:
        snoozing.snooze(row, until, by=by, at=at)


VERBS: Mapping[str, BulkVerb] = {
    BulkAct.Verb.ASSIGN: BulkVerb(
        kinds=frozenset({Kind.OWNER_CHANGED}),
        do=_assign,
        remember=lambda row: {"owner": row.owner_id},
        is_as_left=lambda row, arguments: row.owner_id == arguments["owner"],
        undo=_unassign,
    ),
    BulkAct.Verb.TOPICS: BulkVerb(
        kinds=frozenset({Kind.TOPICS_CHANGED}),
        do=_change_topics,
        remember=lambda row: {"topics": [topic.pk for topic in row.topics.all()]},
        is_as_left=lambda row, arguments: True,
        undo=_restore_topics,
    ),
    BulkAct.Verb.SNOOZE: BulkVerb(
        kinds=frozenset({Kind.SNOOZED, Kind.WOKEN}),
        do=_snooze,
        remember=lambda row: {"until": row.snoozed_until.isoformat() if row.snoozed_until else ""},
        is_as_left=lambda row, arguments: row.snoozed_until == parse_datetime(arguments["until"]),
        undo=_unsnooze,
    ),
    BulkAct.Verb.CLOSE: BulkVerb(
        kinds=frozenset({Kind.CLOSED, Kind.REOPENED}),
        do=_close,
        remember=lambda row: {
            "outcome": row.outcome,
            "snoozed_until": row.snoozed_until.isoformat() if row.snoozed_until else "",
        },
        is_as_left=lambda row, arguments: row.is_closed and row.outcome == arguments["outcome"],
        undo=_unclose,
    ),
}


def read_arguments(verb: BulkAct.Verb, arguments: Stored, *, at: datetime) -> dict[str, Any]:
    """What the verb needs, checked once for all, with the names as they are now for telling it later.

    {"owner": 3 or None}, {"topics": [1, 2], "how": "add" or "remove"}, {"until": "…"}, {"outcome": "spam"}.
    Raises ValidationError in words.
    """
    match verb:
        case BulkAct.Verb.ASSIGN:
            return _read_owner(arguments["owner"])
        case BulkAct.Verb.TOPICS:
            return _read_topics(arguments)
        case BulkAct.Verb.CLOSE:
            if arguments["outcome"] not in Inquiry.Outcome.values:
                raise ValidationError(_("Say how they ended."))
            return {"outcome": arguments["outcome"]}
        case BulkAct.Verb.SNOOZE:
            return _read_until(_read_moment(arguments["until"]), at=at)


def _read_until(until: datetime, *, at: datetime) -> dict[str, Any]:
    if until <= at:
        raise ValidationError(_("That moment has passed. Choose one that is still to come."))
    if until - at > snoozing.LONGEST:
        raise ValidationError(_("That is more than a year away. Look at the year."))
    return {"until": until.isoformat()}


def _read_owner(number: int | None) -> dict[str, Any]:
    if number is None:
        return {"owner": None, "name": ""}
    owner = User.objects.get_queryset().filter(pk=number).first()
    if owner is None:
        raise ValidationError(_("There is no such person at this desk."))
    if not owner.is_active:
        raise ValidationError(_("%(name)s no longer works at this desk.") % {"name": owner})
    if not may(owner, Verb.WORK):
        raise ValidationError(_("%(name)s only reads here, and can be given nothing to answer.") % {"name": owner})
    return {"owner": owner.pk, "name": str(owner)}


def _read_topics(arguments: Stored) -> dict[str, Any]:
    how = "remove" if arguments.get("how") == "remove" else "add"
    found = Topic.objects.filter(pk__in=arguments["topics"])
    chosen = list(found if how == "remove" else found.offered())
    if not chosen:
        raise ValidationError(_("Choose at least one topic."))
    return {"topics": [topic.pk for topic in chosen], "how": how, "names": [str(topic) for topic in chosen]}
