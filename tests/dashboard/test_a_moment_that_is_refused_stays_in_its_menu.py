"""A time typed in a menu of the inquiry's head and refused is not lost: the menu stands open with it and the reason."""

import re
from datetime import timedelta
from html import unescape

from django.urls import reverse
from django.utils import timezone

from inquiries import closing
from inquiries.models import Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry

SCRIPT = {"HX-Request": "true"}
CASES = [
    ("snooze", "moment", "2020-01-01T09:00", "has passed"),
    ("snooze", "moment", "2399-01-01T09:00", "more than a year away"),
    ("snooze", "moment", "never", "valid date/time"),
    ("deadline", "deadline", "2399-01-01T09:00", "Look at the year."),
    ("deadline", "deadline", "soon", "valid date/time"),
    ("deadline", "deadline", '"><script>', "valid date/time"),
]


class RefusedMoments(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.inquiry = make_inquiry(due_in=timedelta(hours=26))

    def send(self, name: str, headers: dict[str, str] | None = None, **sent: str) -> str:
        url = reverse(f"inquiry_{name}", args=[self.inquiry.reference])
        response = self.client.post(url, sent, headers=headers, follow=True)
        assert response.status_code == 200
        return response.content.decode()

    def menu(self, page: str, name: str) -> str:
        found = re.search(rf'<details[^>]* id="{name}-menu".*?</details>', page, re.DOTALL)
        assert found
        return found[0]

    def test_with_and_without_a_script_the_menu_stands_open_with_what_was_typed_and_why_it_was_refused(self) -> None:
        for headers in (None, SCRIPT):
            for name, field, typed, why in CASES:
                page = self.send(name, headers, **{field: typed})
                menu = self.menu(page, name)
                assert f'id="{name}-menu" open>' in menu, typed
                value = re.search(rf'name="{field}"[^>]* value="([^"]*)" aria-invalid="true"', menu)
                assert value and unescape(value[1]) == typed
                said = re.search(rf'<p class="error" id="{name}-error" role="alert">([^<]*)</p>', menu)
                assert said and why in unescape(said[1]), (typed, menu)
                assert ("<html" in page) is (headers is None)
                assert page.count(said[1]) == 1, "said once, where it was typed"
                other = self.menu(page, "deadline" if name == "snooze" else "snooze")
                assert " open" not in other.partition(">")[0]

    def test_nothing_changed(self) -> None:
        before = Inquiry.objects.values_list("deadline", "snoozed_until").get()
        for name, field, typed, _why in CASES:
            self.send(name, None, **{field: typed})
        assert Inquiry.objects.values_list("deadline", "snoozed_until").get() == before

    def test_what_is_right_then_closes_it(self) -> None:
        self.send("snooze", SCRIPT, moment="2020-01-01T09:00")
        later = timezone.localtime() + timedelta(hours=3)
        page = self.send("snooze", SCRIPT, moment=later.strftime("%Y-%m-%dT%H:%M"))
        assert 'id="snooze-menu">' in page and "has passed" not in page and "Snoozed until" in page

    def test_where_nothing_waits_any_more_there_is_no_menu_and_it_is_said_as_elsewhere(self) -> None:
        closing.close(self.inquiry, Inquiry.Outcome.TOO_LATE, by=self.colleague, at=timezone.now())
        page = self.send("snooze", SCRIPT, moment="2020-01-01T09:00")
        assert 'id="snooze-menu"' not in page and "has passed" in page
