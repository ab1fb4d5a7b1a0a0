"""One verb for many inquiries is that verb done to each, by the person who asked for it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from inquiries import assignment, bulk, closing, topics
from inquiries.models import BulkAct, BulkItem, Event, Inquiry, Topic
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry

NOW = timezone.now()
Verb = BulkAct.Verb


class BulkActs(DeskTestCase):
    def setUp(self) -> None:
        self.inquiries = [make_inquiry(f"Question {number}") for number in range(4)]

    def act(self, verb: Verb, arguments: dict[str, Any], **more: Any) -> BulkAct:
        act = bulk.begin(verb, arguments, Inquiry.objects.order_by("id"), by=more.pop("by", self.staff), at=NOW)
        bulk.run_act(act, now=NOW)
        return act

    def states(self, act: BulkAct) -> list[str]:
        return list(act.items.order_by("id").values_list("state", flat=True))

    def test_each_is_done_by_its_own_verb_with_its_own_event(self) -> None:
        act = self.act(Verb.CLOSE, {"outcome": "spam"})
        for inquiry in self.inquiries:
            inquiry.refresh_from_db()
            assert (inquiry.state, inquiry.outcome) == ("closed", "spam")
            event = inquiry.events.get(kind=Event.Kind.CLOSED)
            assert event.by == self.staff
        assert bulk.measure(act) == bulk.Progress(total=4, waiting=0, done=4, left=0, undone=0, stuck=0)
        assert act.finished_at == NOW

    def test_topics_are_added_to_those_there_are_and_taken_away(self) -> None:
        wages, leave = Topic.objects.get(name="Wages"), Topic.objects.get(name="Paid leave")
        topics.set_topics(self.inquiries[0], [leave], by=self.staff, at=NOW)
        self.act(Verb.TOPICS, {"topics": [wages.pk], "how": "add"})
        assert set(self.inquiries[0].topics.all()) == {wages, leave}
        assert set(self.inquiries[3].topics.all()) == {wages}
        act = self.act(Verb.TOPICS, {"topics": [leave.pk], "how": "remove"})
        assert set(self.inquiries[0].topics.all()) == {wages}
        assert self.states(act) == ["done", "skipped", "skipped", "skipped"]

    def test_snoozed_until_the_same_moment(self) -> None:
        until = NOW + timedelta(hours=3)
        closing.close(self.inquiries[1], Inquiry.Outcome.SPAM, by=self.staff, at=NOW)
        act = self.act(Verb.SNOOZE, {"until": until.isoformat()})
        assert set(Inquiry.objects.values_list("snoozed_until", flat=True)) == {until, None}
        left = act.items.get(state=BulkItem.State.SKIPPED)
        assert left.inquiry == self.inquiries[1]
        assert "waits" in left.problem

    def test_what_is_so_already_is_left_and_says_so(self) -> None:
        assignment.assign_owner(self.inquiries[2], self.colleague, by=self.staff, at=NOW)
        act = self.act(Verb.ASSIGN, {"owner": self.colleague.pk})
        assert self.states(act) == ["done", "done", "skipped", "done"]
        assert act.items.get(inquiry=self.inquiries[2]).problem == "It was so already."

    def test_what_was_joined_goes_on_where_it_was_joined(self) -> None:
        Inquiry.objects.filter(pk=self.inquiries[0].pk).update(
            state="closed", outcome="duplicate", closed_at=NOW, joined_to=self.inquiries[1]
        )
        act = self.act(Verb.CLOSE, {"outcome": "spam"})
        assert self.inquiries[1].reference in act.items.get(inquiry=self.inquiries[0]).problem
        self.inquiries[0].refresh_from_db()
        assert self.inquiries[0].outcome == "duplicate"

    def test_what_became_confidential_meanwhile_is_left_alone(self) -> None:
        act = bulk.begin(Verb.CLOSE, {"outcome": "spam"}, Inquiry.objects.order_by("id"), by=self.staff, at=NOW)
        Inquiry.objects.filter(pk=self.inquiries[0].pk).update(is_confidential=True)
        bulk.run_act(act, now=NOW)
        assert self.states(act) == ["skipped", "done", "done", "done"]

    def test_the_new_owner_gets_one_mail_and_not_one_for_each(self) -> None:
        self.act(Verb.ASSIGN, {"owner": self.colleague.pk})
        mail = OutboundEmail.objects.get()
        assert list(mail.recipients.values_list("address", flat=True)) == [self.colleague.email]
        assert "4 inquiries" in mail.subject
        assert "Question 0" in mail.text
        assert mail.due_at == NOW + timedelta(seconds=20)

    def test_nobody_is_told_of_what_she_did_herself_or_of_taking_away(self) -> None:
        self.act(Verb.ASSIGN, {"owner": self.staff.pk})
        self.act(Verb.ASSIGN, {"owner": None})
        assert not OutboundEmail.objects.exists()

    def test_what_makes_no_sense_is_said_before_anything_is_done(self) -> None:
        closed = self.colleague
        closed.is_active = False
        closed.save()
        wrong: list[tuple[Verb, dict[str, Any]]] = [
            (Verb.ASSIGN, {"owner": closed.pk}),
            (Verb.ASSIGN, {"owner": self.observer.pk}),
            (Verb.ASSIGN, {"owner": 10**12}),
            (Verb.TOPICS, {"topics": [], "how": "add"}),
            (Verb.SNOOZE, {"until": NOW.isoformat()}),
            (Verb.SNOOZE, {"until": "soon"}),
            (Verb.CLOSE, {"outcome": "lost"}),
        ]
        for verb, arguments in wrong:
            with self.subTest(verb=verb, arguments=arguments), pytest.raises(ValidationError):
                self.act(verb, arguments)
        assert not BulkAct.objects.exists()

    def test_none_and_too_many_are_refused(self) -> None:
        with pytest.raises(ValidationError, match="at least one"):
            bulk.begin(Verb.CLOSE, {"outcome": "spam"}, Inquiry.objects.none(), by=self.staff, at=NOW)
        for extra, is_refused in ((-1, False), (0, False), (1, True)):
            most, bulk.MOST = bulk.MOST, len(self.inquiries) - extra
            try:
                if is_refused:
                    with pytest.raises(ValidationError, match="At most"):
                        self.act(Verb.CLOSE, {"outcome": "spam"})
                else:
                    self.act(Verb.CLOSE, {"outcome": "spam"})
            finally:
                bulk.MOST = most

    def test_an_observer_begins_nothing(self) -> None:
        with pytest.raises(PermissionDenied):
            self.act(Verb.CLOSE, {"outcome": "spam"}, by=self.observer)
        assert not BulkAct.objects.exists()

    def test_who_lost_the_right_meanwhile_does_nothing_more(self) -> None:
        act = bulk.begin(Verb.CLOSE, {"outcome": "spam"}, Inquiry.objects.order_by("id"), by=self.staff, at=NOW)
        self.staff.is_active = False
        self.staff.save()
        bulk.run_pending(now=NOW, limit=100)
        assert self.states(act) == ["skipped"] * 4
        assert not Inquiry.objects.filter(state="closed").exists()

    def test_the_working_half_goes_on_in_small_bites_until_all_is_done(self) -> None:
        act = bulk.begin(Verb.CLOSE, {"outcome": "spam"}, Inquiry.objects.order_by("id"), by=self.staff, at=NOW)
        assert bulk.run_pending(now=NOW, limit=3) == 3
        assert self.states(act) == ["done", "done", "done", "waiting"]
        assert bulk.run_pending(now=NOW, limit=3) == 2
        act.refresh_from_db()
        assert act.finished_at == NOW
        assert bulk.run_pending(now=NOW, limit=3) == 0
