"""The office pages live under the strict policy: no inline script, style or handler anywhere in them."""

import re

from django.utils import timezone

from inquiries.intake import quarantine
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, make_person, make_spokesperson, store_mail

INLINE = re.compile(r"<[^>]+\s(?:style|on[a-z]+|hx-on[^=\s]*)=|<style|<script(?![^>]*\ssrc=)|javascript:", re.I)


class StrictPages(DeskTestCase):
    """Every office page, with something on it."""

    def test_pages_carry_the_policy_and_keep_to_it(self) -> None:
        make_person("Lena Park", notify="all")
        deliver_mail(make_mail())
        quarantined = store_mail(make_mail(text="<b onclick=alert(1) style=color:red>"))
        quarantine(quarantined, "odd", "Traceback", at=timezone.now())
        spokesperson, outbound = make_spokesperson(), OutboundEmail.objects.latest("id")
        self.client.force_login(self.manager)
        for url in (
            "/mailroom/", f"/mailroom/quarantine/{quarantined.pk}/", f"/mailroom/outbox/{outbound.pk}/",
            "/spokespeople/", "/spokespeople/new/", "/spokespeople/import/", f"/spokespeople/{spokesperson.pk}/",
            "/settings/",
        ):  # fmt: skip
            with self.subTest(url=url):
                page = self.client.get(url)
                assert page.status_code == 200
                policy = page["Content-Security-Policy"]
                assert "script-src 'self'" in policy and "style-src 'self'" in policy and "unsafe" not in policy
                assert (found := INLINE.search(page.content.decode())) is None, found
