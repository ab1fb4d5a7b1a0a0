"""Any request of a digest becomes an inquiry once, whose clocks begin when somebody chose it."""

from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inquiries import closing, sending
from inquiries.digest_requests import count_requests, open_request
from inquiries.intake import open_by_hand
from inquiries.models import DigestRequest, Inquiry, Journalist, Notification, Office, User
from mailbox.models import InboundEmail, OutboundEmail
from tests.base import DeskTestCase
from tests.factories import PRESS, deliver_mail, make_digest, make_outlet

BEFORE = timedelta(hours=9)
BY_LINK = "Summary: {title}\nMedia Outlet: Metro\nDeadline: {deadline}\nQuery: Why?\n"


class RequestsOfADigest(DeskTestCase):
    """A digest that came in the night."""

    def setUp(self) -> None:
        self.now = timezone.now()
        self.digest = deliver_mail(make_digest(sent_at=self.now - BEFORE), received_at=self.now - BEFORE)
        self.first, self.second = self.digest.requests.order_by("position")

    def open(self, request: DigestRequest | None = None, *, by: User | None = None) -> Inquiry:
        return open_request(request or self.first, by=by or self.staff, at=self.now)[0]

    def test_it_holds_what_the_reporter_asks_and_where_she_is_answered(self) -> None:
        inquiry = self.open()
        assert (inquiry.subject, inquiry.state) == ("Rent caps", "open")
        assert (inquiry.journalist.name, inquiry.journalist.address) == ("Nora Hale", "query-a1@helpareporter.example")
        assert (inquiry.deadline, inquiry.due_at) == (self.first.deadline, self.first.deadline)
        assert inquiry.deadline_phrase == self.first.deadline_text
        assert inquiry.deadline_set_by is None
        message = inquiry.messages.get()
        assert (message.kind, message.by, message.fresh) == ("request", self.staff, "Who can say what it did?")
        assert "Daily Herald" in message.text
        assert [each.address for each in inquiry.participants.all()] == ["query-a1@helpareporter.example"]

    def test_lesson_31_its_clock_begins_when_it_is_opened_not_when_the_digest_came(self) -> None:
        inquiry = self.open()
        assert (inquiry.received_at, inquiry.heard_at, inquiry.messages.get().at) == (self.now, self.now, self.now)
        assert Inquiry.objects.filter(received_at__lt=self.now).count() == 0

    def test_the_second_to_open_it_gets_the_one_that_stands(self) -> None:
        inquiry, is_new = open_request(self.first, by=self.staff, at=self.now)
        again, is_new_again = open_request(self.first, by=self.colleague, at=self.now)
        assert (is_new, is_new_again, again.pk) == (True, False, inquiry.pk)
        assert inquiry.events.filter(kind="opened").count() == 1
        other = self.open(self.second)
        assert other.pk != inquiry.pk

    def test_what_was_closed_as_not_media_stays_its_inquiry(self) -> None:
        inquiry = self.open()
        closing.close(inquiry, Inquiry.Outcome.NOT_MEDIA, by=self.staff, at=self.now)
        assert open_request(self.first, by=self.colleague, at=self.now)[0].pk == inquiry.pk

    def test_an_observer_opens_none(self) -> None:
        with self.assertRaises(PermissionDenied):
            self.open(by=self.observer)
        assert not Inquiry.objects.exists()

    def test_a_digest_tells_nobody_and_an_inquiry_of_it_all_but_who_opened_it(self) -> None:
        User.objects.filter(pk__in=[self.staff.pk, self.colleague.pk]).update(notify=User.Notify.ALL)
        assert not Notification.objects.exists()
        assert not OutboundEmail.objects.exists()
        self.open()
        assert [each.user for each in Notification.objects.all()] == [self.colleague]

    def test_the_house_s_domain_gives_no_outlet_and_a_newsroom_s_does(self) -> None:
        make_outlet("Helping Reporters", "helpareporter.example")
        assert self.open().journalist.newsroom_domain == ""
        courier = make_outlet()
        text = "Name: Dana Whitcomb\nEmail: dana@piedmontcourier.example\nMedia Outlet: Someone Else\n"
        lines = [f"Summary: No. {number}\n{text}Deadline: May 5, 5 pm ET\nQuery: Why?\n" for number in (1, 2)]
        digest = deliver_mail(make_digest(*lines))
        assert self.open(digest.requests.get(position=1)).journalist.outlet == courier
        assert Journalist.objects.filter(address="dana@piedmontcourier.example").count() == 1

    def test_words_without_a_zone_are_only_offered(self) -> None:
        lines = [BY_LINK.format(title=f"No. {number}", deadline="tomorrow 5 pm") for number in (1, 2)]
        sent_at = datetime(2026, 3, 4, 15, tzinfo=UTC)
        digest = deliver_mail(make_digest(*lines, sent_at=sent_at), received_at=sent_at)
        inquiry = self.open(digest.requests.get(position=1))
        assert inquiry.deadline is None
        assert inquiry.offered_deadline == datetime(2026, 3, 5, 17, tzinfo=Office.load().zone)
        assert inquiry.offered_phrase == "tomorrow 5 pm"

    def test_a_request_without_an_address_has_a_reporter_without_one(self) -> None:
        lines = [BY_LINK.format(title=f"No. {number}", deadline="May 5, 5 pm ET") for number in (1, 2)]
        digest = deliver_mail(make_digest(*lines))
        inquiry = self.open(digest.requests.get(position=1))
        assert (inquiry.journalist.address, inquiry.participants.count()) == ("", 0)
        assert sending.start_reply(inquiry, by=self.staff, at=self.now).to == []

    def test_what_asks_to_be_answered_at_the_press_address_names_none(self) -> None:
        lines = [f"Summary: {n}\nEmail: {PRESS}\nMedia Outlet: Metro\nDeadline: May 5, 5 pm ET\n" for n in "ab"]
        digest = deliver_mail(make_digest(*lines))
        assert [each.address for each in digest.requests.all()] == ["", ""]

    def test_a_request_is_over_at_its_deadline_and_one_without_after_a_week(self) -> None:
        deadline = self.first.deadline
        assert deadline is not None
        for shift, is_past in [(-1, False), (0, True), (1, True)]:
            with self.subTest(shift=shift):
                at = deadline + timedelta(seconds=shift)
                assert self.first.is_past(at) is is_past
                assert count_requests([self.digest], at)[self.digest.pk].still_open == (0 if is_past else 2)
        DigestRequest.objects.update(deadline=None)
        self.first.refresh_from_db()
        for shift, is_past in [(-1, False), (0, True), (1, True)]:
            with self.subTest(shift=shift):
                at = self.digest.received_at + timedelta(days=7, seconds=shift)
                assert self.first.is_past(at) is is_past
                assert count_requests([self.digest], at)[self.digest.pk].still_open == (0 if is_past else 2)

    def test_a_second_copy_of_a_digest_keeps_no_requests(self) -> None:
        raw = make_digest(message_id="<one@helpareporter.example>")
        deliver_mail(raw)
        assert deliver_mail(raw).filed_as == "duplicate"
        assert DigestRequest.objects.count() == 4

    def test_a_mail_that_was_no_digest_becomes_one_inquiry(self) -> None:
        inquiry = open_by_hand(self.digest, by=self.staff, at=self.now)
        assert inquiry is not None
        assert inquiry.messages.get().inbound == self.digest
        assert not InboundEmail.objects.request_digests().exists()
        assert open_by_hand(self.digest, by=self.staff, at=self.now) is None
