"""A call that is sent again under its key is answered as the first time, and what it does is done once."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from inquiries import drafts
from inquiries.api.schema import build_schema
from inquiries.clocks import check_clocks
from inquiries.kept_answers import KEPT_FOR
from inquiries.models import DraftCopy, Event, Inquiry, KeptAnswer, Message, Note, Reply
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message
from tests.inquiries.api.calls import Program
from tests.inquiries.api.scene import Scene
from tests.inquiries.api.test_access_by_role_and_route import TABLE

KEY = '"5a1f0c9e-8d0b-4b9e-9d38-2f3f0f4f7a10"'


def key(text: str = KEY) -> dict[str, str]:
    return {"Idempotency-Key": text}


def count_all() -> list[int]:
    return [each.objects.count() for each in (Inquiry, Message, Note, Reply, OutboundEmail, Event)]


class EveryCall(DeskTestCase):
    def test_each_writing_call_sent_again_is_answered_alike_and_done_once(self) -> None:
        scene = Scene(self.staff, is_confidential=False)
        programs = {False: Program(self.staff), True: Program(self.manager)}
        for row in TABLE:
            if row.method == "GET":
                continue
            program = programs["owner" in row.others]
            with transaction.atomic():
                url, body = scene.url(row), row.body(scene)
                first = program.call(row.method, url, body, **key())
                assert first.status_code == row.status, (row.name, first.content)
                done = count_all()
                again = program.call(row.method, url, body, **key())
                assert (again.status_code, again.content) == (first.status_code, first.content), row.name
                assert count_all() == done, row.name
                transaction.set_rollback(True)

    def test_who_gave_a_confidential_inquiry_away_is_told_so_again(self) -> None:
        mine = make_inquiry("Mine", is_confidential=True, owner=self.staff)
        program, url = Program(self.staff), f"inquiries/{mine.reference}/assignment/"
        answers = [program.call("POST", url, {"owner": self.colleague.pk}, **key()) for _time in range(2)]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].content == answers[1].content

    def test_an_answer_taken_back_is_not_thrown_away_by_the_same_word(self) -> None:
        inquiry = make_inquiry()
        make_message(inquiry)
        program = Program(self.staff)
        reply = program.do("POST", f"inquiries/{inquiry.reference}/replies/", {"text": "Yes."}, status=201)
        for _time in range(3):
            assert program.call("DELETE", f"replies/{reply['id']}/", **key()).status_code == 204
        assert program.get(f"replies/{reply['id']}/")["state"] == "draft"

    def test_the_schema_names_the_key_with_each_writing_call_and_no_other(self) -> None:
        for path, operations in build_schema()["paths"].items():
            for method, operation in operations.items():
                headers = {each["name"] for each in operation.get("parameters", []) if each["in"] == "header"}
                assert headers == (set() if method == "get" else {"Idempotency-Key"}), (method, path)


class OneCall(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        make_message(self.inquiry)
        self.program = Program(self.staff)
        self.url = f"inquiries/{self.inquiry.reference}/notes/"

    def note(
        self, text: str, headers: dict[str, str] | None = None, *, program: Program | None = None, url: str = ""
    ) -> tuple[int, Any]:
        answer = (program or self.program).call("POST", url or self.url, {"text": text}, **(headers or {}))
        return answer.status_code, json.loads(answer.content)

    def test_without_a_key_each_call_counts(self) -> None:
        for _time in range(2):
            assert self.note("Ask the mayor.")[0] == 201
        assert Note.objects.count() == 2
        assert not KeptAnswer.objects.exists()

    def test_a_key_with_another_body_is_refused(self) -> None:
        assert self.note("Ask the mayor.", key())[0] == 201
        status, told = self.note("Ask the clerk.", key())
        assert (status, told["title"]) == (422, "Unprocessable Entity")
        assert "new key" in told["detail"]
        assert [note.text for note in Note.objects.all()] == ["Ask the mayor."]

    def test_another_token_person_or_route_may_have_the_same_key(self) -> None:
        other = make_inquiry("Another")
        for program, url in [
            (self.program, self.url),
            (self.program, f"inquiries/{other.reference}/notes/"),
            (Program(self.staff), self.url),
            (Program(self.colleague), self.url),
        ]:
            assert self.note("Ask the mayor.", key(), program=program, url=url)[0] == 201
        assert Note.objects.count() == 4

    def test_a_key_is_the_same_with_quotes_and_without(self) -> None:
        assert self.note("Ask the mayor.", key("abc"))[1] == self.note("Ask the mayor.", key('"abc"'))[1]
        assert Note.objects.count() == 1

    def test_what_is_no_key_is_refused_and_nothing_done(self) -> None:
        for odd in ["", '""', '"', '"a', "a b", '"a"b', "a\\b", "é", "x" * 256, '"' + "x" * 256 + '"', '"a";b=1']:
            status, told = self.note("Ask the mayor.", key(odd))
            assert status == 400, odd
            assert "Idempotency-Key" in told["errors"]
        assert not Note.objects.exists()
        assert self.note("Ask the mayor.", key("x" * 255))[0] == 201

    def test_a_refusal_did_nothing_and_the_key_may_try_again(self) -> None:
        draft = drafts.start_reply(self.inquiry, by=self.colleague, at=timezone.now())
        url, body = f"inquiries/{self.inquiry.reference}/replies/", {"text": "Yes."}
        assert self.program.call("POST", url, body, **key()).status_code == 409
        assert self.program.call("POST", url, {"text": ""}, **key()).status_code == 400
        drafts.discard_draft(draft, by=self.colleague, at=timezone.now())
        answers = [self.program.call("POST", url, body, **key()) for _time in range(2)]
        assert [answer.status_code for answer in answers] == [201, 201]
        assert OutboundEmail.objects.count() == 1

    def test_words_over_a_colleagues_are_kept_beside_them_also_under_a_key(self) -> None:
        draft = drafts.start_reply(self.inquiry, by=self.staff, at=timezone.now())
        url = f"replies/{draft.pk}/"
        self.program.do("PUT", url, {"text": "Hers.", "revision": 0})
        for _time in range(2):
            answer = self.program.call("PUT", url, {"text": "Mine.", "revision": 0}, **key())
            assert answer.status_code == 409
        assert [copy.text for copy in DraftCopy.objects.all()] == ["Mine."]

    def test_reading_takes_no_notice_of_a_key(self) -> None:
        before = self.program.call("GET", self.url, **key())
        self.note("Ask the mayor.")
        assert self.program.call("GET", self.url, **key()).content != before.content

    def test_a_revoked_token_hears_no_answer_of_hers_again(self) -> None:
        self.note("Ask the mayor.", key())
        self.staff.tokens.update(revoked_at=timezone.now())
        assert self.note("Ask the mayor.", key())[0] == 401

    def test_a_crash_before_the_answer_is_kept_undoes_what_was_done(self) -> None:
        def crash(execute: Any, sql: str, *rest: Any) -> Any:
            if "INSERT" in sql and KeptAnswer._meta.db_table in sql:
                raise OSError("the disk is gone")
            return execute(sql, *rest)

        with connection.execute_wrapper(crash), pytest.raises(OSError, match="disk"):
            self.note("Ask the mayor.", key())
        assert not Note.objects.exists()
        assert not self.inquiry.events.exists()
        assert self.note("Ask the mayor.", key())[0] == 201

    def test_an_answer_is_kept_for_a_day(self) -> None:
        self.note("Ask the mayor.", key())
        made = KeptAnswer.objects.get().created_at
        for shift, kept in [(-1, 1), (0, 1), (1, 0)]:
            check_clocks(now=made + KEPT_FOR + timedelta(seconds=shift))
            assert KeptAnswer.objects.count() == kept, shift
