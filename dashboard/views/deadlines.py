"""The reporter's deadline: confirmed, changed, taken from another reading, removed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.forms import DeadlineForm, ShownForm
from dashboard.inquiry_page import answer_with_menu, answer_with_page, tell_error
from dashboard.times import say_deadline
from dashboard.undo_offer import do_with_undo
from inquiries import triage
from inquiries.restoring import Act


@login_required
@require_POST
def set_deadline(request: HttpRequest, ref: str) -> HttpResponse:
    """A moment in the reader's zone becomes the deadline."""
    inquiry = get_inquiry_or_404(request, ref)
    form = DeadlineForm(request.POST)
    if not form.is_valid():
        typed = request.POST.get("deadline", "")
        return answer_with_menu(request, ref, "deadline", form.errors["deadline"][0], typed=typed)
    deadline, now = form.cleaned_data["deadline"], timezone.now()
    verb = partial(triage.set_deadline, inquiry, deadline, by=get_person(request), at=now)
    do_with_undo(request, Act.DEADLINE, inquiry, verb, _say_deadline(deadline, now))
    return answer_with_page(request, ref)


@login_required
@require_POST
def confirm_deadline(request: HttpRequest, ref: str) -> HttpResponse:
    """What was read from the mail is right."""
    return _act_as_shown(request, ref, triage.confirm_deadline)


@login_required
@require_POST
def accept_deadline(request: HttpRequest, ref: str) -> HttpResponse:
    """The reading that was only offered is the right one."""
    return _act_as_shown(request, ref, triage.accept_offered_deadline)


@login_required
@require_POST
def remove_deadline(request: HttpRequest, ref: str) -> HttpResponse:
    """She named no deadline after all."""
    inquiry = get_inquiry_or_404(request, ref)
    verb = partial(triage.remove_deadline, inquiry, by=get_person(request), at=timezone.now())
    do_with_undo(request, Act.DEADLINE, inquiry, verb, _("The deadline is removed."))
    return answer_with_page(request, ref)


def _act_as_shown(request: HttpRequest, ref: str, verb: Callable[..., None]) -> HttpResponse:
    """A yes to the moment that stood on the page, not to one that a newer mail brought meanwhile."""
    inquiry, form = get_inquiry_or_404(request, ref), ShownForm(request.POST)
    try:
        if not form.is_valid():
            raise triage.DeadlineMoved(inquiry.reference)
        shown, now = form.cleaned_data["shown"], timezone.now()
        call = partial(verb, inquiry, shown=shown, by=get_person(request), at=now)
        do_with_undo(request, Act.DEADLINE, inquiry, call, _say_deadline(shown, now))
    except triage.DeadlineMoved:
        tell_error(request, _("The deadline changed meanwhile. Look again, then confirm."))
    return answer_with_page(request, ref)


def _say_deadline(deadline: datetime, now: datetime) -> str:
    return _("The deadline is %(when)s.") % {"when": say_deadline(deadline, now)}
