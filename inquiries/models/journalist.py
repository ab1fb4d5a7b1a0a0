"""Who asks."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inquiries.models.edited import Edited
from inquiries.models.office import check_zone
from inquiries.models.user import initials_of
from mailbox.domains import domain_of
from mailbox.webmail import is_webmail


class Outlet(Edited):
    """A newsroom, known by the domains of its mail."""

    name = models.CharField(_("name"), max_length=200)
    notes = models.TextField(_("notes"), blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("outlet", args=[self.pk])


class OutletDomain(models.Model):
    """A domain whose mail comes from one newsroom, lower-case; hosts below it are meant too."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253, unique=True)

    class Meta:
        ordering = ["domain"]

    def __str__(self) -> str:
        return self.domain


class Journalist(Edited):
    """A person who writes or calls, known by her address (lower-case); a caller may have none."""

    name = models.CharField(_("name"), max_length=300, blank=True)
    address = models.CharField(_("mail address"), max_length=320, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    outlet = models.ForeignKey(
        Outlet, verbose_name=_("outlet"), null=True, blank=True, on_delete=models.SET_NULL, related_name="journalists"
    )
    beat = models.CharField(_("beat"), max_length=200, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True, validators=[check_zone])
    notes = models.TextField(_("notes"), blank=True)
    first_seen_at = models.DateTimeField()
    # The same person under another address: her mail counts as that one's.
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["address"], name="journalist_address", condition=~Q(address="")),
        ]
        # SQLite finds nobody by the index of that constraint: it is of some rows only.
        indexes = [models.Index(fields=["address"], name="journalist_by_address")]
        ordering = ["name", "address"]

    def __str__(self) -> str:
        return self.name or self.address or str(_("somebody"))

    def get_absolute_url(self) -> str:
        """Her page."""
        return reverse("journalist", args=[self.pk])

    @property
    def newsroom_domain(self) -> str:
        """What stands behind the @ of her address; "" where she has none, or one that everybody can have."""
        domain = domain_of(self.address)
        return "" if is_webmail(domain) else domain

    @property
    def initials(self) -> str:
        """Two letters for the round badge."""
        return initials_of(str(self))

    @property
    def outlet_name(self) -> str:
        """The newsroom's name, else the domain she writes from, which says nearly as much."""
        return self.outlet.name if self.outlet else domain_of(self.address)
