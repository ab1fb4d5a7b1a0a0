"""A frozen row of the outbox as the mail that goes over the wire. Same row, same mail: nothing is decided here."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.utils import timezone

from mailbox.classify import OWN_HEADER
from mailbox.models import OutboundEmail, OutboundRecipient
from mailbox.wire import WIRE_POLICY, ascii_address


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of a mail, read from the store."""

    filename: str
    content_type: str
    data: bytes


def make_message_id(address: str) -> str:
    """A new Message-ID at the domain of `address`: 128 random bits (RFC 5322 3.6.4)."""
    return f"<{secrets.token_hex(16)}@{address.rpartition('@')[2] or 'localhost'}>"


def write_mail(
    email: OutboundEmail, recipients: Sequence[OutboundRecipient], enclosures: Sequence[Enclosure] = ()
) -> bytes:
    """The bytes of `email` as DATA carries them: CRLF, 7 bit, not yet dot-stuffed."""
    return compose(email, recipients, enclosures).as_bytes(policy=WIRE_POLICY)


def compose(
    email: OutboundEmail, recipients: Sequence[OutboundRecipient], enclosures: Sequence[Enclosure] = ()
) -> EmailMessage:
    """The MIME mail of `email`: plain text, HTML beside it where there is some, then its files as attachments.

    Bcc stands in no header. Files are base64 whatever they are, their names as RFC 2231 writes them.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(email.from_name, email.from_address)
    for field in (OutboundRecipient.Field.TO, OutboundRecipient.Field.CC):
        written = [(each.name, ascii_address(each.address)) for each in recipients if each.field == field]
        # One that no header can hold is refused at RCPT too; the others still get their mail.
        if in_field := [_address(name, address) for name, address in written if address]:
            message[str(field.label)] = in_field
    message["Subject"] = " ".join(email.subject.split())
    message["Date"] = format_datetime(email.created_at.astimezone(timezone.get_default_timezone()))
    message["Message-ID"] = email.message_id
    if email.reply_to:
        message["Reply-To"] = email.reply_to
    if email.in_reply_to:
        message["In-Reply-To"] = email.in_reply_to
    if email.references:
        message["References"] = email.references
    message[OWN_HEADER] = email.purpose
    if email.purpose != OutboundEmail.Purpose.REPLY:
        # RFC 3834: nobody's out-of-office should answer a machine.
        message["Auto-Submitted"] = "auto-generated"
    message.set_content(email.text, cte="quoted-printable")
    if email.html:
        message.add_alternative(email.html, subtype="html", cte="quoted-printable")
    for each in enclosures:
        main, _slash, kind = each.content_type.partition("/")
        message.add_attachment(each.data, maintype=main, subtype=kind, cte="base64", filename=each.filename)
    return message


def _address(name: str, address: str) -> Address:
    """An address header's part; control characters in a name would be a header injection and are dropped."""
    clean = "".join(char for char in name if char.isprintable())
    return Address(display_name=clean, addr_spec=address)
