"""What mail programs, gateways and broken clocks make of a reporter's mail: it comes in, and its page can be read."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from inquiries.models import Inquiry, Message
from mailbox.models import InboundEmail
from tests.factories import deliver_mail, make_person

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parent.parent / "samples"
NOON = datetime(2026, 11, 3, 17, tzinfo=UTC)
PARTS = b"".join(
    b'--b\r\nContent-Type: text/x-log\r\nContent-Disposition: attachment; filename="%d.log"\r\n\r\nx\r\n' % each
    for each in range(2000)
)
THOUSANDS = (
    b"From: Ana Ruiz <ana@herald.example>\r\nSubject: All the logs\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nWho reads these?\r\n" + PARTS + b"--b--\r\n"
)


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.eml").read_bytes()


def take_in(raw: bytes) -> Message:
    """The one message it became, seen by somebody on its page."""
    inbound = deliver_mail(raw, received_at=NOON)
    assert inbound.state == InboundEmail.State.PROCESSED, inbound.problem
    message = Message.objects.get(inbound=inbound)
    client = Client()
    client.force_login(make_person("Kit Abara"))
    page = client.get(message.inquiry.get_absolute_url())
    assert page.status_code == 200
    assert all(line in page.content.decode() for line in message.fresh.split("\n")[:1] if line.isascii())
    return message


def list_files(message: Message) -> list[str]:
    assert message.inbound is not None
    return [each.filename for each in message.inbound.attachments.all()]


@pytest.mark.parametrize(
    ("name", "words", "files"),
    [
        ("winmail-dat-with-files", "Here are the figures", ["winmail.dat", "Figures für 2025.csv", "plan.pdf"]),
        ("calendar-invitation-alone", "Interview, the harbour budget\n2025-01-14 10:00", ["attachment-1.ics"]),
        ("pgp-signed", "Signed question.", ["signature.asc"]),
        ("smime-opaque-signed", "Signed question: who pays for the café?", ["smime.p7m", "lease.pdf"]),
        ("bare-cr-lines", "line one\nline two", []),
        ("bare-lf-lines", "line one\nline two", []),
        ("only-a-pdf", "", ["questions.pdf"]),
    ],
)
def test_lesson_09_whatever_it_is_wrapped_in_its_words_and_files_are_there(
    name: str, words: str, files: list[str]
) -> None:
    message = take_in(sample(name))
    assert message.author_address == "ana@herald.example"
    assert message.fresh.startswith(words)
    assert list_files(message) == files


@pytest.mark.parametrize("name", ["two-froms", "from-in-a-group"])
def test_lesson_09_of_two_froms_and_of_a_group_the_first_person_asks(name: str) -> None:
    message = take_in(sample(name))
    assert (message.author_name, message.author_address) == ("Ana Ruiz", "ana@herald.example")


def test_lesson_09_without_a_from_it_is_a_tip_that_nobody_can_answer_by_mail() -> None:
    message = take_in(sample("no-from-no-message-id"))
    assert message.author_address == ""
    assert message.fresh == "A tip."
    assert message.inquiry.journalist.address == ""


@pytest.mark.parametrize("date", ["Thu, 01 Jan 1970 00:00:00 +0000", "Tue, 02 Nov 2027 09:00:00 +0000", "yesterday"])
def test_lesson_09_a_clock_that_is_wrong_moves_no_inquiry_in_the_queue(date: str) -> None:
    head = f"From: Ana Ruiz <ana@herald.example>\r\nDate: {date}\r\nSubject: Levy\r\n\r\n"
    message = take_in(head.encode() + b"Who can speak on the levy?\r\n")
    assert (message.at, message.inquiry.received_at) == (NOON, NOON)
    assert timedelta() < message.inquiry.due_at - NOON < timedelta(days=8)


def test_lesson_09_two_thousand_parts_are_one_mail_with_its_words() -> None:
    message = take_in(THOUSANDS)
    assert message.fresh == "Who reads these?"
    assert len(list_files(message)) > 100


def test_lesson_09_one_after_the_other_none_stops_the_next() -> None:
    names = [each.stem for each in sorted(SAMPLES.glob("*.eml"))]
    rows = [deliver_mail(sample(name), received_at=timezone.now()) for name in names]
    states = {name: row.state for name, row in zip(names, rows, strict=True)}
    assert {name for name, state in states.items() if state != InboundEmail.State.PROCESSED} == set()
    assert Inquiry.objects.count() > len(names) / 3


def test_lesson_20_answers_between_the_lines_are_in_sight_and_what_they_answer_beside_them() -> None:
    message = take_in(sample("reply-gmail-with-answers-between"))
    for words in ("See my notes below.", "The one of 2021.", "No, please do not."):
        assert words in message.fresh
    assert "may we name you to the builder?" in message.fresh, "what she answers stands above her answer"


def test_lesson_20_an_answer_below_the_whole_mail_is_found() -> None:
    message = take_in(sample("reply-under-the-whole-mail"))
    assert message.fresh
    assert not message.fresh.startswith(">")
    assert message.text.find(message.fresh.split("\n")[0]) > message.text.find(">")
