"""What a program may not have meant is refused: words it has not seen, a file too many, a topic no longer used."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from inquiries import bulk
from inquiries.drafts import save_draft
from inquiries.models import Inquiry, Reply, ReplyAttachment, Topic
from inquiries.topics import retire_topic
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_message
from tests.inquiries.api.calls import Program


class ToldBefore(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry(due_in=timedelta(hours=3))
        make_message(self.inquiry)
        self.program = Program(self.staff)

    def draft(self) -> Any:
        body = {"text": "Dear Dana,\n\nthe budget is attached.", "send": False}
        return self.program.do("POST", f"inquiries/{self.inquiry.reference}/replies/", body, status=201)

    def upload(self, place: str, *parts: tuple[str, str], status: int) -> Any:
        """A form of files (by name) and fields."""
        form = ""
        for name, value in parts:
            named = f'; filename="{value}"' if "." in value else ""
            form += f'--x\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n{value}\r\n'
        kind = "multipart/form-data; boundary=x"
        data = f"{form}--x--\r\n".encode()
        answer = Client().generic("POST", f"/api/v1/{place}", data, kind, headers=self.program.headers)
        assert answer.status_code == status, answer.content
        return json.loads(answer.content)

    def test_a_file_is_not_put_beside_words_it_has_not_seen(self) -> None:
        draft = self.draft()
        place = f"replies/{draft['id']}/attachments/"
        row = Reply.objects.get(pk=draft["id"])
        save_draft(
            row, text="Not so fast.", to=row.to, cc=row.cc, revision=row.revision, by=self.colleague, at=timezone.now()
        )
        self.upload(place, ("file", "a.pdf"), ("revision", str(draft["revision"])), status=409)
        assert not ReplyAttachment.objects.exists()
        seen = self.program.get(f"replies/{draft['id']}/")["revision"]
        self.upload(place, ("file", "a.pdf"), ("revision", str(seen)), status=201)

    def test_two_files_in_one_form_are_one_too_many(self) -> None:
        place = f"replies/{self.draft()['id']}/attachments/"
        for second in ("file", "other"):
            told = self.upload(place, ("file", "a.pdf"), (second, "b.pdf"), status=400)
            assert told["errors"] == {"file": ["One file a call."]}
        assert not ReplyAttachment.objects.exists()

    def test_a_topic_no_longer_used_is_given_to_nobody(self) -> None:
        topic = Topic.objects.create(name="Old topic")
        retire_topic(topic, by=self.manager, at=timezone.now())
        body = {"verb": "topics", "inquiries": [self.inquiry.reference], "topics": ["Wages", "Old topic"]}
        told = self.program.do("POST", "bulk/", {**body, "how": "add"}, status=400)
        assert "“Old topic” is no longer used." in told["detail"]
        self.program.do("POST", "bulk/", {**body, "how": "remove"}, status=202)

    def test_what_it_may_no_longer_read_it_is_not_told_of(self) -> None:
        self.inquiry.owner = self.staff
        self.inquiry.save()
        body = {"verb": "assign", "inquiries": [self.inquiry.reference], "owner": "me"}
        act = self.program.do("POST", "bulk/", body, status=202)
        Inquiry.objects.filter(pk=self.inquiry.pk).update(is_confidential=True, owner=self.colleague)
        while bulk.run_pending(now=timezone.now(), limit=100):
            pass
        shown = self.program.get(f"bulk/{act['id']}/")
        assert (shown["problems"], shown["progress"]["left"]) == ([], 1)

    def test_a_filter_that_means_nothing_is_no_filter(self) -> None:
        for query in ("place=,", "report=x"):
            for path in (f"inquiries/?{query}", f"search/?text=council&{query}"):
                assert "errors" in self.program.do("GET", path, status=400), path

    def test_who_only_reads_learns_of_no_secret_reporter(self) -> None:
        make_inquiry("Sealed", journalist=make_journalist("Kay", "kay@secret.example"), is_confidential=True)
        reader = Program(self.observer)
        for address in ("kay@secret.example", "nobody@secret.example"):
            reader.do("POST", "journalists/", {"address": address}, status=403)

    def test_half_a_character_is_refused_wherever_it_stands(self) -> None:
        for body in ('{"name": "x", "filters": {"\\ud800": "x"}}', '{"name": "x", "view": "\\ud800"}'):
            answer = Client().generic(
                "POST", "/api/v1/saved-views/", body.encode(), "application/json", headers=self.program.headers
            )
            assert answer.status_code == 400, answer.content

    def test_a_state_of_more_letters_than_it_seems_is_refused(self) -> None:
        self.program.do("POST", "spokespeople/", {"name": "Ada", "state": "ßß"}, status=400)
