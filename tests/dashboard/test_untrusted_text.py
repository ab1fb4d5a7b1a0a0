"""Lesson 21: what a sender writes is text, wherever a page shows it. Named by the attack."""

from email.message import EmailMessage

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries import notes, sending
from inquiries.models import Inquiry
from tests.base import DeskTestCase
from tests.factories import PRESS, deliver_mail, make_mail

ATTACK = "<script>alert(1)</script>"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;"


class UntrustedText(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def pages(self, client: Client | None = None) -> str:
        client = client or self.client
        inquiry = Inquiry.objects.get()
        urls = [
            reverse("queue", args=["due"]),
            reverse("queue", args=["all"]),
            inquiry.get_absolute_url(),
            reverse("inquiry_changes", args=[inquiry.reference]),
        ]
        return "".join(client.get(url).content.decode() for url in urls)

    def harmless(self, *, attack: str = ATTACK, escaped: str = ESCAPED) -> None:
        pages = self.pages()
        assert attack not in pages
        assert escaped in pages

    def test_lesson_21_script_in_the_subject(self) -> None:
        deliver_mail(make_mail(subject=f"Hello {ATTACK}"))
        self.harmless()

    def test_lesson_21_script_in_the_display_name(self) -> None:
        deliver_mail(make_mail(sender=f'"{ATTACK}" <dana@piedmontcourier.example>'))
        self.harmless()

    def test_lesson_21_script_in_the_body(self) -> None:
        deliver_mail(make_mail(text=f"Look: {ATTACK}\n"))
        self.harmless()

    def test_lesson_21_script_in_the_signature(self) -> None:
        deliver_mail(make_mail(text=f"Who can speak?\n\n-- \nDana {ATTACK}\n"))
        self.harmless()

    def test_lesson_21_script_in_the_words_of_the_deadline(self) -> None:
        inquiry_mail = make_mail(text="By <b>5 pm</b> today, please.\n")
        deliver_mail(inquiry_mail)
        Inquiry.objects.update(deadline=timezone.now(), deadline_phrase="<b>5 pm</b> today")
        self.harmless(attack="<b>5 pm</b>", escaped="<mark>&lt;b&gt;5 pm&lt;/b&gt; today</mark>")

    def test_lesson_21_script_in_a_file_name(self) -> None:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "dana@piedmontcourier.example", PRESS, "A file"
        mail["Message-ID"] = "<file@piedmontcourier.example>"
        mail.set_content("See the file.\n")
        mail.add_attachment(b"x", maintype="application", subtype="pdf", filename='"><img src=x onerror=alert(1)>.pdf')
        deliver_mail(mail.as_bytes())
        pages = self.pages()
        assert "<img src=x" not in pages
        assert "onerror=alert(1)&gt;.pdf" in pages

    def test_lesson_21_a_link_that_runs_a_script_stays_text(self) -> None:
        deliver_mail(make_mail(text="javascript:alert(1) and data:text/html,hello and https://a.example/\n"))
        pages = self.pages()
        assert 'href="javascript' not in pages
        assert 'href="data:' not in pages
        assert '<a href="https://a.example/" rel="nofollow">' in pages

    def test_script_in_a_note_or_a_draft_is_text_too(self) -> None:
        deliver_mail(make_mail())
        inquiry, now = Inquiry.objects.get(), timezone.now()
        notes.add_note(inquiry, ATTACK, by=self.staff, at=now)
        draft = sending.start_reply(inquiry, by=self.staff, at=now)
        text = "</textarea>" + ATTACK
        sending.save_draft(draft, text=text, to=draft.to, cc=[], revision=0, by=self.staff, at=now)
        self.harmless()
        assert "</textarea><script>" not in self.pages()

    def test_script_in_a_filter_is_text(self) -> None:
        page = self.client.get(reverse("queue", args=["all"]), {"text": ATTACK, "outlet": f'"{ATTACK}'})
        assert ATTACK not in page.content.decode()
