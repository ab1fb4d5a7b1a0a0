"""What is told of an entry that several people keep by hand."""

from collections.abc import Callable
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
    """An entry as it is to be; `self.instance` is the one that stands there, or a new one. What is left out stays."""

    instance: Any


class SeenSerializer(serializers.Serializer):
    """Which edition of an entry is changed."""

    edition = serializers.CharField(
        max_length=60, help_text="Of the entry as you have read it. Where it is another by now, nothing is done (409)."
    )


class NewJournalistSerializer(EntrySerializer):
    """A reporter, by a name or a mail address."""

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
        address = check_value(validate_email, address.casefold())
        if not address:
            return address
        if Journalist.objects.filter(address=address).exclude(pk=self.instance.pk).exists():
            raise serializers.ValidationError(say_taken_address())
        return address

    def validate_time_zone(self, zone: str) -> str:
        """One that is known, or none."""
        return check_value(check_zone, zone)

    def validate(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Somebody must be told apart by something."""
        if not any(asked.get(name, getattr(self.instance, name)) for name in ("name", "address")):
            raise serializers.ValidationError({"name": [_("Give a name, or a mail address.")]})
        return asked


class JournalistEntrySerializer(SeenSerializer, NewJournalistSerializer):
    """A reporter's entry."""


class _OutletFieldsSerializer(EntrySerializer):
    name = LineField(max_length=200, allow_blank=False)
    notes = serializers.CharField(max_length=LONGEST_NOTES, required=False, allow_blank=True)

    def validate_name(self, name: str) -> str:
        """Two outlets of one name cannot be told apart."""
        if Outlet.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise serializers.ValidationError(_("There is an outlet of this name. If both are one, merge them."))
        return name


class NewOutletSerializer(_OutletFieldsSerializer):
    """A newsroom."""

    name = LineField(max_length=200, required=True, allow_blank=False)


class OutletEntrySerializer(SeenSerializer, _OutletFieldsSerializer):
    """A newsroom's entry."""


class DomainSerializer(serializers.Serializer):
    """Where a newsroom's mail comes from."""

    domain = LineField(max_length=400, required=True, allow_blank=False, help_text="An address or a link will do.")


class SameAsSerializer(serializers.Serializer):
    """Which entry it is the same as."""

    into = IdField(help_text="The number of the entry that lives on.")


def check_value(check: Callable[[str], None], words: str) -> str:
    """`words`, which may be empty; raises ValidationError in the words of `check` where it refuses them."""
    try:
        if words:
            check(words)
    except InvalidValue as error:
        raise serializers.ValidationError(error.messages) from error
    return words


def say_taken_address() -> Any:
    """What is said of an address that stands in another entry."""
    return _("Another entry has this address. If both are one person, merge them.")
