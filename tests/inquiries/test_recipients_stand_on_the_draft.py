"""Who gets an answer is decided when it is written, not when it leaves; nothing internal goes with it (lesson 22)."""

import pytest
from django.utils import timezone

from inquiries import sending
from inquiries.models import Message, Participant, User
from inquiries.notes import add_note
from mailbox.models import OutboundEmail
from tests.factories import deliver_mail, make_mail, make_person
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
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db

QUESTION = "<q1@piedmontcourier.example>"


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


def write_to_the_thread(sender: str, text: str = "Me too, please.\n") -> Message:
    return deliver_mail(make_mail(sender=sender, text=text, In_Reply_To=QUESTION)).message


def test_lesson_22_a_newer_mail_from_another_sender_changes_no_recipient(ana: User) -> None:
    inquiry = open_inquiry(message_id=QUESTION)
    draft = write_answer(inquiry, ana)
    newer = write_to_the_thread(LUIS)
    draft.refresh_from_db()
    assert draft.to == [DANA]
    with pytest.raises(sending.NotAsRead, match="newer mail"):
        sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    assert not OutboundEmail.objects.filter(purpose="reply").exists()

    sending.catch_up(draft, seen=newer.pk, by=ana)
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    assert list(email.recipients.values_list("address", flat=True)) == [DANA]


def test_lesson_22_a_mail_that_comes_in_the_undo_window_changes_no_recipient(smtp: SmtpSink, ana: User) -> None:
    inquiry = open_inquiry(message_id=QUESTION)
    email = queue_answer(inquiry, ana)
    write_to_the_thread(LUIS)
    pass_outbox(now=timezone.now() + SOON)
    sent = {mail.message["Message-ID"]: mail.recipients for mail in smtp.mails}
    assert sent[email.message_id] == (DANA,)


def test_recipients_a_person_wrote_are_the_ones_it_goes_to(smtp: SmtpSink, ana: User) -> None:
    inquiry = open_inquiry(Cc=LUIS)
    draft = write_answer(inquiry, ana, to=[f"Dana W. <{DANA}>", "editor@piedmontcourier.example"], cc=[])
    sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    email = OutboundEmail.objects.get(purpose="reply")
    rows = list(email.recipients.values_list("field", "name", "address"))
    assert rows == [("to", "Dana W.", DANA), ("to", "", "editor@piedmontcourier.example")]
    assert Participant.objects.filter(inquiry=inquiry, address="editor@piedmontcourier.example").exists()


def test_lesson_22_notes_are_in_no_part_of_the_mail(smtp: SmtpSink, ana: User) -> None:
    inquiry = open_inquiry()
    add_note(inquiry, "She is fishing: SECRET-ONE", by=ana, at=timezone.now())
    draft = write_answer(inquiry, ana)
    add_note(inquiry, "Do not quote: SECRET-TWO", by=ana, at=timezone.now())
    sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    mail = send_and_read(smtp)
    assert "SECRET" not in mail


def send_and_read(smtp: SmtpSink) -> str:
    """Every decoded part of the one mail that went out, headers included."""
    pass_outbox(now=timezone.now() + SOON)
    message = smtp.wait_for(1)[0].message
    parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
    return "\n".join([*map(str, message.values()), *parts])


def test_lesson_22_the_quoted_history_is_her_own_fresh_words_and_nothing_else(smtp: SmtpSink, ana: User) -> None:
    first = open_inquiry(message_id=QUESTION, text="First question?\n")
    write_to_the_thread(
        "Dana Whitcomb <dana@piedmontcourier.example>",
        "Second question?\n\n-- \nDana, 919-555-0101\n\nOn Mon, Somebody Else wrote:\n> words of a third person\n",
    )
    email = queue_answer(first, ana, "Yes.")
    assert email.text.startswith("Yes.\n\nOn ")
    quoted = [line for line in email.text.splitlines() if line.startswith(">")]
    assert quoted == ["> Second question?"]
    assert "Dana Whitcomb wrote:" in email.text
    for foreign in ("third person", "First question", "919-555"):
        assert foreign not in email.text
        assert foreign not in email.html
    assert "Second question?" in email.html
    assert first.reference not in send_and_read(smtp)


def test_lesson_14_22_what_a_third_person_wrote_to_us_alone_is_not_passed_on(ana: User) -> None:
    """She was in Cc, she answered only us, and the draft to the reporter went on."""
    first = open_inquiry(message_id=QUESTION, text="May I call?\n", Cc="Luis <luis@elsewhere.example>")
    draft = write_answer(first, ana, "Yes.")
    newer = deliver_mail(
        make_mail(sender="Luis <luis@elsewhere.example>", In_Reply_To=QUESTION, text="Keep SECRET from her.\n")
    ).message
    assert first.messages.count() == 2
    sending.catch_up(draft, seen=newer.pk, by=ana)
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    assert "SECRET" not in email.text + email.html
    assert email.text == "Yes.\n"
    assert QUESTION in email.references


def test_a_person_added_by_hand_gets_no_history(ana: User) -> None:
    first = open_inquiry(text="May I call?\n")
    draft = write_answer(first, ana, "Yes.", cc=["Editor <editor@elsewhere.example>"])
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now(), sure=sure_of(draft))
    assert "May I call" not in email.text + email.html


def test_lesson_24_what_left_is_what_was_frozen(smtp: SmtpSink, ana: User) -> None:
    """Nothing read at sending time can change it."""
    inquiry = open_inquiry()
    email = queue_answer(inquiry, ana, "The text as read.")
    User.objects.filter(pk=ana.pk).update(name="Somebody Else")
    inquiry.replies.update(text="Another text", to=["elsewhere@x.example"])
    inquiry.messages.update(text="Another history", fresh="Another history")
    mail = send_and_read(smtp)
    assert "The text as read." in mail
    assert "Another" not in mail
    assert "Ana Ruiz" in mail
    assert email.recipients.get().address == DANA


def test_html_of_the_reporter_comes_back_as_plain_words(smtp: SmtpSink, ana: User) -> None:
    inquiry = open_inquiry(text="Is <b>this</b> <script>alert(1)</script> so?\n")
    email = send_answer(inquiry, ana)
    assert "<script>" not in email.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in email.html
