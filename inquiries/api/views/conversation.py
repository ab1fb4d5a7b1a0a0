"""Messages, notes and events, read; notes and calls written."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import calls, notes
from inquiries.api.desk import DeskView, InquiryListView, ListView, RowView, of_visible_inquiries
from inquiries.api.filters import MessageFilter
from inquiries.api.serializers.conversation import EventSerializer, MessageSerializer, NoteSerializer
from inquiries.api.serializers.verbs import CallSerializer, NewNoteSerializer
from inquiries.models import Event, Inquiry, Journalist, Message, Note, User


class MessageRows(DeskView):
    """All that the caller may read."""

    serializer_class = MessageSerializer
    queryset = Message.objects.none()

    def get_queryset(self) -> QuerySet[Message]:
        """With their mails' files, in three queries."""
        rows = Message.objects.select_related("inquiry", "by", "inbound", "outbound")
        return of_visible_inquiries(rows, self.person).prefetch_related("inbound__attachments", "outbound__attachments")


class Messages(MessageRows, ListView):
    """Of all inquiries."""

    filterset_class = MessageFilter

    @extend_schema(tags=["messages"], summary="List messages", operation_id="messages_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Mails in, answers and calls of all inquiries you may read, newest first."""
        return super().get(request, *args, **kwargs)


class OneMessage(MessageRows, RowView):
    """A message by its number."""

    @extend_schema(tags=["messages"], summary="Read a message", operation_id="messages_read")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """By its number."""
        return super().get(request, *args, **kwargs)


class InquiryMessages(InquiryListView, MessageRows):
    """Of one inquiry."""

    @extend_schema(tags=["inquiries"], summary="List an inquiry's messages", operation_id="inquiries_messages_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Its conversation, newest first."""
        return super().get(request, *args, **kwargs)


class InquiryCalls(MessageRows):
    """What the reporter said on the telephone."""

    @extend_schema(
        tags=["inquiries"], summary="Log a call", operation_id="inquiries_calls_log",
        request=CallSerializer, responses={201: MessageSerializer},
    )  # fmt: skip
    def post(self, request: Request, ref: str) -> Response:
        """A call of this inquiry's reporter. It opens again what was over, as her mail would."""
        inquiry = self.get_inquiry()
        asked = CallSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        message = log_call(inquiry.journalist, asked.validated_data, inquiry=inquiry, by=self.person)
        return self.show(message, code=status.HTTP_201_CREATED)


class InquiryEvents(ListView):
    """The timeline of one inquiry."""

    serializer_class = EventSerializer
    queryset = Event.objects.none()

    def get_queryset(self) -> QuerySet[Event]:
        """Its own."""
        return self.get_inquiry().events.select_related("by")

    @extend_schema(tags=["inquiries"], summary="List an inquiry's events", operation_id="inquiries_events_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """What happened, by whom, when; newest first."""
        return super().get(request, *args, **kwargs)


class InquiryNotes(ListView):
    """What staff say among themselves about one inquiry."""

    serializer_class = NoteSerializer
    queryset = Note.objects.none()

    def get_queryset(self) -> QuerySet[Note]:
        """Its own."""
        return self.get_inquiry().notes.select_related("by", "inquiry")

    @extend_schema(tags=["inquiries"], summary="List an inquiry's notes", operation_id="inquiries_notes_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Newest first. Notes are for the office only; no mail ever holds one."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        tags=["inquiries"], summary="Note something", operation_id="inquiries_notes_add",
        request=NewNoteSerializer, responses={201: NoteSerializer},
    )  # fmt: skip
    def post(self, request: Request, ref: str) -> Response:
        """Keep a remark for the office's eyes."""
        inquiry = self.get_inquiry()
        asked = NewNoteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        note = notes.add_note(inquiry, asked.validated_data["text"], by=self.person, at=timezone.now())
        return Response(self.get_serializer(note).data, status=status.HTTP_201_CREATED)


def log_call(
    caller: Journalist | calls.Caller, asked: dict[str, Any], *, by: User, inquiry: Inquiry | None = None
) -> Message:
    """What a checked CallSerializer says, by the verb."""
    return calls.log_call(
        caller, asked["text"], inquiry=inquiry, deadline=asked.get("deadline"), is_answered=asked["answered"],
        called_at=asked.get("called_at"), by=by, at=timezone.now(),
    )  # fmt: skip
