"""Administrators make tokens for programs, see each once, and take them back."""

from django.urls import reverse
from django.utils import timezone

from inquiries.api_tokens import find_by_token, make_token
from inquiries.models import ApiToken
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login


class TokenPages(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.administrator)
        self.page = reverse("tokens")

    def make(self, name: str = "The website's form") -> str:
        answer = self.client.post(self.page, {"name": name, "user": self.staff.pk})
        assert answer.status_code == 200
        return str(answer.context["text"])

    def test_a_new_token_is_shown_once_and_opens_the_api(self) -> None:
        text = self.make()
        token = find_by_token(text, at=timezone.now())
        assert token is not None
        assert (token.user, token.by, token.name) == (self.staff, self.administrator, "The website's form")
        page = self.client.get(self.page)
        self.assertNotContains(page, text)
        self.assertContains(page, "The website&#x27;s form")
        self.assertContains(page, "acts as Ana Ruiz")

    def test_the_page_that_shows_it_is_kept_by_no_cache(self) -> None:
        answer = self.client.post(self.page, {"name": "x", "user": self.staff.pk})
        self.assertContains(answer, answer.context["text"])
        assert "no-store" in answer.headers["Cache-Control"]

    def test_what_is_missing_is_said_and_nothing_is_made(self) -> None:
        self.colleague.is_active = False
        self.colleague.save()
        for form in [{}, {"name": "", "user": self.staff.pk}, {"name": "   ", "user": self.staff.pk},
                     {"name": "x", "user": self.colleague.pk}, {"name": "x", "user": 999_999}]:  # fmt: skip
            assert self.client.post(self.page, form).status_code == 422
        assert not ApiToken.objects.exists()

    def test_a_revoked_one_opens_nothing(self) -> None:
        text = self.make()
        token = ApiToken.objects.get()
        self.client.post(reverse("token_revocation", args=[token.pk]))
        assert find_by_token(text, at=timezone.now()) is None
        self.assertContains(self.client.get(self.page), "One revoked")

    def test_only_administrators_come_here(self) -> None:
        token, text = make_token(self.staff, "website", by=self.administrator, at=timezone.now())
        revocation = reverse("token_revocation", args=[token.pk])
        for person in (self.observer, self.staff, self.manager):
            self.client.force_login(person)
            for answer in (self.client.get(self.page), self.client.post(self.page), self.client.post(revocation)):
                assert answer.status_code == 403
            self.assertNotContains(self.client.get(reverse("settings")), self.page)
        self.client.logout()
        assert asks_for_login(self.client.get(self.page))
        assert find_by_token(text, at=timezone.now()) == token

    def test_a_get_revokes_nothing(self) -> None:
        token, _text = make_token(self.staff, "website", by=self.administrator, at=timezone.now())
        assert self.client.get(reverse("token_revocation", args=[token.pk])).status_code == 405
