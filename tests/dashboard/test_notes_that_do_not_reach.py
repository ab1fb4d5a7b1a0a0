"""A note that calls somebody who may not read it says who was told nothing: one of them, or several."""

from django.urls import reverse
from django.utils import timezone, translation

from inquiries.confidentiality import make_confidential
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_person

SCRIPT = {"HX-Request": "true"}


class NotesThatDoNotReach(DeskTestCase):
    def setUp(self) -> None:
        make_person("Lena Brandt")
        self.inquiry = make_inquiry()
        make_confidential(self.inquiry, by=self.staff, at=timezone.now())
        self.client.force_login(self.staff)

    def note(self, text: str) -> str:
        url = reverse("inquiry_notes", args=[self.inquiry.reference])
        return self.client.post(url, {"text": text}, headers=SCRIPT).content.decode()

    def test_one_was_not_told_and_two_were_not(self) -> None:
        assert "Mateo Osei may not read this and was not told." in self.note("@Mateo, look")
        assert "Mateo Osei, Lena Brandt may not read this and were not told." in self.note("@Mateo and @Lena, look")

    def test_in_spanish_too(self) -> None:
        type(self.staff).objects.filter(pk=self.staff.pk).update(language="es")
        assert "Mateo Osei no puede leer esto y no recibió aviso." in self.note("@Mateo")
        assert "Mateo Osei, Lena Brandt no pueden leer esto y no recibieron aviso." in self.note("@Mateo @Lena")
        translation.deactivate()

    def test_it_stays_until_it_is_put_away(self) -> None:
        told = self.note("@Mateo, look").partition('id="toasts"')[2]
        error = told[told.index('class="toast error"') :].partition("</p>")[0]
        assert 'role="alert"' in error
        assert "data-passing" not in error
