"""Which rows a list shows; inquiries and people have their filters from the office, shared with its pages."""

from datetime import date, datetime
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_filters.fields import IsoDateTimeField
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from inquiries import people_filters
from inquiries.api.serializers.base import BIGGEST_ID, is_sane
from inquiries.filters import ME, NOBODY, NONE, InquiryFilter, means_something, read_number
from inquiries.models import Ask, Journalist, Message, Spokesperson, Topic, User
from inquiries.models.inquiry import InquiryQuerySet, parse_reference
from inquiries.models.spokesperson import SpokespersonQuerySet
from inquiries.queue_views import CHOOSE

OWNERS = f"{ME}, {NOBODY}"
VIEWS = [(slug, slug) for slug in CHOOSE]


class Search(BaseFilterBackend):
    """`search=`: what the filter `text` of the view's own filters finds."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        """The rows in which every word stands; all of them where none is given."""
        words = request.query_params.get("search", "").strip() if can_be_searched(view) else ""
        return view.filterset_class({"text": words}, queryset=queryset, request=request).qs if words else queryset

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """One parameter, if any."""
        search = {"name": "search", "required": False, "in": "query", "schema": {"type": "string"}}
        search["description"] = "Words that must all stand in it."
        return [search] if can_be_searched(view) else []


def can_be_searched(view: APIView) -> bool:
    """Whether the view's filters know `text`."""
    return "text" in getattr(getattr(view, "filterset_class", None), "base_filters", ())


@extend_schema_field(OpenApiTypes.INT)
class IdFilter(django_filters.NumberFilter):
    """The number of a row."""

    field_class = forms.IntegerField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, min_value=1, max_value=BIGGEST_ID, **kwargs)


class MomentField(IsoDateTimeField):
    """A moment in a year that can be meant."""

    def clean(self, value: object) -> datetime | None:
        """Raises ValidationError for any other."""
        try:
            moment: datetime | None = super().clean(value)
        except OverflowError as error:
            raise forms.ValidationError(self.error_messages["invalid"]) from error
        if moment is not None and not is_sane(moment):
            raise forms.ValidationError(self.error_messages["invalid"])
        return moment


class MomentFilter(django_filters.IsoDateTimeFilter):
    """ISO 8601; without an offset in the caller's zone."""

    field_class = MomentField


