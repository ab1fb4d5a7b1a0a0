"""Two inquiries that are one."""

from datetime import datetime

from django.db import transaction

from inquiries.access import Verb, require
from inquiries.closing import reopen
from inquiries.models import Ask, DraftCopy, Event, Inquiry, Message, Note, Participant, Reply, User
from inquiries.triage import lock, mark_open


class NothingToJoin(Exception):
    """The inquiry names no thread it may belong to, or that thread is itself."""


def join(inquiry: Inquiry, *, by: User, at: datetime) -> Inquiry:
    """Move a stranger's mail to the thread it names, and let its sender's address into that thread from now on.

    Mails, notes, spokespeople and drafts move (a draft beside one that is there already becomes a copy of it); her
    deadline counts there, or is offered beside the one that thread has. The emptied inquiry is closed as a duplicate
    and remembers where it went. Returns the inquiry that received them.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock(inquiry)
        if row.may_belong_to is None or row.joined_to is not None:
            raise NothingToJoin(row.reference)
        target = surviving(row.may_belong_to)
        if target == row:
            raise NothingToJoin(row.reference)
        target = lock(target)
        Message.objects.filter(inquiry=row).update(inquiry=target)
        Note.objects.filter(inquiry=row).update(inquiry=target)
        _move_replies(row, target, at=at)
        agreed = target.asks.filter(state=Ask.State.AGREED).values("spokesperson")
        row.asks.exclude(state=Ask.State.AGREED, spokesperson__in=agreed).update(inquiry=target)
        addresses = row.participants.values_list("address", flat=True)
        Participant.objects.bulk_create(
            [Participant(inquiry=target, address=address) for address in addresses], ignore_conflicts=True
        )
        row.state, row.outcome, row.closed_at = Inquiry.State.CLOSED, Inquiry.Outcome.DUPLICATE, at
        row.joined_to, row.may_belong_to = target, None
        row.save(update_fields=["state", "outcome", "closed_at", "joined_to", "may_belong_to"])
        row.events.create(kind=Event.Kind.CLOSED, by=by, at=at, details={"outcome": Inquiry.Outcome.DUPLICATE.value})
        target.last_message_at = max(target.last_message_at, row.last_message_at)
        target.heard_at = max(target.heard_at, row.heard_at)
        target.snippet = row.snippet
        target.save(update_fields=["last_message_at", "heard_at", "snippet"])
        target.events.create(kind=Event.Kind.JOINED, by=by, at=at, details={"reference": row.reference})
        mark_open(target)
        _take_need(row, target, at=at, was_over=reopen(target, by=None, at=at, why="mail"))
    return target


def _move_replies(row: Inquiry, target: Inquiry, *, at: datetime) -> None:
    draft = row.replies.filter(state=Reply.State.DRAFT).first()
    there = target.replies.filter(state=Reply.State.DRAFT).first()
    if draft is not None and there is not None:
        DraftCopy.objects.create(reply=there, by=draft.edited_by, text=draft.text, at=at)
        draft.copies.update(reply=there)
        Reply.objects.filter(pk=draft.pk).update(state=Reply.State.DISCARDED)
    row.replies.update(inquiry=target)


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
    """The inquiry that lives on, held until the transaction ends; also where it was joined while it was looked for."""
    row = lock(inquiry)
    while row.joined_to is not None:
        row = lock(row.joined_to)
    return row


def surviving(inquiry: Inquiry) -> Inquiry:
    """The inquiry that lives on where this one was joined to another, however many steps away."""
    seen = {inquiry.pk}
    while inquiry.joined_to is not None and inquiry.joined_to.pk not in seen:
        inquiry = inquiry.joined_to
        seen.add(inquiry.pk)
    return inquiry
