"""The queue an inquiry was opened from, its filters too: every address around the inquiry carries it.

So the list beside it stays what it was after a verb, a reload, or a form sent without a script.
"""

from urllib.parse import urlencode

from django.http import HttpRequest

from dashboard.queue_views import View
from inquiries.filters import InquiryFilter


def read_narrowing(request: HttpRequest, view: View) -> dict[str, str]:
    """The filters in the address, as they stand there; none on a saved view, which has its own."""
    if view.saved is not None:
        return {}
    return {name: value for name in InquiryFilter.base_filters if (value := request.GET.get(name))}


def write_origin(request: HttpRequest, view: View, **more: str) -> str:
    """`view=due&outlet=daybook.example`, and `more` after it, for an address on an inquiry."""
    return urlencode({"view": view.slug, **read_narrowing(request, view), **more})


def list_url(request: HttpRequest, view: View) -> str:
    """The page of that queue."""
    narrowing = read_narrowing(request, view)
    return f"{view.url}?{urlencode(narrowing)}" if narrowing else view.url
