"""What the rail and the filter menu say, so that they need drawing once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.safestring import SafeString

from dashboard.drawing import draw
from dashboard.filter_chips import Choices
from dashboard.queue_views import RailEntry, View
from inquiries.filters import InquiryFilter
from inquiries.models import Inquiry


class RailLine(NamedTuple):
    """A line of the rail, in words."""

    slug: str
    url: str
    icon: str
    title: str
    label: str
    number: int
    is_late: bool
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters in use, by name; KeyError for one that is not."""

    pairs: tuple[tuple[str, str], ...]

    def __getitem__(self, name: str) -> str:
        return dict(self.pairs)[name]


def draw_rail(entries: list[RailEntry], saved: list[RailEntry], *, current: str) -> SafeString:
    """The views and the saved ones; `current` is the slug of the one that is open."""
    return draw(
        "dashboard/_rail_views.html",
        entries=tuple(_read_entry(each) for each in entries),
        saved=tuple(_read_entry(each) for each in saved),
        current=current,
    )


def draw_filter_menu(view: View, filters: Mapping[str, str], choices: Choices, *, person: int) -> SafeString:
    """The menu with `filters` chosen in it; `person` is the number of who looks."""
    return draw(
        "dashboard/_filter_menu.html",
        base=view.base,
        url=view.base_url,
        chosen=Chosen(tuple(filters.items())),
        owners=tuple(choices.owners),
        topics=tuple(choices.topics),
        person=person,
        states=_words(Inquiry.State.choices),
        due_choices=_words(InquiryFilter.Due.choices),
        received_choices=_words(InquiryFilter.Received.choices),
    )


def _read_entry(entry: RailEntry) -> RailLine:
    view = entry.view
    is_shared = view.saved is not None and view.saved.is_shared
    return RailLine(
        view.slug, view.url, view.icon, str(view.title), str(view.label), entry.count, entry.is_late, is_shared
    )


def _words(choices: Sequence[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    return tuple((value, str(label)) for value, label in choices)
