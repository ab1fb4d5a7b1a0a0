"""Logging a call: from anywhere, or on the page of the inquiry it belongs to."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.call_page import CallForm, build_call, find_callers, read_words
from dashboard.htmx import render_part, wants_part
from dashboard.inquiry_page import redirect_to_inquiry
from inquiries import calls
from inquiries.access import Verb, require
from inquiries.models import Inquiry


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_call(request: HttpRequest) -> HttpResponse:
    """The form; a POST carries over what was typed while the caller is chosen, and keeps nothing."""
    require(get_person(request), Verb.WORK)
    return _render_form(request, CallForm.begin(request))


@login_required
@require_safe
def suggest_callers(request: HttpRequest) -> HttpResponse:
    """Whom `who` may mean, while it is typed."""
    require(get_person(request), Verb.WORK)
    who = request.GET.get("who", "").strip()
    context = {"callers": find_callers(who, get_person(request)), "who": who}
    return render(request, "dashboard/call_people.html", context)


@login_required
@require_POST
def read_deadline(request: HttpRequest) -> HttpResponse:
    """The deadline in the words as far as they are written, to be confirmed."""
    require(get_person(request), Verb.WORK)
    return render(request, "dashboard/call_deadline.html", {"reading": read_words(request), "uses_reading": True})


@login_required
@require_POST
def log_call(request: HttpRequest) -> HttpResponse:
    """Keep the call in the inquiry that was chosen, or in a new one; its page follows."""
    number = request.POST.get("inquiry", "")
    inquiry = get_inquiry_or_404(request, number) if number else None
    return _log(request, inquiry)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def manage_inquiry_calls(request: HttpRequest, ref: str) -> HttpResponse:
    """GET shows the form for a call of this inquiry's reporter; POST keeps the call here."""
    inquiry = get_inquiry_or_404(request, ref)
    if request.method == "POST":
        return _log(request, inquiry)
    require(get_person(request), Verb.WORK)
    return _render_form(request, CallForm.begin(request, inquiry=inquiry))


def _log(request: HttpRequest, inquiry: Inquiry | None) -> HttpResponse:
    person = get_person(request)
    require(person, Verb.WORK)
    form = CallForm.begin(request, inquiry=inquiry)
    if not form.is_valid():
        return _render_form(request, form, status=422)
    try:
        message = calls.log_call(inquiry=inquiry, by=person, at=timezone.now(), **form.read_call())
    except calls.NotLogged as error:
        form.add_error(None, str(error))
        return _render_form(request, form, status=422)
    reference = message.inquiry.reference
    response = redirect_to_inquiry(request, reference) if inquiry else redirect("inquiry", reference)
    if wants_part(request):
        return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
    return response


def _render_form(request: HttpRequest, form: CallForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"place": "", "title": _("Log a call"), **build_call(request, form)}
    return render_part(request, "dashboard/call.html", "dashboard/call_form.html", context, status=status)
