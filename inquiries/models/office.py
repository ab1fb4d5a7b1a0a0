"""The one office this desk serves, and the few things it decides for itself."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from inquiries.models.edited import Edited
from inquiries.models.topic import Topic, read_default_topics

ONLY_OFFICE = 1
ACKNOWLEDGEMENT = "Thank you for your mail. We have it, and will come back to you before your deadline."
URGENT_TARGET = timedelta(hours=1)


def monday_to_friday() -> list[int]:
    """The days of work of a new office."""
    return [0, 1, 2, 3, 4]


def check_zone(name: str) -> None:
    """Refuse what is no IANA time zone, in words."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValidationError(
            _("%(name)s is no time zone; write it like America/New_York."), params={"name": name}
        ) from error


class Office(Edited):
    """Name, zone and targets. There is one row; `load` reads it."""

    name = models.CharField(_("name of the office"), max_length=200, default="Press Office")
    time_zone = models.CharField(_("time zone"), max_length=60, default="America/New_York", validators=[check_zone])
    answer_hours = models.PositiveSmallIntegerField(
        _("hours to answer where a reporter names no deadline"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(720)],
    )
    quiet_hours = models.PositiveSmallIntegerField(
        _("office hours without any mail before an alarm"), default=9, validators=[MaxValueValidator(400)]
    )
    # Whether mail to press+token@… reaches the mailbox; only then does our Reply-To carry a token.
    has_plus_addressing = models.BooleanField(_("the mail server delivers press+anything@ to press@"), default=False)
    acknowledgement = models.TextField(_("words of the acknowledgement"), max_length=2000, default=ACKNOWLEDGEMENT)
    opens_at = models.TimeField(_("opens at"), default=time(9))
    closes_at = models.TimeField(_("closes at"), default=time(18))
    # 0 is Monday, as in Python.
    work_days = models.JSONField(_("days of work"), default=monday_to_friday)
    # When the walk through the first settings was finished.
    set_up_at = models.DateTimeField(null=True, blank=True)
    writes_day_first = models.BooleanField(_("4/10 is the 4th of October"), default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="office_is_the_only_one")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def load(cls) -> "Office":
        """The office's row; made from the settings at the first reading."""
        office = cls.objects.filter(pk=ONLY_OFFICE).first()
        if office is None:
            office, is_new = cls.objects.get_or_create(pk=ONLY_OFFICE, defaults={"time_zone": settings.TIME_ZONE})
            if is_new:
                topics = [Topic(name=name, description=words) for name, words in read_default_topics()]
                Topic.objects.bulk_create(topics, ignore_conflicts=True)
        return office

    @property
    def zone(self) -> ZoneInfo:
        """The zone of its clocks and of deadlines that name none."""
        return ZoneInfo(self.time_zone)

    @property
    def answer_target(self) -> timedelta:
        """How soon an inquiry without a deadline should be answered."""
        return timedelta(hours=self.answer_hours)
