"""One entry of the conversation with the reporter."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inquiries.models.inquiry import Inquiry
from inquiries.models.user import User, initials_of
from mailbox.models import InboundEmail, OutboundEmail


class Message(models.Model):
    """What was said, by mail in, mail out or telephone. The whole text is kept; `fresh` is what a reader sees first."""

    class Kind(models.TextChoices):
        """Which way it went."""

        MAIL_IN = "mail_in", _("mail")
        MAIL_OUT = "mail_out", _("our answer")
        CALL = "call", _("call")
        ELSEWHERE = "elsewhere", _("our answer, sent from elsewhere")
        REQUEST = "request", _("request in a digest")

    # What the office said, by this desk or by another mail program.
    OURS = (Kind.MAIL_OUT, Kind.ELSEWHERE)
    # What somebody outside wrote, to us or to many.
    WRITTEN = (Kind.MAIL_IN, Kind.REQUEST)

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind)
    inbound = models.OneToOneField(InboundEmail, null=True, on_delete=models.PROTECT, related_name="message")
    outbound = models.OneToOneField(OutboundEmail, null=True, on_delete=models.PROTECT, related_name="message")
    # Staff member who wrote it, noted the call or opened the request; None for a reporter's mail, or where she has no
    # account.
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    author_name = models.CharField(max_length=300, blank=True)
    author_address = models.CharField(max_length=320)
    reply_to = models.CharField(max_length=320, blank=True)
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    subject = models.CharField(max_length=1000, blank=True)
    text = models.TextField()
    # Lengths that cut `text` into fresh, quoted and signature would break on trimmed blanks: the parts are kept.
    fresh = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    signature = models.TextField(blank=True)
    has_html = models.BooleanField(default=False)
    # Images that its HTML would fetch from elsewhere; said before anybody opens it, fetched only when asked for.
    remote_image_count = models.PositiveIntegerField(default=0)
    # An out-of-office or the like: shown, but it opens, restarts and answers nothing.
    is_automatic = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="mail_in", inbound__isnull=False, outbound=None)
                | Q(kind="mail_out", outbound__isnull=False, inbound=None)
                | Q(kind="elsewhere", inbound__isnull=False, outbound=None)
                | Q(kind="call", outbound=None, inbound=None, by__isnull=False)
                | Q(kind="request", outbound=None, inbound=None, by__isnull=False),
                name="message_stands_on_its_mail",
            ),
        ]
        # Inquiry page: the timeline.
        indexes = [models.Index(fields=["inquiry", "at"], name="message_of_inquiry")]

    def __str__(self) -> str:
        return f"{self.author} {self.at:%Y-%m-%d %H:%M}"

    @property
    def author(self) -> str:
        """Who said it."""
        return self.author_name or self.author_address

    @property
    def initials(self) -> str:
        """Two letters for the round badge."""
        return initials_of(self.author)

    @property
    def written_at(self) -> datetime:
        """When its words were written: a request stands here from the moment it was opened, but is older."""
        return self.request.digest.received_at if self.kind == self.Kind.REQUEST else self.at

    @property
    def is_ours(self) -> bool:
        """Whether the office said it."""
        return self.kind in self.OURS
