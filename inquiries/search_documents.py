"""What search reads of each inquiry: gathered after the fact, written in short transactions."""

import logging
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, connection, transaction

from inquiries.models import Ask, Event, Inquiry, Message, Note, Participant, SearchDocument
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.search_backend import choose_backend
from inquiries.search_snippets import PARTS
from inquiries.trouble import is_of_the_row

log = logging.getLogger(__name__)

# The first mail may be a report; a later one that is longer than this quotes a list or a log.
MOST_OF_THE_FIRST = 200_000
MOST_OF_A_MESSAGE = 60_000
# PostgreSQL takes no more than 1 MB of words and their places for one document.
MOST_OF_A_PART = {"subject": 1_000, "people": 20_000, "mail": 250_000, "notes": 80_000}
EVENTS_AT_ONCE = 200
# Documents a transaction: some milliseconds on SQLite, where every other writer waits for it.
DOCUMENTS_A_COMMIT = 5
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Below every event: to be gathered again whatever its events say.
STALE = -1
# How much of a document is tried where the database refuses all of it. Nothing at all is always taken.
SHARES = (1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 0)
# One statement takes the rows in the order of their numbers, those it makes and those it finds. Who writes documents
# takes them in that order too: taken first the new ones and then the old, two would wait for each other in a ring.
MARK = """
    INSERT INTO inquiries_searchdocument (inquiry_id, subject, people, mail, notes, event_id)
    SELECT id, '', '', '', '', -1 FROM inquiries_inquiry WHERE id IN ({chosen}) ORDER BY id
    ON CONFLICT (inquiry_id) DO UPDATE SET event_id =
    CASE WHEN inquiries_searchdocument.event_id < 0 THEN inquiries_searchdocument.event_id ELSE 0 END - 1
"""


class _Overtaken(Exception):
    """Somebody else wrote or marked one of these documents while they were gathered."""


@dataclass(frozen=True, slots=True)
class Due:
    """An inquiry whose document is behind: the last event now known of it, and the event of the document there is."""

    inquiry: int
    event: int
    was: int | None


def index_pending(*, limit: int) -> int:
    """Gather the documents of at most about `limit` inquiries that something happened to; how many it was.

    Every verb writes an Event, so whatever changed stands after the last event that a document knows. Documents are
    written in the order of their events and a few a transaction: killed at any moment, the next call goes on there.
    Where somebody wrote or marked one while it was gathered here, that stays as it is and this call ends: later ones
    may not be written before it, or it would be passed over.
    """
    due = _find_due(limit)
    try:
        for place in range(0, len(due), DOCUMENTS_A_COMMIT):
            some = due[place : place + DOCUMENTS_A_COMMIT]
            _write(gather({each.inquiry: each.event for each in some}), over={each.inquiry: each.was for each in some})
    except _Overtaken:
        log.debug("somebody else gathers documents too")
    return len(due)


def renew(inquiries: InquiryQuerySet) -> int:
    """Have the documents of `inquiries` gathered again: for what no event tells of, such as a newsroom's new name.

    Each call leaves a mark of its own: who gathers meanwhile, from what was before, writes over none of them. One that
    has no document yet gets an empty one.
    """
    chosen, parameters = inquiries.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(MARK.format(chosen=chosen), parameters)
        return int(cursor.rowcount)


def _find_due(limit: int) -> list[Due]:
    """Inquiries whose documents are behind, in the order of their events."""
    newest = SearchDocument.objects.order_by("-event_id").values_list("event_id", flat=True).first() or 0
    # Where nothing ever happened, the newest that is known may be a mark itself.
    known = max(newest, 0)
    due = _find_behind(known)
    if len(due) < limit:
        stale = _find_stale(limit - len(due), without=[each.inquiry for each in due])
        # All that will ever stand below what is known can be read by now.
        due += [Due(inquiry, known, was) for inquiry, was in stale]
    return sorted(due, key=lambda each: each.event)[:limit]


def _find_behind(known: int) -> list[Due]:
    """Inquiries that something happened to after the event `known`.

    No event above those of transactions that still go on is read, since theirs have smaller ids and would be passed
    over: while one goes on for long, its own and later events wait.
    """
    last = Event.objects.order_by("-id").values_list("id", flat=True).first() or 0
    if last <= known or not choose_backend().is_settled():
        return []
    events = Event.objects.filter(id__gt=known, id__lte=last).order_by("id")
    newest: dict[int, int] = {}
    for pk, inquiry in events.values_list("id", "inquiry")[:EVENTS_AT_ONCE]:
        newest[inquiry] = pk
    done = dict(SearchDocument.objects.filter(pk__in=newest).values_list("pk", "event_id"))
    return [Due(each, pk, done.get(each)) for each, pk in newest.items() if done.get(each, STALE) < pk]


def _find_stale(limit: int, *, without: Iterable[int]) -> list[tuple[int, int]]:
    rows = SearchDocument.objects.filter(event_id__lt=0).exclude(pk__in=list(without)).order_by("event_id", "pk")
    return list(rows.values_list("pk", "event_id")[:limit])


