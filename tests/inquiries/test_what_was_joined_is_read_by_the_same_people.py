"""What is left of an inquiry that was joined to a confidential one is read by the same people, and leads nobody in."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from inquiries import calls
from inquiries.access import may_read
from inquiries.confidentiality import let_read, lift_confidentiality, make_confidential
from inquiries.merging import merge
from inquiries.models import Inquiry, Message, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message
from tests.inquiries.api.calls import Program


class JoinedToAConfidentialOne(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()
        self.first, self.second, self.survivor = (make_inquiry(name) for name in ("First", "Second", "Goes on"))
        for inquiry in (self.first, self.second, self.survivor):
            make_message(inquiry)
        merge(self.first, self.second, by=self.staff, at=self.now)
        merge(self.second, self.survivor, by=self.staff, at=self.now)

    def readers(self, inquiry: Inquiry) -> set[str]:
        people: list[User] = [self.observer, self.staff, self.colleague, self.manager]
        return {person.first_name for person in people if may_read(person, inquiry)}

    def all_readers(self) -> list[set[str]]:
        return [self.readers(each) for each in (self.first, self.second, self.survivor)]

    def make(self, *named: User) -> None:
        make_confidential(self.survivor, named, by=self.manager, at=self.now)

    def own(self, inquiry: Inquiry, owner: User) -> None:
        Inquiry.objects.filter(pk=inquiry.pk).update(owner=owner)

    def standing(self) -> list[Any]:
        return list(Inquiry.objects.order_by("pk").values()) + list(Message.objects.order_by("pk").values())

    def test_however_many_steps_away(self) -> None:
        self.make(self.observer)
        assert self.all_readers() == [{"Noor", "Jo"}] * 3

    def test_its_owner_and_who_is_let_in_later_follow_them_too(self) -> None:
        self.own(self.survivor, self.staff)
        self.make()
        assert self.all_readers() == [{"Ana", "Jo"}] * 3
        let_read(self.survivor, self.colleague, by=self.manager, at=self.now)
        assert self.all_readers() == [{"Ana", "Mateo", "Jo"}] * 3

    def test_other_names_take_the_place_of_the_first(self) -> None:
        self.make(self.observer)
        self.make(self.colleague)
        assert self.all_readers() == [{"Mateo", "Jo"}] * 3

    def test_lifted_all_are_everybodys_again(self) -> None:
        self.make(self.observer)
        lift_confidentiality(self.survivor, by=self.manager, at=self.now)
        assert self.all_readers() == [{"Noor", "Ana", "Mateo", "Jo"}] * 3
        assert not self.first.named.exists()

    def test_merged_into_a_confidential_one_the_earlier_ones_follow_too(self) -> None:
        secret = make_inquiry("Secret", owner=self.colleague)
        make_confidential(secret, [self.observer], by=self.manager, at=self.now)
        merge(self.survivor, secret, by=self.manager, at=self.now)
        assert [*self.all_readers(), self.readers(secret)] == [{"Noor", "Mateo", "Jo"}] * 4

    def test_a_confidential_one_merged_into_it_brings_its_readers_to_the_earlier_ones_of_both(self) -> None:
        earlier, secret = make_inquiry("Earlier"), make_inquiry("Secret", owner=self.colleague)
        merge(earlier, secret, by=self.staff, at=self.now)
        make_confidential(secret, [self.observer], by=self.manager, at=self.now)
        self.own(self.survivor, self.staff)
        merge(secret, self.survivor, by=self.manager, at=self.now)
        readers = [*self.all_readers(), self.readers(secret), self.readers(earlier)]
        assert readers == [{"Noor", "Ana", "Mateo", "Jo"}] * 5

    def test_of_two_confidential_ones_what_was_joined_to_either_is_read_by_the_readers_of_both(self) -> None:
        self.make(self.observer)
        secret = make_inquiry("Secret")
        make_confidential(secret, [self.colleague], by=self.manager, at=self.now)
        merge(secret, self.survivor, by=self.manager, at=self.now)
        assert [*self.all_readers(), self.readers(secret)] == [{"Noor", "Mateo", "Jo"}] * 4

    def test_what_was_joined_to_another_is_left_alone(self) -> None:
        other, into = make_inquiry("Another"), make_inquiry("Elsewhere")
        merge(other, into, by=self.staff, at=self.now)
        self.make()
        assert "Mateo" in self.readers(other)

    def test_a_call_leads_nobody_in_who_may_not_read_where_it_goes_on(self) -> None:
        self.own(self.first, self.colleague)
        self.make()
        assert "Mateo" in self.readers(self.first), "what she owned she goes on seeing, empty"
        before = self.standing()
        with pytest.raises(PermissionDenied):
            calls.log_call(
                self.first.journalist,
                "She knows.",
                inquiry=self.first,
                is_answered=True,
                by=self.colleague,
                at=self.now,
            )
        assert self.standing() == before
        assert not may_read(self.colleague, self.survivor)

    def test_neither_on_the_pages_nor_over_the_api(self) -> None:
        self.own(self.first, self.colleague)
        self.make()
        before = self.standing()
        self.client.force_login(self.colleague)
        caller = {"journalist": self.first.journalist.pk, "text": "She knows.", "answered": "on", "keep": "1"}
        for inquiry, page, program in [(self.first, 403, 409), (self.second, 404, 404)]:
            url = reverse("inquiry_calls", args=[inquiry.reference])
            assert self.client.post(url, caller).status_code == page
            path, body = f"inquiries/{inquiry.reference}/calls/", {"text": "She knows.", "answered": True}
            Program(self.colleague).do("POST", path, body, status=program)
        assert self.standing() == before

    def test_who_may_read_it_logs_it_where_it_goes_on(self) -> None:
        self.make(self.staff)
        message = calls.log_call(
            self.first.journalist, "She knows.", inquiry=self.first, by=self.staff, at=self.now
        )  # fmt: skip
        assert message.inquiry == self.survivor
