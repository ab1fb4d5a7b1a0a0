"""One inquiry: its page, what changed on it, and whom a search for a voice finds."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.composer_page import build_composer
from dashboard.htmx import render_part, wants_part
from dashboard.inquiry_page import build_live, read_view, share_choices
from dashboard.pulse import is_unchanged, read_pulse
from dashboard.queue_page import build_queue
from inquiries import reading_marks
from inquiries.presence import note_presence


@login_required
@require_safe
def show_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """The inquiry beside the queue it was opened from; alone to a script that already shows the queue."""
    inquiry = get_inquiry_or_404(request, ref)
    reading_marks.mark_read(inquiry, by=get_person(request))
    context = build_live(request, inquiry)
    context["composer"] = build_composer(
        request, context["timeline"], context["unsent"], mode=request.GET.get("compose", "")
    )
    if not wants_part(request):
        context = (
            build_queue(request, read_view(request), staff=context["staff"], choices=share_choices(context)) | context
        )
    part = "dashboard/_composer.html" if request.headers.get("HX-Target") == "composer" else "dashboard/_inquiry.html"
    return render_part(request, "dashboard/inquiry.html", part, context)


@login_required
@require_safe
def show_inquiry_changes(request: HttpRequest, ref: str) -> HttpResponse:
    """204 where nothing happened since the page was drawn, else its moving parts; never the composer.

    Whoever asks has the inquiry open: colleagues see that. What `read` names came into her sight there.
    """
    pulse, now = read_pulse(request, ref), timezone.now()
    note_presence(pulse.inquiry_id, pulse.presence, by=get_person(request), at=now)
    _note_reading(request, ref)
    if is_unchanged(request, pulse, now):
        return HttpResponse(status=204)
    return render(request, "dashboard/_inquiry_live.html", build_live(request, get_inquiry_or_404(request, ref)))


def _note_reading(request: HttpRequest, ref: str) -> None:
    """A message that is drawn has not been read: the page says which one was on the screen."""
    seen = request.GET.get("read", "")
    if seen.isascii() and seen.isdecimal():
        inquiry = get_inquiry_or_404(request, ref)
        reading_marks.follow_reading(inquiry, seen=int(seen[:15]), by=get_person(request))
