"""What the office sent by other programs is only read in its folder; our own mail there is known."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import SMTP

import pytest
from django.test import override_settings

from config.demo.imap import EmbeddedImap
from inquiries.intake import process_pending
from inquiries.models import Inquiry, Message, User
from mailbox.addresses import ImapAddress
from mailbox.compose import write_mail
from mailbox.models import InboundEmail, OutboundEmail
from tests.factories import make_mail, make_person
from tests.support.mail_in import sync
from tests.support.outgoing import DANA, open_inquiry, queue_answer

pytestmark = pytest.mark.django_db

FIRST = "<first@piedmontcourier.example>"
PRESS = "Press <press@pressdesk.example>"


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def sent_folder(imap: EmbeddedImap, imap_address: ImapAddress) -> ImapAddress:
    imap.deliver([], folder="Sent")
    return replace(imap_address, folder="Sent", holds_sent=True)


def read(folder: ImapAddress) -> list[InboundEmail]:
    with override_settings(MAILBOXES=[folder]):
        sync(folder)
        process_pending()
    return list(InboundEmail.objects.filter(folder="Sent").order_by("id"))


def as_sent(email: OutboundEmail, *, changed: dict[str, str | None]) -> bytes:
    """The mail as a provider keeps it that writes headers of its own, or takes them off (None)."""
    mail = message_from_bytes(write_mail(email, list(email.recipients.all())), policy=SMTP)
    for name, value in changed.items():
        del mail[name]
        if value is not None:
            mail[name] = value
    return mail.as_bytes()


def test_nothing_there_is_flagged_moved_or_added(imap: EmbeddedImap, sent_folder: ImapAddress, ana: User) -> None:
    inquiry = open_inquiry(message_id=FIRST)
    answer = make_mail(sender=PRESS, to=DANA, In_Reply_To=FIRST, text="Desmond will.\n")
    imap.deliver([answer], folder="Sent", flags=["\\Seen", "\\Answered"])
    imap.deliver([make_mail(sender=PRESS, to="printer@shop.example")], folder="Sent", flags=["\\Draft"])
    imap.deliver([make_mail(sender=PRESS, to=DANA, subject="Another")], folder="Sent")
    before = imap.messages("Sent"), imap.messages("INBOX")
    rows = read(sent_folder)
    assert read(sent_folder) == rows
    assert (imap.messages("Sent"), imap.messages("INBOX")) == before
    assert [each.filed_as for each in rows] == ["reply", "own", "own"]
    inquiry.refresh_from_db()
    assert inquiry.state == Inquiry.State.ANSWERED


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"Message-ID": "<0100018f@eu-west-1.mailer.example>"},
        {"Message-ID": "<AM0PR0@prod.mailer.example>", "X-Press-Desk": None},
        {"Message-ID": None, "X-Press-Desk": None},
    ],
    ids=["as it left", "another Message-ID", "and our header taken off", "and no Message-ID"],
)
def test_what_this_desk_sent_is_known_there(
    imap: EmbeddedImap, sent_folder: ImapAddress, ana: User, changed: dict[str, str | None]
) -> None:
    email = queue_answer(open_inquiry(message_id=FIRST), ana)
    imap.deliver([as_sent(email, changed=changed)], folder="Sent")
    (row,) = read(sent_folder)
    assert row.filed_as == "own"
    assert not Message.objects.filter(kind=Message.Kind.ELSEWHERE).exists()


@pytest.mark.parametrize(
    "changed",
    [{"To": "lee@ledger.example, dana@piedmontcourier.example"}, {"In-Reply-To": None, "References": FIRST}],
    ids=["to others", "to another mail"],
)
def test_what_differs_was_written_by_a_person(
    imap: EmbeddedImap, sent_folder: ImapAddress, ana: User, changed: dict[str, str | None]
) -> None:
    email = queue_answer(open_inquiry(message_id=FIRST), ana)
    theirs = {"Message-ID": "<AM0PR0@prod.mailer.example>", "X-Press-Desk": None}
    imap.deliver([as_sent(email, changed=theirs | changed)], folder="Sent")
    (row,) = read(sent_folder)
    assert row.message.kind == Message.Kind.ELSEWHERE


@pytest.mark.parametrize("header", ["reply", None], ids=["with our header", "without"])
def test_her_answer_to_a_mail_that_got_another_name_comes_home(
    imap: EmbeddedImap, sent_folder: ImapAddress, ana: User, header: str | None
) -> None:
    inquiry = open_inquiry(message_id=FIRST)
    email = queue_answer(inquiry, ana)
    changed = {"Message-ID": "<AM0PR0@prod.mailer.example>", "X-Press-Desk": header}
    imap.deliver([as_sent(email, changed=changed)], folder="Sent")
    read(sent_folder)
    named = {"In_Reply_To": "<AM0PR0@prod.mailer.example>", "References": f"{FIRST} <AM0PR0@prod.mailer.example>"}
    with override_settings(MAILBOXES=[sent_folder]):
        assert open_inquiry(text="And by when?\n", **named) == inquiry
    assert not Message.objects.filter(kind=Message.Kind.ELSEWHERE).exists()
