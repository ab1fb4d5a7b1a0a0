"""One verb for many inquiries over the API: written down at once, done one by one, watched, and taken back."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from inquiries import bulk
from inquiries.models import BulkAct, Inquiry
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry
from tests.inquiries.api.calls import Program


class Many(DeskTestCase):
    def setUp(self) -> None:
        self.inquiries = [make_inquiry(f"Question {number}", due_in=timedelta(hours=3 - number)) for number in range(3)]
        self.references = [each.reference for each in self.inquiries]
        self.program = Program(self.staff)

    def begin(self, verb: str, *, status: int = 202, **body: object) -> Any:
        return self.program.do("POST", "bulk/", {"verb": verb, "inquiries": self.references, **body}, status=status)

    def work(self) -> None:
        """As the working half does."""
        while bulk.run_pending(now=timezone.now(), limit=100):
            pass

    def test_it_is_written_down_then_done_and_then_over(self) -> None:
        act = self.begin("close", outcome="spam")
        assert (act["verb"], act["finished_at"], act["taken_back"]) == ("close", None, False)
        assert act["progress"] == {"total": 3, "waiting": 3, "done": 0, "left": 0, "undone": 0, "stuck": 0}
        self.work()
        shown = self.program.get(f"bulk/{act['id']}/")
        assert (shown["progress"]["done"], shown["problems"]) == (3, [])
        assert shown["finished_at"] is not None
        assert set(Inquiry.objects.values_list("outcome", flat=True)) == {"spam"}

    def test_each_verb_is_told_as_for_one(self) -> None:
        until = (timezone.now() + timedelta(hours=5)).isoformat()
        self.begin("assign", owner="me")
        self.begin("topics", topics=["wages", "Paid leave"])
        self.begin("topics", topics=["Wages"], how="remove")
        self.begin("snooze", until=until)
        self.work()
        for inquiry in self.inquiries:
            shown = self.program.get(f"inquiries/{inquiry.reference}/")
            assert (shown["owner"]["id"], shown["topics"]) == (self.staff.pk, ["Paid leave"])
            assert shown["snoozed_until"] is not None
        self.begin("assign", owner=None)
        self.work()
        assert not Inquiry.objects.exclude(owner=None).exists()

    def test_a_new_owner_gets_one_mail_for_all(self) -> None:
        self.begin("assign", owner=self.colleague.email)
        self.work()
        assert OutboundEmail.objects.count() == 1

    def test_they_are_done_in_the_order_in_which_they_are_due(self) -> None:
        act = BulkAct.objects.get(pk=self.begin("close", outcome="spam")["id"])
        assert [item.inquiry for item in act.items.order_by("id")] == self.inquiries[::-1]

    def test_what_was_left_as_it_was_says_why(self) -> None:
        self.program.do("POST", f"inquiries/{self.references[0]}/closure/", {"outcome": "spam"})
        act = self.begin("close", outcome="spam")
        self.work()
        shown = self.program.get(f"bulk/{act['id']}/")
        assert (shown["progress"]["done"], shown["progress"]["left"]) == (2, 1)
        assert shown["problems"] == [{"inquiry": self.references[0], "problem": "It was so already."}]

    def test_it_is_taken_back_once(self) -> None:
        act = self.begin("close", outcome="spam")
        self.work()
        place = f"bulk/{act['id']}/undo/"
        assert self.program.do("POST", place, status=202)["taken_back"] is True
        self.work()
        assert self.program.get(f"bulk/{act['id']}/")["progress"]["undone"] == 3
        assert set(Inquiry.objects.values_list("state", flat=True)) == {"new"}
        assert "already" in self.program.do("POST", place, status=409)["detail"]

    def test_its_maker_and_managers_watch_it_and_nobody_else(self) -> None:
        act = self.begin("close", outcome="spam")
        Program(self.colleague).do("GET", f"bulk/{act['id']}/", status=404)
        assert Program(self.manager).get(f"bulk/{act['id']}/")["by"]["name"] == "Ana Ruiz"

    def test_what_is_not_there_and_what_may_not_be_seen_are_refused_alike(self) -> None:
        hidden = make_inquiry("Hidden", is_confidential=True)
        for missing in (hidden.reference, "PD-999999", "PD-", "1"):
            told = self.begin("close", status=400, outcome="spam", inquiries=[*self.references, missing])
            assert told["errors"]["inquiries"] == [f"There is no such inquiry: {missing}."]
        assert not BulkAct.objects.exists()

    def test_a_verb_without_what_it_needs_is_refused_by_its_name(self) -> None:
        for verb, needed in [("assign", "owner"), ("topics", "topics"), ("snooze", "until"), ("close", "outcome")]:
            assert needed in self.begin(verb, status=400)["errors"]
        assert "verb" in self.begin("send", status=400)["errors"]
        assert "topics" in self.begin("topics", status=400, topics=["Ferries"])["errors"]
        self.begin("topics", status=400, topics=[])
        self.begin("snooze", status=400, until="2020-01-01T00:00:00Z")
        self.begin("assign", status=400, owner=self.observer.pk)
        for none in ([], ["PD-1"] * 2001, "PD-1"):
            assert "inquiries" in self.begin("close", status=400, outcome="spam", inquiries=none)["errors"]
