"""What can be done to an inquiry: each a noun below it, each one call of the verb that the pages call."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import assignment, closing, confidentiality, merging, snoozing, splitting, topics, triage
from inquiries.access import visible_to
from inquiries.api.desk import DeskView, with_what_is_shown
from inquiries.api.serializers.inquiries import InquirySerializer
from inquiries.api.serializers.verbs import (
    AssignmentSerializer,
    ClosureSerializer,
    ConfidentialitySerializer,
    DeadlineSerializer,
    MergeSerializer,
    SnoozeSerializer,
    SplitSerializer,
    TopicsSerializer,
)
from inquiries.models import Inquiry, User
from inquiries.models.inquiry import InquiryQuerySet

F = TypeVar("F", bound=Callable[..., Any])


def described(summary: str, operation: str, request: Any = None, *, code: int = 200) -> Callable[[F], F]:
    """The decorator of a verb: what it takes; every one answers with the inquiry."""
    decorate: Callable[[F], F] = extend_schema(
        tags=["verbs"],
        summary=summary,
        operation_id=f"inquiries_{operation}",
        request=request,
        responses={code: InquirySerializer},
    )
    return decorate


class InquiryVerb(DeskView):
    """A verb answers with the inquiry as it then is."""

    queryset = Inquiry.objects.none()
    serializer_class = InquirySerializer

    def read(self, kind: Any) -> dict[str, Any]:
        """What was sent, checked. Raises ValidationError."""
        asked = kind(data=self.request.data, context={"person": self.person})
        asked.is_valid(raise_exception=True)
        data: dict[str, Any] = asked.validated_data
        return data

    def get_queryset(self) -> InquiryQuerySet:
        """To show one that came through `get_inquiry`: also to her who just gave a confidential one away."""
        return with_what_is_shown(Inquiry.objects.all(), self.person)


class Assignment(InquiryVerb):
    """Its owner."""

    @described("Assign it", "assignment", AssignmentSerializer)
    def post(self, request: Request, ref: str) -> Response:
        """Make somebody answer for it, or (null) nobody. She is told by mail if it was somebody else."""
        inquiry = self.get_inquiry()
        owner = self.read(AssignmentSerializer)["owner"]
        assignment.assign_owner(inquiry, owner, by=self.person, at=timezone.now())
        return self.show(inquiry)


class Closure(InquiryVerb):
    """Its end."""

    @described("Close it", "closure", ClosureSerializer)
    def post(self, request: Request, ref: str) -> Response:
        """End it with an outcome. Closing a closed one only changes its outcome."""
        inquiry = self.get_inquiry()
        outcome = Inquiry.Outcome(self.read(ClosureSerializer)["outcome"])
        closing.close(inquiry, outcome, by=self.person, at=timezone.now())
        return self.show(inquiry)


class Reopening(InquiryVerb):
    """Its return to the queue."""

    @described("Reopen it", "reopening")
    def post(self, request: Request, ref: str) -> Response:
        """Put an answered or closed inquiry back in the queue; one that waits stays as it is."""
        inquiry = self.get_inquiry()
        closing.reopen(inquiry, by=self.person, at=timezone.now())
        return self.show(inquiry)


class Deadline(InquiryVerb):
    """The reporter's deadline."""

    @described("Set the deadline", "deadline_set", DeadlineSerializer)
    def put(self, request: Request, ref: str) -> Response:
        """On your word; what is read from later mails is then only offered."""
        inquiry = self.get_inquiry()
        triage.set_deadline(inquiry, self.read(DeadlineSerializer)["deadline"], by=self.person, at=timezone.now())
        return self.show(inquiry)

    @described("Remove the deadline", "deadline_remove")
    def delete(self, request: Request, ref: str) -> Response:
        """She named none after all; it is due by the office's target again."""
        inquiry = self.get_inquiry()
        triage.remove_deadline(inquiry, by=self.person, at=timezone.now())
        return self.show(inquiry)


class InquiryTopics(InquiryVerb):
    """What it is about."""

    @described("Set the topics", "topics", TopicsSerializer)
    def put(self, request: Request, ref: str) -> Response:
        """These topics and no others; an empty list takes all away."""
        inquiry = self.get_inquiry()
        topics.set_topics(inquiry, self.read(TopicsSerializer)["topics"], by=self.person, at=timezone.now())
        return self.show(inquiry)


class Snooze(InquiryVerb):
    """Its rest."""

    @described("Snooze it", "snooze", SnoozeSerializer)
    def put(self, request: Request, ref: str) -> Response:
        """Out of the queue until a moment, or until anything comes in."""
        inquiry = self.get_inquiry()
        snoozing.snooze(inquiry, self.read(SnoozeSerializer)["until"], by=self.person, at=timezone.now())
        return self.show(inquiry)

    @described("Wake it", "wake")
    def delete(self, request: Request, ref: str) -> Response:
        """Back in the queue now."""
        inquiry = self.get_inquiry()
        snoozing.wake(inquiry, by=self.person, at=timezone.now())
        return self.show(inquiry)


class Merge(InquiryVerb):
    """Its going on in another."""

    @described("Merge it", "merge", MergeSerializer)
    def post(self, request: Request, ref: str) -> Response:
        """Make it part of another; the answer is the one that lives on."""
        inquiry = self.get_inquiry()
        into = visible_to(self.person).filter(pk=self.read(MergeSerializer)["into"]).first()
        if into is None:
            raise ValidationError({"into": [_("There is no such inquiry.")]})
        return self.show(merging.merge(inquiry, into, by=self.person, at=timezone.now()))


class Split(InquiryVerb):
    """What goes on in an inquiry of its own."""

    @described("Split it", "split", SplitSerializer, code=status.HTTP_201_CREATED)
    def post(self, request: Request, ref: str) -> Response:
        """Make these mails and calls an inquiry of their own, with our answers to them; the answer is the new one.

        409 where one of them stands here no more, or where nothing would be left.
        """
        inquiry, wanted = self.get_inquiry(), set(self.read(SplitSerializer)["messages"])
        chosen = [each for each in splitting.list_splittable(inquiry) if each.pk in wanted]
        if len(chosen) != len(wanted):
            raise splitting.NotSplittable(_("Choose at least one mail or call that still stands here."))
        new = splitting.split(inquiry, chosen, by=self.person, at=timezone.now())
        return self.show(new, code=status.HTTP_201_CREATED)


class Confidentiality(InquiryVerb):
    """Who may read it."""

    @described("Make it confidential, or not", "confidentiality", ConfidentialitySerializer)
    def put(self, request: Request, ref: str) -> Response:
        """A confidential one is read by its owner, those you name, managers and administrators."""
        inquiry, asked = self.get_inquiry(), self.read(ConfidentialitySerializer)
        if not asked["confidential"]:
            confidentiality.lift_confidentiality(inquiry, by=self.person, at=timezone.now())
            return self.show(inquiry)
        named = list(User.objects.working().filter(pk__in=asked.get("named", [])))
        if len(named) != len(set(asked.get("named", []))):
            raise ValidationError({"named": [_("There is no such person at this desk.")]})
        confidentiality.make_confidential(inquiry, named, by=self.person, at=timezone.now())
        return self.show(inquiry)
