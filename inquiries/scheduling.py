"""An answer that is to leave later: given an hour, held back, sent when the hour comes."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inquiries.access import Verb, may, may_read, require
from inquiries.answers import find_counted_since
from inquiries.guarding import NotSendable, check_meant, check_sendable
from inquiries.models import Event, Inquiry, Reply, User
from inquiries.notifications import tell_of_held_answer
from inquiries.sending import NotAsRead, draft_again, let_go, newest_from_outside, read_draft, undo_window
from inquiries.triage import lock, mark_open

log = logging.getLogger(__name__)

FARTHEST = timedelta(days=366)
# Nobody means "at nine" to be "at noon": where the desk stood still so long, a person decides.
LATEST = timedelta(hours=1)
REASONS: dict[str, str | Promise] = {
    "elsewhere": gettext_lazy("it was answered from another mail program meanwhile"),
    "mail": gettext_lazy("a newer mail came in, and nobody has said that it was read"),
    "closed": gettext_lazy("the inquiry was closed meanwhile"),
    "person": gettext_lazy("whoever planned it may not send it any more"),
    "late": gettext_lazy("the desk was not running when its hour came"),
    "lacking": gettext_lazy("it lacks something"),
}


def schedule_reply(
    reply: Reply,
    *,
    revision: int,
    send_at: datetime,
    by: User,
    at: datetime,
    kind: Reply.Kind = Reply.Kind.ANSWER,
    sure: Collection[str] = (),
) -> Reply:
    """Have the draft, exactly as read at `revision`, leave by itself at `send_at` (aware, in the future, in a year).

    Raises what send_reply raises, for the same reasons; NotSendable for a moment that cannot be meant.
    """
    require(by, Verb.WORK)
    if send_at <= at:
        raise NotSendable(_("That moment has passed."))
    if send_at - at > FARTHEST:
        raise NotSendable(_("That is more than a year away. Look at the year."))
    with transaction.atomic():
        inquiry = lock(reply.inquiry)
        draft = read_draft(reply, inquiry, revision=revision)
        check_meant(draft, inquiry, sure=sure, by=by, at=at, send_at=send_at)
        as_read = Reply.objects.filter(pk=draft.pk, state=Reply.State.DRAFT, revision=revision)
        planned = {"state": Reply.State.SCHEDULED, "send_at": send_at, "kind": kind, "edited_by": by, "edited_at": at}
        if as_read.update(**planned) != 1:
            raise NotAsRead(_("This draft was changed, sent or thrown away after you read it. Look again."))
        if inquiry.owner is None:
            inquiry.owner = by
            inquiry.save(update_fields=["owner"])
        _tell_event(Event.Kind.REPLY_SCHEDULED, inquiry, send_at=send_at, by=by, at=at)
        mark_open(inquiry)
    reply.refresh_from_db()
    return reply


def hold_back(reply: Reply, *, by: User, at: datetime) -> Reply | None:
    """Make an answer that waits for its hour a draft again, or a kept copy beside a newer draft; the draft there is.

    None where it was too late: it is in the outbox (undo_send may still get it), or held back already.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        inquiry = lock(reply.inquiry)
        waiting = Reply.objects.filter(pk=reply.pk, state=Reply.State.SCHEDULED).select_related("inquiry").first()
        if waiting is None or waiting.send_at is None:
            return None
        _tell_event(Event.Kind.REPLY_UNSCHEDULED, inquiry, send_at=waiting.send_at, by=by, at=at)
        return _draft_again(waiting, at=at)


def send_scheduled(*, now: datetime) -> int:
    """Give the outbox each answer whose hour has come; how many there were.

    It is queued one undo window early, so that it can still be taken back and leaves at its very moment. Where a newer
    mail came, the inquiry ended, or the draft lacks something, it is a draft again, and its author is told by mail.
    """
    due = Reply.objects.filter(state=Reply.State.SCHEDULED, send_at__lte=now + undo_window())
    return sum(_send_or_hold(reply, now=now) for reply in due.order_by("send_at", "id").select_related("inquiry"))


def say_why_held(code: str) -> str:
    """Why the desk held an answer back, in words."""
    return str(REASONS.get(code, ""))


def _send_or_hold(reply: Reply, *, now: datetime) -> bool:
    """Whether it left; one that cannot be written is held like any other, so that the clocks go on."""
    with transaction.atomic():
        inquiry = lock(reply.inquiry)
        due = Reply.objects.filter(inquiry=inquiry, state=Reply.State.SCHEDULED, send_at__lte=now + undo_window())
        row = due.select_related("inquiry", "edited_by").filter(pk=reply.pk).first()
        if row is None or row.send_at is None:
            return False
        try:
            with transaction.atomic():
                why = _find_hindrance(row, inquiry, now=now)
                if not why:
                    due_at = max(row.send_at, now + undo_window())
                    let_go(row, inquiry, kind=Reply.Kind(row.kind), by=row.edited_by, at=now, due_at=due_at)
                    return True
        except DatabaseError:
            raise
        except Exception:  # one answer that cannot be written must not hold up the others
            log.exception("planned answer %s cannot be written", row.pk)
            why = "lacking"
        _hold(row, inquiry, why, now=now)
    return False


def _find_hindrance(reply: Reply, inquiry: Inquiry, *, now: datetime) -> str:
    if newest_from_outside(inquiry) != reply.answers:
        return "mail"
    if find_counted_since(inquiry, reply.edited_at):
        return "elsewhere"
    if inquiry.is_closed:
        return "closed"
    if not may(reply.edited_by, Verb.WORK) or not may_read(reply.edited_by, inquiry):
        return "person"
    if reply.send_at is not None and now - reply.send_at > LATEST:
        return "late"
    try:
        check_sendable(reply)
    except NotSendable:
        return "lacking"
    return ""


def _hold(reply: Reply, inquiry: Inquiry, why: str, *, now: datetime) -> None:
    author, send_at = reply.edited_by, reply.send_at
    assert send_at is not None, "the database holds that a planned answer has a time"  # noqa: S101
    event = _tell_event(Event.Kind.REPLY_UNSCHEDULED, inquiry, send_at=send_at, by=None, at=now, why=why)
    _draft_again(reply, at=now)
    tell_of_held_answer(event, author=author, at=now)


def _draft_again(reply: Reply, *, at: datetime) -> Reply:
    kept = draft_again(reply, at=at)
    if kept != reply:
        Reply.objects.filter(pk=reply.pk).update(state=Reply.State.DISCARDED, send_at=None)
    return kept


def _tell_event(
    kind: Event.Kind, inquiry: Inquiry, *, send_at: datetime, by: User | None, at: datetime, why: str = ""
) -> Event:
    details = {"send_at": send_at.isoformat(), **({"why": why} if why else {})}
    return inquiry.events.create(kind=kind, by=by, at=at, details=details)
