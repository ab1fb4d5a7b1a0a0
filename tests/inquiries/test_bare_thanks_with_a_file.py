"""A thanks that brings a file asks something: the file is to be looked at."""

from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from inquiries.reading import read_mail
from tests.factories import make_mail


def add_file(raw: bytes, disposition: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Dana Whitcomb <dana@piedmontcourier.example>", "Re: Durham crisis teams"
    mail.set_content("Thank you!\nDana\n")
    mail.add_attachment(raw, maintype="image", subtype="png", filename="a.png", disposition=disposition)
    return mail.as_bytes()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (make_mail(text="Thank you!\nDana\n"), True),
        (add_file(b"logo", "inline"), True),
        (add_file(b"questions", "attachment"), False),
    ],
)
def test_a_file_makes_the_difference(raw: bytes, expected: bool) -> None:
    reading = read_mail(raw, received_at=timezone.now(), zone=ZoneInfo("UTC"), is_own=lambda _address: False)
    assert reading.is_bare_thanks is expected
