"""Snoozing from the inquiry's page: offers and a moment of one's own, in the reader's zone, honest about deadlines."""

from datetime import UTC, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.factories import make_inquiry

HOUR = timedelta(hours=1)
# A Wednesday, 10:20 in New York.
NOW = datetime(2026, 11, 18, 15, 20, tzinfo=UTC)


@travel(NOW, tick=False)
class SnoozeMenu(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.inquiry = make_inquiry(due_in=26 * HOUR)
        self.url = reverse("inquiry_snooze", args=[self.inquiry.reference])

    def snooze(self, **sent: str) -> str:
        page = self.client.post(self.url, sent, follow=True).content.decode()
        self.inquiry.refresh_from_db()
        return page

    def test_an_hour_counts_from_the_click(self) -> None:
        page = self.snooze(until="hour")
        assert self.inquiry.snoozed_until == NOW + HOUR
        assert "Snoozed until 11:20 AM ET, or until new mail." in page

    def test_an_offer_means_what_its_button_said(self) -> None:
        self.snooze(until="2026-11-19T14:00:00+00:00")
        assert self.inquiry.snoozed_until == datetime(2026, 11, 19, 14, tzinfo=UTC)

    def test_a_moment_of_ones_own_is_in_the_readers_zone(self) -> None:
        self.staff.time_zone = "America/Los_Angeles"
        self.staff.save()
        page = self.snooze(moment="2026-11-18T09:00")
        assert self.inquiry.snoozed_until == datetime(2026, 11, 18, 17, tzinfo=UTC)
        assert "9:00 AM PT" in page

    def test_after_the_deadline_is_said_before_and_after(self) -> None:
        page = self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()
        menu = page[page.index('id="snooze-menu"') :].partition("</details>")[0]
        assert menu.count("after the deadline") == 1
        assert "after the deadline" in menu.partition("Monday")[2]
        page = self.snooze(until="2026-11-23T14:00:00+00:00")
        assert "that is after the deadline, tomorrow 12:20 PM ET" in page
        assert "after the deadline</span></span></p>" in page

    def test_what_is_no_moment_is_told_in_words(self) -> None:
        for sent, words in [
            ({}, "Say until when"),
            ({"until": "soon"}, "Say until when"),
            ({"until": "2026-11-19T09:00"}, "Say until when"),
            ({"until": "2026-99-99T09:00:00+00:00"}, "Say until when"),
            ({"until": "2026-11-18T15:00:00+00:00"}, "has passed"),
            ({"until": "0001-01-01T00:00:00+14:00"}, "has passed"),
            ({"until": "9999-12-31T23:59:59-14:00"}, "more than a year away"),
            ({"moment": "2026-11-18T09:00"}, "has passed"),
            ({"moment": "never"}, "valid date/time"),
            ({"moment": "2027-03-14T02:30"}, "couldn’t be interpreted"),
        ]:
            page = self.snooze(**sent).replace("&#x27;", "’")
            assert words in page, sent
            assert self.inquiry.snoozed_until is None

    def test_a_script_gets_the_parts_that_changed(self) -> None:
        response = self.client.post(self.url, {"until": "hour"}, headers={"HX-Request": "true"})
        page = response.content.decode()
        assert "<html" not in page
        assert "Snoozed until" in page
        assert reverse("inquiry_waking", args=[self.inquiry.reference]) in page

    def test_it_is_woken_from_where_it_stands(self) -> None:
        self.snooze(until="hour")
        self.client.post(reverse("inquiry_waking", args=[self.inquiry.reference]))
        self.inquiry.refresh_from_db()
        assert self.inquiry.snoozed_until is None

    def test_what_is_over_has_no_menu(self) -> None:
        over = make_inquiry(state="closed", outcome="spam", closed_at=timezone.now())
        assert 'id="snooze-menu"' not in self.client.get(reverse("inquiry", args=[over.reference])).content.decode()

    def test_an_observer_has_no_menu_and_no_say(self) -> None:
        self.client.force_login(self.observer)
        page = self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()
        assert 'id="snooze-menu"' not in page
        assert "Mark unread" not in page
        for name in ["inquiry_snooze", "inquiry_waking", "inquiry_unread"]:
            url = reverse(name, args=[self.inquiry.reference])
            assert self.client.post(url, {"until": "hour"}).status_code == 403, name

    def test_the_outsider_the_wrong_method_and_the_hidden_one(self) -> None:
        hidden = make_inquiry(is_confidential=True)
        for name in ["inquiry_snooze", "inquiry_waking", "inquiry_unread"]:
            assert self.client.get(reverse(name, args=[self.inquiry.reference])).status_code == 405
            assert self.client.post(reverse(name, args=[hidden.reference])).status_code == 404
        self.client.logout()
        for name in ["inquiry_snooze", "inquiry_waking", "inquiry_unread"]:
            assert asks_for_login(self.client.post(reverse(name, args=[self.inquiry.reference]))), name
