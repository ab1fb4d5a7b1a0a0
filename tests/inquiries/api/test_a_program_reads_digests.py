"""A program reads digests of reporters' requests and opens an inquiry of one, once."""

from datetime import timedelta

from django.utils import timezone

from inquiries.models import DigestRequest, Inquiry
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_digest
from tests.inquiries.api.calls import Program


class Digests(DeskTestCase):
    def setUp(self) -> None:
        self.program = Program(self.staff)
        self.digest = deliver_mail(make_digest())
        self.path = f"mailroom/digests/{self.digest.pk}/"

    def test_they_are_listed_newest_first_with_what_is_still_open(self) -> None:
        DigestRequest.objects.filter(position=1).update(deadline=timezone.now() - timedelta(hours=1))
        newer = deliver_mail(make_digest(subject="Evening edition"))
        rows = self.program.get("mailroom/digests/")["results"]
        assert [row["id"] for row in rows] == [newer.pk, self.digest.pk]
        assert [(row["requests"], row["still_open"], row["opened"]) for row in rows] == [(2, 2, 0), (2, 1, 0)]
        assert (rows[0]["sender"], rows[0]["subject"]) == ("Helping Reporters", "Evening edition")

    def test_one_is_read_with_all_it_asks_in_its_order(self) -> None:
        first, second = self.program.get(self.path)["asked"]
        assert (first["number"], first["title"], first["author"]) == (1, "Rent caps", "Nora Hale")
        assert (first["outlet"], first["address"]) == ("Daily Herald", "query-a1@helpareporter.example")
        assert first["deadline"].endswith("Z")
        assert "7:00 PM ET" in first["deadline_phrase"]
        assert (first["past"], first["opened"], first["inquiry"]) == (False, False, None)
        assert second["number"] == 2

    def test_a_request_becomes_an_inquiry_and_the_second_call_gets_the_one_that_stands(self) -> None:
        opened = self.program.do("POST", self.path + "requests/1/inquiry/", status=201)
        again = Program(self.colleague).do("POST", self.path + "requests/1/inquiry/", status=200)
        assert opened["reference"] == again["reference"] == Inquiry.objects.get().reference
        assert opened["journalist"]["name"] == "Nora Hale"
        asked = self.program.get(self.path)["asked"][0]
        assert (asked["opened"], asked["inquiry"]) == (True, opened["reference"])
        (message,) = self.program.get(f"inquiries/{opened['reference']}/messages/")["results"]
        assert (message["kind"], message["fresh"]) == ("request", "Who can say what it did?")

    def test_a_confidential_inquiry_of_it_is_not_told(self) -> None:
        Program(self.manager).do("POST", self.path + "requests/1/inquiry/", status=201)
        Inquiry.objects.update(is_confidential=True)
        told = self.program.do("POST", self.path + "requests/1/inquiry/", status=409)
        assert "PD-" not in str(told)
        asked = self.program.get(self.path)["asked"][0]
        assert (asked["opened"], asked["inquiry"]) == (True, None)

    def test_what_is_no_digest_is_not_found(self) -> None:
        self.program.do("GET", f"mailroom/digests/{self.digest.pk + 1}/", status=404)
        self.program.do("POST", self.path + "requests/9/inquiry/", status=404)
        self.program.do("GET", "mailroom/digests/?before=3", status=400)
