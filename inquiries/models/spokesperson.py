"""An elected official who may speak."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inquiries.models.edited import Edited
from inquiries.models.office import check_zone
from inquiries.models.user import initials_of

# Nobody types more; SQLite refuses an expression of a thousand.
MOST_WORDS = 20


class SpokespersonQuerySet(models.QuerySet["Spokesperson"]):
    """Which spokespeople."""

    def in_office(self, today: date) -> Self:
        """Those who have not left office by `today`; one who leaves today has left."""
        return self.filter(Q(left_office_on=None) | Q(left_office_on__gt=today))

    def matching(self, words: str) -> Self:
        """Those in whose name, office, place, topics or notes every one of `words` stands."""
        found = self
        for word in words.split()[:MOST_WORDS]:
            found = found.filter(
                Q(name__icontains=word)
                | Q(office__icontains=word)
                | Q(body__icontains=word)
                | Q(city__icontains=word)
                | Q(county__icontains=word)
                | Q(state__iexact=word)
                | Q(topics__icontains=word)
                | Q(languages__icontains=word)
                | Q(notes__icontains=word)
            )
        return found


class Spokesperson(Edited):
    """A councilmember, commissioner or board member: who she is, how she is reached, when she is away."""

    name = models.CharField(_("name"), max_length=200)
    office = models.CharField(_("office"), max_length=200, blank=True)
    body = models.CharField(_("body"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    county = models.CharField(_("county"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    # Lists as the directory file writes them, separated by "; ".
    topics = models.CharField(_("topics"), max_length=500, blank=True)
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    email = models.EmailField(_("mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True, validators=[check_zone])
    is_on_camera = models.BooleanField(_("goes on camera"), default=False)
    is_media_trained = models.BooleanField(_("media-trained"), default=False)
    capacity = models.CharField(_("speaks in what capacity"), max_length=200, blank=True)
    left_office_on = models.DateField(_("left office on"), null=True, blank=True)
    away_from = models.DateField(_("away from"), null=True, blank=True)
    away_to = models.DateField(_("away to"), null=True, blank=True)
    recused_topics = models.CharField(_("recused on"), max_length=500, blank=True)
    not_with_outlets = models.CharField(_("not with these outlets"), max_length=500, blank=True)
    notes = models.TextField(_("notes"), blank=True)

    objects = SpokespersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "body"], name="spokesperson_name_body"),
            models.CheckConstraint(
                condition=Q(away_from=None) | Q(away_to=None) | Q(away_to__gte=models.F("away_from")),
                name="spokesperson_back_after_leaving",
            ),
        ]
        verbose_name_plural = "spokespeople"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        """Two letters for the round badge."""
        return initials_of(self.name)

    @property
    def place(self) -> str:
        """City and state, or county and state."""
        return ", ".join(part for part in (self.city or self.county, self.state) if part)

    @property
    def topic_list(self) -> list[str]:
        """Her topics one by one."""
        return [topic.strip() for topic in self.topics.split(";") if topic.strip()]

    def is_away(self, today: date) -> bool:
        """Whether she said she is away on `today`; both ends are days away."""
        if self.away_from is None and self.away_to is None:
            return False
        return (self.away_from is None or self.away_from <= today) and (self.away_to is None or today <= self.away_to)

    def has_left(self, today: date) -> bool:
        """Whether she is out of office on `today`."""
        return self.left_office_on is not None and self.left_office_on <= today
