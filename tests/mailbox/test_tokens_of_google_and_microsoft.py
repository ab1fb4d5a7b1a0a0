"""Mailboxes that take no password are opened with an access token, which is fetched, kept and renewed."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import check_oauth
from mailbox import oauth
from mailbox.addresses import BadMailUrl, OAuthClient, Server, read_imap_url, read_smtp_url
from mailbox.oauth import TokenUnavailable, forget_token, get_token
from tests.support.certificates import make_certificate
from tests.support.token_server import TokenServer

REFRESH = "1//refresh"
SECRET = "client-s3cret"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    oauth._tokens.clear()


@pytest.fixture
def provider() -> Iterator[TokenServer]:
    with TokenServer(refresh_token=REFRESH) as server:
        yield server


@pytest.fixture
def google(provider: TokenServer, settings: Any) -> Server:
    settings.OAUTH = {"google": OAuthClient("google", "id", SECRET, REFRESH, f"{provider.url}/token")}
    return read_smtp_url("smtp://press%40office.example@127.0.0.1:25?oauth=google")


def say_why(server: Server) -> TokenUnavailable:
    with pytest.raises(TokenUnavailable) as caught:
        get_token(server, "imap")
    assert REFRESH not in str(caught.value)
    assert SECRET not in str(caught.value)
    return caught.value


def test_a_token_is_fetched_once_and_kept(provider: TokenServer, google: Server) -> None:
    assert get_token(google, "smtp") == get_token(google, "imap") == "access-1"
    asked = provider.asked[0]
    assert (asked["grant_type"], asked["client_id"], asked["client_secret"]) == ("refresh_token", "id", SECRET)
    assert len(provider.asked) == 1


def test_a_token_is_renewed_five_minutes_before_it_ends(
    provider: TokenServer, google: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = time.monotonic()
    get_token(google, "imap")
    for minutes, expected in [(54, "access-1"), (56, "access-2"), (57, "access-2")]:
        monkeypatch.setattr(time, "monotonic", lambda minutes=minutes: begun + minutes * 60)
        assert get_token(google, "imap") == expected, minutes


def test_a_token_that_a_server_did_not_take_is_not_kept(google: Server) -> None:
    get_token(google, "imap")
    forget_token(google, "imap")
    assert get_token(google, "imap") == "access-2"


def test_the_refresh_token_of_the_url_stands_before_that_of_the_settings(provider: TokenServer, google: Server) -> None:
    other = read_imap_url("imaps://second%40office.example:mine@imap.example/INBOX?oauth=google")
    provider.refresh_token = "mine"
    assert get_token(other, "imap") == "access-1"
    assert "no longer accepts" in str(say_why(google))


def test_lesson_07_a_withdrawn_refresh_token_is_said_and_wants_a_person(provider: TokenServer, google: Server) -> None:
    provider.refresh_token = "another"
    error = say_why(google)
    assert str(error).startswith("Google no longer accepts the refresh token: Token has been expired or revoked.")
    assert "PRESSDESK_OAUTH_GOOGLE_REFRESH_TOKEN" in str(error)
    assert error.needs_person


@pytest.mark.parametrize(
    ("status", "code", "said", "needs_person"),
    [
        (401, "invalid_client", "does not accept the client", True),
        (400, "unsupported_grant_type", "gave no access token", True),
        (400, "temporarily_unavailable", "gave no access token", False),
    ],
)
def test_other_refusals_are_said(
    provider: TokenServer, google: Server, status: int, code: str, said: str, *, needs_person: bool
) -> None:
    provider.refusal = status, {"error": code, "error_description": f"about {SECRET} and {REFRESH}"}
    error = say_why(google)
    assert said in str(error)
    assert error.needs_person is needs_person


def test_a_provider_that_cannot_be_reached_is_tried_again(settings: Any, google: Server) -> None:
    with TokenServer(refresh_token=REFRESH) as gone:
        url = gone.url
    settings.OAUTH = {"google": OAuthClient("google", "id", SECRET, REFRESH, f"{url}/token")}
    error = say_why(google)
    assert "cannot be reached" in str(error)
    assert not error.needs_person


@pytest.mark.parametrize("module", ["google.oauth2.credentials", "google.auth.transport.requests"])
def test_a_server_without_the_library_says_what_to_install(
    google: Server, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    error = say_why(google)
    assert "need the extra “oauth” to be installed" in str(error)
    assert error.needs_person


@pytest.fixture
def microsoft(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenServer]:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.certificate))
    with TokenServer(refresh_token=REFRESH, tls=certificate) as server:
        settings.OAUTH = {"microsoft": OAuthClient("microsoft", "id", SECRET, REFRESH, f"{server.url}/office")}
        yield server


OUTLOOK = Server("outlook.example", 993, tls=True, user="press@office.example", password="", oauth="microsoft")


def test_microsoft_is_asked_for_the_right_of_each_protocol(microsoft: TokenServer) -> None:
    assert get_token(OUTLOOK, "imap") == get_token(OUTLOOK, "imap") == "access-1"
    assert get_token(OUTLOOK, "smtp") == "access-2"
    scopes = [asked["scope"] for asked in microsoft.asked]
    assert "IMAP.AccessAsUser.All" in scopes[0]
    assert "SMTP.Send" in scopes[1]


def test_microsoft_without_a_refresh_token_is_asked_for_the_applications_right(
    microsoft: TokenServer, settings: Any
) -> None:
    client = settings.OAUTH["microsoft"]
    settings.OAUTH = {"microsoft": client.with_refresh_token("")}
    assert get_token(OUTLOOK, "imap") == "access-1"
    assert microsoft.asked[0]["grant_type"] == "client_credentials"


def test_lesson_07_what_microsoft_refuses_is_said_in_words(microsoft: TokenServer) -> None:
    microsoft.refresh_token = "another"
    error = say_why(OUTLOOK)
    assert str(error).startswith("Microsoft no longer accepts the refresh token: Token has been expired or revoked.")
    assert error.needs_person


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("imaps://press@imap.example/INBOX?oauth=yahoo", "Tokens come from google or microsoft"),
        ("imaps://imap.example/INBOX?oauth=google", "needs a user name"),
        ("imaps://press@imap.example/INBOX", "needs a user name and a password"),
    ],
)
def test_a_url_that_names_no_provider_is_refused(url: str, said: str) -> None:
    with pytest.raises(BadMailUrl, match=said):
        read_imap_url(url)


def test_a_start_without_what_tokens_need_is_refused_with_the_name_of_the_setting() -> None:
    google = read_smtp_url("smtp://press@smtp.example?oauth=google")
    registered = OAuthClient("google", "id", SECRET, "", "https://tokens.example")
    with pytest.raises(ImproperlyConfigured, match="PRESSDESK_OAUTH_GOOGLE_CLIENT_ID"):
        check_oauth([google], {})
    with pytest.raises(ImproperlyConfigured, match="PRESSDESK_OAUTH_GOOGLE_REFRESH_TOKEN"):
        check_oauth([google], {"google": registered})
    check_oauth([google], {"google": registered.with_refresh_token("one")})
    check_oauth([OUTLOOK], {"microsoft": OAuthClient("microsoft", "id", SECRET, "", "https://tokens.example")})
    check_oauth([read_smtp_url("smtp://127.0.0.1:25")], {})


def test_no_secret_is_printed() -> None:
    client = OAuthClient("google", "id", SECRET, REFRESH, "https://tokens.example")
    assert SECRET not in f"{client} {client!r}"
    assert REFRESH not in f"{client} {client!r}"
