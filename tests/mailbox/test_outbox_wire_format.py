"""What stands on the wire: headers that cannot be broken or broken into, and a text that arrives as written."""

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any

import pytest
from django.utils import timezone

from mailbox.compose import write_mail
from mailbox.models import OutboundEmail, OutboundRecipient
from mailbox.outbox import Mail, Recipient, queue_email
from tests.support.outgoing import DANA, LUIS, pass_outbox
from tests.support.smtp_sink import SmtpSink, SunkMail

pytestmark = pytest.mark.django_db

Field = OutboundRecipient.Field
LONG_NAMES = [
    "Dana Whitcomb",
    "Whitcomb, Dana",
    'Dana "Scoop" Whitcomb',
    "Zoë Ångström",
    "Ångström, Zoë",
    "José María de los Ángeles Peña Quiñones, Redacción de La Voz del Piamonte",
    "Whitcomb, Dana Elizabeth (City Hall; Courier), Durham, North Carolina bureau of the Piedmont Courier",
    "山田花子",
    "Dana <editor@elsewhere.example>",
    "=?utf-8?q?Dana?=",
]


def queue_mail(**fields: Any) -> OutboundEmail:
    values: dict[str, Any] = {
        "subject": "Re: Durham",
        "text": "Yes.\n",
        "recipients": [Recipient(DANA)],
        "purpose": OutboundEmail.Purpose.REPLY,
    }
    return queue_email(Mail(**(values | fields)), at=timezone.now())


def as_sent(email: OutboundEmail) -> bytes:
    email.refresh_from_db()
    return write_mail(email, list(email.recipients.all()))


KEEP_FOLDS = policy.default.clone(refold_source="none")


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def header_block(raw: bytes) -> bytes:
    return raw.partition(b"\r\n\r\n")[0] + b"\r\n"


def addresses(message: EmailMessage, header: str) -> list[tuple[str, str]]:
    """Read the older way: the newer reader puts blanks between the encoded words of one name."""
    raw = message_from_bytes(message.as_bytes(policy=KEEP_FOLDS), policy=policy.compat32)[header]
    return [(str(make_header(decode_header(name))), address) for name, address in getaddresses([raw])]


def test_thirty_long_message_ids_arrive_unbroken() -> None:
    ids = [f"<{number:03}.{'x' * 90}@mail.piedmontcourier.example>" for number in range(30)]
    email = queue_mail(in_reply_to=ids[-1], references=ids)
    OutboundEmail.objects.filter(pk=email.pk).update(message_id=f"<{'y' * 100}@pressdesk.example>")
    raw = as_sent(email)
    message = read(raw)
    assert message["References"].split() == ids
    assert message["In-Reply-To"] == ids[-1]
    assert message["Message-ID"] == f"<{'y' * 100}@pressdesk.example>"
    assert b"=?" not in header_block(raw)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998


@pytest.mark.parametrize("name", LONG_NAMES)
def test_names_arrive_as_they_are_and_make_no_further_recipient(name: str) -> None:
    email = queue_mail(from_name=name, recipients=[Recipient(DANA, name), Recipient(LUIS, name, Field.CC)])
    raw = as_sent(email)
    message = read(raw)
    assert addresses(message, "From") == [(name, "press@pressdesk.example")]
    assert addresses(message, "To") == [(name, DANA)]
    assert addresses(message, "Cc") == [(name, LUIS)]
    assert raw.isascii()


def test_twenty_recipients_with_such_names_arrive_in_order() -> None:
    recipients = [
        Recipient(f"reporter{number}@piedmontcourier.example", LONG_NAMES[number % len(LONG_NAMES)])
        for number in range(20)
    ]
    message = read(as_sent(queue_mail(recipients=recipients)))
    assert addresses(message, "To") == [(each.name, each.address) for each in recipients]


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Durham crisis teams",
        "Re: " + "¿Cómo responde el concejo a la crisis de vivienda en Durham y Raleigh? " * 4,
        "Re: " + "A very long subject without an end, " * 10,
        "Re: " + "x" * 300,
        "Re: 住宅危機について、市議会はどう対応しますか。" * 3,
    ],
)
def test_a_subject_arrives_as_it_is_in_words_that_programs_can_read(subject: str) -> None:
    """RFC 2047, 2: an encoded word has 75 characters at the most."""
    raw = as_sent(queue_mail(subject=subject))
    subject_lines = header_block(raw).decode("ascii").partition("Subject:")[2]
    encoded = re.findall(r"=\?utf-8\?\S*?\?=", re.split(r"\r\n(?! )", subject_lines)[0])
    assert all(len(word) <= 75 for word in encoded)
    assert read(raw)["Subject"] == subject.strip()


