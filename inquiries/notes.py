"""Internal remarks."""

from datetime import datetime

from django.db import transaction

from inquiries.access import Verb, require
from inquiries.models import Event, Inquiry, Note, User
from inquiries.triage import mark_open


def add_note(inquiry: Inquiry, text: str, *, by: User, at: datetime) -> Note:
    """Keep `text` on the inquiry for staff eyes; it never becomes part of any mail. Raises ValueError if blank."""
    require(by, Verb.WORK)
    if not text.strip():
        raise ValueError("A note needs some text.")
    with transaction.atomic():
        note = Note.objects.create(inquiry=inquiry, by=by, text=text.strip(), at=at)
        inquiry.events.create(kind=Event.Kind.NOTE_ADDED, by=by, at=at)
        mark_open(inquiry)
    return note
