"""Two inquiries that are one."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from inquiries.access import Verb, may, may_read, require
from inquiries.closing import reopen
from inquiries.joined import carry_readers, find_joined, hold
from inquiries.models import (
    Ask,
    DraftCopy,
    Event,
    Inquiry,
    Message,
    Note,
    Participant,
    Reply,
    ReplyAttachment,
    User,
)
from inquiries.models.reply import change_beside_the_text
from inquiries.reading_marks import join_marks
from inquiries.snoozing import rouse, sleep_no_longer_than
from inquiries.triage import lock, mark_open

Outcome = Inquiry.Outcome


class NothingToJoin(Exception):
    """The inquiry names no thread it may belong to, or that thread is itself."""


class NotMergeable(NothingToJoin):
    """One was merged already, both are the same, or `by` may not read the other."""


class _JoinedMeanwhile(Exception):
    """What was held lives on in another one."""


def join(inquiry: Inquiry, *, by: User, at: datetime) -> Inquiry:
    """Merge a stranger's mail into the thread it names, and let its sender's address into that thread from now on."""
    require(by, Verb.WORK)
    named = Inquiry.objects.get(pk=inquiry.pk).may_belong_to
    if named is None:
        raise NothingToJoin(inquiry.reference)
    return merge(inquiry, named, by=by, at=at)


def merge(inquiry: Inquiry, into: Inquiry, *, by: User, at: datetime) -> Inquiry:
    """Make `inquiry` part of `into`: all that was said, noted, asked and begun in it stands there from now on.

    Mails, calls, notes, requests to spokespeople, participants, topics and named people move; a draft beside one that
    is there already is kept as a copy of it, an answer to be sent later stays to be sent. The stricter
    confidentiality counts for both. Her deadline counts there, or is offered beside the one that stands. What either
    left unread to a person is unread there, and what waited for an answer waits on. The emptied inquiry is closed as
    a duplicate and remembers where it went: later mail to it goes there. Returns what lives on. Raises NotMergeable.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        row, target = _hold_both(inquiry, into)
        if row == target or row.joined_to is not None or not may_read(by, target):
            raise NotMergeable(row.reference)
        was_waiting = row.is_waiting
        _move_all(row, target, by=by, at=at)
        _take_times(row, target)
        mark_open(target)
        if was_waiting:
            if row.snoozed_until is None:
                rouse(target, at=at, why="joined")
            else:
                sleep_no_longer_than(target, row.snoozed_until)
            target.asked_back_at = target.asked_back_at and row.asked_back_at
            _take_need(row, target, at=at, was_over=reopen(target, by=None, at=at, why="mail"))
        row.snoozed_until = None
        row.save(update_fields=["snoozed_until"])
    return target


def take_over(inquiry: Inquiry, into: Inquiry, *, at: datetime) -> Inquiry:
    """Move to `into` all that stands in `inquiry`, which no reporter wrote: its times and its need stay behind.

    Done by the desk itself, in the caller's transaction. Returns what lives on, held.
    """
    row, target = _hold_both(inquiry, into)
    if row != target and row.joined_to is None:
        _move_all(row, target, by=None, at=at)
    return target


def _move_all(row: Inquiry, target: Inquiry, *, by: User | None, at: datetime) -> None:
    join_marks(row, target)
    _move_entries(row, target)
    _move_replies(row, target, at=at)
    _move_asks(row, target)
    _move_people(row, target)
    _close_merged(row, target, at=at)
    if target.is_confidential:
        carry_readers(target)
    row.events.create(kind=Event.Kind.CLOSED, by=by, at=at, details={"outcome": Outcome.DUPLICATE.value})
    target.events.create(kind=Event.Kind.JOINED, by=by, at=at, details={"reference": row.reference})


def _hold_both(inquiry: Inquiry, into: Inquiry) -> tuple[Inquiry, Inquiry]:
    """Both rows, the second as it lives on; held with them is all that was joined to either or may belong to the first.

    A merge writes to these too: two merges at once take them in one order, and so never wait for each other.
    """

    held = hold_together([inquiry, into])
    return held[inquiry.pk], held[surviving(held[into.pk]).pk]


def hold_together(inquiries: Sequence[Inquiry]) -> Mapping[int, Inquiry]:
    """Those of `inquiries` and what they live on in, by number, held with all that a merge of them writes to.

    Who goes on to merge some of them, or to change one, waits for nobody any more.
    """

    def find() -> set[int]:
        rows = list(Inquiry.objects.filter(pk__in=[each.pk for each in inquiries]).select_related("joined_to"))
        rows += [surviving(each) for each in rows]
        doubtful = Inquiry.objects.filter(may_belong_to__in=rows)
        return {each.pk for each in (*rows, *find_joined(rows), *doubtful)}

    return hold(find)


def _move_entries(row: Inquiry, target: Inquiry) -> None:
    Message.objects.filter(inquiry=row).update(inquiry=target)
    Note.objects.filter(inquiry=row).update(inquiry=target)
    Inquiry.objects.filter(may_belong_to=row).exclude(pk=target.pk).update(may_belong_to=target)
    if target.may_belong_to == row:
        target.may_belong_to = None
        target.save(update_fields=["may_belong_to"])


