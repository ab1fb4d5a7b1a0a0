"""Answers: written, sent, taken back."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import acknowledging, scheduling, sending
from inquiries.api.desk import DeskView, InquiryListView, RowView, of_visible_inquiries
from inquiries.api.problems import Conflict, WentOn
from inquiries.api.serializers.conversation import ReplySerializer
from inquiries.api.serializers.replies import (
    DraftSerializer,
    NewReplySerializer,
    ScheduleSerializer,
    SendingSerializer,
)
from inquiries.api.serializers.verbs import ReadingSerializer
from inquiries.models import Inquiry, Reply, User


class ReplyRows(DeskView):
    """All that the caller may read; those thrown away are gone."""

    serializer_class = ReplySerializer
    queryset = Reply.objects.none()

    def get_queryset(self) -> QuerySet[Reply]:
        """With what became of them, and with their files."""
        rows = Reply.objects.select_related("inquiry", "edited_by", "outbound").exclude(state=Reply.State.DISCARDED)
        return of_visible_inquiries(rows, self.person).prefetch_related("attachments")


class InquiryReplies(InquiryListView, ReplyRows):
    """Of one inquiry."""

    @extend_schema(tags=["replies"], summary="List an inquiry's replies", operation_id="inquiries_replies_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Its draft, if there is one, and what was sent; newest first."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        tags=["replies"], summary="Answer the reporter", operation_id="inquiries_replies_send",
        request=NewReplySerializer, responses={201: ReplySerializer},
    )  # fmt: skip
    def post(self, request: Request, ref: str) -> Response:
        """In her own thread, under your name; it leaves when the time to take it back has passed.

        409 where somebody has a draft open, or where a newer mail came than the one you say you have read; 422 where
        something lacks. Nothing is kept then.
        """
        inquiry = self.get_inquiry()
        asked = NewReplySerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        reply = write_reply(inquiry, asked.validated_data, by=self.person)
        return self.show(reply, code=status.HTTP_201_CREATED)


class Acknowledgement(ReplyRows):
    """The office's first word."""

    @extend_schema(
        tags=["replies"], summary="Acknowledge it", operation_id="inquiries_acknowledgement",
        request=None, responses={201: ReplySerializer},
    )  # fmt: skip
    def post(self, request: Request, ref: str) -> Response:
        """The office's words, in the reporter's thread, once. 422 says why where there is nothing to acknowledge."""
        email = acknowledging.acknowledge(self.get_inquiry(), by=self.person, at=timezone.now())
        return self.show(Reply.objects.get(outbound=email), code=status.HTTP_201_CREATED)


