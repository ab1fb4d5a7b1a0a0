"""What stands below an answer and who gets it unseen: as the page showed it, frozen when it is sent."""

from typing import Any

import pytest
from django.utils import timezone

from inquiries import drafts, sending
from inquiries.models import Inquiry, Reply, User
from tests.factories import make_inquiry, make_message, make_person
from tests.support.outgoing import DANA, LUIS, SOON, pass_outbox, sure_of, write_answer
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db
SIGNATURE = "Ana Ruiz\nPress office, 919 555-0101\nhttps://pressdesk.example/a?b=1&c=2 <x>"


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz", signature=SIGNATURE)


@pytest.fixture
def inquiry() -> Inquiry:
    inquiry = make_inquiry()
    make_message(inquiry, text="Who can speak?")
    return inquiry


def save(draft: Reply, by: User, **fields: Any) -> Reply:
    values = {"text": draft.text, "to": draft.to, "cc": draft.cc} | fields
    return drafts.save_draft(draft, revision=draft.revision, by=by, at=timezone.now(), **values)


def test_it_stands_between_the_answer_and_the_quoted_mail(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana, "Yes.")
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now())
    assert email.text.startswith(f"Yes.\n\n-- \n{SIGNATURE}\n\nOn ")
    assert "&lt;x&gt;" in email.html
    assert '<a href="https://pressdesk.example/a?b=1' in email.html
    assert email.html.index("-- <br>Ana Ruiz") < email.html.index("gmail_quote")
    pass_outbox(now=timezone.now() + SOON)
    # RFC 3676 4.3: the blank behind the dashes is what programs know a signature by, on the wire as well.
    body = smtp.wait_for(1)[0].message.get_body(("plain",))
    assert body is not None
    assert "\n-- \n" in body.get_content().replace("\r\n", "\n")


def test_it_is_the_senders_not_the_writers(inquiry: Inquiry, ana: User) -> None:
    draft = write_answer(inquiry, ana, "Yes.")
    mateo = make_person("Mateo Osei", signature="Mateo")
    email = sending.send_reply(draft, revision=draft.revision, by=mateo, at=timezone.now())
    assert "-- \nMateo\n" in email.text
    assert "Ana Ruiz" not in email.text


def test_it_can_be_left_off_one_answer(inquiry: Inquiry, ana: User) -> None:
    draft = save(write_answer(inquiry, ana, "Yes."), ana, is_signed=False)
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now())
    assert "-- " not in email.text
    assert "-- " not in email.html
    assert email.message.signature == ""


def test_without_one_nothing_is_added(inquiry: Inquiry) -> None:
    mateo = make_person("Mateo Osei")
    draft = write_answer(inquiry, mateo, "Yes.")
    assert "-- " not in sending.send_reply(draft, revision=draft.revision, by=mateo, at=timezone.now()).text


def test_what_is_not_said_stays_as_it_stands(inquiry: Inquiry, ana: User) -> None:
    draft = save(write_answer(inquiry, ana), ana, bcc=["boss@pressdesk2.example"], is_signed=False)
    draft = save(draft, ana, text="Changed.")
    assert (draft.bcc, draft.is_signed) == (["boss@pressdesk2.example"], False)


def test_blind_copies_are_sent_frozen_and_stand_in_no_header(smtp: SmtpSink, inquiry: Inquiry, ana: User) -> None:
    draft = save(write_answer(inquiry, ana, "Yes."), ana, bcc=[f"Luis <{LUIS}>"])
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    assert list(email.recipients.values_list("field", "address")) == [("to", DANA), ("bcc", LUIS)]
    pass_outbox(now=timezone.now() + SOON)
    mail = smtp.wait_for(1)[0]
    assert mail.recipients == (DANA, LUIS)
    assert b"luis" not in mail.data.lower()
    assert b"bcc" not in mail.data.lower()


def test_a_blind_copy_who_has_not_seen_the_mail_gets_no_history(inquiry: Inquiry, ana: User) -> None:
    draft = save(write_answer(inquiry, ana, "Yes."), ana, bcc=[LUIS])
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    assert "Who can speak?" not in email.text
    assert "Who can speak?" not in email.html


@pytest.mark.parametrize("bcc", [["luis@"], ["press@pressdesk.example"]])
def test_a_wrong_blind_copy_is_refused_in_words(inquiry: Inquiry, ana: User, bcc: list[str]) -> None:
    draft = save(write_answer(inquiry, ana, "Yes."), ana, bcc=bcc)
    with pytest.raises(sending.NotSendable, match=r"no mail address|our own press address"):
        sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now())
