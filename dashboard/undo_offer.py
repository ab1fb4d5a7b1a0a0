"""The Undo that a person's last act at an inquiry carries: said in words, standing for a while, kept over a reload."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from dashboard.access import get_person
from inquiries import restoring
from inquiries.models import Inquiry
from inquiries.restoring import Act, Done, LeftAsItWas, Stored

OFFERED_FOR = timedelta(minutes=10)
SESSION_KEY = "last_act"
SALT = "dashboard.undo_offer"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the notice shows, and what its form sends back; `event` tells it from others."""

    words: str
    reference: str
    event: int
    token: str
    at: datetime


def do_with_undo(
    request: HttpRequest,
    act: Act,
    inquiry: Inquiry,
    verb: Callable[[], object],
    words: str | Callable[[], str],
    *,
    becomes: Stored | None = None,
) -> bool:
    """Call `verb`, say in `words` what was done, and offer to undo it; False, and nothing said, where nothing changed.

    `words` may be worked out afterwards; `becomes` see restoring.do. Raises what `verb` raises.
    """
    done = restoring.do(act, inquiry, verb, becomes=becomes)
    if done is None:
        return False
    told_of = [get_person(request).pk, done.act, done.inquiry, done.before, done.left]
    request.session[SESSION_KEY] = {
        "words": words if isinstance(words, str) else words(),
        "reference": inquiry.reference,
        "event": done.before["event"],
        "token": signing.dumps(told_of, salt=SALT, compress=True),
        "at": timezone.now().isoformat(),
    }
    return True


def standing_offer(request: HttpRequest) -> Offer | None:
    """What the person last did at one inquiry, while undoing it is offered. Costs nothing where there is none."""
    kept = request.session.get(SESSION_KEY)
    if kept is None:
        return None
    at = parse_datetime(kept["at"])
    if at is None or at + OFFERED_FOR <= timezone.now():
        del request.session[SESSION_KEY]
        return None
    return Offer(kept["words"], kept["reference"], kept["event"], kept["token"], at)


def read_offer(request: HttpRequest, inquiry: Inquiry) -> Done:
    """The act that the form names, of this person at this inquiry. Raises LeftAsItWas where none stands any more."""
    try:
        told_of = signing.loads(request.POST.get("act", ""), salt=SALT, max_age=OFFERED_FOR)
    except signing.SignatureExpired as error:
        raise LeftAsItWas(_("Undo is offered for ten minutes, and they are over.")) from error
    except signing.BadSignature as error:
        raise LeftAsItWas(_("There is nothing here to undo.")) from error
    person, act, number, before, left = told_of
    if person != get_person(request).pk or number != inquiry.pk:
        raise LeftAsItWas(_("There is nothing here to undo."))
    return Done(Act(act), number, before, left)


def withdraw_offer(request: HttpRequest) -> None:
    """Offer no longer what the form named: it was undone, or cannot be."""
    kept = request.session.get(SESSION_KEY)
    if kept is not None and kept["token"] == request.POST.get("act"):
        del request.session[SESSION_KEY]


def is_on_screen(request: HttpRequest, inquiry: Inquiry) -> bool:
    """Whether the script that asks shows this inquiry's page: parts of it have no place on another's."""
    path = urlsplit(request.headers.get("HX-Current-URL", "")).path
    return path == reverse("inquiry", args=[inquiry.reference])
