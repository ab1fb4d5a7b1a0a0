"""Many inquiries at once: written down first, then done one by one, so that it can be watched, stopped and undone."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import Error, transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from inquiries.access import Verb, may, require
from inquiries.assignment import NotAvailable
from inquiries.bulk_notices import tell_of_many
from inquiries.bulk_verbs import do_one, read_arguments, undo_one
from inquiries.models import BulkAct, BulkItem, Inquiry, User
from inquiries.restoring import LeftAsItWas
from inquiries.topics import TopicRetired
from inquiries.trouble import is_of_the_row
from mailbox.models import OutboundEmail
from mailbox.outbox import cancel

log = logging.getLogger(__name__)

MOST = 2000
# So many are done in the request; more are left to the working half.
AT_ONCE = 25
# Between two inquiries, for whoever else wants to write: SQLite has one lock.
PAUSE_SECONDS = 0.003
BATCH = 50
REFUSALS = (LeftAsItWas, PermissionDenied, ValidationError, NotAvailable, TopicRetired)
State = BulkItem.State


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an act is. `left` were left as they were, `stuck` could not be undone; each says why."""

    total: int
    waiting: int
    done: int
    left: int
    undone: int
    stuck: int


def begin(
    verb: BulkAct.Verb, arguments: Mapping[str, Any], inquiries: QuerySet[Inquiry], *, by: User, at: datetime
) -> BulkAct:
    """Write down that `verb` is to be done to `inquiries`, in their order; run_act or the working half does it.

    `inquiries` are those that `by` may read; what becomes confidential later is left alone. Raises ValidationError in
    words where the arguments make no sense, there is no inquiry, or there are more than MOST.
    """
    require(by, Verb.WORK)
    checked = read_arguments(verb, arguments, at=at)
    numbers = list(dict.fromkeys(inquiries.values_list("pk", flat=True)[: MOST + 1]))
    if not numbers:
        raise ValidationError(_("Choose at least one inquiry."))
    if len(numbers) > MOST:
        raise ValidationError(_("At most %(most)s inquiries at once.") % {"most": f"{MOST:,}"})
    with transaction.atomic():
        act = BulkAct.objects.create(by=by, verb=verb, arguments=checked, at=at)
        BulkItem.objects.bulk_create([BulkItem(act=act, inquiry_id=number) for number in numbers], batch_size=500)
    return act


def undo(act: BulkAct, *, by: User, at: datetime) -> bool:
    """Begin to put everything back that nobody changed since; False where that was begun before.

    What had not had its turn yet never gets it. Only the maker and managers may; run_act or the working half does it.
    """
    require(by, Verb.WORK)
    if not may_see(by, act):
        raise PermissionDenied
    with transaction.atomic():
        begun = BulkAct.objects.select_for_update().filter(pk=act.pk, is_undoing=False).first()
        if begun is None:
            return False
        begun.is_undoing, begun.finished_at = True, None
        begun.arguments = begun.arguments | {"undone_by": by.pk, "undone_at": at.isoformat()}
        begun.save(update_fields=["is_undoing", "finished_at", "arguments"])
        stopped = _("It had not had its turn when this was taken back.")
        begun.items.filter(state=State.WAITING).update(state=State.SKIPPED, problem=stopped)
        mail = OutboundEmail.objects.filter(pk=begun.arguments.get("mail")).first()
        if mail is not None:
            cancel(mail, now=at)
    act.refresh_from_db()
    return True


def may_see(user: User, act: BulkAct) -> bool:
    """Whether `user` may watch and undo `act`: who made it, and those who may read everything."""
    return act.by_id == user.pk or may(user, Verb.READ_ALL)


def run_pending(*, now: datetime, limit: int) -> int:
    """Go on with the oldest unfinished act for at most `limit` inquiries; 0 where there is none.

    Several processes may do so at once, and any may be killed at any moment: each inquiry is one transaction.
    """
    act = BulkAct.objects.unfinished().select_related("by").order_by("id").first()
    return run_act(act, now=now, limit=limit, pause=PAUSE_SECONDS) if act is not None else 0


