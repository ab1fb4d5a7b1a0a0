"""Our answer to a request goes to the alias of the digest's house; the reporter behind it writes back as herself."""

from django.utils import timezone

from inquiries import merging, sending, splitting
from inquiries.digest_requests import open_request
from inquiries.models import Inquiry, Message, Office
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_digest, make_mail

ALIAS = "query-a1@helpareporter.example"
NORA = "Nora Hale <nora@dailyherald.example>"


class AnswersToARequest(DeskTestCase):
    """Ana opened one request and answered it."""

    def setUp(self) -> None:
        self.now = timezone.now()
        self.digest = deliver_mail(make_digest())
        self.inquiry, _is_new = open_request(self.digest.requests.get(position=1), by=self.staff, at=self.now)

    def answer(self) -> OutboundEmail:
        draft = sending.start_reply(self.inquiry, by=self.staff, at=self.now)
        draft = sending.save_draft(
            draft, text="Yes, today.", to=draft.to, cc=[], revision=draft.revision, by=self.staff, at=self.now
        )
        return sending.send_reply(draft, revision=draft.revision, by=self.staff, at=self.now)

    def write_back(self, email: OutboundEmail, sender: str = NORA, *, robot: str = "no") -> Message | None:
        mail = make_mail(sender=sender, In_Reply_To=email.message_id, Auto_Submitted=robot)
        return Message.objects.filter(inbound=deliver_mail(mail)).first()

    def test_it_goes_to_the_alias_and_quotes_her_as_of_the_digest(self) -> None:
        email = self.answer()
        assert [each.address for each in email.recipients.all()] == [ALIAS]
        assert (email.subject, email.in_reply_to) == ("Re: Rent caps", "")
        sent_at = timezone.localtime(self.digest.received_at, Office.load().zone)
        assert f"On {sent_at:%a, %b} {sent_at.day}, {sent_at.year}" in email.text
        assert "> Who can say what it did?" in email.text

    def test_the_reporter_behind_the_alias_lands_in_the_inquiry(self) -> None:
        message = self.write_back(self.answer())
        assert message is not None
        assert (message.inquiry, message.author_address) == (self.inquiry, "nora@dailyherald.example")
        assert Inquiry.objects.count() == 1
        # The next answer is hers to get, and not the house's.
        assert sending.start_reply(self.inquiry, by=self.staff, at=self.now).to == ["nora@dailyherald.example"]

    def test_her_later_mails_do_and_those_of_another_stranger_do_not(self) -> None:
        email = self.answer()
        self.write_back(email)
        again = self.write_back(email)
        assert again is not None
        assert again.inquiry == self.inquiry
        stranger = self.write_back(email, "Vic Stone <vic@elsewhere.example>")
        assert stranger is not None
        assert stranger.inquiry != self.inquiry
        assert stranger.inquiry.may_belong_to == self.inquiry

    def test_lesson_19_a_robot_behind_the_alias_is_no_answer_and_she_may_still_write(self) -> None:
        email = self.answer()
        robot = self.write_back(email, robot="auto-replied")
        assert robot is not None
        assert (robot.inquiry, robot.is_automatic) == (self.inquiry, True)
        hers = self.write_back(email)
        assert hers is not None
        assert hers.inquiry == self.inquiry

    def test_a_stranger_who_names_an_answer_to_a_plain_mail_still_stays_outside(self) -> None:
        self.inquiry = deliver_mail(make_mail()).message.inquiry
        stranger = self.write_back(self.answer(), "Vic Stone <vic@elsewhere.example>")
        assert stranger is not None
        assert stranger.inquiry != self.inquiry

    def test_what_one_sends_at_webmail_is_no_house_with_aliases(self) -> None:
        lines = [
            f"Summary: No. {n}\nName: Nora\nEmail: nora{n}@gmail.com\nMedia Outlet: Herald\n"
            "Deadline: May 5, 5 pm ET\nQuery: Why?\n"
            for n in "123"
        ]
        digest = deliver_mail(
            make_digest(*lines, sender="Queries <press.queries@gmail.com>", List_Unsubscribe="<mailto:u@gmail.com>")
        )
        self.inquiry, _is_new = open_request(digest.requests.get(position=1), by=self.staff, at=self.now)
        stranger = self.write_back(self.answer(), "Vic Stone <vic@elsewhere.example>")
        assert stranger is not None
        assert (stranger.inquiry != self.inquiry, stranger.inquiry.may_belong_to) == (True, self.inquiry)

    def test_a_request_that_is_split_off_takes_its_deadline_along(self) -> None:
        other, _is_new = open_request(self.digest.requests.get(position=2), by=self.staff, at=self.now)
        merging.merge(self.inquiry, other, by=self.staff, at=self.now)
        request = self.digest.requests.get(position=1)
        assert request.message is not None
        new = splitting.split(other, [request.message], by=self.staff, at=self.now)
        assert request.deadline is not None
        assert (new.deadline, new.deadline_phrase, new.due_at) == (
            request.deadline, request.deadline_text, request.deadline,
        )  # fmt: skip

    def test_the_request_can_be_split_from_what_was_said_later(self) -> None:
        self.write_back(self.answer())
        assert [each.kind for each in splitting.list_splittable(self.inquiry)] == ["request", "mail_in"]
        new = splitting.split(self.inquiry, [self.inquiry.messages.get(kind="request")], by=self.staff, at=self.now)
        assert new.journalist.address == ALIAS
        assert open_request(self.digest.requests.get(position=1), by=self.staff, at=self.now) == (new, False)
