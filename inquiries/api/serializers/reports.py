"""The figures of a period."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from inquiries.api.serializers.base import PersonSerializer
from inquiries.reports import Measure

HELD = "Null where there is nothing to measure."


class Seconds(serializers.FloatField):
    """A length of time in seconds; null where there is none."""

    def __init__(self) -> None:
        super().__init__(read_only=True, allow_null=True, help_text=f"Seconds. {HELD}")

    def to_representation(self, value: Any) -> Any:
        """As a number."""
        length: timedelta = value
        return length.total_seconds()


class TimesSerializer(serializers.Serializer):
    """How long it took: half took no longer than the median, nine in ten no longer than p90."""

    count = serializers.IntegerField(read_only=True)
    median = Seconds()
    p90 = Seconds()


class FiguresSerializer(serializers.Serializer):
    """Of some inquiries. `judged` are those with a deadline that was met or missed: `in_time`, `late` and `missed`.

    Spam, what is not media, and duplicates are `left_out` of all others; an acknowledgement is no answer.
    """

    received = serializers.IntegerField(read_only=True)
    left_out = serializers.IntegerField(read_only=True)
    answered = serializers.IntegerField(read_only=True)
    judged = serializers.IntegerField(read_only=True)
    in_time = serializers.IntegerField(read_only=True)
    late = serializers.IntegerField(read_only=True)
    missed = serializers.IntegerField(read_only=True)
    share_in_time = serializers.FloatField(read_only=True, allow_null=True, help_text=f"0 to 1. {HELD}")
    to_acknowledge = TimesSerializer(read_only=True)
    to_answer = TimesSerializer(read_only=True)


class StandingSerializer(serializers.Serializer):
    """What waits now, whenever it came in."""

    open = serializers.IntegerField(read_only=True)
    overdue = serializers.IntegerField(read_only=True)


class WeekSerializer(serializers.Serializer):
    """A week; `first` and `last` are its days within the period."""

    monday = serializers.DateField(read_only=True)
    first = serializers.DateField(read_only=True)
    last = serializers.DateField(read_only=True)
    figures = FiguresSerializer(read_only=True)


class OwnerFiguresSerializer(serializers.Serializer):
    """By who owns the inquiries now; null for nobody."""

    owner = PersonSerializer(read_only=True, allow_null=True)
    figures = FiguresSerializer(read_only=True)
    standing = StandingSerializer(read_only=True)


class ReportSerializer(serializers.Serializer):
    """A period's figures, in the office's calendar; both days are within it."""

    first = serializers.DateField(source="period.first", read_only=True)
    last = serializers.DateField(source="period.last", read_only=True)
    office = FiguresSerializer(read_only=True)
    standing = StandingSerializer(read_only=True)
    weeks = WeekSerializer(many=True, read_only=True)
    owners = OwnerFiguresSerializer(many=True, read_only=True)
    of_everybody = serializers.BooleanField(
        source="is_of_everybody", read_only=True, help_text="False where `owners` holds your own row alone."
    )


class PeriodSerializer(serializers.Serializer):
    """Which period: a week, month, quarter or year with `day` in it, or from `first` to `last`."""

    span = serializers.ChoiceField(choices=["week", "month", "quarter", "year"], default="month")
    day = serializers.DateField(required=False, help_text="Left out: today, in the office's zone.")
    first = serializers.DateField(required=False, help_text="With `last`; `span` and `day` then say nothing.")
    last = serializers.DateField(required=False)
    measure = serializers.ChoiceField(
        choices=[measure.value for measure in Measure],
        default=Measure.CLOCK.value,
        help_text="All time by the clock, or only while the office was open.",
    )

    def validate(self, asked: dict[str, object]) -> dict[str, object]:
        """Both ends, or none."""
        if ("first" in asked) != ("last" in asked):
            raise serializers.ValidationError(_("First and last go together."))
        return asked
