"""Writing an answer and letting it go."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.models import DraftCopy, Event, Inquiry, Message, Office, Participant, Reply, User
from inquiries.triage import lock, mark_open
from mailbox.marks import quote_as_html, quote_as_text, render_marks
from mailbox.models import OutboundEmail, OutboundRecipient
from mailbox.outbox import LONGEST_SUBJECT, Mail, Recipient, cancel, queue_email
from mailbox.threads import is_own, own_address
from mailbox.wire import ascii_address, read_addresses, show_address

# Enough for any thread; the oldest and the newest ids are what programs go by.
MOST_REFERENCES = 30
# What the outbox has room for.
LONGEST_NAME = 300


class NotAsRead(Exception):
    """What the page showed is no longer so: a newer mail, a colleague's edit, or the draft is gone. Says which."""


class NotSendable(Exception):
    """The draft lacks something; the text says what."""


def start_reply(inquiry: Inquiry, *, by: User, at: datetime) -> Reply:
    """The inquiry's draft; begun, with its recipients, where there was none.

    It goes to whoever wrote the newest mail from outside (her Reply-To first), with that mail's other readers in Cc.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock(inquiry)
        draft = row.replies.filter(state=Reply.State.DRAFT).first()
        if draft is not None:
            return draft
        newest = newest_from_outside(row)
        to, cc = _default_recipients(row, newest)
        return row.replies.create(answers=newest, to=to, cc=cc, by=by, edited_by=by, edited_at=at)


def save_draft(
    reply: Reply, *, text: str, to: Sequence[str], cc: Sequence[str], revision: int, by: User, at: datetime
) -> Reply:
    """Save the draft as read at `revision` and return it with its new revision.

    Raises NotAsRead where a colleague saved in between (her text stays, this one is kept as a copy beside it), or
    where it was sent or thrown away meanwhile.
    """
    require(by, Verb.WORK)
    as_read = Reply.objects.filter(pk=reply.pk, state=Reply.State.DRAFT, revision=revision)
    with transaction.atomic():
        saved = as_read.update(text=text, to=list(to), cc=list(cc), revision=revision + 1, edited_by=by, edited_at=at)
    if saved == 1:
        reply.refresh_from_db()
        return reply
    current = Reply.objects.get(pk=reply.pk)
    with transaction.atomic():
        if text.strip() and text != current.text:
            DraftCopy.objects.update_or_create(reply=reply, by=by, revision=revision, defaults={"text": text, "at": at})
    if current.state != Reply.State.DRAFT:
        raise NotAsRead(_("This draft was sent or thrown away meanwhile. Your text is kept beside it."))
    raise NotAsRead(_("%(name)s saved this draft while you wrote. Both texts are kept.") % {"name": current.edited_by})


def keep_copy(reply: Reply, *, by: User, at: datetime) -> None:
    """Keep the draft's present text beside it, under its writer's name: `by` is about to write over it knowingly."""
    require(by, Verb.WORK)
    with transaction.atomic():
        current = Reply.objects.select_for_update().select_related("edited_by").get(pk=reply.pk)
        if current.text.strip():
            DraftCopy.objects.create(reply=reply, by=current.edited_by, text=current.text, at=at)


def discard_draft(reply: Reply, *, by: User, at: datetime) -> None:
    """Throw the draft away; its row and text stay in the database."""
    require(by, Verb.WORK)
    draft = Reply.objects.filter(pk=reply.pk, state=Reply.State.DRAFT)
    with transaction.atomic():
        draft.update(state=Reply.State.DISCARDED, edited_by=by, edited_at=at)


def send_reply(reply: Reply, *, revision: int, by: User, at: datetime) -> OutboundEmail:
    """Give the draft, exactly as read at `revision`, to the outbox; it leaves when the undo window has passed.

    Text, recipients and threading are frozen here. Raises NotAsRead where the draft changed or a newer mail from
    outside arrived after the draft was begun or last looked at; NotSendable where text or recipients are missing.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        inquiry = lock(reply.inquiry)
        draft = Reply.objects.filter(pk=reply.pk, state=Reply.State.DRAFT, revision=revision).first()
        if draft is None:
            raise NotAsRead(_("This draft was changed, sent or thrown away after you read it. Look again."))
        if newest_from_outside(inquiry) != draft.answers:
            raise NotAsRead(_("A newer mail arrived. Read it, then send."))
        check_sendable(draft)
        email = queue_email(_freeze(draft, inquiry, by), at=at, due_at=at + timedelta(seconds=settings.UNDO_SECONDS))
        as_read = Reply.objects.filter(pk=draft.pk, state=Reply.State.DRAFT, revision=revision)
        if as_read.update(state=Reply.State.SENT, outbound=email) != 1:
            # A colleague saved it in this very moment; her words are not in the mail.
            raise NotAsRead(_("This draft was changed, sent or thrown away after you read it. Look again."))
        message = Message.objects.create(
            inquiry=inquiry, kind=Message.Kind.MAIL_OUT, outbound=email, by=by, author_name=by.name,
            author_address=email.from_address, to=draft.to, cc=draft.cc, subject=email.subject,
            text=draft.text, fresh=draft.text, at=at,
        )  # fmt: skip
        Participant.objects.bulk_create(
            [Participant(inquiry=inquiry, address=parseaddr(each)[1].casefold()) for each in [*draft.to, *draft.cc]],
            ignore_conflicts=True,
        )
        if inquiry.owner is None:
            # Who answers, owns.
            inquiry.owner = by
            inquiry.save(update_fields=["owner"])
        inquiry.events.create(kind=Event.Kind.REPLY_QUEUED, by=by, at=at, message=message)
        mark_open(inquiry)
    return email


