"""A filter in the address that means nothing narrows nothing, and the page says so instead of passing for narrowed."""

from django.urls import reverse

from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_spokesperson

IN_VAIN = [
    ({"deadline": "bogus"}, "Deadline: “bogus” is not known."),
    ({"state": "asleep"}, "State: “asleep” is not known."),
    ({"received": "12"}, "Received: “12” is not known."),
    ({"received_from": "2026-13-45"}, "Received from: “2026-13-45” is no date."),
    ({"received_to": "0001-01-01"}, "Received until: “0001-01-01” is no date."),
    ({"owner": "ana"}, "Owner: “ana” is not known."),
    ({"place": " , ,,"}, "Place: “, ,,” is not known."),
    ({"report": "late"}, "Report: “late” is not known."),
    ({"has_attachment": "perhaps"}, "Has an attachment: “perhaps” is not known."),
    ({"deadline": "x" * 100}, "Deadline: “" + "x" * 31 + "…” is not known."),
]
READ = [
    {}, {"deadline": "today"}, {"owner": "me"}, {"place": "Durham, NC"}, {"received_from": "2026-11-01"},
    {"has_attachment": "false"}, {"report": "open"}, {"deadline": "", "place": "  "}, {"utm_source": "mail"},
]  # fmt: skip


class FiltersInVain(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.asked = make_inquiry("With an ask")
        self.asked.asks.create(spokesperson=make_spokesperson(), by=self.staff, at=self.asked.received_at)
        self.plain = make_inquiry("Without any")

    def test_it_is_said_above_the_whole_list_and_is_no_chip(self) -> None:
        for query, said in IN_VAIN:
            response = self.client.get(reverse("queue", args=["all"]), query)
            page = response.context["page"]
            assert page.left_out == [f"{said} This filter was left out."], query
            assert {row.title for row in page.rows} == {"With an ask", "Without any"}, query
            assert page.chips == [] and page.filters == {}, query
            text = response.content.decode()
            assert text.index("This filter was left out.") < text.index('id="queue-list"'), query

    def test_what_can_be_read_beside_it_counts(self) -> None:
        response = self.client.get(reverse("queue", args=["all"]), {"owner": "nobody", "deadline": "bogus"})
        page = response.context["page"]
        assert [chip.words for chip in page.chips] == ["Owner: nobody"] and len(page.left_out) == 1
        assert "bogus" not in page.query and "bogus" not in page.changes_url

    def test_the_search_page_says_it_too(self) -> None:
        for query, said in IN_VAIN:
            text = self.client.get(reverse("search"), query | {"text": "ask"}).content.decode()
            assert said in text, query

    def test_nothing_is_said_of_filters_that_were_read_or_not_named(self) -> None:
        for query in READ:
            response = self.client.get(reverse("queue", args=["all"]), query)
            assert "was left out" not in response.content.decode(), query

    def test_what_is_written_there_is_only_ever_text(self) -> None:
        for value in ["<script>alert(1)</script>", "a\x00b\u202e", "%s%(x)s", '"><i>x']:
            response = self.client.get(reverse("queue", args=["due"]), {"deadline": value, "owner": value})
            text = response.content.decode()
            assert "<script>alert" not in text and '"><i>x' not in text and "\u202e" not in text, value
            assert text.count("was left out") == 2, value
