"""Who saves an entry that a colleague saved meanwhile sees both, loses nothing that was typed, and decides."""

import html
import re
from typing import Any

from django.utils import timezone

from inquiries import journalists, outlets, topics
from inquiries.models import Journalist, Office, Topic
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_journalist, make_mail, make_outlet, make_spokesperson

EDITION = re.compile(r'name="edition" value="([^"]*)"')
MINE, THEIRS = "Written by Ana", "Written by Mateo"


class TwoPeopleEditOneEntry(DeskTestCase):
    def log_in(self, person: Any) -> None:
        self.client.force_login(person)

    def read_page(self, url: str) -> dict[str, Any]:
        """The edition that the page shows, as its form sends it."""
        text = self.client.get(url).content.decode()
        found = EDITION.search(text)
        assert found is not None, f"{url} carries no edition"
        return {"edition": found.group(1)}

    def save(self, url: str, sent: dict[str, Any]) -> tuple[int, str]:
        response = self.client.post(url, sent)
        return response.status_code, html.unescape(response.content.decode())

    def assert_asks_then_obeys(self, url: str, field: str, sent: dict[str, Any], *, post: str = "") -> None:
        """Both open the page; Mateo saves, then Ana; her words stand in the form, his beside them; then she insists."""
        target = post or url
        hers = self.read_page(url) | sent | {field: MINE}
        self.log_in(self.second)
        status, _text = self.save(target, self.read_page(url) | sent | {field: THEIRS})
        assert status == 302
        self.log_in(self.first)
        status, text = self.save(target, hers)
        assert status == 422
        assert f"{self.second} saved this while you were writing." in text
        assert f"saved: “{THEIRS}”; yours: “{MINE}”" in text
        assert len(re.findall("; yours: “", text)) == 1, "only what is different is said"
        assert re.search(rf">\s*{MINE}</textarea>", text), "what she typed still stands in the form"
        edition = EDITION.search(text)
        assert edition is not None
        status, _text = self.save(target, hers | {"edition": edition.group(1)})
        assert status == 302

    def setUp(self) -> None:
        self.first, self.second = self.staff, self.colleague
        self.log_in(self.first)

    def be_managers(self) -> None:
        self.first, self.second = self.manager, self.administrator
        self.log_in(self.first)

    def test_a_journalist(self) -> None:
        dana = make_journalist()
        sent = {"name": dana.name, "address": dana.address, "outlet_name": "", "time_zone": ""}
        self.assert_asks_then_obeys(f"/journalists/{dana.pk}/entry/", "notes", sent)
        dana.refresh_from_db()
        assert (dana.notes, dana.edited_by, dana.revision) == (MINE, self.first, 2)

    def test_an_outlet(self) -> None:
        outlet = make_outlet()
        self.assert_asks_then_obeys(f"/outlets/{outlet.pk}/entry/", "notes", {"name": outlet.name})
        outlet.refresh_from_db()
        assert outlet.notes == MINE

    def test_a_topic(self) -> None:
        self.be_managers()
        topic = Topic.objects.get(name="Wages")
        self.assert_asks_then_obeys(f"/settings/topics/{topic.pk}/", "description", {"name": topic.name})
        topic.refresh_from_db()
        assert topic.description == MINE

    def test_a_spokesperson(self) -> None:
        self.be_managers()
        person = make_spokesperson()
        url = f"/spokespeople/{person.pk}/"
        kept = ("name", "body", "office", "city", "state", "topics")
        self.assert_asks_then_obeys(url, "notes", {name: getattr(person, name) for name in kept})
        person.refresh_from_db()
        assert person.notes == MINE

    def office_form(self) -> dict[str, Any]:
        office = Office.load()
        return {"name": office.name, "time_zone": office.time_zone, "opens_at": "09:00", "closes_at": "18:00",
                "work_days": ["0", "1", "2", "3", "4"], "answer_hours": "24", "quiet_hours": "9",
                "acknowledgement": office.acknowledgement}  # fmt: skip

    def test_the_offices_settings(self) -> None:
        self.be_managers()
        self.assert_asks_then_obeys("/settings/", "acknowledgement", self.office_form(), post="/settings/office/")
        assert Office.load().acknowledgement == MINE

    def test_the_first_start_says_so_too_in_the_words_of_the_page(self) -> None:
        self.log_in(self.administrator)
        hers = self.read_page("/setup/office/") | self.office_form()
        other = Office.load()
        other.work_days = [0, 1]
        other.edited_by, other.revision = self.manager, 7
        other.save()
        status, text = self.save("/setup/office/", hers)
        assert status == 422
        assert "saved: “Monday, Tuesday”; yours: “Monday, Tuesday, Wednesday, Thursday, Friday”" in text

    def test_what_nobody_touched_is_saved_without_a_question(self) -> None:
        dana = make_journalist()
        url = f"/journalists/{dana.pk}/entry/"
        for words in ("One", "Two"):
            assert self.save(url, self.read_page(url) | {"name": dana.name, "notes": words})[0] == 302
        dana.refresh_from_db()
        assert dana.notes == "Two"

    def test_an_entry_merged_meanwhile_is_another_one(self) -> None:
        dana, gone = make_journalist(), make_journalist("D. Whitcomb", "dana.w@webpost.example")
        url = f"/journalists/{gone.pk}/entry/"
        hers = self.read_page(url) | {"name": "D. Whitcomb", "phone": "555-0101"}
        journalists.merge(gone, dana, by=self.colleague, at=timezone.now())
        status, text = self.save(url, hers)
        assert status == 422
        assert "saved: “Dana Whitcomb”; yours: “D. Whitcomb”" in text
        assert Journalist.objects.filter(phone="").count() == 2, "nothing was saved on either"

    def test_what_the_desk_learned_from_a_mail_meanwhile_is_not_blanked(self) -> None:
        kay = make_journalist("", "kay@elsewhere.example")
        url = f"/journalists/{kay.pk}/entry/"
        hers = self.read_page(url) | {"name": "", "address": kay.address, "phone": "555-0101"}
        deliver_mail(make_mail(sender="Kay Lund <kay@elsewhere.example>"))
        status, text = self.save(url, hers)
        assert status == 422
        assert "This was changed while you were writing." in text
        assert "saved: “Kay Lund”; yours: “–”" in text

    def test_an_outlet_given_by_its_domain_or_by_a_merge_counts_as_a_change(self) -> None:
        kay = make_journalist("Kay Lund", "kay@elsewhere.example")
        gone, into = make_outlet("Gone", "gone.example"), make_outlet("Foothill Gazette", "foothill.example")
        outlets.add_domain(gone, "elsewhere.example", by=self.colleague)
        outlets.merge(gone, into, by=self.colleague, at=timezone.now())
        kay.refresh_from_db()
        assert (kay.outlet, kay.revision, kay.edited_by) == (into, 2, self.colleague)

    def test_a_topic_retired_meanwhile_stays_so(self) -> None:
        topic = Topic.objects.get(name="Wages")
        topics.retire_topic(Topic.objects.get(pk=topic.pk), by=self.manager, at=timezone.now())
        topics.change_topic(topic, "Pay", "", by=self.manager)
        topic.refresh_from_db()
        assert topic.retired_at is not None
