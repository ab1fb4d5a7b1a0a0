"""No mail, however malformed, keeps the next one waiting; what is set aside can be taken up again."""

import zlib

import pytest
from django.utils import timezone

from inquiries.intake import process_pending
from inquiries.mail_problems import say_error
from inquiries.mailroom import retry_quarantined
from inquiries.models import Inquiry, Message
from mailbox.models import InboundEmail, RawEmail
from tests.factories import deliver_mail, make_mail, make_person, store_mail

pytestmark = pytest.mark.django_db

HEAD = (
    b"From: Dana Whitcomb <dana@piedmontcourier.example>\r\nTo: press@pressdesk.example\r\n"
    b"Date: Tue, 13 Oct 2026 10:30:00 -0400\r\nMessage-ID: <odd@piedmontcourier.example>\r\n"
)
SUBJECT = b"Subject: A question\r\n"
PARTS = b"Content-Type: multipart/mixed; "
PLAIN = b"Content-Type: text/plain; charset="
# What stopped a peer's mailbox, or could: by its oddity.
ODD_MAILS = {
    "unknown charset": HEAD + SUBJECT + PLAIN + b"x-klingon\r\n\r\ncaf\xe9\r\n",
    "charset that is no charset": HEAD + SUBJECT + PLAIN + b'"\x01;;"\r\n\r\nhello\r\n',
    "NUL in the body": HEAD + SUBJECT + PLAIN + b"utf-8\r\n\r\nbefore\x00after\r\n",
    "NUL in the subject": HEAD + b"Subject: a\x00b =?utf-8?q?=00c?=\r\n\r\nhello\r\n",
    "NUL in the sender": b"From: D\x00ana <da\x00na@x.example>\r\nSubject: x\r\n\r\nhello\r\n",
    "NUL in a file name": HEAD + SUBJECT + b'Content-Type: application/pdf; name="a\x00b.pdf"\r\n\r\nhello\r\n',
    "lone surrogates": HEAD + b"Subject: =?utf-16?b?2ADYAA==?=\r\n\r\n\xed\xa0\x80\r\n",
    "no header": b"hello\r\n",
    "nothing at all": b"",
    "only a blank line": b"\r\n",
    "no From": b"Subject: x\r\n\r\nhello\r\n",
    "an empty From": b"From: \r\nSubject: x\r\n\r\nhello\r\n",
    "two Froms": b"From: a@x.example\r\nFrom: b@x.example\r\nSubject: x\r\n\r\nhello\r\n",
    "a From in a group": b"From: Desk: a@x.example, b@x.example;\r\nSubject: x\r\n\r\nhello\r\n",
    "brackets in a From": b"From: Test User [#1] <sw+x@y.example>\r\nSubject: x\r\n\r\nhello\r\n",
    "a Date in 1970": b"From: a@x.example\r\nDate: Thu, 01 Jan 1970 00:00:00 +0000\r\n\r\nby Friday noon\r\n",
    "a Date past all dates": b"From: a@x.example\r\nDate: Fri, 31 Dec 9999 23:59:59 -1200\r\n\r\nby tomorrow\r\n",
    "a Date of nonsense": b"From: a@x.example\r\nDate: 99 Foo 20266 77:88:99 +9999\r\n\r\nby tomorrow\r\n",
    "bare LF": b"From: a@x.example\nSubject: x\n\nhello\n",
    "bare CR": b"From: a@x.example\rSubject: x\r\rhello\r",
    "a boundary that never ends": HEAD + PARTS + b"boundary=b\r\n\r\n--b\r\n\r\nhello\r\n",
    "a boundary that never begins": HEAD + PARTS + b"boundary=b\r\n\r\nhello\r\n",
    "a multipart without boundary": HEAD + SUBJECT + b"Content-Type: multipart/mixed\r\n\r\nhello\r\n",
    "broken base64": HEAD + SUBJECT + b"Content-Transfer-Encoding: base64\r\n\r\n!!!=a=\xff\r\n",
    "endless headers": b"From: a@x.example\r\nSubject: " + b"x" * 200_000 + b"\r\n\r\nhello\r\n",
    "endless names": b"From: " + b"n" * 5000 + b" <" + b"a" * 900 + b"@x.example>\r\nSubject: x\r\n\r\nhello\r\n",
    "an endless Message-ID": b"From: a@x.example\r\nMessage-ID: <" + b"i" * 5000 + b"@x.example>\r\n\r\nhello\r\n",
    "a Message-ID of emoji": b"From: a@x.example\r\nMessage-ID: <"
    + "".join(chr(0x1F300 + number * 7 % 700) for number in range(990)).encode()
    + b">\r\nReferences: <"
    + "".join(chr(0x10300 + number * 13 % 60000) for number in range(990)).encode()
    + b">\r\n\r\nhello\r\n",
    "two thousand references": HEAD
    + b"References: " + b" ".join(b"<%d@x>" % n for n in range(2000)) + b"\r\n\r\nhi\r\n",
    "two thousand recipients": b"From: a@x.example\r\nTo: " + b",\r\n ".join(b"u%d@x.example" % n for n in range(2000))
    + b"\r\nSubject: x\r\n\r\nhello\r\n",
    "a bounce of nothing": b"Return-Path: <>\r\nFrom: MAILER-DAEMON\r\n"
    b"Content-Type: multipart/report; boundary=b\r\n\r\n--b--",
}  # fmt: skip


