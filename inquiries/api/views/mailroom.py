"""The mailroom, read: decided is on its page alone."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries.access import Verb, require
from inquiries.api.desk import DeskView, ListView, refuse_others
from inquiries.api.serializers.mailroom import LedgerSerializer, MailroomSerializer, QuarantinedSerializer
from inquiries.mailroom import Outside, look_outside
from mailbox.ledger import count_days
from mailbox.models import InboundEmail, Mailbox


class MailroomView(DeskView):
    """A place of work: mail that no inquiry holds yet is nobody's to read but who files it."""

    def check_permissions(self, request: Request) -> None:
        """Raises PermissionDenied for an observer."""
        super().check_permissions(request)
        require(self.person, Verb.WORK)


class Mailroom(MailroomView):
    """At one look."""

    serializer_class = MailroomSerializer

    @extend_schema(
        tags=["mailroom"], summary="See how mail comes in", operation_id="mailroom_read",
        parameters=[LedgerSerializer], responses={200: MailroomSerializer},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """How each mailbox is, how many mails wait for a person, and what came in on the last days. No observer may."""
        asked = LedgerSerializer(data=request.query_params)
        refuse_others(request, asked.fields)
        asked.is_valid(raise_exception=True)
        shown = {
            "mailboxes": Mailbox.objects.order_by("name", "folder"),
            "quarantined": InboundEmail.objects.quarantined().count(),
            "ledger": count_days(timezone.now(), days=asked.validated_data["days"]),
        }
        return Response(self.get_serializer(shown).data)


class Quarantined(MailroomView, ListView):
    """What could not be filed."""

    serializer_class = QuarantinedSerializer
    queryset = InboundEmail.objects.none()
    outside: Mapping[int, Outside] = {}

    def get_queryset(self) -> QuerySet[InboundEmail]:
        """With their mailboxes."""
        return InboundEmail.objects.quarantined().select_related("mailbox")

    def paginate_queryset(self, queryset: Any) -> Any:
        """A page, and what can be said of its mails, in one query."""
        page = super().paginate_queryset(queryset)
        self.outside = look_outside(page or ())
        return page

    def get_serializer_context(self) -> dict[str, Any]:
        """With that."""
        return {**super().get_serializer_context(), "outside": self.outside}

    @extend_schema(tags=["mailroom"], summary="List quarantined mails", operation_id="mailroom_quarantined_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Mails that wait for a person, newest first, each with the reason; she decides on the page of the mailroom."""
        return super().get(request, *args, **kwargs)
