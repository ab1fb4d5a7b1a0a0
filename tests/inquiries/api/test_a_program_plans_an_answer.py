"""An answer that is to leave later, over the API: planned as read, held back, its hidden readers and name kept."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from inquiries.models import DraftCopy, Reply
from inquiries.scheduling import send_scheduled
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message
from tests.inquiries.api.calls import Program

TOWN = "clerk@town.example"


class Planning(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry(due_in=timedelta(hours=3))
        self.message = make_message(self.inquiry)
        self.program = Program(self.staff)
        self.replies = f"inquiries/{self.inquiry.reference}/replies/"
        self.draft = self.program.do("POST", self.replies, {"text": "Dear Dana, yes.", "send": False}, status=201)
        self.place = f"replies/{self.draft['id']}/"

    def later(self, **length: float) -> str:
        return (timezone.now().replace(microsecond=0) + timedelta(**length)).isoformat()

    def plan(self, *, status: int = 200, **body: object) -> Any:
        asked = {"revision": self.draft["revision"], "send_at": self.later(hours=2), **body}
        return self.program.do("POST", self.place + "schedule/", asked, status=status)

    def test_it_waits_for_its_hour_and_then_leaves(self) -> None:
        shown = self.plan(kind="question")
        assert (shown["state"], shown["kind"], shown["delivery"]) == ("scheduled", "question", None)
        assert shown["send_at"].endswith("Z")
        assert self.program.get(f"inquiries/{self.inquiry.reference}/")["owner"]["id"] == self.staff.pk
        assert not OutboundEmail.objects.exists()
        send_scheduled(now=timezone.now() + timedelta(hours=2))
        assert self.program.get(self.place)["state"] == "sent"

    def test_an_hour_without_an_offset_is_in_the_persons_zone(self) -> None:
        self.staff.time_zone = "America/Los_Angeles"
        self.staff.save()
        day = (timezone.now() + timedelta(days=3)).date()
        told = self.plan(send_at=f"{day}T09:00:00", status=422)
        shown = self.plan(send_at=f"{day}T09:00:00", sure=list(told["errors"]["sure"]))
        assert shown["send_at"] in {f"{day}T17:00:00Z", f"{day}T16:00:00Z"}

    def test_held_back_it_is_a_draft_again(self) -> None:
        self.plan()
        shown = self.program.do("DELETE", self.place + "schedule/")
        assert (shown["id"], shown["state"], shown["send_at"]) == (self.draft["id"], "draft", None)
        assert "no more" in self.program.do("DELETE", self.place + "schedule/", status=409)["detail"]

    def test_held_back_beside_a_newer_draft_it_is_a_copy_there(self) -> None:
        self.plan()
        other = Program(self.colleague).do("POST", self.replies, {"text": "Mine.", "send": False}, status=201)
        shown = self.program.do("DELETE", self.place + "schedule/")
        assert (shown["id"], shown["text"]) == (other["id"], "Mine.")
        assert DraftCopy.objects.get().text == "Dear Dana, yes."
        self.program.do("GET", self.place, status=404)

    def test_only_what_was_read_is_planned(self) -> None:
        self.program.do("PUT", self.place, {"text": "No.", "revision": self.draft["revision"]})
        assert "changed" in self.plan(status=409)["detail"]
        assert Reply.objects.get().state == Reply.State.DRAFT

    def test_an_hour_that_cannot_be_meant_is_refused(self) -> None:
        assert "has passed" in self.plan(send_at=self.later(hours=-1), status=422)["detail"]
        assert "a year away" in self.plan(send_at=self.later(days=400), status=422)["detail"]
        for wrong in (None, "noon", "9999-12-31T23:59:59"):
            self.plan(send_at=wrong, status=400)

    def test_an_hour_after_the_deadline_is_doubted_by_its_name(self) -> None:
        told = self.plan(send_at=self.later(hours=5), status=422)
        assert list(told["errors"]["sure"]) == ["after-deadline"]
        assert self.plan(send_at=self.later(hours=5), sure=["after-deadline"])["state"] == "scheduled"

    def test_a_newer_mail_must_be_read_before_a_draft_leaves_or_its_hour_comes(self) -> None:
        newer = make_message(self.inquiry, text="Never mind, filed.")
        assert "newer mail" in self.plan(status=409)["detail"]
        assert self.program.do("PUT", self.place + "reading/", {"message": self.message.pk}, status=409)
        assert self.program.do("PUT", self.place + "reading/", {"message": newer.pk})["answers"] == newer.pk
        self.plan()
        newest = make_message(self.inquiry, text="One more thing.")
        self.program.do("PUT", self.place + "reading/", {"message": newest.pk})
        send_scheduled(now=timezone.now() + timedelta(hours=2))
        assert self.program.get(self.place)["state"] == "sent"

    def test_what_was_sent_reads_nothing(self) -> None:
        self.program.do("POST", self.place + "sending/", {"revision": self.draft["revision"]})
        self.program.do("PUT", self.place + "reading/", {"message": self.message.pk}, status=409)


class HiddenReadersAndSignature(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        make_message(self.inquiry)
        self.staff.signature = "Ana Ruiz\nPress office"
        self.staff.save()
        self.program = Program(self.staff)
        self.replies = f"inquiries/{self.inquiry.reference}/replies/"

    def test_they_are_sent_as_they_are_told(self) -> None:
        body = {"text": "Yes.", "bcc": [f"Town Clerk <{TOWN}>"], "signed": False, "sure": [f"address:{TOWN}"]}
        shown = self.program.do("POST", self.replies, body, status=201)
        assert (shown["bcc"], shown["signed"]) == ([f"Town Clerk <{TOWN}>"], False)
        email = OutboundEmail.objects.get()
        assert email.recipients.get(address=TOWN).field == "bcc"
        assert "Press office" not in email.text

    def test_a_hidden_reader_new_to_the_thread_is_doubted(self) -> None:
        told = self.program.do("POST", self.replies, {"text": "Yes.", "bcc": [TOWN]}, status=422)
        assert list(told["errors"]["sure"]) == [f"address:{TOWN}"]
        self.program.do("POST", self.replies, {"text": "Yes.", "bcc": ["nobody"]}, status=400)

    def test_left_out_they_stay_as_they_are(self) -> None:
        draft = self.program.do("POST", self.replies, {"text": "Yes.", "send": False}, status=201)
        assert (draft["bcc"], draft["signed"]) == ([], True)
        place = f"replies/{draft['id']}/"
        body = {"text": "Yes.", "bcc": [TOWN], "signed": False, "revision": draft["revision"]}
        saved = self.program.do("PUT", place, body)
        assert (saved["bcc"], saved["signed"]) == ([TOWN], False)
        saved = self.program.do("PUT", place, {"text": "No.\r\nSorry.", "revision": saved["revision"]})
        assert (saved["bcc"], saved["signed"], saved["text"]) == ([TOWN], False, "No.\nSorry.")
        saved = self.program.do("PUT", place, {"text": "No.", "bcc": [], "signed": True, "revision": saved["revision"]})
        assert (saved["bcc"], saved["signed"]) == ([], True)
