"""A question of ours leaves the inquiry in the queue and makes it the reporter's turn; her next mail ends that."""

import pytest
from django.utils import timezone

from inquiries import sending
from inquiries.delivery import take_results
from inquiries.models import Inquiry, Reply, User
from mailbox.models import OutboundEmail
from tests.factories import deliver_mail, make_mail, make_message, make_person
from tests.support.outgoing import SOON, pass_outbox, send_answer, write_answer
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db
QUESTION = Reply.Kind.QUESTION


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def inquiry() -> Inquiry:
    return deliver_mail(make_mail()).message.inquiry


def ask_back(inquiry: Inquiry, by: User) -> OutboundEmail:
    draft = write_answer(inquiry, by, "Until when can you wait?")
    return sending.send_reply(draft, revision=draft.revision, by=by, at=timezone.now(), kind=QUESTION)


def deliver(inquiry: Inquiry) -> None:
    pass_outbox(now=timezone.now() + SOON)
    take_results(now=timezone.now())
    inquiry.refresh_from_db()


def test_it_stays_in_the_queue_and_it_is_her_turn(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    email = ask_back(inquiry, ana)
    inquiry.refresh_from_db()
    assert inquiry.asked_back_at is None
    deliver(inquiry)
    email.refresh_from_db()
    assert (inquiry.state, inquiry.answered_at) == ("open", None)
    assert inquiry.asked_back_at == inquiry.acknowledged_at == email.sent_at
    assert list(Inquiry.objects.waiting_for_reporter()) == [inquiry]


def test_her_next_mail_ends_it(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    email = ask_back(inquiry, ana)
    deliver(inquiry)
    deliver_mail(make_mail(text="Until five.", In_Reply_To=email.message_id))
    inquiry.refresh_from_db()
    assert (inquiry.asked_back_at, inquiry.state) == (None, "open")


def test_an_answer_ends_it_too(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    ask_back(inquiry, ana)
    deliver(inquiry)
    send_answer(inquiry, ana)
    assert (inquiry.asked_back_at, inquiry.state) == (None, "answered")


def test_a_mail_that_crossed_it_is_our_turn(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    ask_back(inquiry, ana)
    make_message(inquiry, text="By the way, until five.")
    deliver(inquiry)
    assert inquiry.asked_back_at is None


def test_taken_back_it_is_an_ordinary_draft(ana: User, inquiry: Inquiry) -> None:
    back = sending.undo_send(ask_back(inquiry, ana), by=ana, at=timezone.now())
    assert back is not None
    assert (back.state, back.kind) == ("draft", "answer")
