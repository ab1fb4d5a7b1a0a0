"""What staff are told by mail, in their own zone and in few words."""

from datetime import UTC, datetime

from django.utils import timezone

from inquiries.assignment import assign_owner
from inquiries.delivery import take_results
from inquiries.models import Event, Inquiry, User
from inquiries.sending import save_draft, send_reply, start_reply
from inquiries.templatetags.mail_words import moment_for
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_mail

COB = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


class MailsToStaff(DeskTestCase):
    """The four mails, by the verbs that cause them."""

    def read_last(self) -> OutboundEmail:
        """The newest notice."""
        return OutboundEmail.objects.filter(purpose=OutboundEmail.Purpose.NOTIFICATION).latest("id")

    def answer(self, inquiry: Inquiry) -> OutboundEmail:
        """Ana's answer in the outbox."""
        now = timezone.now()
        draft = start_reply(inquiry, by=self.staff, at=now)
        draft = save_draft(draft, text="Yes.", to=draft.to, cc=[], revision=draft.revision, by=self.staff, at=now)
        return send_reply(draft, revision=draft.revision, by=self.staff, at=now)

    def test_a_new_inquiry_says_who_what_until_when_and_where(self) -> None:
        User.objects.filter(pk=self.colleague.pk).update(notify=User.Notify.ALL)
        deliver_mail(make_mail(subject='Vouchers & "walks"', text="Could somebody walk downtown with me?\n"))
        mail = self.read_last()
        assert mail.subject == 'New: Vouchers & "walks" (Dana Whitcomb)'
        for words in (
            "Hi Mateo,", "Dana Whitcomb", 'Vouchers & "walks"', "Could somebody walk", "No deadline named",
            Inquiry.objects.get().get_absolute_url(),
        ):  # fmt: skip
            assert words in mail.text, words
        assert "Vouchers &amp; &quot;walks&quot;" in mail.html
        assert "\n\n\n" not in mail.text

    def test_the_longest_subject_still_fits(self) -> None:
        """PostgreSQL refuses one letter too many, and the reporter's mail would be set aside for it."""
        User.objects.filter(pk=self.colleague.pk).update(notify=User.Notify.ALL)
        assert deliver_mail(make_mail(subject="why " * 300)).filed_as == "inquiry"
        assert len(self.read_last().subject) == 1000

    def test_a_reporter_writes_no_html_into_our_mail(self) -> None:
        """Lesson 21: subject, name and text of an attacker."""
        User.objects.filter(pk=self.colleague.pk).update(notify=User.Notify.ALL)
        evil = "<script>alert(1)</script>"
        deliver_mail(make_mail(subject=evil, text=evil, sender=f'"{evil}" <x@evil.example>'))
        assert "<script" not in self.read_last().html

    def test_the_deadline_is_in_the_zone_of_who_reads(self) -> None:
        inquiry = make_inquiry(deadline=COB, deadline_phrase="by COB", due_at=COB)
        User.objects.filter(pk=self.colleague.pk).update(time_zone="America/Los_Angeles")
        self.colleague.refresh_from_db()
        assign_owner(inquiry, self.colleague, by=self.staff, at=timezone.now())
        mail = self.read_last()
        assert mail.subject == f"Yours now: {inquiry.subject}"
        assert "Ana Ruiz asks you to take" in mail.text
        assert "Deadline: Mon, Nov 23, 2:00 PM PT (“by COB”)" in mail.text
        assert "<b>Mon, Nov 23, 2:00 PM PT</b> (“by COB”)" in mail.html

    def test_a_person_without_a_zone_reads_the_offices(self) -> None:
        assert moment_for(COB, self.staff) == "Mon, Nov 23, 5:00 PM ET"

    def test_news_in_ones_own_inquiry(self) -> None:
        first = deliver_mail(make_mail(message_id="<first@piedmontcourier.example>"))
        inquiry = Inquiry.objects.get()
        assign_owner(inquiry, self.staff, by=self.staff, at=timezone.now())
        deliver_mail(make_mail(text="Never mind, filed.\n", In_Reply_To=str(first.message_id)))
        mail = self.read_last()
        assert mail.subject == f"Dana Whitcomb wrote again: {inquiry.subject}"
        assert "Never mind, filed." in mail.text

    def test_an_answer_that_did_not_arrive_says_to_whom_and_what_the_server_said(self) -> None:
        """Lesson 23: the author hears of it, and the inquiry is open again."""
        deliver_mail(make_mail())
        for state, subject, words in [
            (OutboundEmail.State.FAILED, "did not arrive", "was refused. It did not reach:"),
            (OutboundEmail.State.UNKNOWN, "may not have arrived", "It may or may not have reached:"),
        ]:
            with self.subTest(state=state):
                email = self.answer(Inquiry.objects.get())
                email.recipients.update(response="550 5.1.1 no such user")
                OutboundEmail.objects.filter(pk=email.pk).update(state=state, problem="No luck.", is_reported=False)
                take_results(now=timezone.now())
                mail = self.read_last()
                assert subject in mail.subject
                for each in (words, "dana@piedmontcourier.example: 550 5.1.1 no such user", "No luck.", "open again"):
                    assert each in mail.text, each
                    assert each in mail.html.replace("&gt;", ">"), each
                assert "\n\n\n" not in mail.text
                assert mail.recipients.get().address == self.staff.email

    def test_a_bounce_says_that_it_came_back(self) -> None:
        deliver_mail(make_mail())
        email = self.answer(Inquiry.objects.get())
        now = timezone.now()
        OutboundEmail.objects.filter(pk=email.pk).update(
            state=OutboundEmail.State.SENT, sent_at=now, bounced_at=now, is_reported=False
        )
        email.recipients.update(state="bounced", response="5.1.1")
        take_results(now=now)
        assert Event.objects.filter(kind=Event.Kind.REPLY_BOUNCED).exists()
        assert "came back. It did not reach:" in self.read_last().text
