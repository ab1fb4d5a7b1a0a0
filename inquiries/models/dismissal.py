"""What seemed to be so of a reporter, and is not."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from inquiries.models.journalist import Journalist
from inquiries.models.user import User


class Dismissal(models.Model):
    """One thing that her signature says and a person does not take over; it is suggested no more."""

    class Fact(models.TextChoices):
        """What it is about, by the field of her entry."""

        NAME = "name", _("Name")
        OUTLET = "outlet", _("Outlet")
        PHONE = "phone", _("Phone")
        ZONE = "time_zone", _("Time zone")

    journalist = models.ForeignKey(Journalist, on_delete=models.CASCADE, related_name="dismissals")
    fact = models.CharField(max_length=10, choices=Fact)
    # As it is compared: see inquiries.signatures.
    value = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["journalist", "fact", "value"], name="dismissal_once"),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.value}"