def run_act(act: BulkAct, *, now: datetime, limit: int = MOST, pause: float = 0) -> int:
    """Do, or undo, up to `limit` of the act's inquiries and finish it when none is left; how many steps it took."""
    by = User.objects.get(pk=act.arguments["undone_by"]) if act.is_undoing else act.by
    steps = 0
    while steps < limit:
        numbers = list(_next_items(act).values_list("pk", flat=True)[: min(BATCH, limit - steps)])
        if not numbers:
            _finish(act, at=now)
            return steps + 1
        for number in numbers:
            _step(act, number, by=by, at=now)
            steps += 1
            time.sleep(pause)
    return steps


def measure(act: BulkAct) -> Progress:
    """How far it is, in one query."""
    is_stuck = Q(state=State.DONE) & ~Q(problem="")
    found = act.items.aggregate(
        total=Count("id"),
        waiting=Count("id", filter=Q(state=State.WAITING)),
        done=Count("id", filter=Q(state=State.DONE)),
        left=Count("id", filter=Q(state=State.SKIPPED)),
        undone=Count("id", filter=Q(state=State.UNDONE)),
        stuck=Count("id", filter=is_stuck),
    )  # fmt: skip
    return Progress(**found)


def _next_items(act: BulkAct) -> QuerySet[BulkItem]:
    if act.is_undoing:
        return act.items.filter(state=State.DONE, problem="").order_by("-id")
    return act.items.filter(state=State.WAITING).order_by("id")


def _step(act: BulkAct, number: int, *, by: User, at: datetime) -> None:
    """One inquiry, in one transaction with the word on what became of it."""
    with transaction.atomic():
        item = _next_items(act).select_for_update(of=("self",)).select_related("inquiry").filter(pk=number).first()
        if item is None:  # another process was faster, or the act was taken back
            return
        try:
            with transaction.atomic():
                if act.is_undoing:
                    undo_one(act, item.inquiry, item.before, by=by, at=at)
                    item.state = State.UNDONE
                else:
                    item.before = do_one(act, item.inquiry, by=by, at=at)
                    item.state = State.DONE
        except REFUSALS as refusal:
            item.problem = _say(refusal)
        except Exception as error:  # one inquiry that cannot be done must not stop the others
            if isinstance(error, Error) and not is_of_the_row(error):
                # The database is gone, locked or full: nothing is written, and all go on from here later.
                raise
            log.exception("bulk act %s failed at inquiry %s", act.pk, item.inquiry_id)
            item.problem = _("It failed for a reason that stands in the log.")
        if item.problem and not act.is_undoing:
            item.state = State.SKIPPED
        item.save(update_fields=["state", "before", "problem"])


def _finish(act: BulkAct, *, at: datetime) -> None:
    with transaction.atomic():
        # Its own conditional UPDATE: of two processes one finishes it, and none that was taken back meanwhile.
        unfinished = BulkAct.objects.unfinished().filter(pk=act.pk, is_undoing=act.is_undoing)
        if unfinished.update(finished_at=at) != 1:
            return
        act.finished_at = at
        if act.verb == BulkAct.Verb.ASSIGN and not act.is_undoing and (mail := _tell(act, at=at)) is not None:
            act.arguments = act.arguments | {"mail": mail.pk}
            act.save(update_fields=["arguments"])


def _tell(act: BulkAct, *, at: datetime) -> OutboundEmail | None:
    """The mail to the new owner. One that cannot be written leaves no act unfinished: all later ones wait behind it."""
    try:
        with transaction.atomic():
            return tell_of_many(act, at=at)
    except Exception as error:
        if isinstance(error, Error) and not is_of_the_row(error):
            raise
        log.exception("nobody was told of bulk act %s", act.pk)
        return None


def _say(refusal: Exception) -> str:
    if isinstance(refusal, PermissionDenied):
        return _("Its maker may no longer do this.")
    words = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
    return " ".join(words)[:500]
