"""The TCP proxy breaks connections in the ways networks do."""

import imaplib
import socket
import time
from collections.abc import Iterator

import pytest
from imapclient import IMAPClient

from config.demo.imap import EmbeddedImap
from tests.support.tcp_proxy import TcpProxy

MAIL = b"Subject: long\r\n\r\n" + b"0123456789abcdef\r\n" * 5000
LOST = (imaplib.IMAP4.abort, ConnectionError)


@pytest.fixture(scope="module")
def server() -> Iterator[EmbeddedImap]:
    with EmbeddedImap() as running:
        running.deliver([MAIL])
        yield running


@pytest.fixture
def proxy(server: EmbeddedImap) -> Iterator[TcpProxy]:
    with TcpProxy(server.port) as running:
        yield running


def open_inbox(proxy: TcpProxy, *, timeout: float = 10) -> IMAPClient:
    client = IMAPClient("127.0.0.1", proxy.port, ssl=False, timeout=timeout)
    client.login("press", "secret")
    client.select_folder("INBOX", readonly=True)
    return client


def fetch_mail(client: IMAPClient) -> bytes:
    raw: bytes = client.fetch([1], ["BODY.PEEK[]"])[1][b"BODY[]"]
    return raw


def test_untroubled_bytes_pass_both_ways_and_are_counted(proxy: TcpProxy) -> None:
    assert fetch_mail(open_inbox(proxy)) == MAIL
    assert proxy.connection_count == 1
    assert proxy.byte_counts["to_client"] > len(MAIL)
    assert 0 < proxy.byte_counts["to_server"] < 1000


def test_cut_ends_all_connections_and_new_ones_work(proxy: TcpProxy) -> None:
    clients = [open_inbox(proxy) for _ in range(3)]
    proxy.cut()
    for client in clients:
        with pytest.raises(LOST):
            client.noop()
    assert fetch_mail(open_inbox(proxy)) == MAIL


def test_cut_after_lets_exactly_so_many_bytes_through_once(proxy: TcpProxy) -> None:
    client = open_inbox(proxy)
    before = proxy.byte_counts["to_client"]
    proxy.cut_after(5000)
    with pytest.raises(LOST):
        fetch_mail(client)
    assert proxy.byte_counts["to_client"] - before == 5000
    assert fetch_mail(open_inbox(proxy)) == MAIL


def test_cut_after_counts_towards_the_server_too(proxy: TcpProxy) -> None:
    client = open_inbox(proxy)
    before = proxy.byte_counts["to_server"]
    proxy.cut_after(3, "to_server")
    with pytest.raises(LOST):
        client.noop()
    assert proxy.byte_counts["to_server"] - before == 3


def test_a_stalled_line_is_silent_until_it_resumes(proxy: TcpProxy) -> None:
    client = open_inbox(proxy, timeout=0.3)
    proxy.stall()
    with pytest.raises(TimeoutError):
        client.noop()
    waiting = socket.create_connection(("127.0.0.1", proxy.port), timeout=0.2)
    with pytest.raises(TimeoutError):
        waiting.recv(1)
    proxy.resume()
    waiting.settimeout(5)
    assert waiting.recv(4) == b"* OK"


def test_a_garbled_line_has_every_so_manyth_byte_turned_over(proxy: TcpProxy) -> None:
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as clean:
        greeting = clean.recv(1000)
    with TcpProxy(proxy.target_port) as other:
        other.garble(every=8)
        with socket.create_connection(("127.0.0.1", other.port), timeout=5) as spoilt:
            received = spoilt.recv(1000)
    changed = [place for place, (one, two) in enumerate(zip(greeting, received, strict=True)) if one != two]
    assert changed == list(range(0, len(greeting), 8))


def test_a_garbled_line_breaks_a_session_and_resume_heals_it(proxy: TcpProxy) -> None:
    proxy.garble()
    with pytest.raises((imaplib.IMAP4.error, ConnectionError, TimeoutError, ValueError)):
        open_inbox(proxy, timeout=1)
    proxy.resume()
    assert fetch_mail(open_inbox(proxy)) == MAIL


def test_a_refusing_proxy_keeps_the_open_connections(proxy: TcpProxy) -> None:
    client = open_inbox(proxy)
    port = proxy.port
    proxy.refuse()
    with pytest.raises(ConnectionRefusedError):
        open_inbox(proxy)
    assert fetch_mail(client) == MAIL
    proxy.resume()
    assert proxy.port == port
    assert fetch_mail(open_inbox(proxy)) == MAIL


def test_a_dribbling_line_splits_lines_and_loses_nothing(proxy: TcpProxy) -> None:
    proxy.dribble(piece_size=3)
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as client:
        pieces = [client.recv(1000)]
        while not pieces[-1].endswith(b"\n"):
            pieces.append(client.recv(1000))
    assert len(pieces) > 3
    assert b"".join(pieces).startswith(b"* OK ")


def test_a_dead_server_behind_the_proxy_looks_like_a_lost_connection() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        dead_port = unused.getsockname()[1]
    with TcpProxy(dead_port) as proxy, pytest.raises((*LOST, imaplib.IMAP4.error)):
        IMAPClient("127.0.0.1", proxy.port, ssl=False, timeout=5)


def test_the_end_of_a_session_passes_through(proxy: TcpProxy) -> None:
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as client:
        client.recv(1000)
        client.sendall(b"a LOGOUT\r\n")
        told = b""
        while data := client.recv(1000):
            told += data
    assert b"* BYE" in told


def test_a_proxy_with_stalled_connections_stops_within_two_seconds(proxy: TcpProxy) -> None:
    client = open_inbox(proxy)
    proxy.stall()
    begun = time.monotonic()
    proxy.stop()
    assert time.monotonic() - begun < 2
    with pytest.raises(LOST):
        client.noop()
