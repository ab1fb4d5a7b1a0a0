"""Who names a thread without belonging to it opens an inquiry of her own, as pressing as that thread."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from inquiries.merging import NothingToJoin, join
from inquiries.models import Event, Inquiry
from tests.factories import deliver_mail, make_mail, make_person

pytestmark = pytest.mark.django_db

FIRST = "<first@piedmontcourier.example>"
STRANGER = "Lee Marsh <lee@elsewhere.example>"


def inquiry_of(raw: bytes) -> Inquiry:
    return Inquiry.objects.get(messages__inbound=deliver_mail(raw))


def open_both() -> tuple[Inquiry, Inquiry]:
    known = inquiry_of(make_mail(message_id=FIRST, text="I am on deadline, please call me ASAP\n"))
    stranger = inquiry_of(
        make_mail(sender=STRANGER, In_Reply_To=FIRST, text="I took this over from Dana.\n", message_id="<s1@x.example>")
    )
    return known, stranger


def test_lesson_15_a_stranger_with_a_known_reference_opens_an_inquiry_of_her_own() -> None:
    known, stranger = open_both()
    assert known != stranger
    assert known.messages.count() == 1
    assert stranger.may_belong_to == known
    assert stranger.journalist.address == "lee@elsewhere.example"


def test_it_is_due_when_that_thread_is() -> None:
    known, stranger = open_both()
    assert known.is_urgent
    assert stranger.due_at == known.due_at


def test_it_is_due_sooner_where_her_own_mail_says_so() -> None:
    known = inquiry_of(make_mail(message_id=FIRST))
    stranger = inquiry_of(make_mail(sender=STRANGER, In_Reply_To=FIRST, text="Breaking: need this ASAP\n"))
    assert stranger.due_at < known.due_at


def test_a_closed_thread_does_not_make_it_late() -> None:
    known = inquiry_of(make_mail(message_id=FIRST))
    now = timezone.now()
    Inquiry.objects.filter(pk=known.pk).update(
        state="closed", outcome="answered", closed_at=now, due_at=now - timedelta(days=30)
    )
    stranger = inquiry_of(make_mail(sender=STRANGER, In_Reply_To=FIRST, text="hello\n"))
    assert stranger.due_at > now
    known.refresh_from_db()
    assert known.state == "closed", "a stranger reopens nothing"


@pytest.mark.parametrize("words", ["{reference}", "Re: [{reference}] Durham", "{reference}: urgent", "Re: {subject}"])
def test_lesson_15_a_number_or_a_known_subject_leads_nowhere(words: str) -> None:
    """Not even for the reporter herself, without a Message-ID that names the thread."""
    known = inquiry_of(make_mail(message_id=FIRST))
    subject = words.format(reference=known.reference, subject=known.subject)
    for sender in (STRANGER, "Dana Whitcomb <dana@piedmontcourier.example>"):
        other = inquiry_of(make_mail(sender=sender, subject=subject))
        assert other != known
        assert other.may_belong_to is None
    assert known.messages.count() == 1


def test_joining_moves_her_mail_and_lets_her_in_from_then_on() -> None:
    known, stranger = open_both()
    ana, now = make_person(), timezone.now()
    assert join(stranger, by=ana, at=now) == known
    stranger.refresh_from_db()
    known.refresh_from_db()
    assert (stranger.state, stranger.outcome, stranger.joined_to) == ("closed", "duplicate", known)
    assert (stranger.messages.count(), known.messages.count()) == (0, 2)
    assert known.state == "open"
    event = known.events.get(kind=Event.Kind.JOINED)
    assert (event.by, event.details) == (ana, {"reference": stranger.reference})
    assert inquiry_of(make_mail(sender=STRANGER, In_Reply_To=FIRST, text="One more\n")) == known
    assert inquiry_of(make_mail(sender=STRANGER, In_Reply_To="<s1@x.example>", text="And mine\n")) == known


def test_joining_an_answered_thread_puts_it_back_in_the_queue() -> None:
    known, stranger = open_both()
    now = timezone.now()
    Inquiry.objects.filter(pk=known.pk).update(state="answered", answered_at=now)
    assert join(stranger, by=make_person(), at=now).is_waiting


def join_with_deadlines(*, of_thread: timedelta | None, of_stranger: timedelta | None, answered: bool) -> Inquiry:
    """The thread after the join, as the database has it; deadlines from now."""
    known, stranger = open_both()
    now = timezone.now()
    for inquiry, ahead in ((known, of_thread), (stranger, of_stranger)):
        if ahead is not None:
            due = {"deadline": now + ahead, "due_at": now + ahead, "deadline_phrase": "by then"}
            Inquiry.objects.filter(pk=inquiry.pk).update(**due)
    if answered:
        Inquiry.objects.filter(pk=known.pk).update(state="answered", answered_at=now)
    join(stranger, by=make_person(), at=now)
    known.refresh_from_db()
    return known


def test_her_deadline_comes_with_her_mail() -> None:
    known = join_with_deadlines(of_thread=None, of_stranger=timedelta(minutes=30), answered=False)
    assert known.deadline is not None
    assert known.due_at == known.deadline
    assert known.deadline_phrase == "by then"
    assert known.events.filter(kind=Event.Kind.DEADLINE_READ).count() == 1


def test_beside_a_deadline_of_the_thread_hers_is_offered() -> None:
    known = join_with_deadlines(of_thread=timedelta(hours=5), of_stranger=timedelta(hours=1), answered=False)
    assert known.deadline is not None
    assert known.offered_deadline is not None
    assert known.offered_deadline < known.deadline == known.due_at
    assert known.events.filter(kind=Event.Kind.DEADLINE_OFFERED).count() == 1


def test_a_thread_that_was_over_is_as_pressing_as_her_mail() -> None:
    known = join_with_deadlines(of_thread=timedelta(days=-9), of_stranger=timedelta(hours=1), answered=True)
    assert known.due_at > timezone.now()
    assert known.due_at == known.deadline


def test_lesson_18_a_mail_that_is_filed_while_its_inquiry_is_joined_goes_where_that_went() -> None:
    """On PostgreSQL the join can be committed between the finding and the lock."""
    known, stranger = open_both()
    done: list[bool] = []

    def join_first(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found = execute(sql, params, many, context)
        if not done and sql.startswith("SELECT") and '"inquiries_participant"' in sql:
            done.append(True)
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE inquiries_inquiry SET state = 'closed', outcome = 'duplicate', closed_at = received_at,"
                    " joined_to_id = %s WHERE id = %s",
                    [known.pk, stranger.pk],
                )
        return found

    with connection.execute_wrapper(join_first):
        filed = deliver_mail(make_mail(sender=STRANGER, In_Reply_To="<s1@x.example>", text="And one thing more?\n"))
    assert done
    assert filed.message.inquiry == known


def test_what_names_no_thread_cannot_be_joined() -> None:
    known, stranger = open_both()
    ana, now = make_person(), timezone.now()
    with pytest.raises(NothingToJoin):
        join(known, by=ana, at=now)
    join(stranger, by=ana, at=now)
    with pytest.raises(NothingToJoin):
        join(stranger, by=ana, at=now)
