"""A single act at an inquiry, taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.htmx import wants_part
from dashboard.inquiry_page import answer_with_page, go_to_list, tell_error
from dashboard.undo_offer import is_on_screen, read_offer, withdraw_offer
from inquiries import restoring
from inquiries.access import may_read
from inquiries.assignment import NotAvailable
from inquiries.topics import TopicRetired


@login_required
@require_POST
def put_back(request: HttpRequest, ref: str) -> HttpResponse:
    """As it was before the act that the form names, unless somebody changed it since: that is said."""
    inquiry, me = get_inquiry_or_404(request, ref), get_person(request)
    try:
        restoring.take_back(read_offer(request, inquiry), by=me, at=timezone.now())
    except (restoring.LeftAsItWas, NotAvailable, TopicRetired, ValidationError) as error:
        why = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        tell_error(request, _("Not undone. %(why)s") % {"why": why})
    else:
        messages.success(request, _("Undone: it is as it was before."))
    withdraw_offer(request)
    if not may_read(me, inquiry):
        # She read it as its owner, which she is no more.
        return go_to_list(request)
    if wants_part(request) and not is_on_screen(request, inquiry):
        return render(request, "dashboard/_toasts.html")
    return answer_with_page(request, ref)
