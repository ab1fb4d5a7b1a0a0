"""Who asks: the list of journalists, one's page, her entry, and two that are one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.editing import compare
from dashboard.forms_people import ChosenForm, JournalistForm
from dashboard.htmx import render_part
from dashboard.inquiry_page import redirect_to_inquiry, tell_error
from dashboard.people_page import (
    get_journalist_or_404,
    load_calls,
    load_inquiries,
    load_journalists,
    load_outlet_names,
)
from dashboard.times import read_zone
from dashboard.views.requesters import put_under_name
from inquiries import journalists
from inquiries.access import Verb, may, visible_to
from inquiries.editing import SavedMeanwhile
from inquiries.models import Journalist, Topic, User
from inquiries.outlets import outlets_visible_to
from inquiries.people_figures import read_figures
from inquiries.people_filters import JournalistFilter, in_order_of_name

PLACE = {"place": "journalists"}
CANDIDATES_SHOWN = 20


@require_safe
@login_required
def list_journalists(request: HttpRequest) -> HttpResponse:
    """Everybody who ever asked, as far as the reader may know; or those whom the filters find."""
    context = PLACE | {
        "page": load_journalists(request),
        "chosen": request.GET,
        "is_filtered": any(request.GET.get(name) for name in ("text", "outlet", "topic")),
        "outlets": outlets_visible_to(request.user).filter(journalists__isnull=False).distinct().order_by("name")[:500],
        "topics": Topic.objects.order_by("name"),
    }
    return render_part(request, "dashboard/journalists/list.html", "dashboard/journalists/_list.html", context)


@require_safe
@login_required
def show_journalist(request: HttpRequest, pk: int) -> HttpResponse:
    """Who she is, what she asked, how that ended."""
    person = get_journalist_or_404(request, pk)
    if person.pk != pk:
        return redirect(person)
    hers = visible_to(request.user).filter(journalist=person)
    call_count, calls = load_calls(hers)
    context = PLACE | {
        "person": person,
        "zone": read_zone(person.time_zone),
        "inquiries": load_inquiries(request, hers),
        "figures": read_figures(hers, now=timezone.now()),
        "call_count": call_count,
        "calls": calls,
        "merged": person.merged.order_by("address"),
        "duplicates": journalists.suggest_duplicates(person, user=get_person(request)),
    }
    return render(request, "dashboard/journalists/journalist.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add_journalist(request: HttpRequest) -> HttpResponse:
    """A new entry: somebody who called, or will."""
    return _edit(request, Journalist())


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_journalist(request: HttpRequest, pk: int) -> HttpResponse:
    """An entry that stands there."""
    return _edit(request, get_journalist_or_404(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def merge_journalist(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose whom an entry is the same person as; then it is."""
    person = get_journalist_or_404(request, pk)
    _require_work(request)
    form = ChosenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        other = get_journalist_or_404(request, form.cleaned_data["chosen"])
        try:
            survivor = journalists.merge(person, other, by=get_person(request), at=timezone.now())
        except journalists.NotMergeable:
            tell_error(request, _("These two are one entry already."))
            return redirect(person)
        said = {"gone": person.address or person, "name": survivor}
        messages.success(request, _("%(gone)s counts as %(name)s from now on.") % said)
        return redirect(survivor)
    context = PLACE | _find_candidates(request, person) | {"person": person}
    return render(request, "dashboard/journalists/merge.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_reporter(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose who really asked; then the inquiry is hers."""
    inquiry = get_inquiry_or_404(request, ref)
    _require_work(request)
    form = ChosenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = get_journalist_or_404(request, form.cleaned_data["chosen"])
        put_under_name(request, inquiry, person)
        return redirect_to_inquiry(request, ref)
    context = _find_candidates(request, inquiry.journalist) | {"inquiry": inquiry}
    return render(request, "dashboard/journalists/reporter.html", context, status=422 if form.errors else 200)


def _find_candidates(request: HttpRequest, person: Journalist) -> dict[str, object]:
    """Whom the words find, else those who may be the same."""
    words = request.GET.get("text", "").strip()
    if not words:
        return {"words": "", "candidates": journalists.suggest_duplicates(person, user=get_person(request))}
    known = journalists.journalists_visible_to(request.user).exclude(pk=person.pk)
    found = JournalistFilter({"text": words}, queryset=known, request=request).qs
    return {"words": words, "candidates": in_order_of_name(found.select_related("outlet"))[:CANDIDATES_SHOWN]}


def _require_work(request: HttpRequest) -> None:
    if not may(request.user, Verb.WORK):
        raise PermissionDenied


def _edit(request: HttpRequest, person: Journalist) -> HttpResponse:
    _require_work(request)
    heading = str(person) if person.pk else _("New journalist")
    form = JournalistForm(request.POST if request.method == "POST" else None, instance=person)
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(form, by=get_person(request))
        except SavedMeanwhile as error:
            now = Journalist.objects.select_related("outlet", "edited_by").get(pk=person.pk)
            meanwhile = compare(form, JournalistForm(instance=now), error.saved)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": saved})
            return redirect(saved)
    names = load_outlet_names(request.user)
    context = PLACE | {"form": form, "person": person, "heading": heading, "outlet_names": names}
    context["meanwhile"] = meanwhile
    status = 422 if form.errors or meanwhile else 200
    return render(request, "dashboard/journalists/edit.html", context, status=status)


def _save(form: JournalistForm, *, by: User) -> Journalist:
    saved: Journalist = form.save(commit=False)
    filled = form.cleaned_data
    journalists.save_journalist(
        saved, form.changed_columns(), outlet_name=filled["outlet_name"], by=by, at=timezone.now(),
        seen=filled["edition"],
    )  # fmt: skip
    return saved
