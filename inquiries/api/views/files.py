"""Files of messages and replies: downloaded, never shown; put beside a draft, taken off it."""

from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO

from django.db import transaction
from django.http import FileResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotFound
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import attaching
from inquiries.api.desk import BelowRowView, DeskView
from inquiries.api.problems import TooLarge
from inquiries.api.repeats import AnsweredBefore
from inquiries.api.serializers.conversation import ReplySerializer
from inquiries.api.serializers.replies import BIGGEST_REVISION
from inquiries.api.views.conversation import MessageRows
from inquiries.api.views.replies import ReplyRows
from inquiries.drafts import NotAsRead
from inquiries.kept_answers import Call, find_answer
from inquiries.models import Message, Reply, ReplyAttachment
from mailbox.files import OCTETS, open_file
from mailbox.models import InboundAttachment, OutboundAttachment, RawEmail
from mailbox.parsing import read_attachment

DOWNLOAD = {(200, OCTETS): OpenApiTypes.BINARY}
# Of a file and the form around it; what a draft may hold is said by the verb.
LARGEST_BODY = attaching.LARGEST_FILE + attaching.MEGABYTE


class DownloadView(DeskView):
    """A file as it is, for whatever kind of answer is asked; what goes wrong is said as everywhere."""

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Never refused for what is accepted: the answer is a file."""
        return super().perform_content_negotiation(request, force=True)


class MessageAttachment(MessageRows, BelowRowView, DownloadView):
    """A file that came or went with a mail."""

    @extend_schema(
        tags=["messages"], summary="Download a message's file", operation_id="messages_attachments_read",
        responses=DOWNLOAD,
    )  # fmt: skip
    def get(self, request: Request, pk: int, number: int) -> FileResponse:
        """Byte for byte, always as a download: nothing that a sender made is for a browser to open."""
        message: Message = self.get_object()
        mail = message.inbound or message.outbound
        file = mail.attachments.filter(pk=number).first() if mail else None
        if file is None:
            raise NotFound
        return download(read_received(file) if isinstance(file, InboundAttachment) else open_kept(file), file.filename)


class MessageOriginal(MessageRows, BelowRowView, DownloadView):
    """The mail under a message."""

    @extend_schema(
        tags=["messages"], summary="Download the original mail", operation_id="messages_original_read",
        responses=DOWNLOAD,
    )  # fmt: skip
    def get(self, request: Request, pk: int) -> FileResponse:
        """As it came in, byte for byte. 404 where none came in: an answer sent from here, a call."""
        message: Message = self.get_object()
        raw = RawEmail.objects.filter(email=message.inbound_id).first() if message.inbound_id else None
        if raw is None:
            raise NotFound
        return download(BytesIO(raw.content), f"{message.inquiry.reference}-{message.pk}.eml")


class UploadSerializer(serializers.Serializer):
    """A file, in a form (multipart/form-data)."""

    file = serializers.FileField(allow_empty_file=True)
    revision = serializers.IntegerField(
        min_value=0, max_value=BIGGEST_REVISION, required=False,
        help_text="The revision of the draft that you read: another one by now is 409, and the file is not put there.",
    )  # fmt: skip


class ReplyAttachments(ReplyRows, BelowRowView):
    """The files of a draft."""

    parser_classes = [MultiPartParser]
    # A call with a key, until its file is safe on the disk and its transaction can begin.
    waiting: Call | None = None

    def fingerprint(self, request: Request) -> str:
        """Of the file and its name: a form sent again is written with other boundaries."""
        refuse_large(request)
        digest = sha256(repr(request.POST.get("revision")).encode())
        for name in sorted(request.FILES):
            for file in request.FILES.getlist(name):
                digest.update(repr((name, file.name, file.size)).encode())
                for chunk in file.chunks():
                    digest.update(chunk)
        return digest.hexdigest()

    def begin_call(self, call: Call) -> None:
        """Only a look: nobody else waits while a file is written."""
        with transaction.atomic():
            kept = find_answer(call)
        if kept:
            raise AnsweredBefore(kept)
        self.waiting = call

    @extend_schema(
        tags=["replies"], summary="Put a file beside a draft", operation_id="replies_attachments_add",
        request={"multipart/form-data": UploadSerializer}, responses={201: ReplySerializer},
    )  # fmt: skip
    def post(self, request: Request, pk: int) -> Response:
        """One file. It goes with the mail; the answer is the draft, whose revision went up. 20 MB at most, 25 in all.

        409 where it is no draft any more, or not at the `revision` you give: its text may be a colleague's by now, and
        whoever sends the revision in this answer sends that text. 422 where the file is too large or empty.
        """
        refuse_large(request)
        reply: Reply = self.get_object()
        asked = UploadSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        if sum(len(files) for _name, files in request.FILES.lists()) > 1:
            raise serializers.ValidationError({"file": [_("One file a call.")]})
        files = attaching.keep_uploads(reply, [asked.validated_data["file"]], by=self.person)
        if self.waiting is not None:
            super().begin_call(self.waiting)
        read = asked.validated_data.get("revision")
        with transaction.atomic():
            is_as_read = attaching.attach_kept(
                reply, files, revision=reply.revision if read is None else read, by=self.person, at=timezone.now()
            )
            if read is not None and not is_as_read:
                raise NotAsRead(_("This draft was changed after you read it. Look again."))
        return self.show(reply, code=status.HTTP_201_CREATED)


class OneReplyAttachment(ReplyRows, BelowRowView, DownloadView):
    """A file of a reply."""

    def get_file(self) -> ReplyAttachment:
        """It, or NotFound."""
        file: ReplyAttachment | None = self.get_object().attachments.filter(pk=self.kwargs["number"]).first()
        if file is None:
            raise NotFound
        return file

    @extend_schema(
        tags=["replies"], summary="Download a reply's file", operation_id="replies_attachments_read",
        responses=DOWNLOAD,
    )  # fmt: skip
    def get(self, request: Request, pk: int, number: int) -> FileResponse:
        """Byte for byte."""
        file = self.get_file()
        return download(open_kept(file), file.filename)

    @extend_schema(
        tags=["replies"], summary="Take a file off a draft", operation_id="replies_attachments_remove",
        responses={200: ReplySerializer},
    )  # fmt: skip
    def delete(self, request: Request, pk: int, number: int) -> Response:
        """The answer is the draft, whose revision went up. 409 where it is no draft any more."""
        file = self.get_file()
        attaching.remove_file(file, revision=file.reply.revision, by=self.person, at=timezone.now())
        return self.show(file.reply)


def refuse_large(request: Request) -> None:
    """Raise TooLarge before anything of the body is read."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdigit() and int(length) > LARGEST_BODY:
        raise TooLarge


def read_received(file: InboundAttachment) -> BinaryIO:
    """It, out of the raw mail. Raises NotFound where that has none there."""
    raw = RawEmail.objects.filter(email=file.email_id).first()
    try:
        return BytesIO(read_attachment(raw.content if raw else b"", file.position)[1])
    except LookupError as error:
        raise NotFound from error


def open_kept(file: OutboundAttachment | ReplyAttachment) -> BinaryIO:
    """It, out of the store. Raises NotFound where that has lost it."""
    try:
        return open_file(file.stored_as)
    except FileNotFoundError as error:
        raise NotFound from error


def download(content: BinaryIO, filename: str) -> FileResponse:
    """A file to be kept, never to be shown."""
    return FileResponse(content, as_attachment=True, filename=filename, content_type=OCTETS)
