"""The outbox: frozen mails, each with its recipients and what became of them."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# Written with OR, here and in the queries: SQLite does not match `IN (?, ?)` to a partial index's condition.
CLAIMED = Q(state="sending") | Q(state="transmitting")
TROUBLED = Q(noted_at=None) & (
    Q(state="failed") | Q(state="unknown") | Q(state="queued", attempts__gt=0) | Q(bounced_at__isnull=False)
)


class OutboundEmailQuerySet(models.QuerySet["OutboundEmail"]):
    """Which mails of the outbox."""

    def due(self, now: datetime) -> Self:
        """Queued, past their undo window or their wait after a failed attempt; longest due first."""
        return self.filter(state=OutboundEmail.State.QUEUED, due_at__lte=now).order_by("due_at", "id")

    def claimed(self) -> Self:
        """In a sender's hands, or left there by one that died."""
        return self.filter(CLAIMED)

    def unreported(self) -> Self:
        """In a state that nobody has been told of yet, in the order of the outbox."""
        return self.filter(is_reported=False).order_by("id")

    def troubled(self) -> Self:
        """What a person should look at: failed, unknown, bounced, or waiting after a failed attempt; not yet noted."""
        return self.filter(TROUBLED)


class OutboundEmail(models.Model):
    """One mail as it will be, is being or was sent: text, headers and recipients never change again."""

    class State(models.TextChoices):
        """The way of a mail through SMTP. Past TRANSMITTING nothing is ever tried again by itself."""

        QUEUED = "queued", "waiting"
        SENDING = "sending", "talking to the server"
        TRANSMITTING = "transmitting", "handing over"
        SENT = "sent", "accepted by the server"
        FAILED = "failed", "refused"
        UNKNOWN = "unknown", "may or may not have gone out"
        CANCELLED = "cancelled", "taken back"

    class Purpose(models.TextChoices):
        """Why it is sent; only an answer belongs to a reporter's thread."""

        REPLY = "reply", _("answer to a reporter")
        NOTIFICATION = "notification", _("notice to staff")
        ACCOUNT = "account", _("log-in mail")
        TEST = "test", _("test of the whole loop")

    purpose = models.CharField(max_length=12, choices=Purpose)
    message_id = models.CharField(max_length=250, unique=True)
    in_reply_to = models.CharField(max_length=1000, blank=True)
    references = models.TextField(blank=True)
    # The inquiry's token, random and lower-case (RFC 5321 4.5.3.1.1: 64 octets of local part at most).
    reply_token = models.CharField(max_length=16, blank=True)
    from_name = models.CharField(max_length=300, blank=True)
    from_address = models.CharField(max_length=320)
    reply_to = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=1000, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)
    created_at = models.DateTimeField()

    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    # The end of the undo window at first, then the next attempt.
    due_at = models.DateTimeField()
    give_up_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_by = models.CharField(max_length=200, blank=True)
    claimed_until = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    # When a person took note that it failed or came back; new trouble takes the note away.
    noted_at = models.DateTimeField(null=True)
    # False asks whoever queued it to take note of the state or the bounce, once.
    is_reported = models.BooleanField(default=True)

    objects = OutboundEmailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent"),
                name="outbound_sent_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sending", "transmitting"]) | ~Q(claimed_by=""),
                name="outbound_claim_has_a_name",
            ),
        ]
        indexes = [
            # Outbox: the next due row, four times a second.
            models.Index(fields=["due_at", "id"], name="outbound_due", condition=Q(state="queued")),
            # Outbox: claims whose holder may have died.
            models.Index(fields=["id"], name="outbound_claimed", condition=CLAIMED),
            # Delivery: results not yet taken.
            models.Index(fields=["id"], name="outbound_unreported", condition=Q(is_reported=False)),
            # Intake: an answer that comes back to the address with our token.
            models.Index(fields=["reply_token"], name="outbound_reply_token", condition=~Q(reply_token="")),
            # Every page's frame: how many need a look.
            models.Index(fields=["-created_at"], name="outbound_troubled", condition=TROUBLED),
            # Mailroom: the outbox, newest first.
            models.Index(fields=["-created_at"], name="outbound_created_at"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} ({self.state})"


class OutboundAttachment(models.Model):
    """A file of a mail, frozen with it; its bytes lie in the file store (mailbox/files.py) under their digest."""

    email = models.ForeignKey(OutboundEmail, on_delete=models.CASCADE, related_name="attachments")
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=100)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.filename


class OutboundRecipient(models.Model):
    """One address of a mail and what the server said to it."""

    class Field(models.TextChoices):
        """The header it stands in; Bcc stands in none."""

        TO = "to", "To"
        CC = "cc", "Cc"
        BCC = "bcc", "Bcc"

    class State(models.TextChoices):
        """PENDING is tried again; the others are final."""

        PENDING = "pending", "waiting"
        ACCEPTED = "accepted", "accepted"
        REFUSED = "refused", "refused"
        BOUNCED = "bounced", "came back"

    email = models.ForeignKey(OutboundEmail, on_delete=models.CASCADE, related_name="recipients")
    field = models.CharField(max_length=3, choices=Field, default=Field.TO)
    name = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=320)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    response = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email", "address"], name="recipient_email_address")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_field_display()} {self.address}: {self.state}"
