"""The only door out: mails are queued frozen, claimed by conditional UPDATE, and handed to SMTP phase by phase."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr
from itertools import chain

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from mailbox.compose import Enclosure, write_mail
from mailbox.files import read_file
from mailbox.leases import Holder, is_gone
from mailbox.models import OutboundEmail, OutboundRecipient
from mailbox.queueing import (
    GIVE_UP_AFTER,
    LONGEST_SUBJECT,
    KeptFile,
    Mail,
    Recipient,
    cancel,
    queue_email,
    retry,
    settle,
)
from mailbox.smtp import Refusal, Session, TransmissionCut, open_session

# The whole outbox from one module: who queues need not know that another file sends.
__all__ = [
    "LONGEST_SUBJECT", "RETRY_AFTER", "KeptFile", "Mail", "OutboxBackend", "Recipient", "cancel", "claim_due",
    "queue_email", "recover_claims", "retry", "send_due", "settle",
]  # fmt: skip

log = logging.getLogger(__name__)

State = OutboundEmail.State
# Longer than the slowest server may take over every phase; only a dead sender outlives its claim.
CLAIM_LASTS = timedelta(minutes=15)
# A reporter's deadline is hours away: try often at first, then for a day.
RETRY_AFTER = tuple(timedelta(seconds=s) for s in (30, 60, 120, 300, 600, 900, 1800, 3600))


def claim_due(holder: Holder, *, now: datetime) -> OutboundEmail | None:
    """The longest due mail, now ours to send; None when nothing is due.

    The conditional UPDATE decides between senders; skip_locked only spares PostgreSQL the collisions.
    """
    while True:
        with transaction.atomic():
            due = OutboundEmail.objects.due(now)
            if connection.features.has_select_for_update_skip_locked:
                due = due.select_for_update(skip_locked=True)
            email = due.first()
            if email is None:
                return None
            claim = {"state": State.SENDING, "claimed_by": str(holder), "claimed_until": now + CLAIM_LASTS}
            if OutboundEmail.objects.filter(pk=email.pk, state=State.QUEUED).update(**claim):
                for name, value in claim.items():
                    setattr(email, name, value)
                return email


def recover_claims(holder: Holder, *, now: datetime) -> int:
    """Settle the claims of senders that died: before DATA it is tried again, from DATA on it is unknown.

    A sender that only seemed dead does no harm: it goes on to DATA only if the claim is still its own.
    """
    recovered = 0
    for email in OutboundEmail.objects.claimed():
        expired = email.claimed_until is None or email.claimed_until <= now
        # Between two passes this process sends nothing: what it still claims, it dropped in an error.
        ours = email.claimed_by == str(holder)
        if not (expired or ours or is_gone(email.claimed_by, asked_by=holder)):
            continue
        claimed = OutboundEmail.objects.filter(pk=email.pk, state=email.state, claimed_by=email.claimed_by)
        if email.state == State.SENDING:
            recovered += claimed.update(state=State.QUEUED, claimed_by="", due_at=now)
        else:
            recovered += claimed.update(
                state=State.UNKNOWN,
                is_reported=False,
                problem="The sender stopped while handing this mail over. The server may have taken it.",
            )
            log.error("outbound mail %s is unknown: its sender died while handing it over", email.pk)
    return recovered


def send_due(
    holder: Holder,
    *,
    now: datetime | None = None,
    limit: int = 200,
    is_stopping: Callable[[], bool] = lambda: False,
) -> int:
    """Send what is due, over one SMTP session; how many mails were tried. Never raises for a mail's sake.

    `is_stopping` is asked between two mails, so that a restart does not cut one in the middle.

    Where the server cannot be reached at all, the pass ends after the first mail: the others keep their turn.
    """
    tried = 0
    session: Session | None = None
    recover_claims(holder, now=now or timezone.now())
    while tried < limit and not is_stopping() and (email := claim_due(holder, now=now or timezone.now())):
        tried += 1
        if session is None or session.is_closed:
            try:
                session = open_session(settings.SMTP)
            except Refusal as refusal:
                _put_back(email, holder, refusal)
                break
        try:
            _send(email, session, holder)
        except Refusal as refusal:
            _put_back(email, holder, refusal)
            session.reset()
        except TransmissionCut as cut:
            _mark_unknown(email, holder, cut)
    if session is not None:
        session.close()
    return tried


def _send(email: OutboundEmail, session: Session, holder: Holder) -> None:
    """Drive one claimed mail through SMTP, keeping what the server says to each recipient."""
    data = _write(email)
    pending = list(email.recipients.filter(state=OutboundRecipient.State.PENDING))
    if not pending:
        # A sender taken for dead had its yes after all, while a person asked for another attempt.
        _keep_accepted(email, holder, [], at=timezone.now())
        return
    session.begin(email.from_address)
    answers = {each.pk: session.add_recipient(each.address) for each in pending}

    refused = [each for each in pending if answers[each.pk].is_permanent]
    for each in refused:
        each.state, each.response = OutboundRecipient.State.REFUSED, str(answers[each.pk])
    OutboundRecipient.objects.bulk_update(refused, ["state", "response"])
    accepted = [each for each in pending if answers[each.pk].is_accepted]
    if not accepted:
        later = [answer for answer in answers.values() if not answer.is_permanent]
        said = (later or list(answers.values()))[0]
        raise Refusal(f"No recipient was accepted: {said}", is_permanent=not later)

    mine = OutboundEmail.objects.filter(pk=email.pk, claimed_by=str(holder), state=State.SENDING)
    if mine.update(state=State.TRANSMITTING) != 1:
        # Taken for dead and recovered by another sender: it is theirs now.
        session.reset()
        return
    session.transmit(data)
    _keep_accepted(email, holder, accepted, at=timezone.now())


def _write(email: OutboundEmail) -> bytes:
    try:
        return write_mail(email, list(email.recipients.all()), _read_enclosures(email))
    except Refusal:
        raise
    except Exception as error:  # one mail that cannot be written must not stop the outbox
        log.exception("outbound mail %s cannot be composed", email.pk)
        raise Refusal(f"The mail cannot be written: {error}", is_permanent=True) from error


def _read_enclosures(email: OutboundEmail) -> list[Enclosure]:
    """Its files. Raises Refusal: permanent where the store has lost one, not so where the store is in trouble."""
    try:
        return [
            Enclosure(each.filename, each.content_type, read_file(each.stored_as)) for each in email.attachments.all()
        ]
    except FileNotFoundError as error:
        log.error("outbound mail %s lacks a file that the store has lost: %s", email.pk, error)
        problem = "The mail cannot be written: a file of it is gone from the file store."
        raise Refusal(problem, is_permanent=True) from error
    except DatabaseError:
        raise
    except Exception as error:  # whatever a disk or a store on the network says; another attempt may read it
        log.exception("a file of outbound mail %s cannot be read", email.pk)
        raise Refusal(f"A file of it cannot be read from the file store: {error}", is_permanent=False) from error


def _mark_unknown(email: OutboundEmail, holder: Holder, cut: TransmissionCut) -> None:
    mine = OutboundEmail.objects.filter(pk=email.pk, claimed_by=str(holder), state=State.TRANSMITTING)
    mine.update(state=State.UNKNOWN, problem=str(cut), is_reported=False)
    log.error("outbound mail %s is unknown: %s", email.pk, cut)


def _keep_accepted(
    email: OutboundEmail, holder: Holder, accepted: Sequence[OutboundRecipient], *, at: datetime
) -> None:
    with transaction.atomic():
        # A bounce can be quicker than this commit: what came back already is not accepted any more.
        taken = email.recipients.filter(pk__in=[each.pk for each in accepted], state=OutboundRecipient.State.PENDING)
        taken.update(state=OutboundRecipient.State.ACCEPTED)
        mine = OutboundEmail.objects.filter(
            pk=email.pk, claimed_by=str(holder), state__in=[State.SENDING, State.TRANSMITTING, State.UNKNOWN]
        )
        if email.recipients.filter(state=OutboundRecipient.State.PENDING).exists():
            # Some were told "later" (4xx): the others have it, these are tried again, and only these.
            mine.update(
                state=State.QUEUED,
                claimed_by="",
                sent_at=email.sent_at or at,
                attempts=email.attempts + 1,
                due_at=at + _wait(email.attempts),
                problem="Some recipients asked for a later attempt.",
            )
        else:
            mine.update(state=State.SENT, sent_at=email.sent_at or at, claimed_by="", problem="", is_reported=False)
            if email.purpose == OutboundEmail.Purpose.ACCOUNT:
                # It held a link that opens an account: such a secret is not kept.
                OutboundEmail.objects.filter(pk=email.pk, state=State.SENT).update(text="", html="")


def _put_back(email: OutboundEmail, holder: Holder, refusal: Refusal) -> None:
    """After a refusal nothing was taken: try again later, or give up and say so."""
    now = timezone.now()
    mine = OutboundEmail.objects.filter(
        pk=email.pk, claimed_by=str(holder), state__in=[State.SENDING, State.TRANSMITTING]
    )
    somebody_has_it = email.sent_at is not None
    # After a long outage the first attempt is the first attempt: its day begins now.
    give_up_at = max(email.give_up_at, now + GIVE_UP_AFTER) if email.attempts == 0 else email.give_up_at
    if refusal.is_permanent or now >= give_up_at:
        final = State.SENT if somebody_has_it else State.FAILED
        email.recipients.filter(state=OutboundRecipient.State.PENDING).update(
            state=OutboundRecipient.State.REFUSED, response=str(refusal)
        )
        mine.update(state=final, claimed_by="", problem=str(refusal), is_reported=False)
        log.warning("outbound mail %s failed: %s", email.pk, refusal)
    else:
        wait = _wait(email.attempts)
        mine.update(
            state=State.QUEUED,
            claimed_by="",
            attempts=email.attempts + 1,
            due_at=now + wait,
            give_up_at=give_up_at,
            problem=str(refusal),
        )
        log.warning("outbound mail %s is tried again in %s: %s", email.pk, wait, refusal)


def _wait(attempts: int) -> timedelta:
    return RETRY_AFTER[min(attempts, len(RETRY_AFTER) - 1)]


class OutboxBackend(BaseEmailBackend):
    """Django's own mails (password reset) by the same door: queued here, sent by the outbox."""

    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        """Queue each mail that has a recipient; how many there were."""
        count = 0
        for message in email_messages:
            html = ""
            if isinstance(message, EmailMultiAlternatives):
                html = next((str(part[0]) for part in message.alternatives if part[1] == "text/html"), "")
            fields = OutboundRecipient.Field
            recipients = [
                Recipient(parseaddr(address)[1], parseaddr(address)[0], field)
                for field, address in chain(
                    ((fields.TO, each) for each in message.to),
                    ((fields.CC, each) for each in message.cc),
                    ((fields.BCC, each) for each in message.bcc),
                )
            ]
            if recipients:
                mail = Mail(
                    subject=str(message.subject),
                    text=str(message.body),
                    html=html,
                    recipients=recipients,
                    purpose=OutboundEmail.Purpose.ACCOUNT,
                )
                with transaction.atomic():
                    queue_email(mail, at=timezone.now())
                count += 1
        return count
