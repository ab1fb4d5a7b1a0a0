"""Views of the queue that people keep under a name."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from inquiries.api.filters import VIEWS
from inquiries.api.serializers.base import PersonSerializer, Shown
from inquiries.api.serializers.entries import LineField
from inquiries.filters import InquiryFilter
from inquiries.models import Inquiry, SavedView
from inquiries.queue_views import ALL, CHOOSE
from inquiries.saved_views import LONGEST_NAME, LONGEST_QUERY

FILTERS = "As `inquiries/` takes them, by their names: `owner`, `topic`, `text` …"


class SavedViewSerializer(Shown):
    """A view of the queue and the filters on it, kept under a name."""

    by = PersonSerializer(read_only=True)
    shared = serializers.BooleanField(source="is_shared", read_only=True, help_text="Whether everybody has it.")
    view = serializers.SerializerMethodField()
    filters = serializers.SerializerMethodField(help_text=FILTERS)
    inquiries_url = serializers.SerializerMethodField(help_text="The inquiries that stand in it, as you see them.")

    class Meta:
        model = SavedView
        fields = ["id", "name", "by", "shared", "view", "filters", "inquiries_url", "at"]
        read_only_fields = fields

    @extend_schema_field(serializers.ChoiceField(choices=VIEWS))
    def get_view(self, saved: SavedView) -> str:
        """The one that it narrows; all, where that is no more."""
        return saved.view if saved.view in CHOOSE else ALL

    @extend_schema_field(serializers.DictField(child=serializers.CharField()))
    def get_filters(self, saved: SavedView) -> dict[str, str]:
        """Those that can be read, as they were written; the others narrow nothing."""
        asked = dict(parse_qsl(saved.query))
        values = InquiryFilter(asked, queryset=Inquiry.objects.none()).read_values()
        return {name: asked[name] for name in values}

    @extend_schema_field(OpenApiTypes.URI)
    def get_inquiries_url(self, saved: SavedView) -> str:
        """The list that shows them."""
        asked = urlencode({"view": self.get_view(saved), **self.get_filters(saved)})
        return f"{self.address_of('inquiries')}?{asked}"


class ChangedViewSerializer(serializers.Serializer):
    """A saved view's name, and who has it. What is left out stays."""

    name = LineField(max_length=LONGEST_NAME, allow_blank=False)
    shared = serializers.BooleanField(required=False, help_text="Whether everybody has it.")


class NewViewSerializer(serializers.Serializer):
    """A view to be kept under a name."""

    name = LineField(max_length=LONGEST_NAME, required=True, allow_blank=False)
    shared = serializers.BooleanField(default=False, help_text="Whether everybody has it.")
    view = serializers.ChoiceField(choices=VIEWS, default=ALL, help_text="The view of the queue that it narrows.")
    filters = serializers.DictField(
        child=serializers.CharField(max_length=LONGEST_QUERY), required=False, help_text=FILTERS
    )

    def validate_filters(self, filters: dict[str, str]) -> dict[str, str]:
        """Raises ValidationError that names those that are not known or mean nothing."""
        known = InquiryFilter.base_filters
        told: dict[str, Any] = {}
        if unknown := sorted(set(filters) - set(known)):
            words = _("There is no such parameter here, only %(names)s.") % {"names": ", ".join(sorted(known))}
            told = {name: [words] for name in unknown}
        left_out = InquiryFilter(filters, queryset=Inquiry.objects.none()).list_left_out()
        told |= {name: [_("This value means nothing here.")] for name in left_out}
        if told:
            raise serializers.ValidationError(told)
        return filters
