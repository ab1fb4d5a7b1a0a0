"""That a person was told of something by mail: the row that makes it happen once."""

from django.db import models

from inquiries.models.event import Event
from inquiries.models.user import User
from mailbox.models import OutboundEmail


class Notification(models.Model):
    """One notice to one person about one event."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    email = models.OneToOneField(OutboundEmail, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="notification_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.event}"
