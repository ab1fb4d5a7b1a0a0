"""Somebody outside passes a reporter's mail on: one click makes the reporter the one who asks, and can be undone."""

import re
from html import unescape

from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from inquiries import journalists
from inquiries.drafts import start_reply
from inquiries.freezing import freeze
from inquiries.guarding import Doubtful, check_meant
from inquiries.models import Event, Inquiry, Journalist
from inquiries.requesters import NotNamed, enter_suggested
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, make_outlet, make_spokesperson

DESMOND = "Desmond Achterberg <desmond.achterberg@gmail.com>"
SERVER = "mx.pressdesk.example"
VOUCHED = f"{SERVER}; spf=pass smtp.mailfrom=desmond.achterberg@gmail.com; dmarc=pass header.from=gmail.com"
BLOCK = (
    "She is nice, please be quick.\n\n---------- Forwarded message ---------\n"
    "From: Dana Whitcomb <Dana@piedmontcourier.example>\nDate: Mon, Oct 12, 2026 at 10:05 AM\n"
    "Subject: Crisis teams\nTo: Desmond Achterberg <desmond.achterberg@gmail.com>\n\nWho can speak?\n"
)
DANA = "dana@piedmontcourier.example"
TOAST = re.compile(r'<form class="toast act-toast".*?name="act" value="(.*?)">\s*<span>(.*?)</span>', re.DOTALL)


class PassedOnTestCase(DeskTestCase):
    """A mail that somebody passed on, its page, and the click."""

    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def receive(self, sender: str = DESMOND, **headers: str) -> Inquiry:
        mail = make_mail(sender=sender, subject="Fwd: Crisis teams", text=BLOCK, **headers)  # type: ignore[arg-type]
        self.inquiry = Inquiry.objects.get(messages__inbound=deliver_mail(mail))
        return self.inquiry

    def see(self) -> str:
        page = self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()
        return " ".join(unescape(page.partition('<aside class="side"')[2].partition("</aside>")[0]).split())

    def click(self, address: str = DANA) -> str:
        url = reverse("inquiry_requester", args=[self.inquiry.reference])
        return self.client.post(url, {"address": address}, follow=True).content.decode()

    def undo(self, page: str) -> None:
        found = TOAST.search(page)
        assert found is not None, "no Undo on the page"
        self.client.post(reverse("inquiry_restoration", args=[self.inquiry.reference]), {"act": unescape(found[1])})

    def asks(self) -> str:
        return Inquiry.objects.get(pk=self.inquiry.pk).journalist.address


