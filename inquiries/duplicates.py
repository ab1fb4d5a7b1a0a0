"""Which inquiries look like the same question asked twice. Only a person says that they are."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from inquiries.access import visible_to
from inquiries.merging import surviving
from inquiries.models import Inquiry, User

# A question is repeated within days; the same subject next month is another story.
NEAR = timedelta(days=14)
SUGGESTED = 5
# "Question" and "Interview request" are everybody's subjects.
TELLING_SUBJECT = 16
ANSWERING = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|rv|tr)\s*:)+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Another inquiry that may be the same; `is_likely` where it is worth saying without being asked."""

    inquiry: Inquiry
    is_named: bool
    has_same_subject: bool
    has_same_reporter: bool

    @property
    def is_likely(self) -> bool:
        """Whether the page says so by itself: the mail names that thread, or the subject is the very same."""
        return self.is_named or self.has_same_subject


def find_duplicates(inquiry: Inquiry, user: User) -> list[Duplicate]:
    """What `inquiry` may be merged into, likeliest first; only what `user` may read.

    The thread it names, else those of the same reporter or under the same telling subject within NEAR of it.
    """
    if inquiry.joined_to_id is not None:
        return []
    rows = visible_to(user).filter(joined_to=None).exclude(pk=inquiry.pk).select_related("journalist")
    subject = cut_prefix(inquiry.subject)
    alike = Q(journalist=inquiry.journalist_id)
    if len(subject) >= TELLING_SUBJECT:
        alike |= Q(subject__iexact=subject) | Q(subject__iexact=f"re: {subject}") | Q(subject__iexact=f"fwd: {subject}")
    near = Q(received_at__gte=inquiry.received_at - NEAR, received_at__lte=inquiry.received_at + NEAR) & alike
    named = surviving(inquiry.may_belong_to).pk if inquiry.may_belong_to else None
    if named is not None:
        near |= Q(pk=named)
    found = [_compare(inquiry, each, subject, named) for each in rows.filter(near).order_by("-received_at")[:50]]
    found.sort(key=lambda each: (not each.is_named, not each.has_same_subject))
    return found[:SUGGESTED]


def cut_prefix(subject: str) -> str:
    """`subject` without the Re: and Fwd: before it."""
    return ANSWERING.sub("", " ".join(subject.split()))


def _compare(inquiry: Inquiry, other: Inquiry, subject: str, named: int | None) -> Duplicate:
    is_same = len(subject) >= TELLING_SUBJECT and cut_prefix(other.subject).casefold() == subject.casefold()
    return Duplicate(
        inquiry=other,
        is_named=other.pk == named,
        has_same_subject=is_same and not other.is_closed,
        has_same_reporter=other.journalist_id == inquiry.journalist_id,
    )
