"""A mail's HTML stands in a frame of its own, harmless; what is attached is only ever downloaded."""

from email.message import EmailMessage
from typing import Any

from django.urls import reverse

from inquiries.models import Message
from mailbox.models import InboundAttachment
from tests.base import DeskTestCase
from tests.factories import PRESS, deliver_mail, make_mail

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def make_mail_with_files() -> bytes:
    """A mail that shows one picture in its text and claims another is one."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Dana <dana@piedmontcourier.example>", PRESS, "Pictures"
    mail["Message-ID"] = "<pictures@piedmontcourier.example>"
    mail.set_content("See below.\n")
    mail.add_alternative('<p>See <img src="cid:logo@x"> and <img src="cid:evil@x"></p>', subtype="html")
    _plain, related = mail.iter_parts()
    assert isinstance(related, EmailMessage)
    related.add_related(PNG, "image", "png", cid="<logo@x>")
    related.add_related(SVG, "image", "png", cid="<evil@x>")
    mail.add_attachment(b"<script>alert(1)</script>", maintype="text", subtype="html", filename="budget.html")
    return mail.as_bytes()


class MailFrame(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def open_frame(self, html: str, **query: str) -> Any:
        deliver_mail(make_mail(html=html))
        return self.client.get(self.url("message_html"), query)

    def url(self, name: str, *args: object) -> str:
        message = Message.objects.latest("id")
        return reverse(name, args=[message.inquiry.reference, message.pk, *args])

    def test_the_frame_has_a_policy_of_its_own_without_scripts(self) -> None:
        response = self.open_frame("<p>Hello</p>")
        policy = response["Content-Security-Policy"]
        for rule in [
            "default-src 'none'",
            "img-src 'self' data:",
            "style-src 'unsafe-inline'",
            "frame-ancestors 'self'",
        ]:
            assert rule in policy, policy
        assert "script-src" not in policy
        assert "http:" not in policy
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert response["X-Content-Type-Options"] == "nosniff"

    def test_the_page_frames_it_sandboxed_without_scripts(self) -> None:
        deliver_mail(make_mail(html="<p>Hello</p>"))
        page = self.client.get(Message.objects.get().inquiry.get_absolute_url()).content.decode()
        assert 'sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"' in page
        assert "allow-scripts" not in page

    def test_scripts_handlers_and_forms_do_not_survive(self) -> None:
        html = "<script>alert(1)</script><p onclick=alert(1)>Hi</p><form action=x><input></form><iframe src=x></iframe>"
        page = self.open_frame(html).content.decode()
        for each in ["<script", "onclick", "<form", "<iframe", "<input"]:
            assert each not in page, each

    def test_lesson_21_a_tracking_pixel_does_not_fire_and_the_page_says_so(self) -> None:
        page = self.open_frame('<p>Hi<img src="https://tracker.example/x.gif"></p>').content.decode()
        assert "tracker.example" not in page
        assert "1 remote image blocked" in page
        assert "Show images" in page

    def test_remote_images_show_when_asked_for(self) -> None:
        response = self.open_frame('<p>Hi<img src="https://pictures.example/x.gif"></p>', images="1")
        assert "pictures.example" in response.content.decode()
        assert "img-src 'self' data: https: http:" in response["Content-Security-Policy"]
        assert "blocked" not in response.content.decode()

    def test_a_mail_without_html_has_no_frame(self) -> None:
        deliver_mail(make_mail())
        assert self.client.get(self.url("message_html")).status_code == 404

    def test_a_picture_in_the_text_is_shown_from_our_address(self) -> None:
        deliver_mail(make_mail_with_files())
        page = self.client.get(self.url("message_html")).content.decode()
        position = next(each.position for each in InboundAttachment.objects.order_by("position"))
        assert self.url("message_inline", position) in page
        response = self.client.get(self.url("message_inline", position))
        assert response["Content-Type"] == "image/png"
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert response.content == PNG

    def test_what_only_claims_to_be_a_picture_is_not_shown(self) -> None:
        deliver_mail(make_mail_with_files())
        evil = InboundAttachment.objects.get(content_id="evil@x")
        assert self.client.get(self.url("message_inline", evil.position)).status_code == 404

    def test_an_attachment_is_downloaded_never_opened(self) -> None:
        deliver_mail(make_mail_with_files())
        file = InboundAttachment.objects.get(filename="budget.html")
        response = self.client.get(self.url("message_attachment", file.position))
        assert response["Content-Disposition"] == 'attachment; filename="budget.html"'
        assert response["Content-Type"] == "application/octet-stream"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response.content.strip() == b"<script>alert(1)</script>"

    def test_a_place_without_an_attachment_is_not_found(self) -> None:
        deliver_mail(make_mail_with_files())
        for name in ["message_attachment", "message_inline"]:
            assert self.client.get(self.url(name, 99)).status_code == 404

    def test_the_original_is_given_byte_for_byte(self) -> None:
        raw = make_mail()
        deliver_mail(raw)
        response = self.client.get(self.url("message_original"))
        assert response.content == raw
        assert response["Content-Disposition"].startswith("attachment; filename=")
        assert response["Content-Disposition"].endswith('.eml"')

    def test_pages_list_the_attachments_with_their_size_and_not_the_pictures_of_the_text(self) -> None:
        deliver_mail(make_mail_with_files())
        page = self.client.get(Message.objects.get().inquiry.get_absolute_url()).content.decode()
        assert "budget.html" in page
        assert "evil" not in page
