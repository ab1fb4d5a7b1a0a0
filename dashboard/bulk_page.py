"""Which inquiries a page's form means, and what has become of a bulk act, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Max
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboard.access import get_person
from dashboard.queue_views import VIEWS, View, find_view
from dashboard.times import say_deadline
from inquiries import bulk
from inquiries.access import visible_to
from inquiries.bulk_notices import TOLD_AFTER
from inquiries.filters import InquiryFilter, read_number
from inquiries.models import BulkAct, Inquiry
from inquiries.models.inquiry import InquiryQuerySet

# The toast offers to undo for so long; its page does for as long as there is something to undo.
UNDO_OFFERED_FOR: timedelta = TOLD_AFTER
SESSION_KEY = "bulk_act"


@dataclass(frozen=True, slots=True)
class Choice:
    """The inquiries that were ticked, or all that the view and its filters show.

    `newest` is the newest inquiry there was when all were counted: what comes in later was not meant.
    """

    view: View
    query: str
    rows: InquiryQuerySet
    picks: list[int]
    is_all: bool
    newest: int
    count: int

    @property
    def is_more(self) -> bool:
        """Whether more match than are done at once; then the first of the view's order are meant."""
        return self.count > bulk.MOST

    @property
    def taken(self) -> int:
        """How many are meant."""
        return min(self.count, bulk.MOST)

    @property
    def back_url(self) -> str:
        """The list they were chosen on."""
        return self.view.url if self.view.saved or not self.query else f"{self.view.url}?{self.query}"


def read_choice(request: HttpRequest, data: QueryDict) -> Choice:
    """What `data`, a form or an address line, means: only what the person may read, in the order of her list."""
    view = find_view(request, data.get("view", "")) or VIEWS["due"]
    query = "" if view.saved else data.get("query", "")[:2000].replace("\0", "")
    is_all = data.get("all") == "1"
    picks = [number for text in data.getlist("pick")[: bulk.MOST] if (number := read_number(text)) is not None]
    rows = visible_to(request.user)
    if not is_all:
        rows = rows.filter(pk__in=picks)
        return Choice(view, query, _order(rows, view), picks, is_all, newest=0, count=rows.count())
    asked = QueryDict(view.saved.query if view.saved else query)
    rows = InquiryFilter(asked, queryset=view.choose(rows, get_person(request)), request=request).qs
    newest = read_number(data.get("newest", "")) or Inquiry.objects.aggregate(newest=Max("id"))["newest"] or 0
    rows = _order(rows.filter(pk__lte=newest), view)
    count = rows.order_by()[: bulk.MOST + 1].count()
    return Choice(view, query, rows[: bulk.MOST], [], is_all, newest, count)


def get_act_or_404(request: HttpRequest, pk: int) -> BulkAct:
    """The act, to its maker and to managers; a missing right reads like a missing row."""
    act = BulkAct.objects.select_related("by").filter(pk=pk).first()
    if act is None or not bulk.may_see(get_person(request), act):
        raise Http404
    return act


def describe_act(act: BulkAct) -> dict[str, Any]:
    """What its toast and its page show."""
    progress = bulk.measure(act)
    is_over = act.finished_at is not None
    return {
        "act": act,
        "progress": progress,
        "is_over": is_over,
        "words": say_act(act, progress),
        "left": _say_left(act, progress),
        "handled": progress.undone if act.is_undoing else progress.done + progress.left,
        "offer_until": _offer_until(act),
    }


def say_act(act: BulkAct, progress: bulk.Progress) -> str:
    """What is being done, was done, or was taken back, and to how many."""
    if act.is_undoing:
        if act.finished_at is None:
            return _("Taking it back: %(count)s so far") % {"count": f"{progress.undone:,}"}
        told = {"count": f"{progress.undone:,}"}
        return ngettext("%(count)s inquiry is as it was before", "%(count)s inquiries are as they were before",
                        progress.undone) % told  # fmt: skip
    if act.finished_at is None:
        handled = {"count": f"{progress.done + progress.left:,}", "total": f"{progress.total:,}"}
        return _("%(count)s of %(total)s") % handled + " · " + _say_verb(act)
    told = {"count": f"{progress.done:,}", "what": _say_verb(act)}
    return ngettext("%(count)s inquiry: %(what)s", "%(count)s inquiries: %(what)s", progress.done) % told


def _say_verb(act: BulkAct) -> str:
    told: Mapping[str, Any] = act.arguments
    match act.verb:
        case BulkAct.Verb.ASSIGN:
            return _("given to %(name)s") % {"name": told["name"]} if told["owner"] else _("given to nobody")
        case BulkAct.Verb.TOPICS:
            names = {"topics": ", ".join(told["names"])}
            return _("%(topics)s taken away") % names if told["how"] == "remove" else _("%(topics)s added") % names
        case BulkAct.Verb.SNOOZE:
            until = parse_datetime(told["until"])
            return _("snoozed until %(until)s") % {"until": say_deadline(until, timezone.now()) if until else ""}
        case _:
            outcome = dict(Inquiry.Outcome.choices).get(told.get("outcome", ""), "")
            return _("closed as %(outcome)s") % {"outcome": str(outcome).lower()}


def _say_left(act: BulkAct, progress: bulk.Progress) -> str:
    count = progress.stuck if act.is_undoing else progress.left
    if not count:
        return ""
    if act.is_undoing:
        words = ngettext("%(count)s stays, changed since", "%(count)s stay, changed since", count)
    else:
        words = ngettext("%(count)s left as it was", "%(count)s left as they were", count)
    return words % {"count": f"{count:,}"}


def _offer_until(act: BulkAct) -> str:
    """When the toast goes, for the script that counts down; empty while the act runs."""
    return (act.finished_at + UNDO_OFFERED_FOR).isoformat() if act.finished_at else ""


def _order(rows: InquiryQuerySet, view: View) -> InquiryQuerySet:
    return rows.order_by(f"-{view.key}", "-id") if view.newest_first else rows.order_by(view.key, "id")