class ASuggestedReporter(PassedOnTestCase):
    def test_lesson_11_a_strangers_forward_is_only_suggested(self) -> None:
        self.receive("Spam <x@spam.example>", Authentication_Results=f"{SERVER}; dmarc=pass header.from=spam.example")
        assert self.asks() == "x@spam.example"
        assert not Journalist.objects.filter(address=DANA).exists(), "reading it enters nobody"
        side = self.see()
        assert "A mail of Dana Whitcomb <Dana@piedmontcourier.example> is passed on in it." in side
        assert "whoever passed it on does not work here" in side
        assert "Make Dana Whitcomb the requester" in side

    def test_lesson_11_one_click_makes_her_the_one_who_asks(self) -> None:
        outlet = make_outlet()
        self.receive()
        page = self.click()
        assert "The reporter is Dana Whitcomb now." in page
        person = Inquiry.objects.get(pk=self.inquiry.pk).journalist
        assert (person.name, person.address, person.outlet) == ("Dana Whitcomb", DANA, outlet)
        assert Event.objects.get(kind=Event.Kind.REPORTER_CHANGED).by == self.staff

    def test_lesson_11_who_passed_it_on_stays_noted(self) -> None:
        self.receive()
        self.click()
        side = self.see()
        assert "Passed on by Desmond Achterberg, who tells whose mail it is." in side
        assert "The checks are of Desmond Achterberg’s mail; nothing was checked of the reporter’s." in side
        assert "Writes from gmail.com" not in side, "that was whoever passed it on"
        assert "the requester" not in side

    def test_lesson_11_who_passed_it_on_never_learns_the_answer(self) -> None:
        self.receive()
        self.click()
        draft = start_reply(Inquiry.objects.get(pk=self.inquiry.pk), by=self.staff, at=timezone.now())
        assert (draft.to, draft.cc) == ([DANA], [])
        assert "nice" not in freeze(draft, self.inquiry, files=[], by=self.staff).text

    def test_nor_where_another_entry_of_the_reporters_is_chosen_by_hand(self) -> None:
        self.receive()
        other = Journalist.objects.create(name="Dana W.", address="dana@home.example", first_seen_at=timezone.now())
        url = reverse("inquiry_reporter", args=[self.inquiry.reference])
        page = self.client.post(url, {"chosen": other.pk}, follow=True).content.decode()
        assert "The reporter is Dana W. now." in page
        draft = start_reply(Inquiry.objects.get(pk=self.inquiry.pk), by=self.staff, at=timezone.now())
        assert draft.to == ["dana@home.example"]

    def test_until_somebody_decides_the_answer_goes_to_whoever_wrote(self) -> None:
        self.receive()
        draft = start_reply(self.inquiry, by=self.staff, at=timezone.now())
        assert draft.to == ["desmond.achterberg@gmail.com"]

    def test_a_draft_begun_before_asks_whether_it_is_still_meant_for_whoever_passed_it_on(self) -> None:
        self.receive()
        draft = start_reply(self.inquiry, by=self.staff, at=timezone.now())
        self.click()
        inquiry = Inquiry.objects.get(pk=self.inquiry.pk)
        with self.assertRaises(Doubtful) as asked:
            check_meant(draft, inquiry, sure=[], by=self.staff, at=timezone.now())
        assert [each.code for each in asked.exception.doubts] == ["not-reporter"]
        check_meant(draft, inquiry, sure=["not-reporter"], by=self.staff, at=timezone.now())
        draft.to = [DANA]
        check_meant(draft, inquiry, sure=[], by=self.staff, at=timezone.now())

    def test_undone_it_is_as_it_was(self) -> None:
        self.receive()
        self.undo(self.click())
        assert self.asks() == "desmond.achterberg@gmail.com"
        assert not self.inquiry.participants.filter(address=DANA).exists(), "she was never of this thread"
        assert Inquiry.objects.get(pk=self.inquiry.pk).state == Inquiry.State.NEW
        assert "Make Dana Whitcomb the requester" in self.see()

    def test_what_somebody_decided_since_is_not_undone(self) -> None:
        self.receive()
        page = self.click()
        priya = Journalist.objects.create(name="Priya", address="priya@ledger.example", first_seen_at=timezone.now())
        journalists.change_reporter(self.inquiry, priya, by=self.colleague, at=timezone.now())
        self.undo(page)
        assert self.asks() == "priya@ledger.example"

    def test_a_known_reporter_keeps_her_entry(self) -> None:
        known = Journalist.objects.create(name="D. Whitcomb", address=DANA, first_seen_at=timezone.now())
        self.receive()
        self.click()
        assert Inquiry.objects.get(pk=self.inquiry.pk).journalist == known

    def test_nobody_is_made_the_reporter_whom_no_mail_names(self) -> None:
        self.receive()
        assert "No mail here names mayor@city.example as its writer’s." in self.click("mayor@city.example")
        assert self.asks() == "desmond.achterberg@gmail.com"
        with self.assertRaises(NotNamed):
            enter_suggested(self.inquiry, "", by=self.staff, at=timezone.now())

    def test_observers_read_it_and_are_offered_nothing(self) -> None:
        self.receive()
        self.client.force_login(self.observer)
        side = self.see()
        assert "is passed on in it" in side
        assert "the requester" not in side

    def test_lesson_14_a_third_persons_forward_in_the_thread_makes_nobody_the_reporter(self) -> None:
        first = "<first@piedmontcourier.example>"
        opened = deliver_mail(make_mail(message_id=first, Cc="Lee Bell <lee@weekly.example>"))
        self.inquiry = Inquiry.objects.get(messages__inbound=opened)
        text = BLOCK.replace("Dana Whitcomb <Dana@piedmontcourier.example>", "The Mayor <mayor@city.example>")
        answer = make_mail(sender="Lee Bell <lee@weekly.example>", subject="Fwd: x", text=text, In_Reply_To=first)
        assert Inquiry.objects.get(messages__inbound=deliver_mail(answer)) == self.inquiry
        assert "the requester" not in self.see()
        draft = start_reply(self.inquiry, by=self.staff, at=timezone.now())
        assert draft.to == ["lee@weekly.example"], "what she wrote is answered to her, as ever"


