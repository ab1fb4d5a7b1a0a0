"""Which inquiries a reader asks for: one set of filters for every list of them."""

from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.conditions import Conditions
from inquiries.models import Ask, Inquiry, Office, Spokesperson, User
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.report_filters import FigureLink, filter_by_figure
from inquiries.search import matching
from mailbox.models import InboundAttachment

ME = "me"
NOBODY = "nobody"
NONE = "none"
# City, county and state are three; SQLite refuses an expression of a thousand.
MOST_PARTS = 6
# So many rows are looked up one by one; what more point at is found soon enough by walking through the list.
FEW = 500
# Days outside these years are slips, and some of them no database can compare with.
FIRST_YEAR, LAST_YEAR = 1970, 9000


class InquiryFilter(django_filters.FilterSet):
    """State, owner (`me`, `nobody` or a person's number), topic, place, outlet, spokesperson, days, words.

    `me` and days are read for the request: its user, and the active time zone. What cannot be read filters nothing.
    """

    class Due(models.TextChoices):
        """What is asked of the deadline; `today` and `overdue` ask when an answer is due, deadline or not."""

        TODAY = "today", _("Due today")
        OVERDUE = "overdue", _("Overdue")
        HAS = "has", _("Has a deadline")
        NONE = "none", _("No deadline")

    class Received(models.TextChoices):
        """How long ago the inquiry came, in days of the reader's zone; today counts as one."""

        TODAY = "today", _("Today")
        WEEK = "7", _("Last 7 days")
        MONTH = "30", _("Last 30 days")

    state = django_filters.ChoiceFilter(label=_("State"), choices=Inquiry.State.choices)
    owner = django_filters.CharFilter(label=_("Owner"), method="filter_owner")
    topic = django_filters.CharFilter(label=_("Topic"), method="filter_topic")
    deadline = django_filters.ChoiceFilter(label=_("Deadline"), choices=Due.choices, method="filter_deadline")
    received = django_filters.ChoiceFilter(
        label=pgettext_lazy("an inquiry", "Received"), choices=Received.choices, method="filter_received"
    )
    received_from = django_filters.DateFilter(label=_("Received from"), method="filter_received_from")
    received_to = django_filters.DateFilter(label=_("Received until"), method="filter_received_to")
    place = django_filters.CharFilter(label=_("Place"), method="filter_place")
    spokesperson = django_filters.CharFilter(label=_("Spokesperson"), method="filter_spokesperson")
    outlet = django_filters.CharFilter(label=_("Outlet"), method="filter_outlet")
    has_attachment = django_filters.BooleanFilter(label=_("Has an attachment"), method="filter_attachment")
    report = django_filters.CharFilter(label=_("Report"), method="filter_report")
    text = django_filters.CharFilter(label=_("Words"), method="filter_text")

    class Meta:
        model = Inquiry
        fields: tuple[str, ...] = ()

    def filter_owner(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """Hers, a colleague's, or nobody's."""
        user = getattr(self.request, "user", None)
        if value == NOBODY:
            return rows.unassigned()
        if value == ME and isinstance(user, User):
            return rows.owned_by(user)
        number = read_number(value)
        return rows if number is None else rows.filter(owner=number)

    def filter_topic(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """With the topic of that number or name; `none`: without any."""
        given = Inquiry.topics.through.objects.all()
        if value == NONE:
            return rows.filter(~Exists(given.filter(inquiry=OuterRef("pk"))))
        number = read_number(value)
        meant = Q(topic__name__iexact=value) if number is None else Q(topic=number)
        return _those_with(rows, given.filter(meant))

    def filter_deadline(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """Due before the reader's midnight (what is late included), overdue by now, with or without a deadline."""
        now = timezone.now()
        match value:
            case self.Due.TODAY:
                return rows.waiting().filter(due_at__lt=end_of_day(timezone.localtime(now)))
            case self.Due.OVERDUE:
                return rows.waiting().filter(due_at__lte=now)
            case _:
                return rows.filter(deadline__isnull=value == self.Due.NONE)

    def filter_received(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """Since the midnight that began today, or so many days before."""
        back = 1 if value == self.Received.TODAY else int(value)
        midnight = end_of_day(timezone.localtime() - timedelta(days=back))
        return rows.filter(received_at__gte=midnight)

    def filter_received_from(self, rows: InquiryQuerySet, _name: str, value: date) -> InquiryQuerySet:
        """From the beginning of that day."""
        return rows.filter(received_at__gte=start_of_day(value)) if _is_sane(value) else rows

    def filter_received_to(self, rows: InquiryQuerySet, _name: str, value: date) -> InquiryQuerySet:
        """Until the end of that day."""
        return rows.filter(received_at__lt=start_of_day(value + timedelta(days=1))) if _is_sane(value) else rows

    def filter_place(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """With somebody asked, or agreed, from there: every part of `Durham, NC` is her city, county or state."""
        people, parts = Spokesperson.objects.all(), split_place(value)
        if not parts:
            return rows
        for part in parts:
            people = people.filter(Q(city__icontains=part) | Q(county__icontains=part) | Q(state__iexact=part))
        return _those_with(rows, Ask.objects.standing().filter(spokesperson__in=people))

    def filter_spokesperson(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """With the spokesperson of that number, or one so named, asked or agreed."""
        number = read_number(value)
        meant = Q(name__icontains=value) if number is None else Q(pk=number)
        people = Spokesperson.objects.filter(meant)
        return _those_with(rows, Ask.objects.standing().filter(spokesperson__in=people))

    def filter_outlet(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """By the newsroom's name, or by the domain where no name is known."""
        return rows.filter(
            Q(journalist__outlet__name__icontains=value)
            | Q(journalist__outlet=None, journalist__address__icontains=value)
        )

    def filter_attachment(self, rows: InquiryQuerySet, _name: str, value: bool) -> InquiryQuerySet:  # noqa: FBT001
        """With a file in one of its mails (pictures within the text are none), or with no file at all."""
        files = InboundAttachment.objects.filter(is_inline=False)
        if value:
            return _those_with(rows, files, inquiry="email__message__inquiry")
        return rows.filter(~Exists(files.filter(email__message__inquiry=OuterRef("pk"))))

    def filter_report(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """Those behind a figure of the report, as report_filters.FigureLink writes it; days are the office's."""
        return filter_by_figure(rows, value, now=timezone.now(), zone=Office.load().zone)

    def filter_text(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """Those in which all of the words are found, as on the search page; and the one of that number."""
        return matching(rows, value)

    @property
    def is_asked(self) -> bool:
        """Whether any filter is named at all; mostly none is, and a form need not be made to find that out."""
        return any(self.data.get(name) for name in self.filters)

    @property
    def qs(self) -> InquiryQuerySet:
        """The rows that are left."""
        rows: InquiryQuerySet = super().qs if self.is_asked else self.queryset.all()
        return rows

    def read_values(self) -> dict[str, Any]:
        """The filters that are in use and could be read, by name."""
        if not self.is_asked:
            return {}
        self.errors  # noqa: B018 - reading them is what cleans the form
        cleaned = self.form.cleaned_data
        named = [name for name in self.filters if cleaned.get(name) not in (None, "")]
        return {name: cleaned[name] for name in named if means_something(name, cleaned[name])}

    def list_left_out(self) -> list[str]:
        """The names of filters that are asked for and could not be read: they narrow nothing."""
        values = self.read_values()
        return [name for name in self.filters if name not in values and str(self.data.get(name) or "").strip()]


def _those_with(rows: InquiryQuerySet, held: models.QuerySet[Any], *, inquiry: str = "inquiry") -> InquiryQuerySet:
    """Those of `rows` that one of `held` belongs to.

    Where few do, their numbers are read first: asked row by row, a database would walk through every inquiry for them.
    Conditions are put to rows that are walked through anyway.
    """
    if not isinstance(rows, Conditions):
        few = list(held.order_by().exclude(**{inquiry: None}).values_list(inquiry, flat=True)[: FEW + 1])
        if len(few) <= FEW:
            return rows.filter(pk__in=set(few))
    return rows.filter(Exists(held.filter(**{inquiry: OuterRef("pk")})))


def means_something(name: str, value: Any) -> bool:
    """Whether a filter's value, well-formed as it is, narrows a list."""
    match name:
        case "owner":
            return value in {ME, NOBODY} or read_number(value) is not None
        case "place":
            return bool(split_place(value))
        case "report":
            return FigureLink.read(value) is not None
        case "received_from" | "received_to":
            return _is_sane(value)
    return True


def split_place(text: str) -> list[str]:
    """The parts of `Durham, NC`; none where only commas are written."""
    return list(filter(None, map(str.strip, text.split(","))))[:MOST_PARTS]


def read_number(text: str) -> int | None:
    """The row number that `text` is; None where it is something else, or too long for any database."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def start_of_day(day: date) -> datetime:
    """The midnight that begins `day`, in the active time zone."""
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())


def end_of_day(moment: datetime) -> datetime:
    """The midnight that ends the day of an aware `moment`, in its own zone."""
    return datetime.combine(moment.date() + timedelta(days=1), time(), tzinfo=moment.tzinfo)


def _is_sane(day: date) -> bool:
    return FIRST_YEAR <= day.year < LAST_YEAR
