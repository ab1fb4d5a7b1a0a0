"""Two people, two clicks or two workers in the same instant: one of them is first, and nothing happens twice."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from inquiries import acknowledging, scheduling, sending
from inquiries.delivery import take_results
from inquiries.models import Event, Inquiry, Message, Reply, User
from mailbox.models import OutboundEmail
from tests.factories import make_inquiry, make_message, make_person
from tests.support.outgoing import SOON, pass_outbox, queue_answer, write_answer
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each returned, or what stopped it, when all began together."""
    results: list[Any] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(number: int) -> None:
        try:
            start.wait(10)
            results[number] = acts[number]()
        except (sending.NotAsRead, sending.NotSendable) as error:
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


@pytest.fixture
def people() -> tuple[User, User]:
    return make_person("Ana Ruiz"), make_person("Mateo Osei")


@pytest.fixture
def inquiry() -> Inquiry:
    inquiry = make_inquiry()
    make_message(inquiry)
    return inquiry


def test_two_who_begin_an_answer_share_one_draft(people: tuple[User, User], inquiry: Inquiry) -> None:
    drafts = at_once(*(lambda by=by: sending.start_reply(inquiry, by=by, at=timezone.now()) for by in people))
    assert drafts[0] == drafts[1]
    assert Reply.objects.count() == 1


def test_lesson_25_two_who_send_the_same_draft_send_it_once(people: tuple[User, User], inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, people[0])
    results = at_once(*(lambda by=by: sending.send_reply(draft, revision=1, by=by, at=timezone.now()) for by in people))
    assert sorted(type(each).__name__ for each in results) == ["NotAsRead", "OutboundEmail"]
    assert (OutboundEmail.objects.count(), Message.objects.filter(kind="mail_out").count()) == (1, 1)


def test_two_who_save_at_once_lose_no_word(people: tuple[User, User], inquiry: Inquiry) -> None:
    draft = sending.start_reply(inquiry, by=people[0], at=timezone.now())

    def save(by: User) -> Reply:
        row = Reply.objects.get(pk=draft.pk)
        return sending.save_draft(row, text=f"{by}'s.", to=[], cc=[], revision=0, by=by, at=timezone.now())

    results = at_once(*(lambda by=by: save(by) for by in people))
    assert sorted(type(each).__name__ for each in results) == ["NotAsRead", "Reply"]
    draft.refresh_from_db()
    assert {draft.text, draft.copies.get().text} == {"Ana Ruiz's.", "Mateo Osei's."}


def test_taken_back_while_the_outbox_reaches_for_it_it_is_either_gone_or_here(
    smtp: SmtpSink, people: tuple[User, User], inquiry: Inquiry
) -> None:
    email = queue_answer(inquiry, people[0])
    undone, tried = at_once(
        lambda: sending.undo_send(email, by=people[0], at=timezone.now()),
        lambda: pass_outbox(now=timezone.now() + SOON),
    )
    email.refresh_from_db()
    if undone is None:
        assert (tried, email.state, len(smtp.mails)) == (1, "sent", 1)
    else:
        assert (tried, email.state, len(smtp.mails)) == (0, "cancelled", 0)
        assert undone.state == "draft"


def test_a_result_is_told_once_however_many_ask(smtp: SmtpSink, people: tuple[User, User], inquiry: Inquiry) -> None:
    queue_answer(inquiry, people[0])
    pass_outbox(now=timezone.now() + SOON)
    results = at_once(*[lambda: take_results(now=timezone.now())] * 3)
    assert sorted(results) == [0, 0, 1]
    assert inquiry.events.filter(kind=Event.Kind.REPLY_SENT).count() == 1


def test_lesson_31_two_who_acknowledge_at_once_write_to_her_once(people: tuple[User, User], inquiry: Inquiry) -> None:
    """Begins here: an acknowledgement is one."""
    results = at_once(*(lambda by=by: acknowledging.acknowledge(inquiry, by=by, at=timezone.now()) for by in people))
    assert sorted(type(each).__name__ for each in results) == ["NotSendable", "OutboundEmail"]
    assert OutboundEmail.objects.count() == 1


def test_two_clocks_that_look_at_once_let_a_planned_answer_go_once(people: tuple[User, User], inquiry: Inquiry) -> None:
    draft, now = write_answer(inquiry, people[0]), timezone.now()
    scheduling.schedule_reply(draft, revision=draft.revision, send_at=now + SOON, by=people[0], at=now)
    results = at_once(*[lambda: scheduling.send_scheduled(now=now + SOON)] * 3)
    assert sorted(results) == [0, 0, 1]
    assert OutboundEmail.objects.count() == 1


def test_held_back_while_its_hour_comes_it_is_either_a_draft_or_in_the_outbox(
    people: tuple[User, User], inquiry: Inquiry
) -> None:
    draft, now = write_answer(inquiry, people[0]), timezone.now()
    scheduling.schedule_reply(draft, revision=draft.revision, send_at=now + SOON, by=people[0], at=now)
    held, sent = at_once(
        lambda: scheduling.hold_back(draft, by=people[1], at=now), lambda: scheduling.send_scheduled(now=now + SOON)
    )
    draft.refresh_from_db()
    expected = ("sent", 1, 1) if held is None else ("draft", 0, 0)
    assert (draft.state, sent, OutboundEmail.objects.count()) == expected
