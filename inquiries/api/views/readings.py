"""What a person says of what she has read: that she has, and which deadline it names."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import reading_marks, triage
from inquiries.api.problems import Conflict
from inquiries.api.serializers.verbs import ReadingSerializer, SeenDeadlineSerializer
from inquiries.api.views.verbs import InquiryVerb, described
from inquiries.models import Inquiry, Message


class Reading(InquiryVerb):
    """What the caller has read of it; nobody else's reading changes."""

    @described("Mark it read", "read_mark", ReadingSerializer)
    def put(self, request: Request, ref: str) -> Response:
        """Up to the message you name; no GET does that. An observer may."""
        inquiry = self.get_inquiry()
        seen = self.read(ReadingSerializer)["message"]
        # Looked for after the inquiry was loaded: what is filed from here on is newer than what is marked.
        if not is_newest(inquiry, seen):
            raise Conflict(_("A newer message came in, or this one stands here no more. Look again."))
        reading_marks.mark_read(inquiry, by=self.person)
        return self.show(inquiry)

    @described("Mark it unread", "read_unmark")
    def delete(self, request: Request, ref: str) -> Response:
        """As if you had never opened it. What is over is unread to nobody who never opened it."""
        inquiry = self.get_inquiry()
        reading_marks.mark_unread(inquiry, by=self.person)
        return self.show(inquiry)


class _Yes(InquiryVerb):
    """A yes to a moment that was read from a mail, as the caller has seen it."""

    http_method_names = ["post", "options"]
    verb: Callable[..., None]

    def post(self, request: Request, ref: str) -> Response:
        """To that moment, not to one that a newer mail brought meanwhile."""
        inquiry = self.get_inquiry()
        shown = self.read(SeenDeadlineSerializer)["deadline"]
        type(self).verb(inquiry, shown=shown, by=self.person, at=timezone.now())
        return self.show(inquiry)


class DeadlineConfirmation(_Yes):
    """The deadline that was read is right."""

    verb = triage.confirm_deadline

    @described("Confirm the deadline", "deadline_confirmation", SeenDeadlineSerializer)
    def post(self, request: Request, ref: str) -> Response:
        """Send `deadline` as it stands on the inquiry: from then on it is your word. 409 where it is another by now."""
        return super().post(request, ref)


class DeadlineOffer(_Yes):
    """The deadline that was only offered is the right one."""

    verb = triage.accept_offered_deadline

    @described("Take the offered deadline", "deadline_offer", SeenDeadlineSerializer)
    def post(self, request: Request, ref: str) -> Response:
        """Send `offered_deadline`: it takes the place of the deadline. 409 where nothing, or another, is offered."""
        return super().post(request, ref)


def is_newest(inquiry: Inquiry, number: int) -> bool:
    """Whether the message of that number stands here, and no person outside wrote or called since."""
    from_outside = inquiry.messages.filter(is_automatic=False).exclude(kind__in=Message.OURS)
    return inquiry.messages.filter(pk=number).exists() and not from_outside.filter(pk__gt=number).exists()
