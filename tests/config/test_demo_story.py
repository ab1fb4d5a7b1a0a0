"""The demo's two weeks fill every state and view of the desk, by the real ways in and out."""

import tempfile
from collections import Counter
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path

from django.test import TestCase
from django.utils import timezone

from config.demo.boxes import Boxes
from config.demo.letters import read_story
from config.demo.office import PASSWORD, list_log_ins, make_office
from config.demo.play import Play
from config.management.commands.demo import STORY
from inquiries.models import Ask, DigestRequest, Event, Inquiry, Message, Note, Office, Reply, Spokesperson, User
from mailbox.models import InboundEmail, OutboundEmail, OutboundRecipient
from mailbox.parsing import parse_email
from mailbox.webmail import is_webmail
from tests.config.demo_house import open_post_office, point_settings

State, Outcome, Filing = Inquiry.State, Inquiry.Outcome, InboundEmail.Filing


class TestDemoStory(TestCase):
    """Played once; each test looks at another side of it."""

    home: Path
    now: datetime

    @classmethod
    def setUpTestData(cls) -> None:
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.home = Path(folder)
        cls.now = timezone.now()
        with open_post_office(cls.home) as post_office, point_settings(post_office, cls.home):
            staff = make_office(at=cls.now)
            Play(read_story(*STORY), post_office, staff, now=cls.now).run()

    @property
    def boxes(self) -> Boxes:
        return Boxes(self.home / "mail")

    def test_six_people_and_an_observer_can_log_in_with_the_printed_password(self) -> None:
        log_ins = list_log_ins()
        assert len(log_ins) == 7
        assert all(User.objects.get(email=each.address).check_password(PASSWORD) for each in log_ins)
        assert Counter(User.objects.values_list("role", flat=True)) == {
            "observer": 1, "staff": 4, "manager": 1, "administrator": 1,
        }  # fmt: skip

    def test_thirty_spokespeople_one_of_them_out_of_office(self) -> None:
        assert Spokesperson.objects.count() == 30
        assert Spokesperson.objects.in_office(self.now.date()).count() == 29

    def test_at_least_forty_mails_came_and_each_has_a_place_in_the_ledger(self) -> None:
        mails = self.boxes.mails("press@pressdesk.example")
        assert len(mails) >= 40
        assert InboundEmail.objects.count() == len(mails)
        assert not InboundEmail.objects.pending().exists()

    def test_every_kind_of_mail_is_there(self) -> None:
        filed = Counter(InboundEmail.objects.exclude(filed_as="").values_list("filed_as", flat=True))
        assert set(filed) >= {"inquiry", "reply", "bounce", "automatic", "duplicate"}
        assert InboundEmail.objects.quarantined().count() == 1

    def test_every_state_and_every_outcome_but_duplicate_is_there(self) -> None:
        assert set(Inquiry.objects.values_list("state", flat=True)) == set(State.values)
        outcomes = set(Inquiry.objects.exclude(outcome="").values_list("outcome", flat=True))
        assert outcomes == set(Outcome.values) - {Outcome.DUPLICATE}

    def test_what_was_answered_and_silent_for_a_week_was_closed_by_the_clock(self) -> None:
        closed = Event.objects.filter(kind=Event.Kind.CLOSED, by=None)
        assert closed.filter(details__outcome="answered").exists()

    def test_the_queue_has_something_late_something_soon_and_something_tomorrow(self) -> None:
        waiting = Inquiry.objects.waiting()
        needs = Counter(each.need(self.now) for each in waiting)
        assert needs["late"] >= 2 and needs["soon"] >= 2 and needs["later"] >= 5
        assert waiting.overdue(self.now).filter(deadline__lt=self.now).count() >= 2
        within = waiting.filter(deadline__gt=self.now, deadline__lte=self.now + timedelta(hours=1, minutes=5))
        assert within.exists()
        assert waiting.filter(deadline=None, is_urgent=False).exists()
        assert waiting.filter(deadline=None, is_urgent=True).exists()
        assert waiting.unassigned().count() >= 4

    def test_deadlines_are_read_out_of_the_letters_words(self) -> None:
        story = read_story(*STORY)
        for letter in story.letters:
            if letter.due_in is None:
                continue
            inquiry = Inquiry.objects.get(subject=letter.subject)
            assert inquiry.deadline is not None, letter.key
            # Within the first hour of a day the writer says another time (timing.round_due).
            assert abs(inquiry.deadline - (self.now + letter.due_in)) <= timedelta(hours=1, minutes=5), letter.key
            message = inquiry.messages.get(kind=Message.Kind.MAIL_IN)
            assert inquiry.deadline_phrase in message.text

    def test_one_answer_was_refused_and_one_came_back_and_both_are_open_again(self) -> None:
        refused = OutboundEmail.objects.get(state=OutboundEmail.State.FAILED)
        bounced = OutboundEmail.objects.get(bounced_at__isnull=False)
        assert refused.recipients.get().state == OutboundRecipient.State.REFUSED
        assert bounced.recipients.get().state == OutboundRecipient.State.BOUNCED
        for email in (refused, bounced):
            assert email.message.inquiry.state == State.OPEN

    def test_one_answer_is_half_written(self) -> None:
        draft = Reply.objects.get(state=Reply.State.DRAFT)
        assert draft.text
        assert draft.inquiry.state == State.OPEN

    def test_a_strangers_mail_waits_to_be_joined(self) -> None:
        assert Inquiry.objects.waiting().filter(may_belong_to__isnull=False).count() == 1

    def test_spokespeople_agreed_and_notes_were_written(self) -> None:
        assert Ask.objects.filter(state=Ask.State.AGREED).count() >= 10
        assert Note.objects.count() >= 5

    def test_answers_are_in_the_reporters_boxes_and_in_their_threads(self) -> None:
        sent = OutboundEmail.objects.filter(purpose=OutboundEmail.Purpose.REPLY, state=OutboundEmail.State.SENT)
        assert sent.count() >= 15
        for email in sent:
            address = email.recipients.get().address
            mails = [message_from_bytes(mail.read()) for mail in self.boxes.mails(address)]
            mail = next(mail for mail in mails if mail["Message-ID"] == email.message_id)
            assert mail["In-Reply-To"]
            assert mail["Reply-To"] == f"press+{email.reply_token}@pressdesk.example"

    def test_nothing_happened_at_the_moment_of_seeding(self) -> None:
        assert not OutboundEmail.objects.filter(sent_at__gt=self.now).exists()
        assert not InboundEmail.objects.filter(stored_at__gt=self.now + timedelta(seconds=5)).exists()
        assert not Event.objects.filter(at__gt=self.now).exists()
        oldest = InboundEmail.objects.order_by("received_at").first()
        assert oldest is not None
        assert timedelta(days=12) < self.now - oldest.received_at < timedelta(days=14)
        assert oldest.stored_at - oldest.received_at < timedelta(minutes=1)

    def test_answers_came_minutes_or_hours_after_their_letters(self) -> None:
        for inquiry in Inquiry.objects.exclude(answered_at=None):
            assert inquiry.answered_at is not None
            assert timedelta(0) < inquiry.answered_at - inquiry.received_at < timedelta(days=2), inquiry

    def test_odd_letters_are_among_them(self) -> None:
        mails = [mail.read() for mail in self.boxes.mails("press@pressdesk.example")]
        parsed = [parse_email(raw) for raw in mails]
        names = {each.filename for mail in parsed for each in mail.attachments}
        assert {"hb-1107-as-introduced.pdf", "chart.png", "ordinance-packet.pdf"} <= names
        assert any(b"windows-1252" in raw and "“".encode("windows-1252") in raw for raw in mails)
        assert any(b"pixel.brightlist.example" in raw for raw in mails)
        assert any(each.content_id == "chart" for mail in parsed for each in mail.attachments)

    def test_most_reporters_write_from_a_newsroom_the_office_knows(self) -> None:
        assert Inquiry.objects.filter(journalist__outlet__isnull=False).count() >= 25
        assert Office.load().name == "Common Ground Press Office"
        assert not is_webmail("piedmontcourier.example")

    def test_only_invented_addresses_are_written_to(self) -> None:
        for address in OutboundRecipient.objects.values_list("address", flat=True):
            assert address.endswith(".example")

    def test_two_digests_of_requests_lie_in_the_mailroom_with_some_open_and_some_past(self) -> None:
        today, yesterday = InboundEmail.objects.request_digests()
        assert (today.requests.count(), yesterday.requests.count()) == (4, 3)
        assert 0 < DigestRequest.objects.filter(digest=today).still_open(self.now).count() < 4
        assert not Inquiry.objects.filter(journalist__address__endswith="@sourceexchange.example").exists()
