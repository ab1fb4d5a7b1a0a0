"""A deadline that was read from a mail becomes a person's word over the API, if it is the one that was read."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from inquiries.models import Event
from tests.base import DeskTestCase
from tests.factories import make_inquiry
from tests.inquiries.api.calls import Program


class SayingYes(DeskTestCase):
    def setUp(self) -> None:
        self.offered = timezone.now().replace(microsecond=0) + timedelta(hours=30)
        self.inquiry = make_inquiry(
            due_in=timedelta(hours=3), deadline_phrase="by five",
            offered_deadline=self.offered, offered_phrase="Tuesday night",
        )  # fmt: skip
        self.program = Program(self.staff)
        self.place = f"inquiries/{self.inquiry.reference}/"

    def say(self, noun: str, deadline: object, *, status: int = 200) -> Any:
        return self.program.do("POST", f"{self.place}deadline/{noun}/", {"deadline": deadline}, status=status)

    def test_what_was_read_is_confirmed_with_its_words(self) -> None:
        read = self.program.get(self.place)
        assert read["deadline_confirmed"] is False
        shown = self.say("confirmation", read["deadline"])
        assert (shown["deadline"], shown["deadline_confirmed"]) == (read["deadline"], True)
        assert shown["deadline_phrase"] == "by five"
        assert (shown["offered_deadline"], shown["offered_phrase"]) == (None, "")
        event = self.inquiry.events.get()
        assert (event.kind, event.by) == (Event.Kind.DEADLINE_SET, self.staff)

    def test_what_was_offered_takes_its_place_with_its_words(self) -> None:
        read = self.program.get(self.place)
        assert read["offered_phrase"] == "Tuesday night"
        shown = self.say("offer", read["offered_deadline"])
        assert (shown["deadline"], shown["due_at"]) == (read["offered_deadline"], read["offered_deadline"])
        assert (shown["deadline_phrase"], shown["deadline_confirmed"]) == ("Tuesday night", True)
        assert shown["offered_deadline"] is None
        assert "meanwhile" in self.say("offer", read["offered_deadline"], status=409)["detail"]

    def test_a_yes_to_another_moment_is_none(self) -> None:
        read = self.program.get(self.place)
        for noun, moment in [
            ("confirmation", read["offered_deadline"]),
            ("offer", read["deadline"]),
            ("confirmation", (self.offered + timedelta(seconds=1)).isoformat()),
        ]:
            assert "changed meanwhile" in self.say(noun, moment, status=409)["detail"]
        for wrong in (None, "noon", "9999-12-31T23:59:59"):
            self.say("offer", wrong, status=400)
            self.say("confirmation", wrong, status=400)
        assert self.program.get(self.place) == read
        assert not self.inquiry.events.exists()

    def test_nothing_is_confirmed_where_no_deadline_stands(self) -> None:
        plain = make_inquiry("No hurry")
        for noun in ("confirmation", "offer"):
            body = {"deadline": plain.due_at.isoformat()}
            self.program.do("POST", f"inquiries/{plain.reference}/deadline/{noun}/", body, status=409)
