"""What stops an answer before it leaves: what it lacks, and what its sender may not have meant."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.utils import timezone
from django.utils.translation import gettext as _

from inquiries.answers import find_counted, find_counted_since
from inquiries.attaching import find_excess
from inquiries.date_words import date_format
from inquiries.models import Inquiry, Message, Reply, User
from inquiries.participants import addresses_of_reporter, former_reporters
from inquiries.recipients import is_mail_address
from mailbox.domains import domain_of
from mailbox.models import OutboundEmail
from mailbox.threads import is_own

# Words that promise a file, in the languages of the desk's reporters.
PROMISED_FILE = re.compile(
    r"\b(?:attached|attachments?|attaching|i attach|we attach|enclosed|enclosing|"
    r"adjunt[oa]s?|adjuntamos|adjuntad[oa]s?|anex[oa]s?|anexamos)\b",
    re.IGNORECASE,
)
# A colleague's answer that left so lately may not have been seen by who writes the next one.
JUST_NOW = timedelta(hours=1)
IN_FLIGHT = (OutboundEmail.State.QUEUED, OutboundEmail.State.SENDING, OutboundEmail.State.TRANSMITTING)


class NotSendable(Exception):
    """The draft lacks something; the text says what."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is asked about once; `code` is what a sender who is sure says."""

    code: str
    words: str


class Doubtful(NotSendable):
    """Nothing is missing, but the sender may not mean it; `doubts` say why, and she may send all the same."""

    def __init__(self, doubts: list[Doubt]) -> None:
        super().__init__(" ".join(each.words for each in doubts))
        self.doubts = doubts


def check_sendable(draft: Reply) -> None:
    """Raise NotSendable, in words, unless the draft has text, somebody outside to go to, and files that fit a mail."""
    if not draft.text.strip():
        raise NotSendable(_("There is nothing written yet."))
    if not draft.to:
        raise NotSendable(_("There is nobody to send it to."))
    everybody = [parseaddr(each) for each in [*draft.to, *draft.cc, *draft.bcc]]
    for name, address in everybody:
        if not is_mail_address(address):
            raise NotSendable(_("%(part)s is no mail address.") % {"part": address or name})
    if any(is_own(address) for _name, address in everybody):
        raise NotSendable(_("This would be sent to our own press address."))
    if excess := find_excess(draft):
        raise NotSendable(excess)


def check_meant(
    draft: Reply, inquiry: Inquiry, *, sure: Collection[str], by: User, at: datetime, send_at: datetime | None = None
) -> None:
    """Raise Doubtful where something about the draft should be asked that `sure` does not name.

    A file that is promised and missing; an address that nobody in this thread has used; others in the reporter's place;
    a colleague's answer on its way, just gone or waiting for its hour; a moment after the reporter's deadline.
    """
    doubts = [
        *_doubt_files(draft),
        *_doubt_addresses(draft, inquiry),
        *_doubt_reporter(draft, inquiry),
        *_doubt_second_answer(draft, inquiry, by=by, at=at),
        *_doubt_moment(inquiry, send_at),
    ]
    if open_doubts := [each for each in doubts if each.code not in sure]:
        raise Doubtful(open_doubts)


def addresses_of(inquiry: Inquiry) -> set[str]:
    """Every address that this thread has seen: written from, to or in copy, or let in by a person. Lower case."""
    seen = set(inquiry.participants.values_list("address", flat=True))
    seen.add(inquiry.journalist.address.casefold())
    for author, reply_to, to, cc in inquiry.messages.values_list("author_address", "reply_to", "to", "cc"):
        seen.update(parseaddr(each)[1].casefold() for each in [author, reply_to, *to, *cc])
    return seen - {""}


def _doubt_files(draft: Reply) -> list[Doubt]:
    found = PROMISED_FILE.search(draft.text)
    if found is None or draft.attachments.exists():
        return []
    words = _("You write “%(word)s”, but no file is attached.") % {"word": found.group()}
    return [Doubt("no-file", words)]


