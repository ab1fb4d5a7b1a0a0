"""Files over the API: what came is downloaded and never shown; what goes is put beside a draft, whole or not at all."""

import json
from typing import Any, ClassVar

from django.conf import settings
from django.core.files import File
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from inquiries import attaching
from inquiries.models import ReplyAttachment
from mailbox.files import DurableStorage, read_file
from mailbox.models import InboundEmail, OutboundEmail, RawEmail
from tests.base import DeskTestCase, DeskTransactionTestCase
from tests.factories import deliver_mail, make_inquiry, make_message
from tests.inquiries.api.calls import Program, Upload
from tests.inquiries.api.scene import make_mail_with_file

PAGE = b"<html><script>alert(1)</script></html>"
KEY = {"Idempotency-Key": "one"}


class FilesThatCame(DeskTestCase):
    def setUp(self) -> None:
        deliver_mail(make_mail_with_file())
        self.program = Program(self.staff)
        [self.message] = self.program.get("messages/")["results"]

    def test_each_is_listed_with_its_address_and_is_there_byte_for_byte(self) -> None:
        [file] = self.message["attachments"]
        assert (file["filename"], file["content_type"], file["size"]) == ("budget.pdf", "application/pdf", 15)
        answer = self.program.call("GET", file["url"])
        assert (answer.status_code, answer.content) == (200, b"%PDF-1.7 budget")

    def test_it_is_never_shown(self) -> None:
        answer = self.program.call("GET", self.message["attachments"][0]["url"])
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="budget.pdf"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "private" in answer.headers["Cache-Control"]

    def test_it_needs_the_token_and_takes_whatever_kind_is_accepted(self) -> None:
        url = self.message["attachments"][0]["url"]
        assert Client().get(url).status_code == 401
        assert self.program.call("GET", url, Accept="application/pdf").status_code == 200

    def test_the_original_is_there_byte_for_byte_where_a_mail_came_in(self) -> None:
        answer = self.program.call("GET", f"messages/{self.message['id']}/original/")
        assert answer.content == RawEmail.objects.get().content
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
        call = self.program.do("POST", f"inquiries/{self.message['inquiry']}/calls/", {"text": "Now?"}, status=201)
        self.program.do("GET", f"messages/{call['id']}/original/", status=404)

    def test_what_is_no_file_of_this_message_is_not_there(self) -> None:
        other = make_message(make_inquiry("Another"))
        file = self.message["attachments"][0]["id"]
        for place in (f"messages/{other.pk}/attachments/{file}/", f"messages/{self.message['id']}/attachments/9999/"):
            answer = self.program.call("GET", place)
            assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")

    def test_a_file_whose_mail_lost_its_bytes_is_not_there(self) -> None:
        InboundEmail.objects.get().attachments.update(position=7)
        assert self.program.call("GET", self.message["attachments"][0]["url"]).status_code == 404


