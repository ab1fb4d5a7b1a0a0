"""The moments that a menu offers are called alike wherever they are offered."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from dashboard.offer_words import OFFERS
from inquiries.drafts import start_reply
from inquiries.models import Office
from inquiries.snooze_times import offer_times
from tests.base import DeskTestCase
from tests.factories import make_inquiry

# A Wednesday, 10:20 in New York: the afternoon is still to come.
NOW = datetime(2026, 11, 18, 15, 20, tzinfo=UTC)


@travel(NOW, tick=False)
class OfferWords(DeskTestCase):
    def test_every_moment_has_its_words(self) -> None:
        slugs = {each.slug for each in offer_times(NOW, ZoneInfo("America/New_York"), Office.load().opens_at)}
        assert slugs == set(OFFERS)

    def test_one_inquiry_many_and_an_answer_that_leaves_later_say_the_same(self) -> None:
        inquiry = make_inquiry(due_in=timedelta(hours=26))
        self.client.force_login(self.staff)
        start_reply(inquiry, by=self.staff, at=timezone.now())
        page = self.client.get(reverse("inquiry", args=[inquiry.reference])).content.decode()
        bar = self.client.get(reverse("bulk"), {"pick": inquiry.pk}).content.decode()
        menus = [
            page[page.index('id="snooze-menu"') :].partition("</details>")[0],
            page[page.index('id="later-menu"') :].partition("</details>")[0],
            bar[bar.index('id="bulk-snooze"') :].partition("</details>")[0],
        ]
        for menu in menus:
            for words in OFFERS.values():
                assert menu.count(str(words)) == 1, (words, menu)
