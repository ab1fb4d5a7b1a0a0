"""What the saved views of the rail are narrowed by, so that they are counted together with the rail's own."""

from collections.abc import Sequence
from functools import cache
from types import SimpleNamespace

from django.db.models import Q
from django.http import QueryDict

from dashboard.queue_views import VIEWS, View
from inquiries.conditions import Conditions
from inquiries.filters import InquiryFilter
from inquiries.models import Inquiry, User

# Whoever has more reads the first of them at a glance, and the others when they are open.
MOST_COUNTED = 12


def read_conditions(views: Sequence[View], user: User) -> dict[int, Q]:
    """What an inquiry that waits must be to stand in each of the saved `views`, by the saved view's number.

    Not for all of them: as in the rail's own views there is no count of what is answered or of all; nor of a search
    for words, which asks another index.
    """
    counted = [view for view in views if _is_counted(view)][:MOST_COUNTED]
    return {view.saved.pk: _read_condition(view, user) for view in counted if view.saved}


def _is_counted(view: View) -> bool:
    return view.saved is not None and bool(VIEWS[view.base].count) and "text" not in QueryDict(view.saved.query)


def _read_condition(view: View, user: User) -> Q:
    asked = QueryDict(view.saved.query if view.saved else "")
    chosen = view.choose(Conditions(Inquiry), user)
    names = frozenset(asked) & frozenset(InquiryFilter.base_filters)
    rows = _make_filter(names)(asked, queryset=chosen, request=SimpleNamespace(user=user)).qs
    return rows.said if isinstance(rows, Conditions) else Q()


@cache
def _make_filter(names: frozenset[str]) -> type[InquiryFilter]:
    """The filters of these names and no others: making all of them, for each view and page, takes most of the time."""
    made: type[InquiryFilter] = type("NamedFilter", (InquiryFilter,), {})
    made.base_filters = {name: each for name, each in InquiryFilter.base_filters.items() if name in names}
    return made
