"""One inquiry that is two, over the API: chosen messages go, the answer is the new one, as confidential as the old."""

from typing import Any

from inquiries.models import Event, Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message
from tests.inquiries.api.calls import Program


class Splitting(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry(owner=self.staff, is_confidential=True)
        self.stays, self.goes = (
            make_message(self.inquiry),
            make_message(self.inquiry, text="Another thing: the budget?"),
        )
        self.program = Program(self.staff)
        self.place = f"inquiries/{self.inquiry.reference}/"

    def split(self, messages: object, *, status: int = 201) -> Any:
        return self.program.do("POST", self.place + "split/", {"messages": messages}, status=status)

    def test_the_answer_is_the_new_inquiry(self) -> None:
        shown = self.split([self.goes.pk, self.goes.pk])
        assert shown["reference"] != self.inquiry.reference
        assert (shown["confidential"], shown["owner"]["id"]) == (True, self.staff.pk)
        (moved,) = self.program.get(f"inquiries/{shown['reference']}/messages/")["results"]
        (left,) = self.program.get(self.place + "messages/")["results"]
        assert (moved["id"], left["id"]) == (self.goes.pk, self.stays.pk)
        event = self.inquiry.events.get(kind=Event.Kind.SPLIT_OFF)
        assert (event.by, event.details["into"]) == (self.staff, shown["reference"])
        Program(self.colleague).do("GET", f"inquiries/{shown['reference']}/", status=404)

    def test_something_has_to_stay(self) -> None:
        assert "Something has to stay" in self.split([self.stays.pk, self.goes.pk], status=409)["detail"]
        assert Inquiry.objects.count() == 1

    def test_what_does_not_stand_here_takes_nothing_else_along(self) -> None:
        elsewhere = make_message(make_inquiry("Another"))
        for chosen in ([self.goes.pk, elsewhere.pk], [elsewhere.pk], [999_999]):
            assert "still stands here" in self.split(chosen, status=409)["detail"]
        for wrong in ([], None, ["all"], self.goes.pk, [True], [0], [2**80]):
            assert "messages" in self.split(wrong, status=400)["errors"]
        assert self.inquiry.messages.count() == 2
        assert not Event.objects.exists()

    def test_sent_again_it_splits_once(self) -> None:
        third = make_message(self.inquiry, text="And the parks?")
        body, key = {"messages": [self.goes.pk]}, {"Idempotency-Key": "split-1"}
        first = self.program.do_with(key, "POST", self.place + "split/", body, status=201)
        assert self.program.do_with(key, "POST", self.place + "split/", body, status=201) == first
        assert Inquiry.objects.count() == 2
        assert set(self.inquiry.messages.values_list("pk", flat=True)) == {self.stays.pk, third.pk}
