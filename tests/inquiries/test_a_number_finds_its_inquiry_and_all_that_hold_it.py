"""A number that is looked for is an inquiry's, and also a word as any other: the crisis line is called 988."""

from urllib.parse import urlencode

from django.urls import reverse

from inquiries.models import Inquiry, SearchDocument
from inquiries.search import ENOUGH, FEW, find, index_pending, matching
from inquiries.search_backend import choose_backend
from tests.base import DeskTestCase
from tests.factories import make_inquiry
from tests.inquiries.api.calls import Program


class NumbersAreWordsToo(DeskTestCase):
    def setUp(self) -> None:
        self.named = make_inquiry("Bus lanes")
        self.number = str(self.named.pk)
        self.holding = make_inquiry(f"The {self.number} crisis line")
        self.referring = make_inquiry(f"Again about PD-{self.number}")
        self.beside = make_inquiry("Lunch")
        for inquiry in (self.named, self.holding, self.referring, self.beside):
            inquiry.events.create(kind="opened", at=inquiry.received_at)
        index_pending(limit=10)

    def listed(self, words: str) -> set[Inquiry]:
        return set(matching(Inquiry.objects.all(), words))

    def test_a_list_finds_what_the_search_page_finds(self) -> None:
        for words, expected in [
            (self.number, {self.named, self.holding, self.referring}),
            (f"PD-{self.number}", {self.named, self.referring}),
            (f"{self.number} crisis", {self.holding}),
            (f"{self.number}00000000", set()),
            (str(self.beside.pk), {self.beside}),
        ]:
            with self.subTest(words=words):
                self.assertEqual(self.listed(words), expected)
                self.assertEqual({hit.inquiry for hit in find(self.staff, words).hits}, expected)

    def test_also_where_many_hold_it_and_in_the_lists_own_order(self) -> None:
        journalist, at = self.named.journalist, self.named.received_at
        rows = Inquiry.objects.bulk_create(
            Inquiry(journalist=journalist, received_at=at, last_message_at=at, heard_at=at, due_at=at)
            for _each in range(FEW + ENOUGH)
        )
        documents = [SearchDocument(inquiry=row, mail=f"call {self.number}", event_id=1) for row in rows]
        choose_backend().store(documents, over={row.pk: None for row in rows})
        found = [row.pk for row in matching(Inquiry.objects.order_by("pk"), self.number)]
        self.assertEqual(found, [self.named.pk, self.holding.pk, self.referring.pk, *(row.pk for row in rows)])
        narrowed = matching(Inquiry.objects.filter(subject__startswith="Bus"), self.number)
        self.assertEqual(list(narrowed), [self.named])

    def test_pages_saved_views_and_programs_agree(self) -> None:
        self.client.force_login(self.staff)
        query = urlencode({"text": self.number})
        page = self.client.get(f"/queue/all/?{query}").content.decode()
        self.client.post(reverse("saved_views"), {"view": "all", "query": query, "name": "Crisis line"})
        saved = self.client.get(reverse("saved_view", args=[self.staff.saved_views.get().pk])).content.decode()
        for row in (self.named, self.holding, self.referring):
            self.assertIn(row.title, page)
            self.assertIn(row.title, saved)
        self.assertNotIn("Lunch", page)
        for name in ("search", "text"):
            self.assertEqual(len(Program(self.staff).get(f"inquiries/?{name}={self.number}")["results"]), 3, name)
