"""A reporter is told once, by a person, that her mail is here; a machine never is, and it answers nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries import acknowledging, closing, sending
from inquiries.delivery import take_results
from inquiries.models import Event, Inquiry, Office, Reply, User
from mailbox.models import OutboundEmail
from tests.factories import deliver_mail, make_inquiry, make_mail, make_message, make_person
from tests.support.outgoing import DANA, SOON, pass_outbox, queue_answer, send_answer, write_answer
from tests.support.smtp_sink import Behaviour, SmtpSink

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def inquiry() -> Inquiry:
    return deliver_mail(make_mail(message_id="<question@piedmontcourier.example>")).message.inquiry


def acknowledge(inquiry: Inquiry, by: User) -> OutboundEmail:
    return acknowledging.acknowledge(inquiry, by=by, at=timezone.now())


def deliver(inquiry: Inquiry) -> None:
    pass_outbox(now=timezone.now() + SOON)
    take_results(now=timezone.now())
    inquiry.refresh_from_db()


def test_it_goes_to_her_in_her_thread_with_the_offices_words_and_a_name(
    smtp: SmtpSink, ana: User, inquiry: Inquiry
) -> None:
    Office.objects.filter(pk=Office.load().pk).update(acknowledgement="We have it.\r\nMore soon.")
    acknowledge(inquiry, ana)
    deliver(inquiry)
    mail = smtp.wait_for(1)[0]
    assert mail.recipients == (DANA,)
    assert mail.message["In-Reply-To"] == "<question@piedmontcourier.example>"
    assert mail.message["Auto-Submitted"] is None
    body = mail.message.get_body(("plain",))
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    assert text.startswith("We have it.\nMore soon.\n\nAna Ruiz\n")


def test_a_signature_takes_the_place_of_the_name(ana: User, inquiry: Inquiry) -> None:
    User.objects.filter(pk=ana.pk).update(signature="Ana Ruiz\nPress, 919 555-0101")
    ana.refresh_from_db()
    email = acknowledge(inquiry, ana)
    assert "deadline.\n\n-- \nAna Ruiz\nPress, 919 555-0101\n" in email.text


def test_it_acknowledges_when_the_server_took_it_and_answers_nothing(
    smtp: SmtpSink, ana: User, inquiry: Inquiry
) -> None:
    email = acknowledge(inquiry, ana)
    inquiry.refresh_from_db()
    assert inquiry.acknowledged_at is None
    deliver(inquiry)
    email.refresh_from_db()
    assert (inquiry.acknowledged_at, inquiry.answered_at, inquiry.state) == (email.sent_at, None, "open")
    assert inquiry.owner == ana
    assert inquiry.events.filter(kind=Event.Kind.REPLY_SENT).count() == 1


def test_nobody_is_acknowledged_twice(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    acknowledge(inquiry, ana)
    with pytest.raises(sending.NotSendable, match="on its way"):
        acknowledge(inquiry, make_person("Mateo Osei"))
    deliver(inquiry)
    with pytest.raises(sending.NotSendable, match="heard from us already"):
        acknowledge(inquiry, ana)
    make_message(inquiry, text="One thing more.")
    with pytest.raises(sending.NotSendable, match="heard from us already"):
        acknowledge(inquiry, ana)
    assert len(smtp.mails) == 1


def test_an_answer_on_its_way_or_sent_needs_no_acknowledgement(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    queue_answer(inquiry, ana)
    with pytest.raises(sending.NotSendable, match="on its way"):
        acknowledge(inquiry, ana)
    deliver(inquiry)
    with pytest.raises(sending.NotSendable, match="already"):
        acknowledge(inquiry, ana)


def test_taken_back_it_leaves_no_draft_and_can_be_sent_again(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana, "Half an answer.")
    email = acknowledge(inquiry, ana)
    back = sending.undo_send(email, by=ana, at=timezone.now())
    assert back is not None
    assert Reply.objects.get(pk=back.pk).state == "discarded"
    draft.refresh_from_db()
    assert (draft.state, draft.text, draft.copies.count()) == ("draft", "Half an answer.", 0)
    assert acknowledge(inquiry, ana) != email


def test_one_that_was_refused_can_be_sent_again(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    smtp.script(Behaviour(at_rcpt={DANA: "550 5.1.1 No such user"}))
    email = acknowledge(inquiry, ana)
    deliver(inquiry)
    email.refresh_from_db()
    assert (email.state, inquiry.acknowledged_at) == ("failed", None)
    acknowledge(inquiry, ana)


@pytest.mark.parametrize(
    "address",
    ["no-reply@alerts.example", "NoReply@wire.example", "do-not-reply@wire.example", "mailer-daemon@x.example"],
)
def test_a_machine_is_never_acknowledged(ana: User, address: str) -> None:
    inquiry = deliver_mail(make_mail(sender=f"Wire <{address}>")).message.inquiry
    with pytest.raises(sending.NotSendable, match="machine"):
        acknowledge(inquiry, ana)
    assert not OutboundEmail.objects.filter(purpose=OutboundEmail.Purpose.REPLY).exists()


def test_a_machine_that_names_a_person_to_reply_to_is_acknowledged_there(ana: User) -> None:
    mail = make_mail(sender="Form <no-reply@forms.example>", Reply_To="Luis <luis@elsewhere.example>")
    email = acknowledge(deliver_mail(mail).message.inquiry, ana)
    assert email.recipients.get().address == "luis@elsewhere.example"


def test_an_inquiry_without_mail_or_closed_cannot_be_acknowledged(ana: User, inquiry: Inquiry) -> None:
    with pytest.raises(sending.NotSendable, match="no mail"):
        acknowledge(make_inquiry("By phone"), ana)
    closing.close(inquiry, Inquiry.Outcome.SPAM, by=ana, at=timezone.now())
    with pytest.raises(sending.NotSendable, match="closed"):
        acknowledge(inquiry, ana)


def test_a_robots_mail_after_hers_stops_nothing(ana: User, inquiry: Inquiry) -> None:
    make_message(inquiry, text="I am away.", is_automatic=True, author_address="robot@elsewhere.example")
    assert acknowledge(inquiry, ana).recipients.get().address == DANA


def test_an_answer_after_it_answers(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    acknowledge(inquiry, ana)
    deliver(inquiry)
    acknowledged_at = inquiry.acknowledged_at
    answer = send_answer(inquiry, ana)
    assert (inquiry.acknowledged_at, inquiry.answered_at) == (acknowledged_at, answer.sent_at)
    assert acknowledged_at is not None
    assert answer.sent_at is not None
    assert answer.sent_at - acknowledged_at < timedelta(minutes=1)
