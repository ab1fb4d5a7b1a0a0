"""What is told of the entries that the whole office keeps: spokespeople, and its topics."""

from datetime import date
from typing import Any

from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from inquiries.api.serializers.base import is_sane
from inquiries.api.serializers.entries import (
    LONGEST_NOTES,
    EntrySerializer,
    LineField,
    SeenSerializer,
    check_value,
    set_fields,
)
from inquiries.directory import save_spokesperson
from inquiries.directory_file import tidy_list
from inquiries.models import Spokesperson, User
from inquiries.models.office import check_zone

LONGEST_LIST = 500
TAKEN_NAME = _("Somebody of this name in this body is in the directory already.")
SEPARATED = "Separated by semicolons: `one; two`."


class ListLineField(LineField):
    """A list on one line, as the directory's file has it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(help_text=SEPARATED, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        """As it will stand. Raises ValidationError where that is too long."""
        words = tidy_list(super().to_internal_value(data))
        # Tidied it may be longer: a blank follows each semicolon.
        self.run_validators(words)
        return words


class DayField(serializers.DateField):
    """A day; null is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, allow_null=True, **kwargs)

    def to_internal_value(self, value: Any) -> date:
        """A day of a year that can be meant."""
        day: date = super().to_internal_value(value)
        if not is_sane(day):
            raise serializers.ValidationError([_("Look at the year.")])
        return day


class _SpokespersonFieldsSerializer(EntrySerializer):
    taken = ("name", TAKEN_NAME)

    name = LineField(max_length=200, allow_blank=False)
    office = LineField(max_length=200)
    body = LineField(max_length=200, help_text="Of two people of one name in one body there is one entry.")
    city = LineField(max_length=100)
    county = LineField(max_length=100)
    state = LineField(max_length=2)
    topics = serializers.ListField(child=LineField(max_length=100, allow_blank=False), max_length=50, required=False)
    languages = ListLineField(max_length=200)
    email = LineField(max_length=254)
    phone = LineField(max_length=60)
    time_zone = LineField(max_length=60, help_text="As in the IANA database: America/New_York.")
    on_camera = serializers.BooleanField(source="is_on_camera", required=False)
    media_trained = serializers.BooleanField(source="is_media_trained", required=False)
    capacity = LineField(max_length=200)
    left_office_on = DayField(help_text="From this day on she cannot be asked any more.")
    away_from = DayField()
    away_to = DayField(help_text="The last day away.")
    recused_topics = ListLineField(max_length=LONGEST_LIST)
    not_with_outlets = ListLineField(max_length=LONGEST_LIST)
    notes = serializers.CharField(max_length=LONGEST_NOTES, required=False, allow_blank=True)

    def keep(self, row: Spokesperson, told: dict[str, Any], *, by: User, seen: str | None) -> None:
        """With its lists written as the file writes them."""
        set_fields(row, told)
        save_spokesperson(row, by=by, seen=seen)

    def validate_state(self, state: str) -> str:
        """Capital letters."""
        if len(state.upper()) > 2:
            raise serializers.ValidationError([_("This is too long.")])
        return state.upper()

    def validate_topics(self, names: list[str]) -> str:
        """As the directory's file writes them."""
        if any(";" in name for name in names):
            told = _("A topic’s name holds no semicolon: lists are written with it.")
            raise serializers.ValidationError([told])
        words = tidy_list(";".join(names))
        if len(words) > LONGEST_LIST:
            raise serializers.ValidationError([_("This is too long.")])
        return words

    def validate_email(self, address: str) -> str:
        """A mail address, or none."""
        return check_value(validate_email, address)

    def validate_time_zone(self, zone: str) -> str:
        """One that is known, or none."""
        return check_value(check_zone, zone)

    def validate(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Nobody is back before she leaves, and nobody stands there twice."""
        name, body, away_from, away_to = (
            asked.get(field, getattr(self.instance, field)) for field in ("name", "body", "away_from", "away_to")
        )
        if away_from and away_to and away_to < away_from:
            raise serializers.ValidationError({"away_to": [_("The last day away is before the first.")]})
        if Spokesperson.objects.filter(name=name, body=body).exclude(pk=self.instance.pk).exists():
            raise serializers.ValidationError({"name": [TAKEN_NAME]})
        return asked


class NewSpokespersonSerializer(_SpokespersonFieldsSerializer):
    """An elected official who may speak."""

    name = LineField(max_length=200, required=True, allow_blank=False)


class SpokespersonEntrySerializer(SeenSerializer, _SpokespersonFieldsSerializer):
    """A spokesperson's entry."""


class _TopicFieldsSerializer(serializers.Serializer):
    name = LineField(max_length=100, allow_blank=False)
    description = LineField(max_length=500, help_text="What belongs to it.")


class NewTopicSerializer(_TopicFieldsSerializer):
    """A topic of the office's list."""

    name = LineField(max_length=100, required=True, allow_blank=False)


class TopicEntrySerializer(SeenSerializer, _TopicFieldsSerializer):
    """A topic's entry."""
