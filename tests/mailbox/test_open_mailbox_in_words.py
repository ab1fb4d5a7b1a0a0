"""What keeps a mailbox from being read is said in words that name what to do, and never the password."""

import base64
import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from config.demo.imap import EmbeddedImap
from mailbox import imap as imap_module
from mailbox.addresses import ImapAddress
from mailbox.imap import MailboxUnavailable, open_mailbox
from tests.support.certificates import Certificate, make_certificate
from tests.support.tcp_proxy import TcpProxy

PASSWORD = "s3cret-und-mehr"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    folder: Path = tmp_path_factory.mktemp("certificate")
    return make_certificate(folder)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_module, "CONNECT_SECONDS", 1)
    monkeypatch.setattr(imap_module, "READ_SECONDS", 1)


class OfficeAddress(ImapAddress):
    """The same server as it looks from another machine."""

    @property
    def is_loopback(self) -> bool:
        """Never."""
        return False


def address_of(port: int, *, tls: bool = False, password: str = PASSWORD, user: str = "press") -> ImapAddress:
    return ImapAddress("127.0.0.1", port, tls=tls, user=user, password=password)


def say_why(address: ImapAddress) -> MailboxUnavailable:
    with pytest.raises(MailboxUnavailable) as caught, open_mailbox(address) as folder:
        folder.select()
    assert address.password not in str(caught.value)
    return caught.value


def select(address: ImapAddress) -> int:
    with open_mailbox(address) as folder:
        return folder.select().uidvalidity


