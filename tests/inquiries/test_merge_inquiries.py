"""Two inquiries that are one: everything moves, nothing is lost, the stricter confidentiality wins."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries import access, notes, sending
from inquiries.assignment import ask_spokesperson, assign_spokesperson
from inquiries.closing import close
from inquiries.confidentiality import make_confidential
from inquiries.delivery import take_results
from inquiries.duplicates import find_duplicates
from inquiries.merging import NotMergeable, merge
from inquiries.models import Event, Inquiry, Reply, Topic, User
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import PRESS, deliver_mail, make_inquiry, make_journalist, make_mail, make_spokesperson
from tests.support.outgoing import open_inquiry, send_answer, write_answer


@pytest.mark.usefixtures("smtp")
class MergeInquiries(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()
        self.first = open_inquiry(message_id="<first@piedmontcourier.example>")
        self.again = open_inquiry(message_id="<again@piedmontcourier.example>", text="Did you get my mail?\n")

    def merge(self, *, by: User | None = None) -> Inquiry:
        target = merge(self.again, self.first, by=by or self.staff, at=self.now)
        self.again.refresh_from_db()
        target.refresh_from_db()
        return target

    def test_all_that_was_said_and_asked_stands_in_one(self) -> None:
        notes.add_note(self.again, "She called too.", by=self.staff, at=self.now)
        self.again.topics.add(Topic.objects.earliest("id"))
        desmond, imani = make_spokesperson(), make_spokesperson("Imani Okafor")
        assign_spokesperson(self.again, desmond, by=self.staff, at=self.now)
        ask_spokesperson(self.again, imani, by=self.staff, at=self.now)
        target = self.merge()
        assert (target.messages.count(), target.notes.count(), target.topics.count()) == (2, 1, 1)
        assert {ask.state for ask in target.asks.all()} == {"agreed", "asked"}
        assert (self.again.state, self.again.outcome, self.again.joined_to) == ("closed", "duplicate", target)
        assert target.events.get(kind=Event.Kind.JOINED).details == {"reference": self.again.reference}

    def test_a_yes_counts_more_than_a_question(self) -> None:
        desmond = make_spokesperson()
        ask_spokesperson(self.first, desmond, by=self.staff, at=self.now)
        assign_spokesperson(self.again, desmond, by=self.staff, at=self.now)
        assert [ask.state for ask in self.merge().asks.all()] == ["agreed"]

    def test_lesson_18_a_reply_to_a_merged_inquiry_goes_to_the_surviving_one(self) -> None:
        target = self.merge()
        filed = deliver_mail(make_mail(In_Reply_To="<again@piedmontcourier.example>", text="And one more thing?\n"))
        assert filed.message.inquiry == target

    def test_lesson_18_so_does_one_with_our_own_address_in_cc(self) -> None:
        email = send_answer(self.again, self.staff)
        target = self.merge()
        mail = make_mail(In_Reply_To=email.message_id, text="Is that all?\n", to="Ana Ruiz <ana@x.example>", Cc=PRESS)
        filed = deliver_mail(mail)
        assert filed.filed_as == "reply"
        assert filed.message.inquiry == target

    def test_lesson_27_merging_throws_no_draft_away(self) -> None:
        write_answer(self.first, self.staff, "Mine.")
        other = write_answer(self.again, self.colleague, "The other text.")
        target = self.merge()
        draft = target.replies.get(state=Reply.State.DRAFT)
        assert draft.text == "Mine."
        copy = draft.copies.get()
        assert (copy.text, copy.by) == ("The other text.", self.colleague)
        other.refresh_from_db()
        assert other.text == "The other text."

    def test_lesson_27_the_only_draft_goes_along_as_the_draft(self) -> None:
        write_answer(self.again, self.colleague, "The only text.")
        assert self.merge().replies.get(state=Reply.State.DRAFT).text == "The only text."

    def test_lesson_27_files_of_a_draft_go_along_and_are_seen_before_it_is_sent(self) -> None:
        mine = write_answer(self.first, self.staff, "Mine.")
        other = write_answer(self.again, self.colleague, "Theirs.")
        other.attachments.create(
            filename="budget.pdf", content_type="application/pdf", size=3, stored_as="x", by=self.colleague, at=self.now
        )
        target = self.merge()
        assert [file.filename for file in mine.attachments.all()] == ["budget.pdf"]
        with self.assertRaises(sending.NotAsRead):
            sending.send_reply(mine, revision=mine.revision, by=self.staff, at=self.now)
        assert target.replies.filter(state=Reply.State.DRAFT).count() == 1

    def test_an_answer_to_be_sent_later_stays_to_be_sent(self) -> None:
        later = write_answer(self.again, self.staff, "Tomorrow.")
        Reply.objects.filter(pk=later.pk).update(state="scheduled", send_at=self.now + timedelta(days=1))
        assert self.merge().replies.filter(state="scheduled").get() == later

    def test_what_is_left_of_one_merged_into_a_confidential_one_is_as_confidential(self) -> None:
        make_confidential(self.first, [self.staff], by=self.manager, at=self.now)
        merge(self.again, self.first, by=self.staff, at=self.now)
        assert self.again not in access.visible_to(self.colleague)
        assert self.again in access.visible_to(self.staff)

    def test_the_stricter_confidentiality_wins_and_her_people_go_on_reading(self) -> None:
        Inquiry.objects.filter(pk=self.again.pk).update(owner=self.colleague)
        self.again.refresh_from_db()
        make_confidential(self.again, [self.observer], by=self.manager, at=self.now)
        Inquiry.objects.filter(pk=self.first.pk).update(owner=self.staff)
        target = self.merge(by=self.manager)
        assert target.is_confidential
        assert target.owner == self.staff
        for person, reads in [(self.observer, True), (self.colleague, True), (self.staff, True)]:
            assert access.may_read(person, target) is reads
        outsider = User.objects.create_user("x@pressdesk.example", name="Somebody Else")
        assert not access.may_read(outsider, target)

    def test_nobody_merges_into_what_she_may_not_read(self) -> None:
        make_confidential(self.first, by=self.manager, at=self.now)
        with self.assertRaises(NotMergeable):
            self.merge(by=self.staff)
        assert self.again.joined_to is None

    def test_with_itself_or_twice_it_cannot_be_merged(self) -> None:
        with self.assertRaises(NotMergeable):
            merge(self.first, self.first, by=self.staff, at=self.now)
        self.merge()
        for one, other in [(self.again, self.first), (self.first, self.again)]:
            with self.assertRaises(NotMergeable):
                merge(one, other, by=self.staff, at=self.now)

    def test_what_was_merged_into_the_merged_one_follows(self) -> None:
        third = make_inquiry(state="closed", outcome="duplicate", closed_at=self.now, joined_to=self.again)
        stranger = make_inquiry(may_belong_to=self.again)
        self.merge()
        stranger.refresh_from_db()
        assert stranger.may_belong_to == self.first
        assert merge(make_inquiry("Late"), third, by=self.staff, at=self.now) == self.first

    def test_the_first_question_and_the_first_answer_count(self) -> None:
        send_answer(self.again, self.staff)
        earlier = self.first.received_at - timedelta(hours=3)
        Inquiry.objects.filter(pk=self.again.pk).update(received_at=earlier)
        answered_at = Inquiry.objects.get(pk=self.again.pk).answered_at
        target = self.merge()
        assert (target.received_at, target.answered_at) == (earlier, answered_at)
        assert target.state == "open", "a person says whether that answered both"

    def test_merging_what_waits_wakes_and_reopens_what_it_goes_to(self) -> None:
        Inquiry.objects.filter(pk=self.first.pk).update(state="answered", answered_at=self.now)
        assert self.merge().state == "open"

    def test_a_snooze_ends_unless_both_slept(self) -> None:
        until = self.now + timedelta(days=1)
        for both in (False, True):
            with self.subTest(both=both):
                one, other = make_inquiry("one", snoozed_until=until), make_inquiry("two")
                Inquiry.objects.filter(pk=other.pk).update(snoozed_until=until if both else None)
                target = merge(other, one, by=self.staff, at=self.now)
                target.refresh_from_db()
                assert target.snoozed_until == (until if both else None)

    def test_a_bounce_after_the_merge_opens_what_lives_on_and_says_it_once(self) -> None:
        email = send_answer(self.again, self.staff)
        target = self.merge()
        email.recipients.update(state="bounced", response="550 gone")
        OutboundEmail.objects.filter(pk=email.pk).update(bounced_at=self.now, is_reported=False, state="sent")
        take_results(now=self.now)
        assert target.events.filter(kind=Event.Kind.REPLY_BOUNCED).count() == 1
        # It was sent once, and that was told where it stood then.
        assert Event.objects.filter(message__outbound=email, kind=Event.Kind.REPLY_SENT).count() == 1
        OutboundEmail.objects.filter(pk=email.pk).update(is_reported=False)
        take_results(now=self.now)
        assert Event.objects.filter(kind=Event.Kind.REPLY_BOUNCED).count() == 1

    def test_a_draft_that_was_merged_away_is_not_sent_from_where_it_stood(self) -> None:
        draft = write_answer(self.again, self.staff, "Written before.")
        Reply.objects.filter(pk=draft.pk).update(answers=None)
        before = Reply.objects.select_related("inquiry").get(pk=draft.pk)
        self.merge()
        with self.assertRaises(sending.NotAsRead):
            sending.send_reply(before, revision=before.revision, by=self.staff, at=self.now)
        assert not self.again.messages.exists()

    def test_lesson_16_what_was_merged_is_answered_where_it_goes_on_and_in_no_thread_of_its_own(self) -> None:
        self.merge()
        draft = write_answer(self.again, self.staff, "From a page left open.")
        assert draft.inquiry == self.first
        email = sending.send_reply(draft, revision=draft.revision, by=self.staff, at=self.now)
        assert email.reply_token == self.first.token
        assert not self.again.messages.exists()

    def test_it_stays_a_duplicate_whatever_a_colleague_closes_it_as(self) -> None:
        self.merge()
        close(self.again, Inquiry.Outcome.ANSWERED, by=self.colleague, at=self.now)
        self.again.refresh_from_db()
        assert self.again.outcome == "duplicate"


class LikelyDuplicates(DeskTestCase):
    SUBJECT = "Durham crisis teams, four years on"

    def setUp(self) -> None:
        self.now = timezone.now()
        self.inquiry = make_inquiry(self.SUBJECT, received_at=self.now)
        self.kay = make_journalist("Kay Lund", "kay@elsewhere.example")

    def found(self) -> list[tuple[Inquiry, bool]]:
        return [(each.inquiry, each.is_likely) for each in find_duplicates(self.inquiry, self.staff)]

    def test_the_same_subject_is_worth_saying_whoever_asks(self) -> None:
        other = make_inquiry(f"RE: {self.SUBJECT.upper()}", journalist=self.kay)
        assert self.found() == [(other, True)]

    def test_another_question_of_the_same_reporter_is_only_offered(self) -> None:
        other = make_inquiry("School meals")
        assert self.found() == [(other, False)]

    def test_two_weeks_apart_it_is_another_story(self) -> None:
        edge = timedelta(days=14)
        for shift, near in [(-1, True), (0, True), (1, False)]:
            with self.subTest(shift=shift):
                other = make_inquiry("x", received_at=self.now - edge - timedelta(seconds=shift))
                assert (other in [each for each, _likely in self.found()]) is near
                other.delete()

    def test_everybodys_subject_tells_nothing(self) -> None:
        short = make_inquiry("Question", journalist=self.kay)
        make_inquiry("Question")
        assert find_duplicates(short, self.staff) == []

    def test_what_she_may_not_read_is_not_suggested(self) -> None:
        other = make_inquiry(self.SUBJECT, journalist=self.kay)
        make_confidential(other, by=self.manager, at=self.now)
        assert self.found() == []
        Inquiry.objects.filter(pk=self.inquiry.pk).update(may_belong_to=other)
        self.inquiry.refresh_from_db()
        assert self.found() == []

    def test_the_thread_it_names_comes_first(self) -> None:
        make_inquiry(self.SUBJECT)
        named = make_inquiry("Long ago", received_at=self.now - timedelta(days=300), journalist=self.kay)
        Inquiry.objects.filter(pk=self.inquiry.pk).update(may_belong_to=named)
        self.inquiry.refresh_from_db()
        assert self.found()[0] == (named, True)
