"""The watcher stores what comes within moments, and comes back after whatever a line or a server does."""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from config.demo.imap import EmbeddedImap
from mailbox import imap as imap_module
from mailbox import sync as sync_module
from mailbox.addresses import ImapAddress
from mailbox.models import Lease, Mailbox
from tests.factories import make_mail
from tests.support.mail_in import Watcher, count_mails, stored_mails, wait_until
from tests.support.tcp_proxy import TcpProxy

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def proxy(imap: EmbeddedImap) -> Iterator[TcpProxy]:
    with TcpProxy(imap.port) as running:
        yield running


@pytest.fixture
def far_address(imap_address: ImapAddress, proxy: TcpProxy) -> ImapAddress:
    return replace(imap_address, port=proxy.port)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync_module, "BACKOFF_SECONDS", (0.2,))
    monkeypatch.setattr(sync_module, "BACKOFF_FOR_A_PERSON", 0.5)


def is_healthy() -> bool:
    return Mailbox.objects.filter(checked_at__isnull=False, failing_since=None).exists()


def is_failing() -> bool:
    return Mailbox.objects.filter(failing_since__isnull=False).exists()


def test_pushed_mail_is_stored_within_three_seconds(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    with Watcher(imap_address):
        wait_until(is_healthy)
        for number in range(1, 6):
            imap.deliver([make_mail(subject=str(number))])
            took = wait_until(lambda expected=number: count_mails() == expected)  # type: ignore[misc]
            assert took < 3
        assert Mailbox.objects.get().is_pushed


def test_a_burst_during_idle_is_stored_to_the_last_mail(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    """Mail announced in the answer to a FETCH is not announced again: it must not wait for the next one."""
    with Watcher(imap_address):
        wait_until(is_healthy)
        for number in range(20):
            imap.deliver([make_mail(subject=str(number))])
            time.sleep(0.013)
        wait_until(lambda: count_mails() == 20, seconds=6)


def test_a_server_without_idle_is_polled(settings: Any) -> None:
    settings.IMAP_POLL_SECONDS = 1
    with EmbeddedImap({"press": "secret"}, idle=False) as server:
        address = ImapAddress("127.0.0.1", server.port, tls=False, user="press", password="secret")
        with Watcher(address):
            wait_until(is_healthy)
            server.deliver([make_mail()])
            wait_until(lambda: count_mails() == 1, seconds=3)
            assert not Mailbox.objects.get().is_pushed


@pytest.mark.usefixtures("quick")
def test_a_cut_line_is_dialled_again(imap: EmbeddedImap, far_address: ImapAddress, proxy: TcpProxy) -> None:
    with Watcher(far_address):
        wait_until(is_healthy)
        for number in range(1, 4):
            proxy.cut()
            imap.deliver([make_mail(subject=str(number))])
            wait_until(lambda expected=number: count_mails() == expected)  # type: ignore[misc]
        wait_until(is_healthy)
        assert proxy.connection_count >= 4


@pytest.mark.usefixtures("quick")
def test_a_server_that_is_away_is_told_in_words_and_waited_for(
    imap: EmbeddedImap, far_address: ImapAddress, proxy: TcpProxy
) -> None:
    with Watcher(far_address):
        wait_until(is_healthy)
        proxy.refuse()
        proxy.cut()
        wait_until(is_failing)
        mailbox = Mailbox.objects.get()
        began = mailbox.failing_since
        wait_until(lambda: "Nothing listens" in Mailbox.objects.get().problem)
        assert Mailbox.objects.get().failing_since == began, "the first failure's time stays"
        imap.deliver([make_mail()])
        proxy.resume()
        wait_until(lambda: count_mails() == 1)
        wait_until(lambda: Mailbox.objects.get().problem == "")


@pytest.mark.usefixtures("quick")
def test_a_garbled_line_stores_nothing_wrong_and_kills_nobody(
    imap: EmbeddedImap, far_address: ImapAddress, proxy: TcpProxy
) -> None:
    raws = [make_mail(subject=str(number)) for number in range(5)]
    with Watcher(far_address) as watcher:
        wait_until(is_healthy)
        for every in (7, 16, 40, 101):
            proxy.garble(every=every)
            proxy.cut()
            time.sleep(0.7)
            assert watcher.is_alive
        proxy.garble(every=16)
        imap.deliver(raws)
        time.sleep(0.7)
        proxy.resume()
        proxy.cut()
        wait_until(lambda: count_mails() >= 5)
        wait_until(is_healthy)
    assert stored_mails() == raws


@pytest.mark.usefixtures("quick")
def test_a_line_that_dribbles_is_slow_and_right(imap: EmbeddedImap, far_address: ImapAddress, proxy: TcpProxy) -> None:
    proxy.dribble(piece_size=5)
    raws = [make_mail(subject=str(number)) for number in range(2)]
    imap.deliver(raws[:1])
    with Watcher(far_address):
        wait_until(lambda: count_mails() == 1, seconds=10)
        wait_until(is_healthy)
        imap.deliver(raws[1:])
        wait_until(lambda: count_mails() == 2, seconds=10)
    assert stored_mails() == raws


@pytest.mark.usefixtures("quick")
def test_a_server_that_stalls_is_left_and_told_in_words(
    imap: EmbeddedImap, far_address: ImapAddress, proxy: TcpProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_module, "READ_SECONDS", 1)
    monkeypatch.setattr(sync_module, "IDLE_SECONDS", 1)
    with Watcher(far_address):
        wait_until(is_healthy)
        proxy.stall()
        wait_until(is_failing, seconds=6)
        assert "did not answer in time" in Mailbox.objects.get().problem
        proxy.resume()
        imap.deliver([make_mail()])
        wait_until(lambda: count_mails() == 1, seconds=6)
        wait_until(is_healthy)


@pytest.mark.usefixtures("quick")
def test_lesson_07_a_password_that_stopped_working_is_told_at_once_and_a_new_one_ends_it(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    with Watcher(imap_address):
        wait_until(is_healthy)
        imap.change_password("renewed")
        imap.cut_connections()
        wait_until(lambda: "refused the user name or password" in Mailbox.objects.get().problem)
        imap.change_password("secret")
        wait_until(is_healthy)


@pytest.mark.usefixtures("quick")
def test_lesson_08_a_folder_numbered_anew_is_read_anew_while_watched(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    imap.deliver([make_mail()])
    with Watcher(imap_address):
        wait_until(lambda: count_mails() == 1)
        imap.reset_uidvalidity()
        wait_until(lambda: count_mails() == 2)
        imap.deliver([make_mail()])
        wait_until(lambda: count_mails() == 3)


def test_a_watcher_told_to_stop_ends_soon_and_gives_its_lease_back(imap_address: ImapAddress) -> None:
    with Watcher(imap_address):
        wait_until(is_healthy)
        begun = time.monotonic()
    assert time.monotonic() - begun < 3
    assert not Lease.objects.exists()
