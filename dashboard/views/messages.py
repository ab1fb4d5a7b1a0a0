"""The mails behind a message: as HTML in a frame of its own, as the original, and what is attached to it."""

from collections.abc import Callable, Mapping

from csp.decorators import csp
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from dashboard.access import get_message_or_404
from inquiries.models import Message
from mailbox.html import sanitize_html
from mailbox.models import RawEmail
from mailbox.parsing import Attachment, parse_email, read_attachment

NOTHING = "'none'"
FRAME_POLICY = {
    "default-src": [NOTHING],
    "img-src": ["'self'", "data:"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
    "base-uri": [NOTHING],
    "form-action": [NOTHING],
}
POLICY_WITH_IMAGES = FRAME_POLICY | {"img-src": ["'self'", "data:", "https:", "http:"]}
# The only kinds that are ever shown from our own address, by their first bytes and not by what the sender says.
IMAGE_KINDS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("image/png", lambda data: data.startswith(b"\x89PNG\r\n\x1a\n")),
    ("image/jpeg", lambda data: data.startswith(b"\xff\xd8\xff")),
    ("image/gif", lambda data: data.startswith((b"GIF87a", b"GIF89a"))),
    ("image/webp", lambda data: data.startswith(b"RIFF") and data[8:12] == b"WEBP"),
)


@xframe_options_sameorigin
@login_required
@require_safe
def show_html(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """The mail's HTML, sanitised, for a sandboxed frame; remote images only where `images=1` asks for them."""
    message, with_images = get_message_or_404(request, ref, pk), request.GET.get("images") == "1"
    response = _render_frame(request, message, allow_remote_images=with_images)
    return set_policy(request, response, POLICY_WITH_IMAGES if with_images else FRAME_POLICY)


def set_policy(request: HttpRequest, response: HttpResponse, policy: Mapping[str, list[str]]) -> HttpResponse:
    """The response under `policy` instead of the site's; django-csp knows that only as a decorator."""
    csp(dict(policy))(lambda _request: response)(request)
    return response


def _render_frame(request: HttpRequest, message: Message, *, allow_remote_images: bool) -> HttpResponse:
    parsed = parse_email(_get_raw_or_404(message).content)
    if parsed.html is None:
        raise Http404
    urls = {
        each.content_id: reverse("message_inline", args=[message.inquiry.reference, message.pk, each.position])
        for each in parsed.attachments
        if each.content_id
    }
    clean = sanitize_html(parsed.html, cid_urls=urls, allow_remote_images=allow_remote_images)
    context = {
        "html": mark_safe(clean.html),  # noqa: S308 - sanitize_html made it safe, and the frame has no scripts
        "blocked_images": clean.blocked_images,
        "message": message,
    }
    return render(request, "dashboard/mail_frame.html", context)


@login_required
@require_safe
def download_original(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """The mail byte for byte, as a file."""
    message = get_message_or_404(request, ref, pk)
    return download(_get_raw_or_404(message).content, f"{message.inquiry.reference}-{message.pk}.eml", "message/rfc822")


@login_required
@require_safe
def download_attachment(request: HttpRequest, ref: str, pk: int, position: int) -> HttpResponse:
    """One attachment, always as a download: nothing a sender made is ever opened on this site."""
    attachment, data = _read_attachment_or_404(get_message_or_404(request, ref, pk), position)
    return download(data, attachment.filename, "application/octet-stream")


@cache_control(private=True, max_age=86400, immutable=True)
@login_required
@require_safe
def show_inline_image(request: HttpRequest, ref: str, pk: int, position: int) -> HttpResponse:
    """A picture that the mail's HTML shows in its place; anything that is no raster image is not served here."""
    _attachment, data = _read_attachment_or_404(get_message_or_404(request, ref, pk), position)
    kind = find_image_kind(data)
    if kind is None:
        raise Http404
    policy = {"default-src": [NOTHING], "frame-ancestors": [NOTHING]}
    return set_policy(request, HttpResponse(data, content_type=kind), policy)


def find_image_kind(data: bytes) -> str | None:
    """The media type of a picture that may be shown from our own address; None for anything else."""
    return next((kind for kind, is_kind in IMAGE_KINDS if is_kind(data)), None)


def _get_raw_or_404(message: Message) -> RawEmail:
    raw = RawEmail.objects.filter(email=message.inbound_id).first() if message.inbound_id else None
    if raw is None:
        raise Http404
    return raw


def _read_attachment_or_404(message: Message, position: int) -> tuple[Attachment, bytes]:
    try:
        return read_attachment(_get_raw_or_404(message).content, position)
    except LookupError:
        raise Http404 from None


def download(data: bytes, filename: str, content_type: str) -> HttpResponse:
    """The bytes as a file to be kept, never to be shown."""
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=filename) or "attachment"}
    return HttpResponse(data, content_type=content_type, headers=headers)
