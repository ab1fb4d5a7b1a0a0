"""A confidential inquiry is read by its owner, those named, managers and administrators; nobody else hears of it."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inquiries import notes
from inquiries.access import may_read, visible_to
from inquiries.assignment import assign_owner
from inquiries.confidentiality import let_read, lift_confidentiality, make_confidential
from inquiries.delivery import take_results
from inquiries.mailroom import leave_out_confidential
from inquiries.models import Event, Inquiry, Notification
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_mail, make_message
from tests.support.outgoing import queue_answer


class ConfidentialInquiries(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()
        self.inquiry = make_inquiry(owner=self.staff)
        make_message(self.inquiry)

    def readers(self) -> set[str]:
        people = [self.observer, self.staff, self.colleague, self.manager, self.administrator]
        return {person.first_name for person in people if may_read(person, self.inquiry)}

    def make(self, *named: object) -> None:
        make_confidential(self.inquiry, named, by=self.staff, at=self.now)  # type: ignore[arg-type]

    def test_its_owner_managers_and_administrators_read_it(self) -> None:
        self.make()
        assert self.readers() == {"Ana", "Jo", "Kit"}

    def test_those_who_are_named_read_it_an_observer_too(self) -> None:
        self.make(self.colleague, self.observer)
        assert self.readers() == {"Ana", "Jo", "Kit", "Mateo", "Noor"}
        event = self.inquiry.events.get()
        assert (event.kind, event.details) == (Event.Kind.CONFIDENTIAL_SET, {"named": ["Mateo Osei", "Noor Halden"]})

    def test_other_names_take_the_place_of_the_first(self) -> None:
        self.make(self.colleague)
        self.make(self.observer)
        assert self.readers() == {"Ana", "Jo", "Kit", "Noor"}
        self.make(self.observer)
        assert self.inquiry.events.count() == 2, "the same names once more say nothing"

    def test_whoever_makes_it_confidential_goes_on_reading_it(self) -> None:
        make_confidential(self.inquiry, by=self.colleague, at=self.now)
        assert "Mateo" in self.readers()

    def test_lifted_it_is_everybodys_again(self) -> None:
        self.make(self.colleague)
        lift_confidentiality(self.inquiry, by=self.colleague, at=self.now)
        assert len(self.readers()) == 5
        assert not self.inquiry.named.exists()
        assert self.inquiry.events.latest("id").kind == Event.Kind.CONFIDENTIAL_LIFTED

    def test_who_may_not_read_it_changes_nothing_about_that(self) -> None:
        self.make()
        for act in (make_confidential, lift_confidentiality):
            with self.assertRaises(PermissionDenied):
                act(self.inquiry, by=self.colleague, at=self.now)
        with self.assertRaises(PermissionDenied):
            let_read(self.inquiry, self.colleague, by=self.colleague, at=self.now)
        assert "Mateo" not in self.readers()

    def test_an_observer_who_reads_it_makes_and_lifts_nothing(self) -> None:
        self.make(self.observer)
        with self.assertRaises(PermissionDenied):
            lift_confidentiality(self.inquiry, by=self.observer, at=self.now)

    def test_who_is_given_it_reads_it(self) -> None:
        self.make()
        assign_owner(self.inquiry, self.colleague, by=self.staff, at=self.now)
        assert "Mateo" in self.readers()

    def test_a_closed_account_is_never_named(self) -> None:
        self.colleague.is_active = False
        self.colleague.save()
        self.make(self.colleague)
        assert not self.inquiry.named.exists()

    def test_an_author_who_may_not_read_it_any_more_is_told_of_no_failure(self) -> None:
        email = queue_answer(self.inquiry, self.colleague)
        self.make()
        OutboundEmail.objects.filter(pk=email.pk).update(state="failed", is_reported=False, problem="550")
        take_results(now=self.now)
        assert [each.user for each in Notification.objects.all()] == [self.staff]

    def test_a_note_calls_nobody_who_may_not_read_it_until_she_is_named(self) -> None:
        self.make()
        note = notes.add_note(self.inquiry, "@Mateo, what do you think?", by=self.staff, at=self.now)
        assert notes.unreached(note) == [self.colleague]
        assert not Notification.objects.exists()
        let_read(self.inquiry, self.colleague, by=self.staff, at=self.now)
        notes.tell_called(note, by=self.staff, at=self.now)
        notes.tell_called(note, by=self.staff, at=self.now)
        assert [each.user for each in Notification.objects.all()] == [self.colleague]
        assert notes.unreached(note) == []

    def test_news_in_it_is_told_to_its_owner_only(self) -> None:
        inbound = deliver_mail(make_mail(message_id="<a@piedmontcourier.example>"))
        inquiry = inbound.message.inquiry
        assign_owner(inquiry, self.staff, by=self.staff, at=self.now)
        make_confidential(inquiry, by=self.staff, at=self.now)
        deliver_mail(make_mail(In_Reply_To="<a@piedmontcourier.example>", text="One more?\n"))
        assert {each.user for each in Notification.objects.all()} == {self.staff}

    def test_the_outbox_shows_neither_its_answers_nor_its_notices_to_others(self) -> None:
        answer = queue_answer(self.inquiry, self.staff)
        assign_owner(self.inquiry, self.manager, by=self.staff, at=self.now)
        notice = Notification.objects.get().email
        other = queue_answer(self.make_other(), self.staff)
        make_confidential(self.inquiry, by=self.manager, at=self.now)
        mails = [answer, notice, other]
        assert leave_out_confidential(mails, self.colleague) == [other]
        assert leave_out_confidential(mails, self.manager) == mails

    def make_other(self) -> Inquiry:
        inquiry = make_inquiry("Another")
        make_message(inquiry)
        return inquiry

    def test_a_merged_away_row_stays_as_confidential_as_it_was(self) -> None:
        self.make()
        assert self.inquiry not in visible_to(self.colleague)
