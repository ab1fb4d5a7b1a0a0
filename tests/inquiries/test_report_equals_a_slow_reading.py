"""The report says what its definitions say: five thousand inquiries, read again from the words alone."""

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from inquiries.models import Inquiry, Office, User
from inquiries.report_filters import Behind, FigureLink, filter_by_figure
from inquiries.report_periods import Period, Span
from inquiries.reports import Figures, Measure, Report, Times, build_report
from tests.base import DeskTestCase
from tests.factories import make_journalist

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 25, 15, 30, tzinfo=UTC)
# The clocks went forward on March 8.
FIRST, LAST = date(2026, 2, 10), date(2026, 3, 20)
NOT_COUNTED = {"spam", "not_media", "duplicate"}


def make_five_thousand(owners: list[User | None]) -> None:
    """From early January to now, in every state, with times to the microsecond; always the same ones."""
    chance = random.Random(20260325)
    journalist = make_journalist()
    begin = datetime(2026, 1, 5, tzinfo=NEW_YORK)
    rows = []
    for _number in range(5000):
        received = begin + timedelta(microseconds=chance.randrange(int((NOW - begin).total_seconds() * 1e6)))
        acknowledged = answered = deadline = None
        if chance.random() < 0.7:
            acknowledged = received + timedelta(seconds=chance.expovariate(1 / 3600))
        if chance.random() < 0.65:
            answered = received + timedelta(seconds=chance.expovariate(1 / 20000))
        if chance.random() < 0.6:
            deadline = received + timedelta(minutes=chance.randrange(30, 6000))
        stood = deadline if chance.random() < 0.9 else received + timedelta(hours=chance.randrange(1, 9))
        is_closed = chance.random() < 0.6
        outcome = chance.choice(Inquiry.Outcome.values) if is_closed else ""
        state = "closed" if is_closed else chance.choice(["answered", "open"] if answered else ["new", "open"])
        rows.append(
            Inquiry(
                journalist=journalist,
                received_at=received,
                last_message_at=received,
                heard_at=received,
                acknowledged_at=acknowledged,
                answered_at=answered,
                deadline=deadline,
                deadline_when_answered=stood if answered else None,
                due_at=deadline or received + timedelta(hours=24),
                state=state,
                outcome=outcome,
                closed_at=NOW if is_closed else None,
                owner=chance.choice(owners),
                snoozed_until=NOW if state == "open" and chance.random() < 0.1 else None,
                is_confidential=chance.random() < 0.05,
            )
        )
    Inquiry.objects.bulk_create(rows, batch_size=500)


def open_seconds(begin: datetime, end: datetime) -> float:
    """How long an office open from nine to six New York time, Monday to Friday, was open from `begin` to `end`."""
    total = 0.0
    day = begin.astimezone(NEW_YORK).date()
    while day <= end.astimezone(NEW_YORK).date():
        if day.weekday() < 5:
            opens = datetime(day.year, day.month, day.day, 9, tzinfo=NEW_YORK).astimezone(UTC)
            closes = datetime(day.year, day.month, day.day, 18, tzinfo=NEW_YORK).astimezone(UTC)
            total += max(0.0, (min(closes, end) - max(opens, begin)).total_seconds())
        day += timedelta(days=1)
    return total


def shortest_enough(spans: list[float], share: float) -> float | None:
    """The shortest of the spans that at least that share of them did not exceed."""
    enough = [span for span in spans if sum(each <= span for each in spans) >= share * len(spans) - 1e-9]
    return min(enough, default=None)


class SlowReading:
    """The definitions, word by word, over rows that a query has brought whole."""

    def __init__(self, inquiries: Iterable[Inquiry]) -> None:
        inquiries = list(inquiries)
        self.counted = [each for each in inquiries if each.outcome not in NOT_COUNTED]
        self.left_out = len(inquiries) - len(self.counted)
        self.answered = [each for each in self.counted if each.answered_at]
        self.in_time: list[Inquiry] = []
        self.late: list[Inquiry] = []
        self.missed: list[Inquiry] = []
        for each in self.counted:
            if each.answered_at and each.deadline_when_answered:
                met = each.answered_at <= each.deadline_when_answered
                (self.in_time if met else self.late).append(each)
            elif not each.answered_at and each.deadline and each.deadline <= NOW and each.outcome != "withdrawn":
                self.missed.append(each)

    def check(self, figures: Figures, measure: Measure = Measure.CLOCK) -> None:
        """Fail where the report says otherwise."""
        assert figures.received == len(self.counted)
        assert figures.left_out == self.left_out
        assert figures.answered == len(self.answered)
        assert (figures.in_time, figures.late, figures.missed) == (len(self.in_time), len(self.late), len(self.missed))
        spans = [(each.received_at, each.acknowledged_at) for each in self.counted if each.acknowledged_at]
        self._check_times(figures.to_acknowledge, spans, measure)
        spans = [(each.received_at, each.answered_at) for each in self.answered if each.answered_at]
        self._check_times(figures.to_answer, spans, measure)

    def _check_times(self, times: Times, spans: list[tuple[datetime, datetime]], measure: Measure) -> None:
        assert times.count == len(spans)
        took = [
            open_seconds(begin, end) if measure is Measure.OFFICE else (end - begin).total_seconds()
            for begin, end in spans
        ]
        for said, share in [(times.median, 0.5), (times.p90, 0.9)]:
            expected = shortest_enough(took, share)
            if expected is None or said is None:
                assert said is None and expected is None
            else:
                # The report measures to the millisecond.
                assert abs(said.total_seconds() - expected) < 0.002, (said, expected, share)


