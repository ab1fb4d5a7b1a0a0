"""What the pages of journalists and outlets show."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest

from dashboard.queue_page import read_keyset
from inquiries.access import visible_to
from inquiries.journalists import journalists_visible_to
from inquiries.models import Inquiry, Journalist, Message, Outlet, User
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.outlets import outlets_visible_to
from inquiries.people_figures import Asked, count_asked
from inquiries.people_filters import JournalistFilter, OutletFilter, in_order_of_name

PAGE_LENGTH = 50
CALLS_SHOWN = 5
MOST_OUTLETS_OFFERED = 500
MOST_OUTLETS_SHOWN = 500
# No database counts further.
MOST_NUMBER = 2**63


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One journalist of a list, and how often she asked as far as the reader may know."""

    person: Journalist
    asked: Asked


@dataclass(frozen=True, slots=True)
class OutletLine:
    """One outlet of a list."""

    outlet: Outlet
    people: int
    asked: Asked


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of the list of journalists, and the query of the next one."""

    lines: Sequence[PersonLine]
    next_query: str


@dataclass(frozen=True, slots=True)
class InquiriesPage:
    """Some inquiries, newest first, and the query of the older ones."""

    rows: Sequence[Inquiry]
    next_query: str
    is_first: bool


def load_journalists(request: HttpRequest) -> PeoplePage:
    """The page of people that the filters and the keyset of the request name; three queries whatever its length."""
    rows = JournalistFilter(request.GET, queryset=journalists_visible_to(request.user), request=request).qs
    past = _read_place(request.GET.get("past", ""))
    found = list(in_order_of_name(rows.select_related("outlet"), past=past)[: PAGE_LENGTH + 1])
    shown = found[:PAGE_LENGTH]
    asked = count_asked(visible_to(request.user), by="journalist", of=[each.pk for each in shown])
    next_query = _with(request, past=_write_place(shown[-1])) if len(found) > PAGE_LENGTH else ""
    return PeoplePage([PersonLine(each, asked.get(each.pk, Asked())) for each in shown], next_query)


def load_outlets(request: HttpRequest) -> list[OutletLine]:
    """The outlets that the request's words find and its reader may know of, up to MOST_OUTLETS_SHOWN."""
    rows = OutletFilter(request.GET, queryset=outlets_visible_to(request.user), request=request).qs
    found = list(rows.prefetch_related("domains").order_by(Lower("name"), "pk")[:MOST_OUTLETS_SHOWN])
    numbers = [each.pk for each in found]
    known = journalists_visible_to(request.user).filter(outlet__in=numbers).order_by()
    people = dict(known.values_list("outlet").annotate(Count("pk")))
    asked = count_asked(visible_to(request.user), by="journalist__outlet", of=numbers)
    return [OutletLine(each, people.get(each.pk, 0), asked.get(each.pk, Asked())) for each in found]


def load_inquiries(request: HttpRequest, inquiries: InquiryQuerySet) -> InquiriesPage:
    """Fifty of `inquiries`, newest first, past the place that the request names."""
    past = request.GET.get("past", "")
    rows = inquiries.select_related("journalist__outlet", "owner").order_by("-received_at", "-id")
    if place := read_keyset(past):
        moment, pk = place
        rows = rows.filter(Q(received_at__lte=moment), Q(received_at__lt=moment) | Q(received_at=moment, pk__lt=pk))
    found = list(rows[: PAGE_LENGTH + 1])
    next_query = ""
    if len(found) > PAGE_LENGTH:
        last = found[PAGE_LENGTH - 1]
        next_query = _with(request, past=f"{last.received_at.isoformat()}~{last.pk}")
    return InquiriesPage(found[:PAGE_LENGTH], next_query, is_first=not past)


def load_calls(inquiries: InquiryQuerySet) -> tuple[int, list[Message]]:
    """How many calls there were in `inquiries`, and the last few."""
    calls = Message.objects.filter(kind=Message.Kind.CALL, inquiry__in=inquiries).select_related("inquiry", "by")
    return calls.count(), list(calls.order_by("-at", "-pk")[:CALLS_SHOWN])


def load_outlet_names(user: User | AnonymousUser) -> list[str]:
    """What a form offers `user` while an outlet's name is typed."""
    return list(outlets_visible_to(user).order_by(Lower("name")).values_list("name", flat=True)[:MOST_OUTLETS_OFFERED])


def get_journalist_or_404(request: HttpRequest, pk: int) -> Journalist:
    """The entry of that number; the surviving one where it was merged. A missing right reads like a missing row."""
    if pk >= MOST_NUMBER:
        raise Http404
    known = Journalist.objects.filter(pk=pk).values_list("merged_into", flat=True).first()
    person = journalists_visible_to(request.user).select_related("outlet").filter(pk=known or pk).first()
    if person is None:
        raise Http404
    return person


def get_outlet_or_404(request: HttpRequest, pk: int) -> Outlet:
    """The outlet of that number; a missing right reads like a missing row."""
    outlet = outlets_visible_to(request.user).filter(pk=pk).first() if pk < MOST_NUMBER else None
    if outlet is None:
        raise Http404
    return outlet


def _with(request: HttpRequest, **changed: str) -> str:
    kept = {name: value for name, value in request.GET.items() if value and name not in changed}
    return urlencode({**kept, **changed})


def _write_place(person: Journalist) -> str:
    return f"{person.pk}~{getattr(person, 'sorted_as', '')}"


def _read_place(text: str) -> tuple[str, int] | None:
    number, tilde, name = text.partition("~")
    is_place = bool(tilde) and number.isascii() and number.isdigit() and len(number) < 16 and "\0" not in name
    return (name, int(number)) if is_place else None
