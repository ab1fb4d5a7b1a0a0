"""Senders whose mail is no press inquiry, because a person said so."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from inquiries.models.user import User


class SenderRule(models.Model):
    """Mail from that address, or from anybody at that domain, opens no inquiry. `mails` counts what it held back.

    Lifted it is kept, with who lifted it and when.
    """

    class Scope(models.TextChoices):
        """For whom it holds."""

        ADDRESS = "address", _("this sender")
        DOMAIN = "domain", _("everybody at this domain")

    scope = models.CharField(max_length=8, choices=Scope)
    # The address or the domain, lower-case.
    sender = models.CharField(max_length=320)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    mails = models.PositiveIntegerField(default=0)
    newest_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "sender"], condition=models.Q(lifted_at=None), name="sender_rule_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return f"@{self.sender}" if self.scope == self.Scope.DOMAIN else self.sender
