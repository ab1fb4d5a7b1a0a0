"""Answers of ours that were stored before the mail they answer: mail overtakes mail, and folders are read in any order.

Until her mail comes such an answer is filed as our own, stands by a guess in another inquiry of hers, or opened one
of its own. Of her question, one answer of ours to it and what she wrote back to that, what stands in her inquiry then
is the same whichever is stored first. Where there are several answers, and what she wrote back came before her question
did, the question may stand in an inquiry beside that one; each waits, or is answered, by what stands in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.db import connection
from django.db.models import Max, QuerySet

from inquiries.answers import find_counted, read_newest_words
from inquiries.copies import is_from_outbox
from inquiries.elsewhere import (
    NO_THREAD,
    answers_reporter,
    is_from_sent,
    is_of_office,
    may_be_answer,
    record_answer,
    speaks_against,
)
from inquiries.filed_messages import Thread, note_name
from inquiries.merging import hold_together, lock_surviving, surviving, take_over
from inquiries.models import Event, Inquiry, Message, Reply
from inquiries.participants import put_out_named
from inquiries.reading import MailReading
from inquiries.standing import Standing
from inquiries.triage import lock
from mailbox.models import EmailReference, InboundEmail, OutboundEmail
from mailbox.threads import FoundBy, Parent, list_named

Filing = InboundEmail.Filing
FILED = (Filing.OWN, Filing.INQUIRY, Filing.REPLY)
MOST_NAMES = 100
# Nobody answers one mail more often; and each of them is read anew.
MOST_ANSWERS = 10
# Written out, since the ORM takes several times as long to build it as a database to answer it, for every mail.
NAMING = """
    SELECT DISTINCT reference.email_id FROM mailbox_emailreference reference
    JOIN mailbox_inboundemail email ON email.id = reference.email_id
    WHERE reference.message_id IN ({}) AND email.filed_as IN ('own', 'inquiry', 'reply') AND email.id <> %s
      AND NOT EXISTS (SELECT 1 FROM mailbox_inboundemail other WHERE other.message_id = reference.message_id
                      AND other.id <> %s AND other.duplicate_of_id IS NULL)
    ORDER BY reference.email_id LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Overtaking:
    """A mail that came, the mails that were stored before it and name it, and what of ours may be taken to it."""

    inbound: InboundEmail
    reading: MailReading
    naming: Sequence[int]
    candidates: Sequence[InboundEmail] = ()


def find_overtaking(inbound: InboundEmail, reading: MailReading, standing: Standing) -> Overtaking:
    """Who names the mail, or the one that was passed on in it, as its answers do.

    Nobody where another mail bears the same Message-ID: which of the two was answered nobody can tell.
    """
    naming = _find_naming(inbound, reading)
    if naming:
        note_name(inbound, reading)
    return Overtaking(inbound, reading, naming, _list_candidates(inbound, reading, naming, standing))


def _find_naming(inbound: InboundEmail, reading: MailReading) -> list[int]:
    told = reading.author.told
    names = [each for each in (reading.parsed.message_id, *(told.message_ids if told else ())) if each][:MOST_NAMES]
    if not names:
        return []
    with connection.cursor() as cursor:
        cursor.execute(NAMING.format(", ".join(["%s"] * len(names))), [*names, inbound.pk, inbound.pk])
        return [int(pk) for (pk,) in cursor.fetchall()]


def is_loose(thread: Thread, reading: MailReading, standing: Standing) -> bool:
    """Whether the mail it names is an answer of ours to its author that stands in no inquiry of hers for sure."""
    author = reading.author.address
    if author is None or is_of_office(author.address, standing):
        return False
    message = thread.message
    written_to = {parseaddr(each)[1].casefold() for each in (*message.to, *message.cc)}
    return author.address.casefold() in written_to and _is_unplaced(message, standing)


def is_answered(overtaking: Overtaking, inquiry: Inquiry) -> bool:
    """Whether an answer from elsewhere that counts in `inquiry` names the mail: whoever wrote it had read it."""
    if not overtaking.naming:
        return False
    answers = inquiry.messages.filter(kind=Message.Kind.ELSEWHERE, inbound__in=overtaking.naming)
    return bool(find_counted(answers))


def hold_places(overtaking: Overtaking, inquiry: Inquiry) -> None:
    """Hold `inquiry` and all that take_answers may take something from, in the order in which all do who hold many."""
    if overtaking.candidates:
        messages = Message.objects.filter(inbound__in=overtaking.candidates).select_related("inquiry")
        if places := [each.inquiry for each in messages]:
            hold_together([inquiry, *places])


def take_answers(overtaking: Overtaking, standing: Standing, *, at: datetime) -> int:
    """Record the answers of ours to this mail, and those it answers, in the inquiry it stands in; how many there were.

    In the caller's transaction, once the mail is filed. The checks are those of any answer from elsewhere. Nothing is
    taken into a confidential inquiry, nor out of one.
    """
    if not overtaking.candidates:
        return 0
    inbound, reading = overtaking.inbound, overtaking.reading
    message = Message.objects.filter(inbound=inbound).select_related("inquiry__journalist").first()
    author = reading.author.address
    if message is None or message.is_ours or author is None or is_of_office(author.address, standing):
        return 0
    if surviving(message.inquiry).is_confidential:
        return 0
    hold_places(overtaking, message.inquiry)
    note_name(inbound, reading)
    return sum(_take(each, message, overtaking, standing, at=at) for each in overtaking.candidates)


