"""Two inquiries that are one, and one that is two."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.htmx import render_part, wants_part
from dashboard.inquiry_page import answer_with_page, read_view, redirect_to_inquiry, tell_error
from dashboard.origin import write_origin
from inquiries import merging, splitting
from inquiries.access import Verb, require, visible_to
from inquiries.duplicates import find_duplicates
from inquiries.models import Inquiry
from inquiries.models.inquiry import InquiryQuerySet, parse_reference
from inquiries.search import find

# What words find is a choice, not a list to read.
OFFERED = 8


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
@require_http_methods(["GET", "HEAD", "POST"])
def merge_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """POST makes it part of the inquiry whose reference `into` names; that one's page follows. Other words find some.

    GET shows what the words in `into` find, each with a button that merges; without words what looks alike.
    """
    inquiry = get_inquiry_or_404(request, ref)
    require(get_person(request), Verb.WORK)
    written = (request.POST if request.method == "POST" else request.GET).get("into", "").strip()
    if request.method != "POST":
        return _offer_others(request, inquiry, written)
    number = _read_number(written)
    if written and number is None:
        return _lead_to_words(request, ref, written)
    into = visible_to(request.user).filter(pk=number).first() if number is not None else None
    if into is None:
        tell_error(request, _("There is no inquiry of that reference."))
        return answer_with_page(request, ref)
    return _merge(request, inquiry, into)


def _merge(request: HttpRequest, inquiry: Inquiry, into: Inquiry) -> HttpResponse:
    try:
        target = merging.merge(inquiry, into, by=get_person(request), at=timezone.now())
    except merging.NotMergeable:
        tell_error(request, _("This cannot be merged there: it is the same inquiry, or it was merged already."))
        return answer_with_page(request, inquiry.reference)
    told = {"merged": inquiry.reference, "reference": target.reference}
    messages.success(
        request,
        _("%(merged)s is part of %(reference)s now, for good. Mails and calls that do not belong can be split off.")
        % told,
    )
    return _lead_to(request, target)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def split_inquiry(request: HttpRequest, ref: str) -> HttpResponse:
    """GET shows what can be split off; POST makes the chosen mails and calls an inquiry of their own.

    With the reference `into` they go to that inquiry instead.
    """
    inquiry, person = get_inquiry_or_404(request, ref), get_person(request)
    require(person, Verb.WORK)
    found = splitting.list_splittable(inquiry)
    told = request.POST if request.method == "POST" else request.GET
    error, chosen, written = "", set(told.getlist("message")), told.get("into", "").strip()
    if request.method == "POST":
        wanted = [each for each in found if str(each.pk) in chosen]
        try:
            into = _find_into(request, inquiry, written)
            new = splitting.split(inquiry, wanted, by=person, at=timezone.now())
        except splitting.NotSplittable as refused:
            error = str(refused)
        else:
            if into is not None:
                return _merge(request, new, into)
            messages.success(request, _("Split off: this is %(reference)s.") % {"reference": new.reference})
            return redirect_to_inquiry(request, new.reference)
    context = {
        "inquiry": inquiry, "found": found, "chosen": chosen, "error": error, "into": written,
        "view": read_view(request),
    }  # fmt: skip
    return render(request, "dashboard/split.html", context, status=422 if error else 200)


def _find_into(request: HttpRequest, inquiry: Inquiry, written: str) -> Inquiry | None:
    """The inquiry that mails are moved to; None where none is named. Raises NotSplittable for one that cannot be."""
    if not written:
        return None
    number = _read_number(written)
    into = visible_to(request.user).filter(pk=number).first() if number is not None else None
    if into is None or merging.surviving(into) == merging.surviving(inquiry):
        raise splitting.NotSplittable(_("There is no other inquiry of that reference."))
    return into


def _read_number(written: str) -> int | None:
    """The number of the inquiry that `written` names, as PD-12 or 12; None where it is words."""
    return parse_reference(written) if not written.isdecimal() else parse_reference(f"PD-{written}")


def _offer_others(request: HttpRequest, inquiry: Inquiry, words: str) -> HttpResponse:
    """What it could be merged into: what `words` find, the one they name first, then the newest."""
    if inquiry.joined_to is not None:
        return redirect_to_inquiry(request, inquiry.reference)
    person = get_person(request)

    def narrow(rows: InquiryQuerySet) -> InquiryQuerySet:
        return rows.filter(joined_to=None).exclude(pk=inquiry.pk)

    context = {
        "inquiry": inquiry,
        "view": read_view(request),
        "words": words,
        "found": find(person, words, limit=OFFERED, narrow=narrow).hits if words else (),
        "duplicates": () if words else find_duplicates(inquiry, person),
    }
    return render_part(request, "dashboard/merge.html", "dashboard/_merge_found.html", context)


def _lead_to_words(request: HttpRequest, ref: str, words: str) -> HttpResponse:
    """To the page of what `words` find."""
    query = write_origin(request, read_view(request), into=words)
    return _go(request, f"{reverse('inquiry_merging', args=[ref])}?{query}")


def _lead_to(request: HttpRequest, target: Inquiry) -> HttpResponse:
    return _go(request, redirect_to_inquiry(request, target.reference)["Location"])


def _go(request: HttpRequest, url: str) -> HttpResponse:
    """To that page; a script is told to go there."""
    return HttpResponse(status=204, headers={"HX-Redirect": url}) if wants_part(request) else redirect(url)
