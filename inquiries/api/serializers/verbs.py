"""What the verbs are told."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from inquiries.api.serializers.base import GivenMoment, IdField
from inquiries.models import Ask, Inquiry, Topic, User
from inquiries.models.inquiry import parse_reference

LONGEST_TEXT = 200_000
LONGEST_NOTE = 20_000
# Of a person of the office; SQLite compares with nothing very long.
LONGEST_ADDRESS = 254
ME = "me"


class NewNoteSerializer(serializers.Serializer):
    """A remark."""

    text = serializers.CharField(max_length=LONGEST_NOTE)


@extend_schema_field(
    {
        "oneOf": [
            {"type": "integer", "minimum": 1, "description": "A person's number."},
            {"type": "string", "description": "`me`, or a person's mail address."},
        ],
        "nullable": True,
    }
)
class OwnerField(serializers.Field):
    """A colleague by number, by mail address, or `me`; null for nobody."""

    default_error_messages = {"unknown": _("There is no such person at this desk.")}

    def to_internal_value(self, data: object) -> User:
        """The person."""
        if data == ME:
            me: User = self.context["person"]
            return me
        people = User.objects.get_queryset()
        if isinstance(data, int) and not isinstance(data, bool):
            found = people.filter(pk=data).first()
        elif isinstance(data, str) and data.isprintable() and len(data) <= LONGEST_ADDRESS:
            found = people.filter(email__iexact=data.strip()).first()
        else:
            found = None
        if found is None:
            self.fail("unknown")
        return found

    def to_representation(self, value: User) -> int:
        """Her number."""
        return value.pk


class AssignmentSerializer(serializers.Serializer):
    """Whose it is to be."""

    owner = OwnerField(allow_null=True)


class ClosureSerializer(serializers.Serializer):
    """How it ended."""

    outcome = serializers.ChoiceField(choices=Inquiry.Outcome.choices)


class DeadlineSerializer(serializers.Serializer):
    """The reporter's deadline; without an offset it is in your time zone."""

    deadline = GivenMoment()


class SeenDeadlineSerializer(serializers.Serializer):
    """The moment to which you say yes."""

    deadline = GivenMoment(help_text="As you have read it here. Where it is another by now, nothing is done (409).")


class ReadingSerializer(serializers.Serializer):
    """Up to where you have read."""

    message = IdField(
        help_text="The number of the newest message that you have read. If a newer one came, nothing is done (409)."
    )


class SplitSerializer(serializers.Serializer):
    """What goes to an inquiry of its own."""

    messages = serializers.ListField(
        child=IdField(), min_length=1, max_length=200, help_text="Mails and calls from outside, by their numbers."
    )


class SnoozeSerializer(serializers.Serializer):
    """When it comes back to the queue; without an offset in your time zone."""

    until = GivenMoment()


class TopicsSerializer(serializers.Serializer):
    """The topics it is to have, and no others."""

    topics = serializers.ListField(
        child=serializers.CharField(max_length=100), max_length=50, help_text="Names from the office's list."
    )

    def validate_topics(self, names: list[str]) -> list[Topic]:
        """The rows, whatever the case of their names."""
        by_name = {topic.name.casefold(): topic for topic in Topic.objects.all()} if names else {}
        if unknown := [name for name in names if name.casefold() not in by_name]:
            told = _("“%(name)s” is not on the office’s list.")
            raise serializers.ValidationError([told % {"name": name} for name in unknown])
        return [by_name[name.casefold()] for name in names]


class MergeSerializer(serializers.Serializer):
    """Where it goes on."""

    into = serializers.CharField(max_length=20, help_text="The reference of the inquiry that receives it.")

    def validate_into(self, reference: str) -> int:
        """The number in the reference."""
        number = parse_reference(reference)
        if number is None:
            raise serializers.ValidationError(_("This is no reference; one looks like PD-1042."))
        return number


class CallerSerializer(serializers.Serializer):
    """Somebody the desk does not know yet; a name is enough."""

    name = serializers.CharField(max_length=300)
    outlet = serializers.CharField(max_length=200, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=60, required=False, allow_blank=True)


class CallSerializer(serializers.Serializer):
    """What was said on the telephone. A deadline in the words is read as in a mail."""

    text = serializers.CharField(max_length=LONGEST_TEXT)
    deadline = GivenMoment(required=False, help_text="Where she named one; it counts before the words.")
    answered = serializers.BooleanField(default=False, help_text="Whether the call answered it.")
    called_at = GivenMoment(required=False, help_text="Left out: now.")


class NewInquirySerializer(CallSerializer):
    """A question that did not come by mail, and who asked it: `journalist` or `caller`."""

    journalist = IdField(required=False, help_text="Who asked, by her number here.")
    caller = CallerSerializer(required=False)

    def validate(self, asked: dict[str, Any]) -> dict[str, Any]:
        """One of the two, not both."""
        if ("journalist" in asked) == ("caller" in asked):
            raise serializers.ValidationError(_("Say who asked: journalist (a number) or caller (a name)."))
        return asked


class ConfidentialitySerializer(serializers.Serializer):
    """Who may read it."""

    confidential = serializers.BooleanField()
    named = serializers.ListField(
        child=IdField(), max_length=200, required=False, help_text="People who may read it besides its owner."
    )


class NewAskSerializer(serializers.Serializer):
    """Whom to ask, or who has agreed already."""

    spokesperson = IdField()
    state = serializers.ChoiceField(
        choices=[(Ask.State.ASKED.value, "asked"), (Ask.State.AGREED.value, "agreed")], default=Ask.State.AGREED.value
    )
