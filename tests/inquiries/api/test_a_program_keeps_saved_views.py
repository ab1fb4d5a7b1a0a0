"""Views kept under a name over the API: what stands in them is one address away, as the pages show it."""

from typing import Any

from inquiries import saved_views
from inquiries.models import SavedView
from inquiries.queue_views import CHOOSE
from tests.base import DeskTestCase
from tests.factories import make_inquiry
from tests.inquiries.api.calls import Program


class Views(DeskTestCase):
    def setUp(self) -> None:
        self.program, self.other = Program(self.staff), Program(self.colleague)

    def save(self, *, status: int = 201, **body: object) -> Any:
        return self.program.do("POST", "saved-views/", {"name": "Texas", **body}, status=status)

    def test_what_stands_in_it_is_read_at_its_address(self) -> None:
        mine = make_inquiry("Mine", owner=self.staff)
        make_inquiry("Hers", owner=self.colleague)
        make_inquiry("Over", owner=self.staff, state="closed", closed_at=mine.received_at, outcome="spam")
        saved = self.save(view="due", filters={"owner": "me", "deadline": "none"})
        assert (saved["view"], saved["filters"]) == ("due", {"owner": "me", "deadline": "none"})
        assert saved["inquiries_url"] == "http://testserver/api/v1/inquiries/?view=due&owner=me&deadline=none"
        assert [row["subject"] for row in self.program.get(saved["inquiries_url"])["results"]] == ["Mine"]

    def test_each_view_of_the_queue_is_a_filter(self) -> None:
        rows = {
            "due": make_inquiry("Due", owner=self.colleague), "mine": make_inquiry("Mine", owner=self.staff),
            "unassigned": make_inquiry("Nobody's"),
        }  # fmt: skip
        shown = {
            view: {row["subject"] for row in self.program.get(f"inquiries/?view={view}")["results"]} for view in CHOOSE
        }
        assert shown["mine"] == {rows["mine"].subject}
        assert shown["unassigned"] == {rows["unassigned"].subject}
        assert shown["due"] == shown["all"] == {row.subject for row in rows.values()}
        assert shown["answered"] == shown["snoozed"] == shown["spokesperson"] == shown["reporter"] == set()
        assert "view" in self.program.do("GET", "inquiries/?view=everything", status=400)["errors"]

    def test_it_is_hers_until_she_shares_it(self) -> None:
        saved = self.save()
        place = f"saved-views/{saved['id']}/"
        self.other.do("GET", place, status=404)
        assert self.other.get("saved-views/")["results"] == []
        shown = self.program.do("PATCH", place, {"shared": True})
        assert (shown["name"], shown["shared"], shown["by"]["name"]) == ("Texas", True, "Ana Ruiz")
        assert self.other.get(place) == shown
        for method, body in [("PATCH", {"name": "Mine"}), ("DELETE", None)]:
            self.other.do(method, place, body, status=403)
        Program(self.manager).do("PATCH", place, {"name": "All of Texas"})
        self.program.do("DELETE", place, status=204)
        self.program.do("GET", place, status=404)

    def test_a_filter_that_means_nothing_is_refused_by_its_name(self) -> None:
        for name, wrong in [
            ("onwer", "me"),
            ("owner", "mee"),
            ("received_from", "soon"),
            ("state", "x"),
            ("view", "due"),
        ]:
            told = self.save(status=400, filters={name: wrong})
            assert name in told["errors"]["filters"], (name, wrong)
        for wrong_view in ("everything", "", None):
            assert "view" in self.save(status=400, view=wrong_view)["errors"]
        self.save(status=400, filters={"text": "x" * 1001})
        self.save(status=400, filters={"text": "x" * 999})
        assert not SavedView.objects.exists()

    def test_a_name_that_is_taken_or_none_is_refused_in_words(self) -> None:
        saved = self.save()
        assert "already have" in self.save(status=400, name="texas")["detail"]
        for wrong in ("", " ", "x" * 61, "Texas\nDallas"):
            assert "name" in self.save(status=400, name=wrong)["errors"]
            told = self.program.do("PATCH", f"saved-views/{saved['id']}/", {"name": wrong}, status=400)
            assert "name" in told["errors"]

    def test_what_a_page_kept_and_no_list_understands_is_left_out(self) -> None:
        saved = saved_views.save_view(
            "Old", view="gone", query="owner=nobody&deadline=whenever&x=1", is_shared=False, by=self.staff,
            at=make_inquiry("Nobody's").received_at,
        )  # fmt: skip
        shown = self.program.get(f"saved-views/{saved.pk}/")
        assert (shown["view"], shown["filters"]) == ("all", {"owner": "nobody"})
        assert [row["subject"] for row in self.program.get(shown["inquiries_url"])["results"]] == ["Nobody's"]