class TheReport(DeskTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make_five_thousand([cls.staff, cls.colleague, cls.manager, None])

    def report(self, period: Period, measure: Measure = Measure.CLOCK) -> Report:
        return build_report(period, measure=measure, office=Office.load(), by=self.manager, at=NOW)

    def received(self, first: date, last: date) -> list[Inquiry]:
        """Those whose day of arrival, on a New York calendar, is one of the period's."""
        return [each for each in Inquiry.objects.all() if first <= each.received_at.astimezone(NEW_YORK).date() <= last]

    def test_the_offices_figures_are_those_of_the_words(self) -> None:
        report = self.report(Period.between(FIRST, LAST))
        SlowReading(self.received(FIRST, LAST)).check(report.office)
        assert report.office.received > 1000, "a period with nothing in it would prove nothing"

    def test_so_they_are_in_office_hours(self) -> None:
        report = self.report(Period.between(FIRST, LAST), Measure.OFFICE)
        SlowReading(self.received(FIRST, LAST)).check(report.office, Measure.OFFICE)
        assert report.office.to_answer.median != self.report(report.period).office.to_answer.median

    def test_so_are_every_weeks(self) -> None:
        report = self.report(Period.between(FIRST, LAST))
        assert [week.monday for week in report.weeks] == [date(2026, 2, 9) + timedelta(weeks=n) for n in range(6)]
        for week in report.weeks:
            with self.subTest(week=week.monday):
                SlowReading(self.received(week.first, week.last)).check(week.figures)
        assert sum(week.figures.received for week in report.weeks) == report.office.received

    def test_and_everybodys_own(self) -> None:
        report = self.report(Period.between(FIRST, LAST))
        received = self.received(FIRST, LAST)
        assert [row.owner for row in report.owners] == [self.staff, self.manager, self.colleague, None]
        for row in report.owners:
            SlowReading(each for each in received if each.owner == row.owner).check(row.figures)
            waiting = [each for each in Inquiry.objects.filter(owner=row.owner) if each.state in {"new", "open"}]
            overdue = [each for each in waiting if each.due_at <= NOW]
            assert (row.standing.open, row.standing.overdue) == (len(waiting), len(overdue))

    def test_each_figure_opens_exactly_its_inquiries(self) -> None:
        period = Period.holding(Span.QUARTER, FIRST)
        report, slow = self.report(period), SlowReading(self.received(period.first, period.last))
        judged = [*slow.in_time, *slow.late, *slow.missed]
        for behind, inquiries, count in [
            (Behind.RECEIVED, slow.counted, report.office.received),
            (Behind.ANSWERED, slow.answered, report.office.answered),
            (Behind.ACKNOWLEDGED, [each for each in slow.counted if each.acknowledged_at],
             report.office.to_acknowledge.count),
            (Behind.UNANSWERED, [each for each in slow.counted if not each.answered_at],
             report.office.received - report.office.answered),
            (Behind.IN_TIME, slow.in_time, report.office.in_time),
            (Behind.LATE, slow.late, report.office.late),
            (Behind.MISSED, slow.missed, report.office.missed),
            (Behind.JUDGED, judged, report.office.judged),
        ]:  # fmt: skip
            with self.subTest(behind=behind):
                link = str(FigureLink(behind, period.first, period.last))
                listed = filter_by_figure(Inquiry.objects.all(), link, now=NOW, zone=NEW_YORK)
                assert {each.pk for each in listed} == {each.pk for each in inquiries}
                assert len(inquiries) == count > 0
        left_out = str(FigureLink(Behind.LEFT_OUT, period.first, period.last))
        found = filter_by_figure(Inquiry.objects.all(), left_out, now=NOW, zone=NEW_YORK)
        assert found.count() == report.office.left_out == slow.left_out > 0
