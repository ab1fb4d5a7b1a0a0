"""A second copy makes nothing new; two mails that only look alike are two."""

import pytest

from inquiries.models import Inquiry
from mailbox.models import InboundEmail
from tests.factories import deliver_mail, make_mail

pytestmark = pytest.mark.django_db

SAME = "<same@piedmontcourier.example>"


def without_id(raw: bytes) -> bytes:
    head, _, rest = raw.partition(b"Message-ID: ")
    return head + rest.partition(b"\r\n")[2]


def test_lesson_04_mails_without_message_id_are_inquiries_of_their_own() -> None:
    raws = [without_id(make_mail(subject="Question", text=f"Number {number}\n")) for number in range(3)]
    assert not any(b"Message-ID" in raw for raw in raws)
    rows = [deliver_mail(raw) for raw in (*raws, raws[0])]
    assert [row.filed_as for row in rows] == ["inquiry"] * 4
    assert [row.message_id for row in rows] == [None] * 4
    assert Inquiry.objects.count() == 4


def test_lesson_04_an_empty_message_id_is_none() -> None:
    raws = [make_mail(text=f"{number}\n").replace(b"Message-ID: ", b"Message-ID: <>\r\nX-Was: ") for number in range(2)]
    assert [deliver_mail(raw).filed_as for raw in raws] == ["inquiry", "inquiry"]


def test_lesson_04_a_doubled_message_id_on_another_text_is_another_mail() -> None:
    first = deliver_mail(make_mail(message_id=SAME, text="May I ask you something?\n"))
    second = deliver_mail(make_mail(message_id=SAME, text="Now for something else.\n", subject="Else"))
    assert (first.filed_as, second.filed_as) == ("inquiry", "inquiry")
    assert Inquiry.objects.count() == 2


def test_lesson_04_12_a_second_copy_with_other_received_lines_is_a_duplicate() -> None:
    """She wrote to two of our addresses; both copies come to this mailbox."""
    raw = make_mail(message_id=SAME)
    first = deliver_mail(b"Received: from a.example by mx1.example\r\n" + raw)
    second = deliver_mail(b"Received: from a.example by mx2.example\r\nDelivered-To: info@x.example\r\n" + raw)
    third = deliver_mail(raw)
    assert [row.filed_as for row in (first, second, third)] == ["inquiry", "duplicate", "duplicate"]
    assert {second.duplicate_of, third.duplicate_of} == {first}, "copies point at the original, not at each other"
    assert Inquiry.objects.get().messages.count() == 1


def test_a_copy_of_a_follow_up_is_a_duplicate_too() -> None:
    deliver_mail(make_mail(message_id=SAME))
    follow_up = make_mail(text="And since when?\n", In_Reply_To=SAME)
    assert [deliver_mail(follow_up).filed_as for _copy in range(2)] == ["reply", "duplicate"]
    assert Inquiry.objects.get().messages.count() == 2


def test_the_next_mail_in_a_thread_quotes_the_whole_of_it_and_is_no_copy() -> None:
    deliver_mail(make_mail(message_id=SAME, text="Question\n"))
    row = deliver_mail(make_mail(text="Thanks, one more:\n\n> Question\n", In_Reply_To=SAME, References=SAME))
    assert row.filed_as == "reply"


def test_a_copy_of_a_discarded_mail_is_a_duplicate_of_it_only_after_it_was_read() -> None:
    """Set aside unread, a mail has no Message-ID on its row: its copy is filed, and nobody waits for a person."""
    first = deliver_mail(make_mail(message_id=SAME))
    InboundEmail.objects.filter(pk=first.pk).update(state="quarantined", filed_as="", message_id=None, body_digest="")
    assert deliver_mail(b"Received: x\r\n" + make_mail(message_id=SAME)).filed_as == "inquiry"
