"""The answer while it is written: begun, saved, thrown away."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.composer_page import build_saved
from dashboard.drafting import answer_as_typed, get_reply_or_404, read_typed, save_typed, show_conflict
from dashboard.inquiry_page import answer_with_page, go_to_joined, redirect_to_inquiry
from inquiries import drafts
from inquiries.models import Inquiry, Reply
from inquiries.presence import list_presence, note_presence, stop_typing


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def manage_draft(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin the draft, or save it as read at its revision. A GET only leads to where it is written.

    `keep` saves over a colleague's text after keeping hers; `caught_up` says that the mail it names was read.
    """
    inquiry = get_inquiry_or_404(request, ref)
    if request.method != "POST":
        return redirect_to_inquiry(request, ref, compose="reply")
    if not {"reply", "revision"} & request.POST.keys():
        return _begin(request, inquiry)
    me, reply = get_person(request), get_reply_or_404(request, inquiry)
    try:
        if "keep" in request.POST:
            drafts.keep_copy(reply, by=me, at=timezone.now())
        error = save_typed(request, reply)
    except drafts.NotAsRead as stale:
        return show_conflict(request, ref, reply, str(stale))
    if "caught_up" in request.POST:
        catch_up(request, reply, request.POST["caught_up"])
    if "autosave" in request.POST:
        rows = list_presence(inquiry.pk)
        note_presence(inquiry.pk, rows, by=me, at=timezone.now(), is_typing=True)
        context = {
            "inquiry": inquiry, "draft": reply, "error": error, "composer": build_saved(request, reply),
            "is_unsaved": error and reply.text != read_typed(request).text,
        }  # fmt: skip
        return render(request, "dashboard/_draft_saved.html", context)
    return answer_as_typed(request, ref, error) if error else answer_with_page(request, ref, mode="reply")


@login_required
@require_POST
def discard_draft(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw the draft away."""
    inquiry = get_inquiry_or_404(request, ref)
    drafts.discard_draft(get_reply_or_404(request, inquiry), by=get_person(request), at=timezone.now())
    stop_typing(inquiry.pk, by=get_person(request))
    return answer_with_page(request, ref, mode="")


def catch_up(request: HttpRequest, reply: Reply, seen: str) -> None:
    """Only the mail that the page showed counts as read: one that came since stays unread."""
    if seen.isascii() and seen.isdigit() and len(seen) < 16:
        drafts.catch_up(reply, seen=int(seen), by=get_person(request))


def _begin(request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    me, now = get_person(request), timezone.now()
    draft = drafts.start_reply(inquiry, by=me, at=now)
    ref = draft.inquiry.reference
    if (text := read_typed(request).text).strip():
        try:
            # As read at its beginning: what a colleague wrote there meanwhile is not written over.
            drafts.save_draft(draft, text=text, to=draft.to, cc=draft.cc, revision=0, by=me, at=now)
        except drafts.NotAsRead as stale:
            return show_conflict(request, ref, draft, str(stale))
    if draft.inquiry != inquiry:
        return go_to_joined(request, draft.inquiry, compose="reply")
    return answer_with_page(request, ref, mode="reply")
