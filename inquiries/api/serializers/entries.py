"""What is told of an entry that several people keep by hand."""

from typing import Any

from django.core.exceptions import ValidationError as InvalidValue
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from inquiries.api.serializers.base import IdField
from inquiries.api.serializers.replies import is_one_line
from inquiries.models import Journalist, Outlet
from inquiries.models.office import check_zone

LONGEST_NOTES = 20_000


class LineField(serializers.CharField):
    """Words of one line; left out they stay as they are."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "allow_blank": True, **kwargs})

    def to_internal_value(self, data: Any) -> str:
        """Raises ValidationError for ends of lines and other control characters."""
        words: str = super().to_internal_value(data)
        if not is_one_line(words):
            raise serializers.ValidationError([_("This has to be one line.")])
        return words


class EntrySerializer(serializers.Serializer):
    """An entry as it is to be; `self.instance` is the one that stands there. What is left out stays as it is."""

    instance: Any
    edition = serializers.CharField(
        max_length=60, help_text="Of the entry as you have read it. Where it is another by now, nothing is done (409)."
    )


class JournalistEntrySerializer(EntrySerializer):
    """A reporter's entry."""

    name = LineField(max_length=300)
    address = LineField(max_length=320, help_text="Nobody else's. Of two that are one person, merge one.")
    phone = LineField(max_length=60)
    outlet = LineField(
        max_length=200, help_text="By its name. One that is not known yet is made; an empty one is none."
    )
    beat = LineField(max_length=200)
    time_zone = LineField(max_length=60, help_text="As in the IANA database: America/New_York.")
    notes = serializers.CharField(max_length=LONGEST_NOTES, required=False, allow_blank=True)

    def validate_address(self, address: str) -> str:
        """Lower-case, as mail is matched."""
        address = address.casefold()
        if not address:
            return address
        try:
            validate_email(address)
        except InvalidValue as error:
            raise serializers.ValidationError(error.messages) from error
        if Journalist.objects.filter(address=address).exclude(pk=self.instance.pk).exists():
            raise serializers.ValidationError(say_taken_address())
        return address

    def validate_time_zone(self, zone: str) -> str:
        """One that is known, or none."""
        try:
            if zone:
                check_zone(zone)
        except InvalidValue as error:
            raise serializers.ValidationError(error.messages) from error
        return zone

    def validate(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Somebody must be told apart by something."""
        if not any(asked.get(name, getattr(self.instance, name)) for name in ("name", "address")):
            raise serializers.ValidationError({"name": [_("Give a name, or a mail address.")]})
        return asked


class OutletEntrySerializer(EntrySerializer):
    """A newsroom's entry."""

    name = LineField(max_length=200, allow_blank=False)
    notes = serializers.CharField(max_length=LONGEST_NOTES, required=False, allow_blank=True)

    def validate_name(self, name: str) -> str:
        """Two outlets of one name cannot be told apart."""
        if Outlet.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise serializers.ValidationError(_("There is an outlet of this name. If both are one, merge them."))
        return name


class DomainSerializer(serializers.Serializer):
    """Where a newsroom's mail comes from."""

    domain = LineField(max_length=400, required=True, allow_blank=False, help_text="An address or a link will do.")


class SameAsSerializer(serializers.Serializer):
    """Which entry it is the same as."""

    into = IdField(help_text="The number of the entry that lives on.")


def say_taken_address() -> Any:
    """What is said of an address that stands in another entry."""
    return _("Another entry has this address. If both are one person, merge them.")