def catch_up(reply: Reply, *, by: User) -> None:
    """Say that the newest mail from outside was read: the draft now answers it. Its recipients stay as they are."""
    require(by, Verb.WORK)
    newest = newest_from_outside(reply.inquiry)
    with transaction.atomic():
        Reply.objects.filter(pk=reply.pk, state=Reply.State.DRAFT).update(answers=newest)


def undo_send(email: OutboundEmail, *, by: User, at: datetime) -> Reply | None:
    """Take an answer back before it leaves: it is a draft again. None where it was too late.

    Where a colleague began another draft meanwhile, the text taken back is kept as a copy beside that one.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        message = Message.objects.select_related("inquiry").get(outbound=email)
        lock(message.inquiry)
        if not cancel(email, now=at):
            return None
        sent = Reply.objects.get(outbound=email)
        other = message.inquiry.replies.filter(state=Reply.State.DRAFT).first()
        if other is None:
            sent.state, sent.outbound, sent.revision = Reply.State.DRAFT, None, sent.revision + 1
            sent.save(update_fields=["state", "outbound", "revision"])
        else:
            DraftCopy.objects.create(reply=other, by=sent.edited_by, text=sent.text, at=at)
        message.inquiry.events.create(kind=Event.Kind.REPLY_UNDONE, by=by, at=at, message=message)
    return other or sent


def newest_from_outside(inquiry: Inquiry) -> Message | None:
    """The newest mail a person wrote to us here."""
    return inquiry.messages.filter(kind=Message.Kind.MAIL_IN, is_automatic=False).order_by("id").last()


def read_recipients(line: str) -> list[str]:
    """The addresses of a comma- or semicolon-separated line, names kept. Raises ValidationError naming a wrong one."""
    found = []
    for name, address in read_addresses(line):
        if not is_mail_address(address):
            raise ValidationError(_("%(part)s is no mail address.") % {"part": address})
        found.append(show_address(name, address))
    return found


def is_mail_address(address: str) -> bool:
    """Whether mail can be sent to `address` at all."""
    try:
        validate_email(ascii_address(address))
    except ValidationError:
        return False
    return True


def check_sendable(draft: Reply) -> None:
    """Raise NotSendable, in words, unless the draft has text and somebody outside to go to."""
    if not draft.text.strip():
        raise NotSendable(_("There is nothing written yet."))
    if not draft.to:
        raise NotSendable(_("There is nobody to send it to."))
    for name, address in map(parseaddr, [*draft.to, *draft.cc]):
        if not is_mail_address(address):
            raise NotSendable(_("%(part)s is no mail address.") % {"part": address or name})
    if any(is_own(parseaddr(each)[1]) for each in [*draft.to, *draft.cc]):
        raise NotSendable(_("This would be sent to our own press address."))


def _default_recipients(inquiry: Inquiry, newest: Message | None) -> tuple[list[str], list[str]]:
    if newest is None:
        return [inquiry.journalist.address], []
    to = newest.reply_to or newest.author_address
    taken = {parseaddr(to)[1].casefold()}
    others = []
    for each in [*newest.to, *newest.cc]:
        address = parseaddr(each)[1].casefold()
        if address not in taken and not is_own(address):
            taken.add(address)
            others.append(each)
    return [to], others


def _freeze(draft: Reply, inquiry: Inquiry, by: User) -> Mail:
    """Everything of the mail as it will be: subject unchanged, thread headers whole, history as all have seen it."""
    office = Office.load()
    answered = draft.answers
    text, html = draft.text.strip(), render_marks(draft.text.strip())
    in_reply_to = ""
    references: list[str] = []
    if answered is not None:
        if _have_seen(answered, [*draft.to, *draft.cc]):
            text = f"{text}\n\n{quote_as_text(_quoted_line(answered, office), answered.fresh or answered.text)}"
            html += quote_as_html(_quoted_line(answered, office), answered.fresh or answered.text)
        in_reply_to, references = _thread_headers(answered)
    local, _at, domain = own_address().rpartition("@")
    plus = f"{local}+{inquiry.token}@{domain}" if office.has_plus_addressing else ""
    return Mail(
        subject=_subject(answered.subject if answered else inquiry.subject),
        text=text + "\n",
        html=html,
        from_name=by.name,
        recipients=[
            *(_recipient(each, OutboundRecipient.Field.TO) for each in draft.to),
            *(_recipient(each, OutboundRecipient.Field.CC) for each in draft.cc),
        ],
        purpose=OutboundEmail.Purpose.REPLY,
        reply_to=plus,
        reply_token=inquiry.token,
        in_reply_to=in_reply_to,
        references=references,
    )


def _have_seen(answered: Message, recipients: Sequence[str]) -> bool:
    """Whether each of `recipients` wrote or got that mail: a third person's words to us are not passed on."""
    readers = [answered.author_address, answered.reply_to, *answered.to, *answered.cc]
    known = {parseaddr(each)[1].casefold() for each in readers}
    return all(parseaddr(each)[1].casefold() in known for each in recipients)


def _thread_headers(answered: Message) -> tuple[str, list[str]]:
    """In-Reply-To and References for an answer to `answered` (RFC 5322 3.6.4): all it names, and itself."""
    inbound = answered.inbound
    parent = (inbound.message_id if inbound else None) or ""
    named = list(inbound.references.order_by("id").values_list("message_id", flat=True)) if inbound else []
    ids = list(dict.fromkeys([*named, parent])) if parent else []
    if len(ids) > MOST_REFERENCES:
        ids = [ids[0], *ids[-(MOST_REFERENCES - 1) :]]
    return parent, ids


def _subject(subject: str) -> str:
    return (subject if subject[:3].casefold() == "re:" else f"Re: {subject}".strip())[:LONGEST_SUBJECT]


def _recipient(written: str, field: OutboundRecipient.Field) -> Recipient:
    name, address = parseaddr(written)
    return Recipient(address, name[:LONGEST_NAME], field)


def _quoted_line(message: Message, office: Office) -> str:
    at = timezone.localtime(message.at, office.zone)
    return f"On {at:%a, %b} {at.day}, {at:%Y} at {at:%I:%M %p}".replace(" 0", " ") + f", {message.author} wrote:"
