"""A fault of our own is told without its inside: to a program in the shape of all problems, to a person by a page."""

import json
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from inquiries.models import Topic
from tests.base import DeskTestCase
from tests.inquiries.api.calls import Program


class Faults(DeskTestCase):
    def ask_without_a_disk(self, url: str, browser: Client, headers: dict[str, str]) -> HttpResponse:
        def fail_on_topics(execute: Any, sql: str, *rest: Any) -> Any:
            if f'FROM "{Topic._meta.db_table}"' in sql:
                raise OSError("the disk is gone")
            return execute(sql, *rest)

        with connection.execute_wrapper(fail_on_topics):
            answer: object = browser.get(url, headers=headers)
        assert isinstance(answer, HttpResponse)
        assert answer.status_code == 500
        assert b"disk" not in answer.content
        return answer

    def test_a_program_is_told_in_the_shape_of_all_problems(self) -> None:
        program = Program(self.staff)
        answer = self.ask_without_a_disk("/api/v1/topics/", Client(raise_request_exception=False), program.headers)
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert json.loads(answer.content)["title"] == "Internal Server Error"

    def test_a_person_is_told_by_a_page(self) -> None:
        browser = Client(raise_request_exception=False)
        browser.force_login(self.manager)
        answer = self.ask_without_a_disk("/journalists/", browser, {})
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "Something went wrong here" in answer.content.decode()
