"""One line of the timeline in words."""

from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboard.times import say_deadline
from inquiries.models import Event, Inquiry

Kind = Event.Kind
REASONS = {
    "mail": gettext_lazy("by new mail"),
    "bounce": gettext_lazy("because an answer came back"),
    "delivery": gettext_lazy("because an answer did not arrive"),
}
DECISIONS = {
    "sent_again": gettext_lazy("had the answer sent once more"),
    "arrived": gettext_lazy("found that the answer arrived"),
    "not_arrived": gettext_lazy("found that the answer did not arrive"),
}


def describe_event(event: Event, now: datetime) -> str:
    """What happened, without who: the page writes the name before it. Stored names and words, as they were then."""
    told = event.details
    match event.kind:
        case Kind.OWNER_CHANGED:
            return _describe_owner(event)
        case Kind.SPOKESPERSON_ASSIGNED:
            return _("assigned %(name)s to speak") % {"name": told.get("spokesperson", "")}
        case Kind.SPOKESPERSON_RELEASED:
            return _("released %(name)s") % {"name": told.get("spokesperson", "")}
        case Kind.DEADLINE_SET | Kind.DEADLINE_READ | Kind.DEADLINE_OFFERED | Kind.DEADLINE_REMOVED:
            return _describe_deadline(event, now)
        case Kind.CLOSED:
            outcome = dict(Inquiry.Outcome.choices).get(told.get("outcome", ""), "")
            if event.by is None:
                return _("closed as %(outcome)s after a silent week") % {"outcome": str(outcome).lower()}
            return _("closed it as %(outcome)s") % {"outcome": str(outcome).lower()}
        case Kind.REOPENED:
            if event.by is not None:
                return _("opened it again")
            return _("open again %(why)s") % {"why": REASONS.get(told.get("why", ""), "")}
        case Kind.JOINED:
            return _("joined %(reference)s to this") % {"reference": told.get("reference", "")}
        case Kind.REPLY_UNDONE:
            return _("took an answer back before it left")
        case Kind.REPLY_FAILED | Kind.REPLY_UNKNOWN | Kind.REPLY_BOUNCED:
            return _describe_failure(event)
        case Kind.DELIVERY_DECIDED:
            return str(DECISIONS.get(told.get("decision", ""), event.get_kind_display()))
        case _:
            return event.get_kind_display()


def _describe_owner(event: Event) -> str:
    owner, before = event.details.get("owner"), event.details.get("before")
    if owner and event.by is not None and owner == str(event.by):
        return _("took it from %(before)s") % {"before": before} if before else _("took it")
    if owner:
        return _("gave it to %(owner)s") % {"owner": owner}
    return _("took it from %(before)s; nobody has it") % {"before": before}


def _describe_deadline(event: Event, now: datetime) -> str:
    told = event.details
    written = told.get("deadline")
    moment = parse_datetime(written) if written else None
    words = {"when": say_deadline(moment, now) if moment else "", "phrase": told.get("phrase", "")}
    match event.kind:
        case Kind.DEADLINE_REMOVED:
            return _("removed the deadline")
        case Kind.DEADLINE_READ:
            return _("deadline read from “%(phrase)s”: %(when)s") % words
        case Kind.DEADLINE_OFFERED:
            return _("another deadline read from “%(phrase)s”: %(when)s") % words
    if told.get("before") == written:
        return _("confirmed the deadline, %(when)s") % words
    return _("set the deadline to %(when)s") % words


def _describe_failure(event: Event) -> str:
    said = "; ".join(event.details.get("recipients") or []) or event.details.get("problem", "")
    match event.kind:
        case Kind.REPLY_BOUNCED:
            return _("the answer came back: %(said)s") % {"said": said}
        case Kind.REPLY_UNKNOWN:
            return _("it is uncertain whether the answer arrived: %(said)s") % {"said": said}
    return _("the answer was refused: %(said)s") % {"said": said}
