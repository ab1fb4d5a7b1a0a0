"""The queue's views, their order, their pages of fifty."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboard.access import get_person
from inquiries.access import visible_to
from inquiries.filters import InquiryFilter
from inquiries.models import Ask, Event, Inquiry, User
from inquiries.models.inquiry import InquiryQuerySet

PAGE_LENGTH = 50
# On PostgreSQL a smaller id may become visible after a bigger one: the last so many are counted again each time.
EVENTS_RECOUNTED = 50
FILTER_NAMES = ("state", "owner", "due_today", "outlet", "text")


@dataclass(frozen=True, slots=True)
class View:
    """One entry of the rail: which inquiries, in which order, and what to say when there is none."""

    slug: str
    title: Promise
    choose: Callable[[InquiryQuerySet, User], InquiryQuerySet]
    key: str
    empty: Promise
    newest_first: bool = False
    filters: tuple[str, ...] = ("due_today", "owner", "outlet")


VIEWS: Mapping[str, View] = {
    view.slug: view
    for view in (
        View("due", _("Due soon"), lambda rows, user: rows.in_queue(), "due_at",
             _("New mail to the press address appears here by itself.")),
        View("unassigned", _("Unassigned"), lambda rows, user: rows.in_queue().unassigned(), "due_at",
             _("Every inquiry has somebody who answers for it."), filters=("due_today", "outlet")),
        View("mine", _("Mine"), lambda rows, user: rows.in_queue().owned_by(user), "due_at",
             _("Take an inquiry and it stands here until it is answered."), filters=("due_today", "outlet")),
        View("answered", _("Answered"), lambda rows, user: rows.answered(), "last_message_at",
             _("Answers that a server accepted stand here until the reporter writes again, or for a week."),
             newest_first=True, filters=("owner", "outlet")),
        View("all", _("All"), lambda rows, user: rows, "received_at",
             _("Everything anybody ever asked will be found here."),
             newest_first=True, filters=("state", "owner", "outlet")),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """Fifty rows, the address of the next fifty, and where to ask whether anything changed."""

    rows: Sequence[Inquiry]
    next_url: str
    changes_url: str
    is_filtered: bool
    is_first: bool


def load_page(request: HttpRequest, view: View) -> Page:
    """The page that the request's filters and keyset name, in four queries whatever its length."""
    filters = {name: request.GET[name] for name in FILTER_NAMES if request.GET.get(name)}
    after = request.GET.get("from", "") or (request.GET.get("after", "") if "~" in request.GET.get("after", "") else "")
    chosen = view.choose(visible_to(request.user), get_person(request))
    rows = _cut(InquiryFilter(filters, queryset=chosen, request=request).qs, view, after)
    agreed = Ask.objects.filter(state=Ask.State.AGREED).select_related("spokesperson")
    rows = rows.select_related("journalist__outlet", "owner").prefetch_related(
        Prefetch("asks", queryset=agreed, to_attr="agreed")
    )
    found = list(rows[: PAGE_LENGTH + 1])
    next_url = ""
    if len(found) > PAGE_LENGTH:
        last = found[PAGE_LENGTH - 1]
        keyset = f"{getattr(last, view.key).isoformat()}~{last.pk}"
        next_url = f"{reverse('queue', args=[view.slug])}?{urlencode({**filters, 'after': keyset})}"
    base, seen = read_mark()
    asked = {**filters, **({"from": after} if after else {}), "after": base, "seen": seen}
    return Page(
        rows=found[:PAGE_LENGTH],
        next_url=next_url,
        changes_url=f"{reverse('queue_changes', args=[view.slug])}?{urlencode(asked)}",
        is_filtered=bool(filters),
        is_first=not after,
    )


def build_queue(request: HttpRequest, view: View, *, staff: list[User] | None = None) -> dict[str, Any]:
    """What the list and its filters show, on the queue's own page and beside an open inquiry."""
    return {
        "view": view,
        "page": load_page(request, view),
        "staff": list(User.objects.working().order_by("name")) if staff is None else staff,
        "states": Inquiry.State.choices,
        "chosen": request.GET,
    }


def read_mark() -> tuple[int, int]:
    """An event id a little way back, and how many events stand after it: a later count tells whether one came."""
    newest = list(Event.objects.order_by("-id").values_list("id", flat=True)[: EVENTS_RECOUNTED + 1])
    if len(newest) > EVENTS_RECOUNTED:
        return newest[-1], EVENTS_RECOUNTED
    return 0, len(newest)


def _cut(rows: InquiryQuerySet, view: View, after: str) -> InquiryQuerySet:
    """The rows in the view's order, past the one that `after` names; all of them where it cannot be read."""
    order = (f"-{view.key}", "-id") if view.newest_first else (view.key, "id")
    rows = rows.order_by(*order)
    if (place := read_keyset(after)) is None:
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
