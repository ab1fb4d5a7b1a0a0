"""An answer leaves at the hour it was given, never over unread mail, and can be held back (lessons 25, 27)."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from inquiries import closing, scheduling, sending
from inquiries.clocks import check_clocks
from inquiries.models import Event, Inquiry, Notification, Reply, User
from mailbox.models import OutboundEmail
from tests.factories import make_inquiry, make_message, make_person
from tests.support.outgoing import SOON, pass_outbox, write_answer
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db

NOW = timezone.now()
HOUR = timedelta(hours=1)
UNDO = timedelta(seconds=20)


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def inquiry() -> Inquiry:
    inquiry = make_inquiry()
    make_message(inquiry)
    return inquiry


def plan(inquiry: Inquiry, by: User, text: str = "Yes: Desmond.", *, send_at: datetime = NOW + HOUR) -> Reply:
    draft = write_answer(inquiry, by, text)
    return scheduling.schedule_reply(draft, revision=draft.revision, send_at=send_at, by=by, at=NOW)


def queued() -> list[OutboundEmail]:
    return list(OutboundEmail.objects.filter(purpose=OutboundEmail.Purpose.REPLY).order_by("id"))


def test_a_planned_answer_is_no_draft_and_not_in_the_outbox(ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana)
    inquiry.refresh_from_db()
    assert (reply.state, reply.send_at, queued()) == ("scheduled", NOW + HOUR, [])
    assert (inquiry.owner, inquiry.state) == (ana, "open")
    event = inquiry.events.get(kind=Event.Kind.REPLY_SCHEDULED)
    assert (event.by, event.details["send_at"]) == (ana, (NOW + HOUR).isoformat())


@pytest.mark.parametrize(("before", "is_gone"), [(1, False), (0, True), (-1, True)])
def test_it_is_queued_an_undo_window_early_and_leaves_at_its_moment(
    ana: User, inquiry: Inquiry, before: int, is_gone: bool
) -> None:
    plan(inquiry, ana)
    check_clocks(now=NOW + HOUR - UNDO - timedelta(seconds=before))
    assert bool(queued()) is is_gone
    if is_gone:
        assert queued()[0].due_at == max(NOW + HOUR, NOW + HOUR - timedelta(seconds=before))


def test_it_goes_out_once_however_often_the_clocks_are_looked_at(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    plan(inquiry, ana)
    for _ in range(3):
        check_clocks(now=NOW + HOUR)
    pass_outbox(now=NOW + HOUR + SOON)
    assert len(smtp.wait_for(1)) == 1
    check_clocks(now=NOW + HOUR + SOON)
    inquiry.refresh_from_db()
    assert inquiry.state == "answered"
    assert inquiry.messages.filter(kind="mail_out").get().by == ana


def test_lesson_27_another_reply_sent_meanwhile_does_not_fire_it(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana, "For tomorrow.", send_at=NOW + timedelta(days=1))
    other = write_answer(inquiry, ana, "For now.")
    sure = {f"scheduled:{reply.pk}"}
    sending.send_reply(other, revision=other.revision, by=ana, at=NOW, sure=sure)
    check_clocks(now=NOW + SOON)
    pass_outbox(now=NOW + SOON)
    check_clocks(now=NOW + SOON)
    reply.refresh_from_db()
    assert reply.state == "scheduled"
    assert [b"For now." in mail.data for mail in smtp.mails] == [True]
    check_clocks(now=NOW + timedelta(days=1))
    reply.refresh_from_db()
    assert reply.state == "sent"


def test_who_answers_beside_a_planned_answer_is_told_of_it(ana: User, inquiry: Inquiry) -> None:
    plan(inquiry, ana)
    mateo = make_person("Mateo Osei")
    other = write_answer(inquiry, mateo, "For now.")
    with pytest.raises(sending.Doubtful, match="Ana Ruiz has an answer waiting"):
        sending.send_reply(other, revision=other.revision, by=mateo, at=NOW)


def test_lesson_25_it_is_never_sent_over_a_newer_mail(ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana, "Word for word.")
    make_message(inquiry, text="Never mind, filed.")
    check_clocks(now=NOW + HOUR)
    reply.refresh_from_db()
    assert (reply.state, reply.text, reply.send_at, queued()) == ("draft", "Word for word.", None, [])
    event = inquiry.events.get(kind=Event.Kind.REPLY_UNSCHEDULED)
    assert (event.by, event.details["why"]) == (None, "mail")
    notice = OutboundEmail.objects.get(purpose=OutboundEmail.Purpose.NOTIFICATION)
    assert notice.recipients.get().address == ana.email
    assert "held back" in notice.subject
    assert "a newer mail came in" in notice.text


def test_a_newer_mail_that_was_read_does_not_hold_it_back(ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana)
    newer = make_message(inquiry, text="Thanks, looking forward to it.")
    sending.catch_up(reply, seen=newer.pk, by=ana)
    check_clocks(now=NOW + HOUR)
    reply.refresh_from_db()
    assert (reply.state, reply.answers) == ("sent", newer)


def test_a_closed_inquiry_is_not_written_to(ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana)
    closing.close(inquiry, Inquiry.Outcome.WITHDRAWN, by=ana, at=NOW)
    check_clocks(now=NOW + HOUR)
    reply.refresh_from_db()
    assert reply.state == "draft"
    assert inquiry.events.get(kind=Event.Kind.REPLY_UNSCHEDULED).details["why"] == "closed"


def test_nobody_sends_in_the_name_of_a_closed_account(ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana)
    User.objects.filter(pk=ana.pk).update(is_active=False)
    check_clocks(now=NOW + HOUR)
    reply.refresh_from_db()
    assert (reply.state, queued()) == ("draft", [])


@pytest.mark.parametrize(("late", "state"), [(59, "sent"), (60, "sent"), (61, "draft")])
def test_after_a_long_standstill_a_person_decides(ana: User, inquiry: Inquiry, late: int, state: str) -> None:
    reply = plan(inquiry, ana)
    check_clocks(now=NOW + HOUR + timedelta(minutes=late))
    reply.refresh_from_db()
    assert reply.state == state


def test_held_back_by_a_person_it_is_a_draft_again(ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana)
    mateo = make_person("Mateo Osei")
    assert scheduling.hold_back(reply, by=mateo, at=NOW) == reply
    assert scheduling.hold_back(reply, by=mateo, at=NOW) is None
    reply.refresh_from_db()
    assert (reply.state, reply.send_at) == ("draft", None)
    assert inquiry.events.get(kind=Event.Kind.REPLY_UNSCHEDULED).by == mateo
    check_clocks(now=NOW + HOUR)
    assert queued() == []


def test_held_back_beside_a_newer_draft_both_texts_are_kept(ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana, "Planned.")
    other = write_answer(inquiry, make_person("Mateo Osei"), "Newer.")
    assert scheduling.hold_back(reply, by=ana, at=NOW) == other
    other.refresh_from_db()
    assert (other.text, other.copies.get().text, other.copies.get().by) == ("Newer.", "Planned.", ana)
    reply.refresh_from_db()
    assert reply.state == "discarded"


def test_held_back_beside_a_newer_draft_its_files_are_there_and_seen_before_that_one_is_sent(
    ana: User, inquiry: Inquiry
) -> None:
    reply = plan(inquiry, ana, "Planned.")
    reply.attachments.create(filename="plan.pdf", content_type="application/pdf", size=3, stored_as="x", by=ana, at=NOW)
    other = write_answer(inquiry, make_person("Mateo Osei"), "Newer.")
    scheduling.hold_back(reply, by=ana, at=NOW)
    assert [each.filename for each in other.attachments.all()] == ["plan.pdf"]
    with pytest.raises(sending.NotAsRead):
        sending.send_reply(other, revision=other.revision, by=ana, at=NOW)


def test_one_that_its_author_may_read_no_more_is_told_to_the_owner(ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana)
    mateo = make_person("Mateo Osei")
    Inquiry.objects.filter(pk=inquiry.pk).update(owner=mateo, is_confidential=True)
    check_clocks(now=NOW + HOUR)
    reply.refresh_from_db()
    assert (reply.state, queued()) == ("draft", [])
    assert [each.user for each in Notification.objects.filter(event__kind=Event.Kind.REPLY_UNSCHEDULED)] == [mateo]


def test_one_that_cannot_be_written_is_held_and_stops_no_other(ana: User, inquiry: Inquiry) -> None:
    broken = plan(inquiry, ana)
    Reply.objects.filter(pk=broken.pk).update(cc=5)
    other = make_inquiry()
    make_message(other)
    plan(other, ana, send_at=NOW + HOUR + timedelta(seconds=1))
    assert scheduling.send_scheduled(now=NOW + HOUR) == 1
    broken.refresh_from_db()
    assert broken.state == "draft"
    assert inquiry.events.get(kind=Event.Kind.REPLY_UNSCHEDULED).details["why"] == "lacking"


def test_undo_still_works_once_it_was_queued(ana: User, inquiry: Inquiry) -> None:
    reply = plan(inquiry, ana)
    check_clocks(now=NOW + HOUR - UNDO)
    back = sending.undo_send(queued()[0], by=ana, at=NOW + HOUR - timedelta(seconds=5))
    assert back == reply
    reply.refresh_from_db()
    assert (reply.state, reply.send_at, reply.outbound) == ("draft", None, None)
    check_clocks(now=NOW + HOUR)
    assert [email.state for email in queued()] == ["cancelled"]


@pytest.mark.parametrize("send_at", [NOW - HOUR, NOW, NOW + timedelta(days=367)])
def test_a_moment_nobody_can_mean_is_refused_in_words(ana: User, inquiry: Inquiry, send_at: datetime) -> None:
    with pytest.raises(sending.NotSendable, match=r"passed|year"):
        plan(inquiry, ana, send_at=send_at)
    assert Reply.objects.get().state == "draft"


def test_a_moment_after_the_deadline_is_asked_about(ana: User) -> None:
    inquiry = make_inquiry(due_in=timedelta(minutes=30))
    make_message(inquiry)
    with pytest.raises(sending.Doubtful, match="after the deadline"):
        plan(inquiry, ana)


def test_what_send_reply_refuses_cannot_be_planned_either(ana: User, inquiry: Inquiry) -> None:
    with pytest.raises(sending.NotSendable, match="nothing written"):
        plan(inquiry, ana, " ")
    draft = write_answer(inquiry, ana)
    make_message(inquiry, text="News.")
    with pytest.raises(sending.NotAsRead, match="newer mail"):
        scheduling.schedule_reply(draft, revision=draft.revision, send_at=NOW + HOUR, by=ana, at=NOW)
