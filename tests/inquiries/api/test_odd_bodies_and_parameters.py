"""A body that nobody can read is refused in the shape of all problems; a parameter without meaning is not left out."""

import json

from django.test import Client, override_settings

from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message
from tests.inquiries.api.calls import Program


class OddBodies(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.program = Program(self.staff)
        self.url = f"/api/v1/inquiries/{self.inquiry.reference}/notes/"

    def send(self, body: str, **headers: str) -> tuple[int, str]:
        answer = Client().post(
            self.url, body, content_type="application/json", headers={**self.program.headers, **headers}
        )
        assert answer.headers["Content-Type"] == "application/problem+json", answer.content[:200]
        return answer.status_code, json.loads(answer.content)["detail"]

    def test_what_is_nested_without_end_is_refused(self) -> None:
        for body in ["[" * 100_000, '{"text":' * 100_000, '{"text": ' + "[" * 50_000 + "]" * 50_000 + "}"]:
            status, told = self.send(body)
            assert status == 400
            assert "nested too deeply" in told

    @override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
    def test_what_is_too_large_is_refused_with_a_key_and_without(self) -> None:
        for headers in ({}, {"Idempotency-Key": "one"}):
            status, told = self.send(json.dumps({"text": "x" * 1000}), **headers)
            assert (status, told) == (413, "This is too large.")
        assert not self.inquiry.notes.exists()

    def test_half_a_character_is_refused(self) -> None:
        assert self.send('{"text": "\\ud800"}')[0] == 400


class OddWords(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        make_message(self.inquiry)
        self.program = Program(self.staff)
        self.place = f"inquiries/{self.inquiry.reference}/"

    def test_an_owner_longer_than_any_address_is_nobody(self) -> None:
        for length in (255, 100_000):
            self.program.do("POST", self.place + "assignment/", {"owner": "x" * length}, status=400)

    def test_no_line_ends_within_an_address(self) -> None:
        for odd in ["\n", "\r\nX: ", "\x01", "\x0b", "\x85", "\u2028"]:
            body = {"text": "Yes.", "to": [f"Da{odd}na <dana@piedmontcourier.example>"]}
            assert "to" in self.program.do("POST", self.place + "replies/", body, status=400)["errors"], repr(odd)

    def test_every_doubt_can_be_answered_however_many_and_long(self) -> None:
        strangers = [f"{'x' * 60}{number}@a-very-long-name-of-a-newsroom.example" for number in range(30)]
        body = {"text": "Yes.", "to": strangers}
        doubts = list(self.program.do("POST", self.place + "replies/", body, status=422)["errors"]["sure"])
        assert len([each for each in doubts if each.startswith("address:")]) == len(strangers)
        assert self.program.do("POST", self.place + "replies/", {**body, "sure": doubts}, status=201)["to"] == strangers

    def test_a_draft_is_sent_as_a_question_where_it_is_one(self) -> None:
        draft = self.program.do("POST", self.place + "replies/", {"text": "Which?", "send": False}, status=201)
        body = {"revision": draft["revision"], "kind": "question"}
        assert self.program.do("POST", f"replies/{draft['id']}/sending/", body)["kind"] == "question"


class OddParameters(DeskTestCase):
    def test_a_misspelt_filter_never_shows_everything(self) -> None:
        make_inquiry(owner=self.colleague)
        program = Program(self.staff)
        for path in [
            "inquiries/?onwer=me", "inquiries/?owner=mee", "inquiries/?status=new", "inquiries/?owner=-1",
            "messages/?inqiry=PD-1", "asks/?search=x", "people/?role=staff", "topics/?state=x", "reports/?spam=month",
            "outlets/?name=x", "journalists/?topic=Schools", "journalists/?outlet=Ledger",
            "inquiries/?received_from=9999-12-31", "inquiries/?received_to=0001-01-01",
        ]:  # fmt: skip
            told = program.do("GET", path, status=400)
            assert path.partition("?")[2].partition("=")[0] in told["errors"], path

    def test_the_names_that_are_known_are_said(self) -> None:
        told = Program(self.staff).do("GET", "topics/?retried=true", status=400)
        assert told["detail"] == "retried: There is no such parameter here, only cursor, page_size, retired."

    def test_each_parameter_that_the_schema_names_is_known(self) -> None:
        program = Program(self.staff)
        for path, operations in program.get("schema/")["paths"].items():
            for parameter in operations.get("get", {}).get("parameters", []):
                if parameter["in"] != "query" or "{" in path:
                    continue
                answer = program.call("GET", f"{path}?{parameter['name']}=1")
                assert b"no such parameter" not in answer.content, (path, parameter["name"])

    def test_answers_are_for_no_shared_cache(self) -> None:
        for answer in (Program(self.staff).call("GET", "inquiries/"), Program().call("GET", "inquiries/")):
            assert "private" in answer.headers["Cache-Control"]
            assert "no-cache" in answer.headers["Cache-Control"]
