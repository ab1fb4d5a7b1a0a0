"""Getting into the SMTP server: encrypted where it counts, and in words where it fails."""

from pathlib import Path
from typing import Any

import pytest

from mailbox.addresses import Server
from mailbox.models import OutboundEmail
from tests.support.certificates import Certificate, make_certificate
from tests.support.outgoing import pass_outbox, queue
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db

LOGIN = ("press", "se cret-Ö9"[:7])
# The resolver reads it as 127.0.0.1; nothing in the name says that it is loopback.
UNNAMED_LOOPBACK = "127.1"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("tls"))


def send_over(
    settings: Any, server: SmtpSink, *, host: str = "localhost", tls: bool = False, **login: str
) -> OutboundEmail:
    """The row of a mail after one attempt at `server`."""
    user, password = login.get("user", LOGIN[0]), login.get("password", LOGIN[1])
    settings.SMTP = Server(host, server.port, tls=tls, user=user, password=password)
    email = queue()
    pass_outbox()
    email.refresh_from_db()
    return email


def trust(monkeypatch: pytest.MonkeyPatch, certificate: Certificate) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.certificate))


def test_the_log_in_of_the_settings_is_used(settings: Any) -> None:
    with SmtpSink(login=LOGIN) as server:
        assert send_over(settings, server).state == "sent"
        assert server.mails[0].login == LOGIN[0]


@pytest.mark.parametrize("password", ["wrong", "falsch-wie-möglich"])
def test_a_wrong_password_is_said_in_words_that_do_not_repeat_it(settings: Any, password: str) -> None:
    with SmtpSink(login=LOGIN) as server:
        email = send_over(settings, server, password=password)
    assert (email.state, email.attempts) == ("queued", 1)
    assert "user name or password" in email.problem
    assert f"localhost:{server.port}" in email.problem
    assert password not in email.problem


def test_a_server_that_wants_a_log_in_and_gets_none_is_tried_again(settings: Any) -> None:
    """530 is final by its number, but it is the settings that are wrong, not the mail."""
    with SmtpSink(login=LOGIN) as server:
        email = send_over(settings, server, user="", password="")
    assert "530" in email.problem
    assert email.state == "queued"


def test_starttls_is_used_where_it_is_offered(
    settings: Any, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(monkeypatch, certificate)
    with SmtpSink(login=LOGIN, security="starttls", certificate=certificate.certificate, key=certificate.key) as server:
        email = send_over(settings, server)
        assert (email.state, email.problem) == ("sent", "")
        assert server.mails[0].is_encrypted


def test_tls_from_the_start_is_used_where_the_url_says_smtps(
    settings: Any, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(monkeypatch, certificate)
    with SmtpSink(login=LOGIN, security="implicit", certificate=certificate.certificate, key=certificate.key) as server:
        email = send_over(settings, server, tls=True)
        assert (email.state, email.problem) == ("sent", "")
        assert server.mails[0].is_encrypted


@pytest.mark.parametrize("security", ["starttls", "implicit"])
def test_a_certificate_nobody_vouches_for_is_refused(settings: Any, certificate: Certificate, security: Any) -> None:
    with SmtpSink(login=LOGIN, security=security, certificate=certificate.certificate, key=certificate.key) as server:
        email = send_over(settings, server, host=UNNAMED_LOOPBACK, tls=security == "implicit")
        assert server.attempt_count == 0
    assert email.state == "queued"
    assert "TLS failed" in email.problem or "certificate" in email.problem.lower()


def test_a_server_on_this_machine_may_vouch_for_itself(settings: Any, certificate: Certificate) -> None:
    with SmtpSink(login=LOGIN, security="starttls", certificate=certificate.certificate, key=certificate.key) as server:
        assert send_over(settings, server).state == "sent"
        assert server.mails[0].is_encrypted


def test_nothing_is_said_in_the_clear_off_loopback(settings: Any) -> None:
    with SmtpSink(login=LOGIN) as server:
        email = send_over(settings, server, host=UNNAMED_LOOPBACK)
        assert server.attempt_count == 0
    assert email.state == "queued"
    assert "offers no TLS" in email.problem
    assert "smtps://" in email.problem


def test_a_port_that_speaks_tls_in_answer_to_plain_is_said_in_words(
    settings: Any, certificate: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SmtpSink(security="none") as server:
        email = send_over(settings, server, tls=True)
    assert email.state == "queued"
    assert "TLS failed" in email.problem
