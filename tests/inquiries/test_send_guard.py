"""Nothing leaves that its sender did not read and mean (lessons 24 and 25)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from inquiries import sending
from inquiries.delivery import take_results
from inquiries.merging import merge
from inquiries.models import Event, Inquiry, Message, Reply, User
from mailbox.models import OutboundEmail
from tests.factories import deliver_mail, make_inquiry, make_mail, make_message, make_person
from tests.support.outgoing import DANA, SOON, pass_outbox, send_answer, write_answer
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def inquiry() -> Inquiry:
    inquiry = make_inquiry()
    make_message(inquiry)
    return inquiry


def send(draft: Reply, by: User, *, revision: int | None = None) -> OutboundEmail:
    return sending.send_reply(
        draft, revision=draft.revision if revision is None else revision, by=by, at=timezone.now()
    )


def test_lesson_25_a_newer_mail_stops_the_answer_until_it_was_read(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    newer = make_message(inquiry, text="Never mind, filed.")
    with pytest.raises(sending.NotAsRead, match="newer mail"):
        send(draft, ana)
    assert not OutboundEmail.objects.exists()
    sending.catch_up(draft, seen=newer.pk, by=ana)
    send(draft, ana)
    draft.refresh_from_db()
    assert (draft.state, draft.answers) == ("sent", newer)


def test_lesson_25_only_the_newest_mail_counts_as_read(ana: User, inquiry: Inquiry) -> None:
    """Between the reading and the button another mail may come."""
    draft = write_answer(inquiry, ana)
    read, unread = make_message(inquiry, text="One more thing."), make_message(inquiry, text="Never mind, filed.")
    assert not sending.catch_up(draft, seen=read.pk, by=ana)
    with pytest.raises(sending.NotAsRead, match="newer mail"):
        send(draft, ana)
    assert sending.catch_up(draft, seen=unread.pk, by=ana)
    send(draft, ana)


def test_what_was_read_counts_where_the_answer_stands_by_now(ana: User, inquiry: Inquiry) -> None:
    draft, other = write_answer(inquiry, ana), make_inquiry("The one that stays")
    newest = make_message(other, text="The other thread's.")
    merge(inquiry, other, by=ana, at=timezone.now())
    assert not sending.catch_up(draft, seen=draft.answers_id or 0, by=ana)
    assert sending.catch_up(draft, seen=newest.pk, by=ana)
    draft.refresh_from_db()
    assert draft.answers == newest


def test_a_robots_mail_stops_nothing(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    make_message(inquiry, text="I am away.", is_automatic=True)
    assert send(draft, ana).state == "queued"


@pytest.mark.parametrize("shift", [-1, 1])
def test_lesson_24_only_the_revision_that_was_read_is_sent(ana: User, inquiry: Inquiry, shift: int) -> None:
    draft = write_answer(inquiry, ana)
    with pytest.raises(sending.NotAsRead, match="changed"):
        send(draft, ana, revision=draft.revision + shift)
    assert not OutboundEmail.objects.exists()


def test_lesson_24_a_colleague_who_saves_while_it_is_frozen_stops_it(ana: User, inquiry: Inquiry) -> None:
    """Saving takes no lock on the inquiry, so on PostgreSQL it can come between reading and freezing."""
    draft, mateo = write_answer(inquiry, ana), make_person("Mateo Osei")
    done: list[bool] = []

    def save_first(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not done and sql.startswith('INSERT INTO "mailbox_outboundemail"'):
            done.append(True)
            saved = Reply.objects.filter(pk=draft.pk)
            saved.update(text="Not so.", revision=draft.revision + 1, edited_by=mateo)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(save_first), pytest.raises(sending.NotAsRead, match="changed"):
        send(draft, ana)
    assert done
    assert not OutboundEmail.objects.exists()


def test_a_draft_is_sent_once(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    send(draft, ana)
    with pytest.raises(sending.NotAsRead):
        send(draft, ana)
    assert OutboundEmail.objects.count() == 1


def test_a_draft_thrown_away_is_not_sent(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    sending.discard_draft(draft, by=ana, at=timezone.now())
    with pytest.raises(sending.NotAsRead):
        send(draft, ana)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "nothing written"),
        ({"text": " \n\t"}, "nothing written"),
        ({"to": []}, "nobody"),
        ({"to": [], "cc": [DANA]}, "nobody"),
        ({"to": ["press@pressdesk.example"]}, "our own press address"),
        ({"cc": ["Press <PRESS+abc@pressdesk.example>"]}, "our own press address"),
        ({"to": ["Dana at the Courier"]}, "no mail address"),
        ({"cc": ["dana@"]}, "no mail address"),
    ],
)
def test_what_lacks_something_is_said_in_words(ana: User, inquiry: Inquiry, fields: dict[str, Any], said: str) -> None:
    draft = write_answer(inquiry, ana)
    values: dict[str, Any] = {"text": "Yes.", "to": draft.to, "cc": []} | fields
    draft = sending.save_draft(draft, revision=draft.revision, by=ana, at=timezone.now(), **values)
    with pytest.raises(sending.NotSendable, match=said):
        send(draft, ana)
    assert not OutboundEmail.objects.exists()
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_nothing_of_a_stopped_answer_stays_behind(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana, to=[])
    before = (Event.objects.count(), Message.objects.count(), OutboundEmail.objects.count())
    with pytest.raises(sending.NotSendable):
        send(draft, ana)
    assert (Event.objects.count(), Message.objects.count(), OutboundEmail.objects.count()) == before


def test_who_answers_owns(ana: User, inquiry: Inquiry) -> None:
    send(write_answer(inquiry, ana), ana)
    inquiry.refresh_from_db()
    assert (inquiry.owner, inquiry.state) == (ana, "open")


def test_who_answers_for_another_takes_nothing_from_her(ana: User, inquiry: Inquiry) -> None:
    mateo = make_person("Mateo Osei")
    Inquiry.objects.update(owner=mateo)
    send(write_answer(inquiry, ana), ana)
    inquiry.refresh_from_db()
    assert inquiry.owner == mateo


def test_answered_is_the_moment_the_server_accepted(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    before = timezone.now()
    email = send_answer(inquiry, ana)
    assert email.sent_at is not None
    assert before < email.sent_at < timezone.now()
    assert (inquiry.state, inquiry.answered_at, inquiry.acknowledged_at) == ("answered", email.sent_at, email.sent_at)
    assert inquiry.last_message_at == email.sent_at
    event = inquiry.events.get(kind=Event.Kind.REPLY_SENT)
    assert (event.by, event.at, event.message) == (ana, email.sent_at, email.message)


def test_a_second_answer_keeps_the_moment_of_the_first(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    first = send_answer(inquiry, ana)
    send_answer(inquiry, ana, "And one more thing.")
    assert inquiry.answered_at == first.sent_at


@pytest.mark.parametrize("received_before_sending", [False, True])
def test_lesson_25_a_mail_that_came_while_the_answer_left_keeps_it_open(
    smtp: SmtpSink, ana: User, inquiry: Inquiry, received_before_sending: bool
) -> None:
    """Also where the mailbox had it before the answer was let go and the desk had not fetched it yet."""
    email = send(write_answer(inquiry, ana), ana)
    at = email.created_at + timedelta(seconds=-5 if received_before_sending else 5)
    make_message(inquiry, text="Never mind, filed.", at=at)
    pass_outbox(now=timezone.now() + SOON)
    take_results(now=timezone.now())
    inquiry.refresh_from_db()
    email.refresh_from_db()
    assert (inquiry.state, inquiry.answered_at) == ("open", email.sent_at)


def test_a_closed_inquiry_stays_closed_when_its_answer_is_accepted(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    email = send(write_answer(inquiry, ana), ana)
    closed = {"state": "closed", "outcome": "too_late", "closed_at": timezone.now()}
    Inquiry.objects.update(**closed)
    pass_outbox(now=timezone.now() + SOON)
    take_results(now=timezone.now())
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.outcome) == ("closed", "too_late")
    assert inquiry.answered_at == OutboundEmail.objects.get(pk=email.pk).sent_at


def test_an_inquiry_is_not_answered_before_the_server_said_so(smtp: SmtpSink, ana: User) -> None:
    inquiry = deliver_mail(make_mail()).message.inquiry
    send(write_answer(inquiry, ana), ana)
    take_results(now=timezone.now())
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.answered_at) == ("open", None)
