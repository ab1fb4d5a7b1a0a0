"""What was closed when its owner left is nobody's once it is open again, and who looks after such is told."""

from datetime import timedelta

from django.utils import timezone

from inquiries import calls, closing
from inquiries.merging import merge
from inquiries.models import Event, Inquiry, Notification, User
from inquiries.splitting import split
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_mail, make_message
from tests.support.outgoing import open_inquiry

Outcome = Inquiry.Outcome


class OpenAgain(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()
        self.inquiry = open_inquiry(subject="Quarry permit", message_id="<first@piedmontcourier.example>")
        self.own_and_close(self.inquiry)
        User.objects.filter(pk=self.colleague.pk).update(notify=User.Notify.ALL)
        Notification.objects.all().delete()
        OutboundEmail.objects.all().delete()

    def own_and_close(self, inquiry: Inquiry) -> None:
        Inquiry.objects.filter(pk=inquiry.pk).update(owner=self.staff)
        closing.close(inquiry, Outcome.DECLINED, by=self.staff, at=self.now)

    def leave(self, **change: object) -> None:
        User.objects.filter(pk=self.staff.pk).update(**(change or {"is_active": False}))

    def follow_up(self, *, received_at: timedelta = timedelta(0)) -> None:
        raw = make_mail(text="One more question: who paid?", In_Reply_To="<first@piedmontcourier.example>")
        deliver_mail(raw, received_at=self.now + received_at)

    def stand(self) -> tuple[str, User | None]:
        self.inquiry.refresh_from_db()
        return self.inquiry.state, self.inquiry.owner

    def told(self) -> list[tuple[str, str]]:
        mails = OutboundEmail.objects.order_by("id")
        return [(mail.recipients.get().address, mail.subject) for mail in mails]

    def test_by_a_mail_it_is_nobodys_and_who_hears_of_new_inquiries_is_told_once(self) -> None:
        for change in ({"is_active": False}, {"role": "observer", "is_active": True}):
            with self.subTest(change=change):
                self.own_and_close(self.inquiry)
                Notification.objects.all().delete()
                OutboundEmail.objects.all().delete()
                self.leave(**change)
                self.follow_up()
                assert self.stand() == ("open", None)
                assert self.told() == [(self.colleague.email, "1 inquiry needs somebody")]
                assert "Quarry permit" in OutboundEmail.objects.get().text
                event = self.inquiry.events.filter(kind=Event.Kind.OWNER_CHANGED).last()
                assert event is not None
                assert (event.by, event.details) == (None, {"owner": None, "before": "Ana Ruiz"})
                User.objects.filter(pk=self.staff.pk).update(is_active=True, role="staff")

    def test_the_notice_of_a_mail_that_lay_for_days_still_leaves(self) -> None:
        self.leave()
        self.follow_up(received_at=-timedelta(days=3))
        assert OutboundEmail.objects.get().give_up_at > self.now

    def test_by_hand_it_is_nobodys_and_whoever_did_it_needs_no_notice(self) -> None:
        self.leave()
        closing.reopen(self.inquiry, by=self.colleague, at=self.now)
        assert self.inquiry.owner is None
        assert self.stand() == ("open", None)
        assert self.told() == [
            (person.email, "1 inquiry needs somebody") for person in (self.manager, self.administrator)
        ]

    def test_taken_back_by_a_call_or_joined_by_an_open_one_too(self) -> None:
        self.leave()
        closing.take_back_closing(self.inquiry, was=Inquiry.State.OPEN, by=self.manager, at=self.now)
        assert self.stand() == ("open", None)
        self.own_again()
        calls.log_call(self.inquiry.journalist, "She asks again.", inquiry=self.inquiry, by=self.manager, at=self.now)
        assert self.stand() == ("open", None)
        self.own_again()
        merge(make_inquiry("More", owner=self.colleague), self.inquiry, by=self.manager, at=self.now)
        assert self.stand() == ("open", self.colleague)

    def own_again(self) -> None:
        User.objects.filter(pk=self.staff.pk).update(is_active=True)
        self.staff.refresh_from_db()
        self.own_and_close(self.inquiry)
        self.leave()

    def test_what_is_split_off_or_joined_to_an_open_one_is_not_hers_either(self) -> None:
        chosen = make_message(self.inquiry, text="And the lunch?")
        self.leave()
        assert split(self.inquiry, [chosen], by=self.manager, at=self.now).owner is None
        target = make_inquiry("Goes on")
        merge(self.inquiry, target, by=self.manager, at=self.now)
        target.refresh_from_db()
        assert target.owner is None

    def test_who_still_works_here_keeps_it(self) -> None:
        self.follow_up()
        assert self.stand() == ("open", self.staff)
        assert not self.inquiry.events.filter(kind=Event.Kind.OWNER_CHANGED).exists()
