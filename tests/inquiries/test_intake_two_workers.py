"""However many workers take up mail at once, each is filed once, and an original before its answer."""

import pytest
from django.db import OperationalError

from inquiries.intake import process_pending
from inquiries.models import Inquiry, Journalist, Message, Notification
from mailbox.models import InboundEmail
from tests.base import DeskTransactionTestCase
from tests.factories import make_mail, make_person, store_mail
from tests.support.mail_in import run_in_threads


def work() -> None:
    """As the worker's loop does: a database that says "not now" is asked again."""
    for _attempt in range(20):
        try:
            process_pending()
        except OperationalError:
            continue
        return


class TwoWorkersTest(DeskTransactionTestCase):
    """Threads, each with a connection of its own."""

    def test_each_mail_is_filed_once(self) -> None:
        make_person("All Osei", notify="all")
        for number in range(15):
            store_mail(make_mail(subject=str(number)))
        assert run_in_threads([work, work, work]) == []
        process_pending()
        assert set(InboundEmail.objects.values_list("state", "filed_as")) == {("processed", "inquiry")}
        assert Inquiry.objects.count() == Message.objects.count() == Notification.objects.count() == 15
        assert Journalist.objects.count() == 1

    def test_inquiries_are_opened_in_the_order_of_the_mail(self) -> None:
        for number in range(15):
            store_mail(make_mail(subject=str(number), sender=f"R{number} <r{number}@x.example>"))
        assert run_in_threads([work, work]) == []
        process_pending()
        assert list(Inquiry.objects.order_by("id").values_list("subject", flat=True)) == [str(n) for n in range(15)]

    def test_a_mail_and_its_answers_make_one_inquiry(self) -> None:
        for number in range(5):
            first = f"<first-{number}@piedmontcourier.example>"
            store_mail(make_mail(message_id=first, subject=f"Thread {number}"))
            for answer in range(2):
                store_mail(make_mail(In_Reply_To=first, text=f"{number} {answer}\n", subject="Re: x"))
        assert run_in_threads([work, work]) == []
        process_pending()
        assert Inquiry.objects.count() == 5
        assert {inquiry.messages.count() for inquiry in Inquiry.objects.all()} == {3}

    def test_lesson_02_a_bad_mail_among_them_is_set_aside_once(self) -> None:
        rows = [store_mail(make_mail(subject=str(number))) for number in range(6)]
        rows[2].raw.data = b"no zlib"
        rows[2].raw.save(update_fields=["data"])
        assert run_in_threads([work, work]) == []
        process_pending()
        assert InboundEmail.objects.quarantined().get() == rows[2]
        assert Inquiry.objects.count() == 5


@pytest.mark.django_db
def test_a_limit_is_kept() -> None:
    for number in range(5):
        store_mail(make_mail(subject=str(number)))
    assert [process_pending(limit=2) for _pass in range(4)] == [2, 2, 1, 0]
