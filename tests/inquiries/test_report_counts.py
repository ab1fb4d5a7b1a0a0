"""What a report counts, and what never changes a figure that was read once."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from inquiries import closing
from inquiries.models import Inquiry, Office
from inquiries.report_filters import Behind, FigureLink, filter_by_figure, received_between
from inquiries.report_periods import NoPeriod, Period, Span
from inquiries.reports import Figures, Measure, build_report
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_mail
from tests.support.plans import explain

NEW_YORK = ZoneInfo("America/New_York")
SECOND = timedelta(seconds=1)


class ReportCounts(DeskTestCase):
    def figures(self, at: datetime | None = None) -> Figures:
        now = at or timezone.now()
        today = now.astimezone(NEW_YORK).date()
        period = Period.between(today - timedelta(days=6), today)
        report = build_report(period, measure=Measure.CLOCK, office=Office.load(), by=self.manager, at=now)
        return report.office

    def test_lesson_31_robots_acknowledgements_duplicates_and_spam_are_no_answers_and_no_questions(self) -> None:
        deliver_mail(make_mail(subject="A question"))
        question = Inquiry.objects.get()
        deliver_mail(
            make_mail(subject="Out of office", sender="Luis <luis@canal23.example>", Auto_Submitted="auto-replied")
        )
        assert self.figures().received == 1, "a robot asks nothing"
        Inquiry.objects.filter(pk=question.pk).update(acknowledged_at=timezone.now())
        figures = self.figures()
        assert (figures.to_acknowledge.count, figures.answered, figures.to_answer.median) == (1, 0, None)
        for outcome in [Inquiry.Outcome.SPAM, Inquiry.Outcome.NOT_MEDIA, Inquiry.Outcome.DUPLICATE]:
            other = make_inquiry(str(outcome), answered_at=timezone.now(), acknowledged_at=timezone.now())
            closing.close(other, outcome, by=self.staff, at=timezone.now())
        figures = self.figures()
        assert (figures.received, figures.left_out, figures.answered) == (1, 3, 0)

    def test_lesson_31_what_is_said_after_the_first_answer_changes_no_figure(self) -> None:
        """Opened again by a new question with a deadline of its own, then answered again: the report stays."""
        received = timezone.now() - timedelta(hours=9)
        inquiry = make_inquiry(received_at=received, deadline=received + timedelta(hours=5))
        inquiry.note_answer(received + timedelta(hours=2))
        inquiry.save()
        before = self.figures()
        inquiry.deadline = received + timedelta(hours=1)
        inquiry.note_answer(received + timedelta(hours=8))
        inquiry.save()
        assert self.figures() == before
        assert before.in_time == 1

    def test_a_deadline_is_met_at_its_very_moment(self) -> None:
        deadline = timezone.now() - timedelta(hours=3)
        for shift, expected in [(-SECOND, (1, 0)), (timedelta(), (1, 0)), (SECOND, (0, 1))]:
            with self.subTest(shift=shift):
                Inquiry.objects.all().delete()
                make_inquiry(answered_at=deadline + shift, deadline=deadline, deadline_when_answered=deadline)
                figures = self.figures()
                assert (figures.in_time, figures.late) == expected

    def test_it_is_missed_from_its_very_moment_on(self) -> None:
        now = timezone.now()
        make_inquiry(deadline=now)
        for shift, missed in [(-SECOND, 0), (timedelta(), 1), (SECOND, 1)]:
            with self.subTest(shift=shift):
                assert self.figures(now + shift).missed == missed
        Inquiry.objects.update(state="closed", outcome="withdrawn", closed_at=now)
        assert self.figures(now).missed == 0, "she took it back: nobody's miss"

    def test_a_mail_at_midnight_is_the_new_days_and_the_new_weeks(self) -> None:
        monday = datetime(2026, 3, 9, tzinfo=NEW_YORK)
        for shift in (-SECOND, timedelta(), SECOND):
            make_inquiry(received_at=monday + shift)
        period = Period.between(date(2026, 3, 2), date(2026, 3, 15))
        at = datetime(2026, 3, 20, tzinfo=UTC)
        report = build_report(period, measure=Measure.CLOCK, office=Office.load(), by=self.manager, at=at)
        assert [week.figures.received for week in report.weeks] == [1, 2]

    def test_a_period_still_to_come_has_no_weeks(self) -> None:
        make_inquiry(received_at=datetime(2027, 1, 5, tzinfo=UTC))
        period, at = Period.holding(Span.YEAR, date(2027, 6, 1)), datetime(2026, 3, 20, tzinfo=UTC)
        report = build_report(period, measure=Measure.OFFICE, office=Office.load(), by=self.manager, at=at)
        assert list(report.weeks) == []

    def test_one_walk_through_the_covering_index_reads_it(self) -> None:
        make_inquiry()
        rows = Inquiry.objects.filter(received_between(date(2026, 1, 1), date(2026, 12, 31), NEW_YORK)).values_list(
            "received_at", "outcome", "owner_id", "acknowledged_at", "answered_at", "deadline", "deadline_when_answered"
        )
        plan = explain(rows, "inquiry_report")
        assert "COVERING INDEX inquiry_report" in plan or "Index Only Scan using inquiry_report" in plan


@pytest.mark.parametrize(
    "word",
    ["", "late", "late.2026-01-01", "late.x.y", "late.2026-01-01.2026-01-31.1", "open.2026-01-01.2026-01-31", "early",
     "late.2026-02-30.2026-03-01", "late.0001-01-01.9999-12-31", "late.0001-01-01.2026-01-01",
     "late.2026-01-01.2026-01-02\0"],
)  # fmt: skip
@pytest.mark.django_db
def test_what_names_no_figure_filters_nothing(word: str) -> None:
    make_inquiry()
    assert filter_by_figure(Inquiry.objects.all(), word, now=timezone.now(), zone=NEW_YORK).count() == 1


def test_a_figures_word_is_read_as_it_was_written() -> None:
    for link in [FigureLink(Behind.LATE, date(2026, 1, 1), date(2026, 1, 31)), FigureLink(Behind.OVERDUE)]:
        assert FigureLink.read(str(link)) == link


@pytest.mark.parametrize(
    ("span", "day", "first", "last"),
    [
        (Span.WEEK, date(2026, 1, 1), date(2025, 12, 29), date(2026, 1, 4)),
        (Span.MONTH, date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        (Span.QUARTER, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        (Span.QUARTER, date(2026, 5, 1), date(2026, 4, 1), date(2026, 6, 30)),
        (Span.YEAR, date(2026, 7, 4), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_holds_its_day_and_meets_its_neighbours(span: Span, day: date, first: date, last: date) -> None:
    period = Period.holding(span, day)
    assert (period.first, period.last) == (first, last)
    assert period.before.last + timedelta(days=1) == period.first
    assert period.after.first - timedelta(days=1) == period.last
    assert period.before.after == period == period.after.before


def test_dates_the_wrong_way_round_or_a_lifetime_apart_are_no_period() -> None:
    for first, last in [(date(2026, 2, 2), date(2026, 2, 1)), (date(2000, 1, 1), date(2026, 1, 1))]:
        with pytest.raises(NoPeriod):
            Period.between(first, last)
    assert Period.between(date(2026, 2, 2), date(2026, 2, 2)).before.first == date(2026, 2, 1)
