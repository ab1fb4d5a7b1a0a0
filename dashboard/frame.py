"""What the frame round every page shows: the queue's counts, the health of the mail, answers about to leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dashboard.queue_views import VIEWS, RailEntry, View, make_view
from dashboard.saved_counts import read_conditions
from dashboard.times import say_clock, say_moment, say_span
from inquiries.access import visible_to
from inquiries.models import Ask, Message, User
from inquiries.models.inquiry import LATE_WITHIN
from inquiries.saved_views import views_for
from mailbox.models import InboundEmail, Mailbox, OutboundEmail

# Trouble older than this was seen or is history; the mailroom lists it all.
TROUBLE_SHOWN_FOR = timedelta(days=14)
SAVED = "saved_"
NONE: Mapping[int, Q] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many wait, in the views of the rail; `late` are those of `waiting` that press, `next_due_at` comes first.

    `saved` has the saved views that are counted, by their number.
    """

    waiting: int
    late: int
    unassigned: int
    mine: int
    spokesperson: int
    reporter: int
    snoozed: int
    next_due_at: datetime | None
    saved: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class MailHealth:
    """Whether mail comes in, in words."""

    is_well: bool
    words: str


def load_counts(user: User, now: datetime, *, saved: Mapping[int, Q] = NONE) -> QueueCounts:
    """All counts of the rail in one walk over the queue's partial index; `saved` as read_conditions gives them."""
    in_queue = Q(snoozed_until=None)
    asks = Ask.objects.filter(inquiry=OuterRef("pk"))
    asked, agreed = Exists(asks.filter(state=Ask.State.ASKED)), Exists(asks.filter(state=Ask.State.AGREED))
    found = (
        visible_to(user)
        .waiting()
        .aggregate(
            waiting=Count("id", filter=in_queue),
            late=Count("id", filter=in_queue & Q(due_at__lt=now + LATE_WITHIN)),
            unassigned=Count("id", filter=in_queue & Q(owner=None)),
            mine=Count("id", filter=in_queue & Q(owner=user)),
            spokesperson=Count("id", filter=Q(asked) & ~Q(agreed)),
            reporter=Count("id", filter=Q(asked_back_at__isnull=False)),
            snoozed=Count("id", filter=~in_queue),
            next_due_at=Min("due_at", filter=in_queue & Q(due_at__gt=now)),
            **{f"{SAVED}{pk}": Count("id", filter=condition) for pk, condition in saved.items()},
        )
    )
    return QueueCounts(
        **{name: found[name] for name in found if not name.startswith(SAVED)},
        saved={pk: found[f"{SAVED}{pk}"] for pk in saved},
    )


def read_health(mailboxes: list[Mailbox], now: datetime) -> MailHealth:
    """The worst news there is: no mailbox, one that fails, one that nobody looked at lately; else when it was read."""
    if not mailboxes:
        return MailHealth(is_well=False, words=_("No mail yet: nobody has read a mailbox."))
    for mailbox in mailboxes:
        if mailbox.failing_since is not None:
            since = {"name": mailbox.name, "time": say_clock(mailbox.failing_since), "problem": mailbox.problem}
            return MailHealth(is_well=False, words=_("%(name)s: no mail since %(time)s. %(problem)s") % since)
    checked = [mailbox.checked_at for mailbox in mailboxes if mailbox.checked_at is not None]
    if not all(mailbox.is_healthy(now) for mailbox in mailboxes) or not checked:
        if not checked:
            return MailHealth(is_well=False, words=_("No mail yet: nobody has read a mailbox."))
        span = {"span": say_span(now - min(checked))}
        return MailHealth(is_well=False, words=_("Mail was last checked %(span)s ago.") % span)
    quiet = [mailbox.quiet_since for mailbox in mailboxes if mailbox.quiet_since is not None]
    if quiet:
        told = {"time": say_moment(max(quiet), now)}
        return MailHealth(is_well=False, words=_("No mail since %(time)s, though the mailbox is read.") % told)
    span = {"span": say_span(max(now - min(checked), timedelta()))}
    return MailHealth(is_well=True, words=_("Mail checked %(span)s ago") % span)


def count_of(rows: QuerySet[Any]) -> Coalesce:
    """How many `rows` there are, as a part of another query."""
    counted = rows.order_by().annotate(_all=Value(1)).values("_all").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


class Frame:
    """The frame's facts for one request; each is read when a template first asks for it."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.now = timezone.now()

    @cached_property
    def counts(self) -> QueueCounts:
        """See QueueCounts."""
        return load_counts(self.user, self.now, saved=read_conditions(self.saved_views, self.user))

    @cached_property
    def rail(self) -> list[RailEntry]:
        """The views with their counts."""
        entries = []
        for view in VIEWS.values():
            count = getattr(self.counts, view.count) if view.count else 0
            is_late = view.count == "waiting" and bool(self.counts.late)
            entries.append(RailEntry(view, count, is_late))
        return entries

    @cached_property
    def saved_rail(self) -> list[RailEntry]:
        """The person's saved views and the shared ones, with their counts."""
        counts = self.counts.saved
        return [RailEntry(view, counts.get(view.saved.pk, 0) if view.saved else 0) for view in self.saved_views]

    @cached_property
    def saved_views(self) -> list[View]:
        """The person's saved views and the shared ones."""
        return [make_view(saved) for saved in views_for(self.user)]

    @cached_property
    def mailboxes(self) -> list[Mailbox]:
        """All of them, each with the numbers of the mailroom beside it: one query for all the frame says of mail."""
        recent = OutboundEmail.objects.filter(created_at__gte=self.now - TROUBLE_SHOWN_FOR)
        return list(
            Mailbox.objects.annotate(
                quarantined=count_of(InboundEmail.objects.quarantined()),
                troubled=count_of(recent.troubled()),
                is_leaving=Exists(self._undoable()),
            ).order_by("id")
        )

    @cached_property
    def health(self) -> MailHealth:
        """See MailHealth."""
        return read_health(self.mailboxes, self.now)

    @cached_property
    def troubles(self) -> int:
        """What waits for a person in the mailroom; a failing mailbox counts as one."""
        waiting = 0
        for mailbox in self.mailboxes[:1]:
            waiting = getattr(mailbox, "quarantined", 0) + getattr(mailbox, "troubled", 0)
        return waiting + (not self.health.is_well)

    @cached_property
    def leaving(self) -> list[Message]:
        """The person's own answers that can still be taken back."""
        # Most of the time there is none, and where the mailboxes were read it is known.
        if "mailboxes" in self.__dict__ and self.mailboxes and not getattr(self.mailboxes[0], "is_leaving", True):
            return []
        rows = self._undoable().filter(inquiry__in=visible_to(self.user))
        return list(rows.select_related("outbound", "inquiry__journalist").order_by("-id")[:3])

    def _undoable(self) -> QuerySet[Message]:
        return Message.objects.filter(
            by=self.user,
            outbound__state=OutboundEmail.State.QUEUED,
            outbound__attempts=0,
            outbound__due_at__gt=self.now,
        )
