"""One mail for many inquiries that changed hands at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings

from inquiries.access import visible_to
from inquiries.models import BulkAct, BulkItem, Event, Inquiry, Notification, User
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.notifications import who_takes_care, write_notice
from mailbox.models import OutboundEmail
from mailbox.outbox import queue_email

# So long an act can be taken back before anybody is told of it.
TOLD_AFTER = timedelta(seconds=20)
MOST_LISTED = 20


def tell_of_many(act: BulkAct, *, at: datetime) -> OutboundEmail | None:
    """Tell the new owner, in one mail, what of `act` is hers now; None where she chose no mail or did it herself.

    The mail leaves after TOLD_AFTER, so that an act taken back at once is never heard of.
    """
    owner = User.objects.get_queryset().filter(pk=act.arguments.get("owner")).first()
    if owner is None or owner == act.by or not owner.is_active or owner.notify == User.Notify.NONE:
        return None
    given = Inquiry.objects.filter(pk__in=act.items.filter(state=BulkItem.State.DONE).values("inquiry"), owner=owner)
    return _tell(owner, "assigned_many", given, by=act.by, at=at, due_at=at + TOLD_AFTER)


def tell_of_hand_over(
    before: User, owner: User | None, given: Sequence[Inquiry], *, by: User | None, at: datetime
) -> None:
    """Tell in one mail what `before` answered for and no longer does: the new owner, or who looks after what is new.

    Without an owner these are the ones who chose a mail for new inquiries, or else the managers, `by` left out (None
    where the desk itself did it). Each reads only of what she may read; what none of those who chose may read is told
    to the managers.
    """
    rows = Inquiry.objects.filter(pk__in=[each.pk for each in given])
    if owner is not None:
        if owner != by and owner.notify != User.Notify.NONE:
            _tell(owner, "assigned_many", rows, by=by, at=at)
        return
    urgent = any(each.is_urgent for each in given)
    told: dict[User, list[int]] = {}
    for inquiry in rows:
        for person in who_takes_care(inquiry, urgent=urgent, but=[before] if by is None else [before, by]):
            told.setdefault(person, []).append(inquiry.pk)
    for person, pks in told.items():
        readable = rows.filter(pk__in=pks).filter(pk__in=visible_to(person).values("pk"))
        _tell(person, "handed_back", readable, by=by, at=at, before=before)


def _tell(
    person: User,
    template: str,
    given: InquiryQuerySet,
    *,
    by: User | None,
    at: datetime,
    due_at: datetime | None = None,
    before: User | None = None,
) -> OutboundEmail | None:
    """One mail that lists the most pressing of `given`; None where there is none, or nobody's owner was changed."""
    count = given.count()
    event = Event.objects.filter(inquiry__in=given, kind=Event.Kind.OWNER_CHANGED).order_by("-id").first()
    if event is None:
        return None
    context = {
        "person": person,
        "giver": by,
        "before": before,
        "count": count,
        "inquiries": given.select_related("journalist").in_order_of_need()[:MOST_LISTED],
        "more": max(count - MOST_LISTED, 0),
        "site": settings.SITE_URL,
    }
    email = queue_email(write_notice(person, template, context), at=at, due_at=due_at)
    Notification.objects.create(user=person, event=event, email=email)
    return email
