"""What inquiries and spokespeople are about."""

import csv
from functools import cache
from pathlib import Path
from typing import Self

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from inquiries.models.edited import Edited

DEFAULTS = Path(__file__).parents[1] / "data" / "topics.csv"


class TopicQuerySet(models.QuerySet["Topic"]):
    """Which topics."""

    def offered(self) -> Self:
        """Those that can be given to an inquiry; a retired one stays where it was given."""
        return self.filter(retired_at=None)


class Topic(Edited):
    """One subject of the office's list, with the words that describe it."""

    name = models.CharField(_("name"), max_length=100)
    description = models.CharField(_("what belongs to it"), max_length=500, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="topic_name_whatever_its_case")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@cache
def read_default_topics() -> tuple[tuple[str, str], ...]:
    """The list a new office begins with: each topic's name and description."""
    with DEFAULTS.open(encoding="utf-8", newline="") as file:
        return tuple((row["name"], row["description"]) for row in csv.DictReader(file))
