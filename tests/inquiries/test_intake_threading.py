"""A mail joins the inquiry that its token or its Message-IDs name, if its sender belongs there."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from inquiries.models import Inquiry
from mailbox.models import InboundEmail, OutboundEmail
from tests.factories import deliver_mail, make_mail, make_person

pytestmark = pytest.mark.django_db

FIRST = "<first@piedmontcourier.example>"
OURS = "<answer@pressdesk.example>"
DANA = "Dana Whitcomb <dana@piedmontcourier.example>"


def open_inquiry(**headers: Any) -> Inquiry:
    row = deliver_mail(make_mail(message_id=FIRST, **headers))
    return Inquiry.objects.get(messages__inbound=row)


def write(header: str, value: str, **headers: Any) -> bytes:
    headers[header] = value
    return make_mail(**headers)


def add_answer(inquiry: Inquiry, *, purpose: OutboundEmail.Purpose = OutboundEmail.Purpose.REPLY) -> OutboundEmail:
    """Our answer as the outbox keeps it once it is sent."""
    now = timezone.now()
    email = OutboundEmail.objects.create(
        purpose=purpose, message_id=OURS, reply_token=inquiry.token, from_address="press@pressdesk.example",
        subject="Re: x", text="Yes.", created_at=now, due_at=now, give_up_at=now + timedelta(days=1),
        state=OutboundEmail.State.SENT, sent_at=now,
    )  # fmt: skip
    inquiry.messages.create(
        kind="mail_out", outbound=email, by=make_person(), author_address="press@pressdesk.example", text="Yes.", at=now
    )
    return email


def joined(row: InboundEmail, inquiry: Inquiry) -> bool:
    return row.filed_as == "reply" and inquiry.messages.filter(inbound=row).exists()


@pytest.mark.parametrize("field", ["to", "Cc"])
def test_the_token_in_our_address_leads_home(field: str) -> None:
    """However the mail program spells it, and though it keeps neither In-Reply-To nor References."""
    inquiry = open_inquiry()
    add_answer(inquiry)
    address = f"PRESS+{inquiry.token.upper()}@PressDesk.example"
    row = deliver_mail(write(field, f"Press <{address}>", subject="something else"))
    assert joined(row, inquiry)


def test_an_invented_token_leads_nowhere() -> None:
    inquiry = open_inquiry()
    add_answer(inquiry)
    row = deliver_mail(make_mail(to="press+aaaaaaaaaaaaaaaa@pressdesk.example"))
    assert row.filed_as == "inquiry"
    assert Inquiry.objects.count() == 2


def test_a_token_at_another_host_is_not_ours() -> None:
    inquiry = open_inquiry()
    add_answer(inquiry)
    row = deliver_mail(make_mail(to=f"press+{inquiry.token}@elsewhere.example"))
    assert row.filed_as == "inquiry"


@pytest.mark.parametrize("header", ["In_Reply_To", "References"])
def test_an_answer_to_our_answer_joins(header: str) -> None:
    inquiry = open_inquiry()
    add_answer(inquiry)
    assert joined(deliver_mail(write(header, f"<unknown@x.example> {OURS}", text="And then?\n")), inquiry)


@pytest.mark.parametrize("header", ["In_Reply_To", "References"])
def test_a_second_mail_to_her_own_first_joins(header: str) -> None:
    inquiry = open_inquiry()
    assert joined(deliver_mail(write(header, FIRST, text="And then?\n")), inquiry)


def test_the_nearest_reference_wins() -> None:
    older = open_inquiry()
    row = deliver_mail(make_mail(message_id="<second@piedmontcourier.example>", subject="Another"))
    newer = Inquiry.objects.get(messages__inbound=row)
    both = f"{FIRST} <second@piedmontcourier.example>"
    assert joined(deliver_mail(make_mail(References=both)), newer)
    assert joined(deliver_mail(make_mail(References=both, In_Reply_To=FIRST, text="x\n")), older)


def test_lesson_17_a_colleague_in_cc_answers_the_original_that_does_not_know_us() -> None:
    inquiry = open_inquiry(Cc="Sam Okafor <sam@freelance.example>")
    row = deliver_mail(make_mail(sender="Sam Okafor <sam@freelance.example>", In_Reply_To=FIRST, text="I can add\n"))
    assert joined(row, inquiry)
    message = inquiry.messages.get(inbound=row)
    assert message.author_address == "sam@freelance.example", "lessons: 14. Her words stay hers."
    inquiry.refresh_from_db()
    assert inquiry.journalist.address == "dana@piedmontcourier.example"


def test_somebody_of_the_reporters_newsroom_joins() -> None:
    inquiry = open_inquiry()
    row = deliver_mail(
        make_mail(sender="Ed Itor <desk@piedmontcourier.example>", In_Reply_To=FIRST, text="Taking over\n")
    )
    assert joined(row, inquiry)


def test_two_people_of_one_webmail_provider_have_no_newsroom_in_common() -> None:
    inquiry = open_inquiry(sender="Dana Whitcomb <dana.writes@gmail.com>")
    row = deliver_mail(make_mail(sender="Somebody <else@gmail.com>", In_Reply_To=FIRST, text="hello\n"))
    assert row.filed_as == "inquiry"
    assert Inquiry.objects.get(messages__inbound=row).may_belong_to == inquiry


def test_her_second_address_in_reply_to_belongs_too() -> None:
    inquiry = open_inquiry(Reply_To="dana@home.example")
    assert joined(deliver_mail(make_mail(sender="Dana <dana@home.example>", In_Reply_To=FIRST, text="x\n")), inquiry)


def test_an_original_that_arrives_after_its_answer_joins_it() -> None:
    """Mail overtakes mail: the answer named an original that nobody had seen yet."""
    colleague = "Sam Okafor <sam@freelance.example>"
    late = make_mail(message_id=FIRST, text="The original question\n")
    row = deliver_mail(
        make_mail(sender=colleague, In_Reply_To=FIRST, to=f"{DANA}, press@pressdesk.example", text="+1\n")
    )
    inquiry = Inquiry.objects.get(messages__inbound=row)
    assert joined(deliver_mail(late), inquiry)
    assert Inquiry.objects.count() == 1


def test_a_stranger_cannot_slip_in_as_the_late_original() -> None:
    row = deliver_mail(make_mail(In_Reply_To=FIRST, text="see my mail\n"))
    stranger = deliver_mail(make_mail(sender="X <x@elsewhere.example>", message_id=FIRST, text="guess\n"))
    assert row.filed_as == stranger.filed_as == "inquiry"
    assert Inquiry.objects.count() == 2


def test_notices_to_staff_start_no_thread() -> None:
    inquiry = open_inquiry()
    add_answer(inquiry)
    OutboundEmail.objects.update(purpose=OutboundEmail.Purpose.NOTIFICATION, reply_token="")
    assert deliver_mail(make_mail(In_Reply_To=OURS, text="x\n")).filed_as == "inquiry"


def test_lesson_18_a_mail_with_our_own_address_in_cc_is_not_passed_over() -> None:
    inquiry = open_inquiry()
    row = deliver_mail(make_mail(to=DANA, Cc="press@pressdesk.example", In_Reply_To=FIRST, text="x\n"))
    assert joined(row, inquiry)


def test_lesson_18_an_answer_to_a_joined_inquiry_goes_to_the_surviving_one() -> None:
    survivor = open_inquiry()
    row = deliver_mail(make_mail(message_id="<second@piedmontcourier.example>", subject="The same again"))
    emptied = Inquiry.objects.get(messages__inbound=row)
    now = timezone.now()
    Inquiry.objects.filter(pk=emptied.pk).update(joined_to=survivor, state="closed", outcome="duplicate", closed_at=now)
    assert joined(deliver_mail(make_mail(In_Reply_To="<second@piedmontcourier.example>", text="x\n")), survivor)
