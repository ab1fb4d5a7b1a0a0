"""What counts as an answer to an inquiry, and whether it is answered by what stands in it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from inquiries.models import Event, Inquiry, Message, Reply
from inquiries.reading import is_bare_thanks, words_of_name
from mailbox.models import EmailReference, InboundAttachment, InboundEmail
from mailbox.signatures import holds_a_persons_words

Kind = Event.Kind


def find_counted(messages: Iterable[Message]) -> set[int]:
    """Of the answers that left from elsewhere, those that count as answers by the newest word about them."""
    return {pk for pk, details in read_newest_words(messages).items() if details.get("counts")}


def find_counted_since(inquiry: Inquiry, moment: datetime) -> list[Message]:
    """The answers from elsewhere that count, and were filed here or said to count after `moment`; as they were filed.

    Not by when they left: one may have come here late.
    """
    elsewhere = inquiry.messages.filter(kind=Message.Kind.ELSEWHERE)
    decided = Event.objects.filter(
        message__in=elsewhere, kind=Kind.ELSEWHERE_DECIDED, details__counts=True, at__gt=moment
    ).values("message")
    news = list(
        elsewhere.filter(Q(inbound__processed_at__gt=moment) | Q(pk__in=decided)).select_related("by").order_by("pk")
    )
    counted = find_counted(news)
    return [each for each in news if each.pk in counted]


def read_newest_words(messages: Iterable[Message]) -> Mapping[int, Mapping[str, Any]]:
    """The newest word about each of the answers that left from elsewhere: whether it counts, and why not."""
    elsewhere = [each.pk for each in messages if each.kind == Message.Kind.ELSEWHERE]
    if not elsewhere:
        return {}
    told = Event.objects.filter(message__in=elsewhere, kind__in=[Kind.ANSWERED_ELSEWHERE, Kind.ELSEWHERE_DECIDED])
    return {pk: details for pk, details in told.order_by("id").values_list("message", "details") if pk is not None}


def renew_answered(row: Inquiry, messages: Sequence[Message], gone: Sequence[Message] = ()) -> list[Message]:
    """Make true of `messages`, all that `row` has now in their order, whether and when it was answered. Unsaved.

    `gone` are those that were just taken out of it. Returns what was said from outside and waits for an answer still.
    """
    outside = [message for message in messages if not message.is_ours and not message.is_automatic]
    noted, naming = _find_noted(messages, outside)
    answers = row.replies.filter(kind=Reply.Kind.ANSWER, outbound__sent_at__isnull=False)
    rows = answers.values_list("outbound__sent_at", "outbound__bounced_at", "outbound__message")
    sent = [(at, bounced, place) for at, bounced, place in rows if at is not None and place is not None]
    # Her mail can be under way longer than what a colleague wrote back to it.
    answered = sorted([*(at for at, _bounced, _place in sent), *(max(each.at, row.received_at) for each in noted)])
    # One that came back answers nothing any more; that it was sent stays true.
    left = [(at, place) for at, bounced, place in sent if bounced is None]
    arrived = max([*(at for at, _place in left), *(each.at for each in noted)], default=None)
    waiting = [
        each for each in outside
        if not any(_was_here(each, at, place) for at, place in left)
        and not any(_answers(one, each, naming) for one in noted)
    ]  # fmt: skip
    if arrived is not None:
        waiting = [each for each in waiting if not only_thanks(each)]
    _note_answered(row, answered[0] if answered else None)
    is_answered = arrived is not None and bool(outside) and not waiting
    if row.state == Inquiry.State.ANSWERED and not is_answered:
        row.state = Inquiry.State.OPEN
    elif row.is_waiting and is_answered and arrived and (not gone or gone[-1].at > arrived):
        # What went was what it waited for; one that a person opened again waits on.
        row.state = Inquiry.State.ANSWERED
    row.acknowledged_at = row.acknowledged_at or row.answered_at
    return waiting


def _find_noted(
    messages: Sequence[Message], outside: Sequence[Message]
) -> tuple[list[Message], frozenset[tuple[int, int]]]:
    """The calls and the mails from elsewhere that answer something from outside; and what those mails name."""
    told = Event.objects.filter(kind=Kind.CALL_LOGGED, details__answered=True)
    elsewhere = find_counted(messages)
    counted = elsewhere | set(told.filter(message__in=messages).values_list("message", flat=True))
    naming = _find_naming(messages) if elsewhere else frozenset()
    noted = [each for each in messages if each.pk in counted]
    if outside:
        noted = [each for each in noted if any(_answers(each, asked, naming) for asked in outside)]
    return noted, naming


def _note_answered(row: Inquiry, at: datetime | None) -> None:
    if at is None:
        row.answered_at = row.deadline_when_answered = None
    elif row.answered_at is None:
        row.note_answer(at)
    else:
        row.answered_at = at


def _was_here(asked: Message, sent_at: datetime, place: int) -> bool:
    """Whether whoever wrote the answer that left at `sent_at`, and stands at `place`, may have read it.

    A mail can be in the mailbox, and not yet here, when its answer is let go. A call is noted after it was.
    """
    return asked.at <= sent_at and (asked.kind == Message.Kind.CALL or asked.pk < place)


def _answers(answer: Message, asked: Message, naming: frozenset[tuple[int, int]]) -> bool:
    """Whether it was written after the other was read: by what each names, else by the time."""
    names, is_named = (answer.pk, asked.pk) in naming, (asked.pk, answer.pk) in naming
    return asked.at <= answer.at if names is is_named else names


def _find_naming(messages: Sequence[Message]) -> frozenset[tuple[int, int]]:
    """Which of the mails name which in In-Reply-To or References: pairs of who names and who is named.

    A Message-ID that two different mails bear names neither.
    """
    standing = {each.inbound_id: each for each in messages if each.inbound_id is not None}
    named = list(EmailReference.objects.filter(email__in=standing).values_list("email", "message_id"))
    mails = list(InboundEmail.objects.filter(pk__in=standing).values_list("pk", "message_id", "from_address"))
    names = [name for _pk, name, _sender in mails if name]
    bearing = InboundEmail.objects.filter(message_id__in=names, duplicate_of=None).order_by()
    doubled = set(
        bearing.values("message_id").annotate(many=Count("pk")).filter(many__gt=1).values_list("message_id", flat=True)
    )
    by_name = {name: standing[pk].pk for pk, name, _sender in mails if name and name not in doubled}
    # What a colleague passed on is named by her mail, and stands for it here.
    passed_on = {pk for pk, _name, sender in mails if sender.casefold() != standing[pk].author_address.casefold()}
    for pk, name in named:
        if pk in passed_on and name not in doubled:
            by_name.setdefault(name, standing[pk].pk)
    return frozenset((standing[pk].pk, by_name[name]) for pk, name in named if name in by_name)


def only_thanks(message: Message) -> bool:
    """Whether she thanks and no more: above the furniture, which says nothing that it did not say before."""
    if message.kind != Message.Kind.MAIL_IN or not is_bare_thanks(
        message.fresh, names=words_of_name(message.author_name)
    ):
        return False
    if InboundAttachment.objects.filter(email=message.inbound_id, is_inline=False).exists():
        return False
    return not holds_a_persons_words(_cut_standing(message))


def _cut_standing(message: Message) -> str:
    """What was folded of it, without the lines that stand below an earlier mail of hers here as well."""
    if not message.signature:
        return ""
    earlier = Message.objects.filter(
        inquiry=message.inquiry_id, author_address__iexact=message.author_address, pk__lt=message.pk
    )
    known = {line.strip() for text in earlier.values_list("text", flat=True) for line in text.split("\n")}
    return "\n".join(line for line in message.signature.split("\n") if line.strip() not in known)
