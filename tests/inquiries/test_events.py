"""Every verb leaves exactly one line on the timeline, in words that stay true."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from inquiries import assignment, closing, merging, notes, sending, triage
from inquiries.models import Event, Inquiry, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message, make_spokesperson
from tests.support.outgoing import write_answer

Kind = Event.Kind


class OneEventAVerb(DeskTestCase):
    """Each verb, with what its line says."""

    def setUp(self) -> None:
        """An inquiry that nobody has touched."""
        self.now = timezone.now()
        self.inquiry = make_inquiry()
        make_message(self.inquiry)

    def done(self, act: Callable[[], Any], kind: Event.Kind, inquiry: Inquiry | None = None) -> dict[str, Any]:
        """Do it and return the details of the one new line."""
        before = Event.objects.count()
        act()
        events = list(Event.objects.order_by("id"))[before:]
        assert [event.kind for event in events] == [kind]
        event = events[0]
        assert (event.inquiry, event.by, event.at) == (inquiry or self.inquiry, self.staff, self.now)
        details: dict[str, Any] = event.details
        return details

    def who(self) -> dict[str, Any]:
        return {"by": self.staff, "at": self.now}

    def test_taking(self) -> None:
        details = self.done(lambda: assignment.take(self.inquiry, **self.who()), Kind.OWNER_CHANGED)
        assert details == {"owner": "Ana Ruiz", "before": None}

    def test_names_stay_as_they_were(self) -> None:
        assignment.take(self.inquiry, **self.who())
        User.objects.filter(pk=self.staff.pk).update(name="Ana Ruiz-Osei")
        assert Event.objects.get().details["owner"] == "Ana Ruiz"

    def test_taking_twice_is_one_line(self) -> None:
        assignment.take(self.inquiry, **self.who())
        assignment.take(self.inquiry, **self.who())
        assert Event.objects.count() == 1

    def test_spokespeople(self) -> None:
        desmond = make_spokesperson()
        details = self.done(
            lambda: assignment.assign_spokesperson(self.inquiry, desmond, **self.who()), Kind.SPOKESPERSON_ASSIGNED
        )
        assert details == {"spokesperson": "Desmond Achterberg"}
        ask = self.inquiry.asks.get()
        self.done(lambda: assignment.release_spokesperson(ask, **self.who()), Kind.SPOKESPERSON_RELEASED)
        assignment.release_spokesperson(ask, **self.who())
        assert Event.objects.count() == 2, "a second release says nothing"

    def test_deadlines(self) -> None:
        first, second = self.now + timedelta(hours=2), self.now + timedelta(hours=3)
        details = self.done(lambda: triage.set_deadline(self.inquiry, first, **self.who()), Kind.DEADLINE_SET)
        assert details == {"deadline": first.isoformat(), "before": None}
        Inquiry.objects.update(offered_deadline=second, offered_phrase="by 5")
        details = self.done(
            lambda: triage.accept_offered_deadline(self.inquiry, shown=second, **self.who()), Kind.DEADLINE_SET
        )
        assert details == {"deadline": second.isoformat(), "phrase": "by 5", "before": first.isoformat()}
        details = self.done(lambda: triage.remove_deadline(self.inquiry, **self.who()), Kind.DEADLINE_REMOVED)
        assert details == {"before": second.isoformat()}

    def test_notes(self) -> None:
        details = self.done(lambda: notes.add_note(self.inquiry, "A secret.", **self.who()), Kind.NOTE_ADDED)
        assert "secret" not in str(details)

    def test_sending_and_taking_back(self) -> None:
        draft = write_answer(self.inquiry, self.staff)
        assert not Event.objects.exists(), "drafting is nobody else's business"
        self.done(lambda: sending.send_reply(draft, revision=draft.revision, **self.who()), Kind.REPLY_QUEUED)
        draft.refresh_from_db()
        assert draft.outbound is not None
        email = draft.outbound
        self.done(lambda: sending.undo_send(email, **self.who()), Kind.REPLY_UNDONE)

    def test_closing_and_reopening(self) -> None:
        outcome = Inquiry.Outcome.DECLINED
        details = self.done(lambda: closing.close(self.inquiry, outcome, **self.who()), Kind.CLOSED)
        assert details == {"outcome": "declined"}
        self.done(lambda: closing.reopen(self.inquiry, **self.who()), Kind.REOPENED)

    def test_joining_writes_one_line_on_each_side(self) -> None:
        stranger = make_inquiry("Re: x", may_belong_to=self.inquiry)
        merging.join(stranger, **self.who())
        lines = Event.objects.order_by("id").values_list("inquiry", "kind")
        assert list(lines) == [(stranger.pk, Kind.CLOSED), (self.inquiry.pk, Kind.JOINED)]
        assert self.inquiry.events.get().details == {"reference": stranger.reference}


class AnyActOpens(DeskTestCase):
    """New means that nobody has acted."""

    def test_each_verb_opens_what_was_new(self) -> None:
        now, by = timezone.now(), self.staff
        acts: dict[str, Callable[[Inquiry], object]] = {
            "take": lambda inquiry: assignment.take(inquiry, by=by, at=now),
            "spokesperson": lambda inquiry: assignment.assign_spokesperson(inquiry, make_spokesperson(), by=by, at=now),
            "deadline": lambda inquiry: triage.set_deadline(inquiry, now, by=by, at=now),
            "no deadline": lambda inquiry: triage.remove_deadline(inquiry, by=by, at=now),
            "note": lambda inquiry: notes.add_note(inquiry, "A word.", by=by, at=now),
        }
        for name, act in acts.items():
            with self.subTest(name):
                inquiry = make_inquiry()
                act(inquiry)
                inquiry.refresh_from_db()
                assert inquiry.state == "open"

    def test_an_act_on_a_closed_one_leaves_it_closed(self) -> None:
        inquiry = make_inquiry(state="closed", outcome="spam", closed_at=timezone.now())
        notes.add_note(inquiry, "Indeed.", by=self.staff, at=timezone.now())
        inquiry.refresh_from_db()
        assert inquiry.state == "closed"

    def test_a_blank_note_is_none(self) -> None:
        inquiry = make_inquiry()
        with self.assertRaises(ValueError):
            notes.add_note(inquiry, " \n", by=self.staff, at=timezone.now())
        assert not inquiry.notes.exists()
        assert not inquiry.events.exists()
