"""The directory is imported from a file in the browser: all of it, or not at all."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from dashboard.forms_office import MOST_FILE_BYTES
from inquiries.models import Spokesperson
from tests.base import DeskTestCase

URL = "/spokespeople/import/"


class ImportPage(DeskTestCase):
    """/spokespeople/import/"""

    def setUp(self) -> None:
        """Ana imports."""
        self.client.force_login(self.staff)

    def send(self, content: bytes) -> Any:
        """The answer to this file."""
        return self.client.post(URL, {"file": SimpleUploadedFile("people.csv", content, "text/csv")})

    def test_it_asks_for_a_login(self) -> None:
        self.client.logout()
        assert self.client.get(URL)["Location"].startswith("/accounts/login/")
        assert self.send(b"name\nLena Park\n")["Location"].startswith("/accounts/login/")
        assert not Spokesperson.objects.exists()

    def test_a_file_fills_the_directory(self) -> None:
        self.assertContains(self.client.get(URL), "away_from")
        self.assertRedirects(self.send("\ufeffname,topics\nLucía,Taxes\nLena,Schools\n".encode()), "/spokespeople/")
        assert sorted(Spokesperson.objects.values_list("name", flat=True)) == ["Lena", "Lucía"]

    def test_one_wrong_line_stops_the_whole_file_and_is_named(self) -> None:
        page = self.send(b"name,on_camera\nLena,yes\nLucia,perhaps\n")
        self.assertContains(page, "line 3: on_camera", status_code=422)
        assert not Spokesperson.objects.exists()

    def test_what_is_no_csv_is_refused_in_words(self) -> None:
        for content, said in [
            (b"", "empty"),
            ("name\nLucía\n".encode("latin-1"), "not UTF-8"),
            (b"PK\x03\x04 spreadsheet", "line 1"),
            (b"x" * (MOST_FILE_BYTES + 1), "larger than 5 MB"),
        ]:
            with self.subTest(said=said):
                self.assertContains(self.send(content), said, status_code=422)
        assert self.client.post(URL).status_code == 422
