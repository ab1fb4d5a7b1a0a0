"""Reporters, newsrooms, spokespeople, topics, colleagues: read."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from inquiries.api.desk import DeskView, ListView, RowView
from inquiries.api.filters import ReporterFilter, SpokespersonFilter, TopicFilter
from inquiries.api.serializers.people import (
    ColleagueSerializer,
    JournalistSerializer,
    OutletSerializer,
    SpokespersonSerializer,
    TopicSerializer,
)
from inquiries.journalists import journalists_visible_to
from inquiries.models import Journalist, Outlet, Spokesperson, Topic, User
from inquiries.outlets import outlets_visible_to
from inquiries.people_filters import OutletFilter


def _described(tag: str, summary: str) -> Any:
    """The class decorator that names its GET in the schema."""
    verb = "list" if summary.startswith("List") else "read"
    return extend_schema_view(get=extend_schema(tags=[tag], summary=summary, operation_id=f"{tag}_{verb}"))


class JournalistRows(DeskView):
    """Everybody who ever wrote or called, as far as the caller may know of them."""

    serializer_class = JournalistSerializer
    queryset = Journalist.objects.none()

    def get_queryset(self) -> QuerySet[Journalist]:
        """With the newsroom."""
        return journalists_visible_to(self.person).select_related("outlet")


@_described("journalists", "List journalists")
class Journalists(JournalistRows, ListView):
    """People who write or call, newest first."""

    filterset_class = ReporterFilter


@_described("journalists", "Read a journalist")
class OneJournalist(JournalistRows, RowView):
    """By her number."""


class OutletRows(DeskView):
    """Every newsroom, as far as the caller may know of it."""

    serializer_class = OutletSerializer
    queryset = Outlet.objects.none()

    def get_queryset(self) -> QuerySet[Outlet]:
        """With its domains."""
        return outlets_visible_to(self.person).prefetch_related("domains")


@_described("outlets", "List outlets")
class Outlets(OutletRows, ListView):
    """Newsrooms, newest first."""

    filterset_class = OutletFilter


@_described("outlets", "Read an outlet")
class OneOutlet(OutletRows, RowView):
    """By its number."""


class SpokespersonRows(DeskView):
    """The whole directory."""

    serializer_class = SpokespersonSerializer
    queryset = Spokesperson.objects.all()


@_described("spokespeople", "List spokespeople")
class Spokespeople(SpokespersonRows, ListView):
    """The directory, newest entry first."""

    filterset_class = SpokespersonFilter


@_described("spokespeople", "Read a spokesperson")
class OneSpokesperson(SpokespersonRows, RowView):
    """By her number."""


class TopicRows(DeskView):
    """The office's list."""

    serializer_class = TopicSerializer
    queryset = Topic.objects.all()


@_described("topics", "List topics")
class Topics(TopicRows, ListView):
    """The office's list of topics, the retired ones included."""

    filterset_class = TopicFilter


@_described("topics", "Read a topic")
class OneTopic(TopicRows, RowView):
    """By its number."""


class ColleagueRows(DeskView):
    """Everybody with an account, also those who left."""

    serializer_class = ColleagueSerializer
    queryset = User.objects.get_queryset()


@_described("people", "List people of the office")
class Colleagues(ColleagueRows, ListView):
    """To whom inquiries can be assigned: those who are active."""


@_described("people", "Read a person of the office")
class OneColleague(ColleagueRows, RowView):
    """By her number."""
