"""What a program shows instead of a password."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from inquiries.models.user import User


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Which tokens."""

    def valid(self) -> Self:
        """Not revoked, of somebody who still works here."""
        return self.filter(revoked_at=None, user__is_active=True)


class ApiToken(models.Model):
    """A token of the API, acting as `user`. Only its digest is kept: the token itself is shown once, when made."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("what it is for"), max_length=100)
    # SHA-256 of 160 random bits: nothing to guess, so nothing to salt.
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    # To the day; written once a day, so that reading costs no writing.
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
