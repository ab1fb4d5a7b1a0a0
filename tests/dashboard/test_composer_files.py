"""Files in the composer: chosen or dropped, listed with their size, taken off, read again; without a script as well."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from inquiries import attaching, drafts, sending
from inquiries.models import Inquiry, Reply
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message

SCRIPT = {"HX-Request": "true"}
HTML = b"<script>alert(1)</script>"


class ComposerFiles(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        make_message(self.inquiry)
        self.client.force_login(self.staff)
        self.draft = drafts.start_reply(self.inquiry, by=self.staff, at=timezone.now())

    def url(self, name: str, *args: object) -> str:
        return reverse(name, args=[self.inquiry.reference, *args])

    def attach(self, *files: tuple[str, bytes], script: bool = True, **more: object) -> Any:
        self.draft.refresh_from_db()
        uploads = [SimpleUploadedFile(name, data) for name, data in files]
        data = {"reply": self.draft.pk, "revision": self.draft.revision, "files": uploads} | more
        return self.client.post(
            self.url("inquiry_draft_files"), data, headers=SCRIPT if script else {}, follow=not script
        )

    def send(self) -> OutboundEmail:
        draft = Reply.objects.get(pk=self.draft.pk)
        values = {"text": "Yes.", "to": draft.to, "cc": [], "revision": draft.revision}
        draft = drafts.save_draft(draft, by=self.staff, at=timezone.now(), **values)
        return sending.send_reply(draft, revision=draft.revision, by=self.staff, at=timezone.now())

    def test_several_at_once_are_listed_with_their_size_and_the_text_is_left_alone(self) -> None:
        part = self.attach(("plan.pdf", b"x" * 2048), ("año.png", b"x")).content.decode()
        assert "plan.pdf" in part
        assert "2.0\xa0KB" in part
        assert "año.png" in part
        assert 'name="revision" value="2"' in part
        assert "<textarea" not in part

    def test_the_page_refuses_a_file_at_the_very_size_at_which_the_desk_does(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(attaching, "LARGEST_FILE", 1999)
            page = self.client.get(self.inquiry.get_absolute_url() + "?compose=reply").content.decode()
            assert 'data-largest="1999"' in page
            assert 'role="alert"' not in self.attach(("plan.pdf", b"x" * 1999)).content.decode()
            assert 'role="alert"' in self.attach(("film.pdf", b"x" * 2000)).content.decode()

    def test_a_page_without_a_script_saves_what_was_typed_as_well(self) -> None:
        typed = {"text": "Dear Dana,", "to": "dana@piedmontcourier.example", "cc": ""}
        page = self.attach(("plan.pdf", b"%PDF"), script=False, **typed).content.decode()
        assert "<html" in page
        assert "Dear Dana,</textarea>" in page
        assert "plan.pdf" in page

    def test_files_that_were_chosen_and_not_attached_go_along_when_it_is_sent(self) -> None:
        data = {
            "reply": self.draft.pk, "revision": 0, "text": "It is attached.", "to": "dana@piedmontcourier.example",
            "cc": "", "files": [SimpleUploadedFile("plan.pdf", b"%PDF")],
        }  # fmt: skip
        self.client.post(self.url("inquiry_replies"), data)
        assert OutboundEmail.objects.get().attachments.get().filename == "plan.pdf"

    def test_limits_are_said_beforehand_and_what_is_wrong_is_said_in_words(self) -> None:
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        assert "up to 20 MB each, 25 MB together" in page
        for script in (True, False):
            part = self.attach(("empty.pdf", b""), script=script, text="", to="", cc="").content.decode()
            assert "empty.pdf is empty." in part

    def test_choosing_none_says_so(self) -> None:
        page = self.attach(script=False, text="", to="", cc="").content.decode()
        assert "Choose a file first." in page

    def test_after_a_colleagues_saving_the_page_keeps_the_revision_it_was_drawn_with(self) -> None:
        values: dict[str, Any] = {"text": "Hers.", "to": [], "cc": [], "revision": 0}
        drafts.save_draft(Reply.objects.get(pk=self.draft.pk), by=self.colleague, at=timezone.now(), **values)
        part = self.attach(("plan.pdf", b"%PDF"), revision=0).content.decode()
        assert "plan.pdf" in part
        assert 'name="revision" value="0"' in part

    def test_a_colleague_sees_it_and_takes_it_off(self) -> None:
        self.attach(("plan.pdf", b"%PDF"))
        self.client.force_login(self.colleague)
        assert "plan.pdf" in self.client.get(self.inquiry.get_absolute_url()).content.decode()
        url = self.url("draft_file_removal", self.draft.attachments.get().pk)
        part = self.client.post(url, {"reply": self.draft.pk, "revision": 2}, headers=SCRIPT).content.decode()
        assert "plan.pdf" not in part
        assert 'name="revision" value="4"' in part
        assert not self.draft.attachments.exists()

    def test_taking_one_off_works_without_a_script(self) -> None:
        self.attach(("plan.pdf", b"%PDF"))
        url = self.url("draft_file_removal", self.draft.attachments.get().pk)
        typed = {"reply": self.draft.pk, "revision": 1, "text": "Dear Dana,", "to": "", "cc": ""}
        page = self.client.post(url, typed, follow=True).content.decode()
        assert "plan.pdf" not in page
        assert "Dear Dana,</textarea>" in page

    def test_a_draft_that_was_sent_takes_none_and_says_so(self) -> None:
        self.send()
        assert "sent or thrown away" in self.attach(("late.pdf", b"%PDF")).content.decode()
        assert not self.draft.attachments.exists()

    def test_lesson_21_a_file_is_only_ever_a_download(self) -> None:
        self.attach(("evil.html", HTML))
        file = self.draft.attachments.get()
        email = self.send()
        sent = email.attachments.get()
        for url in [self.url("draft_file", file.pk), self.url("sent_file", email.message.pk, sent.pk)]:
            response = self.client.get(url)
            assert b"".join(response.streaming_content) == HTML  # type: ignore[attr-defined]
            assert response["Content-Disposition"] == 'attachment; filename="evil.html"'
            assert response["Content-Type"] == "application/octet-stream"
            assert response["X-Content-Type-Options"] == "nosniff"

    def test_it_stands_under_our_answer_in_the_timeline(self) -> None:
        self.attach(("plan.pdf", b"%PDF"))
        email = self.send()
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        assert self.url("sent_file", email.message.pk, email.attachments.get().pk) in page

    def test_files_of_what_one_may_not_read_are_not_found(self) -> None:
        self.attach(("plan.pdf", b"%PDF"))
        file = self.draft.attachments.get()
        other = make_inquiry("Another")
        assert self.client.get(reverse("draft_file", args=[other.reference, file.pk])).status_code == 404
        Inquiry.objects.filter(pk=self.inquiry.pk).update(is_confidential=True, owner=self.manager)
        for url in [self.url("draft_file", file.pk), self.url("sent_file", 1, 1)]:
            assert self.client.get(url).status_code == 404
        assert self.client.post(self.url("draft_file_removal", file.pk), {"reply": self.draft.pk}).status_code == 404
        assert self.draft.attachments.exists()

    def test_an_observer_reads_a_file_and_attaches_none(self) -> None:
        self.attach(("plan.pdf", b"%PDF"))
        file = self.draft.attachments.get()
        self.client.force_login(self.observer)
        assert self.client.get(self.url("draft_file", file.pk)).status_code == 200
        assert self.attach(("more.pdf", b"%PDF")).status_code == 403
        removal = self.client.post(self.url("draft_file_removal", file.pk), {"revision": 1}, headers=SCRIPT)
        assert removal.status_code == 403
        assert self.draft.attachments.count() == 1
