"""An access token opens the mailbox and the way out; one that is not taken is said in words, and replaced."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from config.demo.imap import EmbeddedImap
from dashboard.frame import read_health
from mailbox import oauth
from mailbox.addresses import ImapAddress, OAuthClient, Server
from mailbox.imap import MailboxUnavailable, open_mailbox
from mailbox.leases import Holder
from mailbox.models import Mailbox
from mailbox.smtp import Refusal, open_session
from mailbox.sync import sync_once
from tests.factories import make_mail
from tests.support.imap_servers import Dovecot, find_dovecot
from tests.support.outgoing import pass_outbox, queue
from tests.support.smtp_sink import SmtpSink
from tests.support.token_server import TokenServer

REFRESH = "1//refresh"
live = [
    pytest.mark.live,
    pytest.mark.skipif(find_dovecot() is None, reason="Dovecot is not installed"),
]


@pytest.fixture(scope="module")
def running_provider() -> Iterator[TokenServer]:
    with TokenServer(refresh_token=REFRESH) as server:
        yield server


@pytest.fixture
def provider(running_provider: TokenServer, settings: Any) -> TokenServer:
    oauth._tokens.clear()
    running_provider.valid.clear()
    running_provider.refresh_token, running_provider.user = REFRESH, "press"
    settings.OAUTH = {"google": OAuthClient("google", "id", "secret", REFRESH, f"{running_provider.url}/token")}
    return running_provider


@pytest.fixture(scope="module")
def dovecot(running_provider: TokenServer) -> Iterator[Dovecot]:
    with Dovecot(introspection_url=f"{running_provider.url}/introspect") as running:
        running.deliver([make_mail()], "press")
        yield running


@pytest.fixture
def address(dovecot: Dovecot) -> ImapAddress:
    return ImapAddress("127.0.0.1", dovecot.port, tls=False, user="press", password="", oauth="google")


class TestOnDovecot:
    pytestmark = live

    def test_a_token_opens_the_mailbox(self, provider: TokenServer, address: ImapAddress) -> None:
        with open_mailbox(address) as folder:
            assert folder.select().count == 1

    def test_a_token_that_ended_early_is_refused_once_and_then_replaced(
        self, provider: TokenServer, address: ImapAddress
    ) -> None:
        with open_mailbox(address):
            provider.valid.clear()
        with (
            pytest.raises(MailboxUnavailable, match="refused Google's token for press") as caught,
            open_mailbox(address),
        ):
            pytest.fail("a token that is not good opened the mailbox")
        assert "access-" not in str(caught.value)
        with open_mailbox(address) as folder:
            assert folder.select().count == 1

    def test_a_token_for_somebody_else_opens_nothing(self, provider: TokenServer, address: ImapAddress) -> None:
        provider.user = "somebody-else"
        with pytest.raises(MailboxUnavailable) as caught, open_mailbox(address):
            pytest.fail("somebody else's token opened the mailbox")
        assert caught.value.needs_person


@pytest.mark.django_db
def test_lesson_07_a_refresh_token_that_ended_is_the_mailboxs_problem_on_every_page(provider: TokenServer) -> None:
    with EmbeddedImap({"press": "secret"}) as imap:
        provider.refresh_token = "another"
        address = ImapAddress("127.0.0.1", imap.port, tls=False, user="press", password="", oauth="google")
        with pytest.raises(MailboxUnavailable):
            sync_once(address, holder=Holder())
    mailbox = Mailbox.objects.get()
    assert mailbox.failing_since is not None
    assert mailbox.problem.startswith("Google no longer accepts the refresh token")
    health = read_health([mailbox], timezone.now())
    assert not health.is_well
    assert "Google no longer accepts the refresh token" in health.words


def smtp_at(port: int) -> Server:
    return Server("127.0.0.1", port, tls=False, user="press", password="", oauth="google")


@pytest.mark.django_db
def test_a_token_sends_mail(provider: TokenServer, settings: Any) -> None:
    with SmtpSink(login=("press", "access-77")) as sink:
        settings.SMTP = smtp_at(sink.port)
        oauth._tokens[settings.OAUTH["google"], ""] = oauth.AccessToken("access-77", float("inf"))
        email = queue()
        pass_outbox()
        email.refresh_from_db()
        assert (email.state, sink.mails[0].login) == ("sent", "press")


def test_a_token_that_smtp_does_not_take_is_said_and_replaced(provider: TokenServer) -> None:
    with SmtpSink(login=("press", "the-good-one")) as sink:
        with pytest.raises(Refusal) as caught:
            open_session(smtp_at(sink.port))
        assert "refused Google's token for press (535)" in str(caught.value)
        assert not caught.value.is_permanent
        assert not oauth._tokens


@pytest.mark.django_db
def test_mail_waits_while_there_is_no_token(provider: TokenServer, settings: Any) -> None:
    provider.refresh_token = "another"
    with SmtpSink(login=("press", "x")) as sink:
        settings.SMTP = smtp_at(sink.port)
        email = queue()
        pass_outbox()
        email.refresh_from_db()
    assert (email.state, email.attempts) == ("queued", 1)
    assert "Google no longer accepts the refresh token" in email.problem
