"""One reporter's request out of a digest that went to many offices."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from inquiries.models.message import Message
from mailbox.models import InboundEmail

# A request without a deadline that could be read is taken for over after so long: digests come daily.
OPEN_WITHOUT_DEADLINE = timedelta(days=7)


class DigestRequestQuerySet(models.QuerySet["DigestRequest"]):
    """Which requests."""

    def still_open(self, now: datetime) -> Self:
        """Those whose deadline is to come; without one, those of a young digest."""
        return self.filter(is_still_open(now))


def is_still_open(now: datetime) -> Q:
    """The condition of `still_open`, to count by."""
    return Q(deadline__gt=now) | Q(deadline=None, digest__received_at__gt=now - OPEN_WITHOUT_DEADLINE)


class DigestRequest(models.Model):
    """What a reporter asks of everybody, as the digest has it. Nobody is bound to answer it.

    Once somebody opens an inquiry of it, `message` is how it stands there; until then there is none.
    """

    digest = models.ForeignKey(InboundEmail, on_delete=models.PROTECT, related_name="requests")
    # From 1, in the order of the digest.
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=300, blank=True)
    outlet = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=300, blank=True)
    # Where answers go, lower-case: often an alias of the digest's house for this one request.
    address = models.CharField(max_length=320, blank=True)
    category = models.CharField(max_length=300, blank=True)
    deadline = models.DateTimeField(null=True)
    # As written, zone and all.
    deadline_text = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    message = models.OneToOneField(Message, null=True, on_delete=models.PROTECT, related_name="request")

    objects = DigestRequestQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "position"], name="digest_request_position")]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        """Who asks, without the outlet that many digests write behind it."""
        return self.author.partition("(")[0].partition("<")[0].strip(" ,-–")

    def is_past(self, now: datetime) -> bool:
        """Whether it is over: at its deadline, or where none could be read a week after the digest."""
        ends_at = self.deadline or self.digest.received_at + OPEN_WITHOUT_DEADLINE
        return ends_at <= now
