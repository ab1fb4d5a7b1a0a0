"""What the search page shows: hits with the words that made them, and the queue's own filters."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dashboard.access import get_person
from dashboard.filter_chips import load_choices, make_chips, say_left_out
from dashboard.queue_page import Page
from dashboard.queue_views import View
from inquiries.access import visible_to
from inquiries.filters import InquiryFilter, read_number
from inquiries.models import Inquiry
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.search import SearchPage, find

TEXT = "text"
PAGE_LENGTH = 25


class SearchView(View):
    """Everything, at the address of the search page: so the filters of the queue and its saved views serve here too."""

    @property
    def url(self) -> str:
        """The search page."""
        return reverse("search")

    @property
    def base(self) -> str:
        """What is saved of a search is a view of All."""
        return "all"

    @property
    def base_url(self) -> str:
        """The search page."""
        return self.url


SEARCH = SearchView(
    "search", _("Search"), "search", lambda rows, user: rows, "received_at",
    _("Everything anybody ever asked will be found here."), newest_first=True,
)  # fmt: skip


def build_search(request: HttpRequest) -> dict[str, Any]:
    """The page for the words and filters in the address, from the hit that `before` names."""
    filters = InquiryFilter(request.GET, queryset=visible_to(request.user), request=request)
    values = filters.read_values()
    asked = {name: request.GET[name] for name in filters.filters if name in values and request.GET.get(name)}
    beside_words = {name: value for name, value in asked.items() if name != TEXT}

    def narrow(rows: InquiryQuerySet) -> InquiryQuerySet:
        found: InquiryQuerySet = InquiryFilter(beside_words, queryset=rows, request=request).qs
        return found

    before = read_number(request.GET.get("before", ""))
    words = asked.get(TEXT, "")
    found = find(get_person(request), words, limit=PAGE_LENGTH, before=before, narrow=narrow)
    return {
        "view": SEARCH,
        "place": "search",
        "words": words,
        "found": found,
        "page": _make_page(filters, asked, found, is_first=before is None),
        "has_filters": bool(beside_words),
        "without_filters": f"{SEARCH.url}?{urlencode({TEXT: words})}",
        "choices": load_choices,
        "states": Inquiry.State.choices,
        "due_choices": InquiryFilter.Due.choices,
        "received_choices": InquiryFilter.Received.choices,
    }


def _make_page(filters: InquiryFilter, asked: dict[str, str], found: SearchPage, *, is_first: bool) -> Page:
    """The page as the filters' templates know it."""
    return Page(
        rows=[],
        next_url=f"{SEARCH.url}?{urlencode({**asked, 'before': found.next})}" if found.next else "",
        changes_url="",
        filters=asked,
        query=urlencode(asked),
        chips=make_chips(SEARCH, filters, asked),
        is_first=is_first,
        left_out=say_left_out(filters),
    )
