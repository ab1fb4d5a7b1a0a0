"""What was done to many is taken back, except where somebody decided otherwise since."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inquiries import assignment, bulk, closing, snoozing, topics
from inquiries.models import BulkAct, Inquiry, Topic
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry

NOW = timezone.now()
Verb = BulkAct.Verb


class UndoBulkActs(DeskTestCase):
    def setUp(self) -> None:
        self.first, self.second, self.third = (make_inquiry(f"Question {number}") for number in range(3))

    def begin(self, verb: Verb, arguments: dict[str, Any]) -> BulkAct:
        return bulk.begin(verb, arguments, Inquiry.objects.order_by("id"), by=self.staff, at=NOW)

    def act(self, verb: Verb, arguments: dict[str, Any]) -> BulkAct:
        act = self.begin(verb, arguments)
        bulk.run_act(act, now=NOW)
        return act

    def undo(self, act: BulkAct) -> None:
        assert bulk.undo(act, by=self.staff, at=NOW)
        bulk.run_act(act, now=NOW)

    def read(self, *names: str) -> list[Any]:
        rows = Inquiry.objects.order_by("id").values_list(*names)
        return [row[0] if len(names) == 1 else row for row in rows]

    def test_owners_come_back_and_what_was_new_is_new(self) -> None:
        assignment.assign_owner(self.second, self.manager, by=self.staff, at=NOW)
        act = self.act(Verb.ASSIGN, {"owner": self.colleague.pk})
        self.undo(act)
        assert self.read("owner", "state") == [(None, "new"), (self.manager.pk, "open"), (None, "new")]
        assert bulk.measure(act).undone == 3

    def test_who_would_have_been_told_never_hears_of_it(self) -> None:
        act = self.act(Verb.ASSIGN, {"owner": self.colleague.pk})
        self.undo(act)
        assert OutboundEmail.objects.get().state == OutboundEmail.State.CANCELLED

    def test_closed_ones_are_again_what_they_were(self) -> None:
        until = NOW + timedelta(hours=2)
        snoozing.snooze(self.first, until, by=self.staff, at=NOW)
        Inquiry.objects.filter(pk=self.second.pk).update(state="answered", answered_at=NOW)
        closing.close(self.third, Inquiry.Outcome.DECLINED, by=self.staff, at=NOW - timedelta(days=2))
        before = self.read("state", "outcome", "closed_at", "snoozed_until")
        act = self.act(Verb.CLOSE, {"outcome": "spam"})
        assert self.read("state", "outcome") == [("closed", "spam")] * 3
        self.undo(act)
        assert self.read("state", "outcome", "closed_at", "snoozed_until") == before

    def test_closing_is_taken_back_by_the_verbs_of_closing_with_their_events(self) -> None:
        closing.close(self.third, Inquiry.Outcome.DECLINED, by=self.staff, at=NOW - timedelta(days=2))
        Inquiry.objects.filter(pk=self.second.pk).update(state="answered", answered_at=NOW)
        self.undo(self.act(Verb.CLOSE, {"outcome": "spam"}))
        said = [
            [(event.kind, event.by, event.details) for event in inquiry.events.order_by("id")]
            for inquiry in (self.first, self.second, self.third)
        ]
        spam, declined = (("closed", self.staff, {"outcome": outcome}) for outcome in ("spam", "declined"))
        undone = ("reopened", self.staff, {"why": "undo"})
        assert said == [[spam, undone], [spam, undone], [declined, spam, declined]]

    def test_what_was_answered_in_its_sleep_is_answered_again_and_sleeps_no_more(self) -> None:
        until = NOW + timedelta(hours=2)
        Inquiry.objects.filter(pk=self.second.pk).update(state="answered", answered_at=NOW, snoozed_until=until)
        act = self.act(Verb.CLOSE, {"outcome": "spam"})
        self.undo(act)
        assert self.read("state") == ["new", "answered", "new"]
        assert self.read("snoozed_until")[1] is None
        assert bulk.measure(act).stuck == 0

    def test_what_was_merged_meanwhile_is_not_opened_behind_the_one_that_lives_on(self) -> None:
        act = self.act(Verb.CLOSE, {"outcome": "duplicate"})
        Inquiry.objects.filter(pk=self.first.pk).update(joined_to=self.second)
        assert not closing.take_back_closing(self.first, was=Inquiry.State.NEW, by=self.staff, at=NOW)
        self.undo(act)
        assert self.read("state") == ["closed", "new", "new"]

    def test_topics_are_again_those_before(self) -> None:
        wages, leave = Topic.objects.get(name="Wages"), Topic.objects.get(name="Paid leave")
        topics.set_topics(self.first, [wages], by=self.staff, at=NOW)
        act = self.act(Verb.TOPICS, {"topics": [wages.pk, leave.pk], "how": "add"})
        self.undo(act)
        assert [list(each.topics.all()) for each in (self.first, self.second)] == [[wages], []]
        assert self.read("state") == ["open", "new", "new"]

    def test_snoozed_ones_are_back_in_the_queue_or_put_off_as_before(self) -> None:
        until = NOW + timedelta(days=1)
        snoozing.snooze(self.first, until, by=self.staff, at=NOW)
        act = self.act(Verb.SNOOZE, {"until": (NOW + timedelta(hours=3)).isoformat()})
        self.undo(act)
        assert self.read("snoozed_until") == [until, None, None]

    def test_what_somebody_changed_since_is_left_and_says_so(self) -> None:
        act = self.act(Verb.ASSIGN, {"owner": self.colleague.pk})
        assignment.assign_owner(self.second, self.manager, by=self.colleague, at=NOW)
        assignment.assign_owner(self.third, self.manager, by=self.colleague, at=NOW)
        assignment.assign_owner(self.third, self.colleague, by=self.manager, at=NOW)
        self.undo(act)
        assert self.read("owner") == [None, self.manager.pk, self.colleague.pk]
        assert bulk.measure(act) == bulk.Progress(total=3, waiting=0, done=2, left=0, undone=1, stuck=2)
        assert act.items.get(inquiry=self.second).problem == "It was changed since."

    def test_mail_that_woke_one_is_not_undone(self) -> None:
        act = self.act(Verb.SNOOZE, {"until": (NOW + timedelta(hours=3)).isoformat()})
        Inquiry.objects.filter(pk=self.first.pk).update(snoozed_until=None)
        self.undo(act)
        assert self.read("snoozed_until") == [None, None, None]
        assert bulk.measure(act).stuck == 1

    def test_a_note_written_since_keeps_it_open_but_gives_the_owner_back(self) -> None:
        act = self.act(Verb.ASSIGN, {"owner": self.colleague.pk})
        self.first.events.create(kind="note_added", by=self.colleague, at=NOW)
        self.undo(act)
        assert self.read("owner", "state")[0] == (None, "open")

    def test_taken_back_half_way_the_rest_never_has_its_turn(self) -> None:
        act = self.begin(Verb.CLOSE, {"outcome": "spam"})
        bulk.run_act(act, now=NOW, limit=1)
        self.undo(act)
        assert self.read("state") == ["new", "new", "new"]
        assert bulk.measure(act) == bulk.Progress(total=3, waiting=0, done=0, left=2, undone=1, stuck=0)
        act.refresh_from_db()
        assert act.finished_at == NOW

    def test_a_process_that_still_thinks_it_is_doing_does_nothing_more(self) -> None:
        act = self.begin(Verb.CLOSE, {"outcome": "spam"})
        bulk.run_act(act, now=NOW, limit=1)
        stale = BulkAct.objects.get(pk=act.pk)
        bulk.undo(act, by=self.staff, at=NOW)
        bulk.run_act(stale, now=NOW)
        act.refresh_from_db()
        assert act.finished_at is None
        assert self.read("state") == ["closed", "new", "new"]
        bulk.run_pending(now=NOW, limit=10)
        assert self.read("state") == ["new", "new", "new"]

    def test_twice_is_once(self) -> None:
        act = self.act(Verb.CLOSE, {"outcome": "spam"})
        self.undo(act)
        assert bulk.undo(act, by=self.staff, at=NOW) is False

    def test_only_the_maker_and_managers_may(self) -> None:
        for person, may in ((self.colleague, False), (self.observer, False), (self.manager, True), (self.staff, True)):
            act = self.act(Verb.CLOSE, {"outcome": "spam"})
            if may:
                bulk.undo(act, by=person, at=NOW)
                bulk.run_act(act, now=NOW)
                assert self.first.events.order_by("id").values_list("by", flat=True).last() == person.pk
            else:
                with pytest.raises(PermissionDenied):
                    bulk.undo(act, by=person, at=NOW)
                Inquiry.objects.update(state="new", outcome="", closed_at=None)
