"""How often a reporter was answered in time is said as the report says it: who got no answer at all counts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine

from inquiries.models import Inquiry, Journalist, Office
from inquiries.report_periods import Period, Span
from inquiries.reports import Measure, build_report
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_outlet

NOW = datetime(2026, 3, 25, 15, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@time_machine.travel(NOW, tick=False)
class InTime(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.manager)
        self.dana = make_journalist()
        Journalist.objects.filter(pk=self.dana.pk).update(outlet=make_outlet())
        self.dana.refresh_from_db()
        self.open = self.ask("The one that is looked at")
        self.ask("In time", answered_after=2 * HOUR, deadline_after=2 * HOUR)
        self.ask("Late", answered_after=3 * HOUR, deadline_after=2 * HOUR)
        self.ask("Missed and open", deadline_after=24 * HOUR)
        self.ask("Missed and closed", deadline_after=HOUR, state="closed", outcome="no_comment", closed_at=NOW)
        self.ask("Not yet missed", deadline_after=25 * HOUR)
        self.ask("No deadline", answered_after=HOUR)
        self.ask("Spam", deadline_after=HOUR, state="closed", outcome="spam", closed_at=NOW)
        self.ask("Withdrawn", deadline_after=HOUR, state="closed", outcome="withdrawn", closed_at=NOW)

    def ask(
        self, subject: str, *, answered_after: timedelta | None = None, deadline_after: timedelta | None = None,
        **fields: Any,
    ) -> Inquiry:  # fmt: skip
        received = NOW - 24 * HOUR
        values: dict[str, Any] = {"received_at": received}
        if deadline_after is not None:
            values |= {"deadline": received + deadline_after}
        if answered_after is not None:
            values |= {"state": "answered", "answered_at": received + answered_after}
            values |= {"deadline_when_answered": values.get("deadline")}
        return make_inquiry(subject, journalist=self.dana, **(values | fields))

    def get(self, url: str) -> str:
        response = self.client.get(url)
        assert response.status_code == 200, url
        return response.content.decode()

    def test_the_column_beside_an_inquiry_the_pages_of_reporter_and_outlet_and_the_report_agree(self) -> None:
        period = Period.holding(Span.MONTH, NOW.date())
        report = build_report(period, measure=Measure.CLOCK, office=Office.load(), by=self.manager, at=NOW)
        assert (report.office.in_time, report.office.judged) == (1, 4)
        assert "1 of 4 answered in time" in self.get(self.open.get_absolute_url())
        assert self.dana.outlet is not None
        for url in [self.dana.get_absolute_url(), self.dana.outlet.get_absolute_url()]:
            assert "<dt>Answered in time</dt><dd>1 of 4</dd>" in self.get(url), url

    def test_a_miss_alone_is_said(self) -> None:
        Inquiry.objects.exclude(subject="Missed and open").exclude(pk=self.open.pk).delete()
        assert "0 of 1 answered in time" in self.get(self.open.get_absolute_url())

    def test_a_deadline_is_missed_from_its_very_moment(self) -> None:
        Inquiry.objects.exclude(pk=self.open.pk).delete()
        asked = self.ask("Soon")
        for shift, said in [(-1, True), (0, True), (1, False)]:
            Inquiry.objects.filter(pk=asked.pk).update(deadline=NOW + timedelta(seconds=shift))
            assert ("0 of 1 answered in time" in self.get(self.open.get_absolute_url())) is said, shift
