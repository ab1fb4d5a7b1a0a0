"""Which inquiries stand behind a figure of the report: one wording for counting them and for listing them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.db.models import Case, F, IntegerField, Q, Value, When

from inquiries.models import Inquiry
from inquiries.models.inquiry import WAITING, InquiryQuerySet

Outcome = Inquiry.Outcome
# No reporter's question at all, or one that is counted already where it was asked first.
LEFT_OUT = (Outcome.SPAM, Outcome.NOT_MEDIA, Outcome.DUPLICATE)
COUNTED = ~Q(outcome__in=LEFT_OUT)
# A deadline is met at its very moment.
IN_TIME = Q(answered_at__lte=F("deadline_when_answered"))
LATE = Q(answered_at__gt=F("deadline_when_answered"))
# What can be said of an inquiry's deadline.
NOT_JUDGED, MET, TARDY, MISSED = range(4)
# Days outside these years are slips, and some of them have no midnight in every zone.
FIRST_YEAR, LAST_YEAR = 1970, 9000


class Behind(StrEnum):
    """The sets of inquiries that figures count; the last two are of now, whenever they came in."""

    RECEIVED = "received"
    LEFT_OUT = "left-out"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    JUDGED = "with-a-deadline"
    IN_TIME = "in-time"
    LATE = "late"
    MISSED = "missed"
    OPEN = "open"
    OVERDUE = "overdue"


OF_NOW = frozenset({Behind.OPEN, Behind.OVERDUE})


def missed(now: datetime) -> Q:
    """Not answered, and its deadline has come; what the reporter took back herself is nobody's miss."""
    return Q(answered_at=None, deadline__lte=now) & ~Q(outcome=Outcome.WITHDRAWN)


def judgement(now: datetime) -> Case:
    """What is said of each inquiry's deadline: MET, TARDY, MISSED; NOT_JUDGED where none was to be met so far."""
    return Case(
        When(IN_TIME, then=Value(MET)),
        When(LATE, then=Value(TARDY)),
        When(missed(now), then=Value(MISSED)),
        default=Value(NOT_JUDGED),
        output_field=IntegerField(),
    )


def condition(behind: Behind, now: datetime) -> Q:
    """What an inquiry must be to stand behind that figure, whatever the period."""
    match behind:
        case Behind.LEFT_OUT:
            return Q(outcome__in=LEFT_OUT)
        case Behind.OPEN:
            return WAITING
        case Behind.OVERDUE:
            return WAITING & Q(due_at__lte=now)
    narrower = {
        Behind.RECEIVED: Q(),
        Behind.ACKNOWLEDGED: Q(acknowledged_at__isnull=False),
        Behind.ANSWERED: Q(answered_at__isnull=False),
        Behind.UNANSWERED: Q(answered_at=None),
        Behind.JUDGED: IN_TIME | LATE | missed(now),
        Behind.IN_TIME: IN_TIME,
        Behind.LATE: LATE,
        Behind.MISSED: missed(now),
    }
    return COUNTED & narrower[behind]


def received_between(first: date, last: date, zone: ZoneInfo) -> Q:
    """Received from the first minute of the day `first` to the last of the day `last`, days in `zone`."""
    begin = datetime.combine(first, time(), zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    return Q(received_at__gte=begin, received_at__lt=end)


@dataclass(frozen=True, slots=True)
class FigureLink:
    """A figure's inquiries as one word of a queue's address: `late.2026-10-01.2026-10-31`; `open` stands alone."""

    behind: Behind
    first: date | None = None
    last: date | None = None

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return self.behind.value
        return f"{self.behind}.{self.first.isoformat()}.{self.last.isoformat()}"

    @classmethod
    def read(cls, word: str) -> "FigureLink | None":
        """What that word says; None where it says nothing."""
        name, *days = word.split(".")
        try:
            behind = Behind(name)
            first, last = (date.fromisoformat(each) for each in days) if days else (None, None)
        except ValueError:
            return None
        if (behind in OF_NOW) is (first is not None) or not all(
            FIRST_YEAR <= day.year < LAST_YEAR for day in (first, last) if day
        ):
            return None
        return cls(behind, first, last)


def filter_by_figure(rows: InquiryQuerySet, word: str, *, now: datetime, zone: ZoneInfo) -> InquiryQuerySet:
    """The inquiries behind the figure that `word` names, of the office's days in `zone`; all where it names none."""
    link = FigureLink.read(word)
    if link is None:
        return rows
    rows = rows.filter(condition(link.behind, now))
    if link.first is not None and link.last is not None:
        rows = rows.filter(received_between(link.first, link.last, zone))
    return rows
