"""A newsroom known only from confidential inquiries is shown on no page and in no list to who may not read them."""

from django.utils import timezone

from inquiries import journalists
from inquiries.models import Journalist, Outlet, User
from inquiries.outlets import outlets_visible_to
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist
from tests.inquiries.api.calls import Program


class OutletsKnownToFew(DeskTestCase):
    def setUp(self) -> None:
        self.outlet = Outlet.objects.create(name="Quiet Ledger")
        self.reporter = make_journalist("Rosa Lindgren", "rosa@quiet.example")
        Journalist.objects.filter(pk=self.reporter.pk).update(outlet=self.outlet)
        self.inquiry = make_inquiry("Hush", journalist=self.reporter, is_confidential=True, owner=self.staff)

    def who_knows(self) -> set[User]:
        people = [self.observer, self.staff, self.colleague, self.manager, self.administrator]
        return {person for person in people if self.outlet in outlets_visible_to(person)}

    def test_those_who_may_read_one_of_its_inquiries_know_it(self) -> None:
        readers = {self.staff, self.manager, self.administrator}
        assert self.who_knows() == readers
        self.inquiry.named.add(self.colleague)
        assert self.who_knows() == readers | {self.colleague}

    def test_one_without_people_or_with_one_known_to_all_is_known_to_all(self) -> None:
        everybody = self.who_knows() | {self.colleague, self.observer}
        make_inquiry("Open", journalist=self.reporter)
        assert self.who_knows() == everybody
        self.inquiry.delete()
        Journalist.objects.filter(pk=self.reporter.pk).update(outlet=None)
        assert self.who_knows() == everybody

    def test_a_merged_entry_makes_it_known_to_those_who_know_the_survivor(self) -> None:
        survivor = make_journalist("Rosa Lindgren", "rosa@elsewhere.example")
        journalists.merge(self.reporter, survivor, by=self.staff, at=timezone.now())
        Journalist.objects.filter(pk=survivor.pk).update(outlet=None)
        assert self.colleague not in self.who_knows()
        make_inquiry("Open", journalist=survivor)
        assert self.colleague in self.who_knows()

    def test_the_api_lists_and_shows_it_to_those_alone(self) -> None:
        for person in (self.observer, self.colleague, self.staff, self.manager):
            program, knows = Program(person), person in self.who_knows()
            assert ("Quiet Ledger" in str(program.get("outlets/"))) is knows
            assert ("Quiet Ledger" in str(program.get("outlets/?search=quiet"))) is knows
            assert program.call("GET", f"outlets/{self.outlet.pk}/").status_code == (200 if knows else 404)
            assert ("Quiet Ledger" in str(program.get("journalists/"))) is knows

    def test_no_page_shows_it_to_others(self) -> None:
        pages = [
            "/outlets/",
            "/outlets/?text=quiet",
            "/journalists/",
            "/journalists/new/",
            f"/outlets/{self.outlet.pk}/",
        ]
        for person in (self.colleague, self.staff):
            self.client.force_login(person)
            knows = person in self.who_knows()
            for page in pages:
                answer = self.client.get(page)
                assert ("Quiet Ledger" in answer.content.decode()) is knows, (person, page, answer.status_code)
            self.client.logout()
        self.client.force_login(self.colleague)
        other = Outlet.objects.create(name="Loud Ledger")
        assert "Quiet Ledger" not in self.client.get(f"/outlets/{other.pk}/merger/?text=ledger").content.decode()
        assert self.client.post(f"/outlets/{other.pk}/merger/", {"chosen": self.outlet.pk}).status_code == 404
        assert self.client.get(f"/outlets/{self.outlet.pk}/entry/").status_code == 404
