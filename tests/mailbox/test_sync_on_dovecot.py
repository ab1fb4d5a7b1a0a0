"""The same promises on the server that most offices have."""

import os
from collections.abc import Iterator

import pytest

from inquiries.intake import process_pending
from inquiries.models import Inquiry
from mailbox.addresses import ImapAddress
from mailbox.imap import open_mailbox
from mailbox.models import InboundEmail, Mailbox
from mailbox.sync import get_mailbox, sync_mailbox
from tests.factories import make_mail
from tests.support.imap_servers import Dovecot, find_dovecot
from tests.support.mail_in import MeddledFolder, Watcher, count_mails, expunge, stored_mails, sync, wait_until

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(find_dovecot() is None, reason="Dovecot is not installed"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    with Dovecot() as running:
        yield running


@pytest.fixture
def address(dovecot: Dovecot, request: pytest.FixtureRequest) -> ImapAddress:
    """A user of her own for each test."""
    user = f"u{abs(hash(request.node.name))}"
    dovecot.deliver([], user)
    return ImapAddress("127.0.0.1", dovecot.port, tls=False, user=user, password=dovecot.password)


def test_lesson_01_mail_that_a_colleague_has_read_is_stored_and_stays_as_it_is(
    dovecot: Dovecot, address: ImapAddress
) -> None:
    raws = [make_mail(subject=str(number)) for number in range(3)]
    dovecot.deliver(raws[:1], address.user, flags=["\\Seen"])
    dovecot.deliver(raws[1:], address.user)
    assert sync(address).stored == 3
    assert stored_mails() == raws
    assert sync(address).stored == 0, "UID n:* names the last mail again"
    inbox = dovecot.folder / "mail" / address.user / "Maildir"
    kept = sorted(path.name for path in (*(inbox / "cur").iterdir(), *(inbox / "new").iterdir()))
    assert len(kept) == 3
    assert [name for name in kept if name.endswith("S")] == kept[:1], "no mail was marked as read"


def test_lesson_03_a_long_outage_loses_nothing(dovecot: Dovecot, address: ImapAddress) -> None:
    raws = [b"Subject: %d\r\n\r\nA question.\r\n" % number for number in range(1200)]
    dovecot.deliver(raws, address.user, flags=["\\Seen"])
    assert sync(address).stored == 1200
    assert stored_mails() == raws


def test_bytes_are_kept_as_the_server_gave_them(dovecot: Dovecot, address: ImapAddress) -> None:
    raws = [b"no header at all\r\n", b"Subject: \xff\r\n\r\n caf\xe9 \x01\r\n", b"\r\n"]
    dovecot.deliver(raws, address.user)
    assert sync(address).stored == 3
    assert stored_mails() == raws


def test_lesson_08_a_folder_numbered_anew_doubles_and_hides_nothing(dovecot: Dovecot, address: ImapAddress) -> None:
    dovecot.deliver([make_mail(), make_mail()], address.user)
    sync(address)
    process_pending()
    dovecot.reset_uidvalidity(address.user)
    dovecot.deliver([make_mail(subject="new")], address.user)
    result = sync(address)
    process_pending()
    assert (result.was_reset, result.stored, Inquiry.objects.count()) == (True, 3, 3)
    assert InboundEmail.objects.filter(filed_as="duplicate").count() == 2


@pytest.mark.parametrize("gone", [[1], [2, 3], [3], [1, 2, 3]])
def test_mail_deleted_between_listing_and_fetching_stops_nothing(
    dovecot: Dovecot, address: ImapAddress, gone: list[int]
) -> None:
    raws = [make_mail(subject=str(number)) for number in range(3)]
    dovecot.deliver(raws, address.user)
    with open_mailbox(address) as folder:
        meddled = MeddledFolder(folder, lambda: expunge(address, gone))
        result = sync_mailbox(get_mailbox(address), meddled)
    assert (result.stored, result.quarantined) == (3 - len(gone), 0)
    assert stored_mails() == [raw for uid, raw in enumerate(raws, start=1) if uid not in gone]
    dovecot.deliver([make_mail(subject="next")], address.user)
    assert sync(address).stored == 1
    assert Mailbox.objects.get().last_uid == 4


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can take a mail away from the server")
def test_lesson_02_a_mail_the_server_cannot_read_is_set_aside_and_the_others_come_in(
    dovecot: Dovecot, address: ImapAddress
) -> None:
    """The server says NO, or hangs up, whenever it is asked for that one mail."""
    raws = [make_mail(subject=str(number)) for number in range(5)]
    dovecot.deliver(raws, address.user)
    inbox = dovecot.folder / "mail" / address.user / "Maildir"
    broken = sorted((inbox / "new").iterdir())[2]
    broken.chmod(0)
    result = sync(address)
    assert count_mails() == 5
    quarantined = InboundEmail.objects.quarantined().get()
    assert quarantined.uid == 3
    assert quarantined.problem == "not_handed_over"
    assert result.quarantined == 1


def test_pushed_mail_is_stored_within_three_seconds(dovecot: Dovecot, address: ImapAddress) -> None:
    with Watcher(address):
        wait_until(lambda: Mailbox.objects.filter(checked_at__isnull=False).exists())
        for number in range(1, 4):
            dovecot.deliver([make_mail(subject=str(number))], address.user)
            assert wait_until(lambda expected=number: count_mails() == expected) < 3  # type: ignore[misc]
