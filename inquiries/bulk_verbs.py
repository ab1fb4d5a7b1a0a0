"""What each verb does to one inquiry of many. How it is taken back stands in restoring."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from inquiries import assignment, closing, snoozing, topics
from inquiries.access import Verb, may
from inquiries.models import BulkAct, Inquiry, Topic, User
from inquiries.restoring import (
    WAYS,
    Act,
    LeftAsItWas,
    Restoration,
    Stored,
    find_newest,
    find_person,
    hold_unjoined,
    put_back,
    remember,
)


@dataclass(frozen=True, slots=True)
class BulkVerb:
    """A verb of the desk, made for many, and the way back."""

    do: Callable[[Inquiry, Stored, User, datetime], None]
    way: Restoration


def do_one(act: BulkAct, inquiry: Inquiry, *, by: User, at: datetime) -> dict[str, Any]:
    """Do the act's verb to `inquiry` in the caller's transaction; what undo_one needs to know afterwards.

    Raises LeftAsItWas where it cannot be done or is so already, and whatever the verb itself refuses with.
    """
    verb = VERBS[act.verb]
    row = hold_unjoined(inquiry, by, verb.way)
    before, last = remember(row, verb.way), find_newest(row, verb.way)
    verb.do(row, act.arguments, by, at)
    event = find_newest(row, verb.way)
    if event == last:
        raise LeftAsItWas(_("It was so already."))
    return before | {"event": event}


def undo_one(act: BulkAct, inquiry: Inquiry, before: Stored, *, by: User, at: datetime) -> None:
    """Put `inquiry` back as do_one found it. Raises LeftAsItWas where somebody changed it since."""
    put_back(VERBS[act.verb].way, inquiry, before, act.arguments, by=by, at=at)


def _assign(row: Inquiry, arguments: Stored, by: User, at: datetime) -> None:
    # The new owner gets one mail for all of them, when the act is done.
    assignment.assign_owner(row, find_person(arguments["owner"]), by=by, at=at, tells=False)


def _change_topics(row: Inquiry, arguments: Stored, by: User, at: datetime) -> None:
    chosen, had = set(Topic.objects.filter(pk__in=arguments["topics"])), set(row.topics.all())
    topics.set_topics(row, had - chosen if arguments["how"] == "remove" else had | chosen, by=by, at=at)


def _snooze(row: Inquiry, arguments: Stored, by: User, at: datetime) -> None:
    snoozing.snooze(row, _read_moment(arguments["until"]), by=by, at=at)


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


VERBS: Mapping[str, BulkVerb] = {
    BulkAct.Verb.ASSIGN: BulkVerb(_assign, WAYS[Act.OWNER]),
    BulkAct.Verb.TOPICS: BulkVerb(_change_topics, WAYS[Act.TOPICS]),
    BulkAct.Verb.SNOOZE: BulkVerb(_snooze, WAYS[Act.SNOOZE]),
    BulkAct.Verb.CLOSE: BulkVerb(_close, WAYS[Act.CLOSING]),
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
    chosen = list(found)
    if retired := [topic for topic in chosen if topic.retired_at is not None and how == "add"]:
        raise ValidationError(_("“%(topic)s” is no longer used.") % {"topic": retired[0]})
    if not chosen:
        raise ValidationError(_("Choose at least one topic."))
    return {"topics": [topic.pk for topic in chosen], "how": how, "names": [str(topic) for topic in chosen]}
