"""An inquiry with more words than the index takes is found by its first ones, and all after it are found too."""

from itertools import product

from django.db import connection
from django.utils import timezone

from inquiries.models import Event, Inquiry, SearchDocument
from inquiries.search import find, index_pending
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message

# Short words of three bytes a letter, no two alike: of all that a document may hold, PostgreSQL's index takes the half.
SYLLABLES = [chr(code) for code in range(0xAC00, 0xAC00 + 340)]
WORDS = [first + second for first, second in product(SYLLABLES, SYLLABLES)]
FITS_POSTGRESQL = 1_000


class OneDocumentTooManyWords(DeskTestCase):
    def happen(self, inquiry: Inquiry) -> None:
        inquiry.events.create(kind=Event.Kind.OPENED, at=timezone.now())

    def found(self, words: str) -> list[str]:
        return [hit.inquiry.subject for hit in find(self.staff, words).hits]

    def make(self) -> Inquiry:
        inquiry = make_inquiry("Quarry permit")
        text = " ".join(WORDS)
        make_message(inquiry, text=text[:150_000])
        for begin in (150_000, 200_000):
            part = text[begin : begin + 50_000]
            make_message(inquiry, text=part, fresh=part)
        for begin in (250_000, 290_000):
            inquiry.notes.create(by=self.staff, text=text[begin : begin + 40_000], at=timezone.now())
        self.happen(inquiry)
        return inquiry

    def test_lesson_09_those_after_it_are_found_and_it_by_its_first_words(self) -> None:
        before, big, after = make_inquiry("Lagoon before"), self.make(), make_inquiry("Lagoon after")
        for each in (before, after):
            self.happen(each)
        if connection.vendor == "postgresql":
            with self.assertLogs("inquiries.search_documents", "WARNING") as logs:
                index_pending(limit=10)
            said = f"search finds inquiry {big.pk} by the first 50% of its words"
            assert said in "\n".join(logs.output)
            assert self.found(WORDS[-1]) == []
        else:
            with self.assertNoLogs("inquiries.search_documents", "WARNING"):
                index_pending(limit=10)
        assert index_pending(limit=10) == 0
        assert self.found("lagoon") == ["Lagoon after", "Lagoon before"]
        assert self.found("quarry") == self.found(WORDS[FITS_POSTGRESQL]) == ["Quarry permit"]

    def test_it_is_gathered_once_and_not_again_and_again(self) -> None:
        big = self.make()
        assert [index_pending(limit=10), index_pending(limit=10)] == [1, 0]
        assert SearchDocument.objects.get(pk=big.pk).event_id == Event.objects.latest("id").pk
