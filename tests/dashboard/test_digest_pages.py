"""Digests stand folded in the mailroom; one page lists the requests of one, and each can become an inquiry."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboard.digest_page import LEAD_LENGTH, cut_lead
from inquiries.digest_requests import open_request
from inquiries.models import DigestRequest, Inquiry
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_digest


class DigestPages(DeskTestCase):
    """One digest came."""

    def setUp(self) -> None:
        self.now = timezone.now()
        self.digest = deliver_mail(make_digest())
        self.client.force_login(self.staff)
        self.url = reverse("digest", args=[self.digest.pk])

    def post(self, position: int = 1) -> str:
        return reverse("digest_inquiry", args=[self.digest.pk, position])

    def test_the_mailroom_lists_it_quietly(self) -> None:
        page = self.client.get(reverse("mailroom"))
        self.assertContains(page, "Morning edition")
        self.assertContains(page, self.url)
        self.assertContains(page, "2 requests · 2 still open")
        self.assertContains(page, "Nothing. Mail that cannot be filed waits here for you")
        assert page.context["frame"].troubles == (not page.context["frame"].health.is_well)
        self.assertNotContains(page, "answers nothing of ours")

    def test_its_page_says_who_asks_what_until_when(self) -> None:
        page = self.client.get(self.url)
        for words in ("Rent caps", "Daily Herald", "Nora Hale", "Who can say what it did?", "7:00 PM ET"):
            self.assertContains(page, words)
        self.assertContains(page, f'action="{self.url}requests/', count=2)

    def test_what_presses_stands_first_and_what_is_past_last_and_dimmed(self) -> None:
        DigestRequest.objects.filter(position=1).update(deadline=self.now - timedelta(minutes=1))
        page = self.client.get(self.url)
        assert [line.request.position for line in page.context["lines"]] == [2, 1]
        self.assertContains(page, 'class="line request past"', count=1)
        self.assertContains(page, "2 requests · 1 still open")

    def test_a_request_becomes_an_inquiry_that_says_why_it_is_here(self) -> None:
        response = self.client.post(self.post())
        inquiry = Inquiry.objects.get()
        self.assertRedirects(response, inquiry.get_absolute_url())
        page = self.client.get(inquiry.get_absolute_url())
        self.assertContains(page, "opened by Ana from the digest of Helping Reporters")
        self.assertContains(page, "for Daily Herald, as the digest says")
        self.assertContains(page, f"{self.url}#request-1")
        self.assertContains(self.client.get(self.url), inquiry.reference)

    def test_the_second_click_leads_to_the_same_inquiry(self) -> None:
        self.client.post(self.post())
        self.client.force_login(self.colleague)
        response = self.client.post(self.post(), follow=True)
        self.assertRedirects(response, Inquiry.objects.get().get_absolute_url())
        self.assertContains(response, "Somebody already opened an inquiry of this request.")

    def test_a_confidential_inquiry_of_it_is_not_told(self) -> None:
        inquiry, _is_new = open_request(self.digest.requests.get(position=1), by=self.manager, at=self.now)
        Inquiry.objects.update(is_confidential=True, owner=self.manager)
        page = self.client.get(self.url)
        self.assertNotContains(page, inquiry.get_absolute_url())
        self.assertContains(page, "opened by Jo")
        self.assertRedirects(self.client.post(self.post()), self.url)

    def test_an_observer_reads_it_and_opens_nothing(self) -> None:
        self.client.force_login(self.observer)
        self.assertNotContains(self.client.get(self.url), f'action="{self.url}requests/')
        assert self.client.post(self.post()).status_code == 403
        assert self.client.get(reverse("digests")).status_code == 403

    def test_only_a_digest_has_such_a_page_and_only_its_requests_can_be_opened(self) -> None:
        assert self.client.get(reverse("digest", args=[self.digest.pk + 1])).status_code == 404
        assert self.client.post(self.post(9)).status_code == 404
        assert self.client.get(self.post()).status_code == 405

    def test_what_was_no_digest_leads_to_its_inquiry(self) -> None:
        self.client.post(reverse("mail_inquiry", args=[self.digest.pk]))
        inquiry = Inquiry.objects.get()
        self.assertRedirects(self.client.get(self.url), inquiry.get_absolute_url())
        assert self.client.post(self.post()).status_code == 404

    def test_the_original_is_one_click_away(self) -> None:
        original = self.client.get(reverse("digest_original", args=[self.digest.pk]))
        assert original.content == self.digest.raw.content

    def test_lesson_21_its_words_are_text(self) -> None:
        bad = "<script>alert(1)</script>"
        DigestRequest.objects.update(title=bad, outlet=bad, author=bad, category=bad, deadline_text=bad, text=bad)
        self.client.post(self.post())
        for page in (self.client.get(self.url), self.client.get(Inquiry.objects.get().get_absolute_url())):
            self.assertNotContains(page, bad)

    def test_the_list_goes_back_page_by_page(self) -> None:
        for number in range(27):
            deliver_mail(make_digest(subject=f"Edition {number}"))
        newest = self.client.get(reverse("digests"))
        self.assertContains(newest, "Edition 26")
        self.assertNotContains(newest, "Morning edition")
        older = self.client.get(reverse("digests"), {"before": newest.context["older"]})
        self.assertContains(older, "Morning edition")
        assert older.context["older"] is None
        for odd in ("x", "-1", "9" * 40, "\x00"):
            assert self.client.get(reverse("digests"), {"before": odd}).status_code == 200

    def count(self, url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert self.client.get(url).status_code == 200
        return len(queries)

    def test_the_pages_cost_as_many_queries_for_two_as_for_one(self) -> None:
        lists = [reverse("digests"), reverse("mailroom")]
        few = [self.count(url) for url in lists]
        deliver_mail(make_digest())
        assert [self.count(url) for url in lists] == few
        self.client.post(self.post(1))
        one_opened = self.count(self.url)
        self.client.post(self.post(2))
        assert one_opened == self.count(self.url) <= 12


def test_a_long_request_is_folded_between_two_words_and_nothing_is_lost() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    lead, rest = cut_lead(words)
    assert f"{lead} {rest}" == words
    assert len(lead) <= LEAD_LENGTH
    assert cut_lead("x" * 1000) == ("x" * LEAD_LENGTH, "x" * (1000 - LEAD_LENGTH))
    assert cut_lead("Short.") == ("Short.", "")
