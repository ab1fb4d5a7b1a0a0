"""Everybody sets what is hers; the office is set by those who may."""

from datetime import time
from typing import Any

from django.contrib.messages import get_messages

from inquiries.models import Office, User
from tests.base import DeskTestCase

OWN = {"name": "Ana R. Ruiz", "time_zone": "America/Chicago", "notify": "all"}
OFFICE = {
    "name": "Press",
    "time_zone": "America/Denver",
    "answer_hours": "12",
    "quiet_hours": "9",
    "has_plus_addressing": "on",
    "opens_at": "08:30",
    "closes_at": "17:00",
    "work_days": ["0", "1", "2", "3"],
}


class OwnSettings(DeskTestCase):
    """/settings/"""

    def setUp(self) -> None:
        """Ana sets."""
        self.client.force_login(self.staff)

    def test_it_asks_for_a_login(self) -> None:
        self.client.logout()
        for ask in (self.client.get, self.client.post):
            assert ask("/settings/")["Location"].startswith("/accounts/login/")

    def test_own_settings_are_saved(self) -> None:
        answer = self.client.post("/settings/", OWN)
        self.assertRedirects(answer, "/settings/")
        assert [str(message) for message in get_messages(answer.wsgi_request)] == ["Your settings are saved."]
        self.staff.refresh_from_db()
        assert (self.staff.name, self.staff.time_zone, self.staff.notify) == ("Ana R. Ruiz", "America/Chicago", "all")

    def test_role_and_address_are_not_hers_to_change(self) -> None:
        self.client.post("/settings/", OWN | {"role": "administrator", "email": "x@evil.example", "is_active": ""})
        self.staff.refresh_from_db()
        assert (self.staff.role, self.staff.email) == (User.Role.STAFF, "ana.ruiz@pressdesk.example")
        assert self.staff.is_active

    def test_faults_are_said_and_nothing_changes(self) -> None:
        for fields in ({"name": ""}, {"time_zone": "Middle/Earth"}, {"notify": "sometimes"}):
            with self.subTest(fields=fields):
                assert self.client.post("/settings/", OWN | fields).status_code == 422
                self.staff.refresh_from_db()
                assert self.staff.name == "Ana Ruiz"

    def test_an_empty_zone_is_the_offices(self) -> None:
        self.client.post("/settings/", OWN | {"time_zone": ""})
        self.staff.refresh_from_db()
        assert self.staff.time_zone == ""
        self.assertContains(self.client.get("/settings/"), "The office’s: Eastern (New York)")


class OfficeSettings(DeskTestCase):
    """/settings/office/"""

    def save(self, **changed: str | list[str]) -> Any:
        """What a page sends that shows the office as it stands."""
        return self.client.post("/settings/office/", OFFICE | {"edition": Office.load().edition} | changed)

    def test_who_may_sees_and_saves_them(self) -> None:
        for person in (self.manager, self.administrator):
            with self.subTest(role=person.role):
                Office.objects.update(name="Before", answer_hours=24)
                self.client.force_login(person)
                self.assertContains(self.client.get("/settings/"), "Save for the office")
                self.assertRedirects(self.save(), "/settings/")
                office = Office.load()
                assert (office.name, office.time_zone, office.answer_hours) == ("Press", "America/Denver", 12)
                assert (office.opens_at, office.closes_at, office.work_days) == (time(8, 30), time(17), [0, 1, 2, 3])
                assert office.has_plus_addressing and not office.writes_day_first

    def test_staff_neither_see_nor_change_them(self) -> None:
        self.client.force_login(self.staff)
        self.assertNotContains(self.client.get("/settings/"), "Save for the office")
        assert self.client.post("/settings/office/", OFFICE).status_code == 403
        assert Office.load().answer_hours == 24

    def test_it_asks_for_a_login_and_knows_only_post(self) -> None:
        assert self.client.post("/settings/office/", OFFICE)["Location"].startswith("/accounts/login/")
        self.client.force_login(self.manager)
        assert self.client.get("/settings/office/").status_code == 405

    def test_hours_to_answer_are_one_to_720(self) -> None:
        self.client.force_login(self.manager)
        for hours, status in [("0", 422), ("1", 302), ("720", 302), ("721", 422), ("", 422)]:
            with self.subTest(hours=hours):
                assert self.save(answer_hours=hours).status_code == status

    def test_an_office_opens_before_it_closes_and_on_some_day(self) -> None:
        self.client.force_login(self.manager)
        cases: list[tuple[dict[str, str | list[str]], str]] = [
            ({"closes_at": "08:30"}, "closes before it opens"),
            ({"closes_at": "08:29"}, "closes before it opens"),
            ({"work_days": []}, "Choose at least one day"),
            ({"work_days": ["7"]}, "Select a valid choice"),
        ]
        for fields, said in cases:
            with self.subTest(fields=fields):
                page = self.save(**fields)
                self.assertContains(page, said, status_code=422)
        assert self.save(closes_at="08:31").status_code == 302

    def test_a_fault_shows_what_was_typed(self) -> None:
        self.client.force_login(self.manager)
        page = self.client.post("/settings/office/", OFFICE | {"answer_hours": "0", "name": "Typed"})
        self.assertContains(page, 'value="Typed"', status_code=422)
        self.assertContains(page, 'aria-invalid="true"', status_code=422)
