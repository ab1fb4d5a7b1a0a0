"""The directory and the list of topics over the API: added to, changed as they were read, by whoever keeps them."""

from typing import Any

from inquiries.models import Journalist, Outlet, Spokesperson, Topic
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_outlet, make_spokesperson
from tests.inquiries.api.calls import Program

ENTRY = {
    "name": "Ines Okafor", "office": "Councilmember", "body": "Durham City Council", "city": "Durham",
    "county": "Durham County", "state": "NC", "topics": ["Wages", "Tenants and rent"], "languages": "English; Spanish",
    "email": "ines@city.example", "phone": "555-0142", "time_zone": "America/New_York", "on_camera": True,
    "media_trained": False, "capacity": "official", "left_office_on": None, "away_from": "2026-12-20",
    "away_to": "2027-01-03", "recused_topics": "Schools", "not_with_outlets": "", "notes": "Call first.\nNo mail.",
}  # fmt: skip


class Directory(DeskTestCase):
    def setUp(self) -> None:
        self.program = Program(self.staff)

    def change(self, number: int, *, status: int = 200, **body: object) -> Any:
        edition = self.program.get(f"spokespeople/{number}/")["edition"]
        return self.program.do("PATCH", f"spokespeople/{number}/", {"edition": edition, **body}, status=status)

    def test_a_new_entry_is_read_as_it_was_written(self) -> None:
        shown = self.program.do("POST", "spokespeople/", ENTRY, status=201)
        assert {name: shown[name] for name in ENTRY} == ENTRY
        assert self.program.get(f"spokespeople/{shown['id']}/") == shown
        assert Spokesperson.objects.get().topics == "Wages; Tenants and rent"

    def test_a_name_is_enough(self) -> None:
        shown = self.program.do("POST", "spokespeople/", {"name": "Ines Okafor"}, status=201)
        assert (shown["topics"], shown["away_from"], shown["on_camera"]) == ([], None, False)
        for nobody in ({}, {"name": ""}, {"name": " "}, {"office": "Mayor"}):
            assert "name" in self.program.do("POST", "spokespeople/", nobody, status=400)["errors"]

    def test_only_what_is_sent_is_changed_in_what_was_read(self) -> None:
        ines = self.program.do("POST", "spokespeople/", ENTRY, status=201)
        shown = self.change(ines["id"], phone="555-0143", away_to=None, state="va", languages=" English ;; French;")
        changed = {"phone": "555-0143", "away_to": None, "state": "VA", "languages": "English; French"}
        assert {name: shown[name] for name in ENTRY} == {**ENTRY, **changed}
        old = {"edition": ines["edition"], "phone": "555-0144"}
        told = self.program.do("PATCH", f"spokespeople/{ines['id']}/", old, status=409)
        assert "after you read it" in told["detail"]
        assert Spokesperson.objects.get().edited_by == self.staff

    def test_nobody_stands_there_twice(self) -> None:
        make_spokesperson("Ines Okafor")
        told = self.program.do("POST", "spokespeople/", ENTRY, status=400)
        assert "already" in told["errors"]["name"][0]
        other = self.program.do("POST", "spokespeople/", {**ENTRY, "body": "School Board"}, status=201)
        assert "name" in self.change(other["id"], status=400, body="Durham City Council")["errors"]

    def test_what_no_entry_can_hold_is_refused_by_its_name(self) -> None:
        ines = self.program.do("POST", "spokespeople/", ENTRY, status=201)
        for name, wrong in [
            ("email", "nobody"), ("time_zone", "Durham"), ("state", "N.C."), ("name", "x" * 201), ("name", None),
            ("topics", "Wages"), ("topics", ["Wages; Schools"]), ("topics", ["x" * 90 + str(n) for n in range(6)]),
            ("languages", "; ".join(f"l{n}" for n in range(60))), ("languages", "a\nb"), ("on_camera", "perhaps"),
            ("away_to", "2026-12-01"), ("away_from", "9999-01-01"), ("left_office_on", "soon"), ("notes", "x" * 20_001),
        ]:  # fmt: skip
            assert name in self.change(ines["id"], status=400, **{name: wrong})["errors"], (name, wrong)
        # One blank after each semicolon makes it longer than it was sent.
        assert "languages" in self.change(ines["id"], status=400, languages=";".join(f"{n:03}" for n in range(50)))[
            "errors"
        ]  # fmt: skip

    def test_who_left_office_is_asked_no_more(self) -> None:
        ines = self.program.do("POST", "spokespeople/", ENTRY, status=201)
        self.change(ines["id"], left_office_on="2020-01-01")
        asks = f"inquiries/{make_inquiry().reference}/asks/"
        self.program.do("POST", asks, {"spokesperson": ines["id"]}, status=409)
        assert self.program.get("spokespeople/?in_office=true")["results"] == []


