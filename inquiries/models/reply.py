"""Our draft until it is sent."""

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from inquiries.models.inquiry import Inquiry
from inquiries.models.message import Message
from inquiries.models.user import User
from mailbox.models import OutboundEmail

# By how much the revision goes up with what is no saving of the text, such as a file: a saving adds one.
BESIDE_THE_TEXT = 2


class Reply(models.Model):
    """An answer being written. One draft an inquiry, shared by the office; `revision` goes up with each change.

    Recipients stand on it from the moment it is begun and are what the page shows; sending reads them from here.
    """

    class State(models.TextChoices):
        """A draft is sent once, or thrown away by a person."""

        DRAFT = "draft", "draft"
        SCHEDULED = "scheduled", "to be sent later"
        SENT = "sent", "given to the outbox"
        DISCARDED = "discarded", "thrown away"

    class Kind(models.TextChoices):
        """What its arrival means: an answer answers, the others leave the inquiry in the queue."""

        ANSWER = "answer", _("answer")
        ACKNOWLEDGEMENT = "acknowledgement", _("acknowledgement")
        QUESTION = "question", _("question back")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="replies")
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.ANSWER)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    # The mail it answers, for In-Reply-To, the quoted history and the guard against newer mail.
    answers = models.ForeignKey(Message, null=True, on_delete=models.PROTECT, related_name="+")
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    bcc = models.JSONField(default=list)
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    edited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    # Whether its sender's signature stands below it.
    is_signed = models.BooleanField(default=True)
    # When it is to be sent by itself, by whom it was so decided: `edited_by`.
    send_at = models.DateTimeField(null=True)
    outbound = models.OneToOneField(OutboundEmail, null=True, on_delete=models.PROTECT, related_name="reply")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inquiry"], name="reply_one_draft", condition=Q(state="draft")),
            models.CheckConstraint(
                condition=Q(state="scheduled", send_at__isnull=False) | ~Q(state="scheduled"),
                name="reply_scheduled_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", outbound__isnull=False) | ~Q(state="sent"),
                name="reply_sent_has_its_mail",
            ),
        ]
        # Clocks: what is to be sent next.
        indexes = [models.Index(fields=["send_at", "id"], name="reply_scheduled", condition=Q(state="scheduled"))]
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"{self.state} r{self.revision} by {self.edited_by}"


def change_beside_the_text(drafts: QuerySet[Reply], **changes: object) -> int:
    """Make `changes` that are no saving of the text; how many rows there were.

    The revision goes up by two, with a saving by one: whoever says her saving again, because she did not hear its
    answer, is not taken for somebody who knows of this.
    """
    return drafts.update(revision=F("revision") + BESIDE_THE_TEXT, **changes)


class DraftCopy(models.Model):
    """A text that lost the race to a colleague's: kept, shown beside the winner, never overwritten."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="copies")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    # The revision its writer had read: what she saves again from there is the same copy, grown.
    revision = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "draft copies"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.by} {self.at:%H:%M}"
