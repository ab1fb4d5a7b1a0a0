"""Where Spanish tells apart what English says with one word, each place has its own."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone, translation

from inquiries import assignment
from inquiries.filters import InquiryFilter
from inquiries.models import Inquiry, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_spokesperson


class TwoWords(DeskTestCase):
    def setUp(self) -> None:
        """Ana reads Spanish."""
        User.objects.filter(pk=self.staff.pk).update(language="es")
        self.client.force_login(self.staff)
        past = timezone.now() - timedelta(hours=3)
        self.inquiry = make_inquiry(received_at=past)
        assignment.ask_spokesperson(self.inquiry, make_spokesperson(), by=self.staff, at=past)

    def read(self, url: str) -> str:
        """The words of a page, with one blank between them."""
        page = self.client.get(url).content.decode()
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))

    def test_how_long_ago_stands_behind_the_word_for_it(self) -> None:
        queue = self.read(reverse("queue", args=["due"]))
        assert "preguntó hace 3 h" in queue
        assert "se preguntó a Desmond Achterberg hace 3 h" in queue
        page = self.read(self.inquiry.get_absolute_url())
        assert "preguntó hace 3 h" in page
        assert "se le preguntó hace 3 h 00 m · sin respuesta" in page
        assert "atrás" not in queue + page

    def test_a_state_is_not_a_link_and_not_a_view(self) -> None:
        page = self.read(self.inquiry.get_absolute_url())
        assert f"Abrir: {self.inquiry.journalist}" in page
        assert "Abierta" in page
        assert "Respondidas" in page
        Inquiry.objects.update(state="answered", answered_at=timezone.now())
        page = self.read(self.inquiry.get_absolute_url())
        assert "Respondida " in page
        assert re.search(r"respondida en \d", page)

    def test_an_inquiry_is_received_in_another_gender_than_a_mail(self) -> None:
        with translation.override("es"):
            assert str(InquiryFilter.base_filters["received"].label) == "Recibida"
            assert [str(label) for label in Inquiry.State.labels] == ["Nueva", "Abierta", "Respondida", "Cerrada"]
        assert "Recibido" in self.read(reverse("mailroom"))
