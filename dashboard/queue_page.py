"""One page of the queue: its rows, its filters, where to ask for more and for news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, Q
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from dashboard.access import get_person
from dashboard.filter_chips import Chip, Choices, load_choices, make_chips, say_left_out
from dashboard.origin import write_origin
from dashboard.queue_views import VIEWS, View, may_change_view
from inquiries.access import visible_to
from inquiries.filters import InquiryFilter
from inquiries.models import Ask, Event, Inquiry, Topic, User
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.reading_marks import with_read_marks

__all__ = ["VIEWS", "Page", "View", "build_queue", "load_page", "read_filters", "read_keyset", "read_mark"]

PAGE_LENGTH = 50
# On PostgreSQL a smaller id may become visible after a bigger one: the last so many are counted again each time.
EVENTS_RECOUNTED = 50
# What rows of the queue say and are ordered by; see queue_rows.py. Anything else would be read row by row.
READ = (
    "subject", "state", "outcome", "received_at", "deadline", "is_urgent", "due_at", "answered_at", "last_message_at",
    "heard_at", "snoozed_until", "asked_back_at", "snippet", "is_confidential", "may_belong_to_id",
    "journalist__name", "journalist__address", "journalist__time_zone", "journalist__outlet__name",
    "owner__name", "owner__email",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """Fifty rows, the address of the next fifty, and where to ask whether anything changed.

    `filters` are those in use as the address line writes them, `query` the same as one string; `left_out` says which
    others it names in vain.
    """

    rows: Sequence[Inquiry]
    next_url: str
    changes_url: str
    filters: dict[str, str]
    query: str
    chips: list[Chip]
    is_first: bool
    left_out: Sequence[str] = ()

    @property
    def is_filtered(self) -> bool:
        """Whether it shows less than its view holds."""
        return bool(self.filters)


def read_filters(request: HttpRequest, view: View) -> tuple[InquiryFilter, dict[str, str]]:
    """The view's rows that `request` may see, narrowed by its filters; and those filters as the address writes them.

    A saved view has its own filters, and no others. What cannot be read is left out, here as there.
    """
    asked = QueryDict(view.saved.query) if view.saved else request.GET
    chosen = view.choose(visible_to(request.user), get_person(request))
    filters = InquiryFilter(asked, queryset=chosen, request=request)
    values = filters.read_values()
    return filters, {name: asked[name] for name in filters.filters if name in values and asked.get(name)}


def load_page(request: HttpRequest, view: View) -> Page:
    """The page that the request's filters and keyset name, in five queries whatever its length."""
    # Read before the rows: what happens in between is shown twice rather than never.
    base, seen = read_mark()
    filters, asked = read_filters(request, view)
    past = request.GET.get("past", "")
    rows = with_read_marks(_cut(filters.qs, view, past), get_person(request))
    voices = Ask.objects.standing().select_related("spokesperson").order_by("id")
    rows = (
        rows.select_related("journalist__outlet", "owner")
        .only(*READ)
        .prefetch_related(
            Prefetch("asks", queryset=voices, to_attr="voices"),
            Prefetch("topics", queryset=Topic.objects.order_by("name"), to_attr="given_topics"),
        )
    )
    found = list(rows[: PAGE_LENGTH + 1])
    kept = {} if view.saved else asked
    next_url = ""
    if len(found) > PAGE_LENGTH:
        last = found[PAGE_LENGTH - 1]
        next_url = f"{view.url}?{urlencode({**kept, 'past': f'{getattr(last, view.key).isoformat()}~{last.pk}'})}"
    mark = {**kept, **({"past": past} if past else {}), "after": base, "seen": seen}
    return Page(
        rows=found[:PAGE_LENGTH],
        next_url=next_url,
        changes_url=f"{reverse('queue_changes', args=[view.slug])}?{urlencode(mark)}",
        filters=asked,
        query=urlencode(asked),
        chips=make_chips(view, filters, asked),
        is_first=not past,
        left_out=say_left_out(filters),
    )


def build_queue(
    request: HttpRequest, view: View, *, staff: list[User] | None = None, choices: Choices | None = None
) -> dict[str, Any]:
    """What the list and its filters show, on the queue's own page and beside an open inquiry."""
    return {
        "view": view,
        # Said by every row's link, so made once.
        "origin": write_origin(request, view),
        "page": load_page(request, view),
        # Asked for only where a template uses it.
        "staff": User.objects.answering().order_by("name") if staff is None else staff,
        "choices": load_choices if choices is None else choices,
        "states": Inquiry.State.choices,
        "due_choices": InquiryFilter.Due.choices,
        "received_choices": InquiryFilter.Received.choices,
        "may_change_view": may_change_view(get_person(request), view),
    }


def read_mark() -> tuple[int, int]:
    """An event id a little way back, and how many events stand after it: a later count tells whether one came."""
    newest = list(Event.objects.order_by("-id").values_list("id", flat=True)[: EVENTS_RECOUNTED + 1])
    if len(newest) > EVENTS_RECOUNTED:
        return newest[-1], EVENTS_RECOUNTED
    return 0, len(newest)


def _cut(rows: InquiryQuerySet, view: View, past: str) -> InquiryQuerySet:
    """The rows in the view's order, past the one that `past` names; all of them where it cannot be read."""
    order = (f"-{view.key}", "-id") if view.newest_first else (view.key, "id")
    rows = rows.order_by(*order)
    if (place := read_keyset(past)) is None:
        return rows
    moment, pk = place
    step = "lt" if view.newest_first else "gt"
    # The first condition is what an index can walk; the second sorts out rows of the same moment.
    return rows.filter(
        Q(**{f"{view.key}__{step}e": moment}),
        Q(**{f"{view.key}__{step}": moment}) | Q(**{view.key: moment, f"id__{step}": pk}),
    )


def read_keyset(text: str) -> tuple[datetime, int] | None:
    """The moment and number of `2026-11-22T15:00:00+00:00~7`; None where it is no such thing."""
    written, _tilde, number = text.partition("~")
    try:
        moment = parse_datetime(written)
    except ValueError:
        return None
    if moment is None or moment.tzinfo is None or not (number.isascii() and number.isdigit()) or len(number) > 15:
        return None
    return moment, int(number)
