"""Who is asked to speak, and what she says."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import assignment
from inquiries.api.desk import DeskView, InquiryListView, ListView, RowView, of_visible_inquiries
from inquiries.api.filters import AskFilter
from inquiries.api.problems import Conflict
from inquiries.api.serializers.conversation import AskSerializer
from inquiries.api.serializers.verbs import NewAskSerializer
from inquiries.models import Ask, Spokesperson


class AskRows(DeskView):
    """All that the caller may read."""

    serializer_class = AskSerializer
    queryset = Ask.objects.none()

    def get_queryset(self) -> QuerySet[Ask]:
        """With who is asked and who asks."""
        return of_visible_inquiries(Ask.objects.select_related("inquiry", "spokesperson", "by"), self.person)


class Asks(AskRows, ListView):
    """Of all inquiries."""

    filterset_class = AskFilter

    @extend_schema(tags=["asks"], summary="List asks", operation_id="asks_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Who was asked to speak and who agreed, in all inquiries you may read; newest first."""
        return super().get(request, *args, **kwargs)


class InquiryAsks(InquiryListView, AskRows):
    """Of one inquiry."""

    @extend_schema(tags=["asks"], summary="List an inquiry's asks", operation_id="inquiries_asks_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Who was asked, who agreed, who did not; newest first."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        tags=["asks"], summary="Enter an ask", operation_id="inquiries_asks_enter",
        request=NewAskSerializer, responses={201: AskSerializer},
    )  # fmt: skip
    def post(self, request: Request, ref: str) -> Response:
        """That a spokesperson was asked, or has agreed; one ask of hers stands at most. 409 where she left office."""
        inquiry = self.get_inquiry()
        asked = NewAskSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        spokesperson = Spokesperson.objects.filter(pk=asked.validated_data["spokesperson"]).first()
        if spokesperson is None:
            raise ValidationError({"spokesperson": [_("There is no such spokesperson.")]})
        is_agreed = asked.validated_data["state"] == Ask.State.AGREED
        enter = assignment.assign_spokesperson if is_agreed else assignment.ask_spokesperson
        ask = enter(inquiry, spokesperson, by=self.person, at=timezone.now())
        return self.show(ask, code=status.HTTP_201_CREATED)


class OneAsk(AskRows, RowView):
    """An ask by its number."""

    @extend_schema(tags=["asks"], summary="Read an ask", operation_id="asks_read")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """By its number."""
        return super().get(request, *args, **kwargs)

    @extend_schema(tags=["asks"], summary="Take an ask back", operation_id="asks_remove", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        """Answered or not; the row stays, as taken back. 409 where it does not stand any more."""
        if not assignment.take_back(self.get_object(), by=self.person, at=timezone.now()):
            raise Conflict(_("This ask does not stand any more."))
        return Response(status=status.HTTP_204_NO_CONTENT)


class _Answer(AskRows, RowView):
    """What she says."""

    http_method_names = ["post", "options"]
    note: Callable[..., bool]

    def post(self, request: Request, pk: int) -> Response:
        """Note it."""
        ask = self.get_object()
        if not type(self).note(ask, by=self.person, at=timezone.now()):
            raise Conflict(_("This ask does not wait for an answer any more."))
        return self.show(ask)


class Agreement(_Answer):
    """Her yes."""

    note = assignment.agree

    @extend_schema(
        tags=["asks"], summary="She agreed", operation_id="asks_agreement", request=None, responses={200: AskSerializer}
    )
    def post(self, request: Request, pk: int) -> Response:
        """Note her yes. 409 where nobody waits for it any more."""
        return super().post(request, pk)


class Refusal(_Answer):
    """Her no."""

    note = assignment.decline

    @extend_schema(
        tags=["asks"], summary="She declined", operation_id="asks_refusal", request=None, responses={200: AskSerializer}
    )
    def post(self, request: Request, pk: int) -> Response:
        """Note her no, also after a yes. 409 where the ask does not stand any more."""
        return super().post(request, pk)
