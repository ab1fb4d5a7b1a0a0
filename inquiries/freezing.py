"""A draft as the mail it will be: subject, thread headers, signature and history, decided once."""

from collections.abc import Sequence
from email.utils import parseaddr

from django.utils import timezone

from inquiries.models import Inquiry, Message, Office, Reply, User
from mailbox.marks import quote_as_html, quote_as_text, render_marks, sign_as_html, sign_as_text
from mailbox.models import OutboundEmail, OutboundRecipient
from mailbox.outbox import LONGEST_SUBJECT, KeptFile, Mail, Recipient
from mailbox.threads import own_address

# Enough for any thread; the oldest and the newest ids are what programs go by.
MOST_REFERENCES = 30
# What the outbox has room for.
LONGEST_NAME = 300


def freeze(draft: Reply, inquiry: Inquiry, *, files: Sequence[KeptFile], by: User) -> Mail:
    """Everything of the mail as it will be: subject unchanged, thread headers whole, history as all have seen it."""
    office = Office.load()
    answered = draft.answers
    text, html = draft.text.strip(), render_marks(draft.text.strip())
    if signature := signature_of(draft, by):
        text = f"{text}\n\n{sign_as_text(signature)}"
        html += sign_as_html(signature)
    in_reply_to = ""
    references: list[str] = []
    if answered is not None:
        if _have_seen(answered, [*draft.to, *draft.cc, *draft.bcc]):
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
            *(_recipient(each, OutboundRecipient.Field.BCC) for each in draft.bcc),
        ],
        purpose=OutboundEmail.Purpose.REPLY,
        reply_to=plus,
        reply_token=inquiry.token,
        in_reply_to=in_reply_to,
        references=references,
        files=files,
    )


def signature_of(draft: Reply, by: User) -> str:
    """What will stand below the draft when `by` sends it; nothing where it is switched off or she has none."""
    return by.signature.strip().replace("\r\n", "\n") if draft.is_signed else ""


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
    at = timezone.localtime(message.written_at, office.zone)
    return f"On {at:%a, %b} {at.day}, {at:%Y} at {at:%I:%M %p}".replace(" 0", " ") + f", {message.author} wrote:"
