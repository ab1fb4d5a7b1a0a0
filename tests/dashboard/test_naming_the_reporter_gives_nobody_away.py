"""Another reporter is named, and undone: whom a confidential inquiry knows, nobody else learns of by it."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inquiries import journalists
from inquiries.confidentiality import make_confidential
from inquiries.drafts import start_reply
from inquiries.guarding import Doubtful, check_meant
from inquiries.journalists import journalists_visible_to
from inquiries.models import Inquiry, Journalist, User
from inquiries.participants import former_reporters
from inquiries.restoring import Act, do, take_back
from tests.dashboard.test_a_suggested_reporter_is_taken_over_by_one_click import DANA, DESMOND, PassedOnTestCase
from tests.factories import deliver_mail, make_inquiry, make_journalist, make_mail

HIS = "desmond.achterberg@gmail.com"


def known_to(user: User) -> set[str]:
    return set(journalists_visible_to(user).values_list("address", flat=True))


class AConfidentialSource(PassedOnTestCase):
    def receive_in_confidence(self) -> None:
        make_confidential(self.receive(), by=self.staff, at=timezone.now())

    def name(self, person: Journalist) -> None:
        journalists.change_reporter(self.inquiry, person, by=self.staff, at=timezone.now())

    def test_who_passed_it_on_stays_unknown_to_others(self) -> None:
        self.receive_in_confidence()
        assert known_to(self.colleague) == set()
        self.click()
        assert known_to(self.colleague) == set()
        assert known_to(self.staff) == {DANA, HIS}

    def test_undone_whoever_was_entered_for_it_is_gone(self) -> None:
        self.receive_in_confidence()
        self.undo(self.click())
        assert known_to(self.colleague) == set()
        assert set(Journalist.objects.values_list("address", flat=True)) == {HIS}

    def test_undone_whoever_has_asked_since_stays(self) -> None:
        self.receive()
        page = self.click()
        make_inquiry(journalist=Journalist.objects.get(address=DANA))
        self.undo(page)
        assert known_to(self.colleague) == {DANA, HIS}

    def test_undone_whoever_an_undo_elsewhere_gives_an_inquiry_back_to_stays(self) -> None:
        self.receive()
        page = self.click()
        other, dana = make_inquiry(journalist=make_journalist()), Journalist.objects.get(address=DANA)
        for person in (dana, other.journalist):
            journalists.change_reporter(other, person, by=self.staff, at=timezone.now())
        self.undo(page)
        assert Journalist.objects.filter(address=DANA).exists()

    def test_undone_twice_it_says_so_and_breaks_nothing(self) -> None:
        self.receive()
        page = self.click()
        self.undo(page)
        self.undo(page)
        assert self.asks() == HIS

    def test_a_known_reporter_stays_when_it_is_undone(self) -> None:
        Journalist.objects.create(name="D. Whitcomb", address=DANA, first_seen_at=timezone.now())
        self.receive_in_confidence()
        assert known_to(self.colleague) == {DANA}
        self.undo(self.click())
        assert known_to(self.colleague) == {DANA}

    def test_somebody_else_named_by_hand_gives_a_caller_without_an_address_away_to_nobody(self) -> None:
        caller = Journalist.objects.create(name="Silent Caller", first_seen_at=timezone.now())
        self.inquiry = make_inquiry(journalist=caller)
        make_confidential(self.inquiry, by=self.staff, at=timezone.now())
        self.name(make_journalist())
        assert known_to(self.colleague) == set()
        survivor = Journalist.objects.create(name="S. Caller", first_seen_at=timezone.now())
        journalists.merge(caller, survivor, by=self.staff, at=timezone.now())
        assert known_to(self.colleague) == set()

    def test_who_writes_elsewhere_too_is_known_as_ever(self) -> None:
        self.receive_in_confidence()
        self.click()
        elsewhere = make_inquiry(journalist=make_journalist("Lee Bell", "lee@weekly.example"))
        elsewhere.participants.create(address=HIS)
        assert known_to(self.colleague) == {HIS, "lee@weekly.example"}


class WhoStoodThere(PassedOnTestCase):
    def test_undoing_takes_nobody_out_of_the_thread_who_stood_in_it_before(self) -> None:
        first = self.receive().journalist
        cy = make_journalist("Cy", "cy@weekly.example")
        for person in (cy, first):
            journalists.change_reporter(self.inquiry, person, by=self.staff, at=timezone.now())
        before = set(self.inquiry.participants.values_list("address", flat=True))
        done = do(
            Act.REPORTER,
            self.inquiry,
            lambda: journalists.change_reporter(self.inquiry, cy, by=self.staff, at=timezone.now()),
            becomes={"journalist": cy.pk},
        )
        assert done is not None
        take_back(done, by=self.staff, at=timezone.now())
        assert set(self.inquiry.participants.values_list("address", flat=True)) == before == {HIS, "cy@weekly.example"}

    def test_who_is_the_reporter_under_another_address_is_not_offered(self) -> None:
        first = self.receive().journalist
        Journalist.objects.create(address=DANA, first_seen_at=timezone.now(), merged_into=first)
        assert "the requester" not in self.see()
        assert "Desmond Achterberg is the reporter" not in self.see()
        assert "The reporter is Desmond Achterberg already." in self.click(), "on a page that showed it still"

    def test_a_name_with_a_comma_is_the_same_person(self) -> None:
        self.receive('"Achterberg, Desmond" <desmond.achterberg@gmail.com>')
        draft = start_reply(self.inquiry, by=self.staff, at=timezone.now())
        self.click()
        inquiry = Inquiry.objects.get(pk=self.inquiry.pk)
        assert former_reporters(inquiry) == {HIS}
        with self.assertRaises(Doubtful) as asked:
            check_meant(draft, inquiry, sure=[], by=self.staff, at=timezone.now())
        assert [each.code for each in asked.exception.doubts] == ["not-reporter"]
        assert HIS in str(asked.exception)

    def test_asking_costs_the_same_however_many_it_goes_to(self) -> None:
        self.receive(DESMOND)
        draft = start_reply(self.inquiry, by=self.staff, at=timezone.now())
        self.click()
        inquiry = Inquiry.objects.select_related("journalist").get(pk=self.inquiry.pk)
        spent = []
        for count in (1, 30):
            draft.cc = [f"a{number}@weekly.example" for number in range(count)]
            with CaptureQueriesContext(connection) as queries, self.assertRaises(Doubtful):
                check_meant(draft, inquiry, sure=[], by=self.staff, at=timezone.now())
            spent.append(len(queries))
        assert spent[0] == spent[1]

    def test_what_somebody_else_wrote_last_is_answered_to_her_once_that_is_meant(self) -> None:
        first, lee = "<first@gmail.com>", "Lee Bell <lee@weekly.example>"
        self.receive(message_id=first, Cc=lee)
        deliver_mail(make_mail(sender=lee, subject="Re: Crisis teams", text="And when?", In_Reply_To=first))
        self.inquiry.refresh_from_db()
        draft = start_reply(self.inquiry, by=self.staff, at=timezone.now())
        assert "lee@weekly.example" in draft.to[0]
        with self.assertRaises(Doubtful) as asked:
            check_meant(draft, self.inquiry, sure=[], by=self.staff, at=timezone.now())
        assert str(asked.exception) == f"This does not go to the reporter, {HIS}."
        check_meant(draft, self.inquiry, sure=["not-reporter"], by=self.staff, at=timezone.now())

    def test_where_the_reporter_wants_her_answer_is_she(self) -> None:
        self.receive(Reply_To="Desk <desk@piedmontcourier.example>")
        draft = start_reply(self.inquiry, by=self.staff, at=timezone.now())
        assert draft.to == ["desk@piedmontcourier.example"]
        check_meant(draft, self.inquiry, sure=[], by=self.staff, at=timezone.now())
