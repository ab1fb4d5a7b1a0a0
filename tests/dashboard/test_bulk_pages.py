"""Many inquiries are chosen on a list, done by one verb, watched and taken back; it works without a script."""

from datetime import timedelta
from typing import Any
from unittest import mock

from django.urls import reverse
from django.utils import timezone

from inquiries import bulk
from inquiries.models import BulkAct, Inquiry, Topic
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.factories import make_inquiry

SCRIPT = {"HX-Request": "true"}


class BulkPages(DeskTestCase):
    def setUp(self) -> None:
        self.first, self.second, self.third = (make_inquiry(f"Question {number}") for number in range(3))
        self.client.force_login(self.staff)

    def close(self, *inquiries: Inquiry, **fields: str) -> Any:
        data = {"view": "due", "pick": [each.pk for each in inquiries], "outcome": "spam", **fields}
        return self.client.post(reverse("bulk_closure"), data)

    def states(self) -> list[str]:
        return list(Inquiry.objects.order_by("id").values_list("state", flat=True))

    def test_every_address_asks_for_a_login_and_acts_only_on_post(self) -> None:
        acts = ["bulk_assignment", "bulk_topics", "bulk_snooze", "bulk_closure"]
        for name in acts:
            assert self.client.get(reverse(name)).status_code == 405, name
        self.close(self.first)
        act = BulkAct.objects.get()
        assert self.client.get(reverse("bulk_act_undo", args=[act.pk])).status_code == 405
        assert self.client.post(reverse("bulk")).status_code == 405
        self.client.logout()
        for name in ["bulk", *acts]:
            assert asks_for_login(self.client.get(reverse(name))), name
        assert asks_for_login(self.client.get(reverse("bulk_act", args=[act.pk])))

    def test_only_the_ticked_ones_are_done_and_the_list_comes_back(self) -> None:
        answer = self.close(self.first, self.third)
        self.assertRedirects(answer, reverse("queue", args=["due"]))
        assert self.states() == ["closed", "new", "closed"]
        self.assertContains(self.client.get(reverse("queue", args=["due"])), "2 inquiries: closed as spam")

    def test_none_chosen_is_said(self) -> None:
        self.assertContains(self.client.post(reverse("bulk_closure"), {"outcome": "spam"}, follow=True), "at least one")
        assert not BulkAct.objects.exists()

    def test_each_verb_does_what_it_says(self) -> None:
        wages = Topic.objects.get(name="Wages")
        pick = {"view": "due", "pick": [self.first.pk]}
        self.client.post(reverse("bulk_assignment"), pick | {"owner": self.colleague.pk})
        self.client.post(reverse("bulk_topics"), pick | {"topics": [wages.pk], "how": "add"})
        self.client.post(reverse("bulk_snooze"), pick | {"until": "hour"})
        self.first.refresh_from_db()
        assert self.first.owner == self.colleague
        assert list(self.first.topics.all()) == [wages]
        assert self.first.snoozed_until is not None
        self.client.post(reverse("bulk_assignment"), pick | {"owner": "nobody"})
        self.first.refresh_from_db()
        assert self.first.owner is None

    def test_what_was_left_open_is_said_and_changes_nothing(self) -> None:
        pick = {"pick": [self.first.pk]}
        for name, fields, words in [
            ("bulk_assignment", {}, "Choose who is to have them"),
            ("bulk_assignment", {"owner": "x"}, "no such person"),
            ("bulk_topics", {"how": "add"}, "at least one topic"),
            ("bulk_snooze", {}, "until when"),
            ("bulk_closure", {}, "how they ended"),
        ]:
            with self.subTest(name=name, fields=fields):
                answer = self.client.post(reverse(name), pick | fields, headers=SCRIPT)
                self.assertContains(answer, words)
                self.assertContains(answer, "toast error")
        assert self.states() == ["new", "new", "new"]

    def test_all_that_match_are_those_of_the_view_and_its_filters(self) -> None:
        Inquiry.objects.filter(pk=self.second.pk).update(owner=self.staff)
        page = self.client.get(reverse("bulk"), {"view": "due", "query": "owner=nobody", "all": "1"})
        self.assertContains(page, "All 2 that match are meant")
        answer = self.close(view="due", query="owner=nobody", all="1", newest=str(page.context["choice"].newest))
        self.assertRedirects(answer, reverse("queue", args=["due"]) + "?owner=nobody")
        assert self.states() == ["closed", "new", "closed"]

    def test_what_came_in_after_counting_was_not_meant(self) -> None:
        page = self.client.get(reverse("bulk"), {"view": "due", "all": "1"})
        late = make_inquiry("Came a second later")
        self.close(view="due", all="1", newest=str(page.context["choice"].newest))
        late.refresh_from_db()
        assert late.state == "new"
        assert self.states()[:3] == ["closed"] * 3

    def test_more_than_can_be_done_at_once_means_the_first_of_the_list(self) -> None:
        with mock.patch.object(bulk, "MOST", 2):
            page = self.client.get(reverse("bulk"), {"view": "due", "all": "1"})
            self.assertContains(page, "More than 2 match")
            self.close(view="due", all="1", newest=str(page.context["choice"].newest))
        assert self.states() == ["closed", "closed", "new"]

    def test_many_are_left_to_the_working_half_and_watched(self) -> None:
        with mock.patch.object(bulk, "AT_ONCE", 2):
            self.close(view="due", all="1")
        assert self.states() == ["new"] * 3
        act = BulkAct.objects.get()
        self.assertContains(self.client.get(reverse("queue", args=["due"])), "0 of 3")
        bulk.run_pending(now=timezone.now(), limit=2)
        self.assertContains(self.client.get(reverse("bulk_act", args=[act.pk])), "2 of 3")
        bulk.run_pending(now=timezone.now(), limit=2)
        part = self.client.get(reverse("bulk_act", args=[act.pk]), {"part": "toast"}, headers=SCRIPT)
        self.assertContains(part, "3 inquiries: closed as spam")
        self.assertNotContains(part, "data-poll")

    def test_lesson_27_undo_survives_a_reload(self) -> None:
        self.close(self.first, self.second)
        act = BulkAct.objects.get()
        for _reload in range(2):
            self.assertContains(self.client.get(reverse("settings")), reverse("bulk_act_undo", args=[act.pk]))
        answer = self.client.post(reverse("bulk_act_undo", args=[act.pk]))
        self.assertRedirects(answer, reverse("bulk_act", args=[act.pk]))
        assert self.states() == ["new"] * 3
        self.assertContains(self.client.get(reverse("queue", args=["due"])), "2 inquiries are as they were before")

    def test_the_toast_goes_after_its_time_and_the_page_still_undoes(self) -> None:
        self.close(self.first)
        act = BulkAct.objects.get()
        assert act.finished_at is not None
        for shift, is_shown in ((-2, True), (1, False)):
            BulkAct.objects.update(finished_at=timezone.now() - timedelta(seconds=20 + shift))
            shown = reverse("bulk_act_undo", args=[act.pk]) in self.client.get(reverse("settings")).content.decode()
            assert shown is is_shown, shift
        self.assertContains(self.client.get(reverse("bulk_act", args=[act.pk])), "Undo")
        self.client.post(reverse("bulk_act_undo", args=[act.pk]))
        assert self.states() == ["new"] * 3

    def test_what_was_left_says_why(self) -> None:
        Inquiry.objects.filter(pk=self.second.pk).update(state="closed", outcome="spam", closed_at=timezone.now())
        self.close(self.first, self.second, view="all")
        page = self.client.get(reverse("bulk_act", args=[BulkAct.objects.get().pk]))
        self.assertContains(page, "1 left as it was")
        self.assertContains(page, "It was so already.")

    def test_only_the_maker_and_managers_see_and_undo_it(self) -> None:
        self.close(self.first)
        act = BulkAct.objects.get()
        for person, status in ((self.colleague, 404), (self.observer, 404), (self.manager, 200)):
            self.client.force_login(person)
            assert self.client.get(reverse("bulk_act", args=[act.pk])).status_code == status
            if status == 404:
                assert self.client.post(reverse("bulk_act_undo", args=[act.pk])).status_code == 404
        assert self.states()[0] == "closed"

    def test_an_observer_sees_no_bar_and_does_nothing(self) -> None:
        self.client.force_login(self.observer)
        self.assertNotContains(self.client.get(reverse("queue", args=["due"])), 'id="bulk"')
        assert self.client.get(reverse("bulk")).status_code == 403
        assert self.close(self.first).status_code == 403
        assert self.states()[0] == "new"

    def test_a_confidential_one_is_neither_counted_nor_done_nor_named(self) -> None:
        Inquiry.objects.filter(pk=self.first.pk).update(is_confidential=True)
        page = self.client.get(reverse("bulk"), {"view": "due", "all": "1"})
        self.assertContains(page, "All 2 that match")
        self.assertNotContains(page, "Question 0")
        self.close(self.first, self.second)
        assert self.states() == ["new", "closed", "new"]

    def test_one_that_became_confidential_is_no_longer_named(self) -> None:
        Inquiry.objects.filter(pk=self.first.pk).update(state="closed", outcome="spam", closed_at=timezone.now())
        self.close(self.first, view="all")
        Inquiry.objects.filter(pk=self.first.pk).update(is_confidential=True)
        page = self.client.get(reverse("bulk_act", args=[BulkAct.objects.get().pk]))
        self.assertContains(page, "1 left as it was")
        self.assertNotContains(page, "Question 0")

    def test_what_makes_no_sense_is_no_error_of_ours(self) -> None:
        for data in ({"pick": ["x", "-1", "9" * 30]}, {"all": "1", "newest": "x"}, {"view": "saved-99999", "all": "1"},
                     {"all": "1", "query": "%00&owner=%00&received_from=0001-01-01&state=x"}):  # fmt: skip
            with self.subTest(data=data):
                assert self.client.get(reverse("bulk"), data).status_code == 200
