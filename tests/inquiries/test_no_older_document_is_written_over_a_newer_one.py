"""Whoever gathered earlier and writes later changes nothing: what is found is what was gathered last."""

from django.db import transaction
from django.utils import timezone

from inquiries.journalists import save_journalist
from inquiries.models import Event, Inquiry, SearchDocument
from inquiries.search import find, index_pending, renew
from tests.base import DeskTransactionTestCase
from tests.factories import make_inquiry
from tests.support.two_connections import Second, begin_before_the_first_commits


class NoOlderDocumentOverANewerOne(DeskTransactionTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.inquiry = make_inquiry("Quarry permit")
        self.happen("Quarry permit")

    def happen(self, subject: str) -> None:
        Inquiry.objects.filter(pk=self.inquiry.pk).update(subject=subject)
        self.inquiry.events.create(kind=Event.Kind.REPORTER_CHANGED, at=timezone.now())

    def rename(self) -> None:
        reporter = self.inquiry.journalist
        reporter.name = "Otto Zeppelin"
        save_journalist(reporter, ["name"], outlet_name="", by=self.staff, at=timezone.now())

    def found(self, words: str) -> bool:
        return bool(find(self.staff, words).hits)

    def test_who_gathered_before_the_change_does_not_write_over_it(self) -> None:
        index_pending(limit=10)
        self.happen("Gravel permit")
        older = Second(lambda: index_pending(limit=10))
        with transaction.atomic():
            SearchDocument.objects.select_for_update().get(pk=self.inquiry.pk)
            older.begin()
            assert older.waits, "it has gathered, and cannot write yet"
            self.happen("Lagoon permit")
            index_pending(limit=10)
        older.end()
        assert (self.found("lagoon"), self.found("gravel")) == (True, False)
        assert index_pending(limit=10) == 0

    def test_nor_where_neither_found_a_document_before(self) -> None:
        def gather_newer() -> None:
            Inquiry.objects.filter(pk=self.inquiry.pk).update(subject="Lagoon permit")
            index_pending(limit=10)

        begin_before_the_first_commits(gather_newer, lambda: index_pending(limit=10))
        assert (self.found("lagoon"), self.found("quarry")) == (True, False)
        assert index_pending(limit=10) == 0

    def test_a_mark_set_while_it_was_gathered_is_not_lost(self) -> None:
        for has_document in (False, True):
            with self.subTest(has_document=has_document):
                self.happen("Gravel permit")
                older = Second(lambda: index_pending(limit=10))
                with transaction.atomic():
                    self.rename()
                    older.begin()
                older.end()
                index_pending(limit=10)
                assert self.found("zeppelin")
                self.inquiry.journalist.name = "Dana Whitcomb"
                self.inquiry.journalist.save()

    def test_nor_is_a_second_mark_on_one_that_is_marked_already(self) -> None:
        index_pending(limit=10)
        rows = Inquiry.objects.filter(pk=self.inquiry.pk)
        renew(rows)
        older = Second(lambda: index_pending(limit=10))
        with transaction.atomic():
            SearchDocument.objects.select_for_update().get(pk=self.inquiry.pk)
            older.begin()
            assert older.waits
            self.rename()
        older.end()
        assert not self.found("zeppelin")
        assert index_pending(limit=10) == 1
        assert self.found("zeppelin")
        assert index_pending(limit=10) == 0
