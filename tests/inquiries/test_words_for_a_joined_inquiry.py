"""What is written on a page whose inquiry was joined to another meanwhile stands where that one goes on."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from inquiries import drafts, notes
from inquiries.merging import merge
from inquiries.models import DraftCopy, Inquiry, Note
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message

SCRIPT = {"HX-Request": "true"}


class WordsForAJoinedInquiry(DeskTestCase):
    def setUp(self) -> None:
        self.joined, self.survivor = make_inquiry("Joined"), make_inquiry("Goes on")
        make_message(self.joined)
        self.mail = make_message(self.survivor)
        merge(self.joined, self.survivor, by=self.staff, at=timezone.now())
        self.client.force_login(self.staff)

    def url(self, name: str) -> str:
        return reverse(name, args=[self.joined.reference])

    def test_a_note_stands_where_it_goes_on(self) -> None:
        note = notes.add_note(self.joined, "She called twice.", by=self.staff, at=timezone.now())
        assert note.inquiry == self.survivor
        assert self.survivor.events.filter(kind="note_added").count() == 1

    def test_the_page_goes_there_and_says_why(self) -> None:
        page = self.client.post(self.url("inquiry_notes"), {"text": "She called twice."}, follow=True).content.decode()
        assert "She called twice." in page
        assert f"This was joined to {self.survivor.reference} and goes on there." in page

    def test_a_script_is_told_to_go_there(self) -> None:
        for name, data in [("inquiry_notes", {"text": "She called."}), ("inquiry_draft", {})]:
            with self.subTest(name):
                response = self.client.post(self.url(name), data, headers=SCRIPT)
                assert response.status_code == 204
                assert response["HX-Redirect"].startswith(self.survivor.get_absolute_url())

    def test_an_answer_is_begun_there(self) -> None:
        draft = drafts.start_reply(self.joined, by=self.staff, at=timezone.now())
        assert draft.inquiry == self.survivor
        assert not self.joined.replies.exists()

    def test_a_text_for_it_is_kept_beside_the_draft_there(self) -> None:
        draft = drafts.start_reply(self.survivor, by=self.colleague, at=timezone.now())
        drafts.save_draft(draft, text="Mateo writes.", to=[], cc=[], revision=0, by=self.colleague, at=timezone.now())
        page = self.client.post(self.url("inquiry_draft"), {"text": "Ana writes."}, follow=True).content.decode()
        assert "Ana writes." in page
        assert "Mateo writes." in page
        assert DraftCopy.objects.get(reply=draft).text == "Ana writes."

    def test_whoever_may_not_read_where_it_goes_on_writes_nothing_there(self) -> None:
        Inquiry.objects.filter(pk=self.survivor.pk).update(is_confidential=True, owner=self.manager)
        with pytest.raises(PermissionDenied):
            notes.add_note(self.joined, "A word.", by=self.colleague, at=timezone.now())
        with pytest.raises(PermissionDenied):
            drafts.start_reply(self.joined, by=self.colleague, at=timezone.now())
        assert not Note.objects.exists()
        assert not self.survivor.replies.exists()