class OfficesTopics(DeskTestCase):
    def setUp(self) -> None:
        self.program = Program(self.manager)
        self.topic = self.program.do("POST", "topics/", {"name": " Night  trains "}, status=201)
        self.place = f"topics/{self.topic['id']}/"

    def test_a_manager_adds_one_and_staff_give_it(self) -> None:
        assert (self.topic["name"], self.topic["description"]) == ("Night trains", "")
        inquiry = make_inquiry()
        place = f"inquiries/{inquiry.reference}/topics/"
        assert Program(self.staff).do("PUT", place, {"topics": ["night trains"]})["topics"] == ["Night trains"]

    def test_only_what_is_sent_is_changed_in_what_was_read(self) -> None:
        body = {"edition": self.topic["edition"], "description": "Sleepers and their crews."}
        shown = self.program.do("PATCH", self.place, body)
        assert (shown["name"], shown["description"]) == ("Night trains", "Sleepers and their crews.")
        self.program.do("PATCH", self.place, {**body, "name": "Trains"}, status=409)
        self.program.do("PATCH", self.place, {"name": "Trains"}, status=400)

    def test_a_name_that_cannot_be_is_refused(self) -> None:
        for wrong in ("", "x" * 101, "Wages; leave", "WAGES"):
            told = self.program.do("POST", "topics/", {"name": wrong}, status=400)
            assert "name" in told["errors"], wrong
            told = self.program.do("PATCH", self.place, {"edition": self.topic["edition"], "name": wrong}, status=400)
            assert "name" in told["errors"], wrong
        assert Topic.objects.get(pk=self.topic["id"]).name == "Night trains"

    def test_a_retired_one_is_given_no_more_until_it_is_used_again(self) -> None:
        inquiry = f"inquiries/{make_inquiry().reference}/topics/"
        for _time in range(2):
            assert self.program.do("PUT", self.place + "retirement/")["retired_at"] is not None
        assert self.program.get("topics/?retired=true")["results"][0]["id"] == self.topic["id"]
        self.program.do("PUT", inquiry, {"topics": ["Night trains"]}, status=409)
        for _time in range(2):
            assert self.program.do("DELETE", self.place + "retirement/")["retired_at"] is None
        self.program.do("PUT", inquiry, {"topics": ["Night trains"]})


class NewPeopleAndNewsrooms(DeskTestCase):
    def setUp(self) -> None:
        self.program = Program(self.staff)

    def test_a_reporter_is_known_before_she_writes(self) -> None:
        body = {"name": "Ines Okafor", "address": "Ines@Harbor.example", "outlet": "Harbor Review", "beat": "Ports"}
        shown = self.program.do("POST", "journalists/", body, status=201)
        assert (shown["address"], shown["outlet"]["name"]) == ("ines@harbor.example", "Harbor Review")
        assert shown["first_seen_at"].endswith("Z")
        told = self.program.do("POST", "journalists/", {"address": "INES@harbor.example"}, status=400)
        assert "merge them" in told["errors"]["address"][0]
        assert Journalist.objects.count() == 1

    def test_a_reporter_has_a_name_or_an_address(self) -> None:
        for nobody in ({}, {"beat": "Ports"}, {"name": "", "address": ""}):
            assert "name" in self.program.do("POST", "journalists/", nobody, status=400)["errors"]
        assert self.program.do("POST", "journalists/", {"name": "Ines Okafor"}, status=201)["outlet"] is None

    def test_a_newsroom_gets_its_domains_and_its_people(self) -> None:
        ines = make_journalist("Ines Okafor", "ines@harbor.example")
        shown = self.program.do("POST", "outlets/", {"name": "Harbor Review", "notes": "Weekly."}, status=201)
        assert (shown["name"], shown["domains"], shown["notes"]) == ("Harbor Review", [], "Weekly.")
        self.program.do("POST", f"outlets/{shown['id']}/domains/", {"domain": "harbor.example"}, status=201)
        assert self.program.get(f"journalists/{ines.pk}/")["outlet"]["id"] == shown["id"]

    def test_two_newsrooms_of_one_name_cannot_be_told_apart(self) -> None:
        make_outlet()
        for wrong in ({}, {"name": ""}, {"name": "piedmont courier"}):
            assert "name" in self.program.do("POST", "outlets/", wrong, status=400)["errors"]
        assert Outlet.objects.count() == 1
