"""The examples of docs/api.md do what the page says."""

import json
import re
import shlex
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import time_machine
from django.db import connection

from inquiries.models import (
    BulkAct,
    Inquiry,
    Journalist,
    Message,
    Note,
    Reply,
    ReplyAttachment,
    SavedView,
    Spokesperson,
)
from inquiries.search_documents import index_pending
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, make_spokesperson
from tests.inquiries.api.calls import Program, Upload, give_token

PAGE = Path(__file__).parents[3] / "docs" / "api.md"
EXAMPLE = re.compile(r"```sh\n(curl .*?)```\n```json\n(.*?)```", re.DOTALL)
HOST = "https://desk.example.org"
COUNTED = (BulkAct, Inquiry, Journalist, Message, Note, Reply, ReplyAttachment, SavedView, Spokesperson)
NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)


def read_command(command: str, token: str) -> tuple[str, str, object, dict[str, str]]:
    """Method, path, body and headers of a curl line, as a shell would read it."""
    words = iter(shlex.split(command.replace("\\\n", " ").replace("$TOKEN", token))[1:])
    method, url, headers = "GET", "", {}
    body: object = None
    for word in words:
        match word:
            case "-X":
                method = next(words)
            case "-H":
                name, _colon, value = next(words).partition(": ")
                headers[name] = value
            case "-d":
                body = json.loads(next(words))
            case "-F":
                field, _is, value = next(words).partition("=")
                if isinstance(body, Upload):
                    body = replace(body, more=(*body.more, (field, value)))
                else:
                    body = Upload(value.removeprefix("@"), field=field)
            case _:
                url = word
    assert url.startswith(HOST), command
    return method, url.removeprefix(HOST), body, headers


def without_host(shown: Any) -> Any:
    """The tests' host is another one."""
    return json.loads(json.dumps(shown).replace(HOST, "http://testserver"))


def differences(shown: Any, real: Any, place: str = "") -> list[str]:
    """Where what the page shows is not what is there; the page may leave fields out."""
    if isinstance(shown, dict) and isinstance(real, dict):
        return [line for key, value in shown.items() for line in differences(value, real.get(key), f"{place}.{key}")]
    if isinstance(shown, list) and isinstance(real, list) and len(shown) == len(real):
        pairs = zip(shown, real, strict=True)
        return [line for number, pair in enumerate(pairs) for line in differences(*pair, f"{place}[{number}]")]
    return [] if shown == real else [f"{place}: {shown!r} is {real!r}"]


class DocumentedExamples(DeskTestCase):
    def setUp(self) -> None:
        # The page's days, of which some have to lie ahead.
        travelling = time_machine.travel(NOW)
        travelling.start()
        self.addCleanup(travelling.stop)
        # The page's numbers, whatever other tests have counted before.
        with connection.cursor() as cursor:
            for model in COUNTED:
                table = model._meta.db_table
                if connection.vendor == "postgresql":
                    cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 1, false)")
                else:
                    cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
        deliver_mail(make_mail(text="Is there someone who can speak?\n"))
        index_pending(limit=10)
        make_spokesperson()
        self.token = give_token(self.staff)

    def test_the_page_has_examples(self) -> None:
        assert len(EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))) >= 8

    def test_each_example_answers_as_the_page_shows(self) -> None:
        for command, shown in EXAMPLE.findall(PAGE.read_text(encoding="utf-8")):
            method, path, body, headers = read_command(command, self.token)
            assert headers.pop("Authorization") == f"Token {self.token}"
            answer = Program(token=self.token).call(method, path, body, **headers)
            real = json.loads(answer.content)
            wrong = differences(without_host(json.loads(shown)), real)
            assert not wrong, (command, wrong)

    def test_a_wrong_example_is_found(self) -> None:
        assert differences({"a": [{"b": 1}]}, {"a": [{"b": 2, "c": 3}]}) == [".a[0].b: 1 is 2"]
