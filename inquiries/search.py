"""Finding inquiries by their words, whichever database holds them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from inquiries.access import visible_to
from inquiries.models import Inquiry, SearchDocument, User
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.search_backend import choose_backend
from inquiries.search_documents import index_pending, renew
from inquiries.search_marks import mark
from inquiries.search_snippets import Piece, cut, mark_whole
from inquiries.search_terms import BIGGEST_NUMBER, Query, parse_words

__all__ = ["Hit", "SearchPage", "find", "index_pending", "matching", "parse_words", "renew"]

PAGE_LENGTH = 50
# Words that no more inquiries hold than this are looked up first; of others so many are, the newest ones.
FEW = 500
# So many inquiries that hold a word whole make a page; what only begins with it need not be looked for.
ENOUGH = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One inquiry that was found, and where: in its subject, by whom and to whom, in mail, in notes."""

    inquiry: Inquiry
    subject: tuple[Piece, ...]
    people: tuple[Piece, ...]
    mail: tuple[Piece, ...]
    notes: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits, newest inquiry first; `next` is the `before` of the page that follows, None on the last one."""

    query: Query
    hits: tuple[Hit, ...]
    next: int | None


def find(
    user: User,
    words: str,
    *,
    limit: int = PAGE_LENGTH,
    before: int | None = None,
    narrow: Callable[[InquiryQuerySet], InquiryQuerySet] = lambda rows: rows,
) -> SearchPage:
    """What `user` may read of the inquiries that hold all of `words` and that `narrow` leaves, newest first.

    `words` is read by read_query. An inquiry that is named by its number or reference comes before all others.
    Inquiries are in the order of their numbers, and `before` is such a number.
    """
    query = read_query(words)
    rows = narrow(visible_to(user)).order_by("-pk").select_related("journalist__outlet", "owner")
    before_this = BIGGEST_NUMBER if before is None else before
    found = [] if query.is_empty else _find_rows(rows, query, before=before_this, limit=limit + 1)
    following = found[limit - 1].pk if len(found) > limit else None
    found = found[:limit]
    if query.number is not None:
        named = list(rows.filter(pk=query.number)) if before is None else []
        found = named + [row for row in found if row.pk != query.number]
    return SearchPage(query=query, hits=tuple(_make_hits(query, found)), next=following)


def matching(rows: InquiryQuerySet, words: str) -> InquiryQuerySet:
    """Those of `rows` that hold all of `words`, in whatever order and by whatever filters; for lists of inquiries.

    A reference or number finds the inquiry of that name too. Nothing to look for (only blanks, or only words that must
    not be there) finds nothing.
    """
    query = read_query(words)
    if query.is_empty:
        return rows.none()
    backend = choose_backend()
    few = backend.find_few(query, most=FEW)
    if few is None:
        return backend.keep_found(rows, query)
    named = () if query.number is None else (query.number,)
    return rows.filter(pk__in={*few, *named})


def read_query(words: str) -> Query:
    """What `words` ask for. A last word that enough inquiries hold whole is meant whole, else also as a beginning."""
    query = parse_words(words)
    whole = query.of_whole_words
    if whole == query or query.is_empty:
        return query
    found = choose_backend().find_newest(whole, before=BIGGEST_NUMBER, limit=ENOUGH)
    return whole if len(found) == ENOUGH else query


def _find_rows(rows: InquiryQuerySet, query: Query, *, before: int, limit: int) -> list[Inquiry]:
    """The newest `limit` of `rows` that `query` finds: among the newest it finds at all, which is most often enough;
    else among all.
    """
    backend = choose_backend()
    newest = backend.find_newest(query, before=before, limit=limit * 2)
    found = list(rows.filter(pk__in=newest)[:limit])
    if len(found) < limit and len(newest) == limit * 2:
        found = list(backend.keep_found(rows.filter(pk__lt=before), query)[:limit])
    return found


def _make_hits(query: Query, rows: Sequence[Inquiry]) -> list[Hit]:
    """`rows` with the words that made them hits; where none is marked, with how their mail begins."""
    # One without people was only marked: its words are still to be gathered.
    gathered = SearchDocument.objects.filter(pk__in=[row.pk for row in rows]).exclude(people="")
    documents = {document.pk: document for document in gathered}
    spans = {} if query.is_empty else mark(query, list(documents.values()))
    hits = []
    for row in rows:
        document = documents.get(row.pk, SearchDocument(inquiry=row, subject=row.subject, mail=row.snippet))
        there = spans.get(row.pk, {})
        in_mail, in_notes, in_people = (there.get(part, ()) for part in ("mail", "notes", "people"))
        hits.append(
            Hit(
                inquiry=row,
                subject=mark_whole(document.subject, there.get("subject", ())),
                people=cut(document.people, in_people) if in_people else (),
                mail=cut(document.mail, in_mail),
                notes=cut(document.notes, in_notes) if in_notes else (),
            )
        )
    return hits
