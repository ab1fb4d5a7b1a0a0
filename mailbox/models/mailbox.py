"""A folder that is read, how far it was read, and how it is doing."""

from datetime import datetime, timedelta

from django.db import models

# A watcher that hears nothing breaks its IDLE every minute; three missed rounds are worth a red dot.
STALE_AFTER = timedelta(minutes=3)


class Mailbox(models.Model):
    """Name, folder, cursor and health of one watched folder; its log-in is in the settings only."""

    name = models.CharField(max_length=200)
    folder = models.CharField(max_length=200, default="INBOX")
    # RFC 3501 2.3.1.1: a UID means something only together with the folder's UIDVALIDITY.
    uidvalidity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)
    # When people were told that it fails; None while it is read.
    told_at = models.DateTimeField(null=True)
    # The time of the last mail, where that is longer ago than is usual and people were told; None else.
    quiet_since = models.DateTimeField(null=True)
    is_pushed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "folder"], name="mailbox_name_folder")]

    def __str__(self) -> str:
        return f"{self.name} {self.folder}"

    def is_healthy(self, now: datetime) -> bool:
        """Whether it was read without trouble within STALE_AFTER."""
        return self.failing_since is None and self.checked_at is not None and self.checked_at > now - STALE_AFTER


class Lease(models.Model):
    """The right to do one thing alone (to watch one mailbox), for as long as it is renewed."""

    name = models.CharField(max_length=250, primary_key=True)
    holder = models.CharField(max_length=200)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.holder} until {self.until:%H:%M:%S}"
