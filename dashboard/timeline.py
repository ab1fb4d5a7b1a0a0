"""The timeline: mails, notes and events of an inquiry as one list, oldest first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dashboard.arrival_words import Arrivals, load_arrivals
from dashboard.event_words import describe_event
from dashboard.times import say_moment
from dashboard.words import MOST_SHOWN, Words, mark_names, set_words
from inquiries.answers import find_counted
from inquiries.mentions import find_mentions
from inquiries.models import Event, Inquiry, Mention, Message, Note, Reply
from mailbox.marks import render_marks
from mailbox.models import InboundAttachment, OutboundEmail, OutboundRecipient

Kind = Event.Kind
# Told by the mail or note itself.
TOLD_ELSEWHERE = frozenset(
    {
        Kind.OPENED, Kind.MAIL_RECEIVED, Kind.AUTOMATIC_RECEIVED, Kind.NOTE_ADDED, Kind.REPLY_QUEUED, Kind.REPLY_SENT,
        Kind.CALL_LOGGED, Kind.ANSWERED_ELSEWHERE,
    }
)  # fmt: skip
CAME_IN = frozenset({Kind.OPENED, Kind.MAIL_RECEIVED})
FAILURES = frozenset({Kind.REPLY_FAILED, Kind.REPLY_UNKNOWN, Kind.REPLY_BOUNCED})


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far an answer is, in words; `tone` is done, late, soon or quiet."""

    tone: str
    words: str
    can_undo: bool = False
    is_settled_in_mailroom: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `template` draws it, `id` stays the same as long as it exists."""

    id: str
    template: str
    at: datetime
    message: Message | None = None
    note: Note | None = None
    event: Event | None = None
    words: Words | None = None
    whole: Words | None = None
    delivery: Delivery | None = None
    attachments: list[InboundAttachment] = field(default_factory=list)
    text: SafeString | str = ""
    is_failure: bool = False
    # Of a call: whether it was answered then and there. Of our answer from elsewhere: whether it counts as one.
    is_answered: bool = False
    # Of a mail: why it stands here.
    arrival: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The entries, and how many events there were when they were read.

    `provenance` says of mails that were not simply sent by who wrote them how they came (inquiries/provenance.py).
    """

    entries: list[Entry]
    events_seen: int
    provenance: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def arrived_at(self) -> datetime | None:
        """When the newest answer left that a server took and that did not come back from everybody."""
        sent = [each.message.outbound for each in self.entries if each.message and each.message.outbound]
        taken = [email.sent_at for email in sent if email.sent_at and _is_answer(email) and _has_arrived(email)]
        return max(taken, default=None)

    @property
    def elsewhere(self) -> Message | None:
        """Our newest answer that left from another mail program."""
        found = [each.message for each in self.entries if each.template == "elsewhere" and each.message]
        return found[-1] if found else None

    @property
    def may_be_split(self) -> bool:
        """Whether something of people outside would stay if one of it went."""
        outside = (each.message for each in self.entries if each.message and not each.message.is_ours)
        return sum(not each.is_automatic for each in outside) > 1

    @property
    def newest_mail(self) -> Message | None:
        """The newest mail a person wrote to us."""
        mails = [each.message for each in self.entries if each.message and each.message.kind in Message.WRITTEN]
        # In the order of filing, as the send guard has it: a mail filed late is news however old it is.
        return max((mail for mail in mails if not mail.is_automatic), key=lambda mail: mail.pk, default=None)


def load_timeline(inquiry: Inquiry, now: datetime) -> Timeline:
    """All that happened to `inquiry`, in seven queries however much it is. Answers taken back are left out."""
    messages = inquiry.messages.select_related("inbound", "outbound__reply", "by", "request__digest").prefetch_related(
        "outbound__attachments",
        Prefetch("outbound__recipients", queryset=OutboundRecipient.objects.order_by("id")),
        Prefetch("inbound__attachments", queryset=InboundAttachment.objects.order_by("position")),
    )
    events = list(inquiry.events.select_related("by").order_by("id"))
    arrivals = load_arrivals(inquiry, messages, events, now)
    mentions = Prefetch("mentions", queryset=Mention.objects.select_related("user"))
    answered = {
        event.message_id for event in events if event.kind == Kind.CALL_LOGGED and event.details.get("answered")
    } | find_counted(messages)
    provenance = {pk: each.details for pk, each in arrivals.by_message.items() if each.kind in CAME_IN}
    passed_on = {pk for pk, details in provenance.items() if details.get("forwarded_by")}
    entries = [
        *_entries_of_mails(messages, inquiry, arrivals, answered=answered, passed_on=passed_on),
        *(
            Entry(f"note-{note.pk}", "note", note.at, note=note, words=_set_note(note))
            for note in inquiry.notes.select_related("by").prefetch_related(mentions)
        ),
        *(
            Entry(
                f"event-{event.pk}", "event", event.at, event=event, text=describe_event(event, now),
                is_failure=event.kind in FAILURES,
            )
            for event in events
            if event.kind not in TOLD_ELSEWHERE or event.details.get("forwarded_by")
        ),
    ]  # fmt: skip
    return Timeline(sorted(entries, key=lambda each: each.at), len(events), provenance)