def _move_replies(row: Inquiry, target: Inquiry, *, at: datetime) -> None:
    draft = row.replies.filter(state=Reply.State.DRAFT).first()
    there = target.replies.filter(state=Reply.State.DRAFT).first()
    if draft is not None and there is not None:
        DraftCopy.objects.create(reply=there, by=draft.edited_by, text=draft.text, at=at)
        draft.copies.update(reply=there)
        if ReplyAttachment.objects.filter(reply=draft).update(reply=there):
            # Whoever is about to send that draft sees first that it carries more now.
            change_beside_the_text(Reply.objects.filter(pk=there.pk))
        Reply.objects.filter(pk=draft.pk).update(state=Reply.State.DISCARDED)
    row.replies.update(inquiry=target)


def _move_asks(row: Inquiry, target: Inquiry) -> None:
    """A yes counts more than a question; one that stands on both sides stays behind where it says less."""
    there = {ask.spokesperson_id: ask for ask in target.asks.standing()}
    for ask in row.asks.all():
        other = there.get(ask.spokesperson_id)
        is_standing = ask.state in {Ask.State.ASKED, Ask.State.AGREED}
        if other is not None and is_standing:
            if ask.state == Ask.State.AGREED:
                Ask.objects.filter(pk=other.pk).update(state=Ask.State.AGREED)
            continue
        Ask.objects.filter(pk=ask.pk).update(inquiry=target)


def _move_people(row: Inquiry, target: Inquiry) -> None:
    addresses = row.participants.values_list("address", flat=True)
    Participant.objects.bulk_create(
        [Participant(inquiry=target, address=address) for address in addresses], ignore_conflicts=True
    )
    target.topics.add(*row.topics.all())
    named = set(row.named.all())
    if row.is_confidential and row.owner is not None and row.owner != target.owner:
        named.add(row.owner)
    target.named.add(*named)
    target.is_confidential = target.is_confidential or row.is_confidential
    owners = (target.owner, row.owner)
    working = [each for each in owners if each is not None and may(each, Verb.WORK)]
    target.owner = next(iter(working), target.owner)
    target.save(update_fields=["is_confidential", "owner"])


def _close_merged(row: Inquiry, target: Inquiry, *, at: datetime) -> None:
    row.state, row.outcome, row.closed_at = Inquiry.State.CLOSED, Outcome.DUPLICATE, row.closed_at or at
    row.joined_to, row.may_belong_to = target, None
    row.save(update_fields=["state", "outcome", "closed_at", "joined_to", "may_belong_to"])


def _take_times(row: Inquiry, target: Inquiry) -> None:
    if row.last_message_at >= target.last_message_at:
        target.snippet = row.snippet
    target.received_at = min(target.received_at, row.received_at)
    target.last_message_at = max(target.last_message_at, row.last_message_at)
    target.heard_at = max(target.heard_at, row.heard_at)
    known = [moment for moment in (row.acknowledged_at, target.acknowledged_at) if moment]
    target.acknowledged_at = min(known, default=None)
    if row.answered_at and (target.answered_at is None or row.answered_at < target.answered_at):
        target.answered_at, target.deadline_when_answered = row.answered_at, row.deadline_when_answered
    target.save(
        update_fields=[
            "snippet", "received_at", "last_message_at", "heard_at", "acknowledged_at", "answered_at",
            "deadline_when_answered",
        ]
    )  # fmt: skip


def _take_need(row: Inquiry, target: Inquiry, *, at: datetime, was_over: bool) -> None:
    """What presses in the mail that moved presses here; a deadline that is set already has hers offered beside it."""
    before, phrase_before = target.deadline, target.deadline_phrase
    is_met = was_over and before is not None and before <= row.received_at
    if is_met or (before is None and target.deadline_set_by is None):
        target.deadline, target.deadline_phrase = row.deadline, row.deadline_phrase
        target.deadline_set_by = row.deadline_set_by
    elif row.deadline is not None and row.deadline != before:
        target.offered_deadline, target.offered_phrase = row.deadline, row.deadline_phrase
        target.events.create(
            kind=Event.Kind.DEADLINE_OFFERED,
            at=at,
            details={"deadline": row.deadline.isoformat(), "phrase": row.deadline_phrase},
        )
    if target.deadline is not None and target.deadline != before:
        target.events.create(
            kind=Event.Kind.DEADLINE_READ,
            at=at,
            details={
                "deadline": target.deadline.isoformat(),
                "phrase": target.deadline_phrase,
                "before": before.isoformat() if before else None,
                "before_phrase": phrase_before,
            },
        )
    target.is_urgent = row.is_urgent or (target.is_urgent and not was_over)
    pressing = row.due_at if was_over else min(target.due_at, row.due_at)
    target.due_at = target.deadline or pressing
    target.save()


def lock_surviving(inquiry: Inquiry) -> Inquiry:
    """The inquiry that lives on, held until the transaction ends; also where it was joined while it was looked for.

    Nothing else is held: who waited for one that was joined meanwhile lets it go before the next is asked for.
    """
    living = surviving(inquiry)
    while True:
        with suppress(_JoinedMeanwhile), transaction.atomic():
            row = lock(living)
            if row.joined_to is not None:
                raise _JoinedMeanwhile
            return row
        living = surviving(row)


def lock_surviving_for(by: User, inquiry: Inquiry) -> Inquiry:
    """The inquiry that lives on, held. Raises PermissionDenied where that is another one, which `by` may not read."""
    row = lock_surviving(inquiry)
    if row != inquiry and not may_read(by, row):
        raise PermissionDenied
    return row


def surviving(inquiry: Inquiry) -> Inquiry:
    """The inquiry that lives on where this one was joined to another, however many steps away."""
    seen = {inquiry.pk}
    while inquiry.joined_to is not None and inquiry.joined_to.pk not in seen:
        inquiry = inquiry.joined_to
        seen.add(inquiry.pk)
    return inquiry
