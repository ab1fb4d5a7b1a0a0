"""What was said, noted and done in an inquiry."""

from collections.abc import Iterable, Mapping
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from inquiries.api.serializers.base import Moment, PersonSerializer, ReferenceField, Shown
from inquiries.api.serializers.inquiries import VoiceSerializer
from inquiries.models import Ask, Event, Message, Note, Reply, ReplyAttachment
from mailbox.models import InboundAttachment, OutboundAttachment


class AuthorSerializer(serializers.Serializer):
    """Who said it."""

    name = serializers.CharField(source="author_name", read_only=True)
    address = serializers.CharField(source="author_address", read_only=True)


class FileSerializer(serializers.Serializer):
    """A file of a mail, or of a draft."""

    id = serializers.IntegerField(read_only=True)
    filename = serializers.CharField(read_only=True)
    content_type = serializers.CharField(read_only=True)
    size = serializers.IntegerField(read_only=True, help_text="In bytes.")
    url = serializers.SerializerMethodField(help_text="Where it is downloaded, with the token.")

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, file: InboundAttachment | OutboundAttachment | ReplyAttachment) -> str:
        """Below the message or reply that the context names."""
        return str(
            reverse(self.context["route"], args=[self.context["owner"], file.pk], request=self.context["request"])
        )


class MessageSerializer(Shown):
    """One entry of the conversation with the reporter."""

    inquiry = ReferenceField()
    author = AuthorSerializer(source="*", read_only=True)
    by = PersonSerializer(read_only=True, allow_null=True, help_text="The member of the office who wrote it.")
    to = serializers.ListField(child=serializers.CharField(), read_only=True)
    cc = serializers.ListField(child=serializers.CharField(), read_only=True)
    fresh = serializers.CharField(read_only=True, help_text="The text without quoted history and signature.")
    automatic = serializers.BooleanField(source="is_automatic", read_only=True)
    delivery = serializers.CharField(
        source="outbound.state",
        default=None,
        read_only=True,
        allow_null=True,
        help_text="Of what the office sent: queued, sending, transmitting, sent, failed, unknown or cancelled.",
    )
    attachments = serializers.SerializerMethodField()

    class Meta:
        model = Message
        fields = [
            "id", "inquiry", "kind", "at", "author", "by", "to", "cc", "subject", "text", "fresh", "automatic",
            "delivery", "attachments",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(FileSerializer(many=True))
    def get_attachments(self, message: Message) -> Any:
        """Of the mail under it; a call has none."""
        mail = message.inbound or message.outbound
        return show_files("message-attachment", message, mail.attachments.all() if mail else (), self.context)


class NoteSerializer(Shown):
    """An internal remark."""

    inquiry = ReferenceField()
    by = PersonSerializer(read_only=True)

    class Meta:
        model = Note
        fields = ["id", "inquiry", "by", "text", "at"]
        read_only_fields = fields


class EventSerializer(Shown):
    """One line of the timeline; `by` is null where the desk itself acted."""

    by = PersonSerializer(read_only=True, allow_null=True)
    message = serializers.IntegerField(source="message_id", read_only=True, allow_null=True)
    details = serializers.DictField(read_only=True)

    class Meta:
        model = Event
        fields = ["id", "kind", "by", "at", "message", "details"]
        read_only_fields = fields


class AskSerializer(Shown):
    """A request to a spokesperson."""

    inquiry = ReferenceField()
    spokesperson = VoiceSerializer(read_only=True)
    by = PersonSerializer(read_only=True)

    class Meta:
        model = Ask
        fields = ["id", "inquiry", "spokesperson", "state", "by", "at"]
        read_only_fields = fields


class ReplySerializer(Shown):
    """The office's answer while it is written, and what became of it."""

    inquiry = ReferenceField()
    answers = serializers.IntegerField(
        source="answers_id", read_only=True, allow_null=True, help_text="The message it answers, by number."
    )
    to = serializers.ListField(child=serializers.CharField(), read_only=True)
    cc = serializers.ListField(child=serializers.CharField(), read_only=True)
    bcc = serializers.ListField(child=serializers.CharField(), read_only=True)
    signed = serializers.BooleanField(
        source="is_signed", read_only=True, help_text="Whether its sender's signature, if there is one, stands below."
    )
    edited_by = PersonSerializer(read_only=True)
    delivery = serializers.CharField(
        source="outbound.state", default=None, read_only=True, allow_null=True, help_text="As of a message."
    )
    leaves_at = Moment(
        source="outbound.due_at",
        default=None,
        read_only=True,
        allow_null=True,
        help_text="The end of the time in which it can be taken back, or the next attempt to deliver it.",
    )
    attachments = serializers.SerializerMethodField()

    class Meta:
        model = Reply
        fields = [
            "id", "inquiry", "kind", "state", "answers", "to", "cc", "bcc", "text", "signed", "revision", "edited_by",
            "edited_at", "send_at", "delivery", "leaves_at", "attachments",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(FileSerializer(many=True))
    def get_attachments(self, reply: Reply) -> Any:
        """Those that go with it."""
        return show_files("reply-attachment", reply, reply.attachments.all(), self.context)


def show_files(route: str, owner: Message | Reply, files: Iterable[Any], context: Mapping[str, Any]) -> Any:
    """The files of `owner`, each with its address."""
    told = {"route": f"api:{route}", "owner": owner.pk, "request": context.get("request")}
    return FileSerializer(files, many=True, context=told).data
