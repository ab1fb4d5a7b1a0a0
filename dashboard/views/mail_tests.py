"""A test mail through the whole loop, sent from the mailroom or the set-up, and followed on its way."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dashboard.access import get_person
from dashboard.htmx import render_part
from inquiries import mail_check
from inquiries.access import Verb, may


@require_POST
@login_required
def send_test(request: HttpRequest) -> HttpResponse:
    """Send one, and follow it."""
    email = mail_check.send_test_mail(by=get_person(request), at=timezone.now())
    return redirect("mail_test", pk=email.pk)


@require_safe
@login_required
def show_test(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it is; a page asks for the fragment every second until the mail has arrived, or stays away."""
    if not may(request.user, Verb.WORK):
        raise PermissionDenied
    email = mail_check.find_test(pk)
    if email is None:
        raise Http404
    context = {"place": "mailroom", "test": mail_check.follow(email, now=timezone.now())}
    return render_part(request, "dashboard/setup/mail_test.html", "dashboard/setup/_loop.html", context)
