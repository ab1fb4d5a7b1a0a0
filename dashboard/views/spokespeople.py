"""The directory of spokespeople."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dashboard.access import get_person
from dashboard.editing import compare
from dashboard.forms_office import SpokespersonForm
from dashboard.htmx import render_part
from inquiries.access import Verb, may
from inquiries.directory import describe_entry, save_spokesperson
from inquiries.editing import SavedMeanwhile
from inquiries.models import Spokesperson

PEOPLE_A_PAGE = 60


@require_safe
@login_required
def list_spokespeople(request: HttpRequest) -> HttpResponse:
    """The directory, or those that match `q`; people who left office come last and only when asked for."""
    if not may(request.user, Verb.READ):
        raise PermissionDenied
    words, shows_left = request.GET.get("q", "").strip()[:200], request.GET.get("left") == "1"
    today = timezone.localdate()
    people = Spokesperson.objects.matching(words)
    if not shows_left:
        people = people.in_office(today)
    page = Paginator(people.order_by("name", "body", "pk"), PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "place": "spokespeople",
        "page": page,
        "entries": [describe_entry(each, today) for each in page],
        "words": words,
        "shows_left": shows_left,
        "may_edit": may(request.user, Verb.EDIT_SPOKESPEOPLE),
    }
    return render_part(request, "dashboard/spokespeople/list.html", "dashboard/spokespeople/_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add_spokesperson(request: HttpRequest) -> HttpResponse:
    """A new entry."""
    return _edit(request, Spokesperson())


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_spokesperson(request: HttpRequest, pk: int) -> HttpResponse:
    """An entry that stands there."""
    return _edit(request, get_object_or_404(Spokesperson, pk=pk))


def _edit(request: HttpRequest, spokesperson: Spokesperson) -> HttpResponse:
    if not may(request.user, Verb.EDIT_SPOKESPEOPLE):
        raise PermissionDenied
    heading = spokesperson.name or _("New spokesperson")
    form = SpokespersonForm(request.POST if request.method == "POST" else None, instance=spokesperson)
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["edition"]
        try:
            saved = save_spokesperson(form.save(commit=False), by=get_person(request), seen=seen)
        except SavedMeanwhile as error:
            now = SpokespersonForm(instance=Spokesperson.objects.get(pk=spokesperson.pk))
            meanwhile = compare(form, now, error.saved)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": saved.name})
            return redirect("spokespeople")
    context = {"place": "spokespeople", "form": form, "spokesperson": spokesperson, "heading": heading}
    context["meanwhile"] = meanwhile
    status = 422 if form.errors or meanwhile else 200
    return render(request, "dashboard/spokespeople/edit.html", context, status=status)