def _list_candidates(
    inbound: InboundEmail, reading: MailReading, naming: Sequence[int], standing: Standing
) -> list[InboundEmail]:
    named = list_named(reading.thread)
    numbers = set(naming)
    if named:
        told = InboundEmail.objects.filter(message_id__in=named, filed_as__in=FILED)
        numbers |= _list_possible(told, standing) - {inbound.pk}
    rows = {each.pk: each for each in InboundEmail.objects.filter(pk__in=numbers).order_by("id")} if numbers else {}
    standing_in = {
        each.inbound_id: each
        for each in Message.objects.filter(inbound__in=rows).select_related("inquiry__journalist")
    } if rows else {}  # fmt: skip
    unplaced = [
        row for pk, row in rows.items()
        if (_is_unplaced(standing_in[pk], standing) if pk in standing_in else row.mailbox_id in standing.sent_folders)
    ]  # fmt: skip
    return _leave_out_outbox(unplaced)[:MOST_ANSWERS]


def _list_possible(mails: QuerySet[InboundEmail], standing: Standing) -> set[int]:
    """Those of `mails` that may be answers of ours; told by so little that it costs hardly anything of every mail."""
    columns = ("pk", "mailbox", "message__kind", "message__author_address")
    return {
        pk
        for pk, mailbox, kind, author in mails.order_by("id").values_list(*columns)[:MOST_NAMES]
        if kind == Message.Kind.ELSEWHERE
        or (mailbox in standing.sent_folders if kind is None else is_of_office(author.casefold(), standing))
    }


def _leave_out_outbox(rows: Iterable[InboundEmail]) -> list[InboundEmail]:
    """Without the copies of what this desk sent."""
    listed = list(rows)
    names = [each.message_id for each in listed if each.message_id]
    sent = set(OutboundEmail.objects.filter(message_id__in=names).values_list("message_id", flat=True)) if names else ()
    return [each for each in listed if each.message_id not in sent]


def _is_unplaced(message: Message, standing: Standing) -> bool:
    """Whether it stands by a guess that nobody decided on, or alone as an inquiry of its own that nobody answered.

    A guess that names no mail at all stays where it stands: no mail that comes can prove it wrong.
    """
    inquiry, author = message.inquiry, message.author_address.casefold()
    if inquiry.is_confidential:
        return False
    if message.kind == Message.Kind.ELSEWHERE:
        why = read_newest_words([message]).get(message.pk, {}).get("why")
        return why == NO_THREAD and EmailReference.objects.filter(email=message.inbound_id).exists()
    return (
        message.kind == Message.Kind.MAIL_IN
        and is_of_office(author, standing)
        and inquiry.journalist.address == author
        and inquiry.joined_to_id is None
        and not inquiry.messages.exclude(pk=message.pk).exists()
        and not inquiry.replies.exclude(state=Reply.State.DISCARDED).exists()
    )


def _take(row: InboundEmail, message: Message, overtaking: Overtaking, standing: Standing, *, at: datetime) -> bool:
    reading = standing.read(row)
    inquiry = surviving(message.inquiry)
    if not may_be_answer(row, reading, standing) or not answers_reporter(inquiry, reading):
        return False
    if is_from_outbox(reading, is_sent=is_from_sent(row, standing)):
        return False
    here = Message.objects.filter(inbound=row).select_related("inquiry__journalist").first()
    if here is not None and not _is_unplaced(here, standing):
        return False
    if here is not None and here.kind == Message.Kind.MAIL_IN:
        if speaks_against(row, reading, standing):
            here.inquiry.participants.all().delete()
        take_over(here.inquiry, inquiry, at=at)
    held = lock_surviving(inquiry)
    record_answer(held, row, reading, Thread(_find_way(row, reading, overtaking), message, held), standing=standing)
    if here is not None and here.kind == Message.Kind.ELSEWHERE and here.inquiry != held:
        _leave(here, into=held, at=at)
    # It is filed only now: what was planned before it is asked about again.
    InboundEmail.objects.filter(pk=row.pk).update(filed_as=Filing.REPLY, processed_at=at)
    return True


def _leave(message: Message, *, into: Inquiry, at: datetime) -> None:
    """Make true of the inquiry in which it stood by a guess that `message` stands there no more."""
    row = lock(message.inquiry)
    put_out_named(row, message)
    row.last_message_at = row.messages.aggregate(newest=Max("at"))["newest"] or row.received_at
    row.save(update_fields=["last_message_at"])
    row.events.create(kind=Event.Kind.SPLIT_OFF, at=at, details={"into": into.reference, "count": 1})


def _find_way(row: InboundEmail, reading: MailReading, overtaking: Overtaking) -> Parent:
    """What leads from our answer to her mail."""
    found_by = FoundBy.NAMED_BY
    if row.pk in overtaking.naming:
        told = overtaking.reading.author.told
        names = {overtaking.reading.parsed.message_id, *(told.message_ids if told else ())}
        found_by = FoundBy.REFERENCES if names.isdisjoint(reading.parsed.in_reply_to) else FoundBy.IN_REPLY_TO
    return Parent(found_by, inbound_id=overtaking.inbound.pk)
