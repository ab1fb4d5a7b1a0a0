"""Whose mail may join a thread by a known Message-ID."""

from collections.abc import Iterable
from email.utils import parseaddr

from inquiries.models import Event, Inquiry, Message, Participant, Reply
from mailbox.models import OutboundEmail
from mailbox.threads import is_own


def put_out(inquiry: Inquiry, reply: Reply) -> None:
    """Have those leave the locked inquiry's thread whom only `reply` brought in, which was taken back before it left.

    Who stands in any other mail or call of it, or was its reporter, stays.
    """
    addresses = _read([*reply.to, *reply.cc, *reply.bcc])
    inquiry.participants.filter(address__in=addresses - _find_others(inquiry, reply)).delete()


def put_out_named(inquiry: Inquiry, message: Message) -> None:
    """Have those leave the locked inquiry's thread whom only `message` named: it went, or nobody vouches for it."""
    others = _find_named(inquiry, but_for=message) | _find_reporters(inquiry)
    inquiry.participants.filter(address__in=_find_named_by([message]) - others).delete()


def let_in_named(inquiry: Inquiry, messages: Iterable[Message]) -> None:
    """Make everybody whom `messages` name part of the inquiry's thread."""
    addresses = sorted(each for each in _find_named_by(messages) if not is_own(each))
    Participant.objects.bulk_create(
        [Participant(inquiry=inquiry, address=each) for each in addresses], ignore_conflicts=True
    )


def let_in(inquiry: Inquiry, reply: Reply) -> None:
    """Make everybody whom `reply` goes to part of the inquiry's thread."""
    addresses = sorted(_read([*reply.to, *reply.cc, *reply.bcc]))
    Participant.objects.bulk_create(
        [Participant(inquiry=inquiry, address=each) for each in addresses], ignore_conflicts=True
    )


def put_out_reporter(inquiry: Inquiry, address: str) -> None:
    """Have `address` leave the locked inquiry's thread, whose only claim was that it stood under her name."""
    named = _find_named(inquiry) | _read([inquiry.journalist.address])
    if address not in named:
        inquiry.participants.filter(address=address).delete()


def former_reporters(inquiry: Inquiry) -> set[str]:
    """The addresses of those under whose name the inquiry stood before."""
    changed = Event.objects.filter(inquiry=inquiry, kind=Event.Kind.REPORTER_CHANGED)
    return {str(told.get("before_address", "")) for told in changed.values_list("details", flat=True)} - {""}


def addresses_of_reporter(inquiry: Inquiry) -> set[str]:
    """Every address under which she is known as one person, or wants her answers; and hers behind a digest's alias."""
    reporter = inquiry.journalist
    hers = {reporter.address, *reporter.merged.values_list("address", flat=True)}
    mails = inquiry.messages.filter(kind=Message.Kind.MAIL_IN, is_automatic=False)
    written = list(mails.values_list("author_address", "reply_to"))
    if written and inquiry.messages.filter(request__isnull=False).exists():
        hers |= {author.casefold() for author, _reply_to in written}
    hers |= {parseaddr(reply_to)[1].casefold() for author, reply_to in written if author.casefold() in hers}
    return hers - {""}


def _find_others(inquiry: Inquiry, reply: Reply) -> set[str]:
    """Every address that belongs to the thread by something else than `reply`."""
    return _find_named(inquiry, besides=reply) | _find_reporters(inquiry)


def _find_named(inquiry: Inquiry, *, besides: Reply | None = None, but_for: Message | None = None) -> set[str]:
    """Every address on a mail or call of the inquiry that was not taken back."""
    cancelled = OutboundEmail.State.CANCELLED
    found: list[str] = []
    messages = inquiry.messages.filter(is_automatic=False).exclude(outbound__state=cancelled)
    replies = inquiry.replies.filter(outbound__isnull=False).exclude(outbound__state=cancelled)
    if besides is not None:
        messages, replies = messages.exclude(outbound=besides.outbound_id), replies.exclude(pk=besides.pk)
    if but_for is not None:
        messages = messages.exclude(pk=but_for.pk)
    for other in replies.only("bcc"):
        found += other.bcc
    return _read(found) | _find_named_by(messages.only("author_address", "reply_to", "to", "cc"))


def _find_named_by(messages: Iterable[Message]) -> set[str]:
    return _read(address for each in messages for address in (each.author_address, each.reply_to, *each.to, *each.cc))


def _find_reporters(inquiry: Inquiry) -> set[str]:
    """Under whose name it stands or stood, and those of what was merged into it."""
    joined = inquiry.joined.values_list("journalist__address", flat=True)
    return _read([inquiry.journalist.address, *joined]) | former_reporters(inquiry)


def _read(written: Iterable[str]) -> set[str]:
    return {parseaddr(each)[1].casefold() for each in written} - {""}
