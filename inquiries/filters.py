"""Which inquiries a reader asks for: one set of filters for every list of them."""

from datetime import datetime, time, timedelta

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models import Inquiry, User
from inquiries.models.inquiry import InquiryQuerySet, parse_reference

ME = "me"
NOBODY = "nobody"


class InquiryFilter(django_filters.FilterSet):
    """State, owner (`me`, `nobody` or a person's number), deadline, outlet, free text.

    `me` and `due_today` are read for the request: its user, and the day in the active time zone. What cannot be
    read filters nothing.
    """

    state = django_filters.ChoiceFilter(label=_("State"), choices=Inquiry.State.choices)
    owner = django_filters.CharFilter(label=_("Owner"), method="filter_owner")
    has_deadline = django_filters.BooleanFilter(
        label=_("Has a deadline"), field_name="deadline", lookup_expr="isnull", exclude=True
    )
    due_today = django_filters.BooleanFilter(label=_("Due today"), method="filter_due_today")
    outlet = django_filters.CharFilter(label=_("Outlet"), method="filter_outlet")
    text = django_filters.CharFilter(label=_("Words"), method="filter_text")

    class Meta:
        model = Inquiry
        fields = ["state", "owner", "has_deadline", "due_today", "outlet", "text"]

    def filter_owner(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """Hers, a colleague's, or nobody's."""
        user = getattr(self.request, "user", None)
        if value == NOBODY:
            return rows.unassigned()
        if value == ME and isinstance(user, User):
            return rows.owned_by(user)
        return rows.filter(owner=int(value)) if value.isascii() and value.isdigit() and len(value) < 16 else rows

    def filter_due_today(self, rows: InquiryQuerySet, _name: str, value: bool) -> InquiryQuerySet:  # noqa: FBT001
        """Due before the reader's midnight, what is late already included; or only what comes after it."""
        midnight = end_of_day(timezone.localtime())
        return rows.filter(due_at__lt=midnight) if value else rows.filter(due_at__gte=midnight)

    def filter_outlet(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """By the newsroom's name, or by the domain where no name is known."""
        return rows.filter(
            Q(journalist__outlet__name__icontains=value)
            | Q(journalist__outlet=None, journalist__address__icontains=value)
        )

    def filter_text(self, rows: InquiryQuerySet, _name: str, value: str) -> InquiryQuerySet:
        """Every word in the subject, the reporter, her outlet or the newest words; or the reference itself."""
        if (number := parse_reference(value.strip())) is not None:
            return rows.filter(pk=number)
        for word in value.split():
            rows = rows.filter(
                Q(subject__icontains=word)
                | Q(snippet__icontains=word)
                | Q(journalist__name__icontains=word)
                | Q(journalist__address__icontains=word)
                | Q(journalist__outlet__name__icontains=word)
            )
        return rows


def end_of_day(moment: datetime) -> datetime:
    """The midnight that ends the day of an aware `moment`, in its own zone."""
    return datetime.combine(moment.date() + timedelta(days=1), time(), tzinfo=moment.tzinfo)
