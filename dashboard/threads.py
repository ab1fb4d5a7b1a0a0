"""What the page of an inquiry says of its neighbours, and of who may read it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from dashboard.access import get_person
from dashboard.timeline import Timeline
from inquiries import notes
from inquiries.access import Verb, may
from inquiries.duplicates import Duplicate, find_duplicates
from inquiries.models import Inquiry, Note, User


@dataclass(frozen=True, slots=True)
class Unreached:
    """A note that calls somebody who may not read the inquiry."""

    note: Note
    user: User


def build_threads(request: HttpRequest, inquiry: Inquiry, timeline: Timeline) -> dict[str, Any]:
    """Likely duplicates, who works here, who may be named, who is, and colleagues a note did not reach."""
    duplicates = find_duplicates(inquiry, get_person(request))
    people = list(User.objects.working().order_by("name"))
    return {
        "staff": [person for person in people if may(person, Verb.WORK)],
        # Whom it makes a difference to be named: owner, managers and administrators read it anyway.
        "nameable": [each for each in people if each.pk != inquiry.owner_id and not may(each, Verb.READ_ALL)],
        "duplicates": duplicates,
        "likely": _find_likely(inquiry, duplicates),
        "named": list(inquiry.named.order_by("name")) if inquiry.is_confidential else [],
        "unreached": list_unreached(inquiry, timeline),
    }


def list_unreached(inquiry: Inquiry, timeline: Timeline) -> list[Unreached]:
    """Each colleague whom a note calls in vain, once, under the newest such note."""
    if not inquiry.is_confidential:
        return []
    found: dict[int, Unreached] = {}
    for entry in timeline.entries:
        if entry.note is not None and "@" in entry.note.text:
            found |= {user.pk: Unreached(entry.note, user) for user in notes.unreached(entry.note)}
    return list(found.values())


def _find_likely(inquiry: Inquiry, duplicates: list[Duplicate]) -> Duplicate | None:
    """The one that is worth a line by itself: never once it is over, since then nobody waits for it."""
    if inquiry.is_closed:
        return None
    return next((each for each in duplicates if each.is_likely), None)
