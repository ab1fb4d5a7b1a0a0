"""An inquiry as programs read it."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from inquiries.api.serializers.base import Moment, PersonSerializer, ReferenceField, Shown
from inquiries.models import Inquiry, Journalist, Spokesperson
from inquiries.reading_marks import is_unread


class OrNull(serializers.ChoiceField):
    """A choice; null where the row holds an empty word."""

    def to_representation(self, value: Any) -> Any:
        """The word, or None."""
        return value or None


class ReporterSerializer(Shown):
    """Who asks, in short."""

    outlet = serializers.CharField(
        source="outlet.name", default=None, read_only=True, allow_null=True, help_text="Null where it is not known."
    )
    outlet_id = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Journalist
        fields = ["id", "name", "address", "outlet", "outlet_id"]
        read_only_fields = fields


class VoiceSerializer(Shown):
    """A spokesperson, in short."""

    class Meta:
        model = Spokesperson
        fields = ["id", "name", "office", "body"]
        read_only_fields = fields


class InquirySerializer(Shown):
    """One reporter's question and how it stands."""

    # It is given rows of `with_what_is_shown` only: `agreed` and `read_at` stand on these.

    reference = serializers.CharField(read_only=True)
    url = serializers.SerializerMethodField(help_text="Its address here.")
    outcome = OrNull(choices=Inquiry.Outcome.choices, read_only=True, allow_null=True, help_text="Null until it ends.")
    urgent = serializers.BooleanField(source="is_urgent", read_only=True)
    confidential = serializers.BooleanField(source="is_confidential", read_only=True)
    deadline_confirmed = serializers.SerializerMethodField(
        help_text="Whether a person set or confirmed the deadline; false where it was only read from the mail."
    )
    offered_deadline = Moment(
        read_only=True, allow_null=True, help_text="Another moment that was read from her mail and waits for your yes."
    )
    unread = serializers.SerializerMethodField(help_text="Whether it holds words from outside that you have not read.")
    journalist = ReporterSerializer(read_only=True)
    owner = PersonSerializer(read_only=True, allow_null=True)
    spokespeople = serializers.SerializerMethodField(help_text="Who agreed to speak.")
    topics: Any = serializers.SlugRelatedField(slug_field="name", many=True, read_only=True)
    joined_to = ReferenceField(
        allow_null=True, help_text="Where it goes on, if it was joined to another inquiry: that one's reference."
    )
    messages_url = serializers.SerializerMethodField(help_text="Its conversation.")

    class Meta:
        model = Inquiry
        fields = [
            "reference", "url", "subject", "state", "outcome", "urgent", "confidential", "deadline", "deadline_phrase",
            "deadline_confirmed", "offered_deadline", "offered_phrase", "unread", "due_at", "received_at",
            "acknowledged_at", "answered_at", "closed_at",
            "last_message_at", "snoozed_until", "asked_back_at", "journalist", "owner", "spokespeople", "topics",
            "joined_to", "messages_url",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, inquiry: Inquiry) -> str:
        """Of the inquiry itself."""
        return self.address_of("inquiry", inquiry.reference)

    @extend_schema_field(OpenApiTypes.URI)
    def get_messages_url(self, inquiry: Inquiry) -> str:
        """Of its messages."""
        return self.address_of("inquiry-messages", inquiry.reference)

    def get_deadline_confirmed(self, inquiry: Inquiry) -> bool:
        """A person's word, not a reading."""
        return inquiry.deadline_set_by_id is not None

    def get_unread(self, inquiry: Inquiry) -> bool:
        """To the caller; nobody else's reading counts."""
        return is_unread(inquiry)

    @extend_schema_field(VoiceSerializer(many=True))
    def get_spokespeople(self, inquiry: Inquiry) -> object:
        """The agreed asks, in the order in which they agreed."""
        return VoiceSerializer([ask.spokesperson for ask in inquiry.agreed], many=True).data  # type: ignore[attr-defined]