class FilesOfADraft(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        make_message(self.inquiry)
        self.program = Program(self.staff)
        body = {"text": "Dear Dana,\n\nthe budget is attached.", "send": False}
        draft = self.program.do("POST", f"inquiries/{self.inquiry.reference}/replies/", body, status=201)
        self.place = f"replies/{draft['id']}/"
        self.files = self.place + "attachments/"

    def upload(self, name: str = "budget.pdf", content: bytes = PAGE, *, status: int = 201, **headers: str) -> Any:
        return self.program.do_with(headers, "POST", self.files, Upload(name, content), status=status)

    def test_it_goes_with_the_answer_byte_for_byte(self) -> None:
        draft = self.upload("../Budget 2026 – año.html")
        [file] = draft["attachments"]
        assert (file["filename"], file["size"]) == ("Budget 2026 – año.html", len(PAGE))
        assert self.program.call("GET", file["url"]).content == PAGE
        self.program.do("POST", self.place + "sending/", {"revision": draft["revision"]})
        [sent] = OutboundEmail.objects.get().attachments.all()
        assert read_file(sent.stored_as) == PAGE
        [message] = self.program.get(f"inquiries/{self.inquiry.reference}/messages/?page_size=1")["results"]
        answer = self.program.call("GET", message["attachments"][0]["url"])
        assert (answer.content, answer.headers["Content-Type"]) == (PAGE, "application/octet-stream")

    def test_who_did_not_see_the_file_does_not_send_it(self) -> None:
        before = self.program.get(self.place)["revision"]
        self.upload()
        self.program.do("POST", self.place + "sending/", {"revision": before}, status=409)

    def test_it_is_taken_off_again(self) -> None:
        draft = self.upload()
        url = draft["attachments"][0]["url"]
        shown = self.program.do("DELETE", url)
        assert (shown["attachments"], shown["revision"] > draft["revision"]) == ([], True)
        self.program.do("DELETE", url, status=404)
        self.program.do("GET", url, status=404)

    def test_what_was_sent_takes_no_file_and_loses_none(self) -> None:
        draft = self.upload()
        self.program.do("POST", self.place + "sending/", {"revision": draft["revision"]})
        self.upload("more.pdf", status=409)
        self.program.do("DELETE", draft["attachments"][0]["url"], status=409)
        assert ReplyAttachment.objects.count() == 1

    def test_what_no_mail_takes_is_refused_in_words(self) -> None:
        assert "is empty" in self.upload("empty.pdf", b"", status=422)["detail"]
        told = self.upload("large.zip", bytes(attaching.LARGEST_FILE + 1), status=422)
        assert "up to 20 MB" in told["detail"]
        assert self.upload("larger.zip", bytes(attaching.LARGEST_FILE + 2 * attaching.MEGABYTE), status=413)
        assert not ReplyAttachment.objects.exists()

    def test_what_is_no_form_with_a_file_is_refused(self) -> None:
        self.program.do("POST", self.files, {"file": "budget.pdf"}, status=415)
        told = self.program.do("POST", self.files, Upload("budget.pdf", field="document"), status=400)
        assert "file" in told["errors"]
        headers = {**self.program.headers, "Content-Type": "multipart/form-data"}
        answer = Client().generic("POST", f"/api/v1/{self.files}", b"x", "multipart/form-data", headers=headers)
        assert (answer.status_code, json.loads(answer.content)["status"]) == (400, 400)

    def test_a_form_of_many_files_is_refused(self) -> None:
        part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\none\r\n'
        for headers in (self.program.headers, {**self.program.headers, **KEY}):
            kind = "multipart/form-data; boundary=x"
            answer = Client().generic("POST", f"/api/v1/{self.files}", part * 101 + b"--x--\r\n", kind, headers=headers)
            assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")


class FilesSentAgain(FilesOfADraft):
    """All of the above holds of calls with a key, and each is done once."""

    def upload(self, name: str = "budget.pdf", content: bytes = PAGE, *, status: int = 201, **headers: str) -> Any:
        key = {"Idempotency-Key": f"{name.encode().hex()[:40]}-{len(content)}"}
        first = super().upload(name, content, status=status, **key, **headers)
        count = ReplyAttachment.objects.count()
        assert super().upload(name, content, status=status, **key, **headers) == first
        assert ReplyAttachment.objects.count() == count
        return first

    def test_another_file_under_the_same_key_is_refused(self) -> None:
        for name, content, status in [
            ("a.pdf", b"one", 201), ("a.pdf", b"two", 422), ("b.pdf", b"one", 422), ("a.pdf", b"one", 201),
        ]:  # fmt: skip
            self.program.do_with(KEY, "POST", self.files, Upload(name, content), status=status)
        assert ReplyAttachment.objects.count() == 1

    def test_a_file_larger_than_any_other_body_goes_under_a_key_too(self) -> None:
        shown = self.upload("film.mp4", bytes(6 * attaching.MEGABYTE))
        assert shown["attachments"][0]["size"] == 6 * attaching.MEGABYTE
        # The sum would be too much if it counted twice.
        self.upload("second.mp4", bytes(15 * attaching.MEGABYTE))

    def test_its_answer_is_heard_again_after_the_draft_was_sent(self) -> None:
        first = self.program.do_with(KEY, "POST", self.files, Upload("a.pdf"), status=201)
        self.program.do("POST", self.place + "sending/", {"revision": first["revision"]})
        assert self.program.do_with(KEY, "POST", self.files, Upload("a.pdf"), status=201) == first


class WatchedStorage(DurableStorage):
    """Says of each file that is written whether a transaction was open."""

    written: ClassVar[list[bool]] = []

    def _save(self, name: str, content: File) -> str:
        self.written.append(connection.in_atomic_block)
        return super()._save(name, content)


class WhileAFileIsWritten(DeskTransactionTestCase):
    def test_nobody_waits_for_it_with_a_key_and_without(self) -> None:
        inquiry = make_inquiry()
        make_message(inquiry)
        program = Program(self.staff)
        body = {"text": "Dear Dana,", "send": False}
        draft = program.do("POST", f"inquiries/{inquiry.reference}/replies/", body, status=201)
        usual: Any = settings.STORAGES["mail"]
        watched = {**usual, "BACKEND": f"{__name__}.WatchedStorage"}
        with override_settings(STORAGES={**settings.STORAGES, "mail": watched}):
            for headers in ({}, KEY):
                upload = Upload("a.pdf", f"new {len(headers)} {draft['id']} {timezone.now()}".encode())
                program.do_with(headers, "POST", f"replies/{draft['id']}/attachments/", upload, status=201)
        assert WatchedStorage.written == [False, False]
        assert ReplyAttachment.objects.count() == 2
