""" "Any news?", written on Tuesday and again on Wednesday, and passed on by colleagues: each is a mail of its own."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from inquiries.models import Inquiry, Message
from mailbox.models import InboundEmail
from tests.factories import deliver_mail, make_mail, make_person

pytestmark = pytest.mark.django_db

DANA = "Dana Whitcomb <dana@piedmontcourier.example>"
ANA = "Ana Ruiz <ana.ruiz@pressdesk.example>"
MATEO = "Mateo Osei <mateo.osei@pressdesk.example>"
PRESS = "press@pressdesk.example"
FIRST = "<first@piedmontcourier.example>"
NEXT = "<next@piedmontcourier.example>"
# Ten in the morning in Durham.
TUESDAY = datetime(2026, 10, 13, 14, 0, tzinfo=UTC)
WEDNESDAY = TUESDAY + timedelta(days=1)
WORDS = "Any news?\n"
LONG = "Could you tell me by noon whether somebody of the council will talk to us about the crisis teams?\n"


@pytest.fixture(autouse=True)
def _colleagues() -> None:
    make_person("Ana Ruiz")
    make_person("Mateo Osei")


def direct(sent_at: datetime = TUESDAY, *, message_id: str = FIRST, text: str = WORDS) -> InboundEmail:
    raw = make_mail(sender=DANA, subject="Crisis teams", text=text, sent_at=sent_at, message_id=message_id)
    return deliver_mail(raw, received_at=sent_at)


def passed_on(
    sent_at: datetime | None = TUESDAY,
    *,
    by: str = ANA,
    after: int = 60,
    line: str = "",
    text: str = WORDS,
    **more: str,
) -> InboundEmail:
    """With her date as `line` has it, else as a program in Durham writes it; none at all for None."""
    if sent_at is not None and not line:
        line = f"{sent_at - timedelta(hours=4):%a, %b %d, %Y at %I:%M %p}"
    date = f"Date: {line}\n" if line else ""
    block = f"---------- Forwarded message ---------\nFrom: {DANA}\n{date}Subject: Crisis teams\nTo: Ana\n\n\n{text}"
    moment = (sent_at or TUESDAY) + timedelta(minutes=after)
    raw = make_mail(sender=by, subject="Fwd: Crisis teams", text=block, sent_at=moment, **more)
    return deliver_mail(raw, received_at=moment)


def attached(message_id: str, sent_at: datetime) -> InboundEmail:
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Subject"], inner["Message-ID"] = DANA, ANA, "Crisis teams", message_id
    inner["Date"] = sent_at
    inner.set_content(WORDS)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = ANA, PRESS, "Fwd: Crisis teams"
    mail["Message-ID"] = f"<fwd-{message_id[1:]}"
    mail["Date"] = sent_at + timedelta(hours=1)
    mail.set_content("See below.\n")
    mail.add_attachment(inner)
    return deliver_mail(mail.as_bytes(), received_at=sent_at + timedelta(hours=1))


def test_one_chaser_passed_on_by_two_is_one() -> None:
    first = passed_on()
    assert (first.filed_as, passed_on(by=MATEO, after=90).filed_as) == ("inquiry", "duplicate")
    assert Inquiry.objects.count() == 1


def test_one_that_came_directly_too_is_one() -> None:
    direct()
    assert passed_on().filed_as == "duplicate"


def test_the_next_days_chaser_is_news() -> None:
    first = passed_on()
    assert passed_on(WEDNESDAY).filed_as == "inquiry", first
    assert Message.objects.count() == 2


def test_the_next_days_chaser_after_one_that_came_directly_is_news() -> None:
    direct()
    assert passed_on(WEDNESDAY).filed_as == "inquiry"


def test_an_hour_later_is_another_mail_unless_a_zone_explains_it() -> None:
    direct()
    assert passed_on(TUESDAY + timedelta(minutes=61)).filed_as == "inquiry"


@pytest.mark.parametrize(
    "line",
    [
        "Tue, Oct 13, 2026 at 10:00 AM",
        "Tuesday, October 13, 2026 2:00:59 PM",
        "13 October 2026 at 16:00:00 CEST",
        "Tue, 13 Oct 2026 14:00:00 +0000",
    ],
)
def test_however_a_program_writes_her_date(line: str) -> None:
    """In the office's zone, as a server in UTC has it, and with a zone of its own."""
    direct()
    assert passed_on(TUESDAY, line=line).filed_as == "duplicate"


def test_by_its_message_id_whatever_its_date_looks_like() -> None:
    direct()
    assert passed_on(line="10/11/2026 3:17 AM", X_Forwarded_Message_Id=FIRST).filed_as == "duplicate"


def test_another_message_id_and_no_date_is_news() -> None:
    direct(text=LONG)
    assert passed_on(None, text=LONG, X_Forwarded_Message_Id=NEXT).filed_as == "inquiry"


def test_attached_whole_it_is_known_by_its_message_id() -> None:
    first, again, chaser = attached(FIRST, TUESDAY), attached(FIRST, TUESDAY), attached(NEXT, WEDNESDAY)
    assert [each.filed_as for each in (first, again, chaser)] == ["inquiry", "duplicate", "inquiry"]


def test_in_a_thread_the_next_chaser_joins_it_and_opens_it_again() -> None:
    first = direct()
    Inquiry.objects.update(state="answered", answered_at=TUESDAY + timedelta(hours=2))
    row = passed_on(WEDNESDAY, References=FIRST)
    assert (row.filed_as, row.message.inquiry) == ("reply", first.message.inquiry)
    assert Inquiry.objects.get().state == "open"


def test_without_a_date_only_words_enough_to_be_written_once_are_a_copy() -> None:
    direct(text=LONG)
    assert passed_on(None, text=LONG).filed_as == "duplicate"
    direct(WEDNESDAY, message_id=NEXT)
    assert passed_on(None).filed_as == "inquiry"
