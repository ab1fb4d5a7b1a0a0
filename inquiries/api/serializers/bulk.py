"""Many inquiries at once."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from inquiries import bulk
from inquiries.access import visible_to
from inquiries.api.serializers.base import GivenMoment, PersonSerializer, ReferenceField, Shown
from inquiries.api.serializers.verbs import OwnerField, TopicsSerializer
from inquiries.models import BulkAct, BulkItem, Inquiry, User

# An act of two thousand may be refused two thousand times for one reason.
MOST_TOLD = 50
VERBS = [(verb.value, verb.value) for verb in BulkAct.Verb]
ADD, REMOVE = "add", "remove"
# What each verb must be told.
NEEDS = {
    BulkAct.Verb.ASSIGN: "owner",
    BulkAct.Verb.TOPICS: "topics",
    BulkAct.Verb.SNOOZE: "until",
    BulkAct.Verb.CLOSE: "outcome",
}


class ProgressSerializer(serializers.Serializer):
    """How many inquiries are how far."""

    total = serializers.IntegerField(read_only=True)
    waiting = serializers.IntegerField(read_only=True)
    done = serializers.IntegerField(read_only=True)
    left = serializers.IntegerField(read_only=True, help_text="Left as they were; `problems` says why.")
    undone = serializers.IntegerField(read_only=True)
    stuck = serializers.IntegerField(read_only=True, help_text="Not put back, as somebody changed them since.")


class BulkProblemSerializer(Shown):
    """An inquiry to which it could not be done, or where it could not be taken back."""

    inquiry = ReferenceField()

    class Meta:
        model = BulkItem
        fields = ["inquiry", "problem"]
        read_only_fields = fields


class BulkActSerializer(Shown):
    """What is done to many inquiries, one by one."""

    by = PersonSerializer(read_only=True)
    taken_back = serializers.BooleanField(
        source="is_undoing", read_only=True, help_text="Whether it is being, or was, taken back."
    )
    progress = serializers.SerializerMethodField()
    problems = serializers.SerializerMethodField(help_text=f"The first {MOST_TOLD} that you may read.")

    class Meta:
        model = BulkAct
        fields = ["id", "verb", "by", "at", "taken_back", "finished_at", "progress", "problems"]
        read_only_fields = fields

    @extend_schema_field(ProgressSerializer)
    def get_progress(self, act: BulkAct) -> Any:
        """As of now."""
        return ProgressSerializer(bulk.measure(act)).data

    @extend_schema_field(BulkProblemSerializer(many=True))
    def get_problems(self, act: BulkAct) -> Any:
        """In the order of the act."""
        person: User = self.context["request"].user
        items = act.items.exclude(problem="").filter(inquiry__in=visible_to(person)).select_related("inquiry")
        if act.is_undoing:
            items = items.filter(state=BulkItem.State.DONE)
        return BulkProblemSerializer(items.order_by("id")[:MOST_TOLD], many=True).data


class NewBulkActSerializer(TopicsSerializer):
    """A verb, what it needs, and the inquiries that are meant."""

    verb = serializers.ChoiceField(choices=VERBS)
    inquiries = serializers.ListField(
        child=serializers.CharField(max_length=20),
        min_length=1,
        max_length=bulk.MOST,
        help_text="Their references: `PD-1042`.",
    )
    owner = OwnerField(allow_null=True, required=False)
    topics = serializers.ListField(
        child=serializers.CharField(max_length=100),
        max_length=50,
        required=False,
        help_text="With `topics`: names from the office's list.",
    )
    how = serializers.ChoiceField(
        choices=[ADD, REMOVE], default=ADD, help_text="With `topics`: give them beside those they have, or take away."
    )
    until = GivenMoment(required=False, help_text="With `snooze`; without an offset in your time zone.")
    outcome = serializers.ChoiceField(choices=Inquiry.Outcome.choices, required=False, help_text="With `close`.")

    def validate(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Raises ValidationError where the verb lacks what it needs."""
        needed = NEEDS[BulkAct.Verb(asked["verb"])]
        if needed not in asked:
            raise serializers.ValidationError({needed: [self.fields[needed].error_messages["required"]]})
        return asked

    def read_arguments(self) -> dict[str, Any]:
        """What the verb is told, as bulk.begin takes it."""
        told = self.validated_data
        match told["verb"]:
            case BulkAct.Verb.ASSIGN:
                return {"owner": told["owner"].pk if told["owner"] else None}
            case BulkAct.Verb.TOPICS:
                return {"topics": [topic.pk for topic in told["topics"]], "how": told["how"]}
            case BulkAct.Verb.SNOOZE:
                return {"until": told["until"].isoformat()}
        return {"outcome": told["outcome"]}
