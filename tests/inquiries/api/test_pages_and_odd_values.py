"""Lists come in pages that lose and repeat nothing, cost the same however long, and no odd value breaks them."""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inquiries import assignment
from inquiries.models import Topic
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_message, make_spokesperson
from tests.inquiries.api.calls import Program

MOST_QUERIES = 8
LISTS = ["inquiries", "messages", "journalists", "outlets", "spokespeople", "topics", "asks", "people"]
ODD = [
    "\x00", "'%_\\", "-1", "0", "9" * 30, "9" * 5000, "1e999", "PD-" + "9" * 40, "PD-\x00", "\ud7ff",
    "0001-01-01", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-02-30", '"open (', "-a OR * NEAR(",
]  # fmt: skip


def encode_cursor(**parts: str) -> str:
    return b64encode(urlencode(parts).encode()).decode()


class Pages(DeskTestCase):
    def walk(self, program: Program, url: str) -> Iterator[str]:
        while url:
            page = program.get(url)
            yield from (row["reference"] for row in page["results"])
            url = page["next"]

    def test_all_rows_come_once_also_where_many_share_a_moment(self) -> None:
        moment = timezone.now()
        made = {make_inquiry(str(number), received_at=moment).reference for number in range(23)}
        program = Program(self.staff)
        for ordering in ("", "received_at", "-due_at", "due_at", "id"):
            found = list(self.walk(program, f"inquiries/?page_size=5&ordering={ordering}"))
            assert len(found) == 23, ordering
            assert set(found) == made

    def test_what_comes_in_meanwhile_shifts_nothing(self) -> None:
        now = timezone.now()
        old = [make_inquiry(str(number), received_at=now - timedelta(hours=number)).reference for number in range(6)]
        program = Program(self.staff)
        first = program.get("inquiries/?page_size=3")
        make_inquiry("new", received_at=now + timedelta(minutes=1))
        second = program.get(first["next"])
        assert [row["reference"] for row in [*first["results"], *second["results"]]] == old
        back = program.get(second["previous"])
        assert [row["reference"] for row in back["results"]] == old[:3]

    def test_fifty_rows_unless_another_size_is_asked_for_and_two_hundred_at_most(self) -> None:
        for number in range(205):
            make_inquiry(str(number))
        program = Program(self.staff)
        for asked, expected in [
            ("", 50),
            ("?page_size=1", 1),
            ("?page_size=200", 200),
            ("?page_size=" + "9" * 50, 200),
        ]:
            assert len(program.get(f"inquiries/{asked}")["results"]) == expected
        for wrong in ["0", "-1", "x", "", "1.5"]:
            program.do("GET", f"inquiries/?page_size={wrong}", status=400)

    def fill(self, count: int, name: str) -> None:
        for number in range(count):
            reporter = make_journalist(f"{name} {number}", f"{name}{number}@one.example")
            inquiry = make_inquiry(f"{name} {number}", owner=self.staff, journalist=reporter)
            make_message(inquiry)
            inquiry.topics.set(Topic.objects.all()[:3])
            spokesperson = make_spokesperson(f"Official {name} {number}")
            assignment.assign_spokesperson(inquiry, spokesperson, by=self.staff, at=timezone.now())

    def test_a_page_costs_the_same_with_three_rows_and_with_thirty(self) -> None:
        program = Program(self.colleague)
        self.fill(3, "few")
        few = {name: self.count(program, name) for name in LISTS}
        self.fill(27, "many")
        many = {name: self.count(program, name) for name in LISTS}
        assert few == many
        assert max(many.values()) <= MOST_QUERIES, many

    def count(self, program: Program, name: str) -> int:
        program.get(f"{name}/")  # the first use of the day is noted
        with CaptureQueriesContext(connection) as queries:
            program.get(f"{name}/")
        return len(queries)

    def test_an_unknown_order_is_refused(self) -> None:
        told = Program(self.staff).do("GET", "inquiries/?ordering=token", status=400)
        assert "received_at" in told["detail"]


class OddValues(DeskTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        inquiry = make_inquiry(due_in=timedelta(hours=1))
        make_message(inquiry)

    def names(self, path: str, schema: Any) -> list[str]:
        return [each["name"] for each in schema["paths"][path]["get"].get("parameters", []) if each["in"] == "query"]

    def test_no_value_of_any_parameter_breaks_a_list(self) -> None:
        program = Program(self.staff)
        schema = program.get("schema/")
        paths = [f"/api/v1/{name}/" for name in [*LISTS, "reports"]]
        for path in paths:
            for name in self.names(path, schema):
                for value in ODD:
                    cache.clear()
                    answer = program.call("GET", f"{path}?{name}={quote(value, errors='surrogatepass')}")
                    assert answer.status_code in {200, 400, 404}, (path, name, value, answer.content[:300])
                    assert json.loads(answer.content)

    def test_no_made_up_cursor_breaks_a_list(self) -> None:
        program = Program(self.staff)
        for position in ODD:
            for path in ("inquiries/", "messages/", "inquiries/?ordering=due_at"):
                for extra in ({}, {"r": "1"}, {"o": "9" * 20}, {"o": position[:50]}):
                    cache.clear()
                    cursor = encode_cursor(p=position, **extra)
                    sign = "&" if "?" in path else "?"
                    answer = program.call("GET", f"{path}{sign}cursor={quote(cursor)}")
                    assert answer.status_code in {200, 404}, (path, position, extra, answer.content[:300])

    def test_a_reference_or_number_that_is_none_is_not_found(self) -> None:
        program = Program(self.staff)
        for ref in ["PD-0", "PD-", "1", "pd", "PD-%00", "PD-1%2F", "%F0%9F%93%B0", "PD-" + "9" * 500, "PD-١"]:
            answer = program.call("GET", f"inquiries/{ref}/")
            assert answer.status_code == 404, ref
            assert answer.headers["Content-Type"] == "application/problem+json"
        for number in ["0", "-1", "x", "9" * 18, "9" * 30, "9" * 4999, "%00"]:
            assert program.call("GET", f"messages/{number}/").status_code == 404, number


class TooMuch(DeskTestCase):
    def setUp(self) -> None:
        cache.clear()

    @pytest.fixture(autouse=True)
    def rates(self, settings: Any) -> None:
        settings.REST_FRAMEWORK = {
            **settings.REST_FRAMEWORK,
            "DEFAULT_THROTTLE_RATES": {"read": "3/min", "write": "1/min"},
        }

    def test_reads_and_writes_are_counted_apart_and_for_each_token(self) -> None:
        inquiry = make_inquiry()
        place = f"inquiries/{inquiry.reference}/"
        mine, hers, another = Program(self.staff), Program(self.colleague), Program(self.staff)
        for _number in range(3):
            mine.get(place)
        refused = mine.call("GET", place)
        assert refused.status_code == 429
        assert 0 < int(refused.headers["Retry-After"]) <= 60
        assert json.loads(refused.content)["title"] == "Too Many Requests"
        mine.do("POST", place + "notes/", {"text": "A word."}, status=201)
        mine.do("POST", place + "notes/", {"text": "A word."}, status=429)
        hers.get(place)
        another.get(place)
        assert inquiry.notes.count() == 1
