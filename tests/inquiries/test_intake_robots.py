"""Robots open nothing, reopen nothing and start nothing; our own mail is known again; a bounce is heard."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from inquiries.delivery import take_results
from inquiries.models import Event, Inquiry, Notification
from mailbox.models import OutboundEmail, OutboundRecipient
from tests.factories import deliver_mail, make_mail, make_person

pytestmark = pytest.mark.django_db

FIRST = "<first@piedmontcourier.example>"
OURS = "<answer@pressdesk.example>"
REPORTER = "dana@piedmontcourier.example"


def answered_inquiry(*recipients: str) -> Inquiry:
    """An inquiry whose answer was sent to `recipients`, the reporter where none is named."""
    inquiry = Inquiry.objects.get(messages__inbound=deliver_mail(make_mail(message_id=FIRST)))
    now = timezone.now()
    email = OutboundEmail.objects.create(
        purpose="reply", message_id=OURS, reply_token=inquiry.token, from_address="press@pressdesk.example",
        subject="Re: x", text="Yes.", created_at=now, due_at=now, give_up_at=now + timedelta(days=1), state="sent",
        sent_at=now,
    )  # fmt: skip
    for address in recipients or (REPORTER,):
        OutboundRecipient.objects.create(email=email, address=address, state="accepted")
    inquiry.messages.create(
        kind="mail_out", outbound=email, by=make_person(), author_address="press@pressdesk.example", text="Yes.", at=now
    )
    Inquiry.objects.filter(pk=inquiry.pk).update(state="answered", answered_at=now)
    inquiry.refresh_from_db()
    return inquiry


def bounce(*blocks: tuple[str, str], message_id: str = OURS, subject: str = "Undelivered") -> bytes:
    reports = "".join(
        f"\r\nFinal-Recipient: rfc822; {address}\r\nAction: {action}\r\n"
        f"Status: {'5.1.1' if action == 'failed' else '4.4.1'}\r\nDiagnostic-Code: smtp; no such user\r\n"
        for address, action in blocks
    )
    return (
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: press@pressdesk.example\r\n"
        f"Subject: {subject}\r\nMIME-Version: 1.0\r\nAuto-Submitted: auto-replied\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        f"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n{reports}"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n--b--\r\n"
    ).encode()


ROBOTS: list[dict[str, Any]] = [
    {"Auto_Submitted": "auto-replied"},
    {"X_Autoreply": "yes"},
    {"X_Auto_Response_Suppress": "All"},
    {"Precedence": "auto_reply"},
    {"subject": "Automatic reply: Durham crisis teams"},
    {"subject": "Re: Out of office: until Monday"},
    {"subject": "Respuesta automática: vuelvo el lunes"},
]


@pytest.mark.parametrize("signs", ROBOTS)
def test_lesson_19_a_robot_opens_nothing(signs: dict[str, Any]) -> None:
    row = deliver_mail(make_mail(text="I am away until Monday. For urgent matters call 555-0100.\n", **signs))
    assert row.filed_as == "automatic"
    assert Inquiry.objects.count() == 0
    assert OutboundEmail.objects.count() == 0, "and gets no answer"


@pytest.mark.parametrize("state", ["answered", "closed", "open"])
@pytest.mark.parametrize("signs", [ROBOTS[0], ROBOTS[-1] | {"Return_Path": "<>"}])
def test_lesson_19_a_robot_reopens_and_restarts_nothing(state: str, signs: dict[str, Any]) -> None:
    inquiry = answered_inquiry()
    closed = {"outcome": "answered", "closed_at": timezone.now()} if state == "closed" else {}
    Inquiry.objects.filter(pk=inquiry.pk).update(state=state, **closed)
    before = Inquiry.objects.filter(pk=inquiry.pk).values().get()
    row = deliver_mail(make_mail(In_Reply_To=OURS, text="Away. Urgent: by noon tomorrow.\n", **signs))
    assert row.filed_as == "automatic"
    assert Inquiry.objects.filter(pk=inquiry.pk).values().get() == before
    message = inquiry.messages.get(inbound=row)
    assert message.is_automatic
    assert inquiry.events.latest("id").kind == Event.Kind.AUTOMATIC_RECEIVED
    assert not inquiry.participants.filter(address="press@pressdesk.example").exists()


def test_lesson_19_two_robots_do_not_thank_each_other() -> None:
    """A robot's mail queues nothing at all, however often it comes."""
    answered_inquiry()
    make_person("Mateo Osei", notify="all")
    before = OutboundEmail.objects.count()
    for number in range(3):
        deliver_mail(make_mail(In_Reply_To=OURS, Auto_Submitted="auto-replied", text=f"Away {number}\n"))
    assert OutboundEmail.objects.count() == before


