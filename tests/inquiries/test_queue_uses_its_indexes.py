"""The pages that are asked for all day are served by the indexes made for them, on both databases."""

import pytest
from django.utils import timezone

from inquiries.models import Inquiry
from mailbox.models import InboundEmail, OutboundEmail
from tests.factories import make_inquiry, make_person
from tests.support.plans import explain

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("index", "query"),
    [
        ("inquiry_queue", lambda: Inquiry.objects.waiting().in_order_of_need()[:50]),
        ("inquiry_queue_of_owner", lambda: Inquiry.objects.waiting().unassigned().in_order_of_need()[:50]),
        ("inquiry_queue_of_owner", lambda: Inquiry.objects.waiting().owned_by(make_person()).in_order_of_need()[:50]),
        ("inquiry_queue", lambda: Inquiry.objects.in_queue().in_order_of_need()[:50]),
        (
            "inquiry_snoozed",
            lambda: Inquiry.objects.filter(snoozed_until__lte=timezone.now()).order_by("snoozed_until", "id"),
        ),
        ("inquiry_answered", lambda: Inquiry.objects.answered().order_by("-last_message_at", "-id")[:50]),
        ("inquiry_received", lambda: Inquiry.objects.order_by("-received_at", "-id")[:50]),
        ("outbound_due", lambda: OutboundEmail.objects.due(timezone.now())[:1]),
        ("outbound_claimed", lambda: OutboundEmail.objects.claimed()),
        ("outbound_unreported", lambda: OutboundEmail.objects.unreported()),
        ("outbound_troubled", lambda: OutboundEmail.objects.filter(created_at__gte=timezone.now()).troubled()),
        ("inbound_pending", lambda: InboundEmail.objects.pending()[:20]),
        ("inbound_quarantined", lambda: InboundEmail.objects.quarantined()[:50]),
    ],
)
def test_the_index_is_used(index: str, query: object) -> None:
    make_inquiry()
    assert index in explain(query(), index)  # type: ignore[operator]
