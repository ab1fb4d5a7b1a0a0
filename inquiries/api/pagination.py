"""Pages by cursor: stable while rows come and go."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError as InvalidValue
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.filters import OrderingFilter
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.views import APIView


class Ordering(OrderingFilter):
    """`ordering=due_at` or `-due_at`: by one of the view's `ordering_fields`, none of them nullable, then by id.

    A cursor stands on one moment: two keys, or one that may be empty, would lose rows between pages.
    """

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: APIView) -> Sequence[str]:
        """The key asked for and the id beside it. Raises ValidationError for any other key."""
        asked = request.query_params.get(self.ordering_param) or str(getattr(view, "ordering", "-id"))
        if asked.removeprefix("-") not in self.fields_of(view):
            names = {"names": ", ".join(self.fields_of(view))}
            told = _("Choose one of %(names)s, with or without a minus before it.") % names
            raise ValidationError({self.ordering_param: [told]})
        if asked.removeprefix("-") == "id":
            return [asked]
        return [asked, "-id" if asked.startswith("-") else "id"]

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """The keys by name."""
        (parameter,) = super().get_schema_operation_parameters(view)
        keys = [sign + name for name in self.fields_of(view) for sign in ("", "-")]
        return [{**parameter, "schema": {"type": "string", "enum": keys}}]

    @staticmethod
    def fields_of(view: APIView) -> Sequence[str]:
        """What the view's rows can be ordered by."""
        fields: Sequence[str] = getattr(view, "ordering_fields", ("id",))
        return fields


class Pages(CursorPagination):
    """Fifty rows, or `page_size` up to two hundred."""

    ordering = "-id"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def get_page_size(self, request: Request) -> int:
        """The size asked for, cut to the most; raises ValidationError for what is no size."""
        asked = request.query_params.get(self.page_size_query_param, str(self.page_size))
        if not (asked.isascii() and asked.isdigit()) or not asked.strip("0"):
            raise ValidationError({self.page_size_query_param: [_("A number from 1 on is needed.")]})
        return min(int(asked), self.max_page_size) if len(asked) < 9 else self.max_page_size

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any] | None:
        """One page. A cursor that somebody made up is not found, whatever stands in it."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except (InvalidValue, ValueError, OverflowError) as error:
            raise NotFound(self.invalid_cursor_message) from error

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """The size as it counts."""
        parameters: list[dict[str, Any]] = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"] = {"type": "integer", "minimum": 1, "default": self.page_size}
                parameter["description"] = f"Rows of a page; {self.max_page_size} at most, whatever is asked."
        return parameters
