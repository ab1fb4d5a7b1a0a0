"""The pages of those who ask: found by many words, read by everybody, changed by staff, silent about what is secret."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inquiries.models import Inquiry, Journalist, Outlet, Topic
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.factories import make_inquiry, make_journalist, make_outlet


class JournalistsPages(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.outlet = make_outlet()
        self.dana = make_journalist()
        Journalist.objects.filter(pk=self.dana.pk).update(outlet=self.outlet, beat="Courts and county")
        self.dana.refresh_from_db()
        self.page = f"/journalists/{self.dana.pk}/"

    def get(self, url: str) -> str:
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        return response.content.decode()

    def test_the_outsider_is_asked_to_log_in(self) -> None:
        self.client.logout()
        for url in ["/journalists/", self.page, f"{self.page}entry/", f"{self.page}merger/", "/outlets/", "/reports/",
                    f"/outlets/{self.outlet.pk}/", "/reports/figures.csv", "/reports/inquiries.csv"]:  # fmt: skip
            assert asks_for_login(self.client.get(url)), url

    def test_an_observer_reads_and_changes_nothing(self) -> None:
        self.client.force_login(self.observer)
        inquiry = make_inquiry()
        for url in ["/journalists/", self.page, "/outlets/", f"/outlets/{self.outlet.pk}/"]:
            text = self.get(url)
            assert 'method="post"' not in text.split("<main")[1], url
        for url in ["/journalists/new/", f"{self.page}entry/", f"{self.page}merger/", "/outlets/new/",
                    f"/outlets/{self.outlet.pk}/entry/", f"/inquiries/{inquiry.reference}/reporter/"]:  # fmt: skip
            assert self.client.get(url).status_code == 403, url
            assert self.client.post(url, {"name": "x", "chosen": "1"}).status_code == 403, url
        assert self.client.post(f"/outlets/{self.outlet.pk}/domains/", {"domain": "x.example"}).status_code == 403
        domain = self.outlet.domains.get()
        removal = f"/outlets/{self.outlet.pk}/domains/{domain.pk}/removal/"
        assert self.client.post(removal).status_code == 403

    def test_lesson_28_following_links_changes_nothing(self) -> None:
        domain = self.outlet.domains.get()
        for url in [f"/outlets/{self.outlet.pk}/domains/", f"/outlets/{self.outlet.pk}/domains/{domain.pk}/removal/"]:
            assert self.client.get(url).status_code == 405

    def test_she_is_found_by_what_is_known_of_her(self) -> None:
        other = make_journalist("Luis Cárdenas", "luis@canal23.example")
        topic = Topic.objects.first()
        assert topic is not None
        make_inquiry(journalist=self.dana).topics.add(topic)
        for query in ["text=whitcomb", "text=courts", "text=courier+dana", "text=piedmontcourier.ex",
                      f"outlet={self.outlet.pk}", f"topic={topic.pk}"]:  # fmt: skip
            text = self.get(f"/journalists/?{query}")
            assert "Dana Whitcomb" in text and "Luis" not in text, query
        assert "Luis" in self.get("/journalists/?outlet=none")
        assert "Nobody matches" in self.get("/journalists/?text=zzz")
        for odd in ["outlet=x", "topic=-1", "topic=99999999999999999999", "past=~~", "past=1~%00", "text=%00"]:
            assert other.name in self.get(f"/journalists/?{odd}"), odd

    def test_a_long_list_is_walked_without_gap_or_double(self) -> None:
        now = timezone.now()
        for number in range(120):
            name = "" if number % 3 else f"Reporter {number % 40:02}"
            Journalist.objects.create(name=name, address=f"r{number}@wire.example", first_seen_at=now)
        seen: list[str] = []
        url = "/journalists/"
        with CaptureQueriesContext(connection) as queries:
            first = self.get(url)
        assert len(queries) <= 12, len(queries)
        for text in [first, "", ""]:
            page = text or self.get(url)
            seen += [part.split('/"')[0] for part in page.split('class="name"><a href="/journalists/')[1:]]
            if 'rel="next"' in page:
                url = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
        assert len(seen) == len(set(seen)) == Journalist.objects.count()

    def test_her_page_tells_what_became_of_her_questions(self) -> None:
        now = timezone.now()
        make_inquiry("Rent board", journalist=self.dana, state="closed", outcome="answered", closed_at=now,
                     answered_at=now)  # fmt: skip
        make_inquiry("Not a question", journalist=self.dana, state="closed", outcome="spam", closed_at=now)
        text = self.get(self.page)
        assert "Rent board" in text and "Courts and county" in text
        assert "<dt>Asked</dt><dd>1</dd>" in text, "spam is no question"

    def test_a_confidential_inquiry_is_nowhere_on_the_pages_of_others(self) -> None:
        secret = make_journalist("Nia Okonkwo", "nia@secret.example")
        topic = Topic.objects.first()
        assert topic is not None
        make_inquiry("Sealed case", journalist=secret, is_confidential=True).topics.add(topic)
        make_inquiry("Sealed too", journalist=self.dana, is_confidential=True)
        make_inquiry("In the open", journalist=self.dana)
        for url in ["/journalists/", f"/journalists/?topic={topic.pk}", self.page, f"/outlets/{self.outlet.pk}/"]:
            text = self.get(url)
            assert "Nia" not in text and "Sealed" not in text, url
        for ending in ["", "entry/", "merger/"]:
            assert self.client.get(f"/journalists/{secret.pk}/{ending}").status_code == 404
        self.client.force_login(self.manager)
        assert "Sealed case" in self.get(f"/journalists/{secret.pk}/")
        assert "Nia" in self.get(f"/journalists/?topic={topic.pk}")

    def test_an_entry_is_written_and_its_outlet_made_by_name(self) -> None:
        sent = {"name": "Dana Whitcomb", "outlet_name": "piedmont COURIER", "beat": "Courts",
                "address": "DANA@x.example", "phone": "919-555-0142", "time_zone": "America/Chicago",
                "notes": "Fair.", "edition": self.dana.edition}  # fmt: skip
        assert self.client.post(f"{self.page}entry/", sent).status_code == 302
        self.dana.refresh_from_db()
        assert (self.dana.address, self.dana.outlet, self.dana.notes) == ("dana@x.example", self.outlet, "Fair.")
        assert self.client.post("/journalists/new/", {"name": "Ida Roth", "outlet_name": "Wire"}).status_code == 302
        assert Journalist.objects.get(name="Ida Roth").outlet == Outlet.objects.get(name="Wire")

    def test_what_cannot_be_kept_is_said(self) -> None:
        make_journalist("Luis", "luis@canal23.example")
        for sent, words in [
            ({"name": "", "address": ""}, "Give a name, or a mail address."),
            ({"name": "X", "address": "luis@canal23.example"}, "Another entry has this address."),
            ({"name": "X", "address": "no address"}, "Enter a valid email address."),
            ({"name": "X", "time_zone": "Mars/Base"}, "is no time zone"),
        ]:
            response = self.client.post("/journalists/new/", sent)
            assert response.status_code == 422 and words in response.content.decode(), sent

    def test_two_entries_become_one_and_the_old_address_leads_on(self) -> None:
        other = make_journalist("Dana Whitcomb", "dana@webpost.example")
        text = self.get(self.page)
        assert "may be the same person" in text
        answer = self.client.post(f"/journalists/{other.pk}/merger/", {"chosen": self.dana.pk})
        assert answer["Location"] == self.page
        assert self.client.get(f"/journalists/{other.pk}/")["Location"] == self.page
        assert "dana@webpost.example" in self.get(self.page)
        assert (
            "one entry already"
            in self.client.post(f"{self.page}merger/", {"chosen": self.dana.pk}, follow=True).content.decode()
        )

    def test_an_inquiry_gets_its_right_reporter(self) -> None:
        inquiry = make_inquiry(journalist=self.dana)
        luis = make_journalist("Luis Cárdenas", "luis@canal23.example")
        assert "Luis" in self.get(f"/inquiries/{inquiry.reference}/reporter/?text=luis")
        self.client.post(f"/inquiries/{inquiry.reference}/reporter/", {"chosen": luis.pk})
        assert Inquiry.objects.get().journalist == luis

    def test_a_domain_is_added_and_removed_on_the_outlets_page(self) -> None:
        page = f"/outlets/{self.outlet.pk}/"
        make_journalist("Priya Venkat", "priya@courier.example")
        told = self.client.post(f"{page}domains/", {"domain": "https://courier.example/"}, follow=True)
        assert "1 person who writes from there" in told.content.decode()
        domain = self.outlet.domains.get(domain="courier.example")
        self.client.post(f"{page}domains/{domain.pk}/removal/")
        assert not self.outlet.domains.filter(pk=domain.pk).exists()
        assert "is no domain" in self.client.post(f"{page}domains/", {"domain": "?"}, follow=True).content.decode()

    def test_numbers_beyond_any_database_are_not_found(self) -> None:
        huge = 10**30
        for url in [f"/journalists/{huge}/", f"/outlets/{huge}/", f"/journalists/{huge}/entry/"]:
            assert self.client.get(url).status_code == 404
        assert self.client.post(f"{self.page}merger/", {"chosen": str(huge)}).status_code == 422
