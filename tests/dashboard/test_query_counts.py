"""Pages cost the same number of queries however much they show."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inquiries import notes, sending
from inquiries.models import Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_message, make_spokesperson

QUEUE_QUERIES = 12
INQUIRY_QUERIES = 31


class QueryCounts(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def count(self, url: str, **headers: str) -> int:
        self.client.get(url, headers=headers)  # whatever is read once a process
        with CaptureQueriesContext(connection) as queries:
            assert self.client.get(url, headers=headers).status_code == 200
        self.told = [query["sql"] for query in queries]
        return len(queries)

    def fill_queue(self, count: int) -> None:
        for place in range(count):
            journalist = make_journalist(f"Reporter {place}", f"r{place}@outlet{place}.example")
            inquiry = make_inquiry(f"{place}", due_in=timedelta(hours=place), journalist=journalist, owner=self.staff)
            if place % 3 == 0:
                spokesperson = make_spokesperson(f"Official {place}")
                inquiry.asks.create(spokesperson=spokesperson, by=self.staff, at=timezone.now())

    def test_the_queue_costs_the_same_with_five_rows_and_with_fifty(self) -> None:
        url = reverse("queue", args=["due"])
        self.fill_queue(5)
        few = self.count(url)
        self.fill_more(50)
        many = self.count(url)
        assert few == many, self.told
        assert many <= QUEUE_QUERIES, self.told

    def fill_more(self, count: int) -> None:
        for place in range(count):
            journalist = make_journalist(f"Other {place}", f"o{place}@other{place}.example")
            make_inquiry(f"o{place}", due_in=timedelta(hours=place), journalist=journalist, owner=self.colleague)

    def fill_inquiry(self, inquiry: Inquiry, count: int) -> None:
        for place in range(count):
            make_message(inquiry, text=f"Message {place}")
            notes.add_note(inquiry, f"Note {place}", by=self.staff, at=timezone.now())
        draft = sending.start_reply(inquiry, by=self.staff, at=timezone.now())
        draft = sending.save_draft(
            draft, text="Hello", to=draft.to, cc=[], revision=draft.revision, by=self.staff, at=timezone.now()
        )
        sending.send_reply(draft, revision=draft.revision, by=self.staff, at=timezone.now())
        sending.start_reply(inquiry, by=self.staff, at=timezone.now())

    def test_an_inquiry_costs_the_same_with_one_message_and_with_thirty(self) -> None:
        short, long = make_inquiry("short"), make_inquiry("long")
        self.fill_inquiry(short, 1)
        self.fill_inquiry(long, 30)
        few = self.count(reverse("inquiry", args=[short.reference]))
        many = self.count(reverse("inquiry", args=[long.reference]))
        assert few == many, self.told
        assert many <= INQUIRY_QUERIES, "\n".join(self.told)

    def test_an_inquiry_opened_beside_its_queue_costs_less(self) -> None:
        inquiry = make_inquiry()
        self.fill_inquiry(inquiry, 3)
        url = reverse("inquiry", args=[inquiry.reference])
        assert self.count(url, **{"HX-Request": "true"}) < self.count(url)

    def test_asking_an_inquiry_whether_anything_happened_costs_two_queries_of_its_own(self) -> None:
        inquiry = make_inquiry()
        mark = self.client.get(reverse("inquiry", args=[inquiry.reference])).context["changes_url"]
        self.client.get(mark)  # that she is there is written now, and not again for a while
        with CaptureQueriesContext(connection) as queries:
            assert self.client.get(mark).status_code == 204
        assert len(queries) <= 5, [query["sql"] for query in queries]
