"""Nothing waits for somebody who may not act on it: what she answered for is handed over with her role or account."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries import accounts, confidentiality
from inquiries.assignment import NotAvailable
from inquiries.models import Event, Inquiry, Notification, User
from inquiries.notifications import tell_of_failure, tell_of_held_answer, tell_of_news
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_person

Kind = Event.Kind


class HandingOver(DeskTestCase):
    """change_role to an observer, close_account"""

    def setUp(self) -> None:
        """Ana has three, Mateo one; one of hers is closed."""
        self.later = make_inquiry("Later", owner=self.staff, due_in=timedelta(hours=5))
        self.soon = make_inquiry("Soon", owner=self.staff, due_in=timedelta(hours=1))
        self.past = make_inquiry("Past", owner=self.staff, state="closed", outcome="spam", closed_at=timezone.now())
        self.other = make_inquiry("Other", owner=self.colleague)

    def make_observer(self, heir: User | None = None) -> int:
        """Kit makes Ana an observer."""
        return accounts.change_role(self.staff, "observer", heir=heir, by=self.administrator, at=timezone.now())

    def close(self, heir: User | None = None) -> int:
        """Kit closes Ana's account."""
        return accounts.close_account(self.staff, heir=heir, by=self.administrator, at=timezone.now())

    def owners(self) -> dict[str, User | None]:
        """Whose each is now."""
        return {each.subject: each.owner for each in Inquiry.objects.select_related("owner")}

    def mails(self) -> dict[str, str]:
        """What each was told."""
        return {mail.recipients.get().address: mail.text for mail in OutboundEmail.objects.all()}

    def test_an_observer_answers_for_nothing(self) -> None:
        assert self.make_observer() == 2
        assert self.owners() == {"Later": None, "Soon": None, "Past": self.staff, "Other": self.colleague}
        for inquiry in (self.later, self.soon):
            event = inquiry.events.get(kind=Kind.OWNER_CHANGED)
            assert (event.by, event.details) == (self.administrator, {"owner": None, "before": "Ana Ruiz"})
        assert not Event.objects.filter(inquiry__in=[self.past, self.other]).exists()

    def test_who_takes_over_is_told_of_all_in_one_mail_the_most_pressing_first(self) -> None:
        for act in (self.make_observer, self.close):
            Notification.objects.all().delete()
            OutboundEmail.objects.all().delete()
            User.objects.filter(pk=self.staff.pk).update(role="staff")
            Inquiry.objects.filter(pk__in=[self.later.pk, self.soon.pk]).update(owner=self.staff)
            with self.subTest(act=act.__name__):
                assert act(self.colleague) == 2
                assert set(self.owners().values()) == {self.colleague, self.staff}
                assert list(self.mails()) == [self.colleague.email]
                text = self.mails()[self.colleague.email]
                assert text.index("Soon") < text.index("Later")
                assert "Past" not in text
                assert Notification.objects.latest("id").user == self.colleague

    def test_what_is_nobodys_is_told_once_to_those_who_hear_of_new_inquiries(self) -> None:
        User.objects.filter(pk__in=[self.colleague.pk, self.observer.pk]).update(notify=User.Notify.ALL)
        self.close()
        assert list(self.mails()) == [self.colleague.email]
        text = self.mails()[self.colleague.email]
        assert "Ana Ruiz no longer answers for these 2 inquiries, and nobody else does yet" in text
        assert text.index("Soon") < text.index("Later")

    def test_where_nobody_chose_that_the_managers_are_told(self) -> None:
        self.make_observer()
        assert list(self.mails()) == [self.manager.email]

    def test_who_chose_no_mail_gets_none_and_who_did_it_needs_none(self) -> None:
        User.objects.update(notify=User.Notify.NONE)
        self.colleague.refresh_from_db()
        self.make_observer(self.colleague)
        accounts.change_role(
            self.colleague, "observer", heir=self.administrator, by=self.administrator, at=timezone.now()
        )
        assert self.mails() == {}
        assert self.owners()["Soon"] == self.administrator

    def test_a_confidential_one_is_named_only_to_those_who_may_read_it(self) -> None:
        User.objects.filter(pk=self.colleague.pk).update(notify=User.Notify.ALL)
        confidentiality.make_confidential(self.soon, named=[], by=self.staff, at=timezone.now())
        self.close()
        assert "Later" in self.mails()[self.colleague.email]
        assert "Soon" not in self.mails()[self.colleague.email]
        assert "Soon" in self.mails()[self.manager.email]
        assert "Later" not in self.mails()[self.manager.email]

    def test_one_that_nobody_who_chose_may_read_is_told_to_the_managers(self) -> None:
        User.objects.filter(pk=self.colleague.pk).update(notify=User.Notify.ALL)
        for inquiry in (self.soon, self.later):
            confidentiality.make_confidential(inquiry, named=[], by=self.staff, at=timezone.now())
        self.close()
        assert list(self.mails()) == [self.manager.email]

    def test_any_other_role_keeps_what_is_hers(self) -> None:
        assert (
            accounts.change_role(self.staff, "manager", heir=self.colleague, by=self.administrator, at=timezone.now())
            == 0
        )
        assert self.owners()["Soon"] == self.staff
        assert self.mails() == {}

    def test_nothing_is_changed_where_the_heir_may_not_work(self) -> None:
        for act in (self.make_observer, self.close):
            with self.subTest(act=act.__name__), pytest.raises(NotAvailable):
                act(self.observer)
            self.staff.refresh_from_db()
            assert (self.staff.role, self.staff.is_active) == ("staff", True)
            assert self.owners()["Soon"] == self.staff

    def test_who_gives_up_her_own_work_hands_it_over_too(self) -> None:
        make_person("Omar Haddad", role=User.Role.ADMINISTRATOR)
        Inquiry.objects.filter(pk=self.soon.pk).update(owner=self.administrator)
        accounts.change_role(self.administrator, "observer", by=self.administrator, at=timezone.now())
        assert self.owners()["Soon"] is None


