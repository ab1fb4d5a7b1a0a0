"""What every address of the API begins with: who asks, in which zone, and the rows she may see."""

from typing import Any, cast
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries.access import visible_to
from inquiries.models import Ask, Inquiry, Office, User
from inquiries.models.inquiry import InquiryQuerySet, parse_reference


class DeskView(GenericAPIView):
    """A view whose times without a zone, and whose `today`, are those of the person who asks."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer, and leave the thread's zone as it was."""
        with timezone.override(None):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """After the caller is known: her zone. Raises ValidationError for a NUL byte: PostgreSQL takes it nowhere."""
        super().initial(request, *args, **kwargs)
        for name in request.query_params:
            if any("\x00" in each for each in [name, *request.query_params.getlist(name)]):
                raise ValidationError({name.replace("\x00", ""): ["Null characters are not allowed."]})
        timezone.activate(ZoneInfo(self.person.time_zone) if self.person.time_zone else Office.load().zone)

    @property
    def person(self) -> User:
        """Who calls, or for whom the calling token was made."""
        return cast("User", self.request.user)

    def get_inquiry(self) -> Inquiry:
        """The inquiry that the address names; a missing right reads like a missing row. Raises NotFound."""
        number = parse_reference(self.kwargs["ref"])
        rows = with_what_is_shown(visible_to(self.person))
        inquiry = rows.filter(pk=number).first() if number is not None else None
        if inquiry is None:
            raise NotFound
        return inquiry


class ListView(ListModelMixin, DeskView):
    """GET: a page of rows."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Filtered, ordered, cut to a page."""
        return self.list(request, *args, **kwargs)


class RowView(DeskView):
    """GET: one row by its number."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """It, or 404."""
        return Response(self.get_serializer(self.get_object()).data)

    def get_object(self) -> Any:
        """The row of this number among those that can be seen. Raises NotFound."""
        row = self.get_queryset().filter(pk=self.kwargs["pk"]).first()
        if row is None:
            raise NotFound
        return row


def with_what_is_shown(rows: InquiryQuerySet) -> InquiryQuerySet:
    """`rows` with all that an inquiry's answer shows, in three queries however many they are."""
    agreed = Ask.objects.filter(state=Ask.State.AGREED).select_related("spokesperson").order_by("id")
    return rows.select_related("journalist__outlet", "owner", "joined_to").prefetch_related(
        Prefetch("asks", queryset=agreed, to_attr="agreed"), "topics"
    )


def of_visible_inquiries(rows: QuerySet[Any], user: User) -> QuerySet[Any]:
    """Those of `rows` whose inquiry `user` may read."""
    return rows.filter(inquiry__in=visible_to(user))
