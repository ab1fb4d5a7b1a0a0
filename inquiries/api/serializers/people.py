"""Reporters, newsrooms, spokespeople, topics, colleagues."""

from typing import Any

from rest_framework import serializers

from inquiries.api.serializers.base import Shown
from inquiries.models import Journalist, Outlet, Spokesperson, Topic, User


class EditionField(serializers.CharField):
    """Which edition of an entry was read: another one after each change."""

    def __init__(self) -> None:
        super().__init__(read_only=True, help_text="To be sent with a change: it is made only to what you have read.")


class OutletShortSerializer(Shown):
    """A newsroom, in short."""

    class Meta:
        model = Outlet
        fields = ["id", "name"]
        read_only_fields = fields


class JournalistSerializer(Shown):
    """A person who writes or calls."""

    outlet = OutletShortSerializer(read_only=True, allow_null=True)
    edition = EditionField()

    class Meta:
        model = Journalist
        fields = [
            "id", "name", "address", "phone", "outlet", "beat", "time_zone", "notes", "first_seen_at", "edition",
        ]  # fmt: skip
        read_only_fields = fields


class OutletSerializer(Shown):
    """A newsroom, known by the domains of its mail."""

    domains: Any = serializers.SlugRelatedField(slug_field="domain", many=True, read_only=True)
    edition = EditionField()

    class Meta:
        model = Outlet
        fields = ["id", "name", "domains", "notes", "edition"]
        read_only_fields = fields


class SpokespersonSerializer(Shown):
    """An elected official who may speak."""

    email = serializers.CharField(read_only=True)
    topics = serializers.ListField(source="topic_list", child=serializers.CharField(), read_only=True)
    on_camera = serializers.BooleanField(source="is_on_camera", read_only=True)
    media_trained = serializers.BooleanField(source="is_media_trained", read_only=True)
    edition = EditionField()

    class Meta:
        model = Spokesperson
        fields = [
            "id", "name", "office", "body", "city", "county", "state", "topics", "languages", "email", "phone",
            "time_zone", "on_camera", "media_trained", "capacity", "left_office_on", "away_from", "away_to",
            "recused_topics", "not_with_outlets", "notes", "edition",
        ]  # fmt: skip
        read_only_fields = fields


class TopicSerializer(Shown):
    """One subject of the office's list; a retired one is given to no further inquiry."""

    edition = EditionField()

    class Meta:
        model = Topic
        fields = ["id", "name", "description", "retired_at", "edition"]
        read_only_fields = fields


class ColleagueSerializer(Shown):
    """Who works at the desk; one who is not active has no account any more."""

    active = serializers.BooleanField(source="is_active", read_only=True)

    class Meta:
        model = User
        fields = ["id", "name", "email", "role", "active"]
        read_only_fields = fields
