"""The first page, and every address that is none."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from inquiries.api.desk import DeskView

LISTS = (
    "inquiries", "messages", "journalists", "outlets", "spokespeople", "topics", "asks", "search", "saved-views",
    "reports", "people", "mailroom",
)  # fmt: skip


class Root(DeskView):
    """Where everything begins."""

    serializer_class = serializers.Serializer

    @extend_schema(
        tags=["root"], summary="All lists", operation_id="root",
        responses={200: {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """The address of each list, by its name."""
        return Response({name: reverse(f"api:{name}", request=request) for name in (*LISTS, "schema")})


@extend_schema(exclude=True)
class Nowhere(DeskView):
    """What was never an address of the API."""

    serializer_class = serializers.Serializer

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Not found, whatever the method; a caller without a token hears of that first."""
        super().initial(request, *args, **kwargs)
        raise NotFound
