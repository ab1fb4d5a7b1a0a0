"""One mailbox has one reader at a time; a reader that died makes room at once."""

import functools
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from config.demo.imap import EmbeddedImap
from mailbox.addresses import ImapAddress
from mailbox.imap import open_mailbox
from mailbox.leases import LEASE_LASTS, Holder, end_lease, take_lease
from mailbox.models import Lease
from mailbox.sync import CursorMoved, get_mailbox, sync_mailbox, sync_once
from tests.factories import make_mail
from tests.support.mail_in import MeddledFolder, Watcher, count_mails, run_in_threads, stored_mails, sync, wait_until

NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)
# The process that started the tests: as alive as any, and not this one.
SOMEBODY_ALIVE = Holder(pid=os.getppid())


def somebody_dead() -> Holder:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return Holder(pid=process.pid)


def lease_of(address: ImapAddress) -> str:
    return f"watch {address.name} {address.folder}"


@pytest.mark.django_db
def test_lesson_05_who_reads_a_mailbox_that_was_read_meanwhile_stores_nothing_twice(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    """Two at once: the slower one finds the cursor moved and gives up its batch."""
    raws = [make_mail(), make_mail()]
    imap.deliver(raws)
    mailbox = get_mailbox(imap_address)
    with open_mailbox(imap_address) as folder:
        meddled = MeddledFolder(folder, lambda: sync(imap_address))
        with pytest.raises(CursorMoved):
            sync_mailbox(mailbox, meddled)
    assert stored_mails() == raws
    assert sync(imap_address).stored == 0


@pytest.mark.django_db
def test_who_knows_only_the_old_uidvalidity_stores_nothing(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    imap.deliver([make_mail()])
    sync(imap_address)
    stale = get_mailbox(imap_address)
    imap.reset_uidvalidity()
    sync(imap_address)
    with open_mailbox(imap_address) as folder, pytest.raises(CursorMoved):
        sync_mailbox(stale, folder)
    assert count_mails() == 2


@pytest.mark.django_db(transaction=True)
def test_lesson_05_readers_at_once_store_each_mail_once(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    """Without any lease: the cursor alone keeps them apart."""
    raws = [make_mail(subject=str(number)) for number in range(30)]
    imap.deliver(raws)
    get_mailbox(imap_address)
    errors = run_in_threads([lambda: sync(imap_address)] * 3)
    assert all(isinstance(error, CursorMoved) for error in errors)
    sync(imap_address)
    assert stored_mails() == raws


@pytest.mark.django_db
def test_a_lease_is_for_one() -> None:
    ours = Holder()
    assert take_lease("x", SOMEBODY_ALIVE, now=NOON)
    assert not take_lease("x", ours, now=NOON)
    assert take_lease("y", ours, now=NOON), "another thing is free"
    end_lease("x", ours)
    assert Lease.objects.filter(name="x").exists(), "only its holder gives it back"
    end_lease("x", SOMEBODY_ALIVE)
    assert take_lease("x", ours, now=NOON)


@pytest.mark.django_db
def test_a_lease_ends_at_its_very_moment() -> None:
    for shift, is_free in [(-1, False), (0, True), (1, True)]:
        Lease.objects.all().delete()
        take_lease("x", SOMEBODY_ALIVE, now=NOON)
        assert take_lease("x", Holder(), now=NOON + LEASE_LASTS + timedelta(seconds=shift)) is is_free


@pytest.mark.django_db
def test_a_renewed_lease_lasts_on() -> None:
    take_lease("x", SOMEBODY_ALIVE, now=NOON)
    assert take_lease("x", SOMEBODY_ALIVE, now=NOON + timedelta(seconds=60))
    assert not take_lease("x", Holder(), now=NOON + LEASE_LASTS + timedelta(seconds=30))


@pytest.mark.django_db
def test_the_lease_of_a_dead_process_is_free_at_once() -> None:
    assert take_lease("x", somebody_dead(), now=NOON)
    assert take_lease("x", Holder(), now=NOON)


@pytest.mark.django_db
def test_a_process_of_the_same_number_as_a_dead_one_is_another() -> None:
    """Process numbers come round again, in containers at once: number 7 of today is not number 7 of yesterday."""
    take_lease("x", Holder(), now=NOON)
    assert take_lease("x", Holder(), now=NOON)


@pytest.mark.django_db
def test_of_another_host_nothing_is_known_but_the_time() -> None:
    elsewhere = Holder(host="another.example", pid=somebody_dead().pid)
    take_lease("x", elsewhere, now=NOON)
    assert not take_lease("x", Holder(), now=NOON)
    assert take_lease("x", Holder(), now=NOON + LEASE_LASTS)


@pytest.mark.django_db(transaction=True)
def test_a_lease_wanted_by_many_at_once_goes_to_one() -> None:
    living = [SOMEBODY_ALIVE, Holder(host="b.example"), Holder(host="c.example"), Holder(host="d.example")]
    got: list[Holder] = []

    def want(holder: Holder) -> None:
        if take_lease("x", holder, now=NOON):
            got.append(holder)

    assert run_in_threads([functools.partial(want, holder) for holder in living]) == []
    assert len(got) == 1


@pytest.mark.django_db
def test_a_single_pass_leaves_a_watched_mailbox_alone(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    imap.deliver([make_mail()])
    take_lease(lease_of(imap_address), SOMEBODY_ALIVE, now=timezone.now())
    assert sync_once(imap_address, holder=Holder()) is None
    assert count_mails() == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_watchers_one_serves_and_the_other_takes_over(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    first, second = Holder(host="a.example"), Holder(host="b.example")
    with Watcher(imap_address, holder=second) as other:
        wait_until(lambda: Lease.objects.filter(holder=str(second)).exists())
        with Watcher(imap_address, holder=first) as waiting:
            imap.deliver([make_mail()])
            wait_until(lambda: count_mails() == 1)
            assert (other.is_alive, waiting.is_alive) == (True, True)
            assert Lease.objects.get().holder == str(second)
    assert not Lease.objects.exists(), "both gave back what they had"
    with Watcher(imap_address, holder=first):
        imap.deliver([make_mail(subject="second")])
        wait_until(lambda: count_mails() == 2)


@pytest.mark.django_db(transaction=True)
def test_a_dead_watcher_is_followed_at_once(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    take_lease(lease_of(imap_address), somebody_dead(), now=timezone.now())
    imap.deliver([make_mail()])
    with Watcher(imap_address):
        wait_until(lambda: count_mails() == 1, seconds=3)
