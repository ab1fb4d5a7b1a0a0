"""The queue: which inquiries wait, in order of need."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from dashboard.htmx import render_part
from dashboard.queue_page import build_queue
from dashboard.queue_views import get_view_or_404
from inquiries.models import Event


@login_required
@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """The desk opens on what is due."""
    return redirect("queue", "due")


@login_required
@require_safe
def show_queue(request: HttpRequest, view: str) -> HttpResponse:
    """One view of the queue; a saved one has an address of its own."""
    chosen = get_view_or_404(request, view)
    if chosen.saved is not None:
        return redirect(chosen.url)
    return render_part(request, "dashboard/queue.html", "dashboard/_queue_live.html", build_queue(request, chosen))


@login_required
@require_safe
def show_queue_changes(request: HttpRequest, view: str) -> HttpResponse:
    """204 where nothing happened since the page was drawn, else its moving parts; `force` draws them anyway."""
    after, seen = request.GET.get("after", ""), request.GET.get("seen", "")
    if after.isdecimal() and "force" not in request.GET:
        count = Event.objects.filter(id__gt=int(after[:15])).count()
        if str(count) == seen:
            return HttpResponse(status=204)
    return render(request, "dashboard/_queue_live.html", build_queue(request, get_view_or_404(request, view)))
