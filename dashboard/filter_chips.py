"""The filters in use, in words, each with the way to be rid of it; and what more could be chosen."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Model, Value
from django.utils.translation import gettext as _

from dashboard.queue_views import View
from dashboard.report_words import say_figure
from inquiries.date_words import date_format
from inquiries.filters import ME, NOBODY, NONE, InquiryFilter, read_number
from inquiries.models import Spokesperson, Topic, User
from inquiries.report_filters import FigureLink

# Their words say what they are without the filter's name before them.
SPEAK_FOR_THEMSELVES = frozenset({"deadline", "has_attachment"})
DAYS = frozenset({"received_from", "received_to"})
LONGEST_WORDS = 32


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in use; `remove_url` is the list without it."""

    name: str
    words: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Whom and what the filter menu offers: people who work here and topics in use, as (number, name)."""

    owners: list[tuple[int, str]]
    topics: list[tuple[int, str]]


def make_chips(view: View, filters: InquiryFilter, asked: dict[str, str]) -> list[Chip]:
    """A chip for each filter in `asked`, which holds those in use as the address line writes them."""
    values = filters.read_values()
    chips = []
    for name, written in asked.items():
        rest = urlencode({each: value for each, value in asked.items() if each != name})
        url = f"{view.base_url}?{rest}" if rest else view.base_url
        chips.append(Chip(name, _say_filter(filters, name, written, values[name]), url))
    return chips


def say_left_out(filters: InquiryFilter) -> list[str]:
    """A sentence for each filter in the address that could not be read: else the list would pass for a narrowed one."""
    said = []
    for name in filters.list_left_out():
        written = "".join(filter(str.isprintable, filters.data[name].strip()))
        told = {"filter": filters.filters[name].label, "value": _cut(written)}
        if name in DAYS:
            said.append(_("%(filter)s: “%(value)s” is no date. This filter was left out.") % told)
        else:
            said.append(_("%(filter)s: “%(value)s” is not known. This filter was left out.") % told)
    return said


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"


def _say_filter(filters: InquiryFilter, name: str, written: str, value: Any) -> str:
    words = _cut(_say_value(filters, name, written, value))
    if name in SPEAK_FOR_THEMSELVES:
        return words
    return _("%(filter)s: %(value)s") % {"filter": filters.filters[name].label, "value": words}


def _say_value(filters: InquiryFilter, name: str, written: str, value: Any) -> str:
    if name == "report" and (link := FigureLink.read(written)):
        return say_figure(link)
    choices = dict(filters.filters[name].extra.get("choices", ()))
    if written in choices:
        return str(choices[written])
    if isinstance(value, bool):
        return _("Has an attachment") if value else _("No attachment")
    if isinstance(value, date):
        return date_format(value, "M j, Y")
    said = {("owner", ME): _("me"), ("owner", NOBODY): _("nobody"), ("topic", NONE): _("none")}
    return said.get((name, written)) or _name_row(name, written) or written


def _name_row(name: str, written: str) -> str:
    """What the row is called whose number the filter holds; only asked for where such a filter is in use."""
    models: dict[str, type[Model]] = {"owner": User, "topic": Topic, "spokesperson": Spokesperson}
    number = read_number(written)
    if number is None or name not in models:
        return ""
    row = models[name]._default_manager.filter(pk=number).first()
    return str(row) if row is not None else ""


def load_choices() -> Choices:
    """The owners and topics of the filter menu, in one query."""
    kind = CharField(max_length=10)
    people = User.objects.answering().order_by().values_list(Value("owner", kind), "pk", "name")
    topics = Topic.objects.offered().order_by().values_list(Value("topic", kind), "pk", "name")
    rows = list(people.union(topics, all=True))
    return sort_choices(
        [(pk, name) for kind, pk, name in rows if kind == "owner"],
        [(pk, name) for kind, pk, name in rows if kind == "topic"],
    )


def sort_choices(owners: list[tuple[int, str]], topics: list[tuple[int, str]]) -> Choices:
    """Both by name."""

    def by_name(row: tuple[int, str]) -> str:
        return row[1].casefold()

    return Choices(sorted(owners, key=by_name), sorted(topics, key=by_name))
