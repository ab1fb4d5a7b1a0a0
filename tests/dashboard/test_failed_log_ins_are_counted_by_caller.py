"""Whoever guesses passwords shuts out herself: behind a proxy her own address counts, not the proxy's."""

from typing import Any

from django.core.cache import cache
from django.test import override_settings
from django.urls import reverse

from tests.base import DeskTestCase
from tests.factories import PASSWORD

PROXY = "10.0.0.2"
GUESSER = "198.51.100.7"
OFFICE = "203.0.113.20"


class FailedLogIns(DeskTestCase):
    def setUp(self) -> None:
        """Nobody has failed yet, and nobody will have."""
        cache.clear()
        self.addCleanup(cache.clear)

    def try_password(self, password: str, *, written: str = "", caller: str = "", email: str = "") -> Any:
        """A log-in that reaches the desk from the proxy, which adds `caller` to what the caller had `written` there."""
        forwarded = ", ".join(each for each in (written, caller) if each)
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        data = {"login": email or self.staff.email, "password": password}
        return self.client.post(reverse("account_login"), data, headers=headers, REMOTE_ADDR=PROXY)

    def guess(self, times: int, **how: str) -> list[bool]:
        """Wrong passwords, one account after the other; whether each was still looked at."""
        emails = [self.staff.email, self.colleague.email, self.manager.email, self.administrator.email]
        answers = [self.try_password("wrong", email=emails[n % 4], **how) for n in range(times)]
        return ["Too many failed login attempts" not in answer.content.decode() for answer in answers]

    @override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
    def test_one_who_guesses_is_stopped_and_the_office_comes_in(self) -> None:
        assert self.guess(12, caller=GUESSER) == [True] * 10 + [False] * 2
        assert self.try_password(PASSWORD, caller=GUESSER).status_code == 200
        for person in (self.staff, self.colleague, self.manager, self.administrator):
            assert self.try_password(PASSWORD, caller=OFFICE, email=person.email).status_code == 302
            self.client.logout()

    @override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
    def test_an_address_that_the_caller_wrote_herself_is_not_believed(self) -> None:
        looked_at = [self.guess(1, written=f"192.0.2.{n}", caller=GUESSER)[0] for n in range(11)]
        assert looked_at == [True] * 10 + [False]
        assert self.guess(1, written=OFFICE, caller=GUESSER) == [False]
        assert self.try_password(PASSWORD, caller=OFFICE).status_code == 302

    @override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=2)
    def test_behind_two_proxies_the_last_address_but_one_is_the_callers(self) -> None:
        assert self.guess(11, written=GUESSER, caller=PROXY)[-1] is False
        assert self.try_password(PASSWORD, written=OFFICE, caller=PROXY).status_code == 302

    @override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=2)
    def test_where_one_proxy_speaks_and_two_are_expected_people_still_come_in(self) -> None:
        """Nor does whoever leaves a proxy out choose the address that is counted."""
        with self.assertLogs("dashboard.accounts", "ERROR"):
            assert self.try_password(PASSWORD, caller=GUESSER).status_code == 302
        self.client.logout()
        with self.assertLogs("dashboard.accounts", "ERROR"):
            assert [self.guess(1, caller=f"192.0.2.{n}")[0] for n in range(11)] == [True] * 10 + [False]

    def test_without_a_proxy_nothing_in_the_header_is_believed(self) -> None:
        assert [self.guess(1, caller=f"192.0.2.{n}")[0] for n in range(11)] == [True] * 10 + [False]

    @override_settings(
        ALLAUTH_TRUSTED_PROXY_COUNT=1, ACCOUNT_RATE_LIMITS={"login_failed": "40/h/ip,100/h/key", "login": ""}
    )
    def test_all_that_one_address_may_try_leaves_the_account_open_to_its_owner(self) -> None:
        """In an hour; the limits of the minute, which slow her down, are left out."""
        for _ in range(45):
            self.try_password("wrong", caller=GUESSER)
        assert self.try_password(PASSWORD, caller=GUESSER).status_code == 200
        assert self.try_password(PASSWORD, caller=OFFICE).status_code == 302
