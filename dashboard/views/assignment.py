"""Whose it is and who speaks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.forms import OwnerForm
from dashboard.htmx import wants_part
from dashboard.inquiry_page import answer_with_page, go_to_list, redirect_to_inquiry, tell_error
from dashboard.undo_offer import do_with_undo
from dashboard.voices import find_matches, load_asks
from inquiries import assignment
from inquiries.access import may_read
from inquiries.models import Ask, Inquiry, Spokesperson, User
from inquiries.restoring import Act


@login_required
@require_POST
def change_owner(request: HttpRequest, ref: str) -> HttpResponse:
    """Give it to somebody, take it, or give it to nobody."""
    inquiry, me = get_inquiry_or_404(request, ref), get_person(request)
    form = OwnerForm(request.POST)
    form.is_valid()
    try:
        owner = form.read_owner(me)
        do_with_undo(
            request,
            Act.OWNER,
            inquiry,
            lambda: assignment.assign_owner(inquiry, owner, by=me, at=timezone.now()),
            _say_owner(owner, me),
        )
    except (ValidationError, assignment.NotAvailable) as error:
        tell_error(request, error)
    if not may_read(me, inquiry):
        # It was hers to read as its owner: the page she stands on is no longer hers.
        messages.success(request, _("Given away. It is confidential, so it is no longer yours to read."))
        return go_to_list(request)
    return answer_with_page(request, ref)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def manage_spokespeople(request: HttpRequest, ref: str) -> HttpResponse:
    """GET finds whom `words` describe; POST enters that one of them agreed to speak."""
    inquiry = get_inquiry_or_404(request, ref)
    if request.method != "POST":
        if not wants_part(request):
            return redirect_to_inquiry(request, ref)
        words = request.GET.get("words", "").strip()
        context = {"inquiry": inquiry, "words": words, "matches": find_matches(words, load_asks(inquiry))}
        return render(request, "dashboard/_matches.html", context)
    try:
        assignment.assign_spokesperson(inquiry, _read_chosen(request), by=get_person(request), at=timezone.now())
    except assignment.NotAvailable as error:
        tell_error(request, error)
    return answer_with_page(request, ref)


@login_required
@require_POST
def ask_spokesperson(request: HttpRequest, ref: str) -> HttpResponse:
    """Somebody was asked, and has not answered."""
    inquiry = get_inquiry_or_404(request, ref)
    try:
        assignment.ask_spokesperson(inquiry, _read_chosen(request), by=get_person(request), at=timezone.now())
    except assignment.NotAvailable as error:
        tell_error(request, error)
    return answer_with_page(request, ref)


@login_required
@require_POST
def note_agreement(request: HttpRequest, ref: str, ask: int) -> HttpResponse:
    """She said yes."""
    assignment.agree(_get_ask_or_404(request, ref, ask), by=get_person(request), at=timezone.now())
    return answer_with_page(request, ref)


@login_required
@require_POST
def note_refusal(request: HttpRequest, ref: str, ask: int) -> HttpResponse:
    """She said no."""
    assignment.decline(_get_ask_or_404(request, ref, ask), by=get_person(request), at=timezone.now())
    return answer_with_page(request, ref)


@login_required
@require_POST
def release_spokesperson(request: HttpRequest, ref: str, ask: int) -> HttpResponse:
    """Take a request back, agreed or not yet answered."""
    assignment.take_back(_get_ask_or_404(request, ref, ask), by=get_person(request), at=timezone.now())
    return answer_with_page(request, ref)


def _get_ask_or_404(request: HttpRequest, ref: str, pk: int) -> Ask:
    inquiry: Inquiry = get_inquiry_or_404(request, ref)
    return get_object_or_404(Ask.objects.select_related("inquiry", "spokesperson"), pk=pk, inquiry=inquiry)


def _say_owner(owner: User | None, me: User) -> str:
    if owner == me:
        return _("It is yours now.")
    return _("%(name)s has it now.") % {"name": owner} if owner else _("Nobody has it now.")


def _read_chosen(request: HttpRequest) -> Spokesperson:
    number = request.POST.get("spokesperson", "")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 16 else None
    return get_object_or_404(Spokesperson, pk=pk)
