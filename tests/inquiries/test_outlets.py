"""A newsroom is known by its domains."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from inquiries import outlets
from inquiries.journalists import NotMergeable
from inquiries.models import Inquiry, Journalist, Outlet
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_journalist, make_mail, make_outlet


class Domains(DeskTestCase):
    def setUp(self) -> None:
        self.outlet = Outlet.objects.create(name="Bay Area Ledger")

    def test_whatever_is_pasted_the_domain_is_read(self) -> None:
        for text in [
            "ledger.example", " Ledger.EXAMPLE ", "https://www.ledger.example/contact?x=1", "priya@ledger.example",
            "www.ledger.example", "ledger.example.", "http://ledger.example:8080",
        ]:  # fmt: skip
            with self.subTest(text=text):
                assert outlets.read_domain(text) == "ledger.example"

    def test_what_is_no_domain_is_refused_in_words(self) -> None:
        for text in [
            "",
            "ledger",
            "the ledger",
            "-ledger.example",
            "ledger..example",
            "a" * 260 + ".example",
            "x\0.example",
        ]:
            with self.subTest(text=text), pytest.raises(ValidationError, match="is no domain"):
                outlets.read_domain(text)

    def test_a_domain_open_to_everybody_is_nobodys_newsroom(self) -> None:
        with pytest.raises(ValidationError, match="anybody can have an address"):
            outlets.add_domain(self.outlet, "gmail.com", by=self.staff)

    def test_a_new_domain_claims_who_writes_from_there_and_has_no_outlet(self) -> None:
        priya = make_journalist("Priya Venkat", "priya@ledger.example")
        below = make_journalist("Sam Ode", "sam@news.ledger.example")
        elsewhere = make_journalist("Theo Brandt", "theo@notledger.example")
        taken = make_journalist("Ida Roth", "ida@ledger.example")
        courier = make_outlet()
        Journalist.objects.filter(pk=taken.pk).update(outlet=courier)
        assert outlets.add_domain(self.outlet, "ledger.example", by=self.staff) == 2
        found = {each.pk: each.outlet for each in Journalist.objects.all()}
        assert found == {priya.pk: self.outlet, below.pk: self.outlet, elsewhere.pk: None, taken.pk: courier}

    def test_a_domain_has_one_outlet(self) -> None:
        make_outlet("Piedmont Courier", "piedmontcourier.example")
        with pytest.raises(ValidationError, match=r"piedmontcourier\.example is Piedmont Courier’s"):
            outlets.add_domain(self.outlet, "piedmontcourier.example", by=self.staff)
        with pytest.raises(ValidationError, match="is Bay Area Ledger’s"):
            outlets.add_domain(self.outlet, "ledger.example", by=self.staff)
            outlets.add_domain(self.outlet, "ledger.example", by=self.staff)

    def test_a_removed_domain_leaves_its_people_where_they_are(self) -> None:
        priya = make_journalist("Priya Venkat", "priya@ledger.example")
        outlets.add_domain(self.outlet, "ledger.example", by=self.staff)
        outlets.remove_domain(self.outlet.domains.get(), by=self.staff)
        priya.refresh_from_db()
        assert priya.outlet == self.outlet
        deliver_mail(make_mail(sender="Sam Ode <sam@ledger.example>"))
        assert Inquiry.objects.get().journalist.outlet is None

    def test_an_observer_changes_nothing(self) -> None:
        with pytest.raises(PermissionDenied):
            outlets.add_domain(self.outlet, "ledger.example", by=self.observer)
        with pytest.raises(PermissionDenied):
            outlets.save_outlet(self.outlet, ["name"], by=self.observer)
        with pytest.raises(PermissionDenied):
            outlets.merge(self.outlet, make_outlet(), by=self.observer, at=timezone.now())


class MergeOutlets(DeskTestCase):
    def test_domains_people_and_notes_move(self) -> None:
        old, new = make_outlet("Ledger", "ledger.example"), make_outlet("Bay Area Ledger", "bayledger.example")
        Outlet.objects.filter(pk=old.pk).update(notes="Bought in March.")
        priya = make_journalist("Priya Venkat", "priya@ledger.example")
        Journalist.objects.filter(pk=priya.pk).update(outlet=old)
        assert outlets.merge(old, new, by=self.staff, at=timezone.now()) == new
        new.refresh_from_db()
        assert [each.domain for each in new.domains.all()] == ["bayledger.example", "ledger.example"]
        assert "Bought in March." in new.notes and "Ledger was merged into this" in new.notes
        assert list(new.journalists.all()) == [priya]
        assert not Outlet.objects.filter(pk=old.pk).exists()

    def test_an_outlet_is_not_merged_into_itself(self) -> None:
        outlet = make_outlet()
        with pytest.raises(NotMergeable):
            outlets.merge(outlet, outlet, by=self.staff, at=timezone.now())
        assert Outlet.objects.filter(pk=outlet.pk).exists()
