"""Who has read what: unread is a person's own, as in a mailbox."""

from datetime import datetime

from django.db.models import OuterRef, Subquery

from inquiries.access import Verb, require
from inquiries.models import Inquiry, Message, ReadMark, User
from inquiries.models.inquiry import InquiryQuerySet


def with_read_marks(rows: InquiryQuerySet, user: User) -> InquiryQuerySet:
    """The same rows, each with `read_at`: up to when `user` read it; None where she never did."""
    marks = ReadMark.objects.filter(user=user, inquiry=OuterRef("pk"))
    return rows.annotate(read_at=Subquery(marks.values("read_at")[:1]))


def is_unread(row: Inquiry) -> bool:
    """Whether a row of `with_read_marks` holds words its reader has not seen.

    What ended before she ever opened it asks nothing of her.
    """
    return _is_unread(row, getattr(row, "read_at", None))


def mark_read(inquiry: Inquiry, *, by: User) -> None:
    """Note that `by` has read all that is in `inquiry` as it was loaded; writes only where that is news.

    What she has read ends at the reporter's last word on the page, not at the time of looking: a mail that was
    already in the mailbox then, and is filed a moment later, is unread.
    """
    require(by, Verb.READ)
    marks = ReadMark.objects.filter(user=by, inquiry=inquiry)
    read_at = marks.values_list("read_at", flat=True).first()
    if read_at is not None:
        if read_at < inquiry.heard_at:
            marks.filter(read_at__lt=inquiry.heard_at).update(read_at=inquiry.heard_at)
        return
    # Two tabs may open it at once; one mark is enough.
    ReadMark.objects.bulk_create([ReadMark(user=by, inquiry=inquiry, read_at=inquiry.heard_at)], ignore_conflicts=True)


def follow_reading(inquiry: Inquiry, *, seen: int, by: User) -> None:
    """Note that the message with the number `seen` came into the sight of `by` on a page of `inquiry` she has open.

    Leaves alone what she marked unread, and what came in after that message; a number of no mail or call of this
    inquiry's says nothing.
    """
    require(by, Verb.READ)
    heard = inquiry.messages.exclude(kind__in=Message.OURS).filter(pk=seen)
    for at in heard.values_list("at", flat=True):
        ReadMark.objects.filter(user=by, inquiry=inquiry, read_at__lt=at).update(read_at=at)


def mark_unread(inquiry: Inquiry, *, by: User) -> None:
    """Make `inquiry` as if `by` had never opened it. Nobody else's marks change."""
    require(by, Verb.WORK)
    ReadMark.objects.filter(user=by, inquiry=inquiry).delete()


def join_marks(row: Inquiry, target: Inquiry) -> None:
    """Have `target` take over what was read and unread in `row`: to each person unread where either was, else read.

    For the verb that merges, before it changes anything: both must still be as they were read. `row`, emptied, is
    unread to nobody.
    """
    gone, here = (dict(ReadMark.objects.filter(inquiry=each).values_list("user", "read_at")) for each in (row, target))
    marks, unopened = [], []
    for user in gone.keys() | here.keys():
        unread = [mark for each, mark in ((row, gone.get(user)), (target, here.get(user))) if _is_unread(each, mark)]
        opened = [mark for mark in unread if mark is not None]
        if len(opened) < len(unread):
            unopened.append(user)
            continue
        # From the oldest unread word on: it may be older than all that she has read in the other.
        read_at = min(opened, default=max(row.heard_at, target.heard_at))
        marks.append(ReadMark(user_id=user, inquiry=target, read_at=read_at))
    ReadMark.objects.bulk_create(
        marks, update_conflicts=True, unique_fields=["user", "inquiry"], update_fields=["read_at"]
    )
    ReadMark.objects.filter(inquiry=target, user__in=unopened).delete()
    ReadMark.objects.filter(inquiry=row).delete()


def _is_unread(row: Inquiry, read_at: datetime | None) -> bool:
    return row.heard_at > read_at if read_at is not None else row.is_waiting
