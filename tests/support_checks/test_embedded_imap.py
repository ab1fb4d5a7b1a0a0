"""The embedded IMAP server keeps what it is given, numbers it as RFC 3501 asks, and tells of new mail."""

import imaplib
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import LoginError

from config.demo.imap import EmbeddedImap
from config.demo.serving import ServerNotRunning

FIRST = b"From: Ana Ruiz <ana@courier.example>\r\nSubject: first\r\n\r\nhello\r\n"
SECOND = b"From: Bo Lind <bo@herald.example>\r\nSubject: second\r\n\r\nhello\r\n"


@pytest.fixture
def server() -> Iterator[EmbeddedImap]:
    with EmbeddedImap() as running:
        yield running


def open_inbox(server: EmbeddedImap, *, user: str = "press", password: str | None = None) -> IMAPClient:
    client = IMAPClient("127.0.0.1", server.port, ssl=False, timeout=10)
    client.login(user, password or server.users[user])
    client.select_folder("INBOX", readonly=True)
    return client


def test_delivered_mail_comes_out_byte_by_byte(server: EmbeddedImap) -> None:
    odd = b"Subject: \xe9\xff\r\nContent-Type: ;;;\r\n\r\n\x00 8-bit \xff\r\n.\r\n"
    server.deliver([FIRST, odd])
    with open_inbox(server) as client:
        fetched = client.fetch([1, 2], ["BODY.PEEK[]", "RFC822.SIZE"])
    assert [fetched[uid][b"BODY[]"] for uid in (1, 2)] == [FIRST, odd]
    assert fetched[2][b"RFC822.SIZE"] == len(odd)


def test_bare_line_feeds_become_crlf_and_crlf_stays(server: EmbeddedImap) -> None:
    server.deliver([b"Subject: x\n\r\none\ntwo\r\n"])
    assert server.messages()[0].raw == b"Subject: x\r\n\r\none\r\ntwo\r\n"


def test_the_internal_date_is_the_one_asked_for(server: EmbeddedImap) -> None:
    noon = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=-5)))
    server.deliver([FIRST, SECOND], received_at=[noon, noon + timedelta(days=1)])
    with open_inbox(server) as client:
        client.normalise_times = False
        fetched = client.fetch([1, 2], ["INTERNALDATE"])
    assert [fetched[uid][b"INTERNALDATE"] for uid in (1, 2)] == [noon, noon + timedelta(days=1)]


def test_a_naive_date_is_refused(server: EmbeddedImap) -> None:
    with pytest.raises(ValueError, match="aware"):
        server.deliver([FIRST], received_at=datetime(2026, 3, 1))  # noqa: DTZ001 - the mistake itself


def test_a_restart_with_the_same_mails_keeps_uidvalidity_and_uids() -> None:
    seen = []
    for _ in range(2):
        with EmbeddedImap(uidvalidity=20260301) as server:
            server.deliver([FIRST, SECOND])
            with open_inbox(server) as client:
                seen.append((client.folder_status("INBOX", ["UIDVALIDITY"]), client.search()))
    assert seen[0] == seen[1] == ({b"UIDVALIDITY": 20260301}, [1, 2])


def test_without_a_wish_two_servers_differ_in_uidvalidity() -> None:
    with EmbeddedImap() as one, EmbeddedImap() as other:
        values = [open_inbox(s).folder_status("INBOX", ["UIDVALIDITY"])[b"UIDVALIDITY"] for s in (one, other)]
    assert values[0] != values[1]


def test_after_a_uidvalidity_reset_the_same_mails_have_another_number(server: EmbeddedImap) -> None:
    """Lesson 8: the folder is renumbered under our feet, and the session ends."""
    server.deliver([FIRST, SECOND], flags=["\\Seen"])
    client = open_inbox(server)
    before = client.folder_status("INBOX", ["UIDVALIDITY"])[b"UIDVALIDITY"]
    told = server.reset_uidvalidity(first_uid=7)
    with pytest.raises((imaplib.IMAP4.abort, OSError)):
        client.noop()
    with open_inbox(server) as client:
        after = client.folder_status("INBOX", ["UIDVALIDITY", "UIDNEXT"])
        fetched = client.fetch(client.search(), ["BODY.PEEK[]"])
    assert after == {b"UIDVALIDITY": told, b"UIDNEXT": 9}
    assert told == before + 1
    assert {uid: mail[b"BODY[]"] for uid, mail in fetched.items()} == {7: FIRST, 8: SECOND}
    assert server.flags(8) == {"\\Seen"}


def test_reading_with_peek_in_a_read_only_folder_leaves_no_trace(server: EmbeddedImap) -> None:
    server.deliver([FIRST])
    before = server.messages()
    with open_inbox(server) as client:
        client.fetch([1], ["BODY.PEEK[]"])
    assert server.messages() == before
    assert server.flags(1) == frozenset()


def test_a_client_that_marks_or_deletes_is_found_out(server: EmbeddedImap) -> None:
    server.deliver([FIRST, SECOND])
    with open_inbox(server) as client:
        client.select_folder("INBOX")
        client.fetch([1], ["BODY[]"])
        client.delete_messages([2])
        client.expunge()
    assert server.flags(1) == {"\\Seen"}
    assert [mail.uid for mail in server.messages()] == [1]
    with pytest.raises(KeyError):
        server.flags(2)


