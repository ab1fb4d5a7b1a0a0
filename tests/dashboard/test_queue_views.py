"""The views of the rail: each shows its own, with a count of what it shows."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from dashboard.frame import load_counts
from dashboard.queue_views import VIEWS
from inquiries.models import Ask, Inquiry, Topic
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_spokesperson

HOUR = timedelta(hours=1)


class QueueViews(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.now = timezone.now()

    def see(self, view: str) -> list[str]:
        return [row.subject for row in self.client.get(reverse("queue", args=[view])).context["page"].rows]

    def ask(self, inquiry: Inquiry, name: str, state: Ask.State) -> None:
        voice = make_spokesperson(name, body=name)
        inquiry.asks.create(spokesperson=voice, by=self.staff, at=self.now, state=state)

    def test_snoozed_is_in_no_view_of_what_is_to_be_done_and_first_is_what_wakes_first(self) -> None:
        make_inquiry("later", due_in=HOUR, snoozed_until=self.now + 3 * HOUR, owner=self.staff)
        make_inquiry("sooner", due_in=5 * HOUR, snoozed_until=self.now + HOUR)
        make_inquiry("awake", due_in=HOUR)
        assert self.see("due") == ["awake"]
        assert self.see("unassigned") == ["awake"]
        assert self.see("mine") == []
        assert self.see("snoozed") == ["sooner", "later"]
        assert len(self.see("all")) == 3

    def test_an_answered_one_is_not_snoozed_whatever_it_was_before(self) -> None:
        make_inquiry("answered", state="answered", answered_at=self.now, snoozed_until=self.now + HOUR)
        assert self.see("snoozed") == []

    def test_waiting_for_a_spokesperson_ends_with_the_first_yes(self) -> None:
        asked, agreed, both, declined = (make_inquiry(name) for name in ["asked", "agreed", "both", "declined"])
        self.ask(asked, "One", Ask.State.ASKED)
        self.ask(asked, "Two", Ask.State.ASKED)
        self.ask(asked, "Three", Ask.State.DECLINED)
        self.ask(agreed, "Four", Ask.State.AGREED)
        self.ask(both, "Five", Ask.State.ASKED)
        self.ask(both, "Six", Ask.State.AGREED)
        self.ask(declined, "Seven", Ask.State.DECLINED)
        assert self.see("spokesperson") == ["asked"]

    def test_waiting_for_the_reporter_is_what_was_asked_back(self) -> None:
        make_inquiry("asked back", asked_back_at=self.now)
        make_inquiry("ours")
        make_inquiry("over", asked_back_at=self.now, state="closed", outcome="withdrawn", closed_at=self.now)
        assert self.see("reporter") == ["asked back"]
        assert self.see("due") == ["asked back", "ours"]

    def test_each_count_is_the_length_of_its_view(self) -> None:
        for number in range(3):
            make_inquiry(f"mine {number}", due_in=number * HOUR, owner=self.staff)
        make_inquiry("snoozed", snoozed_until=self.now + HOUR)
        make_inquiry("back", asked_back_at=self.now)
        asked = make_inquiry("asked", due_in=HOUR / 2)
        self.ask(asked, "One", Ask.State.ASKED)
        self.ask(asked, "Two", Ask.State.ASKED)
        make_inquiry("answered", state="answered", answered_at=self.now)
        make_inquiry("hidden", is_confidential=True, owner=self.colleague)
        counts = load_counts(self.staff, self.now)
        for view in VIEWS.values():
            if view.count:
                assert getattr(counts, view.count) == len(self.see(view.slug)), view.slug
        assert (counts.waiting, counts.mine, counts.snoozed, counts.spokesperson, counts.reporter) == (5, 3, 1, 1, 1)
        assert load_counts(self.manager, self.now).waiting == 6

    def test_what_presses_and_what_comes_next_leave_the_snoozed_out(self) -> None:
        make_inquiry(due_in=HOUR / 2, snoozed_until=self.now + HOUR)
        make_inquiry(due_in=3 * HOUR)
        counts = load_counts(self.staff, self.now)
        assert counts.late == 0
        assert counts.next_due_at is not None
        assert counts.next_due_at - self.now > 2 * HOUR

    def test_the_rail_names_all_and_counts_none_of_what_is_over(self) -> None:
        make_inquiry(state="answered", answered_at=self.now)
        page = self.client.get(reverse("queue", args=["answered"])).content.decode()
        for view in VIEWS.values():
            assert str(view.title) in page
        assert 'class="num"' not in page

    def test_a_row_says_until_when_it_sleeps_whose_turn_it_is_and_what_it_is_about(self) -> None:
        inquiry = make_inquiry(snoozed_until=self.now + HOUR, asked_back_at=self.now, is_confidential=True)
        inquiry.named.add(self.staff)
        inquiry.topics.add(Topic.objects.create(name="Vacant lots"))
        self.ask(inquiry, "Nia Okonkwo", Ask.State.ASKED)
        self.ask(inquiry, "Rosa Medrano", Ask.State.AGREED)
        self.ask(inquiry, "Gone Again", Ask.State.TAKEN_BACK)
        page = self.client.get(reverse("queue", args=["snoozed"])).content.decode()
        row = page[page.index('id="queue-list"') :]
        for words in [
            "snoozed until", "her turn since", "Vacant lots", "asked Nia Okonkwo", "Rosa Medrano", "agreed",
            "confidential",
        ]:  # fmt: skip
            assert words in row, words
        assert "Gone Again" not in row

    def test_a_row_can_be_picked_by_those_who_may_act_on_it(self) -> None:
        inquiry = make_inquiry()
        box = f'name="pick" value="{inquiry.pk}" form="bulk" aria-label="Select {inquiry.reference}, '
        assert box in self.client.get(reverse("queue", args=["due"])).content.decode()
        self.client.force_login(self.observer)
        page = self.client.get(reverse("queue", args=["due"])).content.decode()
        assert inquiry.reference in page
        assert box not in page
