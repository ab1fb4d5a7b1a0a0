"""Topics are given on the inquiry's page, and the office's list is kept in the settings."""

from django.urls import reverse
from django.utils import timezone

from inquiries import topics
from inquiries.models import Topic
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.factories import make_inquiry


class TopicsOnTheInquiry(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.url = reverse("inquiry_topics", args=[self.inquiry.reference])
        self.wages = Topic.objects.get(name="Wages")
        self.client.force_login(self.staff)

    def test_what_is_ticked_is_given_and_stands_in_the_timeline(self) -> None:
        page = self.client.post(self.url, {"topics": [self.wages.pk]}, follow=True)
        assert list(self.inquiry.topics.all()) == [self.wages]
        self.assertContains(page, "gave it the topic Wages")
        self.assertContains(page, f'value="{self.wages.pk}" checked')
        page = self.client.post(self.url, {}, follow=True)
        self.assertContains(page, "took the topic Wages away")
        assert not self.inquiry.topics.exists()

    def test_what_is_on_no_list_is_said(self) -> None:
        for wrong in ("999999", "x", "\0", "9" * 30):
            with self.subTest(wrong=wrong):
                page = self.client.post(self.url, {"topics": [wrong]}, follow=True)
                self.assertContains(page, "not on the list any more")
        topics.retire_topic(self.wages, by=self.manager, at=timezone.now())
        self.assertContains(self.client.post(self.url, {"topics": [self.wages.pk]}, follow=True), "no longer used")

    def test_it_needs_a_login_the_right_and_a_post(self) -> None:
        assert self.client.get(self.url).status_code == 405
        self.client.force_login(self.observer)
        assert self.client.post(self.url, {"topics": [self.wages.pk]}).status_code == 403
        self.assertNotContains(self.client.get(self.inquiry.get_absolute_url()), self.url)
        self.client.logout()
        assert asks_for_login(self.client.post(self.url))

    def test_a_confidential_inquiry_is_not_found(self) -> None:
        self.inquiry.is_confidential = True
        self.inquiry.save()
        assert self.client.post(self.url, {"topics": [self.wages.pk]}).status_code == 404


class TheOfficesList(DeskTestCase):
    url = "/settings/topics/"

    def setUp(self) -> None:
        self.client.force_login(self.manager)

    def test_a_manager_adds_renames_retires_and_brings_back(self) -> None:
        self.assertRedirects(self.client.post(self.url, {"name": "Vendors", "description": "Carts"}), self.url)
        topic = Topic.objects.get(name="Vendors")
        self.assertContains(self.client.get(f"{self.url}{topic.pk}/"), "Change “Vendors”")
        fields = {"name": "Street vendors", "description": "", "edition": topic.edition}
        self.assertRedirects(self.client.post(f"{self.url}{topic.pk}/", fields), self.url)
        self.client.post(f"{self.url}{topic.pk}/retirement/")
        topic.refresh_from_db()
        assert (topic.name, topic.retired_at is None) == ("Street vendors", False)
        self.client.post(f"{self.url}{topic.pk}/return/")
        topic.refresh_from_db()
        assert topic.retired_at is None

    def test_a_name_twice_is_said_and_what_was_typed_stays(self) -> None:
        page = self.client.post(self.url, {"name": "wages", "description": "My words"})
        self.assertContains(page, "“Wages” is on the list already", status_code=422)
        self.assertContains(page, "My words", status_code=422)

    def test_wrong_names_are_said(self) -> None:
        for name in ("", "  ", "a;b", "x" * 101, "a\0b"):
            with self.subTest(name=name):
                assert self.client.post(self.url, {"name": name}).status_code == 422
        assert self.client.post(f"{self.url}999999/", {"name": "x"}).status_code == 404

    def test_only_those_who_change_the_office_see_it(self) -> None:
        topic = Topic.objects.get(name="Wages")
        for person in (self.observer, self.staff):
            self.client.force_login(person)
            for path in ("", f"{topic.pk}/"):
                assert self.client.get(self.url + path).status_code == 403
                assert self.client.post(self.url + path, {"name": "New"}).status_code == 403
            for path in ("retirement/", "return/"):
                assert self.client.get(f"{self.url}{topic.pk}/{path}").status_code == 405
                assert self.client.post(f"{self.url}{topic.pk}/{path}").status_code == 403
        self.client.logout()
        assert asks_for_login(self.client.get(self.url))

    def test_how_many_unclosed_inquiries_have_one_is_counted_once_each(self) -> None:
        wages, leave = Topic.objects.get(name="Wages"), Topic.objects.get(name="Paid leave")
        for number in range(3):
            topics.set_topics(make_inquiry(f"{number}"), [wages, leave], by=self.staff, at=timezone.now())
        listed = {topic.name: topic.open_count for topic in self.client.get(self.url).context["offered"]}
        assert (listed["Wages"], listed["Homelessness"]) == (3, 0)