def test_a_reporters_newsletter_habits_make_her_no_robot() -> None:
    row = deliver_mail(make_mail(Precedence="bulk", List_Unsubscribe="<mailto:x@y.example>", Auto_Submitted="no"))
    assert row.filed_as == "inquiry"


def test_an_absence_asked_about_is_no_absence() -> None:
    row = deliver_mail(make_mail(subject="Question on the mayor's out of office hours"))
    assert row.filed_as == "inquiry"


def test_our_own_answer_that_a_list_brings_back_is_ours() -> None:
    """Without our header, which some lists strip, it is known by its Message-ID."""
    answered_inquiry()
    own = make_mail(sender="Ana <press@pressdesk.example>", to=REPORTER, message_id=OURS, text="Yes.\n")
    assert deliver_mail(own).filed_as == "own"
    assert deliver_mail(make_mail(sender="Ana <press@pressdesk.example>", X_Press_Desk="1")).filed_as == "own"
    assert Inquiry.objects.count() == 1


def test_another_press_office_with_the_same_desk_is_heard() -> None:
    other = make_mail(sender="Press <press@elsewhere.example>", X_Press_Desk="reply", text="Your deadline is noon.\n")
    assert deliver_mail(other).filed_as == "inquiry"


def test_a_message_id_of_ours_in_a_strangers_mail_does_not_hide_it() -> None:
    answered_inquiry()
    assert deliver_mail(make_mail(message_id=OURS, text="copied\n")).filed_as == "inquiry"


def test_lesson_23_a_bounce_marks_the_answer_reopens_and_tells_the_author() -> None:
    inquiry = answered_inquiry()
    assert deliver_mail(bounce((REPORTER, "failed"))).filed_as == "bounce"
    email = OutboundEmail.objects.get(message_id=OURS)
    assert email.bounced_at is not None
    assert email.recipients.get().state == "bounced"
    assert take_results(now=timezone.now()) >= 1
    inquiry.refresh_from_db()
    assert inquiry.state == "open"
    event = inquiry.events.get(kind=Event.Kind.REPLY_BOUNCED)
    assert event.details["recipients"] == [f"{REPORTER}: no such user"]
    assert Notification.objects.filter(event=event, user__name="Ana Ruiz").count() == 1
    take_results(now=timezone.now())
    assert inquiry.events.filter(kind=Event.Kind.REPLY_BOUNCED).count() == 1, "told once"


def test_a_warning_of_delay_changes_nothing() -> None:
    inquiry = answered_inquiry()
    assert deliver_mail(bounce((REPORTER, "delayed"))).filed_as == "bounce"
    take_results(now=timezone.now())
    inquiry.refresh_from_db()
    assert inquiry.state == "answered"
    assert OutboundEmail.objects.get(message_id=OURS).bounced_at is None


def test_only_those_whose_mail_came_back_are_marked() -> None:
    answered_inquiry(REPORTER, "sam@freelance.example", "ed@piedmontcourier.example")
    deliver_mail(bounce((REPORTER.upper(), "failed"), ("sam@freelance.example", "delayed")))
    states = dict(OutboundRecipient.objects.values_list("address", "state"))
    assert states[REPORTER] == "bounced"
    assert states["sam@freelance.example"] == states["ed@piedmontcourier.example"] == "accepted"


def test_a_bounce_of_a_mail_that_is_not_ours_is_only_kept() -> None:
    inquiry = answered_inquiry()
    row = deliver_mail(bounce((REPORTER, "failed"), message_id="<spam-in-our-name@x.example>"))
    assert row.filed_as == "bounce"
    take_results(now=timezone.now())
    inquiry.refresh_from_db()
    assert inquiry.state == "answered"
