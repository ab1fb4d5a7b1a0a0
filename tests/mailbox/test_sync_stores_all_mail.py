"""Every mail of the folder is stored once, whatever its flags and however long nobody looked."""

from datetime import UTC, date, datetime, timedelta

import pytest

from config.demo.imap import EmbeddedImap
from mailbox.addresses import ImapAddress
from mailbox.models import InboundEmail, Mailbox
from tests.factories import make_mail
from tests.support.mail_in import count_mails, stored_mails, sync

pytestmark = pytest.mark.django_db


def test_lesson_01_mail_that_a_colleague_has_read_is_stored(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    read, fresh = make_mail(subject="read on her phone"), make_mail(subject="fresh")
    imap.deliver([read], flags=["\\Seen", "\\Answered", "\\Flagged"])
    imap.deliver([fresh])
    assert sync(imap_address).stored == 2
    assert stored_mails() == [read, fresh]


def test_lesson_01_mail_read_between_two_passes_is_stored_by_the_second(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    imap.deliver([make_mail()])
    sync(imap_address)
    imap.deliver([make_mail(subject="read before we looked")], flags=["\\Seen"])
    assert sync(imap_address).stored == 1


def test_flags_stay_as_they_were_and_nothing_is_deleted(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    imap.deliver([make_mail(subject="read")], flags=["\\Seen"])
    imap.deliver([make_mail(subject="to be deleted")], flags=["\\Deleted"])
    imap.deliver([make_mail(subject="unread")])
    before = imap.messages()
    assert sync(imap_address).stored == 3
    assert sync(imap_address).stored == 0
    assert imap.messages() == before
    assert [sorted(mail.flags) for mail in before] == [["\\Seen"], ["\\Deleted"], []]


def test_lesson_03_a_long_outage_loses_nothing(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    imap.deliver([make_mail()])
    sync(imap_address)
    begin = datetime(2024, 3, 1, tzinfo=UTC)
    raws = [b"Subject: %d\r\n\r\nA question.\r\n" % number for number in range(1200)]
    imap.deliver(raws, received_at=[begin + timedelta(hours=8 * number) for number in range(1200)])
    assert sync(imap_address).stored == 1200
    assert stored_mails()[1:] == raws
    rows = InboundEmail.objects.order_by("id")[1:]
    assert [row.uid for row in rows] == list(range(2, 1202))
    assert rows[0].received_at == begin
    assert {row.state for row in rows} == {"pending"}


def test_a_pass_without_new_mail_stores_nothing(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    """`UID n:*` names the last mail even where n is above it (RFC 3501 6.4.8)."""
    imap.deliver([make_mail(), make_mail()])
    assert [sync(imap_address).stored for _pass in range(3)] == [2, 0, 0]
    assert count_mails() == 2
    assert Mailbox.objects.get().last_uid == 2


def test_an_empty_folder_is_no_trouble_and_its_first_mail_comes_in(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    assert sync(imap_address).stored == 0
    imap.deliver([make_mail()])
    assert sync(imap_address).stored == 1


def test_bytes_are_kept_as_the_server_gave_them(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    """NUL bytes, 8-bit bytes of no charset, no header at all: nothing is interpreted on the way in."""
    raws = [
        b"Subject: \xff\xfe\r\n\r\n\x00\x01\x80 caf\xe9\r\n",
        b"\r\n\r\n",
        b"From: a\r\n" * 3000 + b"\r\n" + bytes(range(256)).replace(b"\n", b"").replace(b"\r", b""),
    ]
    imap.deliver(raws)
    assert sync(imap_address).stored == 3
    assert stored_mails() == raws


def test_a_first_reading_may_begin_at_a_day(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    begin = datetime(2026, 1, 31, 12, tzinfo=UTC)
    days = [begin - timedelta(days=1), begin, begin + timedelta(days=1)]
    imap.deliver([make_mail(subject=str(day)) for day in days], received_at=days)
    assert sync(imap_address, since=date(2026, 1, 31)).stored == 2
    assert [row.received_at for row in InboundEmail.objects.order_by("id")] == days[1:]


def test_that_day_bounds_no_later_reading(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    imap.deliver([make_mail()])
    sync(imap_address, since=date(2026, 1, 31))
    imap.deliver([make_mail(subject="moved here, and old")], received_at=datetime(2019, 5, 5, tzinfo=UTC))
    assert sync(imap_address, since=date(2026, 1, 31)).stored == 1


def test_a_mail_that_arrives_in_the_future_is_received_now(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    """A server whose clock is wrong must not put a mail behind all others for a year."""
    imap.deliver([make_mail()], received_at=datetime.now(UTC) + timedelta(days=365))
    sync(imap_address)
    row = InboundEmail.objects.get()
    assert row.received_at - row.stored_at <= timedelta(minutes=5)
