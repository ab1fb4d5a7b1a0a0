"""One reporter's question and all that follows."""

import base64
import secrets
from datetime import datetime, timedelta
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.journalist import Journalist
from inquiries.models.topic import Topic
from inquiries.models.user import User

# The queue's colours: under an hour or past is red, under four hours amber.
LATE_WITHIN = timedelta(hours=1)
SOON_WITHIN = timedelta(hours=4)
REFERENCE_PREFIX = "PD-"
# Written with OR, here and in the queries: SQLite does not match `IN (?, ?)` to a partial index's condition.
WAITING = Q(state="new") | Q(state="open")


def make_token() -> str:
    """16 lower-case base32 characters: 80 random bits; mail servers may lower-case a local part."""
    return base64.b32encode(secrets.token_bytes(10)).decode("ascii").lower()


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    """Which inquiries."""

    def unclosed(self) -> Self:
        """All that is not yet closed, answered ones included."""
        return self.filter(closed_at=None)

    def waiting(self) -> Self:
        """Neither answered nor closed, the snoozed ones included."""
        return self.filter(WAITING)

    def in_queue(self) -> Self:
        """Waiting, and not snoozed."""
        return self.waiting().filter(snoozed_until=None)

    def snoozed(self) -> Self:
        """Put off until a time, or until the reporter writes again."""
        return self.waiting().filter(snoozed_until__isnull=False)

    def waiting_for_spokesperson(self) -> Self:
        """Somebody was asked to speak and has not said yes or no; nobody else has agreed."""
        asks = apps.get_model("inquiries", "Ask").objects.filter(inquiry=OuterRef("pk"))
        return self.waiting().filter(Exists(asks.filter(state="asked")), ~Exists(asks.filter(state="agreed")))

    def waiting_for_reporter(self) -> Self:
        """We asked something back, and it is her turn."""
        return self.waiting().filter(asked_back_at__isnull=False)

    def unassigned(self) -> Self:
        """Without an owner."""
        return self.filter(owner=None)

    def owned_by(self, user: User) -> Self:
        """Hers to answer."""
        return self.filter(owner=user)

    def answered(self) -> Self:
        """Answered, waiting for the reporter or for the week to pass."""
        return self.filter(state=Inquiry.State.ANSWERED)

    def overdue(self, now: datetime) -> Self:
        """In the queue past the moment they are due."""
        return self.in_queue().filter(due_at__lte=now)

    def answered_and_silent_since(self, moment: datetime) -> Self:
        """Answered, with no mail either way after `moment`."""
        return self.answered().filter(last_message_at__lte=moment)

    def in_order_of_need(self) -> Self:
        """The order of the queue."""
        return self.order_by("due_at", "id")


