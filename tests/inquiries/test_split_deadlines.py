"""Each half keeps the newest deadline that one of its own mails states."""

from datetime import datetime, timedelta

from django.utils import timezone

from inquiries import splitting
from inquiries.models import Message
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail


class BothHalves(DeskTestCase):
    def setUp(self) -> None:
        self.began = timezone.now() - timedelta(hours=5)

    def mail(self, hours: int, text: str, *, due: datetime | None = None, **headers: str) -> int:
        """One of the thread; which message it became."""
        words = text if due is None else f"{text} My deadline is {due:%B} {due.day} at 5 pm ET."
        at = self.began + timedelta(hours=hours)
        subject = headers.pop("subject", "Crisis teams")
        raw = make_mail(message_id=f"<q{hours}@x.example>", subject=subject, text=f"{words}\n", sent_at=at, **headers)
        return deliver_mail(raw, received_at=at).message.pk

    def split(self, first: int, *moved: int) -> tuple[datetime | None, datetime | None]:
        """The deadlines of what stays and of what went."""
        inquiry = Message.objects.get(pk=first).inquiry
        new = splitting.split(inquiry, list(Message.objects.filter(pk__in=moved)), by=self.staff, at=timezone.now())
        inquiry.refresh_from_db()
        new.refresh_from_db()
        return inquiry.deadline, new.deadline

    def test_what_stays_has_its_own_again(self) -> None:
        far, near = self.began + timedelta(days=9), self.began + timedelta(days=3)
        first = self.mail(0, "Who can speak on the crisis teams?", due=far)
        second = self.mail(1, "For another story: who voted no on zoning?", due=near, In_Reply_To="<q0@x.example>")
        old, new = self.split(first, second)
        assert old is not None and old.date() == far.date()
        assert new is not None and new.date() == near.date()

    def test_what_went_has_it_though_its_newest_mail_says_nothing_of_it(self) -> None:
        due = self.began + timedelta(days=3)
        first = self.mail(0, "Who can speak on the crisis teams?")
        second = self.mail(1, "For another story: who voted no on zoning?", due=due, In_Reply_To="<q0@x.example>")
        third = self.mail(2, "I forgot: a photo of the chamber would help as well.", In_Reply_To="<q1@x.example>")
        old, new = self.split(first, second, third)
        assert old is None
        assert new is not None and new.date() == due.date()
