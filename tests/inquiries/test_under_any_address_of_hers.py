"""An answer to any address of hers answers her: the Reply-To she wrote with, one merged into her entry, and the one
behind a digest's alias.
"""

from datetime import timedelta

from django.test import override_settings
from django.utils import timezone

from inquiries import journalists, sending
from inquiries.digest_requests import open_request
from inquiries.guarding import Doubtful, check_meant
from inquiries.models import Inquiry, Journalist, Message
from tests.factories import deliver_mail, make_digest, make_journalist, make_mail
from tests.inquiries.mail_and_answers import QUESTION, TwoMailboxes, at

AT_HOME = "Dana Whitcomb <dana.whitcomb@gmail.com>"
NORA = "Nora Hale <nora@dailyherald.example>"
SERVER = "mx.pressdesk.example"
FAILS = f"{SERVER}; spf=fail smtp.mailfrom=else.example; dmarc=fail header.from=gmail.com"
PASSES = f"{SERVER}; dmarc=pass header.from=weekly.example; dkim=pass header.d=weekly.example"


class UnderAnyAddressOfHers(TwoMailboxes):
    def answered(self, inquiry: Inquiry) -> bool:
        inquiry.refresh_from_db()
        return inquiry.state == Inquiry.State.ANSWERED and Inquiry.objects.count() == 1

    def merged(self) -> Inquiry:
        """Her question from home, and that address merged into her entry."""
        raw = make_mail(sender=AT_HOME, subject="Crisis teams", message_id=QUESTION, sent_at=at(0))
        inquiry = deliver_mail(raw, received_at=at(0)).message.inquiry
        journalists.merge(inquiry.journalist, make_journalist(), by=self.staff, at=timezone.now())
        inquiry.refresh_from_db()
        return inquiry

    def test_the_one_she_wants_answers_at_in_sent(self) -> None:
        inquiry = self.question(Reply_To=AT_HOME).message.inquiry
        self.answer(to=AT_HOME)
        assert self.answered(inquiry)

    def test_the_one_she_wants_answers_at_with_press_in_copy(self) -> None:
        inquiry = self.question(Reply_To=AT_HOME).message.inquiry
        self.copied(to=AT_HOME)
        assert self.answered(inquiry)

    def test_a_merged_one(self) -> None:
        inquiry = self.merged()
        self.answer(to=AT_HOME)
        assert self.answered(inquiry)

    def test_a_merged_one_in_a_new_mail_is_suggested(self) -> None:
        inquiry = self.merged()
        row = self.anew(to=AT_HOME)
        assert Message.objects.get(inbound=row).inquiry == inquiry

    def test_the_one_behind_an_alias_is_hers(self) -> None:
        now = timezone.now()
        digest = deliver_mail(make_digest())
        inquiry, _is_new = open_request(digest.requests.get(position=1), by=self.staff, at=now)
        draft = sending.start_reply(inquiry, by=self.staff, at=now)
        draft = sending.save_draft(
            draft, text="Yes.", to=draft.to, cc=[], revision=draft.revision, by=self.staff, at=now
        )
        email = sending.send_reply(draft, revision=draft.revision, by=self.staff, at=now)
        deliver_mail(make_mail(sender=NORA, In_Reply_To=email.message_id, text="When can we talk?\n"))
        draft = sending.start_reply(inquiry, by=self.staff, at=now)
        assert draft.to == ["nora@dailyherald.example"]
        draft = sending.save_draft(
            draft, text="At ten.", to=draft.to, cc=draft.cc, revision=draft.revision, by=self.staff, at=now
        )
        # Nothing is asked: it goes to her.
        sending.send_reply(draft, revision=draft.revision, by=self.staff, at=now + timedelta(hours=3))

    def test_her_editors_is_none_once_she_is_named(self) -> None:
        now, editor = timezone.now(), "Ed Itor <ed@piedmontcourier.example>"
        inquiry = deliver_mail(make_mail(sender=editor, text="Who can speak?\n")).message.inquiry
        draft = sending.start_reply(inquiry, by=self.staff, at=now)
        journalists.change_reporter(inquiry, make_journalist(), by=self.staff, at=now)
        inquiry.refresh_from_db()
        with self.assertRaises(Doubtful) as asked:
            check_meant(draft, inquiry, sure=[], by=self.staff, at=now)
        assert [each.code for each in asked.exception.doubts] == ["not-reporter"]

    def test_the_checks_that_are_told_are_of_her_mail(self) -> None:
        with override_settings(AUTHSERV_ID=SERVER):
            raw = make_mail(
                sender=AT_HOME, Cc="Lee Bell <lee@weekly.example>", message_id=QUESTION, Authentication_Results=FAILS
            )
            inquiry = deliver_mail(raw).message.inquiry
            known = Journalist.objects.get(address="dana.whitcomb@gmail.com")
            journalists.merge(known, make_journalist(), by=self.staff, at=timezone.now())
            raw = make_mail(
                sender="Lee Bell <lee@weekly.example>", In_Reply_To=QUESTION, text="And when?",
                Authentication_Results=PASSES,
            )  # fmt: skip
            deliver_mail(raw)
            self.client.force_login(self.staff)
            page = self.client.get(inquiry.get_absolute_url()).content.decode()
        assert "The checks failed" in page
        assert "it does come from weekly.example" not in page
