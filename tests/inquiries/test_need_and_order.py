"""What is late, what is soon, and what comes first."""

from datetime import UTC, datetime, timedelta

from inquiries.models import Inquiry
from inquiries.models.inquiry import parse_reference
from tests.base import DeskTestCase
from tests.factories import make_inquiry

NOW = datetime(2026, 10, 13, 14, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Need(DeskTestCase):
    """Colours of the queue."""

    def test_edges(self) -> None:
        hour, four = timedelta(hours=1), timedelta(hours=4)
        for left, need in [
            (-timedelta(days=3), "late"), (-SECOND, "late"), (timedelta(0), "late"), (SECOND, "late"),
            (hour - SECOND, "late"), (hour, "soon"), (hour + SECOND, "soon"),
            (four - SECOND, "soon"), (four, "later"), (four + SECOND, "later"),
        ]:  # fmt: skip
            with self.subTest(left=left):
                assert Inquiry(due_at=NOW + left).need(NOW) == need

    def test_what_is_answered_or_closed_needs_nothing(self) -> None:
        for state in (Inquiry.State.ANSWERED, Inquiry.State.CLOSED):
            assert Inquiry(state=state, due_at=NOW - SECOND).need(NOW) == "done"

    def test_overdue_begins_at_the_due_moment(self) -> None:
        inquiry = make_inquiry()
        for shift, expected in [(-1, False), (0, True), (1, True)]:
            with self.subTest(shift=shift):
                moment = inquiry.due_at + shift * SECOND
                assert inquiry.is_overdue(moment) is expected
                assert Inquiry.objects.overdue(moment).exists() is expected

    def test_the_queue_is_what_waits_in_the_order_it_is_due(self) -> None:
        late = make_inquiry(due_in=timedelta(hours=3))
        first, twin = make_inquiry(due_at=NOW), make_inquiry(due_at=NOW)
        make_inquiry(state="answered", answered_at=NOW, due_at=NOW)
        make_inquiry(state="closed", outcome="spam", closed_at=NOW, due_at=NOW)
        assert list(Inquiry.objects.waiting().in_order_of_need()) == [first, twin, late]
        assert Inquiry.objects.unclosed().count() == 4

    def test_whose_it_is(self) -> None:
        hers, nobodys = make_inquiry(owner=self.staff), make_inquiry()
        assert list(Inquiry.objects.owned_by(self.staff)) == [hers]
        assert list(Inquiry.objects.unassigned()) == [nobodys]

    def test_references(self) -> None:
        for written, number in [
            ("PD-1042", 1042), ("pd-7", 7), ("PD-", None), ("1042", None), ("PD-1x", None), ("PD-٣", None),
            ("PD-" + "9" * 15, int("9" * 15)), ("PD-" + "9" * 16, None), ("PD--1", None), ("", None),
        ]:  # fmt: skip
            with self.subTest(written):
                assert parse_reference(written) == number
