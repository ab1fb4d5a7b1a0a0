"""A form that does not say which edition it was filled in on has not seen the newest: nothing is written over by it."""

import html
import re
from typing import Any

from django.urls import reverse
from django.utils import timezone

from inquiries import drafts
from inquiries.models import DraftCopy, Inquiry, Office, Reply, Topic
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_message, make_outlet, make_spokesperson

MINE, THEIRS = "Written by Ana", "Written by Mateo"
EDITION = re.compile(r'name="edition" value="([^"]+)"')
UNREADABLE: tuple[dict[str, object], ...] = ({}, {"revision": ""}, {"revision": "x"}, {"revision": str(2**40)})


class EntriesWithoutTheirEdition(DeskTestCase):
    def assert_asks_first(self, url: str, field: str, sent: dict[str, Any]) -> None:
        response = self.client.post(url, sent | {field: MINE})
        text = html.unescape(response.content.decode())
        assert response.status_code == 422
        assert f"saved: “{THEIRS}”; yours: “{MINE}”" in text
        assert MINE in text
        # Now she has seen it: sending it again is a decision.
        edition = EDITION.search(text)
        assert edition is not None
        assert self.client.post(url, sent | {field: MINE, "edition": edition.group(1)}).status_code == 302

    def setUp(self) -> None:
        self.client.force_login(self.administrator)

    def test_a_journalist(self) -> None:
        dana = make_journalist()
        dana.notes = THEIRS
        dana.save()
        self.assert_asks_first(f"/journalists/{dana.pk}/entry/", "notes", {"name": dana.name, "address": dana.address})

    def test_an_outlet(self) -> None:
        outlet = make_outlet()
        outlet.notes = THEIRS
        outlet.save()
        self.assert_asks_first(f"/outlets/{outlet.pk}/entry/", "notes", {"name": outlet.name})

    def test_a_topic(self) -> None:
        topic = Topic.objects.get(name="Wages")
        topic.description = THEIRS
        topic.save()
        self.assert_asks_first(f"/settings/topics/{topic.pk}/", "description", {"name": topic.name})

    def test_a_spokesperson(self) -> None:
        person = make_spokesperson(notes=THEIRS)
        kept = ("name", "body", "office", "city", "state", "topics")
        self.assert_asks_first(f"/spokespeople/{person.pk}/", "notes", {name: getattr(person, name) for name in kept})

    def test_the_office(self) -> None:
        office = Office.load()
        office.acknowledgement = THEIRS
        office.save()
        sent = {"name": office.name, "time_zone": office.time_zone, "opens_at": "09:00", "closes_at": "18:00",
                "work_days": ["0", "1", "2", "3", "4"], "answer_hours": "24", "quiet_hours": "9"}  # fmt: skip
        self.assert_asks_first("/settings/office/", "acknowledgement", sent)

    def test_a_new_entry_has_none_and_is_kept(self) -> None:
        assert self.client.post("/outlets/new/", {"name": "Foothill Gazette"}).status_code == 302


class AnswersWithoutTheirRevision(DeskTestCase):
    inquiry: Inquiry

    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        make_message(self.inquiry)
        self.client.force_login(self.staff)
        now = timezone.now()
        draft = drafts.start_reply(self.inquiry, by=self.colleague, at=now)
        self.draft = drafts.save_draft(
            draft, text=THEIRS, to=draft.to, cc=[], revision=0, by=self.colleague, at=now
        )  # fmt: skip

    def post(self, name: str, **sent: object) -> str:
        data = {"reply": self.draft.pk, "text": MINE, "to": "dana@piedmontcourier.example", "cc": ""} | sent
        return self.client.post(reverse(name, args=[self.inquiry.reference]), data).content.decode()

    def assert_both_stand(self, page: str) -> None:
        assert f"{MINE}</textarea>" in page
        assert f"{THEIRS}</textarea>" in page
        self.draft.refresh_from_db()
        assert (self.draft.text, self.draft.state) == (THEIRS, Reply.State.DRAFT)

    def test_saving_shows_both_texts_and_keeps_both(self) -> None:
        for sent in UNREADABLE:
            self.assert_both_stand(self.post("inquiry_draft", **sent))
        assert {copy.text for copy in DraftCopy.objects.all()} == {MINE}

    def test_sending_and_planning_send_nothing(self) -> None:
        for name in ("inquiry_replies", "inquiry_schedule"):
            for sent in UNREADABLE:
                self.assert_both_stand(self.post(name, **sent))
        assert not OutboundEmail.objects.exists()

    def test_a_copy_that_was_kept_is_not_written_over_by_another(self) -> None:
        drafts.keep_copy(self.draft, by=self.colleague, at=timezone.now())
        self.client.force_login(self.colleague)
        self.post("inquiry_draft")
        assert {copy.text for copy in DraftCopy.objects.all()} == {MINE, THEIRS}

    def test_a_text_that_is_too_long_on_a_page_that_is_too_old_shows_both(self) -> None:
        page = self.post("inquiry_draft", text="x" * 200_001, revision=0)
        assert "200001" in page
        assert f"{THEIRS}</textarea>" in page
