"""A provider that gives a newer refresh token with each use is asked with that one from then on, also after a start."""

import logging
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mailbox import oauth, refresh_tokens
from mailbox.addresses import OAuthClient, Server
from mailbox.oauth import TokenUnavailable, forget_token, get_token
from tests.support.certificates import make_certificate
from tests.support.token_server import TokenServer

REFRESH = "1//refresh"
GOOGLE = Server("imap.example", 993, tls=True, user="press@office.example", password="", oauth="google")
OUTLOOK = Server("outlook.example", 993, tls=True, user="press@office.example", password="", oauth="microsoft")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """An empty data folder."""
    settings.TOKENS_FOLDER = tmp_path / "tokens"
    start_again()
    yield settings.TOKENS_FOLDER
    start_again()


@pytest.fixture
def provider(settings: Any) -> Iterator[TokenServer]:
    with TokenServer(refresh_token=REFRESH) as server:
        server.rotates = True
        settings.OAUTH = {"google": OAuthClient("google", "id", "secret", REFRESH, f"{server.url}/token")}
        yield server


def start_again() -> None:
    """What a process knows ends with it."""
    oauth._tokens.clear()
    refresh_tokens._unwritten.clear()


def used(provider: TokenServer) -> list[str]:
    """The refresh tokens it was asked with."""
    return [asked["refresh_token"] for asked in provider.asked]


def test_the_newest_is_used_after_the_next_start(provider: TokenServer) -> None:
    for number in (1, 2, 3):
        assert get_token(GOOGLE, "imap") == f"access-{number}"
        start_again()
    assert used(provider) == [REFRESH, "refresh-after-access-1", "refresh-after-access-2"]


def test_microsofts_are_kept_and_one_serves_both_protocols(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.certificate))
    with TokenServer(refresh_token=REFRESH, tls=certificate) as server:
        server.rotates = True
        settings.OAUTH = {"microsoft": OAuthClient("microsoft", "id", "secret", REFRESH, f"{server.url}/office")}
        assert get_token(OUTLOOK, "imap") == "access-1"
        assert get_token(OUTLOOK, "smtp") == "access-2"
        start_again()
        assert get_token(OUTLOOK, "imap") == "access-3"
        assert used(server) == [REFRESH, "refresh-after-access-1", "refresh-after-access-2"]


def test_nobody_else_reads_them_and_no_half_file_stays(provider: TokenServer, folder: Path) -> None:
    get_token(GOOGLE, "imap")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert REFRESH not in file.name
    kept = [file for file in folder.iterdir() if file.suffix != ".lock"]
    assert [file.read_text() for file in kept] == ["refresh-after-access-1"]


def test_another_token_in_the_settings_begins_anew(provider: TokenServer, settings: Any) -> None:
    get_token(GOOGLE, "imap")
    start_again()
    provider.refresh_token = "fresh"
    settings.OAUTH = {"google": settings.OAUTH["google"].with_refresh_token("fresh")}
    assert get_token(GOOGLE, "imap") == "access-2"
    assert used(provider)[-1] == "fresh"


def test_where_the_kept_one_has_ended_the_one_of_the_settings_is_tried(provider: TokenServer, folder: Path) -> None:
    get_token(GOOGLE, "imap")
    start_again()
    provider.refresh_token = REFRESH
    provider.rotates = False
    assert get_token(GOOGLE, "imap") == "access-2"
    assert [file.suffix for file in folder.iterdir()] == [".lock"]


def test_where_both_have_ended_a_person_is_asked_and_no_secret_is_said(provider: TokenServer) -> None:
    get_token(GOOGLE, "imap")
    start_again()
    kept, provider.refresh_token = provider.refresh_token, "another"
    with pytest.raises(TokenUnavailable, match="Make a new one: PRESSDESK_OAUTH_GOOGLE_REFRESH_TOKEN") as caught:
        get_token(GOOGLE, "imap")
    assert caught.value.needs_person
    assert kept not in str(caught.value)


def test_a_provider_in_trouble_costs_no_token(provider: TokenServer) -> None:
    get_token(GOOGLE, "imap")
    start_again()
    provider.refusal = 400, {"error": "temporarily_unavailable", "error_description": "later"}
    with pytest.raises(TokenUnavailable):
        get_token(GOOGLE, "imap")
    assert set(used(provider)[1:]) == {"refresh-after-access-1"}
    provider.refusal = None
    assert get_token(GOOGLE, "imap") == "access-2"


def test_a_folder_that_takes_no_file_is_said_and_the_process_goes_on(
    provider: TokenServer, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file in its place")
    with caplog.at_level(logging.WARNING, logger="mailbox.refresh_tokens"):
        for number in (1, 2):
            assert get_token(GOOGLE, "imap") == f"access-{number}"
            forget_token(GOOGLE, "imap")
    assert used(provider) == [REFRESH, "refresh-after-access-1"]
    assert caplog.text.count("cannot be kept") == 1
    assert "refresh-after" not in caplog.text


def test_two_at_once_never_use_one_token_twice(provider: TokenServer) -> None:
    """As two processes would, which share no memory: each holds the file while it asks."""
    client = oauth.find_client(GOOGLE)

    def ask() -> None:
        for _ in range(4):
            oauth._renew(client, "imap")

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(provider.asked) == len(set(used(provider))) == 12
