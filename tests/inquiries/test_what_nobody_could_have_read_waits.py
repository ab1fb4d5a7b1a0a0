"""What was in the mailbox when our answer left, and here only after it, was read by nobody: it waits, and what it says
of its deadline holds.
"""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from inquiries import splitting
from inquiries.models import Inquiry
from tests.factories import deliver_mail, make_mail, make_person
from tests.inquiries.mail_and_answers import QUESTION, TwoMailboxes, at
from tests.support.outgoing import send_answer
from tests.support.smtp_sink import SmtpSink

LONG = "Here is what I can say on the record. " + "The teams answered nine thousand calls. " * 14


def _by(day: datetime) -> str:
    return f"by {day:%B} {day.day} at 5 pm ET"


@pytest.mark.django_db
def test_a_mail_fetched_after_our_answer_waits_and_its_deadline_holds_also_after_a_split(smtp: SmtpSink) -> None:
    ana, now = make_person("Ana Ruiz"), timezone.now()
    asked, far, near = now - timedelta(hours=4), now + timedelta(days=6), now + timedelta(days=2)
    raw = make_mail(message_id=QUESTION, text=f"Who can speak? I need it {_by(far)}.\n", sent_at=asked)
    inquiry = deliver_mail(raw, received_at=asked).message.inquiry
    send_answer(inquiry, ana)
    before = now - timedelta(minutes=1)
    text = f"My editor moved it up: I now need this {_by(near)}. And who voted no?\n"
    deliver_mail(make_mail(In_Reply_To=QUESTION, text=text, sent_at=before), received_at=before)
    inquiry.refresh_from_db()
    assert inquiry.state == Inquiry.State.OPEN
    assert inquiry.deadline is not None and inquiry.deadline.date() == near.date()
    other = deliver_mail(make_mail(In_Reply_To=QUESTION, subject="Zoning", text="Another story: who knows zoning?\n"))
    splitting.split(inquiry, [other.message], by=ana, at=timezone.now())
    inquiry.refresh_from_db()
    assert inquiry.is_waiting


class WhatComesLate(TwoMailboxes):
    def test_what_she_wrote_before_our_answer_left_changes_her_deadline(self) -> None:
        inquiry = self.question(text="Who can speak? My deadline is 5 pm today.\n").message.inquiry
        self.answer(30)
        text = "My editor pulled it up: I now need it by 2 pm today. Can Desmond call me?\n"
        self.follow_up(25, text=text, In_Reply_To=QUESTION, References=QUESTION)
        inquiry.refresh_from_db()
        assert inquiry.deadline == at(5 * 60)

    def test_a_copy_below_a_long_remark_brings_no_old_deadline_back(self) -> None:
        words = "Who pushed the crisis teams through in Durham and what do they cost? My deadline is 5 pm today.\n"
        inquiry = self.question(text=words).message.inquiry
        self.answer(30)
        head = "From: Dana Whitcomb <dana@piedmontcourier.example>\nDate: Mon, Oct 12, 2026 at 9:00 AM\n"
        head += "Subject: Crisis teams\nTo: Press <press@pressdesk.example>"
        text = f"{LONG}\n\n---------- Forwarded message ---------\n{head}\n\n{words}"
        two_days = 60 * 24 * 2
        raw = make_mail(
            sender=f"{self.staff.name} <{self.staff.email}>",
            subject="Fwd: Crisis teams",
            text=text,
            sent_at=at(two_days),
        )
        row = deliver_mail(raw, received_at=at(two_days))
        assert row.message.inquiry == inquiry
        inquiry.refresh_from_db()
        assert inquiry.deadline is None
        assert inquiry.due_at > at(two_days)


SIGNATURES = [
    "Please consider the environment before printing this email.",
    "919-555-0123\n\nI work flexible hours. Please do not feel obliged to reply outside of yours.",
    "919-555-0123\n\nSupport local journalism: subscribe today!",
    "919-555-0123\n\nPlease note: I am out of the office on Fridays.",
    "Antes de imprimir este mensaje, piense en el medio ambiente.",
]


class ThanksAboveWhatSheAlwaysSigns(TwoMailboxes):
    def test_is_no_question(self) -> None:
        for number, line in enumerate(SIGNATURES):
            with self.subTest(line):
                signed = f"\n-- \nDana Whitcomb\nPiedmont Courier\n{line}\n"
                question, answer = f"<q{number}@piedmontcourier.example>", f"<a{number}@pressdesk.example>"
                row = self.question(text=f"Who can speak?\n{signed}", message_id=question)
                self.answer(30, In_Reply_To=question, message_id=answer)
                self.follow_up(
                    600, text=f"Thank you so much!\n{signed}", In_Reply_To=answer, References=f"{question} {answer}"
                )
                assert Inquiry.objects.get(pk=row.message.inquiry_id).state == Inquiry.State.ANSWERED

    def test_what_she_never_signed_before_is_one(self) -> None:
        row = self.question(text="Who can speak?\n\n-- \nDana Whitcomb\n")
        self.answer(30)
        self.follow_up(600, text="Thank you so much!\n\n-- \nDana Whitcomb\nWe still wait for the budget figures.\n")
        assert Inquiry.objects.get(pk=row.message.inquiry_id).state == Inquiry.State.OPEN
