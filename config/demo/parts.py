"""The parts of a mail in a reporter's box: its HTML in a frame of its own, and what is attached to it."""

from base64 import b64encode
from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from config.demo.boxes import Boxes
from dashboard.views.messages import FRAME_POLICY, download, find_image_kind, set_policy
from mailbox.html import sanitize_html
from mailbox.parsing import ParsedEmail, parse_email, read_attachment


@xframe_options_sameorigin
@require_safe
@never_cache
def html(request: HttpRequest, address: str, number: int) -> HttpResponse:
    """The mail's HTML, sanitised, for a sandboxed frame; nothing is fetched from elsewhere."""
    raw = _read_or_404(address, number)
    parsed = parse_email(raw)
    if parsed.html is None:
        raise Http404
    clean = sanitize_html(parsed.html, cid_urls=dict(_list_pictures(raw, parsed)))
    shown = mark_safe(clean.html)  # noqa: S308 - sanitize_html made it safe, and the frame has no scripts
    return set_policy(request, render(request, "dashboard/mail_frame.html", {"html": shown}), FRAME_POLICY)


@require_safe
@never_cache
def attachment(request: HttpRequest, address: str, number: int, position: int) -> HttpResponse:
    """One attachment, always as a download, as on the desk."""
    try:
        found, data = read_attachment(_read_or_404(address, number), position)
    except LookupError:
        raise Http404 from None
    return download(data, found.filename, "application/octet-stream")


def _list_pictures(raw: bytes, parsed: ParsedEmail) -> Iterator[tuple[str, str]]:
    """The pictures that the HTML shows in their places, each with its bytes as an address."""
    for each in parsed.attachments:
        if not each.content_id:
            continue
        _found, data = read_attachment(raw, each.position)
        kind = find_image_kind(data)
        if kind is not None:
            yield each.content_id, f"data:{kind};base64,{b64encode(data).decode()}"


def _read_or_404(address: str, number: int) -> bytes:
    try:
        return Boxes(settings.HOME / "mail").read(address, number)
    except (ValueError, FileNotFoundError) as error:
        raise Http404 from error
