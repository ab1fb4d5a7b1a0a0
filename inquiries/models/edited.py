"""Entries that several people keep by hand."""

from django.conf import settings
from django.db import models


class Edited(models.Model):
    """One of them: `revision` counts its changes, so that an edit begun before somebody else's is noticed."""

    revision = models.PositiveIntegerField(default=0, editable=False)
    # Who changed it last; None: nobody yet, or the desk itself.
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )

    class Meta:
        abstract = True

    @property
    def edition(self) -> str:
        """Names what was read of it: another one after each change, and no other entry's."""
        return f"{self.pk or 'new'}-{self.revision}"
