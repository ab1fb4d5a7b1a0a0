"""Which journalists and outlets a reader asks for: one set of filters for every list of them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, FilterSet

from inquiries.access import visible_to
from inquiries.models import Journalist, Outlet

# What a list of people is ordered by: the name, else the address, whatever the case.
SORTED_AS = Lower(Coalesce(NullIf("name", Value("")), "address"), output_field=CharField())
MOST_DIGITS = 15
# Nobody types more; SQLite refuses an expression of a thousand.
MOST_WORDS = 20


def in_order_of_name(people: QuerySet[Journalist], *, past: tuple[str, int] | None = None) -> QuerySet[Journalist]:
    """By name, else by address; only those past the one whose `sorted_as` and number are given."""
    people = people.annotate(sorted_as=SORTED_AS).order_by("sorted_as", "pk")
    if past is None:
        return people
    name, pk = past
    return people.filter(Q(sorted_as__gt=name) | Q(sorted_as=name, pk__gt=pk))


class JournalistFilter(FilterSet):
    """Words, outlet (its number, or `none`), topic (its number) of an inquiry that the request's user may read.

    What cannot be read filters nothing.
    """

    text = CharFilter(label=_("Words"), method="filter_text")
    outlet = CharFilter(label=_("Outlet"), method="filter_outlet")
    topic = CharFilter(label=_("Asked about"), method="filter_topic")

    class Meta:
        model = Journalist
        fields: tuple[str, ...] = ()

    def filter_text(self, rows: QuerySet[Journalist], _name: str, value: str) -> QuerySet[Journalist]:
        """Every word in her name, address, phone, beat, outlet or notes."""
        for word in value.split()[:MOST_WORDS]:
            rows = rows.filter(
                Q(name__icontains=word)
                | Q(address__icontains=word)
                | Q(phone__icontains=word)
                | Q(beat__icontains=word)
                | Q(outlet__name__icontains=word)
                | Q(notes__icontains=word)
            )
        return rows

    def filter_outlet(self, rows: QuerySet[Journalist], _name: str, value: str) -> QuerySet[Journalist]:
        """Hers; `none`: without one."""
        if value == "none":
            return rows.filter(outlet=None)
        return rows.filter(outlet=int(value)) if _is_number(value) else rows

    def filter_topic(self, rows: QuerySet[Journalist], _name: str, value: str) -> QuerySet[Journalist]:
        """Who asked about it; confidential inquiries tell nothing to those who may not read them."""
        user = getattr(self.request, "user", None) or AnonymousUser()
        asked = visible_to(user).filter(journalist=OuterRef("pk"))
        return rows.filter(Exists(asked.filter(topics=int(value)))) if _is_number(value) else rows


class OutletFilter(FilterSet):
    """Words of its name, domains or notes."""

    text = CharFilter(label=_("Words"), method="filter_text")

    class Meta:
        model = Outlet
        fields: tuple[str, ...] = ()

    def filter_text(self, rows: QuerySet[Outlet], _name: str, value: str) -> QuerySet[Outlet]:
        """Every word in its name, a domain of it, or its notes."""
        for word in value.split()[:MOST_WORDS]:
            at_domain = Outlet.objects.filter(pk=OuterRef("pk"), domains__domain__icontains=word)
            rows = rows.filter(Q(name__icontains=word) | Q(notes__icontains=word) | Exists(at_domain))
        return rows


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