class OfInquiry(django_filters.FilterSet):
    """Those of one inquiry, by its reference."""

    inquiry = django_filters.CharFilter(label="PD-1042", method="filter_inquiry")

    def filter_inquiry(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Raises ValidationError for what is no reference."""
        if (number := parse_reference(value.strip())) is None:
            raise ValidationError({name: [_("This is no reference; one looks like PD-1042.")]})
        return rows.filter(inquiry=number)


class MessageFilter(OfInquiry):
    """By inquiry, kind, and the moment."""

    kind = django_filters.ChoiceFilter(choices=Message.Kind.choices)
    since = MomentFilter(field_name="at", lookup_expr="gte", label="This moment or later")
    before = MomentFilter(field_name="at", lookup_expr="lt", label="Earlier than this moment")

    class Meta:
        model = Message
        fields = ["inquiry", "kind", "since", "before"]


class AskFilter(OfInquiry):
    """By inquiry, spokesperson, state."""

    spokesperson = IdFilter(field_name="spokesperson")
    state = django_filters.ChoiceFilter(choices=Ask.State.choices)

    class Meta:
        model = Ask
        fields = ["inquiry", "spokesperson", "state"]


class AskedFilter(InquiryFilter):
    """As the pages filter inquiries; what cannot be read is refused here, where no page shows what was understood."""

    view = django_filters.ChoiceFilter(label="View of the queue", choices=VIEWS, method="filter_view")

    def filter_view(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """Those that stand in this view of the queue, in no order of its own."""
        return CHOOSE[value](rows, cast("User", self.request.user))

    def filter_owner(self, rows: InquiryQuerySet, name: str, value: str) -> InquiryQuerySet:
        """Raises ValidationError for what names nobody."""
        if value not in {ME, NOBODY} and read_number(value) is None:
            raise ValidationError({name: [_("Give a number, or one of these words: %(words)s.") % {"words": OWNERS}]})
        return super().filter_owner(rows, name, value)

    def filter_place(self, rows: InquiryQuerySet, name: str, value: str) -> InquiryQuerySet:
        """Raises ValidationError for commas alone."""
        return super().filter_place(rows, name, check_meaning(name, value))

    def filter_report(self, rows: InquiryQuerySet, name: str, value: str) -> InquiryQuerySet:
        """Raises ValidationError for what names no figure."""
        return super().filter_report(rows, name, check_meaning(name, value))

    def filter_received_from(self, rows: InquiryQuerySet, name: str, value: date) -> InquiryQuerySet:
        """Raises ValidationError for a year that cannot be meant."""
        return super().filter_received_from(rows, name, check_year(name, value))

    def filter_received_to(self, rows: InquiryQuerySet, name: str, value: date) -> InquiryQuerySet:
        """Raises ValidationError for a year that cannot be meant."""
        return super().filter_received_to(rows, name, check_year(name, value))


class ReporterFilter(people_filters.JournalistFilter):
    """As the pages filter journalists, and by the whole address; what cannot be read is refused."""

    address = django_filters.CharFilter(label="Mail address, whole", lookup_expr="iexact")

    def filter_outlet(self, rows: QuerySet[Journalist], name: str, value: str) -> QuerySet[Journalist]:
        """Raises ValidationError for what is no number and not `none`."""
        if value != NONE and read_number(value) is None:
            raise ValidationError({name: [_("Give a number, or one of these words: %(words)s.") % {"words": NONE}]})
        return super().filter_outlet(rows, name, value)

    def filter_topic(self, rows: QuerySet[Journalist], name: str, value: str) -> QuerySet[Journalist]:
        """Raises ValidationError for what is no number."""
        if read_number(value) is None:
            raise ValidationError({name: [_("A number from 1 on is needed.")]})
        return super().filter_topic(rows, name, value)


class SpokespersonFilter(django_filters.FilterSet):
    """By place, and whether she is in office today (the caller's today)."""

    city = django_filters.CharFilter(lookup_expr="iexact")
    county = django_filters.CharFilter(lookup_expr="iexact")
    state = django_filters.CharFilter(lookup_expr="iexact")
    in_office = django_filters.BooleanFilter(label="In office today", method="filter_in_office")
    text = django_filters.CharFilter(label="Words", method="filter_text")

    class Meta:
        model = Spokesperson
        fields = ["city", "county", "state", "in_office", "text"]

    def filter_in_office(self, rows: SpokespersonQuerySet, _name: str, value: bool) -> SpokespersonQuerySet:  # noqa: FBT001
        """In office, or out of it."""
        today = timezone.localdate()
        return rows.in_office(today) if value else rows.filter(left_office_on__lte=today)

    def filter_text(self, rows: SpokespersonQuerySet, _name: str, value: str) -> SpokespersonQuerySet:
        """As the directory's page searches."""
        return rows.matching(value)


def check_meaning(name: str, value: str) -> str:
    """The value. Raises ValidationError for one that narrows nothing."""
    if not means_something(name, value):
        raise ValidationError({name: [_("This cannot be read.")]})
    return value


def check_year(name: str, day: date) -> date:
    """The day. Raises ValidationError for a year that cannot be meant."""
    if not is_sane(day):
        raise ValidationError({name: [_("Look at the year.")]})
    return day


class TopicFilter(django_filters.FilterSet):
    """Whether it is still given."""

    retired = django_filters.BooleanFilter(label="Retired", field_name="retired_at", lookup_expr="isnull", exclude=True)

    class Meta:
        model = Topic
        fields = ["retired"]