@pytest.mark.parametrize(
    "evil", ["x\r\nBcc: victim@elsewhere.example", "x\nBcc: v@e.example\n\nbody", "x\rBcc: v@e.example"]
)
def test_no_name_or_subject_can_add_a_header(evil: str) -> None:
    email = queue_mail(subject=evil, from_name=evil, recipients=[Recipient(DANA, evil)])
    message = read(as_sent(email))
    assert message["Bcc"] is None
    assert [address for _name, address in addresses(message, "To")] == [DANA]
    assert message.get_content().splitlines() == ["Yes."]
    assert set(message.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "X-Press-Desk", "Content-Type",
        "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip


@pytest.mark.parametrize("header", ["in_reply_to", "reply_to", "references"])
def test_a_line_end_in_an_id_fails_the_mail_and_adds_no_header(smtp: SmtpSink, header: str) -> None:
    evil = "<a@x.example>\r\nBcc: victim@elsewhere.example"
    email = queue_mail(**{header: [evil] if header == "references" else evil})
    pass_outbox()
    email.refresh_from_db()
    assert email.state == "failed"
    assert smtp.mails == []


def test_blind_copies_are_delivered_and_stand_in_no_header(smtp: SmtpSink) -> None:
    queue_mail(recipients=[Recipient(DANA), Recipient(LUIS, "Luis", Field.BCC)])
    pass_outbox()
    mail = smtp.wait_for(1)[0]
    assert mail.recipients == (DANA, LUIS)
    assert b"luis" not in mail.data.lower()
    assert b"bcc" not in mail.data.lower()


def test_an_address_given_twice_is_written_to_once(smtp: SmtpSink) -> None:
    queue_mail(recipients=[Recipient(DANA, "Dana"), Recipient(DANA.upper(), "", Field.CC)])
    pass_outbox()
    mail = smtp.wait_for(1)[0]
    assert mail.recipients == (DANA,)
    assert addresses(mail.message, "To") == [("Dana", DANA)]
    assert mail.message["Cc"] is None


def test_a_mail_to_nobody_is_not_queued() -> None:
    with pytest.raises(ValueError, match="somebody"):
        queue_mail(recipients=[])
    assert not OutboundEmail.objects.exists()


TEXT = (
    ".\n..two dots\n.hidden\nEnd of the text:\n.\nFrom here on: “größer”, ñandú, 住宅.\n"
    + "A line that is very long. " * 60
    + "\n    indented\ttab\n-- \nAna Ruiz\n\n\nlast line\n"
)


def send_text(smtp: SmtpSink, **fields: Any) -> SunkMail:
    queue_mail(text=TEXT, **fields)
    pass_outbox()
    return smtp.wait_for(1)[0]


def test_the_text_arrives_to_the_letter(smtp: SmtpSink) -> None:
    """Lines that are a dot alone end DATA unless they are stuffed (RFC 5321, 4.5.2)."""
    mail = send_text(smtp)
    assert mail.message.get_content().replace("\r\n", "\n") == TEXT
    assert mail.data.isascii()
    assert max(len(line) for line in mail.data.split(b"\r\n")) <= 998
    assert b"\n" not in mail.data.replace(b"\r\n", b"")


def test_text_and_html_are_alternatives_text_first(smtp: SmtpSink) -> None:
    html = "<p>Sí, <strong>mañana</strong>.</p>\n<p>.\n.</p>\n"
    mail = send_text(smtp, html=html)
    message = mail.message
    assert message.get_content_type() == "multipart/alternative"
    parts = [(part.get_content_type(), part.get_content().replace("\r\n", "\n")) for part in message.iter_parts()]
    assert parts == [("text/plain", TEXT), ("text/html", html)]


def test_the_same_row_is_the_same_mail() -> None:
    email = queue_mail(html="")
    assert as_sent(email) == as_sent(email)


@pytest.mark.parametrize(
    ("purpose", "marked"),
    [
        (OutboundEmail.Purpose.REPLY, None),
        (OutboundEmail.Purpose.NOTIFICATION, "auto-generated"),
        (OutboundEmail.Purpose.ACCOUNT, "auto-generated"),
    ],
)
def test_only_what_a_person_wrote_passes_for_a_persons_mail(purpose: Any, marked: str | None) -> None:
    message = read(as_sent(queue_mail(purpose=purpose)))
    assert message["Auto-Submitted"] == marked


def test_the_date_header_names_the_offices_zone() -> None:
    email = queue_mail()
    date = read(as_sent(email))["Date"]
    assert date.datetime == email.created_at.replace(microsecond=0)
    assert date[-5:] in {"-0400", "-0500"}
