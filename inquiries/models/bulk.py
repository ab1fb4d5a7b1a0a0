"""One verb for many inquiries."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inquiries.models.inquiry import Inquiry
from inquiries.models.user import User


class BulkActQuerySet(models.QuerySet["BulkAct"]):
    """Which of them."""

    def unfinished(self) -> Self:
        """Begun and not yet at its end, or being undone."""
        return self.filter(finished_at=None)


class BulkAct(models.Model):
    """What a person does to many inquiries at once: done one by one, so that it can be watched, stopped and undone."""

    class Verb(models.TextChoices):
        """What is done to each."""

        ASSIGN = "assign", _("assign")
        TOPICS = "topics", _("topics")
        SNOOZE = "snooze", _("snooze")
        CLOSE = "close", _("close")

    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    # What the verb needs: {"owner": 3}, {"topics": [1, 2]}, {"until": "…"}, {"outcome": "spam"}.
    arguments = models.JSONField(default=dict)
    at = models.DateTimeField()
    # True once a person asked for it to be undone; the items are then walked again, backwards.
    is_undoing = models.BooleanField(default=False)
    finished_at = models.DateTimeField(null=True)

    objects = BulkActQuerySet.as_manager()

    class Meta:
        # The working half looks for it four times a second.
        indexes = [models.Index(fields=["id"], name="bulk_act_unfinished", condition=Q(finished_at=None))]

    def __str__(self) -> str:
        return f"{self.verb} by {self.by}"


class BulkItem(models.Model):
    """One inquiry of a bulk act, what it was before, and what became of it."""

    class State(models.TextChoices):
        """WAITING until its turn; SKIPPED where the verb could not be done, `problem` says why."""

        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        SKIPPED = "skipped", _("left as it was")
        UNDONE = "undone", _("undone")

    act = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="items")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    before = models.JSONField(default=dict)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "inquiry"], name="bulk_item_once")]
        # The next item of an act.
        indexes = [models.Index(fields=["act", "state", "id"], name="bulk_item_next")]

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.state}"
