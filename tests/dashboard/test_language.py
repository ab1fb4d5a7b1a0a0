"""Pages are in the person's language: the one she chose, else the one her browser asks for."""

from inquiries.models import User
from tests.base import DeskTestCase

SPANISH = {"Accept-Language": "es-MX,es;q=0.9"}


class Language(DeskTestCase):
    def language(self, url: str = "/settings/", **headers: str) -> str:
        """What the page says of itself."""
        page = self.client.get(url, headers=headers)
        said = str(page.headers["Content-Language"])
        self.assertContains(page, f'<html lang="{said}">')
        return said

    def test_the_log_in_page_follows_the_browser(self) -> None:
        assert self.language("/accounts/login/", **SPANISH) == "es"
        assert self.language("/accounts/login/", **{"Accept-Language": "fr"}) == "en"
        assert self.language("/accounts/login/") == "en"

    def test_a_person_who_chose_none_has_her_browsers(self) -> None:
        self.client.force_login(self.staff)
        assert self.language(**SPANISH) == "es"
        assert self.language() == "en"

    def test_what_she_chose_stands_before_the_browser(self) -> None:
        self.client.force_login(self.staff)
        User.objects.filter(pk=self.staff.pk).update(language="en")
        assert self.language(**SPANISH) == "en"
        User.objects.filter(pk=self.staff.pk).update(language="es")
        assert self.language(**{"Accept-Language": "en"}) == "es"

    def test_she_chooses_it_in_her_settings(self) -> None:
        self.client.force_login(self.staff)
        own = {"name": "Ana Ruiz", "notify": "mine", "time_zone": ""}
        self.assertRedirects(self.client.post("/settings/", own | {"language": "es"}), "/settings/")
        self.staff.refresh_from_db()
        assert self.staff.language == "es"
        assert self.client.post("/settings/", own | {"language": "fr"}).status_code == 422

    def test_a_request_leaves_nothing_behind_for_the_next_one(self) -> None:
        self.client.force_login(self.staff)
        User.objects.filter(pk=self.staff.pk).update(language="es")
        assert self.language() == "es"
        self.client.logout()
        assert self.language("/accounts/login/") == "en"
