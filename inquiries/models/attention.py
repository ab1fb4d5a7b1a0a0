"""Who has read what, and who is at it now."""

from django.db import models

from inquiries.models.inquiry import Inquiry
from inquiries.models.user import User


class ReadMark(models.Model):
    """Up to when a person has read an inquiry; what the reporter wrote later is unread to her."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        # Queue: the unread marks of one page of rows.
        constraints = [models.UniqueConstraint(fields=["user", "inquiry"], name="read_mark_user_inquiry")]

    def __str__(self) -> str:
        return f"{self.user}: {self.inquiry_id}"


class Presence(models.Model):
    """That a person has an inquiry open, and when she last typed there; rows older than a minute are dust."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="+")
    looked_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "inquiry"], name="presence_user_inquiry")]

    def __str__(self) -> str:
        return f"{self.user}: {self.inquiry_id}"
