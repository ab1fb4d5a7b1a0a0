"""A test mail goes the whole way round and makes no inquiry; where it stays away, the page says why."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demo.post_office import PostOffice, Premises
from inquiries import mail_check
from inquiries.delivery import take_results
from inquiries.intake import process_pending
from inquiries.models import Inquiry
from mailbox.addresses import ImapAddress, Server
from mailbox.compose import write_mail
from mailbox.leases import Holder
from mailbox.models import InboundEmail, Mailbox, OutboundEmail
from mailbox.outbox import send_due
from mailbox.sync import sync_once
from tests.base import DeskTestCase
from tests.factories import make_person, store_mail


class OnTheWay(DeskTestCase):
    """follow: the moments in which something is not as it should be."""

    def setUp(self) -> None:
        """Ana asks for one."""
        self.at = timezone.now()
        self.email = mail_check.send_test_mail(by=self.staff, at=self.at)

    def say(self, *, after: float = 0, now: datetime | None = None) -> list[tuple[str, str]]:
        """Tone and words of each stage, some seconds after the asking."""
        self.email.refresh_from_db()
        test = mail_check.follow(self.email, now=now or self.at + timedelta(seconds=after))
        return [(stage.tone, stage.words) for stage in test.stages]

    def mark_sent(self) -> None:
        """SMTP took it."""
        OutboundEmail.objects.filter(pk=self.email.pk).update(state="sent", sent_at=self.at)

    def come_back(self) -> InboundEmail:
        """It lies in the ledger."""
        return store_mail(write_mail(self.email, list(self.email.recipients.all())))

    def test_it_goes_from_the_press_address_to_itself(self) -> None:
        assert self.email.from_address == "press@pressdesk.example"
        assert [each.address for each in self.email.recipients.all()] == ["press@pressdesk.example"]

    def test_asking_twice_sends_one(self) -> None:
        assert mail_check.send_test_mail(by=self.staff, at=self.at + timedelta(seconds=5)) == self.email
        self.mark_sent()
        assert mail_check.send_test_mail(by=self.staff, at=self.at + timedelta(seconds=5)) != self.email

    def test_who_only_reads_sends_none(self) -> None:
        with pytest.raises(PermissionDenied):
            mail_check.send_test_mail(by=self.observer, at=self.at)

    def test_nobody_who_takes_mail_out_is_told_after_ten_seconds(self) -> None:
        for seconds, tone in [(9, "soon"), (10, "soon"), (11, "late")]:
            assert self.say(after=seconds)[0][0] == tone
        assert "Nothing takes mail out of the outbox" in self.say(after=11)[0][1]

    def test_what_smtp_says_is_said(self) -> None:
        OutboundEmail.objects.filter(pk=self.email.pk).update(attempts=1, problem="The server is away.")
        assert self.say()[0] == ("late", "The server is away.")

    def test_a_mail_that_stays_away_is_told_after_ninety_seconds(self) -> None:
        self.mark_sent()
        for seconds, tone in [(89, "soon"), (90, "soon"), (91, "late")]:
            assert self.say(after=seconds)[1][0] == tone
        assert "No mailbox is read" in self.say(after=91)[1][1]
        mailbox = Mailbox.objects.create(name="press", failing_since=self.at, problem="Wrong password.")
        assert self.say(after=91)[1][1] == "Wrong password."
        Mailbox.objects.filter(pk=mailbox.pk).update(failing_since=None, checked_at=self.at - timedelta(hours=1))
        assert "Nothing looks into the mailbox" in self.say(after=91)[1][1]
        Mailbox.objects.filter(pk=mailbox.pk).update(checked_at=self.at + timedelta(seconds=90))
        assert "Look among the spam" in self.say(after=91)[1][1]

    def test_a_mail_that_nobody_reads_is_told(self) -> None:
        self.mark_sent()
        inbound = self.come_back()
        stages = self.say(now=inbound.stored_at + timedelta(seconds=1))
        assert [tone for tone, _words in stages] == ["done", "done", "soon"]
        stages = self.say(now=inbound.stored_at + timedelta(seconds=11))
        assert "Nothing reads the mail that is stored" in stages[2][1]

    def test_a_mail_that_came_back_as_something_else_is_told(self) -> None:
        self.mark_sent()
        inbound = self.come_back()
        InboundEmail.objects.filter(pk=inbound.pk).update(
            state="processed", processed_at=self.at, filed_as="automatic", message_id=self.email.message_id
        )
        assert self.say()[2][0] == "late"
        assert "takes our headers off" in self.say()[2][1]

    def test_it_is_no_other_mail(self) -> None:
        other = OutboundEmail.objects.exclude(pk=self.email.pk).first()
        assert other is None
        OutboundEmail.objects.filter(pk=self.email.pk).update(purpose="notification")
        assert mail_check.find_test(self.email.pk) is None


@pytest.mark.django_db(transaction=True)
def test_a_test_mail_comes_round_and_makes_no_inquiry(tmp_path: Path, settings: Any) -> None:
    staff = make_person()
    with PostOffice(Premises(folder=tmp_path, imap_port=0, smtp_port=0, uidvalidity=7)) as post_office:
        premises = post_office.premises
        settings.SMTP = Server("127.0.0.1", post_office.smtp.port, tls=False, user="", password="")
        email = mail_check.send_test_mail(by=staff, at=timezone.now())
        send_due(Holder())
        address = ImapAddress(
            "127.0.0.1", post_office.imap.port, tls=False, user=premises.user, password=premises.password
        )
        sync_once(address, holder=Holder())
        process_pending()
        take_results(now=timezone.now())
    email.refresh_from_db()
    test = mail_check.follow(email, now=timezone.now())
    assert [stage.tone for stage in test.stages] == ["done", "done", "done"]
    assert test.is_well and test.is_finished
    assert test.took is not None
    assert timedelta() <= test.took < timedelta(seconds=30)
    assert not Inquiry.objects.exists()
