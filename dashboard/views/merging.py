"""Two inquiries that are one, and one that is two."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.htmx import wants_part
from dashboard.inquiry_page import answer_with_page, read_view, redirect_to_inquiry, tell_error
from inquiries import merging, splitting
from inquiries.access import Verb, require, visible_to
from inquiries.models import Inquiry
from inquiries.models.inquiry import parse_reference


@login_required
@require_POST
def join_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """The stranger's mail belongs to the thread it names; the page of that thread follows."""
    inquiry = get_inquiry_or_404(request, ref)
    try:
        target = merging.join(inquiry, by=get_person(request), at=timezone.now())
    except merging.NothingToJoin:
        tell_error(request, _("There is nothing left to join this to."))
        return answer_with_page(request, ref)
    return _lead_to(request, target)


@login_required
@require_POST
def merge_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """It is the same question as another one's, named by its reference; the page of that one follows."""
    inquiry = get_inquiry_or_404(request, ref)
    into = _find_other(request)
    if into is None:
        tell_error(request, _("There is no inquiry of that reference."))
        return answer_with_page(request, ref)
    try:
        target = merging.merge(inquiry, into, by=get_person(request), at=timezone.now())
    except merging.NotMergeable:
        tell_error(request, _("This cannot be merged there: it is the same inquiry, or it was merged already."))
        return answer_with_page(request, ref)
    told = {"merged": inquiry.reference, "reference": target.reference}
    messages.success(
        request, _("%(merged)s is part of %(reference)s now. What does not belong can be split off.") % told
    )
    return _lead_to(request, target)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def split_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """GET shows what can be split off; POST makes the chosen mails and calls an inquiry of their own."""
    inquiry, person = get_inquiry_or_404(request, ref), get_person(request)
    require(person, Verb.WORK)
    found = splitting.list_splittable(inquiry)
    error, chosen = "", set(request.POST.getlist("message"))
    if request.method == "POST":
        try:
            new = splitting.split(
                inquiry, [each for each in found if str(each.pk) in chosen], by=person, at=timezone.now()
            )  # fmt: skip
        except splitting.NotSplittable as refused:
            error = str(refused)
        else:
            told = {"reference": new.reference}
            messages.success(request, _("Split off: this is %(reference)s.") % told)
            return redirect_to_inquiry(request, new.reference)
    context = {"inquiry": inquiry, "found": found, "chosen": chosen, "error": error, "view": read_view(request)}
    return render(request, "dashboard/split.html", context, status=422 if error else 200)


def _find_other(request: HttpRequest) -> Inquiry | None:
    """The inquiry that `into` names, as PD-12 or 12, where this person may read it."""
    written = request.POST.get("into", "").strip()
    number = parse_reference(written) if not written.isdecimal() else parse_reference(f"PD-{written}")
    return visible_to(request.user).filter(pk=number).first() if number is not None else None


def _lead_to(request: HttpRequest, target: Inquiry) -> HttpResponse:
    response = redirect_to_inquiry(request, target.reference)
    if wants_part(request):
        return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
    return response
