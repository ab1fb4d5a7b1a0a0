"""Rows that are only shown."""

from datetime import UTC, date, datetime
from typing import Any

from django.db import models
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.reverse import reverse

from inquiries.models import Inquiry, User

# What a 64-bit key can be.
BIGGEST_ID = 2**63 - 1
# Days outside these years are slips, and some of them no calendar can count from.
FIRST_YEAR, LAST_YEAR = 1970, 9000


class Moment(serializers.DateTimeField):
    """A moment in UTC: `2026-11-22T15:00:00Z`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_timezone=UTC, **kwargs)


class GivenMoment(serializers.DateTimeField):
    """A moment somebody sends; without an offset it is in the caller's zone."""

    def to_internal_value(self, value: Any) -> datetime:
        """An aware moment in a year that can be meant, whatever zone it is then looked at in."""
        try:
            moment: datetime = super().to_internal_value(value)
        except OverflowError:
            self.fail("overflow")
        if not is_sane(moment):
            self.fail("overflow")
        return moment


def is_sane(day: date) -> bool:
    """Whether every zone, calendar and database can hold that day or moment."""
    return FIRST_YEAR <= day.year < LAST_YEAR


class Shown(serializers.ModelSerializer):
    """A row as it is read; name every field in `fields` and `read_only_fields`."""

    serializer_field_mapping = {**serializers.ModelSerializer.serializer_field_mapping, models.DateTimeField: Moment}

    def address_of(self, name: str, *args: object) -> str:
        """The whole address of a route, on the host that was asked."""
        request: Request | None = self.context.get("request")
        return str(reverse(f"api:{name}", args=args, request=request))


class IdField(serializers.IntegerField):
    """The number of a row."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=BIGGEST_ID, **kwargs)


class PersonSerializer(Shown):
    """A member of the press office."""

    class Meta:
        model = User
        fields = ["id", "name", "email"]
        read_only_fields = fields


class ReferenceField(serializers.CharField):
    """An inquiry by its reference."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> str:
        """`PD-1042`."""
        inquiry: Inquiry = value
        return inquiry.reference
