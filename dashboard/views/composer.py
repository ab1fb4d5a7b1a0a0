"""The answer: begun, saved while it is written, sent, taken back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.forms import DraftForm
from dashboard.inquiry_page import answer_with_page, redirect_to_inquiry, tell_error
from inquiries import sending
from inquiries.models import Inquiry, Message, Reply


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def manage_draft(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin the draft, or save it as read at its revision. A GET only leads to where it is written.

    `keep` saves over a colleague's text after keeping hers; `caught_up` says that the mail it names was read.
    """
    inquiry = get_inquiry_or_404(request, ref)
    if request.method != "POST":
        return redirect_to_inquiry(request, ref, compose="reply")
    me, now = get_person(request), timezone.now()
    if "revision" not in request.POST:
        draft = sending.start_reply(inquiry, by=me, at=now)
        if not (text := request.POST.get("text", "").replace("\r\n", "\n")).strip():
            return answer_with_page(request, ref, mode="reply")
        sending.save_draft(draft, text=text, to=draft.to, cc=draft.cc, revision=draft.revision, by=me, at=now)
        return answer_with_page(request, ref, mode="reply")
    reply, form = _get_reply_or_404(request, inquiry), DraftForm(request.POST)
    try:
        if "keep" in request.POST:
            sending.keep_copy(reply, by=me, at=now)
        error = _save(request, reply, form)
    except sending.NotAsRead as stale:
        return _show_conflict(request, ref, reply, str(stale))
    if "caught_up" in request.POST:
        _catch_up(request, reply)
    if "autosave" in request.POST:
        return render(request, "dashboard/_draft_state.html", {"draft": reply, "error": error})
    return _answer_as_typed(request, ref, error) if error else answer_with_page(request, ref, mode="reply")


@login_required
@require_POST
def discard_draft(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw the draft away."""
    inquiry = get_inquiry_or_404(request, ref)
    sending.discard_draft(_get_reply_or_404(request, inquiry), by=get_person(request), at=timezone.now())
    return answer_with_page(request, ref, mode="")


@login_required
@require_POST
def send_reply(request: HttpRequest, ref: str) -> HttpResponse:
    """Send what the page shows: save it, then give exactly that revision to the outbox."""
    inquiry = get_inquiry_or_404(request, ref)
    reply, form = _get_reply_or_404(request, inquiry), DraftForm(request.POST)
    try:
        if error := _save(request, reply, form):
            return _answer_as_typed(request, ref, error)
        sending.send_reply(reply, revision=reply.revision, by=get_person(request), at=timezone.now())
    except sending.NotSendable as error:
        return answer_with_page(request, ref, mode="reply", error=str(error))
    except sending.NotAsRead as stale:
        reply.refresh_from_db()
        if reply.state == Reply.State.DRAFT and reply.text == _typed_text(request):
            return answer_with_page(request, ref, mode="reply", error=str(stale))
        return _show_conflict(request, ref, reply, str(stale))
    return answer_with_page(request, ref, mode="")


@login_required
@require_POST
def undo_reply(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Take an answer back before it leaves; the composer holds it again."""
    inquiry = get_inquiry_or_404(request, ref)
    message = get_object_or_404(Message.objects.select_related("outbound"), inquiry=inquiry, outbound_id=pk)
    email = message.outbound
    if email is None or sending.undo_send(email, by=get_person(request), at=timezone.now()) is None:
        tell_error(request, _("Too late: the answer has left."))
        return answer_with_page(request, ref)
    return answer_with_page(request, ref, mode="reply")


def _save(request: HttpRequest, reply: Reply, form: DraftForm) -> str:
    """Save what was typed; the words of what is wrong with it, or nothing.

    The text is saved even where an address is wrong: the recipients then stay as they were.
    """
    form.is_valid()
    told = " ".join(str(each) for errors in form.errors.values() for each in errors)
    data = form.cleaned_data
    if "revision" not in data or "text" not in data:
        return told
    to, cc = data.get("to", reply.to), data.get("cc", reply.cc)
    is_new = (data["text"], to, cc) != (reply.text, reply.to, reply.cc) or data["revision"] != reply.revision
    if is_new or reply.state != Reply.State.DRAFT:
        sending.save_draft(
            reply, text=data["text"], to=to, cc=cc, revision=data["revision"],
            by=get_person(request), at=timezone.now(),
        )  # fmt: skip
    return told


def _catch_up(request: HttpRequest, reply: Reply) -> None:
    """Only the mail that the page showed counts as read: one that came since stays unread."""
    newest = sending.newest_from_outside(reply.inquiry)
    if newest is not None and str(newest.pk) == request.POST["caught_up"]:
        sending.catch_up(reply, by=get_person(request))


def _show_conflict(request: HttpRequest, ref: str, reply: Reply, error: str) -> HttpResponse:
    reply.refresh_from_db()
    is_draft = reply.state == Reply.State.DRAFT
    return answer_with_page(
        request, ref, mode="reply", error=error, theirs=reply.text if is_draft else None,
        text=_typed_text(request), to=request.POST.get("to", ""), cc=request.POST.get("cc", ""),
    )  # fmt: skip


def _answer_as_typed(request: HttpRequest, ref: str, error: str) -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in ("to", "cc")}
    return answer_with_page(request, ref, mode="reply", error=error, text=_typed_text(request), **typed)


def _typed_text(request: HttpRequest) -> str:
    return request.POST.get("text", "").replace("\r\n", "\n")


def _get_reply_or_404(request: HttpRequest, inquiry: Inquiry) -> Reply:
    """The answer the page was written on, whatever became of it since."""
    number = request.POST.get("reply", "")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 16 else None
    return get_object_or_404(Reply.objects.select_related("inquiry", "edited_by"), pk=pk, inquiry=inquiry)
