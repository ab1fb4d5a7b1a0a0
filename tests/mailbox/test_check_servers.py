"""A connection test says in words what is wrong with the mail servers of the settings, and changes nothing there."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from config.demo.imap import EmbeddedImap
from mailbox import check
from mailbox.addresses import ImapAddress, Server
from mailbox.check import check_imap, check_smtp
from tests.factories import PRESS, make_mail
from tests.support.certificates import make_certificate
from tests.support.smtp_sink import Behaviour, SmtpSink


def test_a_mailbox_that_can_be_read_says_how_much_is_in_it(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    imap.deliver([make_mail(), make_mail()])
    checked = check_imap(imap_address)
    assert (checked.is_well, checked.count, checked.folders) == (True, 2, ())


def test_an_unknown_folder_names_those_that_are_there(imap_address: ImapAddress) -> None:
    checked = check_imap(replace(imap_address, folder="Presse"))
    assert not checked.is_well
    assert "no folder 'Presse'" in checked.words
    assert "INBOX" in checked.folders


def test_a_wrong_password_is_said_and_not_repeated(imap_address: ImapAddress) -> None:
    checked = check_imap(replace(imap_address, password="n0t-it"))
    assert "refused the user name or password of press" in checked.words
    assert "n0t-it" not in checked.words
    assert not checked.folders


def test_hosts_ports_and_certificates_that_are_wrong(imap_address: ImapAddress, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = listener.getsockname()[1]
    pem = make_certificate(tmp_path)
    with EmbeddedImap({"press": "x"}, security="implicit", certificate=pem.certificate, key=pem.key) as server:
        for address, said in [
            (replace(imap_address, host="imap.invalid"), "There is no host imap.invalid"),
            (replace(imap_address, port=free), "Nothing listens at"),
            (replace(imap_address, tls=True), "does not speak TLS"),
            (replace(imap_address, tls=True, port=server.port), "cannot be trusted"),
        ]:
            checked = check_imap(address)
            assert not checked.is_well
            assert said in checked.words


def test_a_server_that_says_nothing_is_given_up_soon(
    imap_address: ImapAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "PATIENCE_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "did not answer in time" in check_imap(replace(imap_address, port=port)).words
        assert (
            "did not answer in time"
            in check_smtp(Server("127.0.0.1", port, tls=False, user="", password=""), PRESS).words
        )


def test_an_smtp_server_that_takes_us_is_well_and_gets_no_mail() -> None:
    with SmtpSink(login=("press", "secret")) as sink:
        assert check_smtp(Server("127.0.0.1", sink.port, tls=False, user="press", password="secret"), PRESS).is_well
        assert sink.attempt_count == 1
        assert not sink.mails


def test_an_smtp_server_that_refuses_says_what() -> None:
    with SmtpSink(login=("press", "secret")) as sink:
        server = Server("127.0.0.1", sink.port, tls=False, user="press", password="wrong")
        assert "refused the user name or password" in check_smtp(server, PRESS).words
        sink.script(Behaviour(at_mail="550 5.7.1 Not your address"))
        refused = check_smtp(replace(server, password="secret"), f"Press <{PRESS}>")
        assert f"refused the sender {PRESS}: 550 5.7.1 Not your address" in refused.words
    assert "no such host" in check_smtp(replace(server, host="smtp.invalid"), PRESS).words
    assert "nothing listens" in check_smtp(server, PRESS).words
