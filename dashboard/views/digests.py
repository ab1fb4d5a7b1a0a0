"""Digests of reporters' requests: the list of them, one of them, and an inquiry of one request."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dashboard.access import get_person
from dashboard.digest_page import describe_digests, describe_requests
from dashboard.views.mailroom import download_mail
from inquiries.access import Verb, may, visible_to
from inquiries.digest_requests import count_requests, open_request
from inquiries.models import DigestRequest
from mailbox.models import InboundEmail

ON_A_PAGE = 25
BIGGEST_ID = 2**63 - 1


@require_safe
@login_required
def list_digests(request: HttpRequest) -> HttpResponse:
    """All of them, newest first; `before` is the number of the last one that was seen."""
    if not may(request.user, Verb.WORK):
        raise PermissionDenied
    rows = InboundEmail.objects.request_digests()
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit():
        rows = rows.filter(pk__lt=min(int(before[:19]), BIGGEST_ID))
    found = list(rows[: ON_A_PAGE + 1])
    context = {
        "place": "mailroom",
        "digests": describe_digests(found[:ON_A_PAGE], timezone.now()),
        "older": found[ON_A_PAGE - 1].pk if len(found) > ON_A_PAGE else None,
        "is_first": not before,
    }
    return render(request, "dashboard/mailroom/digests.html", context)


@require_safe
@login_required
def show_digest(request: HttpRequest, pk: int) -> HttpResponse:
    """What one digest asks. What turned out to be no digest leads to its inquiry."""
    digest = get_object_or_404(InboundEmail.objects.filter(requests__isnull=False).distinct(), pk=pk)
    if digest.filed_as != InboundEmail.Filing.DIGEST:
        inquiry = visible_to(request.user).filter(messages__inbound=digest).first()
        if inquiry is None:
            raise Http404
        return redirect(inquiry)
    now = timezone.now()
    context = {
        "place": "mailroom",
        "digest": digest,
        "count": count_requests([digest], now)[digest.pk],
        "lines": describe_requests(digest, get_person(request), now),
    }
    return render(request, "dashboard/mailroom/digest.html", context)


@require_safe
@login_required
def download_digest(request: HttpRequest, pk: int) -> HttpResponse:
    """The original, byte for byte."""
    return download_mail(get_object_or_404(InboundEmail.objects.request_digests().select_related("raw"), pk=pk))


@require_POST
@login_required
def open_inquiry(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    """Make an inquiry of one request; where a colleague was faster, on to hers."""
    rows = DigestRequest.objects.filter(digest__in=InboundEmail.objects.request_digests())
    asked = get_object_or_404(rows, digest=pk, position=position)
    inquiry, is_new = open_request(asked, by=get_person(request), at=timezone.now())
    if not is_new:
        messages.info(request, _("Somebody already opened an inquiry of this request."))
    if not visible_to(request.user).filter(pk=inquiry.pk).exists():
        return redirect("digest", pk=pk)
    return redirect(inquiry)
