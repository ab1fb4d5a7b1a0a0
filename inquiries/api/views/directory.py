"""What the whole office keeps: the directory of spokespeople, and the list of topics."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import topics
from inquiries.access import Verb
from inquiries.api.desk import BelowRowView, DeskView, EntryView, ListView, RowView
from inquiries.api.filters import SpokespersonFilter, TopicFilter
from inquiries.api.serializers.directory import (
    NewSpokespersonSerializer,
    NewTopicSerializer,
    SpokespersonEntrySerializer,
    TopicEntrySerializer,
)
from inquiries.api.serializers.people import SpokespersonSerializer, TopicSerializer
from inquiries.api.views.people import describe_reading
from inquiries.models import Spokesperson, Topic


class SpokespersonRows(EntryView):
    """The whole directory."""

    verb = Verb.EDIT_SPOKESPEOPLE
    serializer_class = SpokespersonSerializer
    queryset = Spokesperson.objects.all()


@describe_reading("spokespeople", "List spokespeople")
class Spokespeople(SpokespersonRows, ListView):
    """The directory, newest entry first."""

    filterset_class = SpokespersonFilter

    @extend_schema(
        tags=["spokespeople"], summary="Add a spokesperson", operation_id="spokespeople_add",
        request=NewSpokespersonSerializer, responses={201: SpokespersonSerializer},
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        """A new entry. Somebody of the same name in the same body is refused."""
        return self.keep(Spokesperson(), NewSpokespersonSerializer, code=status.HTTP_201_CREATED)


@describe_reading("spokespeople", "Read a spokesperson")
class OneSpokesperson(SpokespersonRows, RowView):
    """By her number."""

    @extend_schema(
        tags=["spokespeople"], summary="Change a spokesperson's entry", operation_id="spokespeople_change",
        request=SpokespersonEntrySerializer, responses={200: SpokespersonSerializer},
    )  # fmt: skip
    def patch(self, request: Request, pk: int) -> Response:
        """What you send, and nothing else. 409 where somebody changed the entry since you read it."""
        return self.keep(self.get_object(), SpokespersonEntrySerializer)


class TopicRows(DeskView):
    """The office's list."""

    serializer_class = TopicSerializer
    queryset = Topic.objects.all()


@describe_reading("topics", "List topics")
class Topics(TopicRows, ListView):
    """The office's list of topics, the retired ones included."""

    filterset_class = TopicFilter

    @extend_schema(
        tags=["topics"], summary="Add a topic", operation_id="topics_add",
        request=NewTopicSerializer, responses={201: TopicSerializer},
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        """A new one on the list; managers and administrators keep it."""
        asked = NewTopicSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        told = asked.validated_data
        topic = topics.add_topic(told["name"], told.get("description", ""), by=self.person)
        return self.show(topic, code=status.HTTP_201_CREATED)


@describe_reading("topics", "Read a topic")
class OneTopic(TopicRows, RowView):
    """By its number."""

    @extend_schema(
        tags=["topics"], summary="Change a topic", operation_id="topics_change",
        request=TopicEntrySerializer, responses={200: TopicSerializer},
    )  # fmt: skip
    def patch(self, request: Request, pk: int) -> Response:
        """Its name or its description; inquiries that have it follow. 409 where it was changed since you read it."""
        topic = self.get_object()
        asked = TopicEntrySerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        told = {"name": topic.name, "description": topic.description, **asked.validated_data}
        topics.change_topic(topic, told["name"], told["description"], by=self.person, seen=told["edition"])
        return self.show(topic)


class TopicRetirement(TopicRows, BelowRowView):
    """Whether it is still given."""

    @extend_schema(
        tags=["topics"], summary="Retire a topic", operation_id="topics_retire",
        request=None, responses={200: TopicSerializer},
    )  # fmt: skip
    def put(self, request: Request, pk: int) -> Response:
        """It is given to no further inquiry, and stays on those that have it."""
        topic = self.get_object()
        topics.retire_topic(topic, by=self.person, at=timezone.now())
        return self.show(topic)

    @extend_schema(
        tags=["topics"], summary="Use a topic again", operation_id="topics_restore", responses={200: TopicSerializer}
    )
    def delete(self, request: Request, pk: int) -> Response:
        """It can be given to inquiries again."""
        topic = self.get_object()
        topics.restore_topic(topic, by=self.person)
        return self.show(topic)
