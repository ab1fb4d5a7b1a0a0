"""The directory is imported from a file in the browser: all of it, or not at all."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from dashboard.forms_office import MOST_FILE_BYTES
from inquiries.models import Spokesperson
from tests.base import DeskTestCase
from tests.factories import make_spokesperson

URL = "/spokespeople/import/"
CONFIRM = "/spokespeople/import/confirmation/"


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

    def confirm(self, page: Any, where: str = "") -> Any:
        """The answer to the one button of the preview."""
        return self.client.post(CONFIRM + where, {"preview": page.context["preview"]})

    def test_a_file_is_shown_first_and_then_fills_the_directory(self) -> None:
        self.assertContains(self.client.get(URL), "away_from")
        page = self.send("\ufeffname,topics\nLucía,Taxes\nLena,Schools\n".encode())
        self.assertContains(page, "Lucía")
        self.assertContains(page, "line 3")
        assert not Spokesperson.objects.exists()
        self.assertRedirects(self.confirm(page), "/spokespeople/")
        assert sorted(Spokesperson.objects.values_list("name", flat=True)) == ["Lena", "Lucía"]

    def test_the_preview_says_from_what_to_what(self) -> None:
        make_spokesperson("Lena", phone="555-0101", is_on_camera=False)
        make_spokesperson("Lucía", phone="555-0102")
        body = "Durham City Council"
        page = self.send(
            f"name,body,phone,on_camera\nLena,{body},555-0199,yes\nLucía,{body},555-0102,no\nOmar,{body},,no\n".encode()
        )
        fates = [len(page.context[name]) for name in ("added", "changed", "unchanged")]
        assert fates == [1, 1, 1]
        changes = [(each.column, each.before, each.after) for each in page.context["changed"][0].changes]
        assert changes == [("phone", "555-0101", "555-0199"), ("on_camera", "no", "yes")]
        self.assertContains(page, "<del>555-0101</del>")
        self.assertContains(page, "<ins>555-0199</ins>")

    def test_a_directory_that_changed_since_the_preview_is_noticed(self) -> None:
        lena = make_spokesperson("Lena", phone="555-0101")
        page = self.send(b"name,body,phone\nLena,Durham City Council,555-0199\n")
        Spokesperson.objects.filter(pk=lena.pk).update(phone="555-0150")
        again = self.confirm(page)
        self.assertContains(again, "Somebody changed the directory meanwhile", status_code=409)
        self.assertContains(again, "555-0150", status_code=409)
        lena.refresh_from_db()
        assert lena.phone == "555-0150"
        self.assertRedirects(self.confirm(again), "/spokespeople/")
        lena.refresh_from_db()
        assert lena.phone == "555-0199"

    def test_a_change_to_somebody_the_file_does_not_name_is_no_matter(self) -> None:
        page = self.send(b"name\nLena\n")
        make_spokesperson("Omar")
        self.assertRedirects(self.confirm(page), "/spokespeople/")

    def test_a_preview_that_somebody_made_up_imports_nothing(self) -> None:
        for preview in ["", "x", "eyJ0ZXh0IjoibmFtZVxuTGVuYVxuIn0:1abc:def"]:
            with self.subTest(preview=preview):
                self.assertRedirects(self.client.post(CONFIRM, {"preview": preview}), URL)
        assert not Spokesperson.objects.exists()

    def test_who_only_reads_imports_nothing(self) -> None:
        page = self.send(b"name\nLena\n")
        self.client.force_login(self.observer)
        assert self.client.get(URL).status_code == 403
        assert self.confirm(page).status_code == 403
        assert self.client.get(CONFIRM).status_code == 405
        assert not Spokesperson.objects.exists()

    def test_one_wrong_line_stops_the_whole_file_and_is_named(self) -> None:
        page = self.send(b"name,on_camera\nLena,yes\nLucia,perhaps\n")
        self.assertContains(page, "line 3: on_camera", status_code=422)
        assert page.context["preview"] == ""
        assert not Spokesperson.objects.exists()

    def test_topics_the_office_has_not_are_named(self) -> None:
        page = self.send(b"name,topics\nLena,worker rights; Unicorns\n")
        self.assertContains(page, "Unicorns</p>")
        self.assertNotContains(page, "worker rights ·")

    def test_what_is_no_csv_is_refused_in_words(self) -> None:
        for content, said in [
            (b"", "empty"),
            ("name\nLucía\n".encode("latin-1"), "not UTF-8"),
            (b"\xff\xfex", "not UTF-8"),
            (b"PK\x03\x04 spreadsheet", "This is a spreadsheet file"),
            (b"\x00\x01", "no column"),
            (b'name\n"' + b"x" * 140_000 + b'"\n', "line 2: field larger"),
            (b"x" * (MOST_FILE_BYTES + 1), "larger than 5 MB"),
        ]:
            with self.subTest(said=said):
                self.assertContains(self.send(content), said, status_code=422)
        assert self.client.post(URL).status_code == 422

    def test_five_thousand_people_come_in_one_file(self) -> None:
        lines = [f"Person {number},Council {number},Taxes; Schools,555-0100" for number in range(5000)]
        content = "\n".join(["name,body,topics,phone", *lines]).encode()
        page = self.send(content)
        assert page.status_code == 200
        assert len(page.content) < 1_000_000
        self.assertRedirects(self.confirm(page), "/spokespeople/", fetch_redirect_response=False)
        assert Spokesperson.objects.count() == 5000
