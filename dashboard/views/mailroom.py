"""Mailroom: how the mailboxes are, what came in and could not be read, what goes out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dashboard.access import get_person
from dashboard.digest_page import describe_digests
from dashboard.forms_office import ArrivedForm, DiscardForm
from dashboard.mailroom_words import (
    describe_day,
    describe_mailbox,
    describe_outbound,
    describe_problem,
    describe_quarantined,
    name_columns,
)
from inquiries import intake, mailroom
from inquiries.access import Verb, may, visible_to
from inquiries.models import Inquiry, SenderRule
from mailbox.ledger import count_days
from mailbox.models import InboundEmail, Mailbox, OutboundEmail

MOST_QUARANTINED = 100
MOST_UNFINISHED = 100
MOST_FINISHED = 50
NEWEST_DIGESTS = 5
LEDGER_DAYS = 7


@require_safe
@login_required
def show_mailroom(request: HttpRequest) -> HttpResponse:
    """The whole mailroom on one page."""
    _require_reader(request)
    now = timezone.now()
    quarantined = list(InboundEmail.objects.quarantined()[: MOST_QUARANTINED + 1])
    outside = mailroom.look_outside(quarantined[:MOST_QUARANTINED])
    days = count_days(now, days=LEDGER_DAYS)
    discarded = list(mailroom.list_discarded(now)[:MOST_FINISHED])
    outside |= mailroom.look_outside(discarded)
    person = get_person(request)
    unfinished = mailroom.leave_out_confidential(mailroom.list_unfinished(now, limit=MOST_UNFINISHED), person)
    finished = mailroom.leave_out_confidential(mailroom.list_finished()[:MOST_FINISHED], person)
    context = {
        "place": "mailroom",
        "mailboxes": [describe_mailbox(each, now) for each in Mailbox.objects.order_by("name", "folder")],
        "quarantined": [describe_quarantined(each, outside[each.pk]) for each in quarantined[:MOST_QUARANTINED]],
        "discarded": [describe_quarantined(each, outside[each.pk]) for each in discarded],
        "unfiled": [
            (each, describe_problem(each)) for each in mailroom.list_filed_without_inquiry(now)[:MOST_FINISHED]
        ],
        "digests": describe_digests(InboundEmail.objects.request_digests()[:NEWEST_DIGESTS], now),
        "rules": SenderRule.objects.filter(lifted_at=None).select_related("by").order_by("sender", "id"),
        "has_more_quarantined": len(quarantined) > MOST_QUARANTINED,
        "today": days[0],
        "today_parts": describe_day(days[0]),
        "ledger_headings": name_columns(),
        "days": [(day, describe_day(day)) for day in days],
        "unfinished": [describe_outbound(each, now) for each in unfinished],
        "finished": [describe_outbound(each, now) for each in finished],
    }
    return render(request, "dashboard/mailroom/mailroom.html", context)


@require_safe
@login_required
def show_quarantined(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail that could not be filed, as far as it can be read; one that was filed since leads to its inquiry."""
    inbound = _get_inbound_or_404(request, pk)
    if inbound.state == InboundEmail.State.PROCESSED:
        inquiry = visible_to(request.user).filter(messages__inbound=inbound).first()
        return redirect(inquiry or "mailroom")
    return _render_quarantined(request, inbound, DiscardForm())


