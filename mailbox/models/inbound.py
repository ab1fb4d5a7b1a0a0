"""The ledger: one row for every mail a mailbox ever showed, its bytes beside it."""

import zlib
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mailbox.models.mailbox import Mailbox

# Level 1 is 3 times as fast as the default and keeps a mail 10 % larger: sync waits for it, disks do not.
COMPRESSION_LEVEL = 1


class InboundEmailQuerySet(models.QuerySet["InboundEmail"]):
    """Which mails of the ledger."""

    def pending(self) -> Self:
        """Stored but not yet read, oldest first."""
        return self.filter(state=InboundEmail.State.PENDING).order_by("id")

    def filed_without_inquiry(self) -> Self:
        """A machine's mails that answer nothing of ours, and bounces of mails we do not know; newest first."""
        machines = [InboundEmail.Filing.AUTOMATIC, InboundEmail.Filing.BOUNCE]
        return self.filter(filed_as__in=machines).exclude(problem="").order_by("-id")

    def request_digests(self) -> Self:
        """Lists of reporters' requests, newest first: they ask for nobody's look."""
        return self.filter(filed_as=InboundEmail.Filing.DIGEST).order_by("-id")

    def quarantined(self) -> Self:
        """Waiting for a person, newest first."""
        return self.filter(state=InboundEmail.State.QUARANTINED).order_by("-id")


class InboundEmail(models.Model):
    """One mail as one mailbox showed it; the row is written before anything in it is interpreted."""

    class State(models.TextChoices):
        """How far it is. There is no claimed state: nothing can be stuck in it."""

        PENDING = "pending", "waiting to be read"
        PROCESSED = "processed", "filed"
        QUARANTINED = "quarantined", "needs a person"
        DISCARDED = "discarded", "discarded by a person"

    class Filing(models.TextChoices):
        """What a processed mail was filed as; with the quarantined ones they add up to all received."""

        INQUIRY = "inquiry", _("new inquiry")
        REPLY = "reply", _("added to an inquiry")
        BOUNCE = "bounce", _("bounce")
        AUTOMATIC = "automatic", _("automatic reply")
        OWN = "own", _("our own mail")
        DUPLICATE = "duplicate", _("second copy")
        DIGEST = "digest", _("digest of requests")

    class Problem(models.TextChoices):
        """Why a person may want to look at it; inquiries/mail_problems.py says it in words."""

        FAILED = "failed", "could not be read"
        NOT_HANDED_OVER = "not_handed_over", "not handed over by the server"
        TOO_LARGE = "too_large", "over the size limit"
        UNKNOWN_BOUNCE = "unknown_bounce", "bounce of no mail of ours"
        ANSWERS_NOTHING = "answers_nothing", "a machine's, and no answer"
        SENDER_RULE = "sender_rule", "from a sender who is always not media"

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT)
    folder = models.CharField(max_length=200)
    uidvalidity = models.BigIntegerField()
    uid = models.BigIntegerField()
    received_at = models.DateTimeField()
    stored_at = models.DateTimeField()
    size = models.PositiveBigIntegerField()
    # SHA-256 of the raw bytes, and of what follows the header block: copies differ in their Received lines.
    digest = models.CharField(max_length=64)
    body_digest = models.CharField(max_length=64, blank=True)

    state = models.CharField(max_length=12, choices=State, default=State.PENDING)
    filed_as = models.CharField(max_length=12, choices=Filing, blank=True)
    processed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=16, choices=Problem, blank=True)
    # What belongs to it: the exact error, sizes in MB, the rule's sender, who discarded it and why.
    problem_details = models.JSONField(default=dict, blank=True)
    traceback = models.TextField(blank=True)
    duplicate_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT)

    message_id = models.CharField(max_length=1000, null=True)  # noqa: DJ001 - absent is None
    from_name = models.CharField(max_length=300, blank=True)
    from_address = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=1000, blank=True)
    notes = models.JSONField(default=list, blank=True)

    objects = InboundEmailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mailbox", "folder", "uidvalidity", "uid"], name="inbound_mailbox_folder_uid"
            ),
            models.CheckConstraint(
                condition=models.Q(state="processed", processed_at__isnull=False) & ~models.Q(filed_as="")
                | ~models.Q(state="processed"),
                name="inbound_processed_is_filed",
            ),
        ]
        indexes = [
            # Intake: the oldest pending row, four times a second.
            models.Index(fields=["id"], name="inbound_pending", condition=models.Q(state="pending")),
            # Mailroom: the quarantine list and its count on every page.
            models.Index(fields=["id"], name="inbound_quarantined", condition=models.Q(state="quarantined")),
            # Mailroom: the list of digests.
            models.Index(fields=["id"], name="inbound_request_digest", condition=models.Q(filed_as="digest")),
            # Intake: threading and second copies.
            models.Index(fields=["message_id"], name="inbound_message_id"),
            models.Index(fields=["digest"], name="inbound_digest"),
            # Mailroom: the ledger, newest first and day by day.
            models.Index(fields=["-stored_at"], name="inbound_stored_at"),
        ]

    def __str__(self) -> str:
        return f"{self.folder} {self.uidvalidity}/{self.uid}"


class RawEmail(models.Model):
    """The bytes of a mail as the server gave them, compressed; a table of its own, joined by no list."""

    email = models.OneToOneField(InboundEmail, primary_key=True, on_delete=models.PROTECT, related_name="raw")
    data = models.BinaryField()
    # Past the size limit only the header block is kept; the mailbox still has the rest.
    is_whole = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"raw mail {self.email_id}"

    @staticmethod
    def compress(raw: bytes) -> bytes:
        """What to store for `raw`."""
        return zlib.compress(raw, COMPRESSION_LEVEL)

    @property
    def content(self) -> bytes:
        """The mail as it was received, byte for byte."""
        return zlib.decompress(bytes(self.data))


class EmailReference(models.Model):
    """A Message-ID that a filed mail names in In-Reply-To or References (RFC 5322 3.6.4).

    Mail overtakes mail: when the original arrives after its answer, this is how the two meet.
    """

    email = models.ForeignKey(InboundEmail, on_delete=models.CASCADE, related_name="references")
    message_id = models.CharField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message_id", "email"], name="reference_message_id_email")]

    def __str__(self) -> str:
        return self.message_id


class InboundAttachment(models.Model):
    """Where an attachment stands in its raw mail; its bytes are read out of there and not stored again."""

    email = models.ForeignKey(InboundEmail, on_delete=models.CASCADE, related_name="attachments")
    position = models.PositiveIntegerField()
    filename = models.CharField(max_length=200)
    content_type = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    content_id = models.CharField(max_length=300, null=True)  # noqa: DJ001 - absent is None
    is_inline = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email", "position"], name="attachment_email_position")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.filename
