"""How a row reaches a view: through what the person may see, or not at all."""

from django.http import Http404, HttpRequest

from inquiries.access import Verb, require, visible_to
from inquiries.models import Inquiry, Message, User
from inquiries.models.inquiry import parse_reference

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def get_person(request: HttpRequest) -> User:
    """Who is logged in; only for views behind @login_required."""
    assert isinstance(request.user, User), "the view asks for a login"  # noqa: S101
    return request.user


def get_inquiry_or_404(request: HttpRequest, ref: str) -> Inquiry:
    """The inquiry `ref` names, with everything its header shows; a missing right reads like a missing row.

    A form on one that she may only read is refused here, whatever it holds: PermissionDenied.
    """
    number = parse_reference(ref)
    # What few have, the inquiry it was joined to or may belong to, is read where it is shown.
    rows = visible_to(request.user).select_related("journalist__outlet", "owner", "deadline_set_by")
    inquiry = rows.filter(pk=number).first() if number is not None else None
    if inquiry is None:
        raise Http404
    if request.method not in READING:
        require(get_person(request), Verb.WORK)
    return inquiry


def get_message_or_404(request: HttpRequest, ref: str, pk: int) -> Message:
    """A mail of that inquiry, with its ledger row; never one of another inquiry."""
    number = parse_reference(ref)
    rows = Message.objects.select_related("inquiry", "inbound", "outbound")
    message = None
    if number is not None:
        message = rows.filter(pk=pk, inquiry__in=visible_to(request.user).filter(pk=number)).first()
    if message is None:
        raise Http404
    return message
