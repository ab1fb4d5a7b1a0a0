"""What happened while somebody else was still writing is found, however late it was committed."""

from django.db import transaction
from django.utils import timezone

from inquiries.models import Event, Inquiry, SearchDocument, Topic
from inquiries.search import find, index_pending, renew
from tests.base import DeskTransactionTestCase
from tests.factories import make_inquiry
from tests.support.two_connections import Second, begin_before_the_first_commits

MANY = 60


def happen(inquiry: Inquiry) -> None:
    inquiry.events.create(kind=Event.Kind.REPORTER_CHANGED, at=timezone.now())


class WhileOthersWrite(DeskTransactionTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.late, self.other = make_inquiry("Quarry permit"), make_inquiry("Lunch")

    def change_late(self) -> None:
        Inquiry.objects.filter(pk=self.late.pk).update(subject="Gravel permit")
        happen(self.late)

    def found(self, words: str) -> bool:
        while index_pending(limit=50):
            pass
        return bool(find(self.staff, words).hits)

    def test_an_event_that_is_committed_after_many_that_came_later_is_not_passed_over(self) -> None:
        def let_many_happen() -> None:
            for _number in range(MANY):
                happen(self.other)
            self.found("lunch")

        begin_before_the_first_commits(self.change_late, let_many_happen)
        assert self.found("gravel")
        assert self.found("lunch")

    def test_nor_where_its_inquiry_was_to_be_gathered_again_meanwhile(self) -> None:
        happen(self.late)
        assert self.found("quarry")

        def mark_and_gather() -> None:
            happen(self.other)
            self.found("lunch")
            renew(Inquiry.objects.filter(pk=self.late.pk))
            self.found("lunch")

        begin_before_the_first_commits(self.change_late, mark_and_gather)
        assert self.found("gravel")
        assert not self.found("quarry")

    def test_who_writes_something_else_for_long_holds_nothing_up(self) -> None:
        def change_and_gather() -> None:
            self.change_late()
            assert index_pending(limit=10) == 1

        begin_before_the_first_commits(lambda: Topic.objects.create(name="Quarries"), change_and_gather)
        assert SearchDocument.objects.get(pk=self.late.pk).subject == "Gravel permit"

    def test_who_marks_and_who_gathers_take_documents_in_one_order(self) -> None:
        low, high = self.late, self.other
        # Without a document, and with one that stands before the other's on the disk.
        for known in ([low], [low, high, low]):
            SearchDocument.objects.all().delete()
            for inquiry in known:
                self.write(inquiry)
            marking = Second(lambda: renew(Inquiry.objects.order_by("-pk")))
            with transaction.atomic():
                SearchDocument.objects.select_for_update().get(pk=low.pk)
                marking.begin()
                # Who gathers goes on to the next: had the other taken that one first, both would wait for ever.
                self.write(high)
            marking.end()
            assert SearchDocument.objects.filter(event_id__lt=0).count() == 2

    def write(self, inquiry: Inquiry) -> None:
        SearchDocument.objects.update_or_create(pk=inquiry.pk, defaults={"subject": inquiry.subject, "event_id": 0})
