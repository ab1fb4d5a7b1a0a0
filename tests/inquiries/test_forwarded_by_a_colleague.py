"""A colleague passes on a reporter's mail: the reporter is who asks, and the answer goes to her."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from inquiries.drafts import start_reply
from inquiries.freezing import freeze
from inquiries.journalists import change_reporter
from inquiries.models import Event, Inquiry, Outlet, User
from mailbox.models import InboundEmail
from tests.factories import deliver_mail, make_journalist, make_mail, make_outlet, make_person

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parent.parent / "samples"
ANA = "Ana Ruiz <ana.ruiz@pressdesk.example>"
SENT = datetime(2026, 10, 12, 15, 0, tzinfo=UTC)
BLOCK = """\
---------- Forwarded message ---------
From: Dana Whitcomb <dana@piedmontcourier.example>
Date: Mon, Oct 12, 2026 at 10:05 AM
Subject: Crisis teams
To: Ana Ruiz <ana.ruiz@pressdesk.example>


Who pushed the crisis teams through? I need it by 5 pm tomorrow.

Dana
"""


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def courier() -> Outlet:
    return make_outlet()


def forward(text: str = f"She is nice, please be quick.\n\n{BLOCK}", **more: str) -> InboundEmail:
    mail = make_mail(sender=ANA, subject="Fwd: Crisis teams", text=text, sent_at=SENT, **more)
    return deliver_mail(mail, received_at=SENT)


def test_lesson_11_the_reporter_is_who_asks(ana: User, courier: Outlet) -> None:
    forward()
    inquiry = Inquiry.objects.get()
    assert (inquiry.journalist.name, inquiry.journalist.address) == ("Dana Whitcomb", "dana@piedmontcourier.example")
    assert inquiry.journalist.outlet == courier
    assert inquiry.subject == "Crisis teams"
    assert inquiry.snippet.startswith("Who pushed the crisis teams through?")


def test_lesson_11_who_passed_it_on_is_noted_with_her_words(ana: User) -> None:
    forward()
    event = Event.objects.get(kind=Event.Kind.OPENED)
    assert event.details["forwarded_by"] == ANA
    assert event.details["remark"] == "She is nice, please be quick."


def test_lesson_22_what_the_colleague_said_of_her_is_never_quoted_to_her(ana: User) -> None:
    forward()
    message = Inquiry.objects.get().messages.get()
    assert "nice" not in message.fresh
    assert "Forwarded message" not in message.fresh
    assert "nice" in message.text, "the whole mail is kept"


def test_the_answer_goes_to_the_reporter_alone(ana: User) -> None:
    forward(Cc="Mateo Osei <mateo.osei@pressdesk.example>")
    draft = start_reply(Inquiry.objects.get(), by=ana, at=SENT)
    assert (draft.to, draft.cc) == (["dana@piedmontcourier.example"], [])


def test_her_deadline_is_read_by_her_own_date(ana: User) -> None:
    """Passed on two days later, "tomorrow" is still the day after she wrote."""
    later = datetime(2026, 10, 14, 15, 0, tzinfo=UTC)
    mail = make_mail(sender=ANA, subject="Fwd: Crisis teams", text=BLOCK, sent_at=later)
    deliver_mail(mail, received_at=later)
    assert Inquiry.objects.get().deadline == datetime(2026, 10, 13, 21, 0, tzinfo=UTC)


def test_a_date_line_without_a_zone_is_read_in_the_offices(ana: User) -> None:
    """The colleague's server writes UTC, as many do: 11:30 PM on the line is the reporter's evening here."""
    block = BLOCK.replace("Mon, Oct 12, 2026 at 10:05 AM", "Sun, Oct 11, 2026 at 11:30 PM").replace("tomorrow", "today")
    forward(block.replace("5 pm today", "11:45 pm today").replace("I need it", "I need a line"))
    assert Inquiry.objects.get().deadline == datetime(2026, 10, 12, 3, 45, tzinfo=UTC)


def test_a_deadline_in_the_colleagues_words_is_not_the_reporters(ana: User) -> None:
    forward("Let us talk by noon tomorrow.\n\n" + BLOCK.replace(" I need it by 5 pm tomorrow.", ""))
    assert Inquiry.objects.get().deadline is None


def test_the_ledger_keeps_who_sent_it(ana: User) -> None:
    assert forward().from_address == "ana.ruiz@pressdesk.example"


def test_a_colleague_without_an_account_writes_from_the_offices_domain(db: None) -> None:
    mail = make_mail(sender="Lou Bell <lou@pressdesk.example>", subject="Fwd: Crisis teams", text=BLOCK)
    deliver_mail(mail)
    assert Inquiry.objects.get().journalist.name == "Dana Whitcomb"


def test_lesson_11_a_stranger_passes_nobodys_mail_on(ana: User) -> None:
    text = BLOCK.replace("Dana Whitcomb", "The Governor").replace("dana@piedmontcourier", "governor@state")
    deliver_mail(make_mail(sender="Spam <x@spam.example>", subject="Fwd: Urgent", text=text))
    inquiry = Inquiry.objects.get()
    assert inquiry.journalist.address == "x@spam.example"
    suggested = {"suggested": "The Governor <governor@state.example>", "why": "outside"}
    assert inquiry.events.get().details == suggested


def test_lesson_11_a_forged_colleague_passes_nobodys_mail_on(ana: User) -> None:
    forward(Authentication_Results="mx.pressdesk.example; spf=fail smtp.mailfrom=x@spam.example; dmarc=fail")
    inquiry = Inquiry.objects.get()
    assert inquiry.journalist.address == "ana.ruiz@pressdesk.example"
    told = inquiry.events.get().details
    assert (told["suggested"], told["why"]) == ("Dana Whitcomb <dana@piedmontcourier.example>", "checks")


def test_named_by_hand_the_reporter_gets_the_answer_and_none_of_the_colleagues_words(ana: User) -> None:
    forward(Authentication_Results="mx.pressdesk.example; dmarc=fail")
    inquiry = Inquiry.objects.get()
    assert start_reply(inquiry, by=ana, at=SENT).to == ["ana.ruiz@pressdesk.example"]
    inquiry.replies.all().delete()
    change_reporter(inquiry, make_journalist(), by=ana, at=SENT)
    draft = start_reply(Inquiry.objects.get(), by=ana, at=SENT)
    assert (draft.to, draft.cc) == (["dana@piedmontcourier.example"], [])
    assert "nice" not in freeze(draft, inquiry, files=[], by=ana).text


def test_a_checked_colleague_is_believed(ana: User) -> None:
    forward(Authentication_Results="mx; spf=pass smtp.mailfrom=ana.ruiz@pressdesk.example; dmarc=pass")
    assert Inquiry.objects.get().journalist.name == "Dana Whitcomb"


def test_an_answer_that_quotes_the_reporter_is_the_colleagues_own(ana: User) -> None:
    quoted = BLOCK.replace("---------- Forwarded message ---------", "________________________________")
    text = f"Dana, I will find out.\n\n{quoted}"
    deliver_mail(make_mail(sender=ANA, subject="RE: Crisis teams", text=text))
    assert Inquiry.objects.get().journalist.address == "ana.ruiz@pressdesk.example"


def test_a_mail_attached_as_a_mail_is_told_with_its_own_header(ana: User) -> None:
    deliver_mail((SAMPLES / "forwarded-as-attachment.eml").read_bytes())
    inquiry = Inquiry.objects.get()
    message = inquiry.messages.get()
    assert inquiry.journalist.address == "tessa@harborweekly.example"
    assert inquiry.subject == "Rent rules in Harbor City"
    assert message.fresh.startswith("Could somebody tell me")
    assert "Can you take this" in message.text


def test_an_answer_to_what_was_attached_joins_her_thread(ana: User) -> None:
    deliver_mail((SAMPLES / "forwarded-as-attachment.eml").read_bytes())
    named = list(InboundEmail.objects.get().references.values_list("message_id", flat=True))
    assert named == ["<original-77@harborweekly.example>"]
