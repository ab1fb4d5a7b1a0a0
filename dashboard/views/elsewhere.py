"""Answers that left from another mail program: whether they count."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dashboard.access import get_message_or_404, get_person
from dashboard.inquiry_page import answer_with_page
from inquiries.elsewhere import decide_elsewhere


@login_required
@require_POST
def decide(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """A person says whether the mail is our answer; who says what stands already changes nothing."""
    message = get_message_or_404(request, ref, pk)
    counts = request.POST.get("counts") == "yes"
    decide_elsewhere(message, counts=counts, by=get_person(request), at=timezone.now())
    return answer_with_page(request, ref)
