"""What is told of an entry that several people keep by hand."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError as InvalidValue
from django.core.validators import validate_email
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from inquiries.api.serializers.base import IdField
from inquiries.api.serializers.replies import is_one_line
from inquiries.journalists import save_journalist
from inquiries.models import Journalist, Outlet, User
from inquiries.models.office import check_zone
from inquiries.outlets import save_outlet

LONGEST_NOTES = 20_000
TAKEN_ADDRESS = _("Another entry has this address. If both are one person, merge them.")


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
    """An entry as it is to be; `self.instance` is the one that stands there, or a new one. What is left out stays.

    `save(by=…)` keeps it by its verb. Raises SavedMeanwhile where the entry is another by now, and ValidationError
    where somebody else was faster by a moment.
    """

    instance: Any
    # Where somebody else was faster by a moment: which field, and what is said of it.
    taken: ClassVar[tuple[str, Any] | None] = None

    def update(self, instance: Any, validated_data: dict[str, Any]) -> Any:
        """Kept by `keep`, with the edition that was read and who tells it."""
        by, seen = validated_data.pop("by"), validated_data.pop("edition", None)
        try:
            self.keep(instance, validated_data, by=by, seen=seen)
        except IntegrityError as error:
            if self.taken is None:
                raise
            field, told = self.taken
            raise serializers.ValidationError({field: [told]}) from error
        return instance

    def keep(self, row: Any, told: dict[str, Any], *, by: User, seen: str | None) -> None:
        """The verb of this kind of entry."""
        raise NotImplementedError


class SeenSerializer(serializers.Serializer):
    """Which edition of an entry is changed."""

    edition = serializers.CharField(
        max_length=60, help_text="Of the entry as you have read it. Where it is another by now, nothing is done (409)."
    )


class NewJournalistSerializer(EntrySerializer):
    """A reporter, by a name or a mail address."""

    taken = ("address", TAKEN_ADDRESS)
    name = LineField(max_length=300)
    address = LineField(max_length=320, help_text="Nobody else's. Of two that are one person, merge one.")
    phone = LineField(max_length=60)
    outlet = LineField(
        max_length=200, help_text="By its name. One that is not known yet is made; an empty one is none."
    )
    beat = LineField(max_length=200)
    time_zone = LineField(max_length=60, help_text="As in the IANA database: America/New_York.")
    notes = serializers.CharField(max_length=LONGEST_NOTES, required=False, allow_blank=True)

    def keep(self, row: Journalist, told: dict[str, Any], *, by: User, seen: str | None) -> None:
        """With her outlet found, or made, by its name."""
        outlet = told.pop("outlet", row.outlet.name if row.outlet else "")
        fields = set_fields(row, told)
        save_journalist(row, fields, outlet_name=outlet, by=by, at=timezone.now(), seen=seen)

    def validate_address(self, address: str) -> str:
        """Lower-case, as mail is matched."""
        address = check_value(validate_email, address.casefold())
        if not address:
            return address
        if Journalist.objects.filter(address=address).exclude(pk=self.instance.pk).exists():
            raise serializers.ValidationError(TAKEN_ADDRESS)
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

    def keep(self, row: Outlet, told: dict[str, Any], *, by: User, seen: str | None) -> None:
        """What is told of it, and nothing else."""
        save_outlet(row, set_fields(row, told), by=by, seen=seen)

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


def set_fields(row: Any, told: dict[str, Any]) -> list[str]:
    """Write what is told on the row, unsaved; the names of what that is."""
    for name, value in told.items():
        setattr(row, name, value)
    return list(told)


def check_value(check: Callable[[str], None], words: str) -> str:
    """`words`, which may be empty; raises ValidationError in the words of `check` where it refuses them."""
    try:
        if words:
            check(words)
    except InvalidValue as error:
        raise serializers.ValidationError(error.messages) from error
    return words