class NewsOfAnAnswer(DeskTestCase):
    """An answer that did not arrive is told to somebody who can write it again."""

    def told(self, inquiry: Inquiry) -> list[User]:
        """Who hears that Ana's answer failed."""
        Notification.objects.all().delete()
        event = inquiry.events.create(kind=Kind.REPLY_FAILED, at=timezone.now(), details={"recipients": []})
        tell_of_failure(event, author=User.objects.get(pk=self.staff.pk), at=timezone.now())
        return [each.user for each in Notification.objects.all()]

    def test_the_author_else_the_owner_else_the_managers(self) -> None:
        nobodys, hers = make_inquiry("Nobody's"), make_inquiry("Hers", owner=self.colleague)
        assert self.told(nobodys) == self.told(hers) == [self.staff]
        for change in ({"role": "observer"}, {"is_active": False}):
            User.objects.filter(pk=self.staff.pk).update(**change)
            assert self.told(hers) == [self.colleague]
            assert set(self.told(nobodys)) == {self.manager, self.administrator}

    def test_of_a_confidential_one_that_nobody_who_chose_may_read_the_managers_are_told(self) -> None:
        User.objects.filter(pk=self.colleague.pk).update(notify=User.Notify.ALL)
        secret = make_inquiry("Secret", owner=self.staff, is_confidential=True)
        User.objects.filter(pk=self.staff.pk).update(is_active=False)
        secret = Inquiry.objects.get(pk=secret.pk)
        event = secret.events.create(kind=Kind.MAIL_RECEIVED, at=timezone.now())
        tell_of_news(event, at=timezone.now())
        assert {each.user for each in Notification.objects.all()} == {self.manager, self.administrator}
        assert set(self.told(secret)) == {self.manager, self.administrator}
        secret.named.add(self.colleague)
        assert self.told(secret) == [self.colleague]

    def test_where_no_manager_chose_mail_they_are_told_all_the_same_of_what_failed_or_was_held(self) -> None:
        User.objects.update(notify=User.Notify.NONE)
        User.objects.filter(pk=self.staff.pk).update(is_active=False)
        for is_confidential in (False, True):
            inquiry = make_inquiry(is_confidential=is_confidential)
            assert set(self.told(inquiry)) == {self.manager, self.administrator}
            Notification.objects.all().delete()
            event = inquiry.events.create(kind=Kind.REPLY_UNSCHEDULED, at=timezone.now(), details={"why": "person"})
            tell_of_held_answer(event, author=User.objects.get(pk=self.staff.pk), at=timezone.now())
            assert {each.user for each in Notification.objects.all()} == {self.manager, self.administrator}

    def test_news_of_what_was_closed_when_its_owner_left_is_told_to_somebody(self) -> None:
        inquiry = make_inquiry(owner=self.staff)
        event = inquiry.events.create(kind=Kind.MAIL_RECEIVED, at=timezone.now())
        for change, told in [({}, {self.staff}), ({"is_active": False}, {self.manager, self.administrator})]:
            User.objects.filter(pk=self.staff.pk).update(**change)
            Notification.objects.all().delete()
            event.inquiry = Inquiry.objects.get(pk=inquiry.pk)
            tell_of_news(event, at=timezone.now())
            assert {each.user for each in Notification.objects.all()} == told
