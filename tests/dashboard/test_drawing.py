"""What is drawn once is drawn again when it says something else, and never shown to whom it does not speak."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from dashboard.drawing import draw
from inquiries import saved_views
from tests.base import DeskTestCase
from tests.factories import make_inquiry


class Drawing(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def show(self, view: str = "all") -> str:
        return self.client.get(reverse("queue", args=[view])).content.decode()

    def test_a_row_says_its_new_subject_owner_and_reporter_at_once(self) -> None:
        inquiry = make_inquiry("Bridge closing", owner=self.staff)
        assert "Bridge closing" in self.show()
        inquiry.subject, inquiry.owner = "Tunnel closing", self.colleague
        inquiry.save()
        inquiry.journalist.name = "Another Name"
        inquiry.journalist.save()
        shown = self.show()
        assert "Tunnel closing" in shown and "Bridge closing" not in shown
        assert "Another Name" in shown
        assert f'title="{self.colleague}"' in shown

    def test_a_row_is_told_in_the_zone_and_language_of_who_looks(self) -> None:
        make_inquiry("Zones", deadline=timezone.now() + timedelta(hours=30))
        self.staff.time_zone = "America/New_York"
        self.staff.save()
        eastern = self.show()
        self.staff.time_zone = "America/Los_Angeles"
        self.staff.save()
        western = self.show()
        assert " ET</time>" in eastern and " PT</time>" not in eastern
        assert " PT</time>" in western and " ET</time>" not in western

    def test_an_observer_after_a_colleague_gets_no_box_to_choose_a_row(self) -> None:
        make_inquiry("Boxes")
        assert 'class="pick"' in self.show()
        self.client.force_login(self.observer)
        shown = self.show()
        assert "Boxes" in shown and 'class="pick"' not in shown

    def test_a_renamed_view_has_its_new_name_in_the_rail(self) -> None:
        view = saved_views.save_view(
            "Old name", view="all", query="state=open", is_shared=False, by=self.staff, at=timezone.now()
        )
        assert "Old name" in self.show("due")
        view.name = "New name"
        view.save()
        shown = self.show("due")
        assert "New name" in shown and "Old name" not in shown

    def test_the_filter_menu_keeps_what_was_chosen_for_that_page_only(self) -> None:
        address = reverse("queue", args=["all"])
        chosen = self.client.get(address, {"state": "open"}).content.decode()
        assert '<option value="open" selected>' in chosen
        assert '<option value="open" selected>' not in self.show()

    def test_the_same_facts_are_drawn_once(self) -> None:
        first = draw("dashboard/_pane_none.html")
        assert draw("dashboard/_pane_none.html") is first
