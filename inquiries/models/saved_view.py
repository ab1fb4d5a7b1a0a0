"""A set of filters under a name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inquiries.models.user import User


class SavedView(models.Model):
    """What a person saved: a view of the queue and the filters on it; hers alone, or shared with the office."""

    name = models.CharField(_("name"), max_length=60)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    is_shared = models.BooleanField(_("for everybody"), default=False)
    # The slug of the view it narrows, and the filters as the address line writes them.
    view = models.CharField(max_length=20)
    query = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "name"], name="saved_view_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
        ]
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
