"""What staff say among themselves."""

from django.db import models

from inquiries.models.inquiry import Inquiry
from inquiries.models.user import User


class Note(models.Model):
    """An internal remark on an inquiry; a table of its own so that no answer can ever quote it."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="notes")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        # Inquiry page: the timeline.
        indexes = [models.Index(fields=["inquiry", "at"], name="note_of_inquiry")]

    def __str__(self) -> str:
        return f"{self.by} {self.at:%Y-%m-%d %H:%M}"


class Mention(models.Model):
    """That a note calls a colleague by name; she is told of it."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "user"], name="mention_once")]

    def __str__(self) -> str:
        return f"{self.user}"
