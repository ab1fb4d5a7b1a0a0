"""A reporter sees the desk's answer as HTML, in a frame that can do nothing, and what is attached to it."""

import tempfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from django.test import TestCase

from config.demo.enclosures import make_pdf, make_png
from config.demo.post_office import PostOffice
from config.demo.reading_room import ShownMail
from tests.config.demo_house import open_post_office, point_settings
from tests.factories import make_journalist, make_mail

PRESS = "press@pressdesk.example"
DANA = "dana@piedmontcourier.example"
PDF = make_pdf("Tram figures")
NASTY = (
    "<p>Desmond <b>did</b>.</p><script>alert(1)</script>"
    '<img src="https://x.example/t.gif"><img src="cid:chart" alt="Chart">'
)


def write_answer(*, html: str = NASTY) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Ana Ruiz <{PRESS}>", DANA, "Re: Trams"
    mail.set_content("Desmond *did*.\n")
    mail.add_alternative(html, subtype="html")
    mail.get_payload()[1].add_related(make_png(), "image", "png", cid="<chart>")  # type: ignore[union-attr, index]
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="../tram figures.pdf")
    return mail.as_bytes()


class TestDemoMailParts(TestCase):
    """Dana has an answer with a PDF."""

    def setUp(self) -> None:
        self.home = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.post_office: PostOffice = self.enterContext(open_post_office(self.home))
        self.enterContext(point_settings(self.post_office, self.home))
        make_journalist()
        self.keep(DANA, write_answer(), minute=1)
        self.number = self.get_mails()[0].number

    def keep(self, address: str, raw: bytes, *, minute: int) -> None:
        self.post_office.boxes.keep(address, raw, received_at=datetime(2026, 11, 20, 15, minute, tzinfo=UTC))

    def get_mails(self) -> list[ShownMail]:
        return list(self.client.get(f"/demo/{DANA}/").context["mails"])

    def test_its_files_are_listed_and_come_as_downloads(self) -> None:
        page = self.client.get(f"/demo/{DANA}/")
        [file] = page.context["mails"][0].files
        url = f"/demo/{DANA}/{self.number}/attachments/{file.position}/"
        self.assertContains(page, f'href="{url}"')
        self.assertContains(page, "tram figures.pdf")
        answer = self.client.get(url)
        assert answer.content == PDF
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"] == 'attachment; filename="tram figures.pdf"'

    def test_what_she_attached_herself_is_there_too(self) -> None:
        raw = write_answer().replace(f"Ana Ruiz <{PRESS}>".encode(), f"Dana <{DANA}>".encode())
        self.keep(PRESS, raw, minute=2)
        hers = self.client.get(f"/demo/{DANA}/").context["mails"][1]
        url = f"/demo/{PRESS}/{hers.number}/attachments/{hers.files[0].position}/"
        self.assertContains(self.client.get(f"/demo/{DANA}/"), f'href="{url}"')
        assert self.client.get(url).content == PDF

    def test_it_is_shown_as_html_in_a_frame_that_can_do_nothing(self) -> None:
        url = f"/demo/{DANA}/{self.number}/html/"
        page = self.client.get(f"/demo/{DANA}/")
        sandbox = 'sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"'
        self.assertContains(page, f'{sandbox} src="{url}"')
        frame = self.client.get(url)
        said = frame.content.decode()
        assert "<b>did</b>" in said
        assert "data:image/png;base64," in said
        for nothing in ("<script", "alert", "x.example"):
            assert nothing not in said
        assert "default-src 'none'" in frame["Content-Security-Policy"]
        assert frame["X-Frame-Options"] == "SAMEORIGIN"

    def test_a_mail_of_plain_text_has_neither(self) -> None:
        self.keep(DANA, make_mail(sender=PRESS, to=DANA, subject="Plain"), minute=3)
        mail = self.client.get(f"/demo/{DANA}/").context["mails"][-1]
        assert (mail.has_html, list(mail.files)) == (False, [])
        assert self.client.get(f"/demo/{DANA}/{mail.number}/html/").status_code == 404

    def test_what_does_not_exist_is_not_found_and_nothing_is_written(self) -> None:
        for path in (f"{DANA}/99/html/", f"{DANA}/{self.number}/attachments/99/", "no-address/1/html/",
                     "nobody@x.example/1/html/", "nobody@x.example/1/attachments/1/"):  # fmt: skip
            assert self.client.get(f"/demo/{path}").status_code == 404, path
        assert self.client.post(f"/demo/{DANA}/{self.number}/html/").status_code == 405
