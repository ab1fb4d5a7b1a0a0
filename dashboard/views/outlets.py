"""Newsrooms: the list, one's page, its entry, its domains, and two that are one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboard.access import get_person
from dashboard.editing import compare
from dashboard.forms_people import ChosenForm, OutletForm
from dashboard.htmx import render_part
from dashboard.inquiry_page import tell_error
from dashboard.people_page import get_outlet_or_404, load_inquiries, load_outlets
from inquiries import outlets
from inquiries.access import Verb, may, visible_to
from inquiries.editing import SavedMeanwhile
from inquiries.journalists import NotMergeable, journalists_visible_to
from inquiries.models import Outlet
from inquiries.people_figures import read_figures
from inquiries.people_filters import OutletFilter, in_order_of_name

PLACE = {"place": "journalists"}
PEOPLE_SHOWN = 200
CANDIDATES_SHOWN = 20


@require_safe
@login_required
def list_outlets(request: HttpRequest) -> HttpResponse:
    """Every newsroom that is known, or those whose name or domain the words find."""
    context = PLACE | {"lines": load_outlets(request), "words": request.GET.get("text", "")}
    return render_part(request, "dashboard/outlets/list.html", "dashboard/outlets/_list.html", context)


@require_safe
@login_required
def show_outlet(request: HttpRequest, pk: int) -> HttpResponse:
    """Its domains, its people, and what they asked."""
    outlet = get_outlet_or_404(request, pk)
    asked = visible_to(request.user).filter(journalist__outlet=outlet)
    people = in_order_of_name(journalists_visible_to(request.user).filter(outlet=outlet))
    context = PLACE | {
        "outlet": outlet,
        "domains": outlet.domains.all(),
        "people": people[:PEOPLE_SHOWN],
        "inquiries": load_inquiries(request, asked),
        "figures": read_figures(asked, now=timezone.now()),
    }
    return render(request, "dashboard/outlets/outlet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add_outlet(request: HttpRequest) -> HttpResponse:
    """A new entry."""
    return _edit(request, Outlet())


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_outlet(request: HttpRequest, pk: int) -> HttpResponse:
    """An entry that stands there."""
    return _edit(request, get_outlet_or_404(request, pk))


@require_POST
@login_required
def add_domain(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail from there is the outlet's."""
    outlet = get_outlet_or_404(request, pk)
    try:
        claimed = outlets.add_domain(outlet, request.POST.get("domain", ""), by=get_person(request))
    except ValidationError as error:
        tell_error(request, error)
    else:
        if claimed:
            said = ngettext("%(count)d person who writes from there is at %(name)s now.",
                            "%(count)d people who write from there are at %(name)s now.", claimed)  # fmt: skip
            messages.success(request, said % {"count": claimed, "name": outlet})
    return redirect(outlet)


@require_POST
@login_required
def remove_domain(request: HttpRequest, pk: int, domain: int) -> HttpResponse:
    """Mail from there is no longer the outlet's."""
    outlet = get_outlet_or_404(request, pk)
    found = outlet.domains.filter(pk=domain).first() if domain < 2**63 else None
    if found is None:
        raise Http404
    outlets.remove_domain(found, by=get_person(request))
    return redirect(outlet)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def merge_outlet(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which newsroom an entry is the same as; then it is."""
    outlet = get_outlet_or_404(request, pk)
    _require_work(request)
    form = ChosenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        other = get_outlet_or_404(request, form.cleaned_data["chosen"])
        try:
            survivor = outlets.merge(outlet, other, by=get_person(request), at=timezone.now())
        except NotMergeable:
            tell_error(request, _("These two are one entry already."))
            return redirect(outlet)
        messages.success(request, _("%(gone)s is part of %(name)s now.") % {"gone": outlet, "name": survivor})
        return redirect(survivor)
    words = request.GET.get("text", "").strip()
    others = outlets.outlets_visible_to(request.user).exclude(pk=outlet.pk).prefetch_related("domains").order_by("name")
    found = OutletFilter({"text": words}, queryset=others).qs[:CANDIDATES_SHOWN] if words else []
    context = PLACE | {"outlet": outlet, "words": words, "candidates": found}
    return render(request, "dashboard/outlets/merge.html", context, status=422 if form.errors else 200)


def _require_work(request: HttpRequest) -> None:
    if not may(request.user, Verb.WORK):
        raise PermissionDenied


def _edit(request: HttpRequest, outlet: Outlet) -> HttpResponse:
    _require_work(request)
    heading = outlet.name or _("New outlet")
    form = OutletForm(request.POST if request.method == "POST" else None, instance=outlet)
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        saved, seen = form.save(commit=False), form.cleaned_data["edition"]
        try:
            outlets.save_outlet(saved, form.changed_columns(), by=get_person(request), seen=seen)
        except SavedMeanwhile as error:
            meanwhile = compare(form, OutletForm(instance=Outlet.objects.get(pk=outlet.pk)), error.saved)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": saved})
            return redirect(saved)
    context = PLACE | {"form": form, "outlet": outlet, "heading": heading, "meanwhile": meanwhile}
    status = 422 if form.errors or meanwhile else 200
    return render(request, "dashboard/outlets/edit.html", context, status=status)
