"""One line of the timeline in words."""

from datetime import datetime
from email.utils import parseaddr

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dashboard.times import say_deadline
from dashboard.topic_words import describe_topics
from inquiries.models import Event, Inquiry
from inquiries.scheduling import say_why_held

Kind = Event.Kind
REASONS = {
    "mail": gettext_lazy("by new mail"),
    "call": gettext_lazy("by a call"),
    "bounce": gettext_lazy("because an answer came back"),
    "delivery": gettext_lazy("because an answer did not arrive"),
    "joined": gettext_lazy("because another inquiry was joined"),
    "time": gettext_lazy("as planned"),
}
UNDONE = {
    "undo": gettext_lazy("took the closing back"),
    "undo_reopening": gettext_lazy("took the reopening back"),
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
        case (
            Kind.SPOKESPERSON_ASKED
            | Kind.SPOKESPERSON_ASSIGNED
            | Kind.SPOKESPERSON_DECLINED
            | Kind.SPOKESPERSON_RELEASED
        ):
            return _describe_ask(event)
        case Kind.DEADLINE_SET | Kind.DEADLINE_READ | Kind.DEADLINE_OFFERED | Kind.DEADLINE_REMOVED:
            return _describe_deadline(event, now)
        case Kind.OPENED | Kind.MAIL_RECEIVED:
            return _describe_forward(event)
        case Kind.CLOSED:
            outcome = dict(Inquiry.Outcome.choices).get(told.get("outcome", ""), "")
            if event.by is None:
                return _("closed as %(outcome)s after a silent week") % {"outcome": str(outcome).lower()}
            return _("closed it as %(outcome)s") % {"outcome": str(outcome).lower()}
        case Kind.TOPICS_CHANGED:
            return describe_topics(event)
        case Kind.REOPENED:
            if told.get("why") in UNDONE:
                return str(UNDONE[told["why"]])
            if event.by is not None:
                return _("opened it again")
            return _("open again %(why)s") % {"why": REASONS.get(told.get("why", ""), "")}
        case Kind.JOINED:
            return _("joined %(reference)s to this") % {"reference": told.get("reference", "")}
        case Kind.SPLIT_OFF:
            return _describe_split(event)
        case Kind.CONFIDENTIAL_SET:
            if names := ", ".join(told.get("named") or []):
                return _("made it confidential; besides the owner and managers it is read by %(names)s") % {
                    "names": names
                }
            return _("made it confidential")
        case Kind.CONFIDENTIAL_LIFTED:
            return _("let everybody read it again")
        case Kind.SNOOZED:
            return _describe_snooze(event, now)
        case Kind.WOKEN:
            return _("put it back in the queue") if event.by else _("back in the queue %(why)s") % {"why": _why(event)}
        case Kind.REPLY_SCHEDULED | Kind.REPLY_UNSCHEDULED:
            return _describe_planned(event, now)
        case Kind.REPORTER_CHANGED:
            return _("changed the reporter from %(before)s to %(name)s") % {
                "before": told.get("before", ""),
                "name": told.get("journalist", ""),
            }
        case Kind.ELSEWHERE_DECIDED:
            return _("counted a mail as our answer") if told.get("counts") else _("counted a mail as no answer")
        case Kind.REPLY_UNDONE:
            return _("took an answer back before it left")
        case Kind.REPLY_FAILED | Kind.REPLY_UNKNOWN | Kind.REPLY_BOUNCED:
            return _describe_failure(event)
        case Kind.DELIVERY_DECIDED:
            return str(DECISIONS.get(told.get("decision", ""), event.get_kind_display()))
        case _:
            return event.get_kind_display()


def _why(event: Event) -> str:
    return str(REASONS.get(event.details.get("why", ""), ""))


def _describe_forward(event: Event) -> str:
    """Who passed the reporter's mail on, and what she said in front of it."""
    name, address = parseaddr(event.details.get("forwarded_by", ""))
    words = {"name": name or address, "words": event.details.get("remark", "")}
    if event.by is not None:
        return _("made an inquiry of the mail that %(name)s forwarded") % words
    if event.details.get("is_copy"):
        said = _("%(name)s forwarded it too: “%(words)s”") if words["words"] else _("%(name)s forwarded it too")
        return said % words
    return (_("forwarded by %(name)s: “%(words)s”") if words["words"] else _("forwarded by %(name)s")) % words


def _describe_snooze(event: Event, now: datetime) -> str:
    until = parse_datetime(event.details.get("until") or "")
    return _("snoozed it until %(when)s") % {"when": say_deadline(until, now) if until else ""}


def _describe_owner(event: Event) -> str:
    owner, before = event.details.get("owner"), event.details.get("before")
    if owner and event.by is not None and owner == str(event.by):
        return _("took it from %(before)s") % {"before": before} if before else _("took it")
    if owner:
        return _("gave it to %(owner)s") % {"owner": owner}
    return _("took it from %(before)s; nobody has it") % {"before": before}


def _describe_ask(event: Event) -> str:
    told = {"name": event.details.get("spokesperson", "")}
    match event.kind:
        case Kind.SPOKESPERSON_ASKED:
            return _("asked %(name)s to speak") % told
        case Kind.SPOKESPERSON_DECLINED:
            return _("noted that %(name)s said no") % told
        case Kind.SPOKESPERSON_RELEASED if event.details.get("was"):
            return _("took the question to %(name)s back") % told
        case Kind.SPOKESPERSON_RELEASED:
            return _("released %(name)s") % told
    return _("assigned %(name)s to speak") % told


def _describe_split(event: Event) -> str:
    told = event.details
    if before := told.get("from"):
        return _("split this off from %(reference)s") % {"reference": before}
    words = ngettext(
        "split %(count)d message off to %(reference)s",
        "split %(count)d messages off to %(reference)s",
        told.get("count", 1),
    )
    return words % {"count": told.get("count", 1), "reference": told.get("into", "")}


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
    if told.get("why") == "undo":
        return _("put the deadline back as it was, %(when)s") % words
    if told.get("before") == written:
        return _("confirmed the deadline, %(when)s") % words
    return _("set the deadline to %(when)s") % words


def _describe_planned(event: Event, now: datetime) -> str:
    moment = parse_datetime(event.details.get("send_at", ""))
    words = {"when": say_deadline(moment, now) if moment else "", "why": say_why_held(event.details.get("why", ""))}
    if event.kind == Kind.REPLY_SCHEDULED:
        return _("has an answer leave %(when)s") % words
    if event.by is not None:
        return _("held back the answer planned for %(when)s") % words
    return _("the answer planned for %(when)s was held back: %(why)s") % words


def _describe_failure(event: Event) -> str:
    said = "; ".join(event.details.get("recipients") or []) or event.details.get("problem", "")
    match event.kind:
        case Kind.REPLY_BOUNCED:
            return _("the answer came back: %(said)s") % {"said": said}
        case Kind.REPLY_UNKNOWN:
            return _("it is uncertain whether the answer arrived: %(said)s") % {"said": said}
    return _("the answer was refused: %(said)s") % {"said": said}
