"""Views that people keep under a name: shown, saved, renamed, deleted."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dashboard.access import get_person
from dashboard.htmx import render_part
from dashboard.inquiry_page import tell_error
from dashboard.queue_page import build_queue
from dashboard.queue_views import VIEWS, View, get_view_or_404
from inquiries import saved_views
from inquiries.filters import InquiryFilter
from inquiries.models import SavedView


@login_required
@require_safe
def show_saved_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The queue through a saved view."""
    context = build_queue(request, get_saved_or_404(request, pk)[0])
    return render_part(request, "dashboard/queue.html", "dashboard/_queue_live.html", context)


@login_required
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the list the form stands on under a name."""
    view = VIEWS.get(request.POST.get("view", ""), VIEWS["all"])
    asked = QueryDict(request.POST.get("query", "")[:4000])
    known = {name: asked[name] for name in InquiryFilter.base_filters if asked.get(name)}
    try:
        saved = saved_views.save_view(
            request.POST.get("name", ""),
            view=view.slug,
            query=urlencode(known),
            is_shared=bool(request.POST.get("is_shared")),
            by=get_person(request),
            at=timezone.now(),
        )
    except ValidationError as error:
        tell_error(request, error)
        return redirect(f"{view.url}?{urlencode(known)}" if known else view.url)
    return redirect("saved_view", saved.pk)


@login_required
@require_POST
def rename_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name for it, and whether everybody has it."""
    view, saved = get_saved_or_404(request, pk)
    is_shared = bool(request.POST.get("is_shared"))
    try:
        saved_views.change_view(saved, name=request.POST.get("name", ""), is_shared=is_shared, by=get_person(request))
    except ValidationError as error:
        tell_error(request, error)
    return redirect(view.url)


@login_required
@require_POST
def delete_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody needs it any more."""
    view, saved = get_saved_or_404(request, pk)
    saved_views.delete_view(saved, by=get_person(request))
    messages.success(request, _("“%(name)s” is no longer in the rail.") % {"name": saved.name})
    return redirect(f"{view.base_url}?{saved.query}" if saved.query else view.base_url)


def get_saved_or_404(request: HttpRequest, pk: int) -> tuple[View, SavedView]:
    """The person's own saved view, or a shared one."""
    view = get_view_or_404(request, f"saved-{pk}")
    if view.saved is None:
        raise Http404
    return view, view.saved
