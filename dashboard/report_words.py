"""What every figure of the report means, in words: nobody believes an average without its definition."""

from datetime import date, timedelta

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inquiries.date_words import date_format
from inquiries.models import Office
from inquiries.report_filters import Behind, FigureLink
from inquiries.report_periods import Period, Span
from inquiries.reports import Measure

RECEIVED = gettext_lazy(
    "Reporters’ questions that came in during the period, by mail, by call or entered by hand, each on the office’s "
    "calendar day. Left out are inquiries closed as spam, not media or duplicate (those merged into another are such "
    "duplicates), and mail that makes no inquiry: automatic replies, bounces, lists, our own. Nothing can be deleted: "
    "a past period changes only when one of its inquiries is answered, closed or merged later."
)
TO_ACKNOWLEDGE = gettext_lazy(
    "From the moment a question reached the mailbox until a mail server accepted the first word to its reporter, or "
    "until the first call with her: an acknowledgement, a question back, or an answer. Half of them took no longer "
    "than the median, nine in ten no longer than the second figure. Inquiries without a word so far are not in it."
)
TO_ANSWER = gettext_lazy(
    "The same until the first answer: accepted by a mail server, or given on the phone. An acknowledgement, a question "
    "back and an automatic reply are no answers. The first answer counts, whatever was asked or said later, and also "
    "where it bounced afterwards. Inquiries without an answer are not in it."
)
IN_TIME = gettext_lazy(
    "Of the inquiries with a deadline that were answered, or whose deadline has come: those first answered at or "
    "before the deadline that stood at that moment. Late: answered after it. Missed: it came, and there was no answer. "
    "Without a deadline, or withdrawn by the reporter unanswered: left out."
)
STANDING = gettext_lazy(
    "Waiting for an answer now, whenever they came in, the snoozed included. Overdue: past the deadline, or past the "
    "office’s target where the reporter named none."
)
OWNERS = gettext_lazy(
    "By who owns the inquiry now, also where somebody else answered. Open and overdue are of now, all else is of the "
    "period."
)
SMALL = gettext_lazy("Grey: fewer than five inquiries, where chance says more than the figure.")
CONFIDENTIAL = gettext_lazy(
    "Confidential inquiries are counted; the list behind a figure shows those that you may read."
)
LISTS: dict[Behind, Promise] = {
    Behind.RECEIVED: gettext_lazy("all"),
    Behind.LEFT_OUT: gettext_lazy("left out"),
    Behind.ACKNOWLEDGED: gettext_lazy("first word"),
    Behind.ANSWERED: gettext_lazy("answered"),
    Behind.UNANSWERED: gettext_lazy("not answered"),
    Behind.JUDGED: gettext_lazy("deadline"),
    Behind.IN_TIME: gettext_lazy("in time"),
    Behind.LATE: gettext_lazy("late"),
    Behind.MISSED: gettext_lazy("missed"),
    Behind.OPEN: gettext_lazy("open now"),
    Behind.OVERDUE: gettext_lazy("overdue now"),
}
A_MONDAY = date(2024, 1, 1)
SPANS: dict[Span, Promise] = {
    Span.WEEK: gettext_lazy("Week"),
    Span.MONTH: gettext_lazy("Month"),
    Span.QUARTER: gettext_lazy("Quarter"),
    Span.YEAR: gettext_lazy("Year"),
}


def say_period(period: Period) -> str:
    """A period as a heading: November 2026, Q4 2026, Week 47, Nov 16 – 22, 2026."""
    match period.span:
        case Span.MONTH:
            return date_format(period.first, "F Y")
        case Span.YEAR:
            return str(period.first.year)
        case Span.QUARTER:
            told = {"number": (period.first.month + 2) // 3, "year": period.first.year}
            return _("Quarter %(number)d, %(year)d") % told
        case Span.WEEK:
            named = {"number": period.first.isocalendar().week, "days": say_days(period)}
            return _("Week %(number)d: %(days)s") % named
    return say_days(period)


def say_days(period: Period) -> str:
    """From its first day to its last."""
    first = date_format(period.first, "M j" if period.first.year == period.last.year else "M j, Y")
    return f"{first} – {date_format(period.last, 'M j, Y')}"


def say_figure(link: FigureLink) -> str:
    """What a list of a figure's inquiries holds: late, Nov 1 – Nov 30, 2026."""
    named = str(LISTS[link.behind])
    if link.first is None or link.last is None:
        return named
    return f"{named}, {say_days(Period(Span.DAYS, link.first, link.last))}"


def say_measure(measure: Measure, office: Office) -> str:
    """How times are measured, with the hours that count."""
    if measure is Measure.CLOCK:
        return _("Times run around the clock, seven days a week.")
    told = {
        "days": _say_days_of_week(sorted({day for day in office.work_days if 0 <= day <= 6})),
        "opens": time_format(office.opens_at, "g:i A"),
        "closes": time_format(office.closes_at, "g:i A"),
    }
    said = _("Times run while the office is open, by the hours set today: %(days)s, %(opens)s to %(closes)s.") % told
    return f"{said} {_('Holidays count as days of work.')}"


def _say_days_of_week(days: list[int]) -> str:
    named = [date_format(A_MONDAY + timedelta(days=day), "D") for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{named[0]}–{named[-1]}"
    return ", ".join(named) or _("no day")
