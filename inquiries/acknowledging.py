"""Telling a reporter that her mail is here: one act, once, by a person, never to a machine."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.drafts import newest_from_outside
from inquiries.freezing import freeze
from inquiries.guarding import NotSendable, check_sendable
from inquiries.models import Inquiry, Message, Office, Reply, User
from inquiries.sending import note_sending, undo_window
from inquiries.triage import lock
from mailbox.models import OutboundEmail
from mailbox.outbox import queue_email

Out = OutboundEmail.State
# Addresses behind which nobody reads.
MACHINE = re.compile(
    r"(?:no|do-?not|dont)[-_.]?reply|mailer-daemon|postmaster|bounces?(?:[-+.].*)?|auto-?(?:mailer|reply)"
)


def acknowledge(inquiry: Inquiry, *, by: User, at: datetime) -> OutboundEmail:
    """Queue the office's acknowledgement in the reporter's thread, signed by `by`; it can be undone like an answer.

    `acknowledged_at` is set when SMTP accepts it; it answers nothing. Raises NotSendable in words where the reporter
    has heard from us, is about to, or is a machine.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock(inquiry)
        newest = newest_from_outside(row)
        if why := find_hindrance(row, newest, Reply.objects.filter(inquiry=row).select_related("outbound")):
            raise NotSendable(why)
        assert newest is not None, "find_hindrance asks for one"  # noqa: S101
        reply = Reply(
            inquiry=row, kind=Reply.Kind.ACKNOWLEDGEMENT, state=Reply.State.SENT, answers=newest,
            to=[newest.reply_to or newest.author_address], text=_write_text(by), by=by, edited_by=by, edited_at=at,
        )  # fmt: skip
        check_sendable(reply)
        email = queue_email(freeze(reply, row, files=(), by=by), at=at, due_at=at + undo_window())
        reply.outbound = email
        reply.save()
        note_sending(reply, row, email, by=by, at=at)
    return email


def find_hindrance(inquiry: Inquiry, newest: Message | None, replies: Iterable[Reply]) -> str:
    """Why the inquiry cannot be acknowledged, in words; nothing where it can.

    `newest` is the reporter's newest mail, `replies` what we wrote here, each with its mail.
    """
    if inquiry.is_closed:
        return _("It is closed.")
    if inquiry.acknowledged_at is not None:
        return _("She has heard from us already.")
    if newest is None:
        return _("There is no mail to acknowledge.")
    if newest.is_automatic or is_machine(newest.reply_to or newest.author_address):
        return _("A machine wrote this: nobody would read it.")
    sent = [each.outbound for each in replies if each.state == Reply.State.SENT and each.outbound is not None]
    if any(email.state in {Out.QUEUED, Out.SENDING, Out.TRANSMITTING, Out.SENT} for email in sent):
        return _("Our word to her is on its way.")
    if any(email.state == Out.UNKNOWN for email in sent):
        return _("Our word to her may have gone out: see to that first.")
    return ""


def is_machine(address: str) -> bool:
    """Whether `address` says of itself that nobody reads what is sent there."""
    return MACHINE.fullmatch(address.rpartition("@")[0].casefold()) is not None


def _write_text(by: User) -> str:
    """The office's words, with the name of who sends them where no signature gives it."""
    words = Office.load().acknowledgement.strip().replace("\r\n", "\n")
    return words if by.signature.strip() or not words else f"{words}\n\n{by.name}"
