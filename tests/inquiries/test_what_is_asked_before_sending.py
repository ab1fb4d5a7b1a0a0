"""What a sender may not have meant is asked about once, in words; sure of it, she sends all the same."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from inquiries import acknowledging, attaching, drafts, sending
from inquiries.models import Inquiry, Reply, User
from mailbox.models import OutboundEmail
from tests.factories import deliver_mail, make_inquiry, make_mail, make_message, make_person
from tests.support.outgoing import DANA, LUIS, queue_answer, write_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def mateo() -> User:
    return make_person("Mateo Osei")


@pytest.fixture
def inquiry() -> Inquiry:
    inquiry = make_inquiry()
    make_message(inquiry)
    return inquiry


def send(draft: Reply, by: User, *sure: str) -> OutboundEmail:
    return sending.send_reply(draft, revision=draft.revision, by=by, at=timezone.now(), sure=sure)


def doubts_of(draft: Reply, by: User, *sure: str) -> list[str]:
    with pytest.raises(sending.Doubtful) as told:
        send(draft, by, *sure)
    assert not OutboundEmail.objects.filter(text__startswith=draft.text).exists()
    return [each.code for each in told.value.doubts]


@pytest.mark.parametrize(
    "text",
    [
        "The report is attached.",
        "Please see the ATTACHMENT.",
        "I have enclosed the letter.",
        "Le adjunto el informe.",
        "Va adjunta la carta.",
        "Adjuntamos las cifras.",
        "El anexo lo explica.",
    ],
)
def test_a_promised_file_that_is_missing_is_asked_about(ana: User, inquiry: Inquiry, text: str) -> None:
    draft = write_answer(inquiry, ana, text)
    assert doubts_of(draft, ana) == ["no-file"]
    assert send(draft, ana, "no-file").state == "queued"


@pytest.mark.parametrize("text", ["We are unattached.", "She annexed it.", "A close call.", "Junto a ella."])
def test_other_words_promise_nothing(ana: User, inquiry: Inquiry, text: str) -> None:
    assert send(write_answer(inquiry, ana, text), ana).state == "queued"


def test_a_file_that_is_there_keeps_the_promise(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana, "The report is attached.")
    files = [SimpleUploadedFile("report.pdf", b"%PDF")]
    attaching.attach_files(draft, files, revision=draft.revision, by=ana, at=timezone.now())
    draft.refresh_from_db()
    assert send(draft, ana).state == "queued"


def test_an_attachment_in_the_quoted_mail_promises_nothing(ana: User) -> None:
    inquiry = make_inquiry()
    make_message(inquiry, text="My questions are attached.")
    assert "attached" in send(write_answer(inquiry, ana, "Thanks."), ana).text


@pytest.mark.parametrize("field", ["to", "cc", "bcc"])
def test_an_address_nobody_used_is_asked_about_once(ana: User, inquiry: Inquiry, field: str) -> None:
    draft = write_answer(inquiry, ana)
    given = {
        "to": draft.to,
        "cc": [],
        "bcc": [],
        field: [*(draft.to if field == "to" else []), "Luis <LUIS@x.example>"],
    }
    save: dict[str, Any] = {"text": "Yes.", "revision": draft.revision, "by": ana, "at": timezone.now()}
    draft = drafts.save_draft(draft, **given, **save)
    assert doubts_of(draft, ana) == ["address:luis@x.example"]
    assert doubts_of(draft, ana, "address:other@x.example") == ["address:luis@x.example"]
    send(draft, ana, "address:luis@x.example")
    again = write_answer(inquiry, ana, "More.", cc=["luis@x.example"])
    assert send(again, ana).state == "queued"


def test_whoever_wrote_got_or_was_copied_belongs_to_the_thread(ana: User) -> None:
    mail = make_mail(Cc=f"Luis <{LUIS}>", Reply_To="desk@piedmontcourier.example")
    inquiry = deliver_mail(mail).message.inquiry
    draft = write_answer(inquiry, ana, to=["Desk <desk@piedmontcourier.example>"], cc=[DANA.upper(), LUIS])
    assert send(draft, ana).state == "queued"


def test_lesson_25_of_two_who_answer_at_once_the_second_is_stopped_in_words(
    ana: User, mateo: User, inquiry: Inquiry
) -> None:
    queue_answer(inquiry, mateo, "Mateo's.")
    draft = write_answer(inquiry, ana, "Ana's.")
    with pytest.raises(sending.Doubtful, match="Mateo Osei’s answer is on its way"):
        send(draft, ana)
    assert OutboundEmail.objects.count() == 1
    [code] = doubts_of(draft, ana)
    assert send(draft, ana, code).state == "queued"


def test_lesson_25_also_where_the_first_has_left(ana: User, mateo: User, inquiry: Inquiry) -> None:
    queue_answer(inquiry, mateo)
    OutboundEmail.objects.update(state="sent", sent_at=timezone.now())
    with pytest.raises(sending.Doubtful, match="Mateo Osei answered this at"):
        send(write_answer(inquiry, ana), ana)


@pytest.mark.parametrize(("minutes", "is_asked"), [(59, True), (61, False)])
def test_what_a_colleague_sent_long_ago_stops_nobody(
    ana: User, mateo: User, inquiry: Inquiry, minutes: int, is_asked: bool
) -> None:
    queue_answer(inquiry, mateo)
    draft = write_answer(inquiry, ana)
    at = timezone.now() + timedelta(minutes=minutes)
    if is_asked:
        with pytest.raises(sending.Doubtful):
            sending.send_reply(draft, revision=draft.revision, by=ana, at=at)
    else:
        sending.send_reply(draft, revision=draft.revision, by=ana, at=at)


def test_one_taken_back_an_acknowledgement_and_an_older_answer_stop_nobody(
    ana: User, mateo: User, inquiry: Inquiry
) -> None:
    acknowledging.acknowledge(inquiry, by=mateo, at=timezone.now())
    email = queue_answer(inquiry, mateo, "Before her next mail.")
    make_message(inquiry, text="And what about Raleigh?")
    draft = write_answer(inquiry, ana)
    assert send(draft, ana).state == "queued"
    assert email.state == "queued"


def test_ones_own_second_answer_is_nobodys_business(ana: User, inquiry: Inquiry) -> None:
    queue_answer(inquiry, ana)
    assert send(write_answer(inquiry, ana, "One thing more."), ana).state == "queued"
