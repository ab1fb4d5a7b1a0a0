"""Files that go out: put beside a draft, taken off, and read again, before and after it left."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dashboard.access import get_inquiry_or_404, get_message_or_404, get_person
from dashboard.composer_page import build_saved
from dashboard.drafting import answer_as_typed, get_reply_or_404, save_typed, show_conflict
from dashboard.htmx import wants_part
from dashboard.inquiry_page import answer_with_page
from inquiries import attaching, drafts
from inquiries.models import Inquiry, Reply, ReplyAttachment
from inquiries.models.reply import BESIDE_THE_TEXT
from mailbox.files import OCTETS, open_file
from mailbox.models import OutboundAttachment


@login_required
@require_POST
def attach_files(request: HttpRequest, ref: str) -> HttpResponse:
    """Put the chosen files beside the draft; a script sends nothing else, a form all that was typed as well."""
    inquiry = get_inquiry_or_404(request, ref)
    reply = get_reply_or_404(request, inquiry)
    chosen = request.FILES.getlist("files")
    try:
        if not wants_part(request):
            error = save_typed(request, reply) or ("" if chosen else _("Choose a file first."))
            return answer_as_typed(request, ref, error) if error else answer_with_page(request, ref, mode="reply")
        held = _read_revision(request)
        attaching.attach_files(reply, chosen, revision=held, by=get_person(request), at=timezone.now())
    except attaching.NotAttachable as problem:
        return _render_files(request, inquiry, reply, error=str(problem))
    except drafts.NotAsRead as stale:
        return show_conflict(request, ref, reply, str(stale))
    return _render_files(request, inquiry, reply)


@login_required
@require_POST
def remove_file(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Take a file off the draft."""
    inquiry = get_inquiry_or_404(request, ref)
    file = _get_file_or_404(inquiry, pk)
    try:
        if not wants_part(request) and (error := save_typed(request, file.reply)):
            return answer_as_typed(request, ref, error)
        attaching.remove_file(file, revision=_read_revision(request), by=get_person(request), at=timezone.now())
    except drafts.NotAsRead as stale:
        return show_conflict(request, ref, file.reply, str(stale))
    if not wants_part(request):
        return answer_with_page(request, ref, mode="reply")
    return _render_files(request, inquiry, file.reply)


@login_required
@require_safe
def download_draft_file(request: HttpRequest, ref: str, pk: int) -> FileResponse:
    """A file of a draft, always as a download."""
    return _download(_get_file_or_404(get_inquiry_or_404(request, ref), pk))


@login_required
@require_safe
def download_sent_file(request: HttpRequest, ref: str, pk: int, number: int) -> FileResponse:
    """A file that went out with an answer, byte for byte as it went."""
    message = get_message_or_404(request, ref, pk)
    return _download(get_object_or_404(OutboundAttachment, pk=number, email=message.outbound_id))


def _render_files(request: HttpRequest, inquiry: Inquiry, reply: Reply, *, error: str = "") -> HttpResponse:
    """The list of files, and the page's new revision where it holds the text that now stands; else its old one."""
    held = _read_revision(request)
    reply.refresh_from_db()
    context: dict[str, Any] = {
        "inquiry": inquiry, "draft": reply, "composer": build_saved(request, reply), "files_error": error,
        "revision": reply.revision if error == "" and reply.revision == held + BESIDE_THE_TEXT else held,
    }  # fmt: skip
    return render(request, "dashboard/_files_saved.html", context)


def _read_revision(request: HttpRequest) -> int:
    number = request.POST.get("revision", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1


def _get_file_or_404(inquiry: Inquiry, pk: int) -> ReplyAttachment:
    rows = ReplyAttachment.objects.select_related("reply__inquiry", "reply__edited_by")
    return get_object_or_404(rows, pk=pk, reply__inquiry=inquiry)


def _download(file: ReplyAttachment | OutboundAttachment) -> FileResponse:
    try:
        data = open_file(file.stored_as)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(data, as_attachment=True, filename=file.filename, content_type=OCTETS)