class Inquiry(models.Model):
    """A question, its state, its owner, its deadline. The verbs beside this package change it, nothing else."""

    class State(models.TextChoices):
        """new: nobody acted; open: somebody did; answered: SMTP accepted an answer; closed: with an outcome."""

        NEW = "new", pgettext_lazy("an inquiry", "New")
        OPEN = "open", pgettext_lazy("an inquiry", "Open")
        ANSWERED = "answered", pgettext_lazy("an inquiry", "Answered")
        CLOSED = "closed", pgettext_lazy("an inquiry", "Closed")

    class Outcome(models.TextChoices):
        """How a closed inquiry ended."""

        ANSWERED = "answered", pgettext_lazy("an inquiry", "Answered")
        DECLINED = "declined", _("Declined")
        NO_COMMENT = "no_comment", _("No comment")
        TOO_LATE = "too_late", _("Too late")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        NOT_MEDIA = "not_media", _("Not media")
        SPAM = "spam", _("Spam")
        DUPLICATE = "duplicate", _("Duplicate")

    subject = models.CharField(max_length=1000, blank=True)
    journalist = models.ForeignKey(Journalist, on_delete=models.PROTECT)
    token = models.CharField(max_length=16, unique=True, default=make_token)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    # Its index is the partial one below: this one alone would be taken for Unassigned, and be of no use there.
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="owned", db_index=False
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="inquiries")
    # Read by its owner, those named, managers and administrators only.
    is_confidential = models.BooleanField(default=False)
    named = models.ManyToManyField(User, blank=True, related_name="named_in")

    received_at = models.DateTimeField()
    # What the reporter says; None where she names no time.
    deadline = models.DateTimeField(null=True, blank=True)
    deadline_phrase = models.CharField(max_length=300, blank=True)
    # None: read from the mail and not yet confirmed. A person's word is never overwritten by a later reading.
    deadline_set_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # A later or doubtful reading that waits for a person's yes.
    offered_deadline = models.DateTimeField(null=True, blank=True)
    offered_phrase = models.CharField(max_length=300, blank=True)
    is_urgent = models.BooleanField(default=False)
    # The order of the queue; never null.
    due_at = models.DateTimeField()

    acknowledged_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # The deadline that stood at the first answer: a later mail's deadline makes no late answer a timely one.
    deadline_when_answered = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    last_message_at = models.DateTimeField()
    # The reporter's newest word, by mail or call; whoever read up to there has nothing unread.
    heard_at = models.DateTimeField()
    # Put off by a person: out of the queue until then, or until the next mail.
    snoozed_until = models.DateTimeField(null=True, blank=True)
    # A question of ours was accepted by SMTP, and she has not come back to it: it is her turn.
    asked_back_at = models.DateTimeField(null=True, blank=True)
    # One line of the newest fresh text, kept here so that the queue joins no messages.
    snippet = models.CharField(max_length=240, blank=True)
    # A stranger's mail that names this inquiry's thread: a person decides whether it belongs there.
    may_belong_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    joined_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined", db_index=False
    )

    objects = InquiryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(closed_at=None, outcome=""),
                name="inquiry_closed_with_outcome_and_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False),
                name="inquiry_answered_at_a_time",
            ),
        ]
        indexes = [
            # Due soon, and the counts of all three views.
            models.Index(fields=["due_at", "id"], name="inquiry_queue", condition=WAITING),
            # Unassigned and Mine.
            models.Index(fields=["owner", "due_at", "id"], name="inquiry_queue_of_owner", condition=WAITING),
            # Answered, newest first; and the clock that closes it after a silent week.
            models.Index(fields=["-last_message_at", "-id"], name="inquiry_answered", condition=Q(state="answered")),
            # All, newest first.
            models.Index(fields=["-received_at", "-id"], name="inquiry_received"),
            # Clocks: who wakes next. Snoozed, in the order of waking.
            models.Index(
                fields=["snoozed_until", "id"], name="inquiry_snoozed", condition=Q(snoozed_until__isnull=False)
            ),
            # Reports: all they count of a period stands in it, and no row is read.
            models.Index(
                fields=[
                    "received_at",
                    "outcome",
                    "owner",
                    "acknowledged_at",
                    "answered_at",
                    "deadline",
                    "deadline_when_answered",
                ],
                name="inquiry_report",
            ),
            # What was merged into an inquiry, or may belong to it. Few are: a whole index would tempt SQLite, which
            # keeps no statistics, to look in it for all that are not.
            models.Index(fields=["joined_to"], name="inquiry_joined", condition=Q(joined_to__isnull=False)),
            models.Index(fields=["may_belong_to"], name="inquiry_may_belong", condition=Q(may_belong_to__isnull=False)),
            # Who is known by them alone: every page that names journalists asks.
            models.Index(fields=["journalist"], name="inquiry_confidential", condition=Q(is_confidential=True)),
            # A reporter's other inquiries, on the inquiry page.
            models.Index(fields=["journalist", "-received_at"], name="inquiry_of_journalist"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.subject}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("inquiry", args=[self.reference])

    @property
    def reference(self) -> str:
        """What staff call it; reporters never see it."""
        return f"{REFERENCE_PREFIX}{self.pk}"

    @property
    def title(self) -> str:
        """The subject, or words for a missing one."""
        return self.subject or str(_("(no subject)"))

    @property
    def is_waiting(self) -> bool:
        """Whether it stands in the queue."""
        return self.state in {self.State.NEW, self.State.OPEN}

    @property
    def is_closed(self) -> bool:
        """Whether it ended."""
        return self.state == self.State.CLOSED

    def note_answer(self, at: datetime) -> None:
        """Keep when it was first answered, and the deadline that stood then; a later one changes neither. Unsaved."""
        if self.answered_at is None:
            self.answered_at, self.deadline_when_answered = at, self.deadline

    def is_overdue(self, now: datetime) -> bool:
        """Whether its moment has come; it has at that very moment."""
        return self.is_waiting and self.due_at <= now

    def need(self, now: datetime) -> str:
        """The word that colours it: done, late (under an hour or past), soon (under four hours) or later."""
        if not self.is_waiting:
            return "done"
        if self.due_at - now < LATE_WITHIN:
            return "late"
        return "soon" if self.due_at - now < SOON_WITHIN else "later"


def parse_reference(reference: str) -> int | None:
    """The number in `PD-1042`, whatever the case; None where it is no reference."""
    number = reference[len(REFERENCE_PREFIX) :]
    if not reference.upper().startswith(REFERENCE_PREFIX) or not number.isascii() or not number.isdigit():
        return None
    return int(number) if len(number) < 16 else None


class Participant(models.Model):
    """An address that belongs to an inquiry's thread: it was in From, Reply-To, To or Cc, or a person let it in.

    Only mail from such an address (or from the reporter's own newsroom) may join by a known Message-ID.
    """

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="participants")
    address = models.CharField(max_length=320)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inquiry", "address"], name="participant_inquiry_address")]
        # Who may be known of: journalists_visible_to asks in which threads an address stands.
        indexes = [models.Index(fields=["address"], name="participant_address")]

    def __str__(self) -> str:
        return self.address
