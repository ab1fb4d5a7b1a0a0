"""One mail for many inquiries given to somebody at once."""

from datetime import datetime, timedelta

from django.conf import settings

from inquiries.models import BulkAct, BulkItem, Event, Inquiry, Notification, User
from inquiries.notifications import write_notice
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
    given = Inquiry.objects.filter(
        pk__in=act.items.filter(state=BulkItem.State.DONE).values("inquiry"), owner=owner
    ).select_related("journalist")
    count = given.count()
    event = Event.objects.filter(inquiry__in=given, kind=Event.Kind.OWNER_CHANGED).order_by("-id").first()
    if event is None:
        return None
    context = {
        "person": owner,
        "giver": act.by,
        "count": count,
        "inquiries": given.in_order_of_need()[:MOST_LISTED],
        "more": max(count - MOST_LISTED, 0),
        "site": settings.SITE_URL,
    }
    mail = write_notice(owner, "assigned_many", context)
    email = queue_email(mail, at=at, due_at=at + TOLD_AFTER)
    Notification.objects.create(user=owner, event=event, email=email)
    return email
