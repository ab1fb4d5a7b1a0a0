"""Inquiries, read, and opened by hand."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries.access import visible_to
from inquiries.api.desk import DeskView, ListView, with_what_is_shown
from inquiries.api.filters import AskedFilter
from inquiries.api.pagination import Ordering
from inquiries.api.serializers.inquiries import InquirySerializer
from inquiries.api.serializers.verbs import NewInquirySerializer
from inquiries.api.views.conversation import log_call
from inquiries.calls import Caller
from inquiries.journalists import journalists_visible_to
from inquiries.models import Inquiry, Journalist
from inquiries.models.inquiry import InquiryQuerySet


class InquiryRows(DeskView):
    """All that the caller may read."""

    serializer_class = InquirySerializer
    queryset = Inquiry.objects.none()

    def get_queryset(self) -> InquiryQuerySet:
        """With all that is shown."""
        return with_what_is_shown(visible_to(self.person), self.person)


class Inquiries(InquiryRows, ListView):
    """Inquiries, newest first."""

    filter_backends = [*ListView.filter_backends, Ordering]
    filterset_class = AskedFilter
    ordering_fields = ("received_at", "due_at", "id")
    ordering = "-received_at"

    @extend_schema(tags=["inquiries"], summary="List inquiries", operation_id="inquiries_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The inquiries you may read. The filters are those of the desk's own lists."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        tags=["inquiries"], summary="Open an inquiry", operation_id="inquiries_open",
        request=NewInquirySerializer, responses={201: InquirySerializer},
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        """By hand: a question that was asked by telephone, in the hallway, or in a form of your own."""
        asked = NewInquirySerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        message = log_call(self.read_caller(asked.validated_data), asked.validated_data, by=self.person)
        return self.show(message.inquiry, code=status.HTTP_201_CREATED)

    def read_caller(self, asked: dict[str, Any]) -> Journalist | Caller:
        """Who asked. Raises ValidationError where nobody has that number."""
        if "caller" in asked:
            return Caller(**asked["caller"])
        journalist = journalists_visible_to(self.person).filter(pk=asked["journalist"]).first()
        if journalist is None:
            raise ValidationError({"journalist": [_("There is no such journalist.")]})
        return journalist


class OneInquiry(InquiryRows):
    """An inquiry by its reference."""

    @extend_schema(tags=["inquiries"], summary="Read an inquiry", operation_id="inquiries_read")
    def get(self, request: Request, ref: str) -> Response:
        """By its reference, whatever its case: `PD-1042`."""
        return Response(self.get_serializer(self.get_inquiry()).data)
