"""A request to a spokesperson. One that is agreed is what "assigned to a spokesperson" means."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inquiries.models.inquiry import Inquiry
from inquiries.models.spokesperson import Spokesperson
from inquiries.models.user import User


class AskQuerySet(models.QuerySet["Ask"]):
    """Which requests."""

    def standing(self) -> Self:
        """Asked and not yet answered, or agreed."""
        return self.filter(Q(state="asked") | Q(state="agreed"))


class Ask(models.Model):
    """One spokesperson for one inquiry; staff who agreed it by phone enter it by hand."""

    class State(models.TextChoices):
        """Asked until she says yes or no; agreed until taken back."""

        ASKED = "asked", _("asked")
        AGREED = "agreed", _("agreed")
        DECLINED = "declined", _("declined")
        TAKEN_BACK = "taken_back", _("taken back")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="asks")
    spokesperson = models.ForeignKey(Spokesperson, on_delete=models.PROTECT, related_name="asks")
    state = models.CharField(max_length=12, choices=State, default=State.AGREED)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = AskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "spokesperson"],
                name="ask_standing_once",
                condition=Q(state="asked") | Q(state="agreed"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.spokesperson}: {self.state}"
