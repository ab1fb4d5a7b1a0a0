"""The head of an inquiry shows both clocks: how much of the time has gone, and what was kept, in words and as rings."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from dashboard.templatetags.rings import measure_share
from inquiries.models import Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry

NOW = datetime(2026, 10, 5, 15, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class TwoClocks(DeskTestCase):
    def see(self, inquiry: Inquiry) -> str:
        return self.client.get(inquiry.get_absolute_url()).content.decode()

    def test_the_answers_ring_holds_the_share_of_the_time_that_has_gone(self) -> None:
        for gone, share in ((-1, 0), (0, 0), (1, 25), (3, 75), (4, 100), (9, 100)):
            with self.subTest(gone):
                self.assertEqual(measure_share(NOW, NOW + 4 * HOUR, NOW + gone * HOUR), share)

    def test_no_time_at_all_is_a_whole_ring(self) -> None:
        self.assertEqual(measure_share(NOW, NOW, NOW), 100)

    def test_a_running_clock_and_one_that_was_stopped_differ(self) -> None:
        self.client.force_login(self.staff)
        now = timezone.now()
        inquiry = make_inquiry(received_at=now - HOUR, due_at=now + HOUR)
        page = self.see(inquiry)
        self.assertIn('stroke-dasharray="50 100"', page)
        self.assertNotIn("ring kept", page)
        Inquiry.objects.filter(pk=inquiry.pk).update(acknowledged_at=now - HOUR + timedelta(minutes=6))
        page = self.see(inquiry)
        self.assertIn("ring kept", page)
        self.assertRegex(page, r"acknowledged in <time[^>]*>6 min</time>")

    def test_whoever_may_only_read_sees_that_it_was_not_acknowledged(self) -> None:
        self.client.force_login(self.observer)
        self.assertIn("not acknowledged yet", self.see(make_inquiry()))
