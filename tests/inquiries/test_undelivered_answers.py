"""An answer that did not arrive brings its inquiry back, and its author hears of it, once (lesson 23)."""

import pytest
from django.utils import timezone

from inquiries import closing, sending
from inquiries.delivery import take_results
from inquiries.models import Event, Inquiry, Notification, User
from mailbox import outbox
from mailbox.bounce_reports import Bounce, BouncedRecipient
from mailbox.bounces import record_bounce
from mailbox.models import OutboundEmail
from tests.factories import make_person
from tests.support.outgoing import (
    DANA,
    LUIS,
    SOON,
    open_inquiry,
    pass_outbox,
    queue_answer,
    send_answer,
    sure_of,
    write_answer,
)
from tests.support.smtp_sink import Behaviour, SmtpSink

pytestmark = pytest.mark.django_db

Kind = Event.Kind
TROUBLES = {
    Kind.REPLY_FAILED: Behaviour(at_end_of_data="554 5.6.0 No such mail here"),
    Kind.REPLY_UNKNOWN: Behaviour(cut_at="kept"),
}


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def inquiry() -> Inquiry:
    return open_inquiry()


def told(person: User) -> list[Event.Kind]:
    """What she was told of by mail, in order."""
    return [Kind(each.event.kind) for each in Notification.objects.filter(user=person).order_by("id")]


def bounce(email: OutboundEmail, *addresses: str) -> None:
    """The reporter's server sends it back, and the office hears of it."""
    failed = tuple(BouncedRecipient(each, "failed", "5.1.1", "550 No such user") for each in addresses or (DANA,))
    record_bounce(Bounce(failed, email.message_id, is_permanent=True, is_delay=False), at=timezone.now())
    take_results(now=timezone.now())


@pytest.mark.parametrize("kind", TROUBLES)
@pytest.mark.parametrize("was_closed", [False, True])
def test_lesson_23_a_refused_or_uncertain_answer_opens_the_inquiry(
    smtp: SmtpSink, ana: User, inquiry: Inquiry, kind: Event.Kind, was_closed: bool
) -> None:
    smtp.script(TROUBLES[kind])
    queue_answer(inquiry, ana)
    if was_closed:
        closing.close(inquiry, Inquiry.Outcome.ANSWERED, by=ana, at=timezone.now())
    pass_outbox(now=timezone.now() + SOON)
    for _ in range(3):
        take_results(now=timezone.now())
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.outcome, inquiry.answered_at) == ("open", "", None)
    event = inquiry.events.get(kind=kind)
    assert event.by is None
    assert any(DANA in line for line in event.details["recipients"])
    assert inquiry.events.filter(kind=Kind.REOPENED).count() == was_closed
    assert told(ana) == [kind]


@pytest.mark.parametrize("was_closed", [False, True])
def test_lesson_23_a_bounce_weeks_later_opens_the_inquiry(
    smtp: SmtpSink, ana: User, inquiry: Inquiry, was_closed: bool
) -> None:
    email = send_answer(inquiry, ana)
    assert inquiry.state == "answered"
    if was_closed:
        closing.close(inquiry, Inquiry.Outcome.ANSWERED, by=ana, at=timezone.now())
    bounce(email)
    inquiry.refresh_from_db()
    assert inquiry.state == "open"
    assert inquiry.events.filter(kind=Kind.REPLY_BOUNCED).count() == 1
    assert inquiry.events.get(kind=Kind.REOPENED).details == {"why": "bounce"}
    assert told(ana) == [Kind.REPLY_BOUNCED]


