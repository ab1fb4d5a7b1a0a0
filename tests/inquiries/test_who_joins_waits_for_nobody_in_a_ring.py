"""Whoever needs several inquiries takes them in the order of their numbers: two at once never wait for each other."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from inquiries import notes
from inquiries.confidentiality import let_read, make_confidential
from inquiries.merging import merge
from inquiries.models import Inquiry
from inquiries.triage import lock
from tests.base import DeskTransactionTestCase
from tests.factories import make_inquiry
from tests.support.two_connections import Second


class NoRing(DeskTransactionTestCase):
    def setUp(self) -> None:
        """Inquiries 0 and 4 were joined to 2; 1 may belong to 2."""
        super().setUp()
        self.now = timezone.now()
        self.all = [make_inquiry(f"Number {place}") for place in range(6)]
        for place in (0, 4):
            merge(self.all[place], self.all[2], by=self.staff, at=self.now)
        Inquiry.objects.filter(pk=self.all[1].pk).update(may_belong_to=self.all[2])

    def hold_one_after_the_other(self, places: list[int], act: Callable[[], object]) -> None:
        """Begin `act` while the first of `places` is held, and then ask for the others."""
        second = Second(act)
        with transaction.atomic():
            lock(self.all[places[0]])
            second.begin()
            for place in places[1:]:
                lock(self.all[place])
        second.end()

    def test_a_merge_takes_what_was_joined_and_what_may_belong_in_that_order_too(self) -> None:
        self.hold_one_after_the_other([1, 2, 5], lambda: merge(self.all[2], self.all[5], by=self.staff, at=self.now))
        assert Inquiry.objects.get(pk=self.all[2].pk).joined_to == self.all[5]
        assert Inquiry.objects.get(pk=self.all[1].pk).may_belong_to == self.all[5]

    def test_so_does_who_makes_them_confidential_or_lets_somebody_read(self) -> None:
        self.hold_one_after_the_other(
            [2, 4], lambda: make_confidential(self.all[2], [self.observer], by=self.manager, at=self.now)
        )
        self.hold_one_after_the_other(
            [2, 4], lambda: let_read(self.all[2], self.colleague, by=self.manager, at=self.now)
        )  # fmt: skip
        assert set(self.all[4].named.all()) == {self.observer, self.colleague}

    def test_who_writes_to_a_joined_one_holds_only_where_it_goes_on(self) -> None:
        joined = Inquiry.objects.get(pk=self.all[4].pk)
        self.hold_one_after_the_other(
            [2, 4], lambda: notes.add_note(joined, "She called.", by=self.colleague, at=self.now)
        )  # fmt: skip
        assert self.all[2].notes.count() == 1

    def test_what_was_joined_while_it_was_waited_for_is_let_go_and_followed(self) -> None:
        late = Inquiry.objects.get(pk=self.all[5].pk)
        second = Second(lambda: notes.add_note(late, "She called.", by=self.colleague, at=self.now))
        with transaction.atomic():
            merge(self.all[5], self.all[3], by=self.staff, at=self.now)
            second.begin()
            lock(self.all[2])
        second.end()
        assert self.all[3].notes.count() == 1

    def test_a_merge_follows_what_was_merged_while_it_waited(self) -> None:
        second = Second(lambda: merge(self.all[3], self.all[5], by=self.staff, at=self.now))
        with transaction.atomic():
            merge(self.all[5], self.all[1], by=self.staff, at=self.now)
            second.begin()
            assert second.waits
        second.end()
        assert Inquiry.objects.get(pk=self.all[3].pk).joined_to == self.all[1]
