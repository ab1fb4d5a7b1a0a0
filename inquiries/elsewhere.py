"""Answers that left from elsewhere: a colleague's own mail program, or the shared mailbox's web page."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from inquiries.access import Verb, may, require
from inquiries.answers import find_counted, renew_answered
from inquiries.filed_messages import add_message
from inquiries.merging import lock_surviving_for
from inquiries.models import Event, Inquiry, Message, User
from inquiries.reading import MailReading
from inquiries.triage import mark_open
from inquiries.writers import domain_of
from mailbox.authentication import read_verdicts
from mailbox.models import InboundEmail
from mailbox.threads import own_address


def answers_reporter(inquiry: Inquiry, reading: MailReading) -> bool:
    """Whether the mail goes to the reporter, or to a colleague of hers at her newsroom's own domain.

    Not to whoever else wrote in the thread: what colleagues and spokespeople say to each other answers nobody.
    """
    recipients = {each.address.casefold() for each in (*reading.parsed.to, *reading.parsed.cc)}
    reporter = inquiry.journalist
    if not reporter.address:
        return False
    domain = reporter.newsroom_domain
    if domain and domain == domain_of(own_address()):
        domain = ""
    return reporter.address in recipients or (bool(domain) and any(domain_of(each) == domain for each in recipients))


def record_answer(
    inquiry: Inquiry, inbound: InboundEmail, reading: MailReading, found: dict[str, Any], *, is_from_sent: bool
) -> Message:
    """Keep the mail as our answer, in the caller's transaction, which holds `inquiry`; it stops the clock.

    What the receiving server's checks speak against is only suggested: it stands there and counts for nothing until a
    person says so. A mail out of our own folder of sent mail needs no check.
    """
    doubted = not is_from_sent and read_verdicts(reading.parsed, server=settings.AUTHSERV_ID).speaks_against
    by = None if doubted else _find_colleague(reading)
    at = inbound.received_at
    message = add_message(inquiry, inbound, reading, kind=Message.Kind.ELSEWHERE, by=by)
    details = {**found, "counts": not doubted, **({"why": "checks"} if doubted else {})}
    inquiry.events.create(kind=Event.Kind.ANSWERED_ELSEWHERE, by=by, at=at, message=message, details=details)
    inquiry.last_message_at = max(inquiry.last_message_at, at)
    if not doubted:
        _take_answer(inquiry, by)
    inquiry.save()
    return message


def decide_elsewhere(message: Message, *, counts: bool, by: User, at: datetime) -> bool:
    """Say whether a mail that left from elsewhere answers its inquiry; False where that stands already."""
    require(by, Verb.WORK)
    with transaction.atomic():
        inquiry = lock_surviving_for(by, message.inquiry)
        row = Message.objects.filter(pk=message.pk, inquiry=inquiry, kind=Message.Kind.ELSEWHERE).first()
        if row is None or (row.pk in find_counted([row])) is counts:
            return False
        inquiry.events.create(kind=Event.Kind.ELSEWHERE_DECIDED, by=by, at=at, message=row, details={"counts": counts})
        if counts:
            _take_answer(inquiry, row.by)
        elif not inquiry.is_closed:
            _take_back(inquiry)
        inquiry.save()
        mark_open(inquiry)
    return True


def _take_answer(inquiry: Inquiry, by: User | None) -> None:
    """As if it had left from here, unless she wrote or called since. Unsaved."""
    if not inquiry.is_closed:
        renew_answered(inquiry, _list_messages(inquiry))
    inquiry.asked_back_at = None
    if inquiry.owner is None and by is not None and may(by, Verb.WORK):
        # Who answers, owns.
        inquiry.owner = by


def _take_back(inquiry: Inquiry) -> None:
    """As if that mail had answered nothing; it did not acknowledge either, where nothing else did. Unsaved."""
    was = inquiry.answered_at
    renew_answered(inquiry, _list_messages(inquiry))
    if inquiry.acknowledged_at is not None and inquiry.acknowledged_at == was != inquiry.answered_at:
        sent = inquiry.replies.filter(outbound__sent_at__isnull=False).order_by("outbound__sent_at")
        inquiry.acknowledged_at = sent.values_list("outbound__sent_at", flat=True).first() or inquiry.answered_at


def _list_messages(inquiry: Inquiry) -> list[Message]:
    return list(inquiry.messages.order_by("at", "id"))


def _find_colleague(reading: MailReading) -> User | None:
    writer = reading.author.address
    return User.objects.working().filter(email__iexact=writer.address).first() if writer else None