@pytest.mark.parametrize("oddity", ODD_MAILS)
def test_lesson_02_09_an_odd_mail_is_kept_and_the_next_one_is_filed(oddity: str) -> None:
    odd = store_mail(ODD_MAILS[oddity])
    following = store_mail(make_mail(subject="The next one"))
    assert process_pending() == 2
    odd.refresh_from_db()
    following.refresh_from_db()
    assert (odd.state, odd.traceback) == ("processed", "")
    assert odd.raw.content == ODD_MAILS[oddity]
    assert following.filed_as == "inquiry"
    assert Inquiry.objects.filter(subject="The next one").exists()


@pytest.mark.parametrize(
    ("declared", "body", "expected"),
    [
        (b"iso-8859-1", "El alcalde señaló «así»".encode("latin-1"), "El alcalde señaló «así»"),
        (b"windows-1252", "“It’s late” — she said".encode("cp1252"), "“It’s late” — she said"),
        (b"koi8-r", "Вопрос о жилье".encode("koi8-r"), "Вопрос о жилье"),
        (b"us-ascii", "café à Montréal".encode("latin-1"), "café à Montréal"),
        (b"utf-8", "señor Núñez".encode("latin-1"), "señor Núñez"),
        (b"shift_jis", "住宅について".encode("shift_jis"), "住宅について"),
        (b"x-unknown", "señor Núñez".encode(), "señor Núñez"),
    ],
)
def test_lesson_06_an_8_bit_body_that_is_not_utf_8_is_readable(declared: bytes, body: bytes, expected: str) -> None:
    headers = HEAD + SUBJECT + PLAIN + declared + b"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    inbound = deliver_mail(headers + body + b"\r\n")
    message = Message.objects.get(inbound=inbound)
    assert expected in message.text
    assert expected in message.fresh


def test_lesson_06_a_mail_without_any_charset_is_readable() -> None:
    inbound = deliver_mail(HEAD + SUBJECT + b"\r\nGr\xfc\xdfe aus M\xfcnchen\r\n")
    assert Message.objects.get(inbound=inbound).text.strip() == "Grüße aus München"


def break_bytes(inbound: InboundEmail) -> bytes:
    whole = bytes(RawEmail.objects.get(email=inbound).data)
    RawEmail.objects.filter(email=inbound).update(data=b"\x00 no zlib at all")
    return whole


def test_lesson_02_what_really_fails_is_set_aside_with_its_traceback_and_the_next_one_is_filed() -> None:
    broken, following = store_mail(make_mail()), store_mail(make_mail(subject="The next one"))
    break_bytes(broken)
    assert process_pending() == 2
    broken.refresh_from_db()
    assert broken.state == "quarantined"
    assert broken.problem == "failed"
    assert say_error(broken).startswith(zlib.error.__name__)
    assert "Traceback" in broken.traceback
    assert broken.processed_at is not None
    assert not Message.objects.filter(inbound=broken).exists()
    following.refresh_from_db()
    assert following.filed_as == "inquiry"


def test_lesson_02_a_mail_without_its_bytes_is_set_aside() -> None:
    broken = store_mail(make_mail())
    RawEmail.objects.filter(email=broken).delete()
    assert process_pending() == 1
    broken.refresh_from_db()
    assert broken.state == "quarantined"


def test_lesson_02_a_repaired_mail_is_filed_at_the_retry() -> None:
    broken = store_mail(make_mail(subject="Repaired"))
    whole = break_bytes(broken)
    process_pending()
    RawEmail.objects.filter(email=broken).update(data=whole)
    broken = InboundEmail.objects.get(pk=broken.pk)
    assert retry_quarantined(broken, by=make_person(), at=timezone.now())
    assert process_pending() == 1
    broken.refresh_from_db()
    assert (broken.state, broken.filed_as, broken.problem, broken.traceback) == ("processed", "inquiry", "", "")
    assert Inquiry.objects.get().subject == "Repaired"
