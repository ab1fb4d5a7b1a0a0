"""The search page shows what was found, and why, to those who may read it."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inquiries import notes
from inquiries.models import Event, Inquiry
from inquiries.search import index_pending
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.factories import make_inquiry, make_message

QUERIES = 11


class SearchPage(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.inquiry = self.make("Rezoning of the quarry", "Who asked for the permit in Durham?")

    def make(self, subject: str, text: str, **fields: Any) -> Inquiry:
        inquiry = make_inquiry(subject, **fields)
        make_message(inquiry, text=text)
        inquiry.events.create(kind=Event.Kind.OPENED, at=timezone.now())
        index_pending(limit=50)
        return inquiry

    def page(self, **query: str) -> str:
        response = self.client.get(reverse("search"), query)
        self.assertEqual(response.status_code, 200)
        return response.content.decode()

    def test_a_hit_shows_the_words_that_made_it_one(self) -> None:
        page = self.page(text="permit quarry")
        self.assertInHTML('<span class="subject">Rezoning of the <mark>quarry</mark></span>', page)
        self.assertIn("asked for the <mark>permit</mark> in Durham?", page)
        self.assertIn(f"{reverse('inquiry', args=[self.inquiry.reference])}?view=all", page)

    def test_the_field_at_the_top_of_every_page_leads_there(self) -> None:
        page = self.client.get(reverse("queue", args=["due"])).content.decode()
        self.assertIn(f'<form class="search" action="{reverse("search")}"', page)

    def test_a_note_that_was_found_is_called_a_note(self) -> None:
        notes.add_note(self.inquiry, "She covered the levee fairly.", by=self.colleague, at=timezone.now())
        index_pending(limit=50)
        page = self.page(text="levee")
        self.assertIn('<span class="where">Note</span>', page)
        self.assertIn("<mark>levee</mark>", page)

    def test_lesson_21_markup_in_a_subject_is_text_in_a_hit(self) -> None:
        self.make(
            "<script>alert(1)</script> lagoon <img src=x onerror=alert(1)>", "<b>lagoon</b> & <mark>lagoon</mark>"
        )
        page = self.page(text="lagoon")
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt; <mark>lagoon</mark> &lt;img", page)
        self.assertIn("&lt;b&gt;<mark>lagoon</mark>&lt;/b&gt; &amp; &lt;mark&gt;<mark>lagoon</mark>&lt;/mark&gt;", page)
        for markup in ("<script>alert", "<img src=x", "<b>lagoon"):
            self.assertNotIn(markup, page)

    def test_lesson_21_markup_in_the_words_is_text_on_the_page(self) -> None:
        page = self.page(text='"><script>alert(1)</script>')
        self.assertNotIn("<script>alert", page)

    def test_words_of_a_confidential_inquiry_never_show(self) -> None:
        secret = self.make("Sunflower settlement", "The sunflower sum", is_confidential=True, owner=self.colleague)
        for user, sees in [
            (self.observer, False), (self.staff, False), (self.colleague, True), (self.manager, True),
        ]:  # fmt: skip
            self.client.force_login(user)
            with self.subTest(user=user.name):
                for words in ("sunflower", secret.reference, str(secret.pk)):
                    self.assertEqual("settlement" in self.page(text=words), sees, words)

    def test_the_filters_of_the_queue_narrow_what_is_found(self) -> None:
        Inquiry.objects.filter(pk=self.inquiry.pk).update(owner=self.colleague)
        self.make("Another quarry", "Other words")
        both, hers, nobodys = (
            self.page(text="quarry", owner=owner) for owner in ("", str(self.colleague.pk), "nobody")
        )
        self.assertTrue("Rezoning" in both and "Another" in both)
        self.assertTrue("Rezoning" in hers and "Another" not in hers)
        self.assertTrue("Rezoning" not in nobodys and "Another" in nobodys)

    def test_a_filter_finds_what_lies_behind_more_hits_than_a_page_holds(self) -> None:
        Inquiry.objects.filter(pk=self.inquiry.pk).update(owner=self.staff)
        for number in range(60):
            make_inquiry(f"Quarry {number}").events.create(kind=Event.Kind.OPENED, at=timezone.now())
        index_pending(limit=100)
        page = self.client.get(reverse("search"), {"text": "quarry", "owner": "me"})
        self.assertEqual([hit.inquiry for hit in page.context["found"].hits], [self.inquiry])

    def test_nothing_found_says_where_was_looked_and_what_to_try(self) -> None:
        page = self.page(text="zeppelin", owner="nobody")
        self.assertIn("Nothing found for “zeppelin”", page)
        self.assertIn("Look without the filters", page)

    def test_only_what_must_not_be_there_is_said_to_be_too_little(self) -> None:
        self.assertIn("Add one that must", self.page(text="-quarry"))

    def test_without_words_the_page_says_what_can_be_found(self) -> None:
        self.assertIn("Look for anything anybody wrote", self.page())

    def test_older_hits_are_a_page_away_and_none_is_shown_twice(self) -> None:
        for number in range(40):
            make_inquiry(f"Quarry {number}").events.create(kind=Event.Kind.OPENED, at=timezone.now())
        index_pending(limit=100)
        first = self.client.get(reverse("search"), {"text": "quarry"})
        second = self.client.get(first.context["page"].next_url)
        seen = [hit.inquiry.pk for page in (first, second) for hit in page.context["found"].hits]
        self.assertEqual(seen, sorted(Inquiry.objects.values_list("pk", flat=True), reverse=True))
        self.assertEqual(second.context["page"].next_url, "")

    def test_a_script_gets_the_results_alone(self) -> None:
        response = self.client.get(reverse("search"), {"text": "quarry"}, headers={"HX-Request": "true"})
        self.assertTrue(response.content.decode().lstrip().startswith('<div id="found">'))
        self.assertIn("HX-Request", response["Vary"])

    def test_a_page_that_is_no_number_is_the_first(self) -> None:
        for before in ("x", "-1", "9" * 40, "\x00"):
            self.assertIn("Rezoning", self.page(text="quarry", before=before))

    def test_an_outsider_is_asked_to_log_in_and_nothing_is_posted_here(self) -> None:
        self.assertEqual(self.client.post(reverse("search")).status_code, 405)
        self.client.logout()
        self.assertTrue(asks_for_login(self.client.get(reverse("search"), {"text": "quarry"})))

    def test_it_costs_the_same_with_one_hit_and_with_fifty(self) -> None:
        url = reverse("search") + "?text=quarry"
        self.client.get(url)
        assert self.count_queries(url) <= QUERIES
        for number in range(60):
            make_inquiry(f"Quarry {number}").events.create(kind=Event.Kind.OPENED, at=timezone.now())
        index_pending(limit=100)
        assert self.count_queries(url) <= QUERIES

    def count_queries(self, url: str) -> int:
        """How many rows are asked for; PostgreSQL also opens and closes the transaction of its own setting."""
        with CaptureQueriesContext(connection) as captured:
            self.client.get(url)
        return sum(each["sql"].startswith(("SELECT", "WITH")) for each in captured.captured_queries)
