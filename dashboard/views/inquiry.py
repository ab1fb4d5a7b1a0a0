"""One inquiry: its page, what changed on it, and whom a search for a voice finds."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dashboard.access import get_inquiry_or_404
from dashboard.htmx import render_part, wants_part
from dashboard.inquiry_page import build_composer, build_live, read_view
from dashboard.queue_page import build_queue


@login_required
@require_safe
def show_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """The inquiry beside the queue it was opened from; alone to a script that already shows the queue."""
    inquiry = get_inquiry_or_404(request, ref)
    context = build_live(request, inquiry)
    context["composer"] = build_composer(inquiry, context["timeline"], mode=request.GET.get("compose", ""))
    if not wants_part(request):
        context = build_queue(request, read_view(request), staff=context["staff"]) | context
    part = "dashboard/_composer.html" if request.headers.get("HX-Target") == "composer" else "dashboard/_inquiry.html"
    return render_part(request, "dashboard/inquiry.html", part, context)


@login_required
@require_safe
def show_inquiry_changes(request: HttpRequest, ref: str) -> HttpResponse:
    """204 where nothing happened since the page was drawn, else its moving parts; never the composer."""
    inquiry = get_inquiry_or_404(request, ref)
    after, seen = request.GET.get("after", ""), request.GET.get("seen", "")
    if after.isdecimal() and "force" not in request.GET:
        count = inquiry.events.filter(id__gt=int(after[:15])).count()
        if str(count) == seen:
            return HttpResponse(status=204)
    return render(request, "dashboard/_inquiry_live.html", build_live(request, inquiry))