def _write(documents: Sequence[SearchDocument], *, over: Mapping[int, int | None]) -> None:
    """Write them in one transaction; where the database refuses one of them, one by one."""
    try:
        with transaction.atomic():
            _store(documents, over=over)
    except DatabaseError as error:
        if not is_of_the_row(error):
            raise
        for document in documents:
            _write_what_fits(document, over={document.pk: over[document.pk]})


def _write_what_fits(document: SearchDocument, *, over: Mapping[int, int | None]) -> None:
    """Write as much of it as the database takes, and say in the log where that is not all: the next ones wait."""
    whole = {part: getattr(document, part) for part in PARTS}
    for share in SHARES:
        for part in PARTS:
            setattr(document, part, whole[part][: int(len(whole[part]) * share)])
        try:
            with transaction.atomic():
                _store([document], over=over)
        except DatabaseError as error:
            if share == 0 or not is_of_the_row(error):
                raise
            log.warning("inquiry %s is too much for the search index: %s", document.pk, error)
        else:
            if share < 1:
                log.warning("search finds inquiry %s by the first %.0f%% of its words", document.pk, share * 100)
            return


def _store(documents: Sequence[SearchDocument], *, over: Mapping[int, int | None]) -> None:
    if choose_backend().store(documents, over=over) != len(documents):
        raise _Overtaken


def gather(events: dict[int, int]) -> list[SearchDocument]:
    """The documents of the inquiries that are the keys of `events`, as known at the event beside each."""
    inquiries = Inquiry.objects.filter(pk__in=events).select_related("journalist__outlet", "owner")
    mails, voices = _read_messages(events)
    notes = _read_notes(events)
    people = _read_people(events)
    documents = []
    for inquiry in inquiries.prefetch_related("topics").order_by("pk"):
        reporter = inquiry.journalist
        known = [
            inquiry.reference, reporter.name, reporter.address, reporter.outlet_name, str(inquiry.owner or ""),
            *(topic.name for topic in inquiry.topics.all()), *people[inquiry.pk], *voices[inquiry.pk],
        ]  # fmt: skip
        parts = {
            "subject": inquiry.subject,
            "people": "\n".join(dict.fromkeys(filter(None, known))),
            "mail": "\n\n".join(mails[inquiry.pk]),
            "notes": "\n\n".join(notes[inquiry.pk]),
        }
        kept = {part: clean(parts[part])[: MOST_OF_A_PART[part]] for part in PARTS}
        documents.append(SearchDocument(inquiry=inquiry, event_id=events[inquiry.pk], **kept))
    return documents


def clean(text: str) -> str:
    """`text` without control characters (PostgreSQL refuses NUL, and two of them mark what was found), composed."""
    if not text.isprintable():
        text = CONTROLS.sub(" ", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _read_messages(inquiries: Iterable[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """What was said in each inquiry, and by and to whom. The first mail is whole: what it quotes is nowhere else."""
    texts: dict[int, list[str]] = defaultdict(list)
    voices: dict[int, list[str]] = defaultdict(list)
    rows = Message.objects.filter(inquiry__in=list(inquiries)).order_by("at", "id")
    fields = ("inquiry", "text", "fresh", "signature", "author_name", "author_address", "cc")
    for inquiry, text, fresh, signature, name, address, copied in rows.values_list(*fields).iterator(chunk_size=100):
        if not texts[inquiry]:
            texts[inquiry].append(text[:MOST_OF_THE_FIRST])
        else:
            texts[inquiry].append(f"{fresh or text}\n{signature}".strip()[:MOST_OF_A_MESSAGE])
        voices[inquiry] += [name, address, *map(str, copied)]
    return texts, voices


def _read_notes(inquiries: Iterable[int]) -> dict[int, list[str]]:
    """What staff said of each inquiry, and who."""
    texts: dict[int, list[str]] = defaultdict(list)
    rows = Note.objects.filter(inquiry__in=list(inquiries)).order_by("at", "id")
    for inquiry, text, name in rows.values_list("inquiry", "text", "by__name"):
        texts[inquiry].append(f"{name}: {text[:MOST_OF_A_MESSAGE]}")
    return texts


def _read_people(inquiries: Iterable[int]) -> dict[int, list[str]]:
    """Spokespeople who were asked or agreed, with their place, and every address of the thread."""
    found: dict[int, list[str]] = defaultdict(list)
    asks = Ask.objects.filter(inquiry__in=list(inquiries)).exclude(state=Ask.State.TAKEN_BACK).order_by("id")
    fields = ("inquiry", "spokesperson__name", "spokesperson__body", "spokesperson__city")
    for inquiry, *words in asks.values_list(*fields):
        found[inquiry] += words
    rows = Participant.objects.filter(inquiry__in=list(inquiries)).order_by("id")
    for inquiry, address in rows.values_list("inquiry", "address"):
        found[inquiry].append(address)
    return found