@override_settings(AUTHSERV_ID=SERVER)
class ASpokespersonsForward(PassedOnTestCase):
    """She is no stranger: proven, she is believed as a colleague is; else it is only suggested."""

    def setUp(self) -> None:
        super().setUp()
        make_spokesperson(email="Desmond.Achterberg@gmail.com")

    def test_lesson_11_proven_she_is_believed_as_a_colleague_is(self) -> None:
        inquiry = self.receive(Authentication_Results=VOUCHED)
        assert inquiry.journalist.address == DANA
        told = Event.objects.get(kind=Event.Kind.OPENED).details
        assert told == {"forwarded_by": DESMOND, "remark": "She is nice, please be quick."}
        draft = start_reply(inquiry, by=self.staff, at=timezone.now())
        assert ([each.casefold() for each in draft.to], draft.cc) == ([DANA], [])
        assert "Forwarded by Desmond Achterberg." in self.see()

    def test_lesson_26_what_she_says_next_is_no_part_of_the_reporters_thread(self) -> None:
        asked = "<passed-on@gmail.com>"
        inquiry = self.receive(Authentication_Results=VOUCHED, message_id=asked)
        assert list(inquiry.participants.values_list("address", flat=True)) == [DANA]
        words = "No comment from me, and do not tell Dana.\n"
        next_one = make_mail(
            sender=DESMOND, subject="Re: Fwd: Crisis teams", text=words, In_Reply_To=asked,
            Authentication_Results=VOUCHED,
        )  # fmt: skip
        other = Inquiry.objects.get(messages__inbound=deliver_mail(next_one))
        assert (other.may_belong_to, other.journalist.address) == (inquiry, "desmond.achterberg@gmail.com")
        draft = start_reply(inquiry, by=self.staff, at=timezone.now())
        assert [each.casefold() for each in draft.to] == [DANA]
        assert "not tell" not in freeze(draft, inquiry, files=[], by=self.staff).text

    def test_lesson_11_unproven_it_is_suggested_and_says_why(self) -> None:
        self.receive()
        assert "nothing proves that our spokesperson sent it" in self.see()
        self.click()
        draft = start_reply(Inquiry.objects.get(pk=self.inquiry.pk), by=self.staff, at=timezone.now())
        assert (self.asks(), draft.to) == (DANA, [DANA])

    def test_lesson_11_whoever_writes_in_her_name_is_not_believed(self) -> None:
        self.receive(Authentication_Results=f"{SERVER}; dmarc=fail")
        assert self.asks() == "desmond.achterberg@gmail.com"
        assert "the checks speak against" in self.see()

    def test_lesson_30_who_left_office_is_somebody_outside(self) -> None:
        make_spokesperson("Gone Person", email="gone@gmail.com", left_office_on=timezone.now().date())
        self.receive(
            "Gone Person <gone@gmail.com>", Authentication_Results=VOUCHED.replace("desmond.achterberg", "gone")
        )
        assert self.asks() == "gone@gmail.com"
        assert "does not work here" in self.see()

    def test_her_answer_to_a_mail_of_ours_passes_nothing_on(self) -> None:
        mail = make_mail(
            sender=DESMOND, subject="RE: Crisis teams", text=f"Yes, I will speak.\n\n{BLOCK}",
            In_Reply_To="<asked@pressdesk.example>", Authentication_Results=VOUCHED,
        )  # fmt: skip
        inquiry = Inquiry.objects.get(messages__inbound=deliver_mail(mail))
        assert inquiry.journalist.address == "desmond.achterberg@gmail.com"
        assert inquiry.events.get().details == {}
