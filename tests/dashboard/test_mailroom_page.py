"""The mailroom shows how the mailboxes are, what waits for a person, and a sum that adds up."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dashboard.mailroom_words import LEDGER_LABELS, describe_day, describe_mailbox
from inquiries.intake import quarantine
from mailbox.ledger import COLUMNS, count_days
from mailbox.models import InboundEmail, Mailbox
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, store_mail


class MailroomPage(DeskTestCase):
    """GET /mailroom/"""

    def setUp(self) -> None:
        """Ana looks."""
        self.client.force_login(self.staff)

    def test_an_empty_mailroom_says_what_will_appear(self) -> None:
        page = self.client.get("/mailroom/")
        self.assertContains(page, "No mailbox is watched yet")
        self.assertContains(page, "Nothing waits, nothing is stuck.")

    def test_it_asks_for_a_login_and_knows_no_post(self) -> None:
        assert self.client.post("/mailroom/").status_code == 405
        self.client.logout()
        self.assertRedirects(
            self.client.get("/mailroom/"), "/accounts/login/?next=/mailroom/", fetch_redirect_response=False
        )

    def test_a_quarantined_mail_stands_there_with_sender_subject_and_reason(self) -> None:
        inbound = store_mail(make_mail(sender="Luis Cárdenas <luis@canal23.example>", subject="Salario mínimo"))
        InboundEmail.objects.filter(pk=inbound.pk).update(
            state="quarantined", problem="too_large", problem_details={"size": 41, "limit": 40}
        )
        page = self.client.get("/mailroom/")
        for words in ("Luis Cárdenas", "Salario mínimo", "The mail is 41 MB", f"/mailroom/quarantine/{inbound.pk}/"):
            self.assertContains(page, words)

    def test_bad_mail_does_not_break_the_page(self) -> None:
        for raw in (b"", b"\x00\xff", b"Subject: <script>alert(1)</script>\r\n\r\n", b"From: =?x?q?=ff?=\r\n\r\n"):
            quarantine(store_mail(raw), "odd", "Traceback", at=timezone.now())
        page = self.client.get("/mailroom/")
        self.assertContains(page, "(no sender could be read)")
        self.assertNotContains(page, "<script>alert(1)")

    def test_the_page_needs_as_many_queries_for_thirty_mails_as_for_one(self) -> None:
        counts = []
        for more in (1, 29):
            for number in range(more):
                quarantine(store_mail(make_mail(subject=f"No. {number}")), "odd", "Traceback", at=timezone.now())
                deliver_mail(make_mail(subject=f"Fine {more} {number}"))
            with CaptureQueriesContext(connection) as queries:
                self.client.get("/mailroom/")
            counts.append(len(queries))
        assert counts[0] == counts[1] <= 18, counts


class Health(DeskTestCase):
    """A mailbox's health in words; edges in threes."""

    def test_a_healthy_mailbox_says_when_and_how(self) -> None:
        now = timezone.now()
        box = Mailbox(name="press", checked_at=now - timedelta(seconds=8), is_pushed=True)
        said = describe_mailbox(box, now).health
        assert (said.tone, said.words) == ("done", "Checked 8 s ago, pushed by the server (IDLE)")

    def test_a_failing_mailbox_says_since_when_why_and_what_to_do(self) -> None:
        """Lesson 7: a log-in that failed is seen at once, not after ten days."""
        now = timezone.now()
        box = Mailbox(name="press", checked_at=now, failing_since=now, problem="refused the password")
        said = describe_mailbox(box, now).health
        assert said.tone == "late"
        assert said.words.startswith("Failing since ") and said.words.endswith(": refused the password")
        assert "log-in" in said.advice

    def test_silence_becomes_red_after_three_minutes(self) -> None:
        now = timezone.now()
        for seconds, tone in [(179, "done"), (180, "late"), (181, "late")]:
            with self.subTest(seconds=seconds):
                box = Mailbox(name="press", checked_at=now - timedelta(seconds=seconds))
                assert describe_mailbox(box, now).health.tone == tone

    def test_a_mailbox_never_checked_says_so(self) -> None:
        assert describe_mailbox(Mailbox(name="press"), timezone.now()).health.words == "Not checked yet."


class Ledger(DeskTestCase):
    """Received is the sum of its columns."""

    def test_every_mail_stands_in_exactly_one_column(self) -> None:
        first = make_mail()
        deliver_mail(first)
        deliver_mail(first)
        deliver_mail(make_mail(subject="Out of office", Auto_Submitted="auto-replied"))
        quarantine(store_mail(make_mail()), "odd", "", at=timezone.now())
        discarded = store_mail(make_mail())
        InboundEmail.objects.filter(pk=discarded.pk).update(state=InboundEmail.State.DISCARDED)
        store_mail(make_mail())
        today = count_days(timezone.now(), days=7)[0]
        assert today.received == InboundEmail.objects.count() == 6
        counted = {kind: count for kind, count in today.counts.items() if count}
        assert counted == {
            "inquiry": 1, "duplicate": 1, "automatic": 1, "quarantined": 1, "discarded": 1, "pending": 1,
        }  # fmt: skip

    def test_no_state_and_no_filing_lacks_a_column(self) -> None:
        wanted = {*InboundEmail.Filing.values, *InboundEmail.State.values} - {"processed"}
        assert set(COLUMNS) == wanted
        assert [part.kind for part in describe_day(count_days(timezone.now(), days=1)[0])] == list(COLUMNS)
        assert list(LEDGER_LABELS) == list(COLUMNS)

    def test_a_day_begins_at_midnight_of_the_reader(self) -> None:
        with timezone.override("America/New_York"):
            midnight = datetime(2026, 3, 9, tzinfo=ZoneInfo("America/New_York"))
            now = midnight + timedelta(hours=9)
            for seconds, day in [(-1, 1), (0, 0), (1, 0)]:
                with self.subTest(seconds=seconds):
                    inbound = store_mail(make_mail())
                    moment = midnight + timedelta(seconds=seconds)
                    InboundEmail.objects.filter(pk=inbound.pk).update(stored_at=moment)
                    days = count_days(now, days=7)
                    assert [each.received for each in days].index(1) == day
                    InboundEmail.objects.filter(pk=inbound.pk).update(stored_at=now - timedelta(days=30))
