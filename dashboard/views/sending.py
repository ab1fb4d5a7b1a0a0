"""Letting an answer go: now, later, as an acknowledgement; and taking it back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.drafting import answer_as_typed, answer_unsent, get_reply_or_404, read_kind, read_sure, save_typed
from dashboard.forms import LaterForm
from dashboard.inquiry_page import answer_with_page, tell_error
from dashboard.views.composer import catch_up
from inquiries import acknowledging, scheduling, sending
from inquiries.models import Inquiry, Message, Reply
from inquiries.presence import stop_typing


@login_required
@require_POST
def send_reply(request: HttpRequest, ref: str) -> HttpResponse:
    """Send what the page shows: save it, then give exactly that revision to the outbox."""
    inquiry = get_inquiry_or_404(request, ref)
    reply, me, kind = get_reply_or_404(request, inquiry), get_person(request), read_kind(request)
    try:
        if error := save_typed(request, reply):
            return answer_as_typed(request, ref, error)
        sure = read_sure(request)
        sending.send_reply(reply, revision=reply.revision, by=me, at=timezone.now(), kind=kind, sure=sure)
    except (sending.NotSendable, sending.NotAsRead) as problem:
        return answer_unsent(request, ref, reply, problem, url_name="inquiry_replies", kind=kind.value)
    stop_typing(inquiry.pk, by=me)
    return answer_with_page(request, ref, mode="")


@login_required
@require_POST
def undo_reply(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Take an answer back before it leaves; the composer holds it again."""
    inquiry = get_inquiry_or_404(request, ref)
    message = get_object_or_404(Message.objects.select_related("outbound"), inquiry=inquiry, outbound_id=pk)
    email = message.outbound
    kept = None if email is None else sending.undo_send(email, by=get_person(request), at=timezone.now())
    if kept is None:
        tell_error(request, _("Too late: the answer has left."))
        return answer_with_page(request, ref)
    return answer_with_page(request, ref, mode="reply" if kept.state == Reply.State.DRAFT else "")


@login_required
@require_POST
def schedule_reply(request: HttpRequest, ref: str) -> HttpResponse:
    """Have what the page shows leave by itself at the moment chosen."""
    inquiry = get_inquiry_or_404(request, ref)
    reply, me, kind = get_reply_or_404(request, inquiry), get_person(request), read_kind(request)
    form = LaterForm(request.POST if "send_at" in request.POST else request.GET)
    send_at = form.read_moment()
    try:
        if error := save_typed(request, reply):
            return answer_as_typed(request, ref, error)
        if send_at is None:
            return answer_with_page(request, ref, mode="reply", error=_("Say when it is to leave: a day and a time."))
        sure = read_sure(request)
        scheduling.schedule_reply(
            reply, revision=reply.revision, send_at=send_at, by=me, at=timezone.now(), kind=kind, sure=sure
        )
    except (sending.NotSendable, sending.NotAsRead) as problem:
        more = {"kind": kind.value, **({"send_at": send_at.isoformat()} if send_at else {})}
        return answer_unsent(request, ref, reply, problem, url_name="inquiry_schedule", **more)
    stop_typing(inquiry.pk, by=me)
    return answer_with_page(request, ref, mode="")


@login_required
@require_POST
def hold_back(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Make a planned answer a draft again."""
    reply = _get_planned_or_404(get_inquiry_or_404(request, ref), pk)
    if scheduling.hold_back(reply, by=get_person(request), at=timezone.now()) is None:
        tell_error(request, _("It waits for its hour no more."))
        return answer_with_page(request, ref)
    return answer_with_page(request, ref, mode="reply")


@login_required
@require_POST
def read_newest(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Say that the newer mail was read: the planned answer leaves all the same."""
    reply = _get_planned_or_404(get_inquiry_or_404(request, ref), pk)
    catch_up(request, reply, request.POST.get("caught_up", ""))
    return answer_with_page(request, ref)


@login_required
@require_POST
def acknowledge(request: HttpRequest, ref: str) -> HttpResponse:
    """Tell the reporter that her mail is here."""
    inquiry = get_inquiry_or_404(request, ref)
    try:
        acknowledging.acknowledge(inquiry, by=get_person(request), at=timezone.now())
    except sending.NotSendable as problem:
        tell_error(request, problem)
    return answer_with_page(request, ref)


def _get_planned_or_404(inquiry: Inquiry, pk: int) -> Reply:
    return get_object_or_404(Reply.objects.select_related("inquiry", "edited_by"), pk=pk, inquiry=inquiry)
