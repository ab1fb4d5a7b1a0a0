"""What the views of the composer share: which reply a form means, saving what it holds, answering as it was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from dashboard.access import get_person
from dashboard.composer_page import Typed, make_anyway_url
from dashboard.forms import DraftForm
from dashboard.inquiry_page import answer_with_page, read_view
from dashboard.origin import write_origin
from inquiries import attaching, drafts
from inquiries.access import visible_to
from inquiries.guarding import Doubtful, NotSendable
from inquiries.merging import surviving
from inquiries.models import Inquiry, Reply


def get_reply_or_404(request: HttpRequest, inquiry: Inquiry) -> Reply:
    """The answer the page was written on, whatever became of it since: merging may have taken it elsewhere."""
    number = request.POST.get("reply", "")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 16 else None
    readable = visible_to(request.user).filter(pk__in=[inquiry.pk, surviving(inquiry).pk])
    return get_object_or_404(Reply.objects.select_related("inquiry", "edited_by"), pk=pk, inquiry__in=readable)


def save_typed(request: HttpRequest, reply: Reply) -> str:
    """Save what the form holds, files included; the words of what is wrong with it, or nothing.

    The text is saved even where an address or a file is wrong: those then stay as they were. Raises NotAsRead where a
    colleague was faster, or where the form does not say which revision it was written on.
    """
    form = DraftForm(request.POST)
    form.is_valid()
    told = [str(each) for name, errors in form.errors.items() if name != "revision" for each in errors]
    data = form.cleaned_data
    revision = data.get("revision")
    if "text" not in data:
        if revision != reply.revision:
            raise drafts.NotAsRead(" ".join(told))
        return " ".join(told)
    to, cc, bcc = data.get("to", reply.to), data.get("cc", reply.cc), data.get("bcc")
    bcc, is_signed = reply.bcc if bcc is None else bcc, data.get("is_signed")
    is_signed = reply.is_signed if is_signed is None else is_signed
    held = (reply.text, reply.to, reply.cc, reply.bcc, reply.is_signed, reply.revision)
    if (data["text"], to, cc, bcc, is_signed, revision) != held or reply.state != Reply.State.DRAFT:
        drafts.save_draft(
            reply, text=data["text"], to=to, cc=cc, bcc=bcc, is_signed=is_signed, revision=revision,
            by=get_person(request), at=timezone.now(),
        )  # fmt: skip
    return " ".join([*told, *filter(None, [_attach_chosen(request, reply)])])


def show_conflict(request: HttpRequest, ref: str, reply: Reply, error: str) -> HttpResponse:
    """Both texts: the person's own as typed, and what stands saved."""
    reply.refresh_from_db()
    is_draft = reply.state == Reply.State.DRAFT
    theirs = reply.text if is_draft else None
    return answer_with_page(request, ref, mode="reply", error=error, theirs=theirs, typed=read_typed(request))


def answer_as_typed(request: HttpRequest, ref: str, error: str) -> HttpResponse:
    """What is wrong, beside what was typed."""
    return answer_with_page(request, ref, mode="reply", error=error, typed=read_typed(request))


def answer_unsent(
    request: HttpRequest, ref: str, reply: Reply, problem: Exception, *, url_name: str, **more: str
) -> HttpResponse:
    """Why an answer did not leave, in the words of the rule that stopped it, and the way on where there is one."""
    match problem:
        case Doubtful():
            origin, sure = write_origin(request, read_view(request)), read_sure(request)
            url = make_anyway_url(url_name, ref, origin=origin, doubts=problem.doubts, sure=sure, **more)
            return answer_with_page(
                request, ref, mode="reply", doubts=problem.doubts, anyway_url=url, is_later="send_at" in more
            )
        case NotSendable():
            return answer_with_page(request, ref, mode="reply", error=str(problem))
    reply.refresh_from_db()
    if reply.state == Reply.State.DRAFT and reply.text == read_typed(request).text:
        return answer_with_page(request, ref, mode="reply", error=str(problem))
    return show_conflict(request, ref, reply, str(problem))


def read_sure(request: HttpRequest) -> set[str]:
    """What the sender has said yes to."""
    return set(request.GET.get("sure", "").split())


def read_kind(request: HttpRequest) -> Reply.Kind:
    """What its arrival is to mean: a question where the button says so, else an answer."""
    asked: Any = request.POST.get("kind") or request.GET.get("kind")
    return Reply.Kind.QUESTION if asked == Reply.Kind.QUESTION else Reply.Kind.ANSWER


def read_typed(request: HttpRequest) -> Typed:
    """The form as it was typed; browsers send CRLF, mail and comparison want LF."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    return Typed(text, *(request.POST.get(name, "") for name in ("to", "cc", "bcc")))


def _attach_chosen(request: HttpRequest, reply: Reply) -> str:
    """Take the files that a browser without a script sends with the form; what is wrong with them, or nothing."""
    if not (chosen := request.FILES.getlist("files")):
        return ""
    try:
        by, at = get_person(request), timezone.now()
        attaching.attach_files(reply, chosen, revision=reply.revision, by=by, at=at)
    except attaching.NotAttachable as problem:
        return str(problem)
    reply.refresh_from_db()
    return ""
