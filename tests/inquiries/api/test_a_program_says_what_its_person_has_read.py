"""Read and unread over the API: up to a message that was read, each person for herself, never by a look."""

from typing import Any

from inquiries.models import ReadMark
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message
from tests.inquiries.api.calls import Program


class Reading(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.message = make_message(self.inquiry)
        self.program = Program(self.staff)
        self.place = f"inquiries/{self.inquiry.reference}/"

    def mark(self, number: int, *, status: int = 200) -> Any:
        return self.program.do("PUT", self.place + "reading/", {"message": number}, status=status)

    def test_what_she_read_is_read_by_her_alone(self) -> None:
        assert self.program.get(self.place)["unread"] is True
        assert self.mark(self.message.pk)["unread"] is False
        assert self.program.get(self.place)["unread"] is False
        assert self.program.get("inquiries/")["results"][0]["unread"] is False
        assert Program(self.colleague).get(self.place)["unread"] is True

    def test_a_look_marks_nothing(self) -> None:
        for name in ("", "messages/", "notes/", "events/"):
            self.program.get(self.place + name)
        self.program.get(f"messages/{self.message.pk}/")
        assert not ReadMark.objects.exists()

    def test_marked_unread_it_is_as_if_she_had_never_opened_it(self) -> None:
        self.mark(self.message.pk)
        Program(self.colleague).do("PUT", self.place + "reading/", {"message": self.message.pk})
        assert self.program.do("DELETE", self.place + "reading/")["unread"] is True
        assert Program(self.colleague).get(self.place)["unread"] is False

    def test_a_newer_mail_is_not_marked_with_the_one_before(self) -> None:
        newer = make_message(self.inquiry, text="Never mind, filed.")
        assert "newer message" in self.mark(self.message.pk, status=409)["detail"]
        assert not ReadMark.objects.exists()
        assert self.mark(newer.pk)["unread"] is False

    def test_a_robots_word_that_came_since_hinders_nobody(self) -> None:
        make_message(self.inquiry, text="I am out of office.", is_automatic=True)
        assert self.mark(self.message.pk)["unread"] is False

    def test_the_message_of_another_inquiry_says_nothing(self) -> None:
        elsewhere = make_message(make_inquiry("Another"))
        self.mark(elsewhere.pk, status=409)
        for wrong in ({}, {"message": 0}, {"message": "all"}, {"message": None}):
            self.program.do("PUT", self.place + "reading/", wrong, status=400)
        assert not ReadMark.objects.exists()
