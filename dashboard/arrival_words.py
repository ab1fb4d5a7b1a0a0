"""Why a mail stands in its inquiry, in words: what it answers, or who put it there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboard.times import say_moment
from inquiries.date_words import date_format
from inquiries.elsewhere import NO_THREAD
from inquiries.models import Event, Inquiry, Message
from mailbox.classify import MailKind
from mailbox.threads import FoundBy

Kind = Event.Kind
ARRIVALS = (Kind.OPENED, Kind.MAIL_RECEIVED, Kind.ANSWERED_ELSEWHERE, Kind.AUTOMATIC_RECEIVED)
CAME = (*Message.WRITTEN, Message.Kind.ELSEWHERE)
LOOKS_LIKE = {
    MailKind.NEWSLETTER.value: gettext_lazy("a newsletter"),
    MailKind.PRESS_RELEASE.value: gettext_lazy("a press release"),
    MailKind.SPAM.value: gettext_lazy("spam"),
}


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How each mail of an inquiry came to stand there."""

    by_message: Mapping[int, Event]
    messages: Mapping[int, Message]
    # The events of the inquiry that moved mail into it.
    moves: Sequence[Event]
    inquiry: Inquiry
    now: datetime

    def say(self, message: Message) -> str:
        """Why `message` is here; "" where it needs no reason: it is what the inquiry was opened by."""
        event = self.by_message.get(message.pk)
        if event is None:
            return ""
        here = "" if event.inquiry_id == self.inquiry.pk else self._say_moved(event.inquiry.reference)
        return " · ".join(filter(None, (self._say_found(event), here, _say_kind(event))))

    def _say_found(self, event: Event) -> str:
        if house := event.details.get("house"):
            return self._say_digest(event, house)
        if event.details.get("why") == NO_THREAD:
            return _("written anew to the reporter: names no mail that stands here")
        found_by, answered = event.details.get("found_by"), self.messages.get(event.details.get("answers") or 0)
        if found_by is None:
            return ""
        if answered is None:
            return _("belongs to a mail that stands elsewhere now")
        told = {"when": say_moment(answered.at, self.now), "name": answered.author}
        match found_by:
            case FoundBy.TOKEN:
                return _("the address of our mail of %(when)s is on it") % told
            case FoundBy.NAMED_BY:
                return _("%(name)s’s mail of %(when)s answers it") % told
            case FoundBy.IN_REPLY_TO if answered.is_ours:
                return _("answers our mail of %(when)s") % told
            case FoundBy.IN_REPLY_TO:
                return _("answers %(name)s’s mail of %(when)s") % told
            case _ if answered.is_ours:
                return _("in the thread of our mail of %(when)s") % told
            case _:
                return _("in the thread of %(name)s’s mail of %(when)s") % told

    def _say_digest(self, event: Event, house: str) -> str:
        sent_at = parse_datetime(event.details.get("sent_at") or "")
        told = {
            "name": event.by.first_name if event.by else "",
            "house": house,
            "when": say_moment(sent_at, self.now) if sent_at else "",
        }
        return _("opened by %(name)s from the digest of %(house)s, %(when)s") % told

    def _say_moved(self, reference: str) -> str:
        mover = next((each for each in reversed(self.moves) if reference in each.details.values()), None)
        if mover is None or mover.by is None:
            return _("came as %(reference)s") % {"reference": reference}
        told = {"reference": reference, "name": mover.by.first_name or str(mover.by)}
        if mover.kind == Kind.JOINED:
            return _("came as %(reference)s, linked by %(name)s") % told
        return _("stood in %(reference)s, moved by %(name)s") % told


def _say_kind(event: Event) -> str:
    """What it seems to be besides a question, with the signs; and when somebody away is back."""
    if back_on := parse_date(event.details.get("back_on") or ""):
        return _("back on %(day)s") % {"day": date_format(back_on, "D, M j")}
    looks_like = LOOKS_LIKE.get(event.details.get("looks_like") or "")
    if looks_like is None:
        return ""
    told = {"kind": looks_like, "signs": ", ".join(event.details.get("signs") or [])}
    return _("looks like %(kind)s: %(signs)s") % told


def load_arrivals(inquiry: Inquiry, messages: Iterable[Message], events: Sequence[Event], now: datetime) -> Arrivals:
    """The reasons for every mail of `messages`. One query more where some came here by a merge or a split."""
    standing = {each.pk: each for each in messages}
    told = {each.message_id: each for each in events if each.kind in ARRIVALS and each.message_id is not None}
    for each in told.values():
        each.inquiry = inquiry
    moves = [each for each in events if each.kind in (Kind.JOINED, Kind.SPLIT_OFF)]
    missing = [pk for pk, each in standing.items() if pk not in told and each.kind in CAME]
    if moves and missing:
        elsewhere = Event.objects.filter(message__in=missing, kind__in=ARRIVALS).select_related("inquiry", "by")
        told |= {each.message_id: each for each in elsewhere if each.message_id is not None}
    return Arrivals(told, standing, moves, inquiry, now)
