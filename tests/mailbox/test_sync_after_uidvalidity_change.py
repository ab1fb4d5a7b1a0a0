"""A folder that is numbered anew doubles nothing, hides nothing, and goes on taking mail."""

from datetime import UTC, date, datetime

import pytest

from config.demo.imap import EmbeddedImap
from inquiries.intake import process_pending
from inquiries.models import Inquiry
from mailbox.addresses import ImapAddress
from mailbox.imap import open_mailbox
from mailbox.models import InboundEmail, Mailbox
from tests.factories import make_mail
from tests.support.mail_in import sync

pytestmark = pytest.mark.django_db

WITHOUT_ID = (
    b"From: Dana Whitcomb <dana@piedmontcourier.example>\r\nTo: press@pressdesk.example\r\n"
    b"Subject: Same words\r\nDate: Tue, 13 Oct 2026 10:30:00 -0400\r\n\r\nMay I call you?\r\n"
)


def take_in(address: ImapAddress) -> None:
    sync(address)
    process_pending()


def read_uidvalidity(address: ImapAddress) -> int:
    with open_mailbox(address) as folder:
        return folder.select().uidvalidity


def filings() -> list[str]:
    return list(InboundEmail.objects.order_by("id").values_list("filed_as", flat=True))


def test_lesson_08_what_is_here_already_is_recorded_as_second_copies(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    imap.deliver([make_mail(subject=f"Question {number}") for number in range(3)])
    take_in(imap_address)
    imap.reset_uidvalidity()
    result = sync(imap_address)
    assert (result.was_reset, result.stored) == (True, 3)
    process_pending()
    assert filings() == ["inquiry"] * 3 + ["duplicate"] * 3
    assert Inquiry.objects.count() == 3


def test_lesson_08_mail_that_comes_afterwards_comes_in(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    """Also where the new numbers are below the old cursor, and where they are far above."""
    imap.deliver([make_mail(), make_mail()])
    take_in(imap_address)
    for first_uid in (1, 5000):
        imap.reset_uidvalidity(first_uid=first_uid)
        imap.deliver([make_mail(subject=f"new after {first_uid}")])
        take_in(imap_address)
        assert Inquiry.objects.filter(subject=f"new after {first_uid}").count() == 1
        imap.deliver([make_mail(subject=f"later than {first_uid}")])
        assert sync(imap_address).was_reset is False
        process_pending()
        assert Inquiry.objects.filter(subject=f"later than {first_uid}").count() == 1
    assert Inquiry.objects.count() == 6


def test_lesson_08_mail_that_came_in_the_meantime_is_not_missed(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    """Delivered before the change, never seen under the old numbers."""
    imap.deliver([make_mail()])
    take_in(imap_address)
    imap.deliver([make_mail(subject="between")])
    imap.reset_uidvalidity()
    take_in(imap_address)
    assert filings() == ["inquiry", "duplicate", "inquiry"]
    assert Inquiry.objects.filter(subject="between").count() == 1


def test_lesson_08_a_mail_without_message_id_is_known_again_by_its_bytes(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    imap.deliver([WITHOUT_ID])
    take_in(imap_address)
    imap.reset_uidvalidity()
    take_in(imap_address)
    assert filings() == ["inquiry", "duplicate"]


def test_lesson_04_08_two_look_alikes_without_message_id_are_both_kept(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    """Within one UIDVALIDITY the server says that they are two."""
    imap.deliver([WITHOUT_ID, WITHOUT_ID])
    take_in(imap_address)
    assert filings() == ["inquiry", "inquiry"]
    imap.reset_uidvalidity()
    take_in(imap_address)
    assert filings() == ["inquiry"] * 2 + ["duplicate"] * 2


def test_lesson_08_two_changes_in_a_row_make_nothing_new(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    imap.deliver([make_mail(), WITHOUT_ID])
    take_in(imap_address)
    for _time in range(2):
        imap.reset_uidvalidity()
        take_in(imap_address)
    assert Inquiry.objects.count() == 2
    originals = InboundEmail.objects.filter(filed_as="inquiry")
    copies = InboundEmail.objects.filter(filed_as="duplicate")
    assert copies.count() == 4
    assert {copy.duplicate_of_id for copy in copies} == {row.pk for row in originals}


def test_lesson_08_a_change_before_intake_ran_makes_nothing_new(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    imap.deliver([make_mail(), WITHOUT_ID])
    sync(imap_address)
    imap.reset_uidvalidity()
    take_in(imap_address)
    assert filings() == ["inquiry", "inquiry", "duplicate", "duplicate"]


def test_lesson_05_08_killed_right_after_the_change_was_seen_the_folder_is_still_read_anew(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    imap.deliver([make_mail(), make_mail()])
    take_in(imap_address)
    imap.reset_uidvalidity()
    imap.deliver([make_mail(subject="new")])
    uidvalidity = read_uidvalidity(imap_address)
    Mailbox.objects.update(uidvalidity=uidvalidity, last_uid=0)
    take_in(imap_address)
    assert filings() == ["inquiry", "inquiry", "duplicate", "duplicate", "inquiry"]


def test_lesson_08_what_the_first_reading_left_out_stays_out(imap: EmbeddedImap, imap_address: ImapAddress) -> None:
    """Ten years of old mail must not become ten years of inquiries because a server was moved."""
    old, new = datetime(2016, 3, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
    imap.deliver([make_mail(subject="old"), make_mail(subject="new")], received_at=[old, new])
    begin = date(2026, 1, 1)
    assert sync(imap_address, since=begin).stored == 1
    imap.reset_uidvalidity()
    result = sync(imap_address, since=begin)
    assert (result.was_reset, result.stored) == (True, 1)


def test_lesson_08_a_folder_that_gets_its_former_numbers_back_goes_on_where_it_was_left(
    imap: EmbeddedImap, imap_address: ImapAddress
) -> None:
    """As after a restored backup: what was read under those numbers cannot be stored twice."""
    imap.deliver([make_mail(), make_mail()])
    take_in(imap_address)
    Mailbox.objects.update(uidvalidity=1, last_uid=9000)
    imap.deliver([make_mail(subject="after the restoration")])
    result = sync(imap_address)
    assert (result.was_reset, result.stored) == (True, 1)
    process_pending()
    assert filings() == ["inquiry"] * 3