@require_POST
@login_required
def retry_quarantined(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a quarantined mail to the intake once more."""
    inbound = _get_inbound_or_404(request, pk)
    try:
        is_retried = mailroom.retry_quarantined(inbound, by=get_person(request), at=timezone.now())
    except mailroom.NothingToFile as error:
        messages.error(request, str(error))
        return redirect("quarantined_mail", pk=pk)
    if is_retried:
        messages.success(request, _("The mail is read once more. In a moment it is an inquiry, or here again."))
    else:
        messages.info(request, _("Somebody already decided on this mail."))
    return redirect("mailroom")


@require_POST
@login_required
def discard_quarantined(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a quarantined mail aside for good, with a reason."""
    inbound = _get_inbound_or_404(request, pk)
    form = DiscardForm(request.POST)
    if not form.is_valid():
        return _render_quarantined(request, inbound, form, status=422)
    reason = form.cleaned_data["reason"]
    if mailroom.discard_quarantined(inbound, reason, by=get_person(request), at=timezone.now()):
        messages.success(request, _("The mail is discarded. Its original and your reason are kept."))
    else:
        messages.info(request, _("Somebody already decided on this mail."))
    return redirect("mailroom")


@require_safe
@login_required
def download_quarantined(request: HttpRequest, pk: int) -> HttpResponse:
    """The original, byte for byte, to be opened in a mail program."""
    inbound = _get_inbound_or_404(request, pk)
    if inbound.state == InboundEmail.State.PROCESSED:
        raise Http404
    return download_mail(inbound)


@require_POST
@login_required
def open_inquiry(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an inquiry of a mail that a machine seems to have written."""
    inquiry = intake.open_by_hand(_get_inbound_or_404(request, pk), by=get_person(request), at=timezone.now())
    if inquiry is None:
        messages.info(request, _("Somebody already decided on this mail."))
        return redirect("mailroom")
    return redirect(inquiry)


@require_safe
@login_required
def download_unfiled(request: HttpRequest, pk: int) -> HttpResponse:
    """The original of a mail that was filed without an inquiry."""
    _require_reader(request)
    rows = InboundEmail.objects.filed_without_inquiry().select_related("raw")
    return download_mail(get_object_or_404(rows, pk=pk))


@require_safe
@login_required
def show_outbound(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail of the outbox: its words, its recipients, and what the server said to each."""
    email = _get_outbound_or_404(request, pk)
    inquiry = _inquiry_of(request, email)
    # A log-in mail holds a link that opens somebody's account: nobody reads it here.
    shows_text = inquiry is not None and email.purpose != OutboundEmail.Purpose.ACCOUNT
    context = {
        "place": "mailroom",
        "line": describe_outbound(email, timezone.now()),
        "email": email,
        "inquiry": inquiry,
        "shows_text": shows_text,
        "states": OutboundEmail.State,
    }
    return render(request, "dashboard/mailroom/outbound.html", context)


@require_POST
@login_required
def retry_outbound(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a refused or uncertain mail once more."""
    email = _get_outbound_or_404(request, pk)
    is_retried = mailroom.retry_mail(email, by=get_person(request), at=timezone.now())
    return _back_to(request, email, is_done=is_retried, words=_("The mail is sent once more."))


@require_POST
@login_required
def settle_outbound(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what a person found out about an uncertain mail."""
    email = _get_outbound_or_404(request, pk)
    form = ArrivedForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say whether it arrived."))
        return redirect("outbound_mail", pk=pk)
    arrived = form.cleaned_data["arrived"] == "yes"
    is_settled = mailroom.settle_mail(email, arrived=arrived, by=get_person(request), at=timezone.now())
    words = _("Noted: it arrived.") if arrived else _("Noted: it did not arrive. Its inquiry opens again.")
    return _back_to(request, email, is_done=is_settled, words=words)


@require_POST
@login_required
def note_outbound(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody knows that it was refused or came back, and sees to it."""
    email = _get_outbound_or_404(request, pk)
    is_noted = mailroom.note_trouble(email, by=get_person(request), at=timezone.now())
    return _back_to(request, email, is_done=is_noted, words=_("Noted. It asks for nobody’s look any more."))


@require_POST
@login_required
def cancel_outbound(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a mail back that has not begun to leave."""
    email = _get_outbound_or_404(request, pk)
    is_taken_back = mailroom.take_back_mail(email, by=get_person(request), at=timezone.now())
    is_reply = email.purpose == OutboundEmail.Purpose.REPLY
    words = _("Taken back. The answer is a draft again.") if is_reply else _("Taken back.")
    return _back_to(request, email, is_done=is_taken_back, words=words)


def download_mail(inbound: InboundEmail) -> HttpResponse:
    """The bytes of a mail, as a file to be opened in a mail program."""
    response = HttpResponse(inbound.raw.content, content_type="message/rfc822")
    response["Content-Disposition"] = f'attachment; filename="mail-{inbound.pk}.eml"'
    return response


def _require_reader(request: HttpRequest) -> None:
    """The mailroom is a place of work: mails that no inquiry holds yet are nobody's to read but who files them."""
    if not may(request.user, Verb.WORK):
        raise PermissionDenied


def _get_inbound_or_404(request: HttpRequest, pk: int) -> InboundEmail:
    """A mail that no inquiry holds, or a filed one for the way on to its inquiry."""
    _require_reader(request)
    return get_object_or_404(InboundEmail.objects.select_related("raw", "mailbox"), pk=pk)


def _get_outbound_or_404(request: HttpRequest, pk: int) -> OutboundEmail:
    _require_reader(request)
    email = get_object_or_404(OutboundEmail.objects.prefetch_related("recipients"), pk=pk)
    if not mailroom.leave_out_confidential([email], get_person(request)):
        raise Http404
    return email


def _inquiry_of(request: HttpRequest, email: OutboundEmail) -> Inquiry | None:
    """The inquiry the mail answers or tells of, where this person may read it."""
    inquiries = visible_to(request.user)
    if email.purpose == OutboundEmail.Purpose.REPLY:
        return inquiries.filter(messages__outbound=email).first()
    return inquiries.filter(events__in=mailroom.events_told_by(email)).first()


def _render_quarantined(
    request: HttpRequest, inbound: InboundEmail, form: DiscardForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "place": "mailroom",
        "inbound": inbound,
        "line": describe_quarantined(inbound, mailroom.look_outside([inbound])[inbound.pk]),
        "reading": mailroom.read_quarantined(inbound),
        "form": form,
        "is_waiting": inbound.state == InboundEmail.State.QUARANTINED,
    }
    return render(request, "dashboard/mailroom/quarantined.html", context, status=status)


def _back_to(request: HttpRequest, email: OutboundEmail, *, is_done: bool, words: str) -> HttpResponse:
    if is_done:
        messages.success(request, words)
    else:
        messages.info(request, _("Too late: the mail went on meanwhile. This is how it stands now."))
    return redirect("outbound_mail", pk=email.pk)
