"""What a mail quotes, attaches or says of itself decides neither who asks nor whether she was answered."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.test import override_settings
from django.utils import timezone

from inquiries.elsewhere import decide_elsewhere
from inquiries.models import Inquiry, Message, Participant, SenderRule
from inquiries.rereading import find_rereadings
from inquiries.sender_rules import RuleRefused, add_rule
from mailbox.authentication import read_verdicts
from mailbox.models import InboundEmail
from mailbox.parsing import parse_email
from mailbox.senders import Doubt, find_author
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, make_outlet
from tests.support.outgoing import open_inquiry

FIRST = "<first@piedmontcourier.example>"
DANA = "Dana Whitcomb <dana@piedmontcourier.example>"
PRESS = "press@pressdesk.example"
FORWARD = (
    "---------- Forwarded message ---------\nFrom: {sender}\nDate: Mon, Oct 12, 2026 at 11:00 AM\n"
    "Subject: Crisis teams\nTo: Jo\n\nWho can speak?\n"
)
LEDGER = "Priya Venkat <priya@ledger.example>"


def is_own(address: str) -> bool:
    return address.startswith("press@")


def is_ours(address: str) -> bool:
    return address.endswith("@pressdesk.example")


class WhatItDecides(DeskTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.inquiry = open_inquiry(message_id=FIRST, Cc=f"{self.colleague.name} <{self.colleague.email}>")

    def answer(self, text: str = "Yes.\n", *, to: str = DANA, **headers: str) -> InboundEmail:
        sender = f"{self.staff.name} <{self.staff.email}>"
        told = {"In_Reply_To": FIRST, "Cc": PRESS} | headers
        return deliver_mail(make_mail(sender=sender, to=to, subject="Re: teams", text=text, **told))  # type: ignore[arg-type]

    def renewed(self) -> Inquiry:
        return Inquiry.objects.get(pk=self.inquiry.pk)

    def test_an_answer_that_quotes_a_forward_is_the_colleagues_answer(self) -> None:
        quoted = "".join(f"> {line}\n" for line in FORWARD.format(sender=LEDGER).splitlines())
        mail = self.answer(f"Hi Dana, yes.\n\nOn Monday Dana wrote:\n{quoted}")
        assert mail.message.kind == Message.Kind.ELSEWHERE
        assert self.renewed().state == Inquiry.State.ANSWERED
        assert Inquiry.objects.count() == 1

    def test_what_colleagues_say_to_each_other_answers_no_reporter(self) -> None:
        ours = "<ours@pressdesk.example>"
        deliver_mail(
            make_mail(sender=self.colleague.email, message_id=ours, In_Reply_To=FIRST, text="Who takes this?\n")
        )
        self.answer("I do.\n", to=self.colleague.email, In_Reply_To=ours)
        assert self.renewed().answered_at is None

    def test_taken_back_it_did_not_acknowledge_either(self) -> None:
        mail = self.answer()
        assert self.renewed().acknowledged_at is not None
        decide_elsewhere(mail.message, counts=False, by=self.staff, at=timezone.now())
        assert self.renewed().acknowledged_at is None

    def test_whom_a_colleague_passed_it_on_to_is_no_part_of_the_thread(self) -> None:
        deliver_mail(
            make_mail(
                sender=f"{self.staff.name} <{self.staff.email}>",
                subject="Fwd: Crisis teams",
                text=FORWARD.format(sender=LEDGER),
                Cc="Renata Holloway <renata@council.example>",
            )
        )
        inquiry = Inquiry.objects.get(journalist__address="priya@ledger.example")
        assert not Participant.objects.filter(inquiry=inquiry, address="renata@council.example").exists()

    def test_what_a_colleague_passes_on_is_never_held_back_by_a_rule(self) -> None:
        add_rule(open_inquiry(sender=LEDGER), SenderRule.Scope.ADDRESS, by=self.staff, at=timezone.now())
        mail = deliver_mail(
            make_mail(sender=self.staff.email, subject="Fwd: Crisis teams", text=FORWARD.format(sender=LEDGER))
        )
        assert mail.filed_as == "inquiry"

    def test_a_host_below_a_known_newsroom_is_not_shut_out(self) -> None:
        make_outlet("Ledger", "ledger.example")
        asked = open_inquiry(sender="kay@news.ledger.example")
        with pytest.raises(RuleRefused, match="a newsroom that the desk knows"):
            add_rule(asked, SenderRule.Scope.DOMAIN, by=self.staff, at=timezone.now())

    def test_a_corrected_mail_under_the_same_id_is_news(self) -> None:
        words = "Who pushed the crisis teams through, and could she talk to me about it? My deadline is {} today.\n"
        for number, hour in enumerate(("5 pm", "2 pm"), start=1):
            mail = make_mail(sender=LEDGER, text=words.format(hour), message_id="<one@ledger.example>")
            assert deliver_mail(mail).filed_as != "duplicate", number

    def test_read_anew_as_another_persons_it_keeps_its_words(self) -> None:
        mail = deliver_mail(
            make_mail(
                sender=f"{self.staff.name} <{self.staff.email}>",
                subject="Fwd: Crisis teams",
                text=f"She burned us last time.\n\n{FORWARD.format(sender=LEDGER)}",
            )
        )
        assert mail.message.author_address == "priya@ledger.example"
        type(self.staff).objects.filter(pk=self.staff.pk).update(is_active=False, email="gone@elsewhere.example")
        with override_settings(PRESS_ADDRESS="press@elsewhere.example"):
            (found,) = [each for each in find_rereadings() if each.message == mail.message]
        assert found.changes == {}
        assert "not taken over" in found.remarks[0]


def make_forward(inline: str, attached: str) -> bytes:
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Reply-To"] = attached, "Rent", "other@evil.example"
    inner.set_content("We deny it.\n")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Jo <jo@pressdesk.example>", PRESS, "Fwd: Crisis teams"
    mail.set_content(FORWARD.format(sender=inline))
    mail.add_attachment(inner)
    return mail.as_bytes()


def test_lesson_11_what_a_reporter_attached_is_not_taken_for_her() -> None:
    parsed = parse_email(make_forward(LEDGER, "Boss <boss@landlord.example>"))
    found = find_author(parsed, is_own=is_own, is_ours=is_ours)
    assert found.doubt is Doubt.SEVERAL
    assert found.address is not None and found.address.address == "jo@pressdesk.example"
    assert found.forward is not None and found.forward.author is not None
    assert found.forward.author.address == "priya@ledger.example"


def test_lesson_11_the_same_person_in_the_text_and_attached_is_one() -> None:
    found = find_author(parse_email(make_forward(LEDGER, LEDGER)), is_own=is_own, is_ours=is_ours)
    assert found.doubt is None


def test_lesson_10_a_strangers_list_vouches_for_nobody() -> None:
    raw = (
        b'From: "Ana Ruiz via News" <news@evil.example>\nList-Id: <news.evil.example>\n'
        b"X-Original-From: Ana Ruiz <ana@ledger.example>\nReply-To: ana@evil2.example\nSubject: x\n\nhello\n"
    )
    assert not find_author(parse_email(raw), is_own=is_own, is_ours=is_ours).is_vouched


def test_lesson_13_a_report_in_the_mail_is_overruled_by_what_our_server_wrote() -> None:
    raw = (
        b"Received-SPF: fail (mx: not permitted) envelope-from=x@evil.example\n"
        b"Authentication-Results: x; spf=pass; dkim=pass header.d=ledger.example; dmarc=pass\n"
        b"From: priya@ledger.example\nSubject: x\n\nhello\n"
    )
    assert read_verdicts(parse_email(raw)).domain is None


@pytest.mark.parametrize(
    "line", ["Mon, 3 Mar 2025 10:00 +9999", "Mon, 3 Mar 2025 10:00 -2500", "0001-01-01 00:00 +1400"]
)
def test_a_date_line_of_no_calendar_stops_no_mail(line: str) -> None:
    text = FORWARD.format(sender=LEDGER).replace("Mon, Oct 12, 2026 at 11:00 AM", line)
    read = parse_email(make_mail(subject="Fwd: teams", text=text + "\nI need it by 5 pm tomorrow.\n"))
    assert find_author(read, is_own=is_own, is_ours=is_ours).address is not None


@pytest.mark.parametrize("year", ["0001", "9999"])
@pytest.mark.django_db
def test_a_year_nobody_writes_in_stops_no_mail(year: str) -> None:
    raw = make_mail(subject="Out of office until monday", text="I am away until Monday.\n")
    raw = b"\r\n".join(
        f"Date: {year}-12-30T00:00:00Z".encode() if line.startswith(b"Date:") else line for line in raw.split(b"\r\n")
    )
    row = deliver_mail(raw, received_at=datetime(2026, 10, 12, 15, 0, tzinfo=UTC) + timedelta(hours=1))
    assert row.state == "processed"
