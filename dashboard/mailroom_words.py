"""What the mailroom says: rows of the mail machine put into words and a colour."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboard.times import say_deadline, say_moment, say_span
from inquiries.mail_problems import say_discarding, say_error, say_problem
from inquiries.mailroom import Outside
from mailbox.ledger import LedgerDay
from mailbox.models import InboundEmail, Mailbox, OutboundEmail, OutboundRecipient

Outgoing = OutboundEmail.State


@dataclass(frozen=True, slots=True)
class Said:
    """A state in words; `tone` is a class name of the style sheet: done, soon, late or quiet."""

    tone: str
    words: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class MailboxLine:
    """One watched mailbox."""

    mailbox: Mailbox
    health: Said


@dataclass(frozen=True, slots=True)
class QuarantinedLine:
    """One mail that waits for a person."""

    inbound: InboundEmail
    outside: Outside
    problem: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class OutboundLine:
    """One mail of the outbox."""

    email: OutboundEmail
    recipients: list[OutboundRecipient]
    state: Said


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """One kind of mail and how many there were."""

    kind: str
    label: str
    count: int


def describe_mailbox(mailbox: Mailbox, now: datetime) -> MailboxLine:
    """Say how a mailbox is doing, and where it is not doing well, what to do."""
    return MailboxLine(mailbox, _say_health(mailbox, now))


def describe_problem(inbound: InboundEmail) -> str:
    """Why a mail was not filed, or who discarded it, in words; the exact error is folded away on its page."""
    return say_discarding(inbound) or say_problem(inbound) or _("No reason was noted.")


def describe_quarantined(inbound: InboundEmail, outside: Outside) -> QuarantinedLine:
    """A mail that waits for a person, or was discarded by one, with the reason."""
    return QuarantinedLine(inbound, outside, describe_problem(inbound), say_error(inbound))


def describe_outbound(email: OutboundEmail, now: datetime) -> OutboundLine:
    """Say where a mail of the outbox is; its recipients must be prefetched."""
    recipients = list(email.recipients.all())
    return OutboundLine(email, recipients, _say_delivery(email, recipients, now))


def describe_day(day: LedgerDay) -> list[LedgerPart]:
    """The columns of a ledger day in words, in the order of the ledger."""
    return [LedgerPart(kind, str(LEDGER_LABELS[kind](count)), count) for kind, count in day.counts.items()]


def name_columns() -> list[str]:
    """The columns of the ledger as headings."""
    return [str(label(0)) for label in LEDGER_LABELS.values()]


LEDGER_LABELS: dict[str, Callable[[int], str]] = {
    InboundEmail.Filing.INQUIRY.value: lambda count: ngettext("new inquiry", "new inquiries", count),
    InboundEmail.Filing.REPLY.value: lambda count: ngettext("reply", "replies", count),
    InboundEmail.Filing.BOUNCE.value: lambda count: ngettext("bounce", "bounces", count),
    InboundEmail.Filing.AUTOMATIC.value: lambda count: _("automatic"),
    InboundEmail.Filing.DIGEST.value: lambda count: ngettext("digest", "digests", count),
    InboundEmail.Filing.OWN.value: lambda count: _("our own"),
    InboundEmail.Filing.DUPLICATE.value: lambda count: ngettext("second copy", "second copies", count),
    InboundEmail.State.QUARANTINED.value: lambda count: _("quarantined"),
    InboundEmail.State.DISCARDED.value: lambda count: _("discarded"),
    InboundEmail.State.PENDING.value: lambda count: _("waiting to be read"),
}


def _say_health(mailbox: Mailbox, now: datetime) -> Said:
    if mailbox.failing_since is not None:
        since = say_deadline(mailbox.failing_since, now)
        return Said(
            "late",
            _("Failing since %(since)s: %(problem)s") % {"since": since, "problem": mailbox.problem},
            _("New mail stays safe in the mailbox and is fetched once this is mended. Check the mailbox's log-in "
              "and address in the settings of the server, then restart Press Desk."),
        )  # fmt: skip
    if mailbox.checked_at is None:
        return Said("soon", _("Not checked yet."), _("It is read as soon as “manage.py run” is running."))
    span = say_span(max(now - mailbox.checked_at, timedelta()))
    if not mailbox.is_healthy(now):
        advice = _("Nothing looks into this mailbox. Is “manage.py run” still running?")
        return Said("late", _("Last checked %(span)s ago.") % {"span": span}, advice)
    how = _("pushed by the server (IDLE)") if mailbox.is_pushed else _("asked for every few seconds")
    return Said("done", _("Checked %(span)s ago, %(how)s") % {"span": span, "how": how})


def _say_delivery(email: OutboundEmail, recipients: list[OutboundRecipient], now: datetime) -> Said:
    if email.bounced_at is not None:
        return Said("late", _("Came back %(when)s") % {"when": say_moment(email.bounced_at, now)})
    if email.state == Outgoing.QUEUED:
        return _say_waiting(email, now)
    if email.state == Outgoing.SENT and email.sent_at is not None:
        words = _("Accepted by the server %(when)s") % {"when": say_moment(email.sent_at, now)}
        refused = sum(each.state == OutboundRecipient.State.REFUSED for each in recipients)
        if not refused:
            return Said("done", words)
        but = ngettext("but one recipient was refused", "but %(count)d recipients were refused", refused)
        return Said("late", f"{words}, {but % {'count': refused}}")
    if email.state == Outgoing.FAILED:
        return Said("late", _("Not delivered"), email.problem)
    if email.state == Outgoing.UNKNOWN:
        return Said("late", _("May or may not have gone out"), email.problem)
    if email.state == Outgoing.CANCELLED:
        return Said("quiet", _("Taken back"))
    return Said("soon", _("Being handed to the server"))


def _say_waiting(email: OutboundEmail, now: datetime) -> Said:
    if email.attempts:
        tried = ngettext("Tried once", "Tried %(count)d times", email.attempts) % {"count": email.attempts}
        return Said(
            "soon",
            _("%(tried)s, again %(when)s") % {"tried": tried, "when": say_deadline(email.due_at, now)},
            email.problem,
        )
    seconds = round((email.due_at - now).total_seconds())
    if seconds > 0:
        return Said("soon", _("Leaves in %(seconds)d s") % {"seconds": seconds})
    return Said("soon", _("Waiting to leave"))
