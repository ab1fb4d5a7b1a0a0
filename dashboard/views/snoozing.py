"""Put off, brought back, and marked unread again."""

from datetime import datetime
from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.forms_queue import SnoozeForm
from dashboard.inquiry_page import answer_with_menu, answer_with_page, go_to_list
from dashboard.times import say_deadline
from dashboard.undo_offer import do_with_undo
from inquiries import reading_marks, snoozing
from inquiries.models import Inquiry
from inquiries.restoring import Act


@login_required
@require_POST
def snooze_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """Out of the queue until then; a moment after the reporter's deadline is said."""
    inquiry = get_inquiry_or_404(request, ref)
    now = timezone.now()
    try:
        until = SnoozeForm(request.POST).read_until(now)
        do_with_undo(
            request,
            Act.SNOOZE,
            inquiry,
            lambda: snoozing.snooze(inquiry, until, by=get_person(request), at=now),
            lambda: _say_snoozed(inquiry, until, now),
        )
    except ValidationError as error:
        return answer_with_menu(request, ref, "snooze", error, typed=request.POST.get("moment", ""))
    return answer_with_page(request, ref)


@login_required
@require_POST
def wake_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """Back in the queue now."""
    inquiry, by, now = get_inquiry_or_404(request, ref), get_person(request), timezone.now()
    verb = partial(snoozing.wake, inquiry, by=by, at=now)
    do_with_undo(request, Act.SNOOZE, inquiry, verb, _("Back in the queue."))
    return answer_with_page(request, ref)


@login_required
@require_POST
def mark_unread(request: HttpRequest, ref: str) -> HttpResponse:
    """As if she had never opened it; so the page closes, and the list is shown."""
    reading_marks.mark_unread(get_inquiry_or_404(request, ref), by=get_person(request))
    return go_to_list(request)


def _say_snoozed(inquiry: Inquiry, until: datetime, now: datetime) -> str:
    told = {"until": say_deadline(until, now)}
    if inquiry.deadline is not None and until > inquiry.deadline:
        told["deadline"] = say_deadline(inquiry.deadline, now)
        return _("Snoozed until %(until)s: that is after the deadline, %(deadline)s.") % told
    return _("Snoozed until %(until)s, or until new mail.") % told