def _doubt_addresses(draft: Reply, inquiry: Inquiry) -> list[Doubt]:
    known = addresses_of(inquiry)
    given = _read_given(draft)
    words = _("Nobody in this thread has used %(address)s.")
    return [Doubt(f"address:{each}", words % {"address": each}) for each in given if each not in known]


def _doubt_reporter(draft: Reply, inquiry: Inquiry) -> list[Doubt]:
    """A draft keeps its recipients when somebody else is named as the reporter, and answers whoever wrote last.

    Under two addresses she is one, and one is where she wants her answers. Who asked in an inquiry that was joined to
    this one, or asks from her newsroom, may be answered alone.
    """
    reporter, given = inquiry.journalist, _read_given(draft)
    if not reporter.address or reporter.address in given:
        return []
    if not addresses_of_reporter(inquiry).isdisjoint(given):
        return []
    former = former_reporters(inquiry)
    before = [each for each in given if each in former]
    joined = {each.casefold() for each in inquiry.joined.values_list("journalist__address", flat=True)}
    newsroom = reporter.newsroom_domain
    if not before and any(each in joined or (newsroom and domain_of(each) == newsroom) for each in given):
        return []
    told = {"reporter": reporter.address}
    words = _("This does not go to the reporter, %(reporter)s.")
    if before:
        words = _("This goes to %(address)s, who is not the reporter any more, and not to %(reporter)s.")
        told["address"] = before[0]
    return [Doubt("not-reporter", words % told)]


def _read_given(draft: Reply) -> list[str]:
    """Every address that the draft goes to, once, lower-case."""
    return list(dict.fromkeys(parseaddr(each)[1].casefold() for each in [*draft.to, *draft.cc, *draft.bcc]))


def _doubt_second_answer(draft: Reply, inquiry: Inquiry, *, by: User, at: datetime) -> list[Doubt]:
    others = Reply.objects.filter(inquiry=inquiry).exclude(pk=draft.pk).exclude(kind=Reply.Kind.ACKNOWLEDGEMENT)
    doubts = []
    for waiting in others.filter(state=Reply.State.SCHEDULED).select_related("edited_by"):
        told = {"name": waiting.edited_by, "when": _say(waiting.send_at or at)}
        words = _("%(name)s has an answer waiting that leaves %(when)s. It will leave as well.") % told
        doubts.append(Doubt(f"scheduled:{waiting.pk}", words))
    after_her_mail = {"pk__gt": draft.answers_id} if draft.answers_id else {}
    recent = Message.objects.filter(
        inquiry=inquiry, kind=Message.Kind.MAIL_OUT, at__gte=at - JUST_NOW, outbound__reply__in=others, **after_her_mail
    ).exclude(by=by)
    elsewhere = list(Message.objects.filter(inquiry=inquiry, kind=Message.Kind.ELSEWHERE, **after_her_mail))
    counted = find_counted(elsewhere)
    answered = {each.pk: each for each in elsewhere if each.pk in counted}
    answered |= {each.pk: each for each in find_counted_since(inquiry, draft.edited_at)}
    for _pk, message in sorted(answered.items()):
        told = {"name": message.author, "when": _say(message.at)}
        words = _("%(name)s answered this from another mail program, %(when)s.") % told
        doubts.append(Doubt(f"answered:{message.pk}", words))
    for message in recent.exclude(outbound__state=OutboundEmail.State.CANCELLED).select_related("by", "outbound"):
        is_leaving = message.outbound is not None and message.outbound.state in IN_FLIGHT
        words = _("%(name)s’s answer is on its way.") if is_leaving else _("%(name)s answered this at %(when)s.")
        told = {"name": message.author, "when": date_format(timezone.localtime(message.at), "g:i A")}
        doubts.append(Doubt(f"answered:{message.pk}", words % told))
    return doubts


def _doubt_moment(inquiry: Inquiry, send_at: datetime | None) -> list[Doubt]:
    if send_at is None or inquiry.deadline is None or send_at <= inquiry.deadline:
        return []
    words = _("That is after the deadline, %(deadline)s.") % {"deadline": _say(inquiry.deadline)}
    return [Doubt("after-deadline", words)]


def _say(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "D, M j, g:i A T")
