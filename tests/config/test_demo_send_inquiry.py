"""`manage.py send_inquiry` mails one in, and says in words when it cannot."""

import tempfile
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone

from config.demo.post_office import PostOffice
from inquiries.intake import process_pending
from inquiries.models import Inquiry
from mailbox.leases import Holder
from mailbox.models import InboundEmail
from mailbox.sync import sync_once
from tests.config.demo_house import open_post_office, point_settings


class TestSendInquiry(TestCase):
    """Against a real post office, read by the real sync and intake."""

    def setUp(self) -> None:
        self.home = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.post_office: PostOffice = self.enterContext(open_post_office(self.home))
        self.enterContext(point_settings(self.post_office, self.home))

    def send(self, *options: str) -> str:
        out = StringIO()
        call_command("send_inquiry", *options, stdout=out)
        return out.getvalue().strip()

    def read(self) -> Inquiry:
        sync_once(settings.MAILBOXES[0], holder=Holder())
        process_pending()
        return Inquiry.objects.get()

    def test_without_options_it_is_an_inquiry_with_a_deadline_in_two_hours(self) -> None:
        message_id = self.send()
        inquiry = self.read()
        assert InboundEmail.objects.get().message_id == message_id
        assert str(inquiry.journalist) == "Robin Castellan"
        assert inquiry.deadline is not None
        assert abs(inquiry.deadline - (timezone.now() + timedelta(hours=2))) <= timedelta(hours=1, minutes=6)

    def test_everything_of_it_can_be_chosen(self) -> None:
        paper = self.home / "draft bill.pdf"
        paper.write_bytes(b"%PDF-1.4")
        self.send(
            "--from", "noemi@radiopuente.example", "--name", "Noemí Salcedo", "--subject", "Salario mínimo",
            "--text", "¿Quién puede hablar?", "--html", "<p>¿Quién puede hablar?</p>", "--attach", str(paper),
        )  # fmt: skip
        inquiry = self.read()
        assert (inquiry.subject, str(inquiry.journalist)) == ("Salario mínimo", "Noemí Salcedo")
        message = inquiry.messages.get()
        assert message.text.strip() == "¿Quién puede hablar?"
        assert message.has_html
        assert InboundEmail.objects.get().attachments.get().filename == "draft bill.pdf"

    def test_each_has_a_message_id_of_its_own(self) -> None:
        assert self.send() != self.send()

    def test_it_says_in_words_when_nothing_listens(self) -> None:
        self.post_office.stop()
        with pytest.raises(CommandError, match="Nothing listens for mail at"):
            self.send()

    def test_it_says_in_words_when_the_address_is_refused(self) -> None:
        with pytest.raises(CommandError, match="did not take the mail"):
            self.send("--to", "stan@gone.example")

    def test_it_says_in_words_when_there_is_no_such_file(self) -> None:
        with pytest.raises(CommandError, match=r"no-such\.pdf"):
            self.send("--attach", str(self.home / "no-such.pdf"))

    def test_a_subject_of_two_lines_is_refused(self) -> None:
        with pytest.raises(CommandError, match="makes no mail"):
            self.send("--subject", "Hello\nBcc: everybody@channel8.example")
