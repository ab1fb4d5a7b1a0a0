"""Words looked for over the API: the inquiries that hold them, and the lines in which they stand."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from inquiries import notes
from inquiries.models import Inquiry
from inquiries.search import index_pending, renew
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message
from tests.inquiries.api.calls import Program


def join(pieces: list[dict[str, Any]]) -> str:
    """The line as text, what was found in brackets."""
    return "".join(f"[{piece['text']}]" if piece["found"] else piece["text"] for piece in pieces)


def index_all() -> None:
    """As the working half does once something was done to each."""
    renew(Inquiry.objects.all())
    index_pending(limit=100)


class Searching(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry("Zoning of the old quarry", owner=self.colleague)
        make_message(self.inquiry, text="Who decided on the ferries across the bay?")
        notes.add_note(self.inquiry, "The mayor knows the quarry.", by=self.staff, at=self.inquiry.received_at)
        self.program = Program(self.staff)
        index_all()

    def find(self, query: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.program.get(f"search/?{query}")["results"]
        return found

    def test_the_lines_that_hold_the_words_come_with_the_inquiry(self) -> None:
        [hit] = self.find("text=quarry")
        assert hit["inquiry"] == self.program.get(f"inquiries/{self.inquiry.reference}/")
        assert join(hit["subject"]) == "Zoning of the old [quarry]"
        assert join(hit["notes"]) == "Ana Ruiz: The mayor knows the [quarry]."
        assert hit["people"] == []
        [hit] = self.find("text=%22across the bay%22")
        assert "[across the bay]" in join(hit["mail"]) or "[across]" in join(hit["mail"])

    def test_filters_of_the_lists_narrow_it(self) -> None:
        assert self.find("text=quarry&owner=me") == []
        assert len(self.find(f"text=quarry&owner={self.colleague.pk}&view=due")) == 1
        for wrong in ("owner=mee", "state=x", "onwer=me", "received_from=soon", "before=x", "before=0"):
            told = self.program.do("GET", f"search/?text=quarry&{wrong}", status=400)
            assert wrong.partition("=")[0] in told["errors"], wrong

    def test_nothing_to_look_for_is_refused(self) -> None:
        for none in ("", "text=", "text=%20", "text=" + "x" * 1001):
            assert "text" in self.program.do("GET", f"search/?{none}", status=400)["errors"]
        assert self.find("text=-quarry") == []

    def test_what_may_not_be_read_is_not_found(self) -> None:
        hidden = make_inquiry("A hidden quarry", is_confidential=True)
        index_all()
        assert [hit["inquiry"]["reference"] for hit in self.find("text=quarry")] == [self.inquiry.reference]
        assert self.find(f"text={hidden.reference}") == []
        assert len(Program(self.manager).get("search/?text=quarry")["results"]) == 2

    def test_pages_follow_one_another_and_lose_none(self) -> None:
        wanted = {make_inquiry(f"Tram number {number}").reference for number in range(30)}
        index_all()
        first = self.program.get("search/?text=tram&view=all")
        assert len(first["results"]) == 25
        second = self.program.get(first["next"])
        assert second["next"] is None
        assert {hit["inquiry"]["reference"] for page in (first, second) for hit in page["results"]} == wanted

    def test_many_hits_take_no_more_queries_than_one(self) -> None:
        for number in range(8):
            make_inquiry(f"Tram number {number}")
        index_all()
        self.find("text=ferries")
        counts = []
        for word, hits in [("quarry", 1), ("tram", 8)]:
            with CaptureQueriesContext(connection) as queries:
                assert len(self.find(f"text={word}")) == hits
            counts.append(len(queries))
        assert counts[1] <= counts[0]
