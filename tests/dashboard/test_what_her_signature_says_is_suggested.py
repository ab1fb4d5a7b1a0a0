"""A freelancer signs with her newsroom: the desk suggests it, a person takes it over with one click or dismisses it."""

from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inquiries.access import visible_to
from inquiries.models import Dismissal, Inquiry, Journalist, Outlet
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, make_outlet

SIGNED = (
    "Can someone speak?\n\nBest,\nDana Whitcomb\nFreelance reporter, The Durham Ledger\nDurham, NC\n(919) 555-0123\n"
)


class WhatHerSignatureSays(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def receive(self, text: str = SIGNED, *, sender: str = "Dana Whitcomb <dana.whitcomb@gmail.com>") -> Inquiry:
        self.inquiry = Inquiry.objects.get(messages__inbound=deliver_mail(make_mail(sender=sender, text=text)))
        return self.inquiry

    def see(self) -> str:
        page = self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()
        return " ".join(unescape(page.partition('<aside class="side"')[2].partition("</aside>")[0]).split())

    def send(self, name: str, fact: str, value: str) -> str:
        url = reverse(name, args=[self.inquiry.reference])
        return unescape(self.client.post(url, {"fact": fact, "value": value}, follow=True).content.decode())

    def hers(self) -> Journalist:
        return Journalist.objects.get(pk=self.inquiry.journalist_id)

    def test_it_is_suggested_and_nothing_is_written_down(self) -> None:
        side = (self.receive(), self.see())[1]
        assert '<b>Outlet: The Durham Ledger</b> <span class="quiet">from her signature; not known here yet' in side
        assert "<b>Phone: (919) 555-0123</b>" in side
        assert "<b>Time zone: Eastern (New York)</b>" in side
        assert (self.hers().outlet, self.hers().phone, self.hers().time_zone) == (None, "", "")
        assert not Outlet.objects.exists()

    def test_one_click_takes_each_over(self) -> None:
        self.receive()
        assert "Noted of Dana Whitcomb: Outlet: The Durham Ledger." in self.send(
            "inquiry_reporter_facts", "outlet", "The Durham Ledger"
        )
        self.send("inquiry_reporter_facts", "phone", "(919) 555-0123")
        self.send("inquiry_reporter_facts", "time_zone", "America/New_York")
        hers = self.hers()
        assert (str(hers.outlet), hers.phone, hers.time_zone) == (
            "The Durham Ledger", "(919) 555-0123", "America/New_York"
        )  # fmt: skip
        assert hers.edited_by == self.staff
        assert "from her signature" not in self.see()

    def test_a_newsroom_the_desk_knows_is_that_one(self) -> None:
        known = make_outlet("Durham Ledger", "durhamledger.example")
        self.receive()
        assert '<b>Outlet: Durham Ledger</b> <span class="quiet">from her signature<' in self.see()
        self.send("inquiry_reporter_facts", "outlet", "Durham Ledger")
        assert self.hers().outlet == known
        assert Outlet.objects.count() == 1

    def test_a_known_newsroom_is_found_in_words_no_rule_reads(self) -> None:
        make_outlet("Inside Durham", "insidedurham.example")
        self.receive("Who?\n\n-- \nDana Whitcomb\nI write about water for Inside Durham and others\n(919) 555-0123\n")
        assert "<b>Outlet: Inside Durham</b>" in self.see()

    def test_dismissed_stays_dismissed_in_her_next_mail_too(self) -> None:
        self.receive()
        assert "Not suggested again: Outlet: The Durham Ledger." in self.send(
            "inquiry_fact_dismissal", "outlet", "The Durham Ledger"
        )
        assert "Outlet: The Durham Ledger" not in self.see()
        assert "Phone: (919) 555-0123" in self.see(), "the rest stands"
        self.receive(SIGNED.replace("The Durham Ledger", "the durham ledger").replace("reporter,", "reporter for"))
        assert "Outlet:" not in self.see()
        assert Dismissal.objects.get().by == self.staff

    def test_what_her_entry_says_already_is_not_suggested(self) -> None:
        Journalist.objects.create(
            name="Dana Whitcomb", address="dana.whitcomb@gmail.com", phone="1", time_zone="America/Denver",
            outlet=make_outlet(), first_seen_at=timezone.now(),
        )  # fmt: skip
        self.receive()
        assert "from her signature" not in self.see()

    def test_a_first_name_may_become_a_whole_one(self) -> None:
        self.receive(sender="Dana <dana.whitcomb@gmail.com>")
        self.send("inquiry_reporter_facts", "name", "Dana Whitcomb")
        assert self.hers().name == "Dana Whitcomb"

    def test_but_not_another_persons(self) -> None:
        self.receive(sender="Lee <lee@gmail.com>")
        assert "Name: Dana Whitcomb" not in self.see()

    def test_nothing_else_can_be_taken_over_this_way(self) -> None:
        self.receive()
        page = self.send("inquiry_reporter_facts", "phone", "(900) 555-0199")
        assert "That is not suggested any more" in page
        assert self.hers().phone == ""
        self.send("inquiry_fact_dismissal", "notes", "anything")
        assert not Dismissal.objects.exists()

    def test_a_colleagues_forward_suggests_nothing_of_the_colleague(self) -> None:
        block = "---------- Forwarded message ---------\nFrom: Dana Whitcomb <dana@gmail.com>\nSubject: x\n\nWho?\n"
        text = f"See below.\n\n-- \nAna Ruiz\nEditor, Desk News\n(202) 555-0100\n\n{block}"
        self.receive(text, sender=f"{self.staff.name} <{self.staff.email}>")
        assert self.inquiry.journalist.address == "dana@gmail.com"
        assert "from her signature" not in self.see()

    def test_a_forward_suggests_nothing_of_whose_mail_it_is_as_the_forwarders(self) -> None:
        block = "---------- Forwarded message ---------\nFrom: Dana Whitcomb <dana@courier.example>\nSubject: x\n\n"
        self.receive(f"See below.\n\n{block}{SIGNED}", sender="Desmond <desmond@gmail.com>")
        assert self.hers().address == "desmond@gmail.com"
        assert "from her signature" not in self.see()
        assert "That is not suggested any more" in self.send("inquiry_reporter_facts", "phone", "(919) 555-0123")

    def test_what_a_colleague_passed_on_is_signed_by_who_wrote_it(self) -> None:
        block = "---------- Forwarded message ---------\nFrom: Dana Whitcomb <dana@gmail.com>\nSubject: x\n\n"
        self.receive(f"See below.\n\n{block}{SIGNED}", sender=f"{self.staff.name} <{self.staff.email}>")
        assert self.hers().address == "dana@gmail.com"
        assert "<b>Phone: (919) 555-0123</b>" in self.see()

    def test_lesson_2_a_name_of_which_nothing_is_left_when_compared_breaks_no_page(self) -> None:
        self.receive(
            "Who?\n\n-- \n\ufe70\ufe70 \ufe70\ufe70\nReporter, Daily News\n(919) 555-0123\n",
            sender="Dana <d@x.example>",
        )
        side = self.see()
        assert "Name:" not in side
        assert "<b>Phone: (919) 555-0123</b>" in side

    def test_observers_read_it_and_are_offered_nothing(self) -> None:
        self.receive()
        self.client.force_login(self.observer)
        side = self.see()
        assert "from her signature" in side
        assert "Take over" not in side

    def test_words_from_outside_are_escaped(self) -> None:
        self.receive("Who?\n\n-- \nDana Whitcomb\nReporter, <b>Daily</b> News\n(919) 555-0123\n")
        page = self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()
        assert "<b>Daily</b>" not in page

    def test_a_mail_that_is_not_signed_costs_no_query_more(self) -> None:
        self.receive("Who can speak?\n")
        url = reverse("inquiry", args=[self.inquiry.reference])
        self.client.get(url)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(url)
        assert not [each for each in queries if "inquiries_dismissal" in each["sql"]]

    def test_what_a_confidential_inquiry_tells_is_suggested_to_its_readers_alone(self) -> None:
        inquiry = self.receive()
        Inquiry.objects.filter(pk=inquiry.pk).update(is_confidential=True)
        assert not visible_to(self.colleague).filter(pk=inquiry.pk).exists()
        self.client.force_login(self.colleague)
        url = reverse("inquiry_reporter_facts", args=[inquiry.reference])
        assert self.client.post(url, {"fact": "phone", "value": "(919) 555-0123"}).status_code == 404
