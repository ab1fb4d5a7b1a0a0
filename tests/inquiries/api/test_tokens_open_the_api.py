"""A token opens the API for its person, and only a valid one does."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from inquiries.api_tokens import PREFIX, find_by_token, make_token, revoke_token
from inquiries.models import ApiToken, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry
from tests.inquiries.api.calls import Program


class Tokens(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()
        self.token, self.text = make_token(self.staff, "website", by=self.administrator, at=self.now)

    def status(self, header: str) -> int:
        return Client().get("/api/v1/inquiries/", headers={"Authorization": header}).status_code

    def test_it_acts_as_its_person(self) -> None:
        inquiry = make_inquiry()
        shown = Program(token=self.text).do("POST", f"inquiries/{inquiry.reference}/assignment/", {"owner": "me"})
        assert shown["owner"]["id"] == self.staff.pk
        assert inquiry.events.get().by == self.staff

    def test_the_database_keeps_no_token(self) -> None:
        assert self.text.startswith(PREFIX)
        assert len(self.text) == len(PREFIX) + 32
        assert self.text not in str(ApiToken.objects.values())
        assert find_by_token(self.token.digest, at=self.now) is None

    def test_two_tokens_differ(self) -> None:
        assert make_token(self.staff, "website", by=self.administrator, at=self.now)[1] != self.text

    def test_the_word_before_it_is_needed_in_any_case(self) -> None:
        assert self.status(f"Token {self.text}") == 200
        assert self.status(f"token  {self.text}") == 200
        for header in [self.text, f"Bearer {self.text}", "Token", "Token ", f"Token {self.text} x", "Token \xe9\xff"]:
            assert self.status(header) == 401, header

    def test_a_revoked_one_opens_nothing_and_keeps_its_first_moment(self) -> None:
        revoke_token(self.token, by=self.administrator, at=self.now)
        revoke_token(self.token, by=self.administrator, at=self.now + timedelta(hours=1))
        assert self.status(f"Token {self.text}") == 401
        self.token.refresh_from_db()
        assert self.token.revoked_at == self.now

    def test_a_closed_account_opens_nothing(self) -> None:
        User.objects.get_queryset().filter(pk=self.staff.pk).update(is_active=False)
        assert self.status(f"Token {self.text}") == 401
        self.staff.refresh_from_db()
        with pytest.raises(ValidationError):
            make_token(self.staff, "another", by=self.administrator, at=self.now)

    def test_its_last_day_of_use_is_written_once_a_day(self) -> None:
        noon = self.now.replace(hour=12)
        for moment, queries in [(noon, 2), (noon + timedelta(hours=1), 1), (noon + timedelta(days=1), 2)]:
            # A savepoint around the writing is two more.
            with self.assertNumQueries(queries if queries == 1 else queries + 2):
                assert find_by_token(self.text, at=moment) == self.token
            self.token.refresh_from_db()
            assert self.token.used_on == moment.date()

    def test_only_an_administrator_makes_and_revokes(self) -> None:
        for person in (self.observer, self.staff, self.manager):
            with pytest.raises(PermissionDenied):
                make_token(person, "mine", by=person, at=self.now)
            with pytest.raises(PermissionDenied):
                revoke_token(self.token, by=person, at=self.now)
        assert ApiToken.objects.valid().get() == self.token

    def test_a_token_without_a_name_is_refused_in_words(self) -> None:
        for name in ["", "   ", "x" * 101]:
            with pytest.raises(ValidationError):
                make_token(self.staff, name, by=self.administrator, at=self.now)

    def test_a_session_reads_and_needs_its_form_token_to_write(self) -> None:
        inquiry = make_inquiry()
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(self.staff)
        assert browser.get("/api/v1/inquiries/").status_code == 200
        url = f"/api/v1/inquiries/{inquiry.reference}/closure/"
        refused = browser.post(url, {"outcome": "spam"}, content_type="application/json")
        assert refused.status_code == 403
        inquiry.refresh_from_db()
        assert inquiry.state == "new"
