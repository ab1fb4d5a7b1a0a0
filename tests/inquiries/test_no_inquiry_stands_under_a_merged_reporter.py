"""A reporter merged in the very moment in which something comes to stand under her name: it stands under who she is.

Each test runs on two connections, the second beginning while the first has done its work and not yet committed.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from inquiries import calls, journalists, splitting, triage
from inquiries.intake import process_pending
from inquiries.models import Inquiry, Journalist
from tests.base import DeskTransactionTestCase
from tests.factories import make_inquiry, make_journalist, make_mail, make_message, store_mail
from tests.support.mail_in import run_in_threads
from tests.support.two_connections import Second, begin_before_the_first_commits

NOW = timezone.now()


class NoInquiryStandsUnderAMergedReporter(DeskTransactionTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.dana = make_journalist("Dana Whitcomb", "dana@piedmontcourier.example")
        self.gone = make_journalist("D. Whitcomb", "dana.w@webpost.example")

    def merge(self) -> None:
        journalists.merge(Journalist.objects.get(pk=self.gone.pk), self.dana, by=self.staff, at=NOW)

    def assert_all_are_danas(self, count: int) -> None:
        assert list(Inquiry.objects.values_list("journalist", flat=True)) == [self.dana.pk] * count

    def in_both_orders(self, act: Callable[[Journalist], Any], *, count: int) -> None:
        """The merge first, then `act` first; `act` gets the entry as its page had read it before."""
        begin_before_the_first_commits(self.merge, lambda: act(self.gone))
        self.assert_all_are_danas(count)
        Inquiry.objects.update(journalist=self.gone)
        Journalist.objects.update(merged_into=None)
        begin_before_the_first_commits(lambda: act(self.gone), self.merge)
        self.assert_all_are_danas(Inquiry.objects.count())

    def test_a_mail_filed_while_she_is_merged(self) -> None:
        store_mail(make_mail(sender="D. Whitcomb <dana.w@webpost.example>"))
        begin_before_the_first_commits(self.merge, process_pending)
        self.assert_all_are_danas(1)

    def test_a_merge_while_her_mail_is_filed(self) -> None:
        store_mail(make_mail(sender="D. Whitcomb <dana.w@webpost.example>"))
        begin_before_the_first_commits(process_pending, self.merge)
        self.assert_all_are_danas(1)

    def test_a_mail_from_an_address_whose_survivor_is_merged_again(self) -> None:
        third = make_journalist("Dana W", "dana@home.example")
        journalists.merge(third, self.gone, by=self.staff, at=NOW)
        store_mail(make_mail(sender="dana@home.example"))
        begin_before_the_first_commits(process_pending, self.merge)
        self.assert_all_are_danas(1)
        assert set(Journalist.objects.exclude(merged_into=None).values_list("merged_into", flat=True)) == {self.dana.pk}

    def test_a_merge_into_one_that_is_being_merged_goes_on_to_who_lives(self) -> None:
        third = make_journalist("Dana W", "dana@home.example")
        make_inquiry(journalist=third)
        begin_before_the_first_commits(
            self.merge, lambda: journalists.merge(third, self.gone, by=self.colleague, at=NOW)
        )
        self.assert_all_are_danas(1)

    def test_a_call_of_hers(self) -> None:
        self.in_both_orders(
            lambda caller: calls.log_call(caller, "She asks for a figure.", by=self.staff, at=timezone.now()), count=1
        )

    def test_an_inquiry_put_under_her_name(self) -> None:
        inquiry = make_inquiry(journalist=make_journalist("Kay Lund", "kay@elsewhere.example"))
        self.in_both_orders(lambda person: journalists.change_reporter(inquiry, person, by=self.staff, at=NOW), count=1)

    def test_a_mail_of_hers_split_off(self) -> None:
        inquiry = make_inquiry(journalist=self.gone)
        for _each in range(3):
            make_message(inquiry)
        self.in_both_orders(
            lambda person: splitting.split(inquiry, [inquiry.messages.latest("id")], by=self.staff, at=NOW), count=2
        )

    def test_a_split_holds_those_it_may_be_of_in_the_order_of_a_merge(self) -> None:
        """What it is of lives on, and the mail split off is of one who was merged: the merge takes her first."""
        first = make_journalist("L. Three", "three@a.example")
        asked = make_journalist("L. Five", "five@a.example")
        wrote = make_journalist("M. Seven", "seven@a.example")
        Journalist.objects.filter(pk=wrote.pk).update(merged_into=first)
        inquiry = make_inquiry(journalist=asked)
        make_message(inquiry)
        newest = make_message(inquiry, author_address=wrote.address)
        other = Second(partial(journalists.merge, first, asked, by=self.colleague, at=NOW))
        held: list[str] = []

        def begin_after_the_first_is_held(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            found = execute(sql, params, many, context)
            if "inquiries_journalist" in sql and ("FOR NO KEY" in sql or connection.vendor == "sqlite"):
                held.append(sql)
                if len(held) == 1:
                    other.begin()
            return found

        with connection.execute_wrapper(begin_after_the_first_is_held):
            new = splitting.split(inquiry, [newest], by=self.staff, at=NOW)
        other.end()
        assert held
        new.refresh_from_db()
        assert (new.journalist, Journalist.objects.get(pk=wrote.pk).merged_into) == (asked, asked)

    def test_a_merge_holds_her_inquiries_in_the_order_of_their_numbers(self) -> None:
        """They lie in the table the other way round; who merges inquiries holds them by number."""
        two = make_inquiry(id=900_002, journalist=self.gone)
        one = make_inquiry(id=900_001, journalist=self.gone)
        other = Second(self.merge)
        with transaction.atomic():
            triage.lock(one)
            other.begin()
            assert other.waits
            triage.lock(two)
        other.end()
        self.assert_all_are_danas(2)

    def test_all_of_it_at_once_and_nobody_waits_in_a_ring(self) -> None:
        kay = make_journalist("Kay Lund", "kay@elsewhere.example")
        for number in range(6):
            gone = make_journalist("D. Whitcomb", f"d{number}@webpost.example")
            hers, other = make_inquiry(journalist=gone), make_inquiry(journalist=kay)
            newest = [make_message(hers) for _each in range(3)][-1:]
            store_mail(make_mail(sender=gone.address))
            acts: list[Callable[[], Any]] = [
                partial(journalists.merge, gone, self.dana, by=self.staff, at=NOW),
                process_pending,
                partial(calls.log_call, gone, "She asks for a figure.", by=self.staff, at=timezone.now()),
                partial(journalists.change_reporter, other, gone, by=self.staff, at=NOW),
                partial(splitting.split, hers, newest, by=self.staff, at=NOW),
            ]
            assert run_in_threads(acts) == []
        assert not Inquiry.objects.filter(journalist__merged_into__isnull=False).exists()
        assert Inquiry.objects.filter(journalist=self.dana).count() == 6 * 5
