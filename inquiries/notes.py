"""Internal remarks, and the colleagues they call."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from inquiries.access import Verb, may_read, require
from inquiries.mentions import find_mentions
from inquiries.merging import lock_surviving_for
from inquiries.models import Event, Inquiry, Mention, Note, User
from inquiries.notifications import tell_of_mention
from inquiries.triage import mark_open


def add_note(inquiry: Inquiry, text: str, *, by: User, at: datetime) -> Note:
    """Keep `text` on the inquiry for staff eyes; it never becomes part of any mail. Raises ValueError if blank.

    Colleagues it calls by @name are told by mail, once, unless they chose none. Who may not read the inquiry is not
    told of it: see `unreached`. Where the inquiry was joined to another, the note stands there: see its `inquiry`.
    """
    require(by, Verb.WORK)
    if not text.strip():
        raise ValueError("A note needs some text.")
    with transaction.atomic():
        row = lock_surviving_for(by, inquiry)
        note = Note.objects.create(inquiry=row, by=by, text=text.strip(), at=at)
        event = row.events.create(kind=Event.Kind.NOTE_ADDED, by=by, at=at)
        mark_open(row)
        _mention(note, event, _called(note), at=at)
    return note


def unreached(note: Note) -> list[User]:
    """Whom the note calls, but who may not read its inquiry, and so was told nothing."""
    if not note.inquiry.is_confidential:
        return []
    return [user for user in _called(note) if not may_read(user, note.inquiry)]


def tell_called(note: Note, *, by: User, at: datetime) -> None:
    """Tell those whom the note calls and who may read it by now; who was told before hears nothing."""
    require(by, Verb.WORK)
    with transaction.atomic():
        known = set(note.mentions.values_list("user", flat=True))
        late = [user for user in _called(note) if user.pk not in known]
        event = note.inquiry.events.filter(kind=Event.Kind.NOTE_ADDED, by=note.by, at=note.at).first()
        if event is not None:
            _mention(note, event, late, at=at)


def _called(note: Note) -> list[User]:
    people = list(User.objects.working()) if "@" in note.text else []
    return [found.user for found in find_mentions(note.text, people) if found.user != note.by]


def _mention(note: Note, event: Event, users: Iterable[User], *, at: datetime) -> None:
    for user in users:
        if may_read(user, note.inquiry):
            Mention.objects.get_or_create(note=note, user=user)
            tell_of_mention(event, note, user, at=at)
