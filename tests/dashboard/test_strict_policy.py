"""Every page of the desk lives under a policy that knows no inline script and no inline style, and keeps to it."""

import re
from datetime import timedelta
from typing import Any

from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from inquiries import notes, sending
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message, make_spokesperson

INLINE = re.compile(
    r"""<style|\sstyle=|<script(?![^>]*\ssrc=)[^>]*>|\son\w+=|\shx-on|javascript:|<(?:script|link)[^>]*(?:src|href)=["']?https?:""",
    re.IGNORECASE,
)


class StrictPolicy(DeskTestCase):
    def setUp(self) -> None:
        inquiry = make_inquiry(due_in=timedelta(hours=2))
        make_message(inquiry)
        now = timezone.now()
        notes.add_note(inquiry, "For us.", by=self.staff, at=now)
        inquiry.asks.create(spokesperson=make_spokesperson(), by=self.staff, at=now)
        sending.start_reply(inquiry, by=self.staff, at=now)
        self.url = inquiry.get_absolute_url()

    def pages(self) -> dict[str, Any]:
        entrances = ["account_login", "account_reset_password", "account_reset_password_done"]
        found: dict[str, Any] = {name: self.client.get(reverse(name)) for name in entrances}
        self.client.force_login(self.staff)
        urls = [
            reverse("queue", args=["due"]),
            self.url,
            f"{self.url}?compose=note",
            reverse("account_change_password"),
        ]
        return found | {url: self.client.get(url) for url in urls}

    def test_every_page_says_so(self) -> None:
        for name, response in self.pages().items():
            assert response.status_code == 200, name
            policy = response["Content-Security-Policy"]
            for rule in ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]:
                assert re.search(rf"{rule}(;|$)", policy), (name, policy)

    def test_no_page_breaks_it(self) -> None:
        for name, response in self.pages().items():
            found = INLINE.search(response.content.decode())
            assert found is None, (name, found)

    @override_settings(DEBUG=False)
    def test_nothing_is_fetched_from_elsewhere(self) -> None:
        for name, response in self.pages().items():
            assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", response.content.decode()), name

    def test_every_page_says_its_language_and_has_one_main_part(self) -> None:
        for name, response in self.pages().items():
            page = response.content.decode()
            assert '<html lang="en' in page, name
            assert page.count("<main") == 1, name
            assert re.search(r"<title>[^<]+</title>", page), name

    def test_every_field_has_a_name_for_those_who_cannot_see(self) -> None:
        for name, response in self.pages().items():
            page = response.content.decode()
            for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", page):
                if 'type="hidden"' in field or "aria-label" in field:
                    continue
                named = re.search(r'\sid="([^"]+)"', field)
                in_label = re.search(r"<label[^>]*>\s*" + re.escape(field), page)
                assert in_label or (named and f'for="{named[1]}"' in page), (name, field)
