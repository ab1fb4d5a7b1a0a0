"""Digests of reporters' requests, read; and an inquiry made of one request."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries.access import may_read, visible_to
from inquiries.api.desk import BelowRowView, ListView
from inquiries.api.problems import Conflict
from inquiries.api.serializers.digests import DigestSerializer, WholeDigestSerializer
from inquiries.api.serializers.inquiries import InquirySerializer
from inquiries.api.views.mailroom import MailroomView
from inquiries.api.views.verbs import InquiryVerb
from inquiries.digest_requests import RequestCount, count_requests, open_request
from inquiries.models import DigestRequest
from mailbox.models import InboundEmail


class Digests(MailroomView, ListView):
    """All of them."""

    serializer_class = DigestSerializer
    queryset = InboundEmail.objects.none()
    counts: Mapping[int, RequestCount] = {}

    def get_queryset(self) -> QuerySet[InboundEmail]:
        """Whoever sent them."""
        return InboundEmail.objects.request_digests()

    def paginate_queryset(self, queryset: Any) -> Any:
        """A page, and the counts of its digests, in one query."""
        page = super().paginate_queryset(queryset)
        self.counts = count_requests(page or (), timezone.now())
        return page

    def get_serializer_context(self) -> dict[str, Any]:
        """With those."""
        return {**super().get_serializer_context(), "counts": self.counts}

    @extend_schema(tags=["mailroom"], summary="List digests", operation_id="mailroom_digests_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Lists of reporters' requests that houses mail to many, newest first. No observer may."""
        return super().get(request, *args, **kwargs)


class OneDigest(BelowRowView):
    """A digest by its number."""

    serializer_class = WholeDigestSerializer
    queryset = InboundEmail.objects.none()

    def get_queryset(self) -> QuerySet[InboundEmail]:
        """What turned out to be none is an inquiry."""
        return InboundEmail.objects.request_digests()

    @extend_schema(
        tags=["mailroom"], summary="Read a digest", operation_id="mailroom_digests_read",
        responses={200: WholeDigestSerializer},
    )  # fmt: skip
    def get(self, request: Request, pk: int) -> Response:
        """With all that it asks, in its order."""
        digest = self.get_object()
        asked = list(digest.requests.select_related("digest", "message"))
        opened = [each.message.inquiry_id for each in asked if each.message]
        told = {
            "counts": count_requests([digest], timezone.now()),
            "asked": asked,
            "visible": set(visible_to(self.person).filter(pk__in=opened).values_list("pk", flat=True)),
        }
        shown = WholeDigestSerializer(digest, context={**self.get_serializer_context(), **told})
        return Response(shown.data)


class DigestInquiry(InquiryVerb):
    """The inquiry of one request."""

    @extend_schema(
        tags=["mailroom"], summary="Open an inquiry of a request", operation_id="mailroom_digests_open",
        request=None, responses={200: InquirySerializer, 201: InquirySerializer},
    )  # fmt: skip
    def post(self, request: Request, pk: int, number: int) -> Response:
        """Its inquiry: 201 where it was opened just now, 200 where somebody had opened one before.

        Its clocks begin when it is opened, not when the digest came. 409 where you may not read the one there is.
        """
        digests = InboundEmail.objects.request_digests()
        asked = DigestRequest.objects.filter(digest__in=digests, digest=pk, position=number).first()
        if asked is None:
            raise NotFound
        inquiry, is_new = open_request(asked, by=self.person, at=timezone.now())
        if not may_read(self.person, inquiry):
            raise Conflict(_("Somebody already opened an inquiry of this request."))
        return self.show(inquiry, code=status.HTTP_201_CREATED if is_new else status.HTTP_200_OK)
