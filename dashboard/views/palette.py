"""The command palette's finds."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboard.htmx import render_part
from dashboard.palette import find_entries


@login_required
@require_safe
def show_palette(request: HttpRequest) -> HttpResponse:
    """What the words find: lines for the palette, or a page of its own where no script runs."""
    words = request.GET.get("q", "")
    context = {"words": words, "groups": find_entries(request, words)}
    return render_part(request, "dashboard/palette.html", "dashboard/_palette_finds.html", context)
