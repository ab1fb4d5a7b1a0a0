"""Who may read an inquiry."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.inquiry_page import answer_with_page
from dashboard.undo_offer import do_with_undo
from inquiries import confidentiality, notes
from inquiries.models import Note, User
from inquiries.restoring import Act


@login_required
@require_POST
def make_confidential(request: HttpRequest, ref: str) -> HttpResponse:
    """Only the owner, the people named here, managers and administrators read it."""
    inquiry = get_inquiry_or_404(request, ref)
    numbers = [int(each) for each in request.POST.getlist("named") if _is_number(each)]
    named = User.objects.working().filter(pk__in=numbers)
    verb = partial(confidentiality.make_confidential, inquiry, named, by=get_person(request), at=timezone.now())
    do_with_undo(request, Act.READERS, inquiry, verb, _("Confidential: only those you named, its owner and managers."))
    return answer_with_page(request, ref)


@login_required
@require_POST
def let_read(request: HttpRequest, ref: str) -> HttpResponse:
    """One person more; a note that called her is told to her now."""
    inquiry, by, now = get_inquiry_or_404(request, ref), get_person(request), timezone.now()
    number = request.POST.get("person", "")
    person = get_object_or_404(User.objects.working(), pk=int(number) if _is_number(number) else None)
    confidentiality.let_read(inquiry, person, by=by, at=now)
    for note in Note.objects.filter(inquiry=inquiry, text__contains="@").select_related("inquiry", "by"):
        notes.tell_called(note, by=by, at=now)
    messages.success(request, _("%(name)s may read this now.") % {"name": person})
    return answer_with_page(request, ref)


@login_required
@require_POST
def lift_confidentiality(request: HttpRequest, ref: str) -> HttpResponse:
    """Everybody at the desk reads it again."""
    inquiry = get_inquiry_or_404(request, ref)
    verb = partial(confidentiality.lift_confidentiality, inquiry, by=get_person(request), at=timezone.now())
    do_with_undo(request, Act.READERS, inquiry, verb, _("Everybody at the desk may read it again."))
    return answer_with_page(request, ref)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16
