"""The wire: mailboxes, the ledger of what came in, the outbox of what goes out."""

from mailbox.models.inbound import EmailReference, InboundAttachment, InboundEmail, RawEmail
from mailbox.models.mailbox import Lease, Mailbox
from mailbox.models.outbound import OutboundAttachment, OutboundEmail, OutboundRecipient

__all__ = [
    "EmailReference",
    "InboundAttachment",
    "InboundEmail",
    "Lease",
    "Mailbox",
    "OutboundAttachment",
    "OutboundEmail",
    "OutboundRecipient",
    "RawEmail",
]
