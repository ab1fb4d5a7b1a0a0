"""An entry of the directory is added and changed by a form."""

from datetime import date

from inquiries.models import Spokesperson
from tests.base import DeskTestCase
from tests.factories import make_spokesperson

FILLED = {"name": "Lucía Barrientos", "body": "Durham County Board", "state": "nc", "topics": "Taxes ;Health;Taxes"}


class Entry(DeskTestCase):
    """/spokespeople/new/ and /spokespeople/<pk>/"""

    def setUp(self) -> None:
        """Ana edits."""
        self.client.force_login(self.staff)

    def test_every_page_asks_for_a_login(self) -> None:
        self.client.logout()
        pk = make_spokesperson().pk
        for url in ("/spokespeople/new/", f"/spokespeople/{pk}/"):
            for ask in (self.client.get, self.client.post):
                assert ask(url)["Location"].startswith("/accounts/login/")
        assert Spokesperson.objects.count() == 1

    def test_a_new_entry_is_saved_with_tidy_lists(self) -> None:
        self.assertRedirects(self.client.post("/spokespeople/new/", FILLED), "/spokespeople/")
        lucia = Spokesperson.objects.get()
        assert (lucia.name, lucia.state, lucia.topics) == ("Lucía Barrientos", "NC", "Taxes; Health")

    def test_an_entry_is_changed(self) -> None:
        desmond = make_spokesperson(away_from=date(2026, 6, 8), away_to=date(2026, 6, 26), is_on_camera=True)
        page = self.client.get(f"/spokespeople/{desmond.pk}/")
        self.assertContains(page, 'value="2026-06-08"')
        changed = {"name": desmond.name, "body": desmond.body, "time_zone": "America/Chicago"}
        changed["edition"] = desmond.edition
        self.client.post(f"/spokespeople/{desmond.pk}/", changed)
        desmond.refresh_from_db()
        assert (desmond.time_zone, desmond.away_from, desmond.is_on_camera) == ("America/Chicago", None, False)

    def test_faults_are_said_and_nothing_typed_is_lost(self) -> None:
        for fields, said in [
            ({"name": ""}, "This field is required."),
            ({"away_from": "2026-06-26", "away_to": "2026-06-08"}, "The last day away is before the first."),
            ({"email": "nobody"}, "Enter a valid email address."),
            ({"topics": ";".join(f"a{number:03}" for number in range(100))}, "This is too long."),
            ({"time_zone": "Middle/Earth"}, "is no time zone"),
        ]:
            with self.subTest(fields=fields):
                page = self.client.post("/spokespeople/new/", FILLED | fields)
                self.assertContains(page, said, status_code=422)
                self.assertContains(page, "Durham County Board", status_code=422)
        assert not Spokesperson.objects.exists()

    def test_two_entries_of_one_person_are_refused_in_words(self) -> None:
        make_spokesperson()
        twin = {"name": "Desmond Achterberg", "body": "Durham City Council"}
        page = self.client.post("/spokespeople/new/", twin)
        self.assertContains(page, "in the directory already", status_code=422)

    def test_an_unknown_entry_is_not_found(self) -> None:
        assert self.client.get("/spokespeople/999/").status_code == 404

    def test_a_zone_from_an_import_stays_in_the_list(self) -> None:
        desmond = make_spokesperson(time_zone="US/Eastern")
        self.assertContains(self.client.get(f"/spokespeople/{desmond.pk}/"), '<option value="US/Eastern" selected>')