def test_the_same_bounce_twice_is_told_once(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    email = send_answer(inquiry, ana)
    bounce(email)
    bounce(email)
    assert inquiry.events.filter(kind=Kind.REPLY_BOUNCED).count() == 1
    assert told(ana) == [Kind.REPLY_BOUNCED]


def test_a_bounce_from_a_second_recipient_is_told_too(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana, cc=[LUIS])
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    pass_outbox(now=timezone.now() + SOON)
    take_results(now=timezone.now())
    bounce(email, DANA)
    bounce(email, LUIS)
    assert told(ana) == [Kind.REPLY_BOUNCED, Kind.REPLY_BOUNCED]


def test_a_bounce_that_is_quicker_than_the_report_leaves_both_on_the_timeline(
    smtp: SmtpSink, ana: User, inquiry: Inquiry
) -> None:
    email = queue_answer(inquiry, ana)
    pass_outbox(now=timezone.now() + SOON)
    bounce(email)
    inquiry.refresh_from_db()
    email.refresh_from_db()
    kinds = list(inquiry.events.order_by("id").values_list("kind", flat=True))
    assert kinds[-3:] == [Kind.REPLY_SENT, Kind.REPLY_BOUNCED, Kind.REOPENED]
    assert (inquiry.state, inquiry.answered_at) == ("open", email.sent_at)


def test_lesson_23_one_refused_of_two_recipients_is_told_and_opens(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    smtp.script(Behaviour(at_rcpt={LUIS: "550 5.1.1 No such user"}))
    draft = write_answer(inquiry, ana, cc=[LUIS])
    sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    pass_outbox(now=timezone.now() + SOON)
    take_results(now=timezone.now())
    inquiry.refresh_from_db()
    assert inquiry.state == "open"
    assert inquiry.answered_at is not None, "Dana has it"
    assert inquiry.events.get(kind=Kind.REPLY_FAILED).details["recipients"] == [f"{LUIS}: 550 5.1.1 No such user"]
    assert told(ana) == [Kind.REPLY_FAILED]


def test_lesson_23_a_bounce_while_another_recipient_still_waits_keeps_it_open(
    smtp: SmtpSink, ana: User, inquiry: Inquiry
) -> None:
    """Luis's late yes does not make answered what never reached Dana."""
    smtp.script(Behaviour(at_rcpt={LUIS: "450 4.2.0 Greylisted"}))
    draft = write_answer(inquiry, ana, cc=[LUIS])
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    pass_outbox(now=timezone.now() + SOON)
    bounce(email)
    pass_outbox(now=timezone.now() + 10 * SOON)
    take_results(now=timezone.now())
    email.refresh_from_db()
    inquiry.refresh_from_db()
    assert (email.state, inquiry.state) == ("sent", "open")
    assert told(ana) == [Kind.REPLY_BOUNCED]


def test_lesson_23_one_refused_and_one_that_came_back_are_both_told(
    smtp: SmtpSink, ana: User, inquiry: Inquiry
) -> None:
    smtp.script(Behaviour(at_rcpt={LUIS: "550 5.1.1 No such user"}))
    draft = write_answer(inquiry, ana, cc=[LUIS])
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    pass_outbox(now=timezone.now() + SOON)
    bounce(email)
    assert sorted(told(ana)) == sorted([Kind.REPLY_BOUNCED, Kind.REPLY_FAILED])


def test_lesson_23_where_the_author_has_left_the_owner_is_told(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    """Nothing of an inquiry goes to an address whose account is closed."""
    mateo = make_person("Mateo Osei", notify=User.Notify.NONE)
    email = send_answer(inquiry, ana)
    Inquiry.objects.filter(pk=inquiry.pk).update(owner=mateo)
    User.objects.filter(pk=ana.pk).update(is_active=False)
    bounce(email)
    assert (told(ana), told(mateo)) == ([], [Kind.REPLY_BOUNCED])


def test_a_mail_still_waiting_for_its_retry_is_not_reported(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    smtp.script(Behaviour(at_mail="451 4.3.0 Later"))
    send_answer(inquiry, ana)
    assert inquiry.state == "open"
    assert told(ana) == []
    assert not inquiry.events.filter(kind__in=[Kind.REPLY_SENT, Kind.REPLY_FAILED, Kind.REPLY_UNKNOWN]).exists()


def test_lesson_23_the_author_is_told_even_with_all_notices_switched_off(smtp: SmtpSink, inquiry: Inquiry) -> None:
    quiet = make_person("Mateo Osei", notify=User.Notify.NONE)
    smtp.script(TROUBLES[Kind.REPLY_FAILED])
    send_answer(inquiry, quiet)
    assert told(quiet) == [Kind.REPLY_FAILED]


def test_what_the_author_reads_names_the_address_the_reason_and_the_page(
    smtp: SmtpSink, ana: User, inquiry: Inquiry
) -> None:
    smtp.script(Behaviour(at_rcpt={DANA: "550 5.1.1 No such user <here>"}))
    send_answer(inquiry, ana)
    pass_outbox(now=timezone.now() + SOON)
    mail = smtp.wait_for(1)[0]
    assert mail.recipients == (ana.email,)
    text, html = [part.get_content() for part in mail.message.iter_parts()]
    for part in (text, html):
        assert DANA in part
        assert "550 5.1.1 No such user" in part
        assert f"http://desk.pressdesk.example{inquiry.get_absolute_url()}" in part
    assert "<here>" in text
    assert "<here>" not in html
    assert mail.message["Auto-Submitted"] == "auto-generated"


def test_a_person_settles_an_uncertain_answer(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    smtp.script(TROUBLES[Kind.REPLY_UNKNOWN])
    email = send_answer(inquiry, ana)
    outbox.settle(email, arrived=True, now=timezone.now())
    take_results(now=timezone.now())
    inquiry.refresh_from_db()
    assert inquiry.state == "answered"
    assert told(ana) == [Kind.REPLY_UNKNOWN]


def test_an_answer_sent_again_that_arrives_answers(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    smtp.script(TROUBLES[Kind.REPLY_FAILED])
    email = send_answer(inquiry, ana)
    outbox.retry(email, now=timezone.now())
    pass_outbox(now=timezone.now() + SOON)
    take_results(now=timezone.now())
    inquiry.refresh_from_db()
    email.refresh_from_db()
    assert (inquiry.state, inquiry.answered_at) == ("answered", email.sent_at)


def test_a_notice_that_fails_starts_no_notice_about_itself(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    smtp.behaviour = TROUBLES[Kind.REPLY_FAILED]
    send_answer(inquiry, ana)
    pass_outbox(now=timezone.now() + SOON)
    take_results(now=timezone.now())
    assert told(ana) == [Kind.REPLY_FAILED]
    assert OutboundEmail.objects.count() == 2
