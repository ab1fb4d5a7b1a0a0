"""An answer lands in the reporter's own thread, whatever her mail program made of its headers (lesson 16)."""

import pytest

from inquiries import sending
from inquiries.models import Inquiry, Office, User
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_mail, make_message, make_person
from tests.support.outgoing import DANA, open_inquiry, queue_answer, send_answer, write_answer
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db

QUESTION = "<q1@piedmontcourier.example>"


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


def test_lesson_16_the_answer_names_the_mail_it_answers_and_all_before_it(smtp: SmtpSink, ana: User) -> None:
    earlier = ["<a@courier.example>", "<b@courier.example>"]
    inquiry = open_inquiry(message_id=QUESTION, References=" ".join(earlier), In_Reply_To=earlier[-1])
    send_answer(inquiry, ana)
    message = smtp.wait_for(1)[0].message
    assert message["In-Reply-To"] == QUESTION
    assert message["References"].split() == [*earlier, QUESTION]


def test_lesson_16_the_second_answer_names_the_first(smtp: SmtpSink, ana: User) -> None:
    inquiry = open_inquiry(message_id=QUESTION)
    first = send_answer(inquiry, ana)
    follow_up = "<q2@piedmontcourier.example>"
    deliver_mail(
        make_mail(message_id=follow_up, In_Reply_To=first.message_id, References=f"{QUESTION} {first.message_id}")
    )
    send_answer(inquiry, ana, "And yes again.")
    message = next(mail.message for mail in smtp.wait_for(3) if mail.message["In-Reply-To"] == follow_up)
    assert message["References"].split() == [QUESTION, first.message_id, follow_up]


def test_lesson_16_of_a_very_long_thread_the_first_and_the_newest_ids_are_named(smtp: SmtpSink, ana: User) -> None:
    earlier = [f"<{number:03}.{'x' * 80}@courier.example>" for number in range(60)]
    inquiry = open_inquiry(message_id=QUESTION, References=" ".join(earlier))
    send_answer(inquiry, ana)
    references = smtp.wait_for(1)[0].message["References"].split()
    assert references == [earlier[0], *earlier[-28:], QUESTION]


def test_a_mail_without_an_id_is_answered_all_the_same(smtp: SmtpSink, ana: User) -> None:
    raw = make_mail(message_id="<gone@courier.example>").replace(b"Message-ID: <gone@courier.example>\r\n", b"")
    inquiry = deliver_mail(raw).message.inquiry
    email = send_answer(inquiry, ana)
    assert email.state == "sent"
    assert smtp.wait_for(1)[0].message["In-Reply-To"] is None


@pytest.mark.parametrize(
    "message_id", ["<ünïcode@courier.example>", "<with blank@courier.example>", "<no-at-sign>", "no-brackets@x.example"]
)
def test_lesson_16_an_odd_id_never_keeps_an_answer_from_leaving(smtp: SmtpSink, ana: User, message_id: str) -> None:
    """For mail programs that make up ids of their own kind."""
    raw = make_mail(message_id="<q@courier.example>").replace(b"<q@courier.example>", message_id.encode())
    email = send_answer(deliver_mail(raw).message.inquiry, ana)
    assert (email.state, email.problem) == ("sent", "")


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Durham crisis teams", "Re: Durham crisis teams"),
        ("Re: Durham crisis teams", "Re: Durham crisis teams"),
        ("RE: Durham crisis teams", "RE: Durham crisis teams"),
        ("re:Durham", "re:Durham"),
        ("Fwd: Durham", "Re: Fwd: Durham"),
        ("Redistricting", "Re: Redistricting"),
        ("¿Qué dice el concejo? — pregunta", "Re: ¿Qué dice el concejo? — pregunta"),
        ("", "Re:"),
    ],
)
def test_lesson_16_the_subject_stays_what_the_reporter_wrote(
    smtp: SmtpSink, ana: User, asked: str, answered: str
) -> None:
    send_answer(open_inquiry(subject=asked), ana)
    assert smtp.wait_for(1)[0].message["Subject"] == answered


def test_the_longest_subject_fits_with_its_re(ana: User) -> None:
    email = queue_answer(open_inquiry(subject="x " * 499 + "xx"), ana)
    assert len(email.subject) == 1000
    assert email.message.subject == email.subject


def test_nothing_in_the_mail_speaks_of_a_ticket(smtp: SmtpSink, ana: User) -> None:
    inquiry = open_inquiry()
    send_answer(inquiry, ana)
    assert inquiry.reference.encode() not in smtp.wait_for(1)[0].data


def test_it_comes_from_a_person_at_the_press_address(smtp: SmtpSink, ana: User) -> None:
    send_answer(open_inquiry(), ana)
    assert smtp.wait_for(1)[0].message["From"] == "Ana Ruiz <press@pressdesk.example>"


@pytest.mark.parametrize("has_plus", [True, False])
def test_replies_carry_the_token_only_where_the_server_delivers_it(smtp: SmtpSink, ana: User, has_plus: bool) -> None:
    Office.load()
    Office.objects.update(has_plus_addressing=has_plus)
    inquiry = open_inquiry()
    send_answer(inquiry, ana)
    expected = f"press+{inquiry.token}@pressdesk.example" if has_plus else None
    assert smtp.wait_for(1)[0].message["Reply-To"] == expected


class WhoAnAnswerGoesTo(DeskTestCase):
    """A draft's first recipients."""

    def draft_to(self, **mail: str) -> tuple[list[str], list[str]]:
        draft = sending.start_reply(open_inquiry(**mail), by=self.staff, at=Inquiry.objects.get().received_at)
        return draft.to, draft.cc

    def test_the_sender(self) -> None:
        assert self.draft_to() == ([DANA], [])

    def test_her_reply_to_before_her_from(self) -> None:
        to, cc = self.draft_to(Reply_To="newsdesk@piedmontcourier.example")
        assert (to, cc) == (["newsdesk@piedmontcourier.example"], [])

    def test_never_a_reply_to_that_is_our_own_address(self) -> None:
        assert self.draft_to(Reply_To="press@pressdesk.example")[0] == [DANA]

    def test_the_other_readers_in_copy_but_never_ourselves_and_nobody_twice(self) -> None:
        to, cc = self.draft_to(
            to=f"press@pressdesk.example, {DANA.upper()}",
            Cc="Luis <luis@courier.example>, press+abc@pressdesk.example, LUIS@courier.example",
        )
        assert (to, cc) == ([DANA], ["Luis <luis@courier.example>"])

    def test_the_reporter_where_no_mail_came_yet(self) -> None:
        draft = sending.start_reply(make_inquiry(), by=self.staff, at=Inquiry.objects.get().received_at)
        assert (draft.to, draft.answers) == ([DANA], None)

    def test_an_address_no_mail_can_go_to_is_said_before_sending(self) -> None:
        inquiry = make_inquiry()
        make_message(inquiry)
        draft = write_answer(inquiry, self.staff, to=["Dana <dana at courier>"])
        with pytest.raises(sending.NotSendable, match="dana at courier"):
            sending.check_sendable(draft)
