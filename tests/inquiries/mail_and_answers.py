"""Her question, our answer by another program, and what she wrote back: as tests of overtaking mail deliver them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import override_settings

from inquiries.intake import process_pending
from inquiries.models import Office
from mailbox.addresses import read_imap_url
from mailbox.models import InboundEmail, Mailbox
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, store_mail

QUESTION = "<question@piedmontcourier.example>"
ANSWER = "<answer@pressdesk.example>"
DANA = "Dana Whitcomb <dana@piedmontcourier.example>"
PRESS = "press@pressdesk.example"
FAILED = "mx.pressdesk.example; spf=fail smtp.mailfrom=else.example; dmarc=fail header.from=pressdesk.example"
SENT = read_imap_url("imaps://press:secret@127.0.0.1/Sent?holds=sent")
NINE = datetime(2026, 10, 12, 13, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


@override_settings(MAILBOXES=[SENT])
class TwoMailboxes(DeskTestCase):
    """What reporters write, and what the office sent by other programs."""

    def setUp(self) -> None:
        super().setUp()
        self.desk = Office.load()
        self.sent = Mailbox.objects.create(name=SENT.name, folder="Sent")

    def question(self, minutes: int = 0, **headers: Any) -> InboundEmail:
        mail = {"subject": "Crisis teams", "text": "Who can speak?\n", "message_id": QUESTION} | headers
        return deliver_mail(make_mail(sender=DANA, sent_at=at(minutes), **mail), received_at=at(minutes))

    def answer(self, minutes: int = 30, **headers: Any) -> InboundEmail:
        """As it lies in the folder of sent mail, where the program put it some minutes later."""
        mail = {"In_Reply_To": QUESTION, "message_id": ANSWER, "to": DANA, "subject": "Re: Crisis teams"} | headers
        raw = make_mail(sender=f"Press <{PRESS}>", sent_at=at(minutes), **({"text": "Desmond will.\n"} | mail))
        row = store_mail(raw, received_at=at(minutes + 2))
        InboundEmail.objects.filter(pk=row.pk).update(mailbox=self.sent, folder="Sent")
        process_pending()
        return InboundEmail.objects.get(pk=row.pk)

    def copied(self, minutes: int = 30, **headers: Any) -> InboundEmail:
        """A colleague's answer with the press address in Cc."""
        mail = {"In_Reply_To": QUESTION, "message_id": ANSWER, "to": DANA, "Cc": PRESS} | headers
        raw = make_mail(
            sender=f"{self.staff.name} <{self.staff.email}>", subject="Re: Crisis teams", text="Desmond will.\n",
            sent_at=at(minutes), **mail,
        )  # fmt: skip
        return deliver_mail(raw, received_at=at(minutes))

    def follow_up(self, minutes: int = 60, text: str = "And by when?\n", **headers: Any) -> InboundEmail:
        mail = {"In_Reply_To": ANSWER, "References": f"{QUESTION} {ANSWER}"} | headers
        raw = make_mail(sender=DANA, subject="Re: Crisis teams", text=text, sent_at=at(minutes), **mail)
        return deliver_mail(raw, received_at=at(minutes))

    def anew(self, minutes: int = 30, **headers: Any) -> InboundEmail:
        """A new mail of a colleague's to her, which names none of hers."""
        raw = make_mail(
            sender=f"{self.staff.name} <{self.staff.email}>", text="Desmond will.\n", sent_at=at(minutes),
            **({"to": DANA, "Cc": PRESS, "subject": "Crisis teams", "message_id": ANSWER} | headers),
        )  # fmt: skip
        return deliver_mail(raw, received_at=at(minutes))
