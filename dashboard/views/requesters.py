"""Who asks and what she is, where a mail only suggests it: one click makes it so."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.inquiry_page import answer_with_page, tell_error
from dashboard.reporter_side import say_fact
from dashboard.undo_offer import do_with_undo
from inquiries import journalists, signatures
from inquiries.editing import SavedMeanwhile
from inquiries.models import Inquiry, Journalist
from inquiries.requesters import NotNamed, enter_suggested
from inquiries.restoring import Act


@login_required
@require_POST
def make_requester(request: HttpRequest, ref: str) -> HttpResponse:
    """Whoever wrote the mail that was passed on asks from now on; who passed it on stays noted."""
    inquiry = get_inquiry_or_404(request, ref)
    address = request.POST.get("address", "")
    try:
        with transaction.atomic():
            person, is_entered = enter_suggested(inquiry, address, by=get_person(request), at=timezone.now())
            put_under_name(request, inquiry, person, is_entered=is_entered)
    except NotNamed as refused:
        tell_error(request, refused)
    return answer_with_page(request, ref)


@login_required
@require_POST
def take_fact_over(request: HttpRequest, ref: str) -> HttpResponse:
    """What stands in the reporter's signature is written into her entry."""
    return _settle_fact(request, ref, signatures.take_over, _("Noted of %(name)s: %(fact)s."))


@login_required
@require_POST
def dismiss_fact(request: HttpRequest, ref: str) -> HttpResponse:
    """What stands in her signature is not so of her, or not wanted: it is suggested no more."""
    return _settle_fact(request, ref, signatures.dismiss, _("Not suggested again: %(fact)s."))


def _settle_fact(
    request: HttpRequest, ref: str, verb: Callable[..., signatures.Suggestion], words: str
) -> HttpResponse:
    """Call `verb` for the fact that the form names, and say in `words` what was done, or why it was not."""
    inquiry = get_inquiry_or_404(request, ref)
    fact, value = request.POST.get("fact", ""), request.POST.get("value", "")
    try:
        settled = verb(inquiry, fact, value, by=get_person(request), at=timezone.now())
    except signatures.NotSuggested as refused:
        tell_error(request, refused)
    except SavedMeanwhile:
        tell_error(request, _("Somebody changed her entry at this moment. Look again."))
    else:
        messages.success(request, words % {"name": inquiry.journalist, "fact": say_fact(settled)})
    return answer_with_page(request, ref)


def put_under_name(request: HttpRequest, inquiry: Inquiry, person: Journalist, *, is_entered: bool = False) -> None:
    """Make `person` the reporter of `inquiry`, say so, and offer to undo it; `is_entered` see change_reporter."""
    verb = partial(
        journalists.change_reporter, inquiry, person, by=get_person(request), at=timezone.now(), is_entered=is_entered
    )
    words = _("The reporter is %(name)s now.") % {"name": person}
    if not do_with_undo(request, Act.REPORTER, inquiry, verb, words, becomes={"journalist": person.pk}):
        messages.info(request, _("The reporter is %(name)s already.") % {"name": person})
