"""Who knows that somebody asked this before need not know the number: words find the inquiry to merge into."""

from datetime import timedelta
from urllib.parse import unquote_plus

from django.urls import reverse
from django.utils import timezone

from inquiries import merging
from inquiries.confidentiality import make_confidential
from inquiries.models import Inquiry
from inquiries.search import index_pending
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist

SCRIPT = {"HX-Request": "true"}


class FoundByWords(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.inquiry = self.ask("Quarry permit, again")
        self.kay = make_journalist("Kay Lund", "kay@elsewhere.example")
        self.older = self.ask("Quarry permit", journalist=self.kay)
        self.newer = self.ask("Blasting at the quarry", journalist=self.kay)
        self.lunch = self.ask("Lunch", journalist=self.kay)
        index_pending(limit=20)
        self.url = reverse("inquiry_merging", args=[self.inquiry.reference])

    def ask(self, subject: str, **fields: object) -> Inquiry:
        inquiry = make_inquiry(subject, received_at=timezone.now() - timedelta(days=1), **fields)  # type: ignore[arg-type]
        inquiry.events.create(kind="opened", at=inquiry.received_at)
        return inquiry

    def offered(self, words: str, **headers: str) -> list[str]:
        """The references on the buttons that merge, in their order."""
        response = self.client.get(self.url, {"into": words}, headers=headers)
        assert response.status_code == 200
        parts = response.content.decode().split('<button name="into" value="PD-')[1:]
        return [f"PD-{part.split(chr(34))[0]}" for part in parts]

    def test_the_newest_comes_first_and_says_who_asked_what_and_when(self) -> None:
        assert self.offered("quarry") == [self.newer.reference, self.older.reference]
        page = self.client.get(self.url, {"into": "quarry"}).content.decode()
        assert "Blasting at the quarry" in page and f"{self.newer.reference} · Kay Lund · " in page
        assert "There is no Undo" in page

    def test_a_number_or_a_name_finds_too(self) -> None:
        assert self.offered(str(self.lunch.pk)) == self.offered(self.lunch.reference) == [self.lunch.reference]
        assert len(self.offered("kay lund")) == 3

    def test_without_words_the_page_offers_what_looks_alike(self) -> None:
        twin = make_inquiry("Re: Quarry permit, again", journalist=self.kay)
        assert twin.reference in self.offered("")
        assert self.offered("zeppelin") == []
        assert "No other inquiry holds “zeppelin”." in self.client.get(self.url, {"into": "zeppelin"}).content.decode()

    def test_never_itself_nor_one_that_was_joined_nor_one_she_may_not_read(self) -> None:
        merging.merge(self.newer, self.lunch, by=self.colleague, at=timezone.now())
        make_confidential(self.older, by=self.manager, at=timezone.now())
        index_pending(limit=20)
        assert self.newer.reference not in self.offered("quarry")
        assert self.inquiry.reference not in self.offered("quarry")
        assert self.older.reference not in self.offered("quarry permit")
        self.client.force_login(self.manager)
        assert self.older.reference in self.offered("quarry permit")

    def test_the_one_that_is_chosen_lives_on(self) -> None:
        self.client.post(self.url, {"into": self.offered("blasting")[0]})
        self.inquiry.refresh_from_db()
        assert self.inquiry.joined_to == self.newer
        assert self.client.get(self.url, {"into": "quarry"}).status_code == 302, "nothing is left to merge"

    def test_words_in_the_menus_field_lead_to_what_they_find_and_merge_nothing(self) -> None:
        plain = self.client.post(f"{self.url}?view=all", {"into": "quarry permit"})
        script = self.client.post(f"{self.url}?view=all", {"into": "quarry permit"}, headers=SCRIPT)
        assert plain.status_code == 302 and script.status_code == 204
        for address in (plain["Location"], script["HX-Redirect"]):
            assert unquote_plus(address) == f"{self.url}?view=all&into=quarry permit"
        self.inquiry.refresh_from_db()
        assert self.inquiry.joined_to is None

    def test_the_menu_lists_while_she_types(self) -> None:
        assert self.offered("quarry", **SCRIPT) == [self.newer.reference, self.older.reference]
        part = self.client.get(self.url, {"into": "quarry"}, headers=SCRIPT).content.decode()
        assert "<html" not in part
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        assert f'hx-get="{self.url}' in page

    def test_whatever_is_typed_is_no_error(self) -> None:
        for words in ['"', "-", "\x00", "a" * 3000, "9" * 40, "٣", "PD-", "(", "'"]:
            self.offered(words)
            assert self.client.post(self.url, {"into": words}).status_code == 302, words

    def test_observers_and_outsiders_are_not_asked(self) -> None:
        self.client.force_login(self.observer)
        assert self.client.get(self.url).status_code == 403
        assert self.client.post(self.url, {"into": "quarry"}).status_code == 403
        self.client.logout()
        assert self.client.get(self.url).status_code == 302
