"""The same call from two connections in the same instant is done once; neither hears anything but the one answer."""

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse

from inquiries.models import Inquiry, Note, Reply, User
from mailbox.models import OutboundEmail
from tests.factories import make_inquiry, make_message, make_person
from tests.inquiries.api.calls import Program

pytestmark = pytest.mark.django_db(transaction=True)
KEY = {"Idempotency-Key": '"one-of-its-kind"'}
# pg_locks tells of all databases of the server.
ADVISORY_LOCKS_HERE = """
    SELECT count(*) FROM pg_locks
    WHERE locktype = 'advisory' AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@pytest.fixture
def inquiry() -> Inquiry:
    inquiry = make_inquiry()
    make_message(inquiry)
    return inquiry


@pytest.fixture
def program() -> Program:
    make_person("Kit Abara", role=User.Role.ADMINISTRATOR)
    return Program(make_person("Ana Ruiz"))


def begin(act: Callable[[], Any], into: list[Any]) -> threading.Thread:
    """`act` in a thread of its own; what it returns is added to `into`."""

    def run() -> None:
        try:
            into.append(act())
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_of_many_at_once_one_is_done_and_each_hears_its_answer(inquiry: Inquiry, program: Program) -> None:
    url, body = f"inquiries/{inquiry.reference}/replies/", {"text": "The mayor will call you at three."}
    answers: list[HttpResponse] = []
    threads = [begin(lambda: program.call("POST", url, body, **KEY), answers) for _number in range(4)]
    for thread in threads:
        thread.join(30)
    assert OutboundEmail.objects.count() == Reply.objects.count() == 1
    assert {answer.status_code for answer in answers} <= {201, 409}
    said = {answer.content for answer in answers if answer.status_code == 201}
    assert said == {program.call("POST", url, body, **KEY).content}
    for refused in (json.loads(answer.content) for answer in answers if answer.status_code == 409):
        assert "at this moment" in refused["detail"]


def test_a_call_that_is_being_answered_is_not_answered_a_second_time(inquiry: Inquiry, program: Program) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("On SQLite the second call waits for the first and hears its answer.")
    url, body = f"inquiries/{inquiry.reference}/assignment/", {"owner": "me"}
    answers: list[HttpResponse] = []
    program.get("topics/")  # the first use of the day is noted
    with transaction.atomic():
        # The first one waits for this row, in the midst of its work.
        Inquiry.objects.select_for_update().get(pk=inquiry.pk)
        first = begin(lambda: program.call("POST", url, body, **KEY), answers)
        wait_until_held()
        told = program.do_with(KEY, "POST", url, body, status=409)
        assert "at this moment" in told["detail"]
        other = begin(lambda: program.call("POST", f"inquiries/{inquiry.reference}/notes/", {"text": "x"}, **KEY), [])
    first.join(30)
    other.join(30)
    assert answers[0].status_code == 200
    assert program.do_with(KEY, "POST", url, body) == json.loads(answers[0].content)
    assert inquiry.events.filter(kind="owner_changed").count() == Note.objects.count() == 1


def wait_until_held() -> None:
    """Until another connection is at work on a call with a key."""
    for _time in range(200):
        with connection.cursor() as cursor:
            cursor.execute(ADVISORY_LOCKS_HERE)
            if cursor.fetchone() != (0,):
                return
        threading.Event().wait(0.05)
    pytest.fail("The first call never began.")
