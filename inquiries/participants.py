"""Whose mail may join a thread by a known Message-ID."""

from collections.abc import Iterable
from email.utils import parseaddr

from inquiries.models import Event, Inquiry, Participant, Reply
from mailbox.models import OutboundEmail


def put_out(inquiry: Inquiry, reply: Reply) -> None:
    """Have those leave the locked inquiry's thread whom only `reply` brought in, which was taken back before it left.

    Who stands in any other mail or call of it, or was its reporter, stays.
    """
    addresses = _read([*reply.to, *reply.cc, *reply.bcc])
    inquiry.participants.filter(address__in=addresses - _find_others(inquiry, reply)).delete()


def let_in(inquiry: Inquiry, reply: Reply) -> None:
    """Make everybody whom `reply` goes to part of the inquiry's thread."""
    addresses = sorted(_read([*reply.to, *reply.cc, *reply.bcc]))
    Participant.objects.bulk_create(
        [Participant(inquiry=inquiry, address=each) for each in addresses], ignore_conflicts=True
    )


def _find_others(inquiry: Inquiry, reply: Reply) -> set[str]:
    """Every address that belongs to the thread by something else than `reply`."""
    cancelled = OutboundEmail.State.CANCELLED
    found: list[str] = []
    messages = inquiry.messages.filter(is_automatic=False).exclude(outbound=reply.outbound_id)
    for message in messages.exclude(outbound__state=cancelled).only("author_address", "reply_to", "to", "cc"):
        found += [message.author_address, message.reply_to, *message.to, *message.cc]
    replies = inquiry.replies.filter(outbound__isnull=False).exclude(pk=reply.pk).exclude(outbound__state=cancelled)
    for other in replies.only("bcc"):
        found += other.bcc
    return _read(found) | _find_reporters(inquiry)


def _find_reporters(inquiry: Inquiry) -> set[str]:
    """Under whose name it stands or stood, and those of what was merged into it."""
    joined = inquiry.joined.values_list("journalist__address", flat=True)
    changed = Event.objects.filter(inquiry=inquiry, kind=Event.Kind.REPORTER_CHANGED)
    before = [str(told.get("before", "")) for told in changed.values_list("details", flat=True)]
    return _read([inquiry.journalist.address, *joined, *before])


def _read(written: Iterable[str]) -> set[str]:
    return {parseaddr(each)[1].casefold() for each in written} - {""}
