"""Whatever somebody calls herself, in From, in her signature or in what she passes on: the inquiry's page is shown."""

import pytest
from django.test import Client, override_settings

from inquiries.models import Inquiry
from tests.factories import deliver_mail, make_mail, make_person

pytestmark = pytest.mark.django_db

SERVER = "mx.pressdesk.example"
ODD_NAMES = [
    "\ufe70\ufe70 \ufe70\ufe70", "Dana \ufe70", "\u0301 \u0301", "The The", "Dana Whitcomb @ Courier", '"@" <@>',
    "İi ǅ", "%(name)s {0} %s", "'Dana' \"D\" (W", "A" * 400 + " B",
]  # fmt: skip


@pytest.mark.parametrize("name", ODD_NAMES)
@override_settings(AUTHSERV_ID=SERVER)
def test_lesson_2_no_name_breaks_the_page_of_an_inquiry(name: str) -> None:
    signature = f"\n-- \n{name}\nReporter, {name}\n{name} | (919) 555-0123\nDurham, NC\n"
    passed_on = f"---------- Forwarded message ---------\nFrom: {name}\nDate: {name}\nSubject: {name}\n\n{name}?\n"
    mails = [
        make_mail(sender="Dana <dana@x.example>", subject="Rents", text=f"Who can speak?\n{signature}"),
        make_mail(sender=f"{name} <d@x.example>", subject=name, text=f"Who?\n{signature}", Reply_To=name),
        make_mail(sender="Lee <lee@x.example>", subject="Fwd: Rents", text=f"{name}\n{signature}\n{passed_on}"),
        make_mail(
            sender="Lee <l@x.example>", subject=f"Voicemail from {name}", Authentication_Results=f"{SERVER}; {name}"
        ),
    ]
    client = Client()
    client.force_login(make_person("Kit Abara"))
    for mail in mails:
        deliver_mail(mail)
    shown = [client.get(each.get_absolute_url()).status_code for each in Inquiry.objects.all()]
    assert len(shown) >= 3
    assert set(shown) == {200}