class OneReply(ReplyRows, RowView):
    """A reply by its number."""

    @extend_schema(tags=["replies"], summary="Read a reply", operation_id="replies_read")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """By its number."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        tags=["replies"], summary="Save a draft", operation_id="replies_save",
        request=DraftSerializer, responses={200: ReplySerializer},
    )  # fmt: skip
    def put(self, request: Request, pk: int) -> Response:
        """Over the revision you have read. 409 where a colleague saved in between: both texts are kept."""
        reply = self.get_object()
        asked = DraftSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        data = asked.validated_data
        sending.save_draft(
            reply, text=data["text"], to=data.get("to", reply.to), cc=data.get("cc", reply.cc), bcc=data.get("bcc"),
            is_signed=data.get("signed"), revision=data["revision"], by=self.person, at=timezone.now(),
        )  # fmt: skip
        return self.show(reply)

    @extend_schema(tags=["replies"], summary="Take a reply back", operation_id="replies_remove", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        """A draft is thrown away; an answer that has not left yet is a draft again. 409 where it is too late."""
        reply = self.get_object()
        if reply.state == Reply.State.SCHEDULED:
            if scheduling.hold_back(reply, by=self.person, at=timezone.now()) is None:
                raise Conflict(_("Too late: its hour has come."))
        elif reply.outbound is None:
            sending.discard_draft(reply, by=self.person, at=timezone.now())
        elif sending.undo_send(reply.outbound, by=self.person, at=timezone.now()) is None:
            raise Conflict(_("Too late: the answer has left."))
        return Response(status=status.HTTP_204_NO_CONTENT)


class ReplySending(ReplyRows, RowView):
    """The sending of a draft."""

    http_method_names = ["post", "options"]

    @extend_schema(
        tags=["replies"], summary="Send a draft", operation_id="replies_send",
        request=SendingSerializer, responses={200: ReplySerializer},
    )  # fmt: skip
    def post(self, request: Request, pk: int) -> Response:
        """Exactly as you have read it. 409 where it was changed, or a newer mail came; 422 where something lacks."""
        reply = self.get_object()
        asked = SendingSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        data = asked.validated_data
        kind, sure = Reply.Kind(data["kind"]), data.get("sure", ())
        sending.send_reply(reply, revision=data["revision"], kind=kind, sure=sure, by=self.person, at=timezone.now())
        return self.show(reply)


class ReplySchedule(ReplyRows, RowView):
    """The hour at which a draft leaves by itself."""

    http_method_names = ["post", "delete", "options"]

    @extend_schema(
        tags=["replies"], summary="Send a draft later", operation_id="replies_schedule",
        request=ScheduleSerializer, responses={200: ReplySerializer},
    )  # fmt: skip
    def post(self, request: Request, pk: int) -> Response:
        """Exactly as you have read it, at `send_at`. Refused as a sending now would be, and for an hour gone by (422).

        A mail that comes before its hour makes it a draft again, unless somebody says that she has read it.
        """
        reply = self.get_object()
        asked = ScheduleSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        data = asked.validated_data
        scheduling.schedule_reply(
            reply, revision=data["revision"], send_at=data["send_at"], kind=Reply.Kind(data["kind"]),
            sure=data.get("sure", ()), by=self.person, at=timezone.now(),
        )  # fmt: skip
        return self.show(reply)

    @extend_schema(
        tags=["replies"], summary="Hold a planned reply back", operation_id="replies_hold_back",
        responses={200: ReplySerializer},
    )  # fmt: skip
    def delete(self, request: Request, pk: int) -> Response:
        """It is a draft again, or a copy beside the draft that was begun meanwhile; the answer is the draft there is.

        409 where its hour has come: taken back as any answer on its way, it may still stay.
        """
        reply = self.get_object()
        kept = scheduling.hold_back(reply, by=self.person, at=timezone.now())
        if kept is None:
            raise Conflict(_("It waits for its hour no more."))
        return self.show(kept)


class ReplyReading(ReplyRows, RowView):
    """The reading of what came in since a draft was begun or planned."""

    http_method_names = ["put", "options"]

    @extend_schema(
        tags=["replies"], summary="Say that you have read the newer mail", operation_id="replies_reading",
        request=ReadingSerializer, responses={200: ReplySerializer},
    )  # fmt: skip
    def put(self, request: Request, pk: int) -> Response:
        """The draft, or the answer that waits for its hour, then answers that mail; its readers stay as they are.

        409 where a still newer mail came, or where the reply was sent or thrown away.
        """
        reply = self.get_object()
        asked = ReadingSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        if not sending.catch_up(reply, seen=asked.validated_data["message"], by=self.person):
            raise Conflict(_("That is not the newest mail here, or this reply waits no more. Look again."))
        return self.show(reply)


def write_reply(inquiry: Inquiry, asked: dict[str, Any], *, by: User) -> Reply:
    """Begin, save and (unless told not to) send the draft, all or nothing.

    Raises Conflict where a draft is open already, NotAsRead where `answers` is not the newest mail, NotSendable.
    """
    now = timezone.now()
    with transaction.atomic():
        draft = sending.start_reply(inquiry, by=by, at=now)
        if draft.inquiry != inquiry:
            # Merged in this very moment: whoever calls has not read what she would answer there.
            raise WentOn(draft.inquiry)
        if draft.revision or draft.by_id != by.pk or draft.edited_at != now:
            told = _("%(name)s has an answer to this open. Go on with that one, or ask for it.")
            raise Conflict(told % {"name": draft.edited_by})
        if "answers" in asked and (draft.answers is None or draft.answers.pk != asked["answers"]):
            raise sending.NotAsRead(_("A newer mail arrived. Read it, then send."))
        text = asked["text"].replace("\r\n", "\n")
        to, cc = asked.get("to", draft.to), asked.get("cc", draft.cc)
        draft = sending.save_draft(
            draft, text=text, to=to, cc=cc, bcc=asked.get("bcc"), is_signed=asked.get("signed"),
            revision=draft.revision, by=by, at=now,
        )  # fmt: skip
        if asked["send"]:
            kind, sure = Reply.Kind(asked["kind"]), asked.get("sure", ())
            sending.send_reply(draft, revision=draft.revision, kind=kind, sure=sure, by=by, at=now)
    return draft
