"""What cannot be shown is said in words, on a page that looks like the desk."""

from django.template.loader import render_to_string
from django.test import Client

from tests.base import DeskTestCase
from tests.factories import make_inquiry


class ErrorPages(DeskTestCase):
    def test_an_address_without_anything(self) -> None:
        self.client.force_login(self.staff)
        page = self.client.get("/inquiries/PD-99999/")
        assert page.status_code == 404
        self.assertContains(page, "Nothing is here", status_code=404)
        self.assertContains(page, "dashboard/css/tokens", status_code=404)

    def test_a_form_from_before_another_login_says_that_nothing_typed_is_lost(self) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.staff)
        page = client.post(f"{make_inquiry().get_absolute_url()}notes/", {"text": "Called."})
        self.assertContains(page, "is kept in this browser", status_code=403)

    def test_the_others_need_nothing_of_the_request(self) -> None:
        for name, words in [("403", "not open to you"), ("429", "Too many tries"), ("500", "No mail is lost")]:
            assert words in render_to_string(f"{name}.html"), name
