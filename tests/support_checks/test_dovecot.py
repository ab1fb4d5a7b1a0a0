"""The throwaway Dovecot serves what was put into its Maildir."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient

from config.demo.serving import ServerNotRunning
from tests.support.imap_servers import Dovecot, find_dovecot

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(find_dovecot() is None, reason="no Dovecot 2.3 is installed"),
]


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    with Dovecot() as running:
        yield running


def open_inbox(dovecot: Dovecot, user: str) -> IMAPClient:
    client = IMAPClient("127.0.0.1", dovecot.port, ssl=False, timeout=10)
    client.login(user, dovecot.password)
    client.select_folder("INBOX", readonly=True)
    return client


def test_mails_are_numbered_in_order_of_delivery_with_their_dates_and_flags(dovecot: Dovecot) -> None:
    noon = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    subjects = [b"Subject: %d\r\n\r\n" % number for number in range(12)]
    dovecot.deliver(subjects, "order", received_at=noon)
    dovecot.deliver([b"Subject: read\r\n\r\n"], "order", flags=["\\Seen", "\\Flagged"])
    with open_inbox(dovecot, "order") as client:
        client.normalise_times = False
        fetched = client.fetch(client.search(), ["BODY.PEEK[]", "FLAGS", "INTERNALDATE"])
    assert [fetched[uid][b"BODY[]"] for uid in range(1, 13)] == subjects
    assert fetched[1][b"INTERNALDATE"] == noon
    assert set(fetched[13][b"FLAGS"]) - {b"\\Recent"} == {b"\\Seen", b"\\Flagged"}


def test_each_user_has_an_inbox_of_her_own(dovecot: Dovecot) -> None:
    dovecot.deliver([b"Subject: x\r\n\r\n"], "ana")
    assert len(open_inbox(dovecot, "ana").search()) == 1
    assert open_inbox(dovecot, "bo").search() == []


def test_idle_tells_of_a_delivery(dovecot: Dovecot) -> None:
    with open_inbox(dovecot, "idler") as client:
        client.idle()
        dovecot.deliver([b"Subject: x\r\n\r\n"], "idler")
        told: list[object] = []
        while (1, b"EXISTS") not in told:
            news = client.idle_check(timeout=5)
            assert news
            told.extend(news)
        client.idle_done()


def test_a_uidvalidity_reset_keeps_the_mail(dovecot: Dovecot) -> None:
    dovecot.deliver([b"Subject: x\r\n\r\n"], "moved")
    with open_inbox(dovecot, "moved") as client:
        before = client.folder_status("INBOX", ["UIDVALIDITY"])
    dovecot.reset_uidvalidity("moved")
    with open_inbox(dovecot, "moved") as client:
        assert client.folder_status("INBOX", ["UIDVALIDITY"]) != before
        assert client.search() == [1]


def test_a_stopped_dovecot_leaves_no_folder_and_no_port() -> None:
    dovecot = Dovecot().start()
    folder = dovecot.folder
    begun = time.monotonic()
    dovecot.stop()
    assert time.monotonic() - begun < 2
    assert not folder.exists()
    with pytest.raises(ConnectionRefusedError):
        IMAPClient("127.0.0.1", dovecot.port, ssl=False, timeout=5)


def test_a_missing_dovecot_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.support.imap_servers.DOVECOT_FOLDERS", ())
    monkeypatch.setenv("PATH", "")
    assert find_dovecot() is None
    with pytest.raises(ServerNotRunning, match="installed"):
        Dovecot().start()
