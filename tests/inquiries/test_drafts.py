"""Nobody's words are overwritten: drafts, their revisions, and taking an answer back (lesson 27)."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from inquiries import merging, sending
from inquiries.models import DraftCopy, Event, Inquiry, Reply, User
from mailbox.models import OutboundEmail
from tests.factories import make_inquiry, make_message, make_person
from tests.support.outgoing import DANA, SOON, pass_outbox, queue_answer, write_answer
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def mateo() -> User:
    return make_person("Mateo Osei")


@pytest.fixture
def inquiry() -> Inquiry:
    inquiry = make_inquiry()
    make_message(inquiry)
    return inquiry


def save(draft: Reply, text: str, by: User, *, revision: int) -> Reply:
    return sending.save_draft(draft, text=text, to=[DANA], cc=[], revision=revision, by=by, at=timezone.now())


def undo(email: OutboundEmail, by: User) -> Reply | None:
    return sending.undo_send(email, by=by, at=timezone.now())


def test_an_inquiry_has_one_draft_that_the_office_shares(ana: User, mateo: User, inquiry: Inquiry) -> None:
    first = sending.start_reply(inquiry, by=ana, at=timezone.now())
    assert sending.start_reply(inquiry, by=mateo, at=timezone.now()) == first
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.create(inquiry=inquiry, by=ana, edited_by=ana, edited_at=timezone.now())


def test_each_saving_counts(ana: User, mateo: User, inquiry: Inquiry) -> None:
    draft = sending.start_reply(inquiry, by=ana, at=timezone.now())
    draft = save(draft, "One.", ana, revision=0)
    draft = save(draft, "Two.", mateo, revision=1)
    assert (draft.revision, draft.text, draft.by, draft.edited_by) == (2, "Two.", ana, mateo)
    assert not DraftCopy.objects.exists()


def test_where_a_colleague_was_faster_both_texts_are_kept(ana: User, mateo: User, inquiry: Inquiry) -> None:
    draft = sending.start_reply(inquiry, by=ana, at=timezone.now())
    save(draft, "Ana's.", ana, revision=0)
    with pytest.raises(sending.NotAsRead, match="Ana Ruiz"):
        save(draft, "Mateo's.", mateo, revision=0)
    draft.refresh_from_db()
    assert (draft.text, draft.revision) == ("Ana's.", 1)
    copy = draft.copies.get()
    assert (copy.text, copy.by) == ("Mateo's.", mateo)


@pytest.mark.parametrize("text", ["Ana's.", "  \n"])
def test_a_late_saving_that_says_nothing_new_makes_no_copy(ana: User, mateo: User, inquiry: Inquiry, text: str) -> None:
    draft = sending.start_reply(inquiry, by=ana, at=timezone.now())
    save(draft, "Ana's.", ana, revision=0)
    with pytest.raises(sending.NotAsRead):
        save(draft, text, mateo, revision=0)
    assert not DraftCopy.objects.exists()


def test_words_that_come_after_the_sending_are_kept(ana: User, mateo: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now())
    with pytest.raises(sending.NotAsRead, match="sent or thrown away"):
        save(draft, "Mateo's.", mateo, revision=draft.revision)
    assert draft.copies.get().text == "Mateo's."


def test_a_draft_thrown_away_stays_in_the_database(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana, "Wrong tone.")
    sending.discard_draft(draft, by=ana, at=timezone.now())
    draft.refresh_from_db()
    assert (draft.state, draft.text) == ("discarded", "Wrong tone.")
    assert sending.start_reply(inquiry, by=ana, at=timezone.now()) != draft


def test_a_sent_answer_cannot_be_thrown_away(ana: User, inquiry: Inquiry) -> None:
    email = queue_answer(inquiry, ana)
    sending.discard_draft(email.reply, by=ana, at=timezone.now())
    assert Reply.objects.get().state == "sent"


def test_lesson_27_undo_gives_the_draft_back(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    """It is a row of the database, whatever page is open."""
    email = queue_answer(inquiry, ana, "Too soon.")
    draft = undo(email, ana)
    assert draft is not None
    draft.refresh_from_db()
    assert (draft.state, draft.text, draft.to, draft.outbound) == ("draft", "Too soon.", [DANA], None)
    assert pass_outbox(now=timezone.now() + SOON) == 0
    assert inquiry.events.filter(kind=Event.Kind.REPLY_UNDONE).count() == 1
    again = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now())
    pass_outbox(now=timezone.now() + SOON)
    assert [mail.message["Message-ID"] for mail in smtp.wait_for(1)] == [again.message_id]


def test_lesson_27_undo_keeps_both_texts_where_a_colleague_began_another(
    ana: User, mateo: User, inquiry: Inquiry
) -> None:
    email = queue_answer(inquiry, ana, "Ana's.")
    other = write_answer(inquiry, mateo, "Mateo's.")
    assert undo(email, ana) == other
    other.refresh_from_db()
    assert other.text == "Mateo's."
    copy = other.copies.get()
    assert (copy.text, copy.by) == ("Ana's.", ana)


def test_undo_comes_too_late_once_the_mail_left(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    email = queue_answer(inquiry, ana)
    pass_outbox(now=timezone.now() + SOON)
    assert undo(email, ana) is None
    assert Reply.objects.get().state == "sent"
    assert not inquiry.events.filter(kind=Event.Kind.REPLY_UNDONE).exists()


def test_undo_works_once(ana: User, inquiry: Inquiry) -> None:
    email = queue_answer(inquiry, ana)
    assert undo(email, ana) is not None
    assert undo(email, ana) is None
    assert inquiry.events.filter(kind=Event.Kind.REPLY_UNDONE).count() == 1


def strangers_inquiry(target: Inquiry) -> Inquiry:
    inquiry = make_inquiry("Re: Durham", may_belong_to=target)
    make_message(inquiry, text="I am on the story too.")
    return inquiry


def test_lesson_27_joining_takes_the_draft_along(ana: User, inquiry: Inquiry) -> None:
    joined = strangers_inquiry(inquiry)
    draft = write_answer(joined, ana, "Half an answer.")
    merging.join(joined, by=ana, at=timezone.now())
    assert sending.start_reply(inquiry, by=ana, at=timezone.now()) == draft
    draft.refresh_from_db()
    assert draft.text == "Half an answer."


def test_lesson_27_joining_two_drafts_keeps_both_texts(ana: User, mateo: User, inquiry: Inquiry) -> None:
    there = write_answer(inquiry, mateo, "Mateo's.")
    joined = strangers_inquiry(inquiry)
    write_answer(joined, ana, "Ana's.")
    merging.join(joined, by=mateo, at=timezone.now())
    there.refresh_from_db()
    assert (there.state, there.text) == ("draft", "Mateo's.")
    copy = there.copies.get()
    assert (copy.text, copy.by) == ("Ana's.", ana)
    assert inquiry.replies.filter(state="draft").count() == 1


def test_an_answer_queued_before_the_joining_can_still_be_taken_back(ana: User, inquiry: Inquiry) -> None:
    joined = strangers_inquiry(inquiry)
    email = queue_answer(joined, ana, "Too soon.")
    merging.join(joined, by=ana, at=timezone.now())
    draft = undo(email, ana)
    assert draft is not None
    assert draft.inquiry == inquiry
