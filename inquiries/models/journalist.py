"""Who asks."""

from django.db import models

from inquiries.models.user import initials_of


class Outlet(models.Model):
    """A newsroom, known by the domain of its mail."""

    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=253, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Journalist(models.Model):
    """A person who writes to the office, known by her address (lower-case)."""

    name = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=320, unique=True)
    outlet = models.ForeignKey(Outlet, null=True, blank=True, on_delete=models.SET_NULL)
    time_zone = models.CharField(max_length=60, blank=True)
    first_seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name or self.address

    @property
    def initials(self) -> str:
        """Two letters for the round badge."""
        return initials_of(str(self))

    @property
    def outlet_name(self) -> str:
        """The newsroom's name, else the domain she writes from, which says nearly as much."""
        return self.outlet.name if self.outlet else self.address.rpartition("@")[2]
