"""Files that go out with an answer."""

from django.db import models
from django.db.models import Q

from inquiries.models.reply import Reply
from inquiries.models.user import User


class ReplyAttachment(models.Model):
    """A file of a draft. Its bytes lie in the file store under their digest, written before this row."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="attachments")
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    # The name in the file store (mailbox/files.py): the SHA-256 of the bytes.
    stored_as = models.CharField(max_length=100)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(filename=""), name="reply_attachment_has_a_name")]
        ordering = ["id"]

    def __str__(self) -> str:
        return self.filename
