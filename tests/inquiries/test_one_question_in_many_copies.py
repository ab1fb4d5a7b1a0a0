"""A reporter writes to the press address, to two members and to the director: one inquiry, whatever way copies come."""

from datetime import UTC, datetime, timedelta

import pytest

from inquiries.models import Event, Inquiry, Message
from mailbox.models import InboundEmail, Mailbox
from tests.factories import deliver_mail, make_mail, make_person, store_mail

pytestmark = pytest.mark.django_db

ID = "<question@piedmontcourier.example>"
SENT = datetime(2026, 10, 12, 15, 0, tzinfo=UTC)
WORDS = "Who pushed the crisis teams through?\nI would like to talk to her on Thursday.\n\nDana\n"
LIST_FOOTER = '\n-- \nYou received this message because you are subscribed to the group "Press".\n'
BLOCK = """\
---------- Forwarded message ---------
From: Dana Whitcomb <dana@piedmontcourier.example>
Date: Mon, Oct 12, 2026 at 11:00 AM
Subject: Crisis teams
To: Press <press@pressdesk.example>, Ana Ruiz <ana.ruiz@pressdesk.example>


"""


def question(*, text: str = WORDS, **more: str) -> bytes:
    return make_mail(subject="Crisis teams", text=text, message_id=ID, sent_at=SENT, **more)


def passed_on(
    by: str = "Ana Ruiz <ana.ruiz@pressdesk.example>", *, remark: str = "", text: str = WORDS, **more: str
) -> bytes:
    block = f"{remark}\n\n{BLOCK}{text}" if remark else BLOCK + text
    return make_mail(sender=by, subject="Fwd: Crisis teams", text=block, sent_at=SENT + timedelta(hours=1), **more)


@pytest.fixture(autouse=True)
def _colleagues() -> None:
    make_person("Ana Ruiz")
    make_person("Mateo Osei")


def deliver(raw: bytes) -> InboundEmail:
    return deliver_mail(raw, received_at=SENT + timedelta(hours=2))


def test_lesson_12_one_inquiry_and_four_copies() -> None:
    """Hers, the same out of the director's mailbox, and what two members pass on."""
    first = deliver(question())
    other = store_mail(b"Received: x by y\r\n" + question(), received_at=SENT)
    InboundEmail.objects.filter(pk=other.pk).update(mailbox=Mailbox.objects.create(name="director", folder="INBOX"))
    copies = [deliver(passed_on()), deliver(passed_on("Mateo Osei <mateo.osei@pressdesk.example>", remark="Same here"))]
    other.refresh_from_db()
    assert [each.filed_as for each in (first, other, *copies)] == ["inquiry", "duplicate", "duplicate", "duplicate"]
    assert {each.duplicate_of for each in (other, *copies)} == {first}
    assert Inquiry.objects.get().messages.count() == 1


def test_lesson_12_what_a_colleague_said_beside_her_copy_is_on_the_timeline() -> None:
    deliver(question())
    deliver(passed_on(remark="She called me too."))
    event = Event.objects.get(kind=Event.Kind.MAIL_RECEIVED)
    assert event.message is None
    assert event.details["remark"] == "She called me too."
    assert event.details["is_copy"]


def test_lesson_12_a_copy_opens_and_restarts_nothing() -> None:
    deliver(question())
    before = Inquiry.objects.get()
    Inquiry.objects.update(state="closed", outcome="answered", closed_at=SENT, answered_at=SENT)
    deliver(passed_on())
    after = Inquiry.objects.get()
    assert (after.state, after.heard_at, after.due_at) == ("closed", before.heard_at, before.due_at)


def test_lesson_12_over_a_list_it_has_another_footer_and_sender_and_is_a_copy_still() -> None:
    deliver(question())
    listed = question(
        text=WORDS + LIST_FOOTER, sender="Dana Whitcomb via Press <press@pressdesk.example>",
        X_Original_From="Dana Whitcomb <dana@piedmontcourier.example>", List_ID="<press.pressdesk.example>",
    )  # fmt: skip
    assert deliver(listed).filed_as == "duplicate"


def test_another_mail_under_her_message_id_is_no_copy() -> None:
    deliver(question())
    assert deliver(question(text="Something else entirely, from me.\n")).filed_as == "inquiry"
    stranger = question(text=WORDS + LIST_FOOTER, sender="Lee Marsh <lee@elsewhere.example>")
    assert deliver(stranger).filed_as == "inquiry"


def test_what_a_colleague_passes_on_first_is_met_by_the_original() -> None:
    """Her program names the mail it passes on; the original, late, joins what it opened."""
    deliver(passed_on(In_Reply_To=ID, References=ID))
    assert deliver(question()).filed_as == "reply"
    assert Inquiry.objects.get().journalist.address == "dana@piedmontcourier.example"


def test_her_next_question_passed_on_is_news() -> None:
    deliver(question())
    row = deliver(passed_on(text="And since when are there teams at night, and who pays for them?\n"))
    assert row.filed_as == "inquiry"
    assert Inquiry.objects.count() == 2


def test_her_next_question_passed_on_in_the_thread_joins_it() -> None:
    deliver(question())
    row = deliver(passed_on(text="And since when?\n", References=ID))
    assert row.filed_as == "reply"
    newest = Message.objects.order_by("-id")[0]
    assert (newest.author_address, newest.fresh) == ("dana@piedmontcourier.example", "And since when?")


def test_the_same_words_a_month_later_are_a_new_question() -> None:
    deliver(question())
    row = deliver_mail(passed_on(), received_at=SENT + timedelta(days=40))
    assert row.filed_as == "inquiry"


STATEMENT = "Here is what I can say on the record. " + "The teams answered nine thousand calls. " * 14
EMBARGO = "Never print my cell number. Embargoed until Friday."


def test_words_above_a_copy_that_the_timeline_cannot_hold_stand_in_the_inquiry_as_a_mail() -> None:
    deliver(question())
    row = deliver(passed_on(remark=STATEMENT + EMBARGO))
    assert row.filed_as == "reply"
    inquiry = Inquiry.objects.get()
    newest = inquiry.messages.order_by("id").last()
    assert newest is not None
    assert EMBARGO in newest.text
    assert EMBARGO not in newest.fresh, "an answer never quotes it"
    assert inquiry.is_waiting
    assert inquiry.answered_at is None


def test_and_bring_back_what_was_closed() -> None:
    deliver(question())
    Inquiry.objects.update(state="closed", outcome="answered", closed_at=SENT, answered_at=SENT)
    deliver(passed_on(remark=STATEMENT + EMBARGO))
    assert Inquiry.objects.get().is_waiting
