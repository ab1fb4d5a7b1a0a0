"""Old mail can be read by today's parser: first what would change is shown, then it is taken over, the mail never."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from inquiries.models import Inquiry, Message
from inquiries.search import find, index_pending
from mailbox.models import InboundAttachment, RawEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail
from tests.support.outgoing import open_inquiry

PDF = Path(__file__).parents[1] / "samples" / "only-a-pdf.eml"
TEXT = "Who can speak about moorings?\n\n-- \nDana Whitcomb\n"


class RereadOldMail(DeskTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.inquiry = open_inquiry(text=TEXT)
        self.message = self.inquiry.messages.get()

    def run_command(self, *arguments: str) -> str:
        out = StringIO()
        call_command("reread", *arguments, stdout=out)
        return out.getvalue()

    def garble(self, **fields: object) -> None:
        """As an older parser read it."""
        Message.objects.filter(pk=self.message.pk).update(**fields)

    def test_what_reads_the_same_is_passed_over(self) -> None:
        assert self.run_command() == "0 mails would be read otherwise; 0 taken over.\n"

    def test_what_would_change_is_shown_and_nothing_is_changed(self) -> None:
        self.garble(fresh=TEXT, signature="")
        shown = self.run_command()
        assert f"{self.inquiry.reference} mail {self.message.pk}" in shown
        assert "  fresh:" in shown and "    -Dana Whitcomb" in shown
        assert "1 mails would be read otherwise; 0 taken over." in shown
        self.message.refresh_from_db()
        assert self.message.fresh == TEXT

    def test_taken_over_it_stands_there_is_found_and_told(self) -> None:
        self.garble(fresh="gar?led", text="gar?led")
        raw = bytes(RawEmail.objects.get().data)
        assert "1 taken over" in self.run_command("--apply")
        self.message.refresh_from_db()
        assert self.message.fresh == "Who can speak about moorings?"
        assert bytes(RawEmail.objects.get().data) == raw
        event = self.inquiry.events.latest("id")
        assert (event.kind, event.details["fields"]) == ("mail_reread", ["fresh", "text"])
        index_pending(limit=100)
        assert [hit.inquiry for hit in find(self.staff, "moorings").hits] == [self.inquiry]
        assert self.run_command() == "0 mails would be read otherwise; 0 taken over.\n"

    def test_files_that_were_not_seen_are_listed(self) -> None:
        row = deliver_mail(PDF.read_bytes())
        wanted = list(row.attachments.values_list("filename", "size"))
        InboundAttachment.objects.filter(email=row).delete()
        assert f"attachments: {wanted[0][0]}" in self.run_command("--apply")
        assert list(InboundAttachment.objects.filter(email=row).values_list("filename", "size")) == wanted

    def test_another_sender_is_told_and_left_to_a_person(self) -> None:
        self.garble(author_address="press@pressdesk.example")
        assert "would be of dana@piedmontcourier.example (not taken over)" in self.run_command("--apply")
        self.message.refresh_from_db()
        assert self.message.author_address == "press@pressdesk.example"

    def test_one_inquiry_or_a_time_can_be_chosen(self) -> None:
        self.garble(fresh="")
        other = deliver_mail(make_mail(subject="Another")).message.inquiry
        assert "0 mails" in self.run_command("--inquiry", other.reference)
        assert "0 mails" in self.run_command("--since", "2099-01-01")
        assert "1 mails" in self.run_command("--inquiry", self.inquiry.reference, "--since", "2020-01-01")

    def test_what_is_not_there_is_said(self) -> None:
        for arguments in (["--inquiry", "PD-999"], ["--inquiry", "x"], ["--since", "soon"]):
            with self.subTest(arguments), pytest.raises(CommandError):
                self.run_command(*arguments)
        assert Inquiry.objects.count() == 1
