"""A person decides on mail that could not be filed: once more, or never."""

from hashlib import shake_256

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inquiries.intake import process_pending, quarantine
from inquiries.mail_problems import say_discarding, say_error
from inquiries.mailroom import (
    NothingToFile,
    discard_quarantined,
    look_outside,
    read_quarantined,
    retry_quarantined,
)
from inquiries.models import Inquiry
from mailbox.models import InboundEmail, RawEmail
from tests.base import DeskTestCase
from tests.factories import make_mail, store_mail

State = InboundEmail.State


def set_aside(raw: bytes) -> InboundEmail:
    """A mail in quarantine."""
    inbound = store_mail(raw)
    quarantine(inbound, "LookupError: unknown encoding: x-made-up", "Traceback …", at=timezone.now())
    inbound.refresh_from_db()
    return inbound


class Quarantine(DeskTestCase):
    """Retry and discard."""

    def test_a_retried_mail_becomes_an_inquiry(self) -> None:
        inbound = set_aside(make_mail(subject="Motel vouchers"))
        assert retry_quarantined(inbound, by=self.staff, at=timezone.now())
        process_pending()
        inbound.refresh_from_db()
        assert (inbound.state, inbound.problem, inbound.problem_details) == (State.PROCESSED, "", {})
        assert inbound.traceback == ""
        assert Inquiry.objects.get().subject == "Motel vouchers"

    def test_what_went_wrong_is_kept_whatever_it_quotes(self) -> None:
        inbound = store_mail(make_mail())
        quarantine(inbound, "ValueError: \udce9\x00", "Traceback \udce9\x00", at=timezone.now())
        inbound.refresh_from_db()
        assert (inbound.state, inbound.traceback) == (State.QUARANTINED, "Traceback ?")
        assert inbound.problem_details == {"error": "ValueError: ?"}

    def test_the_second_to_decide_comes_too_late(self) -> None:
        inbound = set_aside(make_mail())
        assert retry_quarantined(inbound, by=self.staff, at=timezone.now())
        assert not retry_quarantined(inbound, by=self.colleague, at=timezone.now())
        assert not discard_quarantined(inbound, "spam", by=self.colleague, at=timezone.now())
        inbound.refresh_from_db()
        assert inbound.state == State.PENDING

    def test_a_discarded_mail_keeps_reason_name_and_bytes(self) -> None:
        raw = make_mail()
        inbound = set_aside(raw)
        assert discard_quarantined(inbound, " a  test of ours ", by=self.staff, at=timezone.now())
        inbound.refresh_from_db()
        assert inbound.state == State.DISCARDED
        assert say_discarding(inbound) == "Discarded by Ana Ruiz: a test of ours"
        assert inbound.raw.content == raw
        assert process_pending() == 0

    def test_nothing_is_discarded_without_a_reason(self) -> None:
        inbound = set_aside(make_mail())
        with pytest.raises(ValueError, match="why"):
            discard_quarantined(inbound, "  ", by=self.staff, at=timezone.now())
        inbound.refresh_from_db()
        assert inbound.state == State.QUARANTINED

    def test_a_mail_that_was_never_handed_over_cannot_be_filed(self) -> None:
        inbound = set_aside(b"")
        with pytest.raises(NothingToFile):
            retry_quarantined(inbound, by=self.staff, at=timezone.now())

    def test_who_left_the_office_decides_nothing(self) -> None:
        inbound = set_aside(make_mail())
        self.staff.is_active = False
        with pytest.raises(PermissionDenied):
            retry_quarantined(inbound, by=self.staff, at=timezone.now())
        with pytest.raises(PermissionDenied):
            discard_quarantined(inbound, "spam", by=self.staff, at=timezone.now())

    def test_a_mail_that_fails_again_is_here_again(self) -> None:
        inbound = set_aside(make_mail())
        retry_quarantined(inbound, by=self.staff, at=timezone.now())
        quarantine(inbound, "again", "Traceback …", at=timezone.now())
        inbound.refresh_from_db()
        assert (inbound.state, inbound.problem, say_error(inbound)) == (State.QUARANTINED, "failed", "again")


class ReadingForThePage(DeskTestCase):
    """What can be shown of it, whatever it is."""

    def test_sender_and_subject_are_read_from_the_raw_mail(self) -> None:
        inbound = set_aside(make_mail(sender="Luis Cárdenas <luis@canal23.example>", subject="Salario mínimo"))
        with self.assertNumQueries(1):
            outside = look_outside([inbound])[inbound.pk]
        assert (outside.sender, outside.subject) == ("Luis Cárdenas", "Salario mínimo")

    def test_a_long_mail_is_looked_at_by_its_first_bytes(self) -> None:
        noise = shake_256(b"noise").hexdigest(100_000)
        inbound = set_aside(make_mail(subject="Long", text=noise))
        assert len(bytes(inbound.raw.data)) > 16 * 1024
        assert look_outside([inbound])[inbound.pk].subject == "Long"

    def test_whatever_the_bytes_the_page_has_something_to_show(self) -> None:
        for raw in (b"", b"\x00\xff\xfe", b"no header at all", b"From: \xff\r\n\r\n\x00", b"\r\n\r\nonly text"):
            with self.subTest(raw=raw):
                inbound = set_aside(raw)
                reading = read_quarantined(inbound)
                assert "\x00" not in reading.text + reading.header_block
                assert reading.is_empty is (raw == b"")
                assert inbound.pk in look_outside([inbound])

    def test_broken_bytes_in_the_database_do_not_break_the_list(self) -> None:
        inbound = set_aside(make_mail())
        RawEmail.objects.filter(pk=inbound.pk).update(data=b"not compressed")
        assert look_outside([inbound])[inbound.pk].subject == ""
