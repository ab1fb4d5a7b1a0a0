"""Senders whose mail is always not media: said at an inquiry, lifted in the mailroom."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.inquiry_page import answer_with_page, tell_error
from inquiries import sender_rules
from inquiries.access import Verb, require
from inquiries.models import SenderRule


@login_required
@require_POST
def add_rule(request: HttpRequest, ref: str) -> HttpResponse:
    """Mail from the sender of this inquiry, or from everybody at that domain, opens none from now on."""
    inquiry = get_inquiry_or_404(request, ref)
    is_domain = request.POST.get("scope") == SenderRule.Scope.DOMAIN
    scope = SenderRule.Scope.DOMAIN if is_domain else SenderRule.Scope.ADDRESS
    try:
        rule = sender_rules.add_rule(inquiry, scope, by=get_person(request), at=timezone.now())
    except sender_rules.RuleRefused as refused:
        tell_error(request, str(refused))
    else:
        words = _("Mail from %(sender)s opens no inquiry any more. The mailroom lists it, and can lift this.")
        messages.success(request, words % {"sender": rule})
    return answer_with_page(request, ref)


@login_required
@require_POST
def lift_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Such mail opens inquiries again."""
    person = get_person(request)
    require(person, Verb.WORK)
    rule = get_object_or_404(SenderRule, pk=pk)
    if sender_rules.lift_rule(rule, by=person, at=timezone.now()):
        messages.success(request, _("Mail from %(sender)s opens inquiries again.") % {"sender": rule})
    else:
        messages.info(request, _("Somebody lifted this already."))
    return redirect("mailroom")
