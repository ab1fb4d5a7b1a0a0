"""The embedded IMAP server is reached in clear, by STARTTLS or by implicit TLS, with password or token."""

import ssl
from typing import Literal

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import LoginError

from config.demo.imap import EmbeddedImap
from tests.support.certificates import Certificate


def trusting(certificate: Certificate) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate.certificate))


def serve(security: Literal["starttls", "implicit"], files: Certificate) -> EmbeddedImap:
    return EmbeddedImap(security=security, certificate=files.certificate, key=files.key)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_implicit_tls_is_trusted_by_its_certificate(certificate: Certificate, host: str) -> None:
    with serve("implicit", certificate) as server:
        client = IMAPClient(host, server.port, ssl_context=trusting(certificate), timeout=10)
        client.login("press", "secret")
        assert client.select_folder("INBOX", readonly=True)[b"EXISTS"] == 0


def test_implicit_tls_is_refused_by_a_client_that_does_not_know_the_certificate(
    certificate: Certificate,
) -> None:
    with serve("implicit", certificate) as server, pytest.raises(ssl.SSLCertVerificationError):
        IMAPClient("127.0.0.1", server.port, ssl_context=ssl.create_default_context(), timeout=10)


def test_starttls_is_offered_and_works_through_to_idle(certificate: Certificate) -> None:
    with serve("starttls", certificate) as server:
        client = IMAPClient("127.0.0.1", server.port, ssl=False, timeout=10)
        assert client.has_capability("STARTTLS")
        client.starttls(trusting(certificate))
        client.login("press", "secret")
        client.select_folder("INBOX", readonly=True)
        client.idle()
        server.deliver([b"Subject: x\r\n\r\n"])
        assert (1, b"EXISTS") in client.idle_check(timeout=5)
        client.idle_done()


def test_starttls_is_not_offered_in_clear() -> None:
    with EmbeddedImap() as server:
        assert not IMAPClient("127.0.0.1", server.port, ssl=False, timeout=10).has_capability("STARTTLS")


def test_tls_without_a_certificate_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="certificate"):
        EmbeddedImap(security="implicit")


def test_a_bearer_token_logs_in_where_it_is_allowed() -> None:
    with EmbeddedImap({"press": "token-1"}, xoauth2=True) as server:
        client = IMAPClient("127.0.0.1", server.port, ssl=False, timeout=10)
        assert client.has_capability("AUTH=XOAUTH2")
        client.oauth2_login("press", "token-1")
        assert client.select_folder("INBOX", readonly=True)[b"EXISTS"] == 0


@pytest.mark.parametrize(("user", "token"), [("press", "stale"), ("nobody", "token-1")])
def test_a_stale_token_and_an_unknown_user_are_refused(user: str, token: str) -> None:
    with EmbeddedImap({"press": "token-1"}, xoauth2=True) as server:
        client = IMAPClient("127.0.0.1", server.port, ssl=False, timeout=10)
        with pytest.raises(LoginError):
            client.oauth2_login(user, token)


@pytest.mark.parametrize(("user", "password"), [("press", "wrong"), ("nobody", "secret")])
def test_a_wrong_password_and_an_unknown_user_are_refused(user: str, password: str) -> None:
    with EmbeddedImap() as server:
        client = IMAPClient("127.0.0.1", server.port, ssl=False, timeout=10)
        with pytest.raises(LoginError):
            client.login(user, password)