def test_idle_tells_of_mail_within_a_second(server: EmbeddedImap) -> None:
    with open_inbox(server) as client:
        client.idle()
        begun = time.monotonic()
        server.deliver([FIRST])
        told = client.idle_check(timeout=5)
        client.idle_done()
    assert (1, b"EXISTS") in told
    assert time.monotonic() - begun < 1


def test_idle_tells_of_mail_that_came_just_before_it(server: EmbeddedImap) -> None:
    with open_inbox(server) as client:
        server.deliver([FIRST])
        client.idle()
        told = client.idle_check(timeout=0.5)
        # News that came in one packet with the go-ahead lies in imaplib's buffer, where polling overlooks it.
        told += client.idle_done()[1]
    assert (1, b"EXISTS") in told


def test_idle_tells_of_each_of_many_quick_mails(server: EmbeddedImap) -> None:
    with open_inbox(server) as client:
        client.idle()
        for _ in range(50):
            server.deliver([FIRST])
        told: list[object] = []
        while (50, b"EXISTS") not in told:
            news = client.idle_check(timeout=5)
            assert news, f"silence after {told[-1:]}"
            told.extend(news)
        client.idle_done()


def test_idle_can_be_switched_off() -> None:
    with EmbeddedImap(idle=False) as server, open_inbox(server) as client:
        assert not client.has_capability("IDLE")
        tag = client._imap._command("IDLE")
        with pytest.raises(imaplib.IMAP4.error, match="BAD"):
            client._imap._command_complete("IDLE", tag)
        server.deliver([FIRST])
        assert client.noop()[0] == b"NOOP completed."
        assert client.search() == [1]


def test_each_user_has_boxes_of_her_own() -> None:
    with EmbeddedImap({"press": "one", "radio": "two"}) as server:
        server.deliver([FIRST])
        server.deliver([SECOND, SECOND], user="radio")
        assert len(open_inbox(server).search()) == 1
        assert len(open_inbox(server, user="radio").search()) == 2


def test_mail_can_be_delivered_into_another_folder(server: EmbeddedImap) -> None:
    server.deliver([FIRST], folder="Press/Archive")
    with open_inbox(server) as client:
        names = [name for _flags, _delimiter, name in client.list_folders()]
        assert client.select_folder("Press/Archive", readonly=True)[b"EXISTS"] == 1
    assert {"INBOX", "Press/Archive"} <= set(names)
    assert server.messages() == []


def test_a_changed_password_locks_the_old_one_out(server: EmbeddedImap) -> None:
    """Lesson 7: a log-in that fails from one day to the next."""
    server.change_password("new")
    with pytest.raises(LoginError):
        open_inbox(server)
    assert open_inbox(server, password="new").search() == []


def test_cut_connections_ends_sessions_and_takes_new_ones(server: EmbeddedImap) -> None:
    client = open_inbox(server)
    server.cut_connections()
    with pytest.raises((imaplib.IMAP4.abort, OSError)):
        client.noop()
    assert open_inbox(server).search() == []


def test_a_large_mail_and_many_parts_are_served(server: EmbeddedImap) -> None:
    """Lesson 9: ten megabytes (forty take four seconds), and 2,000 parts."""
    large = b"Subject: large\r\n\r\n" + (b"x" * 996 + b"\r\n") * 10_000
    parts = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 2000 + b"--b--\r\n"
    server.deliver([large, parts])
    with open_inbox(server) as client:
        assert client.fetch([1], ["BODY.PEEK[]"])[1][b"BODY[]"] == large
        assert client.fetch([2], ["BODY.PEEK[]"])[2][b"BODY[]"] == parts


def test_a_fetch_may_name_twenty_thousand_uids(server: EmbeddedImap) -> None:
    server.deliver([FIRST] * 4)
    with open_inbox(server) as client:
        fetched = client.fetch(range(1, 40_001, 2), ["BODY.PEEK[]"])
    assert sorted(fetched) == [1, 3]


def test_a_stopped_server_is_gone_within_two_seconds_and_starts_again_on_its_port() -> None:
    server = EmbeddedImap().start()
    port = server.port
    client = open_inbox(server)
    begun = time.monotonic()
    server.stop()
    assert time.monotonic() - begun < 2
    with pytest.raises((imaplib.IMAP4.abort, OSError)):
        client.noop()
    with pytest.raises(ConnectionRefusedError):
        IMAPClient("127.0.0.1", port, ssl=False, timeout=5)
    server.start()
    assert server.port == port
    assert open_inbox(server).search() == []
    server.stop()


def test_a_taken_port_is_named(server: EmbeddedImap) -> None:
    with pytest.raises(ServerNotRunning, match=str(server.port)):
        EmbeddedImap(port=server.port).start()


def test_a_stopped_server_takes_no_delivery() -> None:
    with pytest.raises(ServerNotRunning):
        EmbeddedImap().deliver([FIRST], received_at=datetime.now(UTC))
