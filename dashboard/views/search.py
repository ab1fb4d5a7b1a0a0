"""The search page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboard.htmx import render_part
from dashboard.search_page import build_search


@login_required
@require_safe
def show_search(request: HttpRequest) -> HttpResponse:
    """What the words in the address find."""
    return render_part(request, "dashboard/search.html", "dashboard/_search_found.html", build_search(request))
