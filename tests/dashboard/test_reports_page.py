"""The report: who sees whose figures, which list stands behind a figure, and what is written in its files."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import unquote

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inquiries.models import Inquiry, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry

# A Wednesday, 11:30 in New York.
NOW = datetime(2026, 3, 25, 15, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@time_machine.travel(NOW, tick=False)
class ReportsPage(DeskTestCase):
    def setUp(self) -> None:
        self.log_in(self.manager)

    def log_in(self, user: User) -> None:
        self.client.force_login(user)

    def answered(
        self, owner: User | None, took: timedelta, *, deadline: timedelta | None = None, is_confidential: bool = False
    ) -> Inquiry:
        received = NOW - timedelta(days=1)
        return make_inquiry(
            f"Answered in {took}", received_at=received, owner=owner, state="answered", acknowledged_at=received + HOUR,
            answered_at=received + took, deadline=received + deadline if deadline else None,
            deadline_when_answered=received + deadline if deadline else None, is_confidential=is_confidential,
        )  # fmt: skip

    def get(self, query: str = "") -> str:
        response = self.client.get(f"/reports/{query}")
        assert response.status_code == 200
        return response.content.decode()

    def cells(self, text: str, name: str) -> list[str]:
        """The figures of the row of that name."""
        row = re.search(rf'<tr[^>]*><th scope="row">{re.escape(name)}</th>(.*?)</tr>', text, re.DOTALL)
        assert row, name
        return [unescape(re.sub("<[^>]+>", "", cell)).strip() for cell in re.findall("<td.*?</td>", row[1], re.DOTALL)]

    def download(self, url: str) -> list[list[str]]:
        response = self.client.get(url)
        assert response["Content-Type"].startswith("text/csv")
        assert response["Content-Disposition"].startswith("attachment")
        return list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"))))

    def test_managers_see_everybody_and_staff_themselves(self) -> None:
        self.answered(self.staff, 2 * HOUR)
        self.answered(self.colleague, 3 * HOUR)
        self.answered(None, 4 * HOUR)
        text = self.get("?measure=clock")
        for name, took in [("Ana Ruiz", "2 h 00 m"), ("Mateo Osei", "3 h 00 m"), ("Nobody", "4 h 00 m")]:
            assert self.cells(text, name)[4] == took
        self.log_in(self.staff)
        text = self.get("?measure=clock")
        assert self.cells(text, "Ana Ruiz")[0] == "1"
        assert "Mateo Osei" not in text and "Nobody" not in text
        assert self.cells(text, "Together")[0] == "3", "the office's sums are everybody's"

    def test_observers_see_no_report(self) -> None:
        self.log_in(self.observer)
        for url in ["/reports/", "/reports/figures.csv", "/reports/inquiries.csv"]:
            assert self.client.get(url).status_code == 403
        assert "/reports/" not in self.client.get("/queue/due/").content.decode()

    def test_reports_are_read_not_written(self) -> None:
        for url in ["/reports/", "/reports/figures.csv", "/reports/inquiries.csv"]:
            assert self.client.post(url).status_code == 405

    def test_office_hours_stop_at_closing(self) -> None:
        """Asked on Tuesday at 11:30, answered a day later: nine hours of an office open from nine to six."""
        self.answered(self.staff, 24 * HOUR)
        assert self.cells(self.get(), "Together")[4] == "9 h 00 m"
        assert self.cells(self.get("?measure=clock"), "Together")[4] == "1 d 0 h"

    def test_every_figure_opens_the_list_of_its_inquiries(self) -> None:
        self.answered(self.staff, 2 * HOUR, deadline=3 * HOUR)
        self.answered(self.staff, 5 * HOUR, deadline=3 * HOUR)
        self.answered(self.colleague, 3 * HOUR, deadline=3 * HOUR)
        received = NOW - timedelta(days=1)
        make_inquiry("Missed", received_at=received, owner=self.staff, deadline=NOW, due_at=NOW)
        make_inquiry("Not yet missed", received_at=received, deadline=NOW + HOUR, due_at=NOW + HOUR)
        make_inquiry("Spam", received_at=received, state="closed", outcome="spam", closed_at=NOW)
        make_inquiry("Of last month", received_at=NOW - timedelta(days=40))
        links = set(re.findall(r'href="(/queue/all/\?report=[^"]+)"[^>]*>([^<]*)<', self.get("?measure=clock")))
        counted = 0
        for link, shown in links:
            listed = self.client.get(unescape(link)).content.decode().count('class="row ')
            assert listed > 0, link
            if number := re.match(r"\d+(?= |$)(?! [hd] )(?! min)", shown):
                assert listed == int(number[0]), (unquote(link), shown)
                counted += 1
        assert counted > 15, "too few figures were compared with their lists"

    def test_a_later_deadline_does_not_make_a_late_answer_a_timely_one(self) -> None:
        late = self.answered(self.staff, 5 * HOUR, deadline=3 * HOUR)
        Inquiry.objects.filter(pk=late.pk).update(deadline=NOW + 100 * HOUR, state="open")
        text = self.get()
        assert "0 in time" in text and "1 late" in text and "0 missed" in text

    def test_few_stand_grey(self) -> None:
        for number in range(1, 6):
            self.answered(self.staff, number * HOUR, deadline=9 * HOUR)
            row = re.search(r"Together</th>(.*?)</tr>", self.get(), re.DOTALL)
            assert row and (row[1].count("few") > 0) is (number < 5), number

    def test_confidential_inquiries_are_counted_and_not_listed(self) -> None:
        self.answered(self.manager, 2 * HOUR, is_confidential=True)
        self.log_in(self.staff)
        text = self.get()
        assert self.cells(text, "Together")[0] == "1"
        link = re.search(r'href="(/queue/all/\?report=received[^"]+)"', text)
        assert link and 'class="row ' not in self.client.get(unescape(link[1])).content.decode()
        assert "shows those that you may read" in text
        assert len(self.download("/reports/inquiries.csv")) == 1, "only the heading"

    def test_periods_are_the_offices_and_turn(self) -> None:
        for query, heading in [
            ("", "March 2026"),
            ("?span=week", "Week 13: Mar 23 – Mar 29, 2026"),
            ("?span=quarter", "Quarter 1, 2026"),
            ("?span=year&on=2025-07-01", "2025"),
            ("?span=days&from=2025-12-30&to=2026-01-02", "Dec 30, 2025 – Jan 2, 2026"),
        ]:
            assert f"<h1>{heading}</h1>" in self.get(query), query
        before = re.search(r'rel="prev" href="([^"]+)"', self.get("?span=month"))
        assert before and "<h1>February 2026</h1>" in self.get(unescape(before[1]))

    def test_what_is_no_period_is_said(self) -> None:
        for query in ["?span=days&from=2026-02-01&to=2026-01-01", "?span=days&from=x&to=2026-01-01", "?span=days",
                      "?span=days&from=1990-01-01&to=2099-01-01", "?span=month&on=2026-13-45"]:  # fmt: skip
            response = self.client.get(f"/reports/{query}")
            assert response.status_code == 422 and "March 2026" in response.content.decode(), query
        assert self.client.get("/reports/?span=century&measure=moon").status_code == 200

    def test_the_page_asks_the_database_little(self) -> None:
        for number in range(60):
            self.answered([self.staff, self.colleague, None][number % 3], number * HOUR)
        with CaptureQueriesContext(connection) as queries:
            self.get("?span=year")
        assert len(queries) <= 12, len(queries)

    def test_figures_as_a_file(self) -> None:
        self.answered(self.staff, 2 * HOUR, deadline=3 * HOUR)
        rows = self.download("/reports/figures.csv?measure=clock")
        assert {len(row) for row in rows} == {16}
        assert rows[1][0] == "all" and rows[1][3] == "1"
        assert next(row for row in rows if row[0] == "Ana Ruiz")[9] == "120.0"

    def test_inquiries_as_a_file_hold_no_formula(self) -> None:
        inquiry = self.answered(self.staff, 2 * HOUR)
        Inquiry.objects.filter(pk=inquiry.pk).update(subject='=HYPERLINK("http://evil.example","x")')
        self.answered(self.colleague, 3 * HOUR)
        rows = self.download("/reports/inquiries.csv")
        assert [row[0] for row in rows[1:]] == [inquiry.reference, f"PD-{inquiry.pk + 1}"]
        assert rows[1][1].startswith("'=HYPERLINK") and rows[1][9] == "2026-03-24 11:30:00-04:00"
        assert rows[1][15] == "120.0"
        self.log_in(self.staff)
        assert [row[0] for row in self.download("/reports/inquiries.csv")[1:]] == [inquiry.reference], "one's own"

    def test_lesson_31_both_files_hold_the_pages_times_and_say_how_they_are_measured(self) -> None:
        """Asked on Tuesday at 11:30, answered a day later: nine hours of an office open from nine to six."""
        self.answered(self.staff, 24 * HOUR)
        for query, said, page, minutes in [
            ("?measure=office", "in office hours", "9 h 00 m", "540.0"),
            ("", "in office hours", "9 h 00 m", "540.0"),
            ("?measure=clock", "around the clock", "1 d 0 h", "1440.0"),
        ]:
            assert self.cells(self.get(query), "Together")[4] == page
            heads, all_rows, *_others = self.download(f"/reports/figures.csv{query}")
            inquiries = self.download(f"/reports/inquiries.csv{query}")
            assert heads[9] == f"answer: median minutes ({said})" and all_rows[9] == minutes, query
            assert inquiries[0][15] == f"minutes to answer ({said})" and inquiries[1][15] == minutes, query
            assert inquiries[1][14] == all_rows[7] == "60.0", query
