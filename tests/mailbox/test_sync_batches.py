"""Batches are small, a giant is set aside with its headers, and what vanishes meanwhile stops nothing."""

import itertools
from typing import Any

import pytest

from config.demo.imap import EmbeddedImap
from mailbox import sync as sync_module
from mailbox.addresses import ImapAddress
from mailbox.imap import open_mailbox
from mailbox.models import InboundEmail
from mailbox.sync import get_mailbox, sync_mailbox
from tests.factories import make_mail
from tests.support.mail_in import MeddledFolder, count_mails, stored_mails, sync

pytestmark = pytest.mark.django_db


def sizes_of_batches(address: ImapAddress) -> list[int]:
    totals = [0]
    sync(address, on_batch=lambda: totals.append(count_mails()))
    return [after - before for before, after in itertools.pairwise(totals)]


def mail_of(size: int) -> bytes:
    head = b"Subject: x\r\n\r\n"
    return head + b"x" * (size - len(head) - 2) + b"\r\n"


def test_a_batch_holds_no_more_bytes_than_it_may(
    imap: EmbeddedImap, imap_address: ImapAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Just below, at and just above the bound; a mail larger than a batch is a batch of its own."""
    monkeypatch.setattr(sync_module, "BATCH_BYTES", 3000)
    sizes = [1000, 1000, 1000, 1000, 1000, 1001, 5000, 999]
    imap.deliver([mail_of(size) for size in sizes])
    assert sizes_of_batches(imap_address) == [3, 2, 1, 1, 1]
    assert [len(raw) for raw in stored_mails()] == sizes


def test_a_batch_holds_no_more_mails_than_it_may(
    imap: EmbeddedImap, imap_address: ImapAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_module, "BATCH_MAILS", 3)
    monkeypatch.setattr(sync_module, "LIST_MAILS", 7)
    imap.deliver([mail_of(100) for _number in range(9)])
    assert sizes_of_batches(imap_address) == [3, 3, 1, 2]


def test_lesson_09_a_mail_over_the_limit_is_set_aside_with_its_headers(
    imap: EmbeddedImap, imap_address: ImapAddress, settings: Any
) -> None:
    """Just below, at and just above the limit."""
    settings.MAIL_SIZE_LIMIT = 2000
    imap.deliver([mail_of(1999), mail_of(2000), mail_of(2001)])
    result = sync(imap_address)
    assert (result.stored, result.quarantined) == (3, 1)
    below, at, above = InboundEmail.objects.order_by("id").select_related("raw")
    assert [row.state for row in (below, at, above)] == ["pending", "pending", "quarantined"]
    assert (below.raw.is_whole, above.raw.is_whole) == (True, False)
    assert above.raw.content == b"Subject: x\r\n\r\n"
    assert above.size == 2001
    assert above.problem == "too_large"
    assert len(imap.messages()) == 3


def test_lesson_09_a_giant_is_told_in_megabytes_and_the_mails_around_it_come_in(
    imap: EmbeddedImap, imap_address: ImapAddress, settings: Any
) -> None:
    """Real size: the limit as it is, and a mail of 41 MB."""
    giant = b"Subject: raw footage\r\n\r\n" + (b"x" * 76 + b"\r\n") * (41 * 1024 * 1024 // 78)
    before, after = make_mail(subject="before"), make_mail(subject="after")
    imap.deliver([before, giant, after])
    assert settings.MAIL_SIZE_LIMIT == 40 * 1024 * 1024
    assert sync(imap_address).quarantined == 1
    assert stored_mails() == [before, b"Subject: raw footage\r\n\r\n", after]
    assert InboundEmail.objects.quarantined().get().problem_details == {"size": 41, "limit": 40}


def test_mail_that_comes_between_listing_and_fetching_comes_with_the_next_pass(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    imap.deliver([make_mail()])
    with open_mailbox(imap_address) as folder:
        meddled = MeddledFolder(folder, lambda: imap.deliver([make_mail(subject="late")]))
        assert sync_mailbox(get_mailbox(imap_address), meddled).stored == 1
    assert sync(imap_address).stored == 1
