"""The inquiry's page: what was said, by whom, what it waits for, and how every answer fares."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from inquiries import assignment, closing, notes, sending, triage
from inquiries.delivery import take_results
from inquiries.models import Inquiry
from mailbox.models import OutboundEmail, OutboundRecipient
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_journalist, make_mail, make_message, make_spokesperson

State = OutboundEmail.State


class InquiryPage(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def see(self, inquiry: Inquiry, **query: str) -> str:
        response = self.client.get(inquiry.get_absolute_url(), query)
        assert response.status_code == 200
        return response.content.decode()

    def test_it_shows_the_queue_beside_it_with_its_row_marked(self) -> None:
        inquiry = make_inquiry("Crisis teams")
        make_inquiry("Another", journalist=make_journalist("Kay", "kay@elsewhere.example"))
        page = self.see(inquiry)
        assert "Another" in page
        assert page.count('aria-current="true"') == 1

    def test_a_script_gets_the_inquiry_alone(self) -> None:
        inquiry = make_inquiry("Crisis teams")
        make_inquiry("Another", journalist=make_journalist("Kay", "kay@elsewhere.example"))
        part = self.client.get(inquiry.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
        assert "Crisis teams" in part
        assert "Another" not in part

    def test_the_words_of_the_deadline_are_marked_in_the_mail(self) -> None:
        deliver_mail(make_mail(text="Could you get me something by 5 pm ET tomorrow? Thanks.\n"))
        inquiry = Inquiry.objects.get()
        assert inquiry.deadline_phrase
        assert f"<mark>{inquiry.deadline_phrase}</mark>" in self.see(inquiry)

    def test_lesson_20_quoted_text_and_signature_are_folded_and_the_whole_mail_is_there(self) -> None:
        text = (
            "Yes, Thursday.\n\n-- \nDana, 919-555-0142\n\nOn Mon, Nov 2, 2026 at 9:00 AM, Press wrote:\n> Which day?\n"
        )
        deliver_mail(make_mail(text=text))
        page = self.see(Inquiry.objects.get())
        fresh = page.partition('<div class="words">')[2].partition("</div>")[0]
        assert fresh == "<p>Yes, Thursday.</p>"
        assert "919-555-0142" in page
        assert "&gt; Which day?" in page
        assert "Whole mail" in page

    def test_a_note_is_told_once_and_as_internal(self) -> None:
        inquiry = make_inquiry()
        notes.add_note(inquiry, "She covered it fairly.", by=self.colleague, at=timezone.now())
        page = self.see(inquiry)
        assert page.count("She covered it fairly.") == 1
        assert "note, internal" in page
        assert "note added" not in page

    def test_acts_are_told_in_words_with_who_did_them(self) -> None:
        inquiry, now = make_inquiry(due_in=timedelta(hours=3)), timezone.now()
        assignment.take(inquiry, by=self.colleague, at=now)
        assignment.assign_owner(inquiry, self.staff, by=self.colleague, at=now)
        assignment.assign_spokesperson(inquiry, make_spokesperson(), by=self.staff, at=now)
        triage.remove_deadline(inquiry, by=self.staff, at=now)
        closing.close(inquiry, Inquiry.Outcome.NO_COMMENT, by=self.staff, at=now)
        closing.reopen(inquiry, by=None, at=now, why="mail")
        page = self.see(inquiry)
        for words in [
            "<b>Mateo</b> took it", "<b>Mateo</b> gave it to Ana Ruiz",
            "<b>Ana</b> assigned Desmond Achterberg to speak",
            "<b>Ana</b> removed the deadline", "<b>Ana</b> closed it as no comment", "open again by new mail",
        ]:  # fmt: skip
            assert words in page, words

    def test_a_silent_close_says_that_nobody_did_it(self) -> None:
        now = timezone.now()
        long_ago = now - timedelta(days=8)
        inquiry = make_inquiry(state="answered", answered_at=long_ago, last_message_at=long_ago)
        closing.close_silent(now)
        assert "closed as answered after a silent week" in self.see(inquiry)

    def test_the_reporters_history_says_how_it_ended(self) -> None:
        now = timezone.now()
        make_inquiry("Fact check", state="closed", outcome="too_late", closed_at=now)
        page = self.see(make_inquiry("New question"))
        assert "1 other inquiry" in page
        assert "Too late" in page

    def test_a_first_contact_is_said(self) -> None:
        assert "First inquiry from this reporter." in self.see(make_inquiry())

    def test_a_stranger_on_a_known_thread_is_offered_to_join(self) -> None:
        known = make_inquiry("The thread")
        journalist = make_journalist("Kay", "kay@elsewhere.example")
        page = self.see(make_inquiry("Hm", may_belong_to=known, journalist=journalist))
        assert f"Join {known.reference}" in page

    def test_an_inquiry_joined_elsewhere_says_where_it_went(self) -> None:
        now = timezone.now()
        known = make_inquiry("The thread")
        gone = make_inquiry("Hm", joined_to=known, state="closed", outcome="duplicate", closed_at=now)
        page = self.see(gone)
        assert f'Joined to <a href="{known.get_absolute_url()}">' in page
        assert "Reopen" not in page

    def test_a_deadline_bar_says_what_was_read_and_from_which_words(self) -> None:
        inquiry = make_inquiry(due_in=timedelta(minutes=100, seconds=30), deadline_phrase="by COB today")
        page = self.see(inquiry)
        assert "read from “by COB today” · " in page
        assert "1 h 40 m left" in page
        assert "Confirm" in page

    def test_a_missing_deadline_says_when_the_office_wants_to_have_answered(self) -> None:
        page = self.see(make_inquiry())
        assert "No deadline" in page
        assert "answer by" in page

    def test_page_opened_from_a_view_leads_back_to_it(self) -> None:
        page = self.see(make_inquiry(), view="unassigned")
        assert f'class="back" href="{reverse("queue", args=["unassigned"])}"' in page

    def test_an_unknown_view_reads_as_the_due_one(self) -> None:
        assert f'class="back" href="{reverse("queue", args=["due"])}"' in self.see(make_inquiry(), view="lost")


class DeliveryState(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.inquiry = make_inquiry()
        make_message(self.inquiry)
        now = timezone.now()
        draft = sending.start_reply(self.inquiry, by=self.staff, at=now)
        draft = sending.save_draft(draft, text="Yes.", to=draft.to, cc=[], revision=0, by=self.staff, at=now)
        self.email = sending.send_reply(draft, revision=1, by=self.staff, at=now)

    def say(self, **fields: object) -> str:
        OutboundEmail.objects.filter(pk=self.email.pk).update(**fields)
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        return page.partition('<div class="delivery')[2].partition("</article>")[0]

    def test_an_answer_about_to_leave_can_be_taken_back(self) -> None:
        said = self.say()
        assert "leaves in" in said
        assert "Undo" in said

    def test_an_accepted_answer_says_when(self) -> None:
        assert "accepted by the server" in self.say(state=State.SENT, sent_at=timezone.now())

    def test_lesson_23_a_refused_answer_says_what_the_server_said(self) -> None:
        self.email.recipients.update(state=OutboundRecipient.State.REFUSED, response="550 no such user")
        said = self.say(state=State.FAILED, problem="No recipient was accepted", is_reported=False)
        assert "refused: dana@piedmontcourier.example – 550 no such user" in said
        assert reverse("outbound_mail", args=[self.email.pk]) in said
        take_results(now=timezone.now())
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        assert "event failure" in page

    def test_an_uncertain_answer_is_settled_by_a_person(self) -> None:
        said = self.say(state=State.UNKNOWN, problem="The line was cut.")
        assert "may or may not have gone out: The line was cut." in said
        assert reverse("outbound_mail", args=[self.email.pk]) in said

    def test_lesson_23_an_answer_that_came_back_says_so(self) -> None:
        self.email.recipients.update(state=OutboundRecipient.State.BOUNCED, response="mailbox full")
        said = self.say(state=State.SENT, sent_at=timezone.now(), bounced_at=timezone.now())
        assert "came back: dana@piedmontcourier.example – mailbox full" in said

    def test_the_header_says_answered_only_where_an_answer_stayed_with_somebody(self) -> None:
        self.email.recipients.update(state=OutboundRecipient.State.ACCEPTED)
        OutboundEmail.objects.filter(pk=self.email.pk).update(state=State.SENT, sent_at=timezone.now())
        take_results(now=timezone.now())
        assert "answered <time" in self.see_head()
        closing.reopen(Inquiry.objects.get(pk=self.inquiry.pk), by=None, at=timezone.now(), why="mail")
        assert "last answered <time" in self.see_head()
        self.email.recipients.update(state=OutboundRecipient.State.BOUNCED)
        head = self.see_head()
        assert "answered" not in head
        assert "asked <time" in head

    def see_head(self) -> str:
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        return page.partition('<div class="meta"')[2].partition("</header>")[0]

    def test_an_answer_that_waits_for_another_attempt_says_when(self) -> None:
        said = self.say(attempts=1, problem="451 later")
        assert "asked to wait; next attempt" in said
        assert "Undo" in said

    def test_an_answer_taken_back_stands_nowhere(self) -> None:
        page_part = self.say(state=State.CANCELLED)
        assert page_part == ""
