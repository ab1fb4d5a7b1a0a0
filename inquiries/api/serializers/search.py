"""What was found, and where the words stand."""

from rest_framework import serializers

from inquiries.api.serializers.base import IdField
from inquiries.api.serializers.inquiries import InquirySerializer


class PieceSerializer(serializers.Serializer):
    """A run of plain text; one after the other they are the line."""

    text = serializers.CharField(read_only=True)
    found = serializers.BooleanField(source="is_found", read_only=True, help_text="Whether it was searched for.")


class HitSerializer(serializers.Serializer):
    """One inquiry, and the lines that hold the words."""

    inquiry = InquirySerializer(read_only=True)
    subject = PieceSerializer(many=True, read_only=True)
    people = PieceSerializer(many=True, read_only=True, help_text="By whom and to whom; empty where no word is there.")
    mail = PieceSerializer(many=True, read_only=True, help_text="Of mails and calls; their beginning where no word is.")
    notes = PieceSerializer(many=True, read_only=True, help_text="Of the office's notes; empty where no word is there.")


class FoundSerializer(serializers.Serializer):
    """A page of what was found, newest inquiry first."""

    next = serializers.CharField(allow_null=True, read_only=True, help_text="The address of the page that follows.")
    results = HitSerializer(many=True, read_only=True)


class SearchSerializer(serializers.Serializer):
    """What is looked for."""

    text = serializers.CharField(
        max_length=1000,
        help_text='Words that must all stand in it; "in quotes" as they stand, and -these not. A reference finds its '
        "inquiry.",
    )
    before = IdField(required=False, help_text="As `next` has it.")
