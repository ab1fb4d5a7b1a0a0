"""Mail that stopped is an alarm, by mail and on every page: a log-in that fails, and a silence nobody noticed."""

from datetime import UTC, datetime, timedelta

from django.test import TestCase, override_settings
from django.utils import timezone

from inquiries.alarms import FAILING_FOR, check_mail_comes_in, is_too_long
from inquiries.clocks import check_clocks
from inquiries.models import Office, User
from mailbox.addresses import read_imap_url
from mailbox.models import InboundEmail, Mailbox, OutboundEmail
from mailbox.sync import record_failure, record_success
from tests.base import DeskTestCase
from tests.factories import make_mail, store_mail

WATCHED = [read_imap_url("imaps://press%40office.example:secret@imap.office.example/INBOX")]
REFUSED = "press@office.example was not let in: the password is wrong."
# A Friday, 10 in the morning in New York.
FRIDAY = datetime(2026, 10, 2, 14, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@override_settings(MAILBOXES=WATCHED)
class MailboxThatCannotBeRead(DeskTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.mailbox = Mailbox.objects.create(name="press@office.example", checked_at=FRIDAY)

    def alarms(self) -> list[OutboundEmail]:
        return list(OutboundEmail.objects.filter(purpose=OutboundEmail.Purpose.NOTIFICATION))

    def begin_failing(self) -> None:
        record_failure(self.mailbox, REFUSED, at=FRIDAY)

    def test_lesson_07_a_failed_log_in_is_told_to_administrators_by_mail(self) -> None:
        self.begin_failing()
        check_clocks(now=FRIDAY + FAILING_FOR)
        (mail,) = self.alarms()
        self.assertEqual([each.address for each in mail.recipients.all()], [self.administrator.email])
        self.assertIn("press@office.example", mail.subject)
        self.assertIn(REFUSED, mail.text)
        self.assertIn("10:00 AM ET", mail.text)

    def test_lesson_07_a_moment_of_trouble_is_none(self) -> None:
        self.begin_failing()
        self.assertEqual(check_mail_comes_in(now=FRIDAY + FAILING_FOR - timedelta(seconds=1)), 0)
        self.assertEqual(self.alarms(), [])

    def test_lesson_07_it_is_told_once_and_again_when_it_fails_again(self) -> None:
        self.begin_failing()
        for _look in range(3):
            check_mail_comes_in(now=FRIDAY + HOUR)
        self.assertEqual(len(self.alarms()), 1)
        record_success(self.mailbox, is_pushed=False, at=FRIDAY + HOUR)
        self.begin_failing()
        check_mail_comes_in(now=FRIDAY + 2 * HOUR)
        self.assertEqual(len(self.alarms()), 2)

    def test_lesson_07_a_watcher_that_does_not_come_back_is_told_too(self) -> None:
        self.assertEqual(check_mail_comes_in(now=FRIDAY + FAILING_FOR, watched_since=FRIDAY), 1)
        self.assertIn("has not come back", self.alarms()[0].text)

    def test_lesson_07_a_desk_that_was_off_gives_its_watchers_time(self) -> None:
        monday = FRIDAY + timedelta(days=3)
        for watched_since in (None, monday, monday - FAILING_FOR + timedelta(seconds=1)):
            with self.subTest(watched_since):
                self.assertEqual(check_mail_comes_in(now=monday, watched_since=watched_since), 0)

    def test_lesson_07_a_mailbox_that_the_settings_no_longer_name_stops_nobody(self) -> None:
        Mailbox.objects.create(name="old@office.example", failing_since=FRIDAY, problem=REFUSED)
        self.assertEqual(check_mail_comes_in(now=FRIDAY + HOUR), 0)

    def test_lesson_07_in_her_language_and_though_she_chose_no_mail(self) -> None:
        User.objects.filter(pk=self.administrator.pk).update(language="es", notify=User.Notify.NONE)
        self.begin_failing()
        check_mail_comes_in(now=FRIDAY + HOUR)
        self.assertIn("No entra correo", self.alarms()[0].subject)

    def test_lesson_07_every_page_says_it(self) -> None:
        self.begin_failing()
        self.client.force_login(self.staff)
        self.assertContains(self.client.get("/journalists/"), REFUSED)


@override_settings(MAILBOXES=WATCHED)
class SilenceThatNobodyNoticed(DeskTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.mail = store_mail(make_mail())
        InboundEmail.objects.filter(pk=self.mail.pk).update(stored_at=FRIDAY)
        Mailbox.objects.update(name="press@office.example")

    def look(self, now: datetime) -> int:
        Mailbox.objects.update(checked_at=now)
        return check_mail_comes_in(now=now)

    def test_lesson_07_a_day_of_office_hours_without_mail_is_an_alarm(self) -> None:
        """Friday 10 AM to 6 PM are eight hours; the ninth is Monday's first."""
        monday = FRIDAY + timedelta(days=3)
        self.assertEqual(self.look(monday - timedelta(seconds=1)), 0)
        self.assertEqual(self.look(monday), 1)
        self.assertEqual(self.look(monday + HOUR), 0)
        mail = OutboundEmail.objects.get()
        self.assertIn("the last mail came Fri, Oct 2, 10:00 AM ET: 9 office hours or longer ago", mail.text)

    def test_lesson_07_a_silence_stands_on_every_page_until_mail_comes(self) -> None:
        now = timezone.now()
        self.look(now)
        self.client.force_login(self.staff)
        self.assertContains(self.client.get("/journalists/"), "though the mailbox is read")
        InboundEmail.objects.filter(pk=store_mail(make_mail()).pk).update(mailbox=self.mail.mailbox)
        self.look(timezone.now())
        self.assertNotContains(self.client.get("/journalists/"), "though the mailbox is read")

    def test_lesson_07_an_office_may_be_quiet_by_choice(self) -> None:
        Office.load()
        Office.objects.update(quiet_hours=0)
        self.assertEqual(self.look(timezone.now()), 0)

    def test_lesson_07_a_mailbox_that_fails_is_reason_enough(self) -> None:
        Mailbox.objects.update(failing_since=FRIDAY, problem=REFUSED)
        check_mail_comes_in(now=FRIDAY + timedelta(days=9))
        self.assertEqual(OutboundEmail.objects.count(), 1)


@override_settings(MAILBOXES=WATCHED)
class OfficeHoursOfSilence(TestCase):
    def test_lesson_07_a_desk_that_never_had_mail_is_being_set_up(self) -> None:
        Mailbox.objects.create(name="press@office.example", checked_at=FRIDAY)
        self.assertEqual(check_mail_comes_in(now=FRIDAY), 0)

    def test_lesson_07_nights_and_weekends_are_no_silence(self) -> None:
        office = Office.load()
        for hours, is_long in ((7.9, False), (8, False), (72, True), (71.9, False)):
            with self.subTest(hours):
                self.assertEqual(is_too_long(FRIDAY, FRIDAY + hours * HOUR, office), is_long)

    def test_lesson_07_years_are_counted_in_no_time(self) -> None:
        self.assertTrue(is_too_long(datetime(1990, 1, 1, tzinfo=UTC), FRIDAY, Office.load()))