def _set_note(note: Note) -> Words:
    """The words of a note; the names of those who were told of it stand out."""
    told = find_mentions(note.text, [mention.user for mention in note.mentions.all()])
    return mark_names(set_words(note.text), [found.written for found in told])


def _set_answer(text: str) -> Words:
    """Our words as the reporter sees them: bold is bold, a list is a list."""
    html = render_marks(text[:MOST_SHOWN])
    return Words(mark_safe(html), is_cut=len(text) > MOST_SHOWN, is_marked=False)  # noqa: S308 - cleaned by nh3


def _entries_of_mails(
    messages: Iterable[Message],
    inquiry: Inquiry,
    arrivals: Arrivals,
    *,
    answered: set[int | None],
    passed_on: set[int],
) -> Iterator[Entry]:
    phrase = inquiry.deadline_phrase
    for message in messages:
        name = f"mail-{message.pk}"
        if message.outbound is not None:
            if message.outbound.state != OutboundEmail.State.CANCELLED:
                yield Entry(
                    name, "answer", message.at, message=message, words=_set_answer(message.text),
                    delivery=describe_delivery(message.outbound, arrivals.now),
                )  # fmt: skip
            continue
        if message.kind == Message.Kind.CALL:
            words = set_words(message.text, phrase=phrase)
            phrase = "" if words.is_marked else phrase
            is_answered = message.pk in answered
            yield Entry(name, "call", message.at, message=message, words=words, is_answered=is_answered)
            continue
        if message.kind == Message.Kind.REQUEST:
            words = set_words(message.fresh)
            yield Entry(name, "request", message.at, message=message, words=words, arrival=arrivals.say(message))
            continue
        is_hers = not message.is_automatic and not message.is_ours
        words = set_words(message.fresh or message.text, phrase=phrase if is_hers else "")
        if words.is_marked:
            phrase = ""
        # Of one that was passed on, the colleague's words and the header lines are no part of hers.
        is_whole = not (message.quoted or message.signature or words.is_cut or message.pk in passed_on)
        yield Entry(
            name, _name_template(message), message.at, message=message, words=words, is_answered=message.pk in answered,
            whole=None if is_whole else set_words(message.text),
            attachments=_list_attachments(message), arrival=arrivals.say(message),
        )  # fmt: skip


def _name_template(message: Message) -> str:
    if message.is_ours:
        return "elsewhere"
    return "automatic" if message.is_automatic else "mail"


def _list_attachments(message: Message) -> list[InboundAttachment]:
    """Files to download; pictures that the HTML shows in its place are no such files."""
    found = message.inbound.attachments.all() if message.inbound else []
    return [each for each in found if not each.is_inline]


def describe_delivery(email: OutboundEmail, now: datetime) -> Delivery:
    """The state of an answer's mail as a person would say it."""
    State = OutboundEmail.State
    refused = [each for each in email.recipients.all() if each.state == OutboundRecipient.State.REFUSED]
    bounced = [each for each in email.recipients.all() if each.state == OutboundRecipient.State.BOUNCED]
    if email.bounced_at is not None:
        return Delivery("late", _("came back: %(said)s") % {"said": _say_answers(bounced)})
    match email.state:
        case State.QUEUED if email.attempts:
            words = _("the mail server asked to wait; next attempt %(when)s")
            return Delivery("soon", words % {"when": say_moment(email.due_at, now)}, can_undo=email.sent_at is None)
        case State.QUEUED:
            return Delivery("quiet", "", can_undo=True)
        case State.SENDING | State.TRANSMITTING:
            return Delivery("quiet", _("on its way to the mail server"))
        case State.UNKNOWN:
            words = _("may or may not have gone out: %(problem)s") % {"problem": email.problem}
            return Delivery("late", words, is_settled_in_mailroom=True)
        case State.FAILED:
            said = {"said": _say_answers(refused) or email.problem}
            return Delivery("late", _("refused: %(said)s") % said, is_settled_in_mailroom=True)
    when = {"when": say_moment(email.sent_at or email.created_at, now)}
    if refused:
        said = {**when, "said": _say_answers(refused)}
        return Delivery("soon", _("accepted by the server %(when)s, but refused for %(said)s") % said)
    return Delivery("done", _("accepted by the server %(when)s") % when)


def _is_answer(email: OutboundEmail) -> bool:
    reply = getattr(email, "reply", None)
    return reply is None or reply.kind == Reply.Kind.ANSWER


def _has_arrived(email: OutboundEmail) -> bool:
    return any(each.state == OutboundRecipient.State.ACCEPTED for each in email.recipients.all())


def _say_answers(recipients: list[OutboundRecipient]) -> str:
    return "; ".join(f"{each.address} – {each.response}" if each.response else each.address for each in recipients)
