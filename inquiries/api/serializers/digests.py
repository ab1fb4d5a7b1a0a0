"""Digests of reporters' requests, and what they ask."""

from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from inquiries.api.serializers.base import Shown
from inquiries.models import DigestRequest
from inquiries.models.inquiry import REFERENCE_PREFIX
from mailbox.models import InboundEmail


class DigestSerializer(Shown):
    """A list of reporters' requests that went to many offices; nobody here is bound to look."""

    # It is given `counts` in the context, by the numbers of the digests that are shown.

    sender = serializers.SerializerMethodField(help_text="The house that sent it: its name, or else its address.")
    requests = serializers.SerializerMethodField(help_text="How many there are in it.")
    still_open = serializers.SerializerMethodField(
        help_text="How many of them are not past: before their deadline, or, without one, of the last seven days."
    )
    opened = serializers.SerializerMethodField(help_text="How many of them became inquiries.")

    class Meta:
        model = InboundEmail
        fields = ["id", "received_at", "sender", "subject", "requests", "still_open", "opened"]
        read_only_fields = fields

    def get_sender(self, digest: InboundEmail) -> str:
        """As its row has it."""
        return digest.from_name or digest.from_address

    def get_requests(self, digest: InboundEmail) -> int:
        """All."""
        return int(self.context["counts"][digest.pk].all)

    def get_still_open(self, digest: InboundEmail) -> int:
        """As of now."""
        return int(self.context["counts"][digest.pk].still_open)

    def get_opened(self, digest: InboundEmail) -> int:
        """Whoever did it."""
        return int(self.context["counts"][digest.pk].opened)


class DigestRequestSerializer(Shown):
    """What one reporter asks, as the digest has it; absent words are empty."""

    # It is given `visible` in the context: the inquiries that the caller may read, by number.

    number = serializers.IntegerField(source="position", read_only=True, help_text="Its place in the digest, from 1.")
    address = serializers.CharField(
        read_only=True, help_text="Where answers go: often an alias for this one request. Empty where there is none."
    )
    deadline_phrase = serializers.CharField(
        source="deadline_text", read_only=True, help_text="The deadline as it is written, zone and all."
    )
    past = serializers.SerializerMethodField(
        help_text="Whether its deadline has come; without one, whether the digest is seven days old."
    )
    opened = serializers.SerializerMethodField(help_text="Whether somebody opened an inquiry of it.")
    inquiry = serializers.SerializerMethodField(
        allow_null=True, help_text="That inquiry by its reference; null where there is none that you may read."
    )

    class Meta:
        model = DigestRequest
        fields = [
            "number", "title", "author", "outlet", "address", "category", "deadline", "deadline_phrase", "text", "past",
            "opened", "inquiry",
        ]  # fmt: skip
        read_only_fields = fields

    def get_past(self, asked: DigestRequest) -> bool:
        """As of now."""
        return asked.is_past(timezone.now())

    def get_opened(self, asked: DigestRequest) -> bool:
        """By whomever."""
        return asked.message_id is not None

    @extend_schema_field(OpenApiTypes.STR)
    def get_inquiry(self, asked: DigestRequest) -> str | None:
        """`PD-1042`."""
        number = asked.message.inquiry_id if asked.message else None
        return f"{REFERENCE_PREFIX}{number}" if number in self.context["visible"] else None


class WholeDigestSerializer(DigestSerializer):
    """One digest with all it asks, in its order."""

    asked = serializers.SerializerMethodField()

    class Meta(DigestSerializer.Meta):
        fields = [*DigestSerializer.Meta.fields, "asked"]
        read_only_fields = fields

    @extend_schema_field(DigestRequestSerializer(many=True))
    def get_asked(self, digest: InboundEmail) -> Any:
        """Its requests."""
        return DigestRequestSerializer(self.context["asked"], many=True, context=self.context).data
