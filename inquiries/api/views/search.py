"""Looking for words in all that was written, with the lines that hold them."""

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from inquiries.access import visible_to
from inquiries.api.desk import DeskView, refuse_others, with_what_is_shown
from inquiries.api.filters import AskedFilter
from inquiries.api.serializers.search import FoundSerializer, SearchSerializer
from inquiries.models import Inquiry
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.search import SearchPage, find

PAGE_LENGTH = 25
TEXT, BEFORE = "text", "before"


class Search(DeskView):
    """As the search page finds them."""

    queryset = Inquiry.objects.none()
    serializer_class = FoundSerializer
    filter_backends = [DjangoFilterBackend]
    filterset_class = AskedFilter

    @extend_schema(
        tags=["search"], summary="Search inquiries", operation_id="search", parameters=[SearchSerializer],
        filters=True, responses={200: FoundSerializer},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """Those that hold all the words, in mail, notes, names or subject; the filters are those of `inquiries/`."""
        asked = SearchSerializer(data=request.query_params)
        refuse_others(request, {*asked.fields, *AskedFilter.base_filters})
        asked.is_valid(raise_exception=True)
        told = asked.validated_data
        found = find(self.person, told[TEXT], limit=PAGE_LENGTH, before=told.get(BEFORE), narrow=self.narrow)
        address = replace_query_param(request.build_absolute_uri(), BEFORE, found.next) if found.next else None
        return Response(self.get_serializer({"next": address, "results": self.show_fully(found)}).data)

    def narrow(self, rows: InquiryQuerySet) -> InquiryQuerySet:
        """Those of `rows` that the filters beside the words let through. Raises ValidationError."""
        beside = {name: value for name, value in self.request.query_params.items() if name not in (TEXT, BEFORE)}
        filters = AskedFilter(beside, queryset=rows, request=self.request)
        if not filters.is_valid():
            raise ValidationError(filters.errors)
        return filters.qs

    def show_fully(self, found: SearchPage) -> list[Any]:
        """The hits, each with all that is shown of an inquiry."""
        numbers = [hit.inquiry.pk for hit in found.hits]
        rows: QuerySet[Any] = with_what_is_shown(visible_to(self.person).filter(pk__in=numbers), self.person)
        shown = {row.pk: row for row in rows}
        return [replace(hit, inquiry=shown[hit.inquiry.pk]) for hit in found.hits if hit.inquiry.pk in shown]
