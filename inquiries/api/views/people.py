"""Reporters, newsrooms and colleagues: read, and the first two kept."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries.api.desk import DeskView, EntryView, ListView, RowView
from inquiries.api.filters import ReporterFilter
from inquiries.api.serializers.entries import (
    JournalistEntrySerializer,
    NewJournalistSerializer,
    NewOutletSerializer,
    OutletEntrySerializer,
)
from inquiries.api.serializers.people import (
    ColleagueSerializer,
    JournalistSerializer,
    OutletSerializer,
)
from inquiries.journalists import journalists_visible_to
from inquiries.models import Journalist, Outlet, User
from inquiries.outlets import outlets_visible_to
from inquiries.people_filters import OutletFilter


def describe_reading(tag: str, summary: str) -> Any:
    """The class decorator that names the GET of a list or row in the schema and describes it in the class's words."""
    verb = "list" if summary.startswith("List") else "read"

    def describe(view: Any) -> Any:
        told = extend_schema(tags=[tag], summary=summary, description=view.__doc__, operation_id=f"{tag}_{verb}")
        return extend_schema_view(get=told)(view)

    return describe


class JournalistRows(EntryView):
    """Everybody who ever wrote or called, as far as the caller may know of them."""

    serializer_class = JournalistSerializer
    queryset = Journalist.objects.none()

    def get_queryset(self) -> QuerySet[Journalist]:
        """With the newsroom."""
        return journalists_visible_to(self.person).select_related("outlet")


@describe_reading("journalists", "List journalists")
class Journalists(JournalistRows, ListView):
    """People who write or call, newest first."""

    filterset_class = ReporterFilter

    @extend_schema(
        tags=["journalists"], summary="Add a journalist", operation_id="journalists_add",
        request=NewJournalistSerializer, responses={201: JournalistSerializer},
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        """Somebody who has not written yet; her mail is known by the address."""
        return self.keep(Journalist(), NewJournalistSerializer, code=status.HTTP_201_CREATED)


@describe_reading("journalists", "Read a journalist")
class OneJournalist(JournalistRows, RowView):
    """By her number."""

    @extend_schema(
        tags=["journalists"], summary="Change a journalist's entry", operation_id="journalists_change",
        request=JournalistEntrySerializer, responses={200: JournalistSerializer},
    )  # fmt: skip
    def patch(self, request: Request, pk: int) -> Response:
        """What you send, and nothing else. 409 where somebody changed the entry since you read it."""
        return self.keep(self.get_object(), JournalistEntrySerializer)


class OutletRows(EntryView):
    """Every newsroom, as far as the caller may know of it."""

    serializer_class = OutletSerializer
    queryset = Outlet.objects.none()

    def get_queryset(self) -> QuerySet[Outlet]:
        """With its domains."""
        return outlets_visible_to(self.person).prefetch_related("domains")


@describe_reading("outlets", "List outlets")
class Outlets(OutletRows, ListView):
    """Newsrooms, newest first."""

    filterset_class = OutletFilter

    @extend_schema(
        tags=["outlets"], summary="Add an outlet", operation_id="outlets_add",
        request=NewOutletSerializer, responses={201: OutletSerializer},
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        """A newsroom that nobody has written from yet; give it its domains then."""
        return self.keep(Outlet(), NewOutletSerializer, code=status.HTTP_201_CREATED)


@describe_reading("outlets", "Read an outlet")
class OneOutlet(OutletRows, RowView):
    """By its number."""

    @extend_schema(
        tags=["outlets"], summary="Change an outlet's entry", operation_id="outlets_change",
        request=OutletEntrySerializer, responses={200: OutletSerializer},
    )  # fmt: skip
    def patch(self, request: Request, pk: int) -> Response:
        """What you send, and nothing else. 409 where somebody changed the entry since you read it."""
        return self.keep(self.get_object(), OutletEntrySerializer)


class ColleagueRows(DeskView):
    """Everybody with an account, also those who left."""

    serializer_class = ColleagueSerializer
    queryset = User.objects.get_queryset()


@describe_reading("people", "List people of the office")
class Colleagues(ColleagueRows, ListView):
    """To whom inquiries can be assigned: those who are active."""


@describe_reading("people", "Read a person of the office")
class OneColleague(ColleagueRows, RowView):
    """By her number."""
