"""Notes, and how an inquiry ends and comes back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.forms import ClosureForm
from dashboard.inquiry_page import answer_with_page, go_to_joined, tell_error
from dashboard.undo_offer import do_with_undo
from dashboard.words import MOST_SHOWN
from inquiries import closing, notes
from inquiries.models import Inquiry
from inquiries.restoring import Act


@login_required
@require_POST
def add_note(request: HttpRequest, ref: str) -> HttpResponse:
    """An internal remark."""
    inquiry = get_inquiry_or_404(request, ref)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        return answer_with_page(request, ref, mode="note", note=text, error=_("A note needs some text."))
    if len(text) > MOST_SHOWN:
        told = {"most": number_format(MOST_SHOWN), "count": number_format(len(text))}
        error = _("A note holds %(most)s characters; this one has %(count)s. Shorten it, or keep it as several.") % told
        return answer_with_page(request, ref, mode="note", note=text, error=error)
    note = notes.add_note(inquiry, text, by=get_person(request), at=timezone.now())
    if unreached := notes.unreached(note):
        names = ", ".join(map(str, unreached))
        tell_error(
            request,
            ngettext(
                "%(names)s may not read this and was not told. Below the note you can change that.",
                "%(names)s may not read this and were not told. Below the note you can change that.",
                len(unreached),
            )
            % {"names": names},
        )
    if note.inquiry != inquiry:
        return go_to_joined(request, note.inquiry)
    return answer_with_page(request, ref, mode="")


@login_required
@require_POST
def close_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """It ended, in one of the ways that inquiries end."""
    inquiry = get_inquiry_or_404(request, ref)
    form = ClosureForm(request.POST)
    if form.is_valid():
        outcome = Inquiry.Outcome(form.cleaned_data["outcome"])
        do_with_undo(
            request,
            Act.CLOSING,
            inquiry,
            lambda: closing.close(inquiry, outcome, by=get_person(request), at=timezone.now()),
            _("Closed as %(outcome)s.") % {"outcome": str(outcome.label).lower()},
        )
    else:
        tell_error(request, _("Say how it ended."))
    return answer_with_page(request, ref)


@login_required
@require_POST
def reopen_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """It is not over."""
    inquiry = get_inquiry_or_404(request, ref)
    by, now = get_person(request), timezone.now()
    is_open = do_with_undo(
        request, Act.REOPENING, inquiry, lambda: closing.reopen(inquiry, by=by, at=now), _("Open again.")
    )
    if not is_open and inquiry.joined_to is not None:
        said = {"reference": inquiry.joined_to.reference}
        tell_error(request, _("This was joined to %(reference)s and goes on there.") % said)
    return answer_with_page(request, ref)
