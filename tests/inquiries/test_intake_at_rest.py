"""Looking for mail four times a second costs one indexed query while there is none."""

from inquiries.intake import process_pending
from inquiries.models import Office
from tests.base import DeskTestCase
from tests.factories import make_mail, store_mail


class AtRest(DeskTestCase):
    """The pass that finds nothing, and the next one."""

    def test_nothing_pending_is_one_query(self) -> None:
        with self.assertNumQueries(1):
            assert process_pending() == 0

    def test_what_changed_meanwhile_counts_for_the_next_mail(self) -> None:
        process_pending()
        Office.objects.update(answer_hours=2)
        inbound = store_mail(make_mail())
        assert process_pending() == 1
        inquiry = inbound.message.inquiry
        assert (inquiry.due_at - inquiry.received_at).total_seconds() == 2 * 3600
