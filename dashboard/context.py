"""What every page's frame shows."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from dashboard.frame import Frame
from inquiries.access import Verb, may
from inquiries.models import User


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame's facts, read only by templates that use them; nothing for somebody not logged in."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"now": timezone.now()}
    facts = Frame(user)
    return {
        "frame": facts,
        "now": facts.now,
        "may_work": may(user, Verb.WORK),
        "may_change_office": may(user, Verb.CHANGE_OFFICE),
        "may_administer": may(user, Verb.ADMINISTER),
    }