@contextmanager
def talker(say: Callable[[bytes], bytes], greeting: bytes = b"* OK ready\r\n") -> Iterator[tuple[int, list[bytes]]]:
    """A server that answers each line by `say`; its port, and the lines it heard."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with listener.accept()[0] as line:
                line.sendall(greeting)
                for said in line.makefile("rb"):
                    heard.append(said)
                    line.sendall(say(said))

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1], heard
        thread.join(5)


def test_a_wrong_password() -> None:
    with EmbeddedImap({"press": PASSWORD}) as server:
        error = say_why(address_of(server.port, password="not-it-at-all"))
    assert error.needs_person
    assert "refused the user name or password of press" in str(error)


def test_a_server_that_repeats_the_password_in_its_answer() -> None:
    def repeat(line: bytes) -> bytes:
        tag = line.split()[0]
        if b"CAPABILITY" in line:
            return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"
        return tag + b" NO I do not like " + line

    with talker(repeat) as (port, _heard):
        error = say_why(address_of(port))
    assert "I do not like" in str(error)


def test_a_password_of_letters_that_are_not_ascii_is_told_as_it_is() -> None:
    """LOGIN takes ASCII only (RFC 3501 6.2.3), AUTHENTICATE PLAIN takes UTF-8 (RFC 4616)."""

    def take(line: bytes) -> bytes:
        words = line.split()
        if b"CAPABILITY" in line:
            return b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + words[0] + b" OK done\r\n"
        if b"AUTHENTICATE" in line:
            tags.append(words[0])
            return b"+ \r\n"
        return tags[0] + b" NO not today\r\n"

    tags: list[bytes] = []
    with talker(take) as (port, heard):
        error = say_why(address_of(port, password="pässwörd"))
    assert base64.b64decode(heard[-1]) == "\0press\0pässwörd".encode()
    assert "not today" in str(error)


def test_a_password_with_quotes_and_blanks_is_tried_as_it_is() -> None:
    with EmbeddedImap({"press": 'a "b" \\c%'}) as server:
        assert select(address_of(server.port, password='a "b" \\c%'))


def test_a_host_that_does_not_exist() -> None:
    error = say_why(ImapAddress("imap.invalid", 993, tls=True, user="press", password=PASSWORD))
    assert "There is no host imap.invalid" in str(error)


def test_a_host_name_that_cannot_be_one() -> None:
    say_why(ImapAddress("a" * 80 + ".example", 993, tls=True, user="press", password=PASSWORD))


def test_nothing_listening() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = say_why(address_of(port))
    assert str(error) == f"Nothing listens at 127.0.0.1:{port}. Is the port right?"
    assert not error.needs_person


def test_a_folder_that_does_not_exist() -> None:
    with EmbeddedImap({"press": PASSWORD}) as server:
        error = say_why(replace(address_of(server.port), folder="Presse/Fragen"))
    assert "no folder 'Presse/Fragen' for press" in str(error)
    assert error.needs_person


@pytest.mark.usefixtures("impatient")
def test_a_server_that_takes_the_call_and_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        error = say_why(address_of(listener.getsockname()[1]))
    assert "did not answer in time" in str(error)
    assert "imaps://" in str(error)
    assert not error.needs_person


@pytest.mark.usefixtures("impatient")
def test_a_server_that_falls_silent_after_the_log_in() -> None:
    with (
        EmbeddedImap({"press": PASSWORD}) as server,
        TcpProxy(server.port) as proxy,
        open_mailbox(address_of(proxy.port)) as folder,
    ):
        proxy.stall()
        with pytest.raises(MailboxUnavailable, match="did not answer in time"):
            folder.select()


def test_a_server_that_is_no_imap_server() -> None:
    with talker(lambda _line: b"500 what\r\n", b"HTTP/1.0 400 Bad Request\r\n") as (port, _heard):
        error = say_why(address_of(port))
    assert f"127.0.0.1:{port}" in str(error)


def test_a_line_that_is_cut_at_once() -> None:
    with EmbeddedImap({"press": PASSWORD}) as server, TcpProxy(server.port) as proxy:
        proxy.cut_after(5)
        error = say_why(address_of(proxy.port))
    assert f"127.0.0.1:{proxy.port}" in str(error)
    assert not error.needs_person


def test_tls_spoken_to_a_plain_port() -> None:
    with EmbeddedImap({"press": PASSWORD}) as server:
        error = say_why(address_of(server.port, tls=True))
    assert "does not speak TLS" in str(error)
    assert "imap://" in str(error)
    assert error.needs_person


@pytest.mark.usefixtures("impatient")
def test_plain_text_spoken_to_a_tls_port(certificate: Certificate) -> None:
    with EmbeddedImap(
        {"press": PASSWORD}, security="implicit", certificate=certificate.certificate, key=certificate.key
    ) as server:
        error = say_why(address_of(server.port))
    assert f"127.0.0.1:{server.port}" in str(error)


@pytest.mark.parametrize("security", ["implicit", "starttls"])
def test_a_certificate_nobody_vouches_for(certificate: Certificate, security: str) -> None:
    with EmbeddedImap(
        {"press": PASSWORD},
        security="implicit" if security == "implicit" else "starttls",
        certificate=certificate.certificate,
        key=certificate.key,
    ) as server:
        # 127.1 is loopback and does not look it: the rule for the world holds.
        host = "127.0.0.1" if security == "implicit" else "127.1"
        error = say_why(ImapAddress(host, server.port, tls=security == "implicit", user="press", password=PASSWORD))
    assert "cannot be trusted" in str(error)
    assert error.needs_person


def test_a_certificate_for_another_host(certificate: Certificate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))
    with EmbeddedImap(
        {"press": PASSWORD}, security="implicit", certificate=certificate.certificate, key=certificate.key
    ) as server:
        assert select(address_of(server.port, tls=True))
        elsewhere = ImapAddress("127.0.0.2", server.port, tls=True, user="press", password=PASSWORD)
        with TcpProxy(server.port) as proxy:
            assert select(address_of(proxy.port, tls=True)), "the name counts, not the port"
        with socket.create_server(("127.0.0.2", 0)) as listener:
            relay = threading.Thread(target=_serve_tls_once, args=(listener, certificate), daemon=True)
            relay.start()
            error = say_why(replace(elsewhere, port=listener.getsockname()[1]))
            relay.join(5)
    assert "cannot be trusted" in str(error)


def _serve_tls_once(listener: socket.socket, certificate: Certificate) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate.certificate, certificate.key)
    with listener.accept()[0] as line, contextlib.suppress(OSError):
        context.wrap_socket(line, server_side=True).close()


def test_starttls_is_used_where_it_is_offered(certificate: Certificate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))
    with (
        EmbeddedImap(
            {"press": PASSWORD}, security="starttls", certificate=certificate.certificate, key=certificate.key
        ) as server,
        open_mailbox(address_of(server.port)) as folder,
    ):
        assert isinstance(folder._client.socket(), ssl.SSLSocket)
        assert folder.select()


def test_off_this_machine_no_password_goes_out_in_clear() -> None:
    def be_plain(line: bytes) -> bytes:
        return b"* CAPABILITY IMAP4rev1\r\n" + line.split()[0] + b" OK done\r\n"

    with talker(be_plain) as (port, heard):
        error = say_why(OfficeAddress("127.0.0.1", port, tls=False, user="press", password=PASSWORD))
    assert "offers no TLS" in str(error)
    assert "imaps://" in str(error)
    assert error.needs_person
    assert not any(b"LOGIN" in line.upper() or b"AUTH" in line.upper() for line in heard)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
        ("127.0.0.1.example", False), ("localhost.example", False), ("10.0.0.1", False), ("mail.example", False),
    ],
)  # fmt: skip
def test_loopback_is_decided_by_the_name_alone(host: str, expected: bool) -> None:
    address = ImapAddress(host, 143, tls=False, user="press", password=PASSWORD)
    assert address.is_loopback is expected


def test_an_address_prints_no_password() -> None:
    address = address_of(143)
    assert PASSWORD not in f"{address} {address!r} {address.name}"
