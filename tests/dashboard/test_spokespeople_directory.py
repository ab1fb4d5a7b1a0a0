"""The directory finds who could speak, and says who cannot be asked now."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inquiries.models import Spokesperson
from tests.base import DeskTestCase
from tests.factories import make_spokesperson


class Directory(DeskTestCase):
    """GET /spokespeople/"""

    def setUp(self) -> None:
        """Ana looks for somebody."""
        self.client.force_login(self.staff)

    def find(self, query: str = "") -> str:
        """The page's text."""
        return self.client.get(f"/spokespeople/{query}").content.decode()

    def test_it_asks_for_a_login_and_knows_no_post(self) -> None:
        assert self.client.post("/spokespeople/").status_code == 405
        self.client.logout()
        assert self.client.get("/spokespeople/")["Location"].startswith("/accounts/login/")

    def test_an_empty_directory_says_how_to_fill_it(self) -> None:
        assert "import them all from a CSV file" in self.find()

    def test_every_word_must_match_somewhere(self) -> None:
        make_spokesperson("Desmond Achterberg")
        make_spokesperson("Lucía Barrientos", body="Durham County Board", topics="Taxes and budgets; Public health")
        assert "Desmond" in self.find("?q=durham") and "Lucía" in self.find("?q=durham")
        assert "Desmond" not in self.find("?q=durham+health")
        assert "Lucía" in self.find("?q=durham+health")
        assert "Nobody matches." in self.find("?q=durham+rockets")

    def test_a_script_gets_the_list_alone(self) -> None:
        make_spokesperson()
        answer = self.client.get("/spokespeople/?q=desmond", headers={"HX-Request": "true"})
        assert "Desmond Achterberg" in answer.content.decode()
        assert "<html" not in answer.content.decode()
        assert "HX-Request" in answer["Vary"]

    def test_who_left_office_is_hidden_until_asked_for(self) -> None:
        """Lesson 30: nobody asks a member who left office last week."""
        today = timezone.localdate()
        for days, is_shown in [(1, True), (0, False), (-1, False)]:
            with self.subTest(days=days):
                Spokesperson.objects.all().delete()
                make_spokesperson(left_office_on=today + timedelta(days=days))
                assert ("Desmond" in self.find()) is is_shown
                assert "Desmond" in self.find("?left=1")

    def test_away_is_said_on_its_first_and_last_day(self) -> None:
        today = timezone.localdate()
        for begin, end, is_said in [(-2, -1, False), (-1, 0, True), (0, 1, True), (1, 2, False)]:
            with self.subTest(begin=begin, end=end):
                Spokesperson.objects.all().delete()
                away_from, away_to = today + timedelta(days=begin), today + timedelta(days=end)
                make_spokesperson(away_from=away_from, away_to=away_to)
                assert ("away until" in self.find()) is is_said

    def test_many_people_are_paged_with_few_queries(self) -> None:
        for number in range(61):
            make_spokesperson(f"Person {number:02}")
        with CaptureQueriesContext(connection) as queries:
            first = self.find()
        assert len(queries) <= 12, len(queries)
        assert "Person 59" in first and "Person 60" not in first
        assert "Person 60" in self.find("?page=2")
        assert "Person 60" in self.find("?page=99")

    def test_what_staff_wrote_stays_letters(self) -> None:
        """Lesson 21: names and notes are text."""
        make_spokesperson("<script>alert(1)</script>", notes="<img src=x onerror=alert(1)>")
        page = self.find()
        assert "<script>alert" not in page and "<img" not in page
