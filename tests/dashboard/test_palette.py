"""The palette finds what its reader may read, and leads there."""

from django.urls import reverse
from django.utils import timezone

from inquiries import search
from inquiries.confidentiality import make_confidential
from inquiries.models import SavedView
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.factories import make_inquiry, make_spokesperson

SCRIPT = {"HX-Request": "true"}


class Palette(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry("Heat rules for kitchens")
        self.inquiry.events.create(kind="opened", at=timezone.now())
        self.spokesperson = make_spokesperson("Desmond Achterberg")
        self.client.force_login(self.staff)

    def find(self, words: str) -> str:
        answer = self.client.get(reverse("palette"), {"q": words}, headers=SCRIPT)
        assert answer.status_code == 200
        return answer.content.decode()

    def test_inquiries_by_reference_subject_and_person(self) -> None:
        search.index_pending(limit=100)
        for words in (self.inquiry.reference, "heat kitchens", "Dana Whitcomb"):
            with self.subTest(words=words):
                assert self.inquiry.get_absolute_url() in self.find(words)

    def test_people_and_places(self) -> None:
        assert reverse("spokesperson", args=[self.spokesperson.pk]) in self.find("Achter")
        assert str(self.inquiry.journalist.pk) in self.find("whitcomb")
        assert reverse("queue", args=["snoozed"]) in self.find("snooz")

    def test_who_is_known_only_by_what_one_may_not_read_is_not_found(self) -> None:
        make_confidential(self.inquiry, by=self.manager, at=timezone.now())
        search.index_pending(limit=100)
        for person, found in ((self.staff, False), (self.observer, False), (self.manager, True)):
            self.client.force_login(person)
            assert ("Dana Whitcomb" in self.find("whitcomb")) is found, person

    def test_saved_views_are_ones_own_and_the_shared_ones(self) -> None:
        for by, name, is_shared in ((self.staff, "Mine alone", False), (self.colleague, "Hers alone", False),
                                    (self.colleague, "For all", True)):  # fmt: skip
            SavedView.objects.create(by=by, name=name, is_shared=is_shared, view="due", at=timezone.now())
        found = self.find("al")
        assert ("Mine alone" in found, "Hers alone" in found, "For all" in found) == (True, False, True)

    def test_a_page_one_may_not_open_is_not_offered(self) -> None:
        for person, topics, mailroom in (
            (self.manager, True, True),
            (self.staff, False, True),
            (self.observer, False, False),
        ):
            self.client.force_login(person)
            assert (reverse("settings_topics") in self.find("topics")) is topics
            assert (reverse("mailroom") in self.find("mailroom")) is mailroom

    def test_every_page_of_the_settings_is_a_line_for_who_may_open_it(self) -> None:
        self.client.force_login(self.administrator)
        for words, name in (
            ("tokens", "tokens"), ("api", "api_docs"), ("set-up", "setup"), ("people", "staff"),
            ("add journalist", "journalist_new"), ("add outlet", "outlet_new"),
        ):  # fmt: skip
            url = reverse(name)
            assert f'href="{url}"' in self.find(words), name
            assert self.client.get(url, follow=True).status_code == 200, name
        self.client.force_login(self.observer)
        assert f'href="{reverse("api_docs")}"' in self.find("api")
        for words, name in (("tokens", "tokens"), ("set-up", "setup"), ("add journalist", "journalist_new")):
            assert f'href="{reverse(name)}"' not in self.find(words), name

    def test_a_confidential_inquiry_is_not_found(self) -> None:
        self.inquiry.is_confidential = True
        self.inquiry.save()
        search.index_pending(limit=100)
        for words in (self.inquiry.reference, "heat kitchens"):
            assert self.inquiry.get_absolute_url() not in self.find(words)

    def test_lesson_21_a_subject_with_markup_stays_text(self) -> None:
        self.inquiry.subject = "<script>alert(1)</script> kitchens"
        self.inquiry.save()
        search.index_pending(limit=100)
        found = self.find(self.inquiry.reference)
        assert "<script>" not in found
        assert "&lt;script&gt;" in found

    def test_odd_words_are_no_error(self) -> None:
        for words in ("", "\0", '"', "a" * 5000, "' OR 1=1", "*", "-x", "PD-", "PD-" + "9" * 30):
            with self.subTest(words=words):
                self.find(words)

    def test_without_a_script_it_is_a_page(self) -> None:
        page = self.client.get(reverse("palette"), {"q": "achter"})
        self.assertTemplateUsed(page, "dashboard/palette.html")
        assert self.client.post(reverse("palette")).status_code == 405
        self.client.logout()
        assert asks_for_login(self.client.get(reverse("palette")))
