"""Each verb of the API does what the office's verb does, once, under its person's name."""

import json
from datetime import timedelta
from typing import Any

from django.utils import timezone

from inquiries import assignment, drafts
from inquiries.models import Event, Inquiry, Message, Reply
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message, make_spokesperson
from tests.inquiries.api.calls import Program


class Verbs(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.message = make_message(self.inquiry)
        self.program = Program(self.staff)
        self.place = f"inquiries/{self.inquiry.reference}/"

    def do(self, method: str, noun: str, body: object = None, *, status: int = 200) -> Any:
        return self.program.do(method, self.place + noun, body, status=status)

    def last_event(self) -> Event:
        event = self.inquiry.events.order_by("id").last()
        assert event is not None
        return event

    def test_assignment_by_number_by_address_and_to_nobody(self) -> None:
        for owner, expected in [
            (self.colleague.pk, self.colleague.pk),
            ("ANA.RUIZ@pressdesk.example", self.staff.pk),
            (None, None),
            ("me", self.staff.pk),
        ]:
            shown = self.do("POST", "assignment/", {"owner": owner})["owner"]
            assert (shown and shown["id"]) == expected
            assert self.last_event().by == self.staff
        others: list[Any] = [999_999, "nobody@pressdesk.example", "me\x00", True, [], {}, 1.5, 2**80]
        for wrong in others:
            assert "owner" in self.do("POST", "assignment/", {"owner": wrong}, status=400)["errors"]

    def test_a_closed_account_is_given_nothing(self) -> None:
        self.colleague.is_active = False
        self.colleague.save()
        told = self.do("POST", "assignment/", {"owner": self.colleague.pk}, status=409)
        assert "no longer works" in told["detail"]

    def test_closing_and_reopening(self) -> None:
        assert self.do("POST", "closure/", {"outcome": "no_comment"})["outcome"] == "no_comment"
        shown = self.do("POST", "reopening/")
        assert (shown["state"], shown["outcome"]) == ("open", None)

    def test_a_deadline_without_an_offset_is_in_the_persons_zone(self) -> None:
        self.staff.time_zone = "America/Los_Angeles"
        self.staff.save()
        shown = self.do("PUT", "deadline/", {"deadline": "2026-12-01T09:00:00"})
        assert (shown["deadline"], shown["deadline_confirmed"]) == ("2026-12-01T17:00:00Z", True)
        shown = self.do("PUT", "deadline/", {"deadline": "2026-12-01T09:00:00+01:00"})
        assert shown["due_at"] == "2026-12-01T08:00:00Z"
        assert self.do("DELETE", "deadline/")["deadline"] is None

    def test_a_deadline_outside_every_calendar_is_refused(self) -> None:
        for wrong in ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59", "noon", 7, None]:
            self.do("PUT", "deadline/", {"deadline": wrong}, status=400)

    def test_snoozing_and_waking(self) -> None:
        until = (timezone.now() + timedelta(hours=5)).isoformat()
        assert self.do("PUT", "snooze/", {"until": until})["snoozed_until"] is not None
        assert self.do("DELETE", "snooze/")["snoozed_until"] is None
        past = (timezone.now() - timedelta(hours=5)).isoformat()
        assert "has passed" in self.do("PUT", "snooze/", {"until": past}, status=400)["detail"]

    def test_topics_whatever_their_case_and_no_others(self) -> None:
        assert self.do("PUT", "topics/", {"topics": ["schools", "WAGES"]})["topics"] == ["Schools", "Wages"]
        told = self.do("PUT", "topics/", {"topics": ["Schools", "Gossip"]}, status=400)
        assert "Gossip" in told["detail"]
        assert self.do("PUT", "topics/", {"topics": []})["topics"] == []

    def test_a_note_is_kept(self) -> None:
        note = self.do("POST", "notes/", {"text": "Ask the mayor."}, status=201)
        assert (note["text"], note["by"]["id"]) == ("Ask the mayor.", self.staff.pk)
        assert self.program.get(self.place + "notes/")["results"] == [note]
        self.do("POST", "notes/", {"text": "  "}, status=400)

    def test_asking_agreeing_and_taking_back(self) -> None:
        spokesperson = make_spokesperson()
        ask = self.do("POST", "asks/", {"spokesperson": spokesperson.pk, "state": "asked"}, status=201)
        assert self.program.get(self.place)["spokespeople"] == []
        assert self.program.do("POST", f"asks/{ask['id']}/agreement/")["state"] == "agreed"
        assert [each["name"] for each in self.program.get(self.place)["spokespeople"]] == [spokesperson.name]
        self.program.do("POST", f"asks/{ask['id']}/agreement/", status=409)
        self.program.do("DELETE", f"asks/{ask['id']}/", status=204)
        self.program.do("DELETE", f"asks/{ask['id']}/", status=409)
        assert self.program.get(f"asks/{ask['id']}/")["state"] == "taken_back"

    def test_lesson_30_who_left_office_is_not_asked(self) -> None:
        gone = make_spokesperson(left_office_on=timezone.localdate() - timedelta(days=2))
        told = self.do("POST", "asks/", {"spokesperson": gone.pk}, status=409)
        assert "left office" in told["detail"]
        self.do("POST", "asks/", {"spokesperson": gone.pk + 1}, status=400)

    def test_merging_answers_with_the_one_that_lives_on(self) -> None:
        other = make_inquiry("Another")
        shown = self.do("POST", "merge/", {"into": other.reference.lower()})
        assert shown["reference"] == other.reference
        assert self.program.get(self.place)["joined_to"] == other.reference
        self.do("POST", "merge/", {"into": other.reference}, status=409)
        self.do("POST", "reopening/", status=409)

    def test_what_may_not_be_read_is_merged_into_by_nobody(self) -> None:
        hidden = make_inquiry("Hidden", is_confidential=True)
        missing = self.do("POST", "merge/", {"into": "PD-999999"}, status=400)
        assert self.do("POST", "merge/", {"into": hidden.reference}, status=400) == missing

    def test_confidential_with_names_and_not_any_more(self) -> None:
        shown = self.do("PUT", "confidentiality/", {"confidential": True, "named": [self.colleague.pk]})
        assert shown["confidential"] is True
        assert Program(self.colleague).get(self.place)["confidential"] is True
        Program(self.observer).do("GET", self.place, status=404)
        self.do("PUT", "confidentiality/", {"confidential": True, "named": [999_999]}, status=400)
        assert self.do("PUT", "confidentiality/", {"confidential": False})["confidential"] is False
        assert Program(self.observer).get(self.place)["reference"] == self.inquiry.reference

    def test_who_gives_a_confidential_one_away_is_told_that_it_was_done(self) -> None:
        mine = make_inquiry("Mine", is_confidential=True, owner=self.staff)
        place = f"inquiries/{mine.reference}/"
        assert self.program.do("POST", place + "assignment/", {"owner": self.colleague.pk})["owner"] is not None
        self.program.do("GET", place, status=404)

    def test_a_call_is_logged(self) -> None:
        call = self.do("POST", "calls/", {"text": "She asked again.", "answered": True}, status=201)
        assert (call["kind"], call["by"]["id"]) == ("call", self.staff.pk)
        assert self.program.get(self.place)["state"] == "answered"

    def test_an_inquiry_is_opened_by_hand(self) -> None:
        caller = {"name": "Rosa Lindgren", "outlet": "Valley Ledger", "phone": "555-0142"}
        shown = self.program.do("POST", "inquiries/", {"text": "When is the vote?", "caller": caller}, status=201)
        assert shown["journalist"]["name"] == "Rosa Lindgren"
        assert shown["journalist"]["outlet"] == "Valley Ledger"
        again = {"text": "And the next one?", "journalist": shown["journalist"]["id"]}
        assert self.program.do("POST", "inquiries/", again, status=201)["journalist"] == shown["journalist"]
        for wrong in [{}, {"text": "x"}, {**again, "caller": caller}, {**again, "journalist": 999_999}]:
            self.program.do("POST", "inquiries/", wrong, status=400)

    def test_acknowledging_once(self) -> None:
        reply = self.do("POST", "acknowledgement/", status=201)
        assert (reply["kind"], reply["state"]) == ("acknowledgement", "sent")
        self.do("POST", "acknowledgement/", status=422)

    def test_nothing_is_taken_but_json(self) -> None:
        assert self.program.call("POST", self.place + "closure/", None).status_code == 400
        for body in ["outcome=spam", "[", "[]", '"spam"', '{"outcome": "spa\\u0000m"}', '{"outcome": NaN}', "\xff"]:
            answer = self.client.post(
                f"/api/v1/{self.place}closure/", body, content_type="application/json", headers=self.program.headers
            )
            assert answer.status_code == 400, body
            assert answer.headers["Content-Type"] == "application/problem+json"
        answer = self.client.post(f"/api/v1/{self.place}closure/", {"outcome": "spam"}, headers=self.program.headers)
        assert answer.status_code == 415
        assert not self.inquiry.events.exists()


class Replies(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.message = make_message(self.inquiry)
        self.program = Program(self.staff)
        self.place = f"inquiries/{self.inquiry.reference}/replies/"

    def test_an_answer_goes_to_the_outbox_in_the_reporters_thread(self) -> None:
        shown = self.program.do("POST", self.place, {"text": "Dear Dana,\r\nyes."}, status=201)
        email = OutboundEmail.objects.get()
        assert (shown["delivery"], shown["to"]) == ("queued", [self.inquiry.journalist.address])
        assert "Dear Dana,\nyes." in email.text
        assert email.from_name == self.staff.name

    def test_a_colleagues_draft_is_not_written_over(self) -> None:
        draft = drafts.start_reply(self.inquiry, by=self.colleague, at=timezone.now())
        told = self.program.do("POST", self.place, {"text": "Mine"}, status=409)
        assert "Mateo Osei" in told["detail"]
        draft.refresh_from_db()
        assert (draft.text, draft.state) == ("", Reply.State.DRAFT)
        assert not OutboundEmail.objects.exists()

    def test_lesson_25_nothing_goes_out_over_a_newer_mail(self) -> None:
        make_message(self.inquiry, text="Never mind, filed.")
        told = self.program.do("POST", self.place, {"text": "Yes.", "answers": self.message.pk}, status=409)
        assert "newer mail" in told["detail"]
        assert not Reply.objects.exists()
        assert not OutboundEmail.objects.exists()

    def test_what_lacks_something_leaves_nothing_behind(self) -> None:
        self.program.do("POST", self.place, {"text": "Yes.", "to": []}, status=422)
        self.program.do("POST", self.place, {"text": "Yes.", "to": ["nobody"]}, status=400)
        self.program.do("POST", self.place, {"text": ""}, status=400)
        assert not Reply.objects.exists()

    def test_a_doubt_is_said_once_by_its_name(self) -> None:
        body = {"text": "Yes.", "to": ["someone.new@elsewhere.example"]}
        told = self.program.do("POST", self.place, body, status=422)
        doubts = list(told["errors"]["sure"])
        assert doubts
        assert self.program.do("POST", self.place, {**body, "sure": doubts}, status=201)["state"] == "sent"

    def test_a_draft_is_left_saved_sent_and_taken_back(self) -> None:
        draft = self.program.do("POST", self.place, {"text": "Yes.", "send": False}, status=201)
        place = f"replies/{draft['id']}/"
        assert (draft["state"], OutboundEmail.objects.count()) == ("draft", 0)
        saved = self.program.do("PUT", place, {"text": "Yes, she will.", "revision": draft["revision"]})
        assert saved["text"] == "Yes, she will."
        self.program.do("PUT", place, {"text": "No.", "revision": draft["revision"]}, status=409)
        self.program.do("POST", place + "sending/", {"revision": draft["revision"]}, status=409)
        assert self.program.do("POST", place + "sending/", {"revision": saved["revision"]})["delivery"] == "queued"
        self.program.do("DELETE", place, status=204)
        assert self.program.get(place)["state"] == "draft"
        self.program.do("DELETE", place, status=204)
        self.program.do("GET", place, status=404)

    def test_what_has_left_is_not_taken_back(self) -> None:
        reply = self.program.do("POST", self.place, {"text": "Yes."}, status=201)
        OutboundEmail.objects.update(state="sent", sent_at=timezone.now())
        assert "Too late" in self.program.do("DELETE", f"replies/{reply['id']}/", status=409)["detail"]

    def test_a_question_back_is_said_to_be_one(self) -> None:
        reply = self.program.do("POST", self.place, {"text": "Which vote?", "kind": "question"}, status=201)
        assert reply["kind"] == "question"


class Shown(DeskTestCase):
    def test_an_inquiry_shows_how_it_stands(self) -> None:
        inquiry = make_inquiry(due_in=timedelta(hours=3), owner=self.staff)
        assignment.assign_spokesperson(inquiry, make_spokesperson(), by=self.staff, at=timezone.now())
        shown = Program(self.observer).get(f"inquiries/{inquiry.reference}/")
        assert shown["owner"] == {"id": self.staff.pk, "name": "Ana Ruiz", "email": "ana.ruiz@pressdesk.example"}
        assert [each["name"] for each in shown["spokespeople"]] == ["Desmond Achterberg"]
        assert shown["messages_url"].endswith(f"/api/v1/inquiries/{inquiry.reference}/messages/")
        assert shown["due_at"] == shown["deadline"]
        assert shown["due_at"].endswith("Z")

    def test_one_persons_mail_is_not_shown_under_anothers_inquiry(self) -> None:
        make_message(make_inquiry("One"), text="Said in one.")
        other = make_inquiry("Other")
        assert Program(self.staff).get(f"inquiries/{other.reference}/messages/")["results"] == []

    def test_confidential_words_show_in_no_list(self) -> None:
        hidden = make_inquiry("Hidden", is_confidential=True)
        make_message(hidden, text="Whispered.")
        for name in ("inquiries", "messages", "asks"):
            assert Program(self.staff).get(f"{name}/")["results"] == [], name
        assert Message.objects.count() == len(Program(self.manager).get("messages/")["results"]) == 1
        assert json.dumps(Program(self.staff).get("journalists/")).count("dana@") == 0
        assert Inquiry.objects.count() == len(Program(self.manager).get("inquiries/")["results"]) == 1
