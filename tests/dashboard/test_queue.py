"""The queue: who needs an answer first, in which view, fifty a page."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from inquiries.models import Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_outlet, make_spokesperson

HOUR = timedelta(hours=1)


class Queue(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def see(self, view: str = "due", **query: str) -> list[str]:
        response = self.client.get(reverse("queue", args=[view]), query)
        assert response.status_code == 200
        return [row.subject for row in response.context["page"].rows]

    def page(self, view: str = "due", **query: str) -> str:
        return self.client.get(reverse("queue", args=[view]), query).content.decode()

    def test_the_desk_opens_on_what_is_due(self) -> None:
        self.assertRedirects(self.client.get("/"), reverse("queue", args=["due"]))

    def test_the_nearest_deadline_stands_first(self) -> None:
        make_inquiry("later", due_in=5 * HOUR)
        make_inquiry("late", due_in=-HOUR)
        make_inquiry("next", due_in=HOUR)
        assert self.see() == ["late", "next", "later"]

    def test_an_inquiry_without_a_deadline_stands_where_the_office_promised(self) -> None:
        make_inquiry("in 25 hours", due_in=25 * HOUR)
        make_inquiry("none", received_at=timezone.now())
        make_inquiry("in 23 hours", due_in=23 * HOUR)
        assert self.see() == ["in 23 hours", "none", "in 25 hours"]

    def test_each_view_shows_its_own(self) -> None:
        now = timezone.now()
        make_inquiry("nobody’s")
        make_inquiry("mine", owner=self.staff)
        make_inquiry("hers", owner=self.colleague)
        make_inquiry("answered", state="answered", answered_at=now)
        make_inquiry("closed", state="closed", outcome="declined", closed_at=now)
        assert set(self.see("due")) == {"nobody’s", "mine", "hers"}
        assert self.see("unassigned") == ["nobody’s"]
        assert self.see("mine") == ["mine"]
        assert self.see("answered") == ["answered"]
        assert len(self.see("all")) == 5

    def test_an_unknown_view_is_not_found(self) -> None:
        assert self.client.get("/queue/lost/").status_code == 404

    def test_a_row_says_who_asks_from_where_what_and_how_long(self) -> None:
        make_outlet()
        journalist = make_journalist()
        journalist.outlet = make_outlet()
        journalist.save()
        inquiry = make_inquiry(
            "Crisis teams", due_in=2 * HOUR + timedelta(minutes=3), snippet="What is not working?", owner=self.colleague
        )
        inquiry.asks.create(spokesperson=make_spokesperson(), by=self.staff, at=timezone.now())
        page = self.page()
        for words in [
            "Dana Whitcomb", "Piedmont Courier", "Crisis teams", "What is not working?", "2 h 0", "Desmond Achterberg",
            "Mateo Osei", "row soon unread",
        ]:  # fmt: skip
            assert words in page, words

    def test_a_deadline_is_said_in_the_readers_zone_with_the_reporters_beside_it(self) -> None:
        journalist = make_journalist()
        journalist.time_zone = "America/Los_Angeles"
        journalist.save()
        make_inquiry(due_in=2 * HOUR)
        page = self.page()
        assert " PT · " in page
        assert " ET</time>" in page

    def test_a_missing_deadline_is_said(self) -> None:
        make_inquiry()
        assert "no deadline" in self.page()

    def test_fifty_are_a_page_and_the_next_goes_on_where_it_ends(self) -> None:
        now = timezone.now()
        for place in range(52):
            make_inquiry(f"{place}", due_in=timedelta(minutes=place // 3))
        Inquiry.objects.update(due_at=now + HOUR)  # all at one moment: the number decides
        first = self.client.get(reverse("queue", args=["due"])).context["page"]
        assert len(first.rows) == 50
        second = self.client.get(first.next_url).context["page"]
        assert [row.subject for row in second.rows] == ["50", "51"]
        assert second.next_url == ""

    def test_all_goes_back_in_time_page_by_page(self) -> None:
        now = timezone.now()
        for place in range(51):
            make_inquiry(f"{place}", received_at=now - place * HOUR)
        first = self.client.get(reverse("queue", args=["all"])).context["page"]
        assert [row.subject for row in first.rows[:2]] == ["0", "1"]
        assert [row.subject for row in self.client.get(first.next_url).context["page"].rows] == ["50"]

    def test_a_garbled_place_begins_at_the_beginning(self) -> None:
        make_inquiry("here")
        for after in ["~", "yesterday~1", "2026-11-22T10:00:00~1", "2026-13-99T10:00:00+00:00~1", "~~", "x" * 5000]:
            assert self.see(past=after) == ["here"], after

    def test_the_header_counts_and_says_what_is_next(self) -> None:
        make_inquiry(due_in=timedelta(minutes=22, seconds=30))
        make_inquiry(due_in=5 * HOUR)
        page = self.page()
        assert "2 open" in page
        assert "next in 22 min" in page

    def test_an_empty_view_says_what_will_stand_there(self) -> None:
        assert "Nothing waits here" in self.page()
        assert "Nothing matches these filters" in self.page(owner="me")

    def test_a_script_gets_the_list_without_the_page_around_it(self) -> None:
        make_inquiry("here")
        response = self.client.get(reverse("queue", args=["due"]), headers={"HX-Request": "true"})
        assert "<html" not in response.content.decode()
        assert "here" in response.content.decode()
        assert "HX-Request" in response["Vary"]

    def test_going_back_in_history_gets_the_whole_page(self) -> None:
        headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
        assert "<html" in self.client.get(reverse("queue", args=["due"]), headers=headers).content.decode()
