"""Letting an answer go, and taking it back. What is written before that stands in drafts.py."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.attaching import files_of
from inquiries.drafts import (
    NotAsRead,
    catch_up,
    discard_draft,
    keep_copy,
    newest_from_outside,
    save_draft,
    start_reply,
)
from inquiries.freezing import freeze, signature_of
from inquiries.guarding import Doubtful, NotSendable, check_meant, check_sendable
from inquiries.models import DraftCopy, Event, Inquiry, Message, Reply, ReplyAttachment, User
from inquiries.models.reply import BESIDE_THE_TEXT, change_beside_the_text
from inquiries.participants import let_in, put_out
from inquiries.recipients import is_mail_address, read_recipients
from inquiries.triage import lock, mark_open
from mailbox.models import OutboundEmail
from mailbox.outbox import cancel, queue_email

# The whole way of an answer, from one module: most callers write, guard and send.
__all__ = [
    "Doubtful", "NotAsRead", "NotSendable", "catch_up", "check_sendable", "discard_draft", "is_mail_address",
    "keep_copy", "let_go", "newest_from_outside", "note_sending", "read_recipients", "save_draft", "send_reply",
    "start_reply", "undo_send", "undo_window",
]  # fmt: skip


def send_reply(
    reply: Reply,
    *,
    revision: int,
    by: User,
    at: datetime,
    kind: Reply.Kind = Reply.Kind.ANSWER,
    sure: Collection[str] = (),
) -> OutboundEmail:
    """Give the draft, exactly as read at `revision`, to the outbox; it leaves when the undo window has passed.

    Text, files, recipients and threading are frozen here. A QUESTION leaves the inquiry in the queue. Raises NotAsRead
    where the draft changed or a newer mail from outside arrived after the draft was begun or last looked at;
    NotSendable where text or recipients are missing; Doubtful, a NotSendable, where the sender may not mean it and
    `sure` does not say that she does.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        inquiry = lock(reply.inquiry)
        draft = read_draft(reply, inquiry, revision=revision)
        check_meant(draft, inquiry, sure=sure, by=by, at=at)
        return let_go(draft, inquiry, kind=kind, by=by, at=at, due_at=at + undo_window())


def read_draft(reply: Reply, inquiry: Inquiry, *, revision: int) -> Reply:
    """The draft as read at `revision`, fit to be sent; inside the verb's transaction. Raises as send_reply says."""
    if inquiry.joined_to is not None:
        told = {"reference": inquiry.joined_to.reference}
        raise NotAsRead(_("This was joined to %(reference)s and goes on there.") % told)
    # One that was merged or split away meanwhile belongs to another row than the one that is held.
    draft = Reply.objects.filter(pk=reply.pk, inquiry=inquiry, state=Reply.State.DRAFT, revision=revision).first()
    if draft is None:
        raise NotAsRead(_("This draft was changed, sent or thrown away after you read it. Look again."))
    if newest_from_outside(inquiry) != draft.answers:
        raise NotAsRead(_("A newer mail arrived. Read it, then send."))
    check_sendable(draft)
    return draft


def let_go(
    draft: Reply, inquiry: Inquiry, *, kind: Reply.Kind, by: User, at: datetime, due_at: datetime
) -> OutboundEmail:
    """Freeze an unsent reply as it stands into the outbox, due at `due_at`; inside the verb's transaction.

    Raises NotAsRead where it changed in this very moment.
    """
    email = queue_email(freeze(draft, inquiry, files=files_of(draft), by=by), at=at, due_at=due_at)
    as_read = Reply.objects.filter(pk=draft.pk, state=draft.state, revision=draft.revision)
    if as_read.update(state=Reply.State.SENT, kind=kind, outbound=email, send_at=None) != 1:
        # A colleague saved it in this very moment; her words are not in the mail.
        raise NotAsRead(_("This draft was changed, sent or thrown away after you read it. Look again."))
    note_sending(draft, inquiry, email, by=by, at=at)
    return email


def note_sending(draft: Reply, inquiry: Inquiry, email: OutboundEmail, *, by: User, at: datetime) -> Message:
    """Write the mail that is now in the outbox into the inquiry: message, thread, owner, Event."""
    message = Message.objects.create(
        inquiry=inquiry, kind=Message.Kind.MAIL_OUT, outbound=email, by=by, author_name=by.name,
        author_address=email.from_address, to=draft.to, cc=draft.cc, subject=email.subject,
        text=draft.text, fresh=draft.text, signature=signature_of(draft, by), at=at,
    )  # fmt: skip
    let_in(inquiry, draft)
    if inquiry.owner is None:
        # Who answers, owns.
        inquiry.owner = by
        inquiry.save(update_fields=["owner"])
    inquiry.events.create(kind=Event.Kind.REPLY_QUEUED, by=by, at=at, message=message)
    mark_open(inquiry)
    return message


def undo_send(email: OutboundEmail, *, by: User, at: datetime) -> Reply | None:
    """Take an answer back before it leaves: it is a draft again, with its files. None where it was too late.

    Where a colleague began another draft meanwhile, the text taken back is kept as a copy beside that one. An
    acknowledgement was never a draft: it is simply gone. Addresses that only this mail brought in leave the thread.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        message = Message.objects.select_related("inquiry").get(outbound=email)
        lock(message.inquiry)
        if not cancel(email, now=at):
            return None
        sent = Reply.objects.select_related("inquiry").get(outbound=email)
        put_out(sent.inquiry, sent)
        kept = sent
        if sent.kind == Reply.Kind.ACKNOWLEDGEMENT:
            Reply.objects.filter(pk=sent.pk).update(state=Reply.State.DISCARDED)
        else:
            kept = draft_again(sent, at=at)
        message.inquiry.events.create(kind=Event.Kind.REPLY_UNDONE, by=by, at=at, message=message)
    return kept


def draft_again(reply: Reply, *, at: datetime) -> Reply:
    """Make `reply` the inquiry's draft, or a kept copy beside the one there is, which takes over its files.

    The draft that now stands.
    """
    other = reply.inquiry.replies.filter(state=Reply.State.DRAFT).first()
    if other is not None:
        DraftCopy.objects.create(reply=other, by=reply.edited_by, text=reply.text, at=at)
        reply.copies.update(reply=other)
        if ReplyAttachment.objects.filter(reply=reply).update(reply=other):
            # Whoever is about to send that draft sees first that it carries more now.
            change_beside_the_text(Reply.objects.filter(pk=other.pk))
        return other
    reply.state, reply.kind, reply.outbound, reply.send_at = Reply.State.DRAFT, Reply.Kind.ANSWER, None, None
    reply.revision += BESIDE_THE_TEXT
    reply.save(update_fields=["state", "kind", "outbound", "send_at", "revision"])
    return reply


def undo_window() -> timedelta:
    """How long an answer can be taken back."""
    return timedelta(seconds=settings.UNDO_SECONDS)
