"""Entries of reporters and newsrooms over the API: changed as they were read, merged, and known by their domains."""

from typing import Any

from django.utils import timezone

from inquiries.journalists import save_journalist
from inquiries.models import Journalist, Outlet
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_outlet
from tests.inquiries.api.calls import Program


class Reporters(DeskTestCase):
    def setUp(self) -> None:
        self.person = make_journalist()
        self.program = Program(self.staff)
        self.place = f"journalists/{self.person.pk}/"

    def change(self, *, status: int = 200, **body: object) -> Any:
        edition = self.program.get(self.place)["edition"]
        return self.program.do("PATCH", self.place, {"edition": edition, **body}, status=status)

    def test_only_what_is_sent_is_changed(self) -> None:
        shown = self.change(beat=" Schools ", phone="555-0142", outlet="Valley Ledger")
        assert (shown["beat"], shown["phone"], shown["outlet"]["name"]) == ("Schools", "555-0142", "Valley Ledger")
        again = self.change(notes="Files at four.\nCall first.", time_zone="America/New_York", beat="")
        assert (again["name"], again["address"]) == ("Dana Whitcomb", "dana@piedmontcourier.example")
        assert (again["outlet"], again["phone"], again["beat"]) == (shown["outlet"], "555-0142", "")
        assert self.change(outlet="")["outlet"] is None
        assert Outlet.objects.count() == 1
        self.person.refresh_from_db()
        assert self.person.edited_by == self.staff

    def test_who_did_not_read_the_entry_as_it_stands_changes_nothing(self) -> None:
        old = self.program.get(self.place)["edition"]
        self.person.beat = "Courts"
        save_journalist(self.person, ["beat"], outlet_name="", by=self.colleague, at=timezone.now())
        told = self.program.do("PATCH", self.place, {"edition": old, "beat": "Schools"}, status=409)
        assert "after you read it" in told["detail"]
        self.program.do("PATCH", self.place, {"beat": "Schools"}, status=400)
        assert self.program.get(self.place)["beat"] == "Courts"

    def test_what_no_entry_can_hold_is_refused_by_its_name(self) -> None:
        make_journalist("Rosa Lindgren", "rosa@valleyledger.example")
        for name, wrong in [
            ("address", "ROSA@valleyledger.example"), ("address", "nobody"),
            ("address", "a@b.example\nBcc: c@d.example"),
            ("name", "x" * 301), ("name", "Dana\nWhitcomb"), ("time_zone", "Durham"), ("time_zone", "../etc"),
            ("beat", None), ("outlet", ["Valley Ledger"]),
        ]:  # fmt: skip
            assert name in self.change(status=400, **{name: wrong})["errors"], (name, wrong)
        assert "name" in self.change(status=400, name="", address="")["errors"]
        assert self.change(address="Dana.Whitcomb@Elsewhere.example")["address"] == "dana.whitcomb@elsewhere.example"

    def test_two_entries_become_one_and_the_answer_is_the_one_that_lives_on(self) -> None:
        inquiry = make_inquiry(journalist=self.person)
        other = make_journalist("Dana W.", "dana.w@elsewhere.example")
        shown = self.program.do("POST", self.place + "merge/", {"into": other.pk})
        assert shown["id"] == other.pk
        assert self.program.get(f"inquiries/{inquiry.reference}/")["journalist"]["id"] == other.pk
        self.program.do("POST", self.place + "merge/", {"into": other.pk}, status=404)
        told = self.program.do("POST", f"journalists/{other.pk}/merge/", {"into": other.pk}, status=409)
        assert "one entry already" in told["detail"]

    def test_who_may_not_be_known_is_merged_into_by_nobody(self) -> None:
        hidden = make_journalist("Hidden", "hidden@elsewhere.example")
        make_inquiry("Secret", journalist=hidden, is_confidential=True)
        for number in (hidden.pk, 999_999):
            assert "into" in self.program.do("POST", self.place + "merge/", {"into": number}, status=400)["errors"]
        assert Journalist.objects.filter(merged_into=None).count() == 2


class Newsrooms(DeskTestCase):
    def setUp(self) -> None:
        self.outlet, self.other = make_outlet(), make_outlet("Valley Ledger", "valleyledger.example")
        self.program = Program(self.staff)
        self.place = f"outlets/{self.outlet.pk}/"

    def test_only_what_is_sent_is_changed_in_what_was_read(self) -> None:
        read = self.program.get(self.place)
        shown = self.program.do("PATCH", self.place, {"edition": read["edition"], "notes": "Weekly."})
        assert (shown["name"], shown["notes"]) == (read["name"], "Weekly.")
        self.program.do("PATCH", self.place, {"edition": read["edition"], "notes": "Daily."}, status=409)
        for wrong in ("", "valley ledger", "x" * 201):
            told = self.program.do("PATCH", self.place, {"edition": shown["edition"], "name": wrong}, status=400)
            assert "name" in told["errors"]

    def test_a_domain_comes_and_goes(self) -> None:
        dana = make_journalist("Dana Whitcomb", "dana@courier.example")
        shown = self.program.do(
            "POST", self.place + "domains/", {"domain": "https://www.Courier.example/us"}, status=201
        )
        assert shown["domains"] == ["courier.example", "piedmontcourier.example"]
        assert self.program.get(f"journalists/{dana.pk}/")["outlet"]["id"] == self.outlet.pk
        for wrong in ("gmail.com", "courier", "valleyledger.example"):
            self.program.do("POST", self.place + "domains/", {"domain": wrong}, status=400)
        self.program.do("DELETE", self.place + "domains/courier.example/", status=204)
        self.program.do("DELETE", self.place + "domains/courier.example/", status=404)
        self.program.do("DELETE", self.place + "domains/valleyledger.example/", status=404)
        assert self.program.get(self.place)["domains"] == ["piedmontcourier.example"]

    def test_two_become_one_with_the_domains_of_both(self) -> None:
        shown = self.program.do("POST", self.place + "merge/", {"into": self.other.pk})
        assert (shown["id"], shown["domains"]) == (self.other.pk, ["piedmontcourier.example", "valleyledger.example"])
        self.program.do("GET", self.place, status=404)
        self.program.do("POST", f"outlets/{self.other.pk}/merge/", {"into": self.other.pk}, status=409)
        self.program.do("POST", f"outlets/{self.other.pk}/merge/", {"into": self.outlet.pk}, status=400)
