"""A person decides on mail that did not leave, or may have."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from inquiries.delivery import take_results
from inquiries.mailroom import list_finished, list_unfinished, retry_mail, settle_mail, take_back_mail
from inquiries.models import Inquiry, Reply
from inquiries.sending import save_draft, send_reply, start_reply
from mailbox.models import OutboundEmail
from mailbox.outbox import Mail, Recipient, queue_email
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail

State = OutboundEmail.State


class OutboxVerbs(DeskTestCase):
    """Settle, retry, take back."""

    def setUp(self) -> None:
        """An answer in the outbox."""
        deliver_mail(make_mail())
        self.inquiry = Inquiry.objects.get()
        now = timezone.now()
        draft = start_reply(self.inquiry, by=self.staff, at=now)
        draft = save_draft(draft, text="Yes.", to=draft.to, cc=draft.cc, revision=draft.revision, by=self.staff, at=now)
        self.email = send_reply(draft, revision=draft.revision, by=self.staff, at=now)

    def set_state(self, state: str, **fields: object) -> None:
        """As the outbox leaves it."""
        OutboundEmail.objects.filter(pk=self.email.pk).update(state=state, **fields)

    def test_it_arrived_makes_the_inquiry_answered(self) -> None:
        self.set_state(State.UNKNOWN)
        assert settle_mail(self.email, arrived=True, by=self.staff, at=timezone.now())
        take_results(now=timezone.now())
        self.inquiry.refresh_from_db()
        assert self.inquiry.state == Inquiry.State.ANSWERED

    def test_it_did_not_arrive_leaves_the_inquiry_open(self) -> None:
        self.set_state(State.UNKNOWN)
        assert settle_mail(self.email, arrived=False, by=self.staff, at=timezone.now())
        take_results(now=timezone.now())
        self.inquiry.refresh_from_db()
        self.email.refresh_from_db()
        assert (self.inquiry.state, self.email.state) == (Inquiry.State.OPEN, State.FAILED)

    def test_only_an_uncertain_mail_is_settled(self) -> None:
        assert not settle_mail(self.email, arrived=True, by=self.staff, at=timezone.now())
        self.email.refresh_from_db()
        assert self.email.state == State.QUEUED

    def test_a_refused_mail_is_sent_once_more(self) -> None:
        self.set_state(State.FAILED, problem="550 no")
        assert retry_mail(self.email, by=self.staff, at=timezone.now())
        self.email.refresh_from_db()
        assert (self.email.state, self.email.problem) == (State.QUEUED, "")

    def test_an_answer_taken_back_is_a_draft_again(self) -> None:
        assert take_back_mail(self.email, by=self.staff, at=timezone.now())
        draft = Reply.objects.get()
        assert (draft.state, draft.text, draft.outbound) == (Reply.State.DRAFT, "Yes.", None)

    def test_what_is_on_its_way_is_not_taken_back(self) -> None:
        self.set_state(State.SENDING, claimed_by="sender")
        assert not take_back_mail(self.email, by=self.staff, at=timezone.now())
        assert Reply.objects.get().state == Reply.State.SENT

    def test_a_notice_is_taken_back_without_a_draft(self) -> None:
        mail = Mail(
            subject="New", text="New", recipients=[Recipient("ana@pressdesk.example")],
            purpose=OutboundEmail.Purpose.NOTIFICATION,
        )  # fmt: skip
        with transaction.atomic():
            notice = queue_email(mail, at=timezone.now())
        assert take_back_mail(notice, by=self.staff, at=timezone.now())
        notice.refresh_from_db()
        assert notice.state == State.CANCELLED

    def test_who_left_the_office_decides_nothing(self) -> None:
        self.set_state(State.UNKNOWN)
        self.staff.is_active = False
        with pytest.raises(PermissionDenied):
            settle_mail(self.email, arrived=True, by=self.staff, at=timezone.now())
        with pytest.raises(PermissionDenied):
            retry_mail(self.email, by=self.staff, at=timezone.now())
        with pytest.raises(PermissionDenied):
            take_back_mail(self.email, by=self.staff, at=timezone.now())

    def is_listed(self, now: datetime) -> bool:
        """Whether the mail stands among the unfinished."""
        return self.email.pk in [each.pk for each in list_unfinished(now, limit=10)]

    def test_old_trouble_leaves_the_list_and_what_waits_never_does(self) -> None:
        now = timezone.now()
        for state, age, is_shown in [
            (State.FAILED, timedelta(days=14, seconds=-1), True),
            (State.FAILED, timedelta(days=14), True),
            (State.FAILED, timedelta(days=14, seconds=1), False),
            (State.UNKNOWN, timedelta(days=90), True),
            (State.UNKNOWN, timedelta(days=90, seconds=1), False),
            (State.QUEUED, timedelta(days=400), True),
            (State.CANCELLED, timedelta(0), False),
        ]:
            with self.subTest(state=state, age=age):
                self.set_state(state, created_at=now - age)
                assert self.is_listed(now) is is_shown

    def test_a_bounced_mail_is_no_finished_one(self) -> None:
        self.set_state(State.SENT, sent_at=timezone.now())
        assert list_finished().filter(pk=self.email.pk).exists()
        self.set_state(State.SENT, bounced_at=timezone.now())
        assert not list_finished().filter(pk=self.email.pk).exists()
        assert self.is_listed(timezone.now())
