"""What counts as an answer to an inquiry, and whether it is answered by what stands in it."""

from collections.abc import Iterable, Sequence

from inquiries.models import Event, Inquiry, Message, Reply

Kind = Event.Kind


def find_counted(messages: Iterable[Message]) -> set[int]:
    """Of the answers that left from elsewhere, those that count as answers by the newest word about them."""
    elsewhere = [each.pk for each in messages if each.kind == Message.Kind.ELSEWHERE]
    told = Event.objects.filter(message__in=elsewhere, kind__in=[Kind.ANSWERED_ELSEWHERE, Kind.ELSEWHERE_DECIDED])
    newest = dict(told.order_by("id").values_list("message", "details"))
    return {pk for pk, details in newest.items() if pk is not None and details.get("counts")}


def renew_answered(row: Inquiry, messages: Sequence[Message], gone: Sequence[Message] = ()) -> None:
    """Make true of `messages`, all that `row` has now in their order, whether and when it was answered. Unsaved.

    `gone` are those that were just taken out of it.
    """
    outside = [message for message in messages if not message.is_ours and not message.is_automatic]
    told = Event.objects.filter(kind=Kind.CALL_LOGGED, details__answered=True)
    counted = find_counted(messages) | set(told.filter(message__in=messages).values_list("message", flat=True))
    answers = row.replies.filter(kind=Reply.Kind.ANSWER, outbound__sent_at__isnull=False).select_related("outbound")
    sent = [(each.outbound.sent_at, each.outbound.bounced_at) for each in answers if each.outbound]
    noted = [message.at for message in messages if message.pk in counted]
    answered = sorted([*(at for at, _bounced in sent if at), *noted])
    # One that came back answers nothing any more; that it was sent stays true.
    arrived = max([*(at for at, bounced in sent if at and bounced is None), *noted], default=None)
    if not answered:
        row.answered_at = row.deadline_when_answered = None
    elif row.answered_at is None:
        row.note_answer(answered[0])
    else:
        row.answered_at = answered[0]
    is_answered = arrived is not None and bool(outside) and arrived >= outside[-1].at
    if row.state == Inquiry.State.ANSWERED and not is_answered:
        row.state = Inquiry.State.OPEN
    elif row.is_waiting and is_answered and arrived and (not gone or gone[-1].at > arrived):
        # What went was what it waited for; one that a person opened again waits on.
        row.state = Inquiry.State.ANSWERED
    row.acknowledged_at = row.acknowledged_at or row.answered_at
