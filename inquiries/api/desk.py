"""What every address of the API begins with: who asks, in which zone, and the rows she may see."""

from collections.abc import Collection, Sequence
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import status
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.generics import GenericAPIView
from rest_framework.mixins import ListModelMixin
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from inquiries.access import Verb, require, visible_to
from inquiries.api.filters import Search
from inquiries.api.pagination import Pages
from inquiries.api.problems import WentOn
from inquiries.api.repeats import RepeatableView
from inquiries.models import Ask, Inquiry, Office, User
from inquiries.models.inquiry import InquiryQuerySet, parse_reference
from inquiries.reading_marks import with_read_marks


class DeskView(RepeatableView, GenericAPIView):
    """A view whose words, whose times without a zone, and whose `today`, are those of the person who asks."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer, and leave the thread's zone and language as they were."""
        with timezone.override(None), translation.override(translation.get_language()):
            return super().dispatch(request, *args, **kwargs)

    def perform_authentication(self, request: Request) -> None:
        """From here on the caller is known, if she is; as on the pages, her zone and language count."""
        super().perform_authentication(request)
        if isinstance(request.user, User):
            timezone.activate(ZoneInfo(request.user.time_zone) if request.user.time_zone else Office.load().zone)
            translation.activate(request.user.language or translation.get_language())

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError for a NUL byte: PostgreSQL takes it nowhere."""
        super().initial(request, *args, **kwargs)
        for name in request.query_params:
            if any("\x00" in each for each in [name, *request.query_params.getlist(name)]):
                raise ValidationError({name.replace("\x00", ""): [_("Null characters are not allowed.")]})

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """The answer, in whose language it is, and for no cache but the caller's own."""
        response.headers.setdefault("Content-Language", translation.get_language())
        patch_cache_control(response, private=True, no_cache=True)
        return super().finalize_response(request, response, *args, **kwargs)

    @property
    def person(self) -> User:
        """Who calls, or for whom the calling token was made."""
        return cast("User", self.request.user)

    def show(self, row: Any, *, code: int = status.HTTP_200_OK) -> Response:
        """The row that was written, read anew."""
        return Response(self.get_serializer(self.get_queryset().get(pk=row.pk)).data, status=code)

    def get_inquiry(self) -> Inquiry:
        """The inquiry that the address names; a missing right reads like a missing row. Raises NotFound.

        Nothing is written at one that goes on in another: raises Conflict, which names that one.
        """
        number = parse_reference(self.kwargs["ref"])
        rows = with_what_is_shown(visible_to(self.person), self.person)
        inquiry = rows.filter(pk=number).first() if number is not None else None
        if inquiry is None:
            raise NotFound
        if inquiry.joined_to is not None and self.request.method not in SAFE_METHODS:
            raise WentOn(inquiry.joined_to)
        return inquiry


class ListView(ListModelMixin, DeskView):
    """GET: a page of rows; with a `filterset_class`, those that its filters let through."""

    filter_backends: Sequence[type[BaseFilterBackend]] = [DjangoFilterBackend, Search]

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Filtered, ordered, cut to a page. Raises ValidationError for a parameter that the list does not know."""
        refuse_others(request, self.parameters())
        return self.list(request, *args, **kwargs)

    def parameters(self) -> set[str]:
        """The names of all that can be asked of the list."""
        filters = getattr(self, "filterset_class", None)
        others = [each for each in (*self.filter_backends, Pages) if each is not DjangoFilterBackend]
        named = [name["name"] for each in others for name in each().get_schema_operation_parameters(self)]
        return {*named, *(filters.base_filters if filters else ())}


class InquiryListView(ListView):
    """GET: a page of the rows of one inquiry."""

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Its own; what was written is shown also where merging has taken it elsewhere by then."""
        return super().filter_queryset(queryset.filter(inquiry=self.get_inquiry()))


class BelowRowView(DeskView):
    """What is done to one row, whose number is in the address."""

    def get_object(self) -> Any:
        """The row of this number among those that can be seen. Raises NotFound."""
        row = self.get_queryset().filter(pk=self.kwargs["pk"]).first()
        if row is None:
            raise NotFound
        return row


class RowView(BelowRowView):
    """GET: one row by its number."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """It, or 404."""
        return Response(self.get_serializer(self.get_object()).data)


class EntryView(DeskView):
    """What makes or changes an entry that several people keep by hand."""

    verb = Verb.WORK

    def keep(self, row: Any, serializer: type[BaseSerializer], *, code: int = status.HTTP_200_OK) -> Response:
        """`row`, new or known, as the caller tells it. Raises ValidationError, PermissionDenied or SavedMeanwhile."""
        # First: what is wrong with an entry may tell of one that she may not know of.
        require(self.person, self.verb)
        asked = serializer(row, data=self.request.data)
        asked.is_valid(raise_exception=True)
        asked.save(by=self.person)
        return self.show(row, code=code)


def refuse_others(request: Request, known: Collection[str]) -> None:
    """Raise ValidationError for a query parameter that is not `known`.

    Left out without a word, `?onwer=me` would give a program everybody's inquiries to act on.
    """
    told = _("There is no such parameter here, only %(names)s.") % {"names": ", ".join(sorted(known))}
    if unknown := sorted(set(request.query_params) - set(known)):
        raise ValidationError({name: [told] for name in unknown})


def with_what_is_shown(rows: InquiryQuerySet, user: User) -> InquiryQuerySet:
    """`rows` with all that an inquiry's answer shows `user`, in three queries however many they are."""
    agreed = Ask.objects.filter(state=Ask.State.AGREED).select_related("spokesperson").order_by("id")
    return (
        with_read_marks(rows, user)
        .select_related("journalist__outlet", "owner", "joined_to")
        .prefetch_related(Prefetch("asks", queryset=agreed, to_attr="agreed"), "topics")
    )


def of_visible_inquiries(rows: QuerySet[Any], user: User) -> QuerySet[Any]:
    """Those of `rows` whose inquiry `user` may read."""
    return rows.filter(inquiry__in=visible_to(user))
