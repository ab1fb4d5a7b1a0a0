"""One line of the timeline: what happened, by whom, when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from inquiries.models.inquiry import Inquiry
from inquiries.models.message import Message
from inquiries.models.user import User


class Event(models.Model):
    """Written in the transaction of the verb it tells of, and never changed or removed.

    `by` is None where the desk itself acted (mail came in, a clock ran out). `details` holds names and words as
    they were at that moment, so that the line stays true when a person is renamed.
    """

    class Kind(models.TextChoices):
        """What happened."""

        OPENED = "opened", _("inquiry opened by mail")
        MAIL_RECEIVED = "mail_received", _("mail received")
        AUTOMATIC_RECEIVED = "automatic_received", _("automatic reply received")
        OWNER_CHANGED = "owner_changed", _("owner changed")
        SPOKESPERSON_ASSIGNED = "spokesperson_assigned", _("spokesperson assigned")
        SPOKESPERSON_RELEASED = "spokesperson_released", _("spokesperson released")
        NOTE_ADDED = "note_added", _("note added")
        DEADLINE_READ = "deadline_read", _("deadline read")
        DEADLINE_OFFERED = "deadline_offered", _("another deadline read")
        DEADLINE_SET = "deadline_set", _("deadline set")
        DEADLINE_REMOVED = "deadline_removed", _("deadline removed")
        REPLY_QUEUED = "reply_queued", _("answer on its way")
        REPLY_UNDONE = "reply_undone", _("answer taken back")
        REPLY_SENT = "reply_sent", _("answer accepted")
        REPLY_FAILED = "reply_failed", _("answer refused")
        REPLY_UNKNOWN = "reply_unknown", _("answer uncertain")
        REPLY_BOUNCED = "reply_bounced", _("answer came back")
        DELIVERY_DECIDED = "delivery_decided", _("decided on an answer")
        CLOSED = "closed", _("closed")
        REOPENED = "reopened", _("reopened")
        JOINED = "joined", _("joined")
        SPLIT_OFF = "split_off", _("split off")
        TOPICS_CHANGED = "topics_changed", _("topics changed")
        SNOOZED = "snoozed", _("snoozed")
        WOKEN = "woken", _("back in the queue")
        CALL_LOGGED = "call_logged", _("call logged")
        SPOKESPERSON_ASKED = "spokesperson_asked", _("spokesperson asked")
        SPOKESPERSON_DECLINED = "spokesperson_declined", _("spokesperson declined")
        REPLY_SCHEDULED = "reply_scheduled", _("answer to be sent later")
        REPLY_UNSCHEDULED = "reply_unscheduled", _("answer held back")
        CONFIDENTIAL_SET = "confidential_set", _("made confidential")
        CONFIDENTIAL_LIFTED = "confidential_lifted", _("no longer confidential")
        REPORTER_CHANGED = "reporter_changed", _("reporter changed")
        ANSWERED_ELSEWHERE = "answered_elsewhere", _("answered from elsewhere")
        MAIL_REREAD = "mail_reread", _("mail read anew")
        ELSEWHERE_DECIDED = "elsewhere_decided", _("decided whether a mail was our answer")

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=24, choices=Kind)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, null=True, on_delete=models.PROTECT, related_name="+")
    details = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()

    class Meta:
        # Inquiry page: the timeline. (`changes` walks the primary key.)
        indexes = [models.Index(fields=["inquiry", "id"], name="event_of_inquiry")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
