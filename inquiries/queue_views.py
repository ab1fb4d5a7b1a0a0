"""The views of the queue that everybody has: which inquiries stand in each, for pages and programs alike."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from inquiries.models import User
from inquiries.models.inquiry import InquiryQuerySet

Choose: TypeAlias = Callable[[InquiryQuerySet, User], InquiryQuerySet]
# What a saved view narrows whose own view is no more.
ALL = "all"

CHOOSE: Mapping[str, Choose] = {
    "due": lambda rows, user: rows.in_queue(),
    "unassigned": lambda rows, user: rows.in_queue().unassigned(),
    "mine": lambda rows, user: rows.in_queue().owned_by(user),
    "spokesperson": lambda rows, user: rows.waiting_for_spokesperson(),
    "reporter": lambda rows, user: rows.waiting_for_reporter(),
    "snoozed": lambda rows, user: rows.snoozed(),
    "answered": lambda rows, user: rows.answered(),
    ALL: lambda rows, user: rows,
}
