"""An administrator of a new desk is led through its first settings, and never held there."""

from typing import Any

from django.utils import timezone

from config.demo.imap import EmbeddedImap
from inquiries import mail_check
from inquiries.models import Office, Spokesperson, User
from mailbox.addresses import ImapAddress, Server
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.dashboard.test_office_pages_are_strict import INLINE
from tests.factories import PASSWORD
from tests.support.smtp_sink import SmtpSink

STEPS = ["office", "mail", "loop", "people", "spokespeople", "done"]
OFFICE = {
    "name": "Local Desk",
    "time_zone": "America/Chicago",
    "opens_at": "08:00",
    "closes_at": "17:30",
    "work_days": ["0", "1", "2", "3", "4"],
    "answer_hours": "8",
}


class BeingLed(DeskTestCase):
    """From the log-in to the set-up, once."""

    def log_in(self, person: User, **more: str) -> str:
        """Where the log-in leads."""
        answer = self.client.post("/accounts/login/", {"login": person.email, "password": PASSWORD, **more})
        assert answer.status_code == 302
        return str(answer["Location"])

    def test_an_administrator_is_led_there_until_it_is_finished(self) -> None:
        assert self.log_in(self.administrator) == "/setup/"
        self.assertRedirects(self.client.get("/setup/"), "/setup/office/")
        self.assertContains(self.client.get("/setup/office/"), "Later: go to the desk")
        self.assertContains(self.client.get("/queue/due/"), "Finish setting up")
        self.assertRedirects(self.client.post("/setup/done/"), "/", fetch_redirect_response=False)
        assert Office.load().set_up_at is not None
        self.assertNotContains(self.client.get("/queue/due/"), "Finish setting up")
        self.client.logout()
        assert self.log_in(self.administrator) == "/"

    def test_who_wanted_a_page_gets_that_page(self) -> None:
        assert self.log_in(self.administrator, next="/spokespeople/") == "/spokespeople/"
        self.client.logout()
        assert self.log_in(self.administrator, next="/") == "/setup/"

    def test_nobody_else_is_led_or_let_in(self) -> None:
        assert self.log_in(self.manager) == "/"
        self.assertNotContains(self.client.get("/queue/due/"), "Finish setting up")
        for step in STEPS:
            assert self.client.get(f"/setup/{step}/").status_code == 403
            assert self.client.post(f"/setup/{step}/").status_code in {403, 405}
        assert self.client.get("/setup/").status_code == 403
        self.client.logout()
        for step in STEPS:
            assert asks_for_login(self.client.get(f"/setup/{step}/"))
        assert Office.load().set_up_at is None

    def test_whoever_else_comes_reads_that_the_desk_is_being_set_up(self) -> None:
        words = "An administrator is still setting up this desk."
        for person in (self.observer, self.staff, self.manager):
            self.client.force_login(person)
            self.assertContains(self.client.get("/queue/due/"), words, count=2)
        self.client.force_login(self.administrator)
        self.assertNotContains(self.client.get("/queue/due/"), words)
        self.client.post("/setup/done/")
        self.client.force_login(self.staff)
        self.assertNotContains(self.client.get("/queue/due/"), words)

    def test_she_is_led_once_and_then_reminded(self) -> None:
        self.log_in(self.administrator)
        for page in ("/queue/due/", "/settings/"):
            self.assertContains(self.client.get(page), "Finish setting up")


class Steps(DeskTestCase):
    def setUp(self) -> None:
        """Kit sets up."""
        self.client.force_login(self.administrator)

    def test_every_step_has_its_page(self) -> None:
        for step in STEPS:
            page = self.client.get(f"/setup/{step}/")
            assert page.status_code == 200, step

    def test_the_office_is_kept_and_what_is_half_filled_stays(self) -> None:
        page = self.client.post("/setup/office/", OFFICE | {"closes_at": "07:00"})
        self.assertContains(page, 'value="Local Desk"', status_code=422)
        self.assertContains(page, "closes before it opens", status_code=422)
        sent = OFFICE | {"edition": Office.load().edition}
        self.assertRedirects(self.client.post("/setup/office/", sent), "/setup/mail/")
        office = Office.load()
        assert (office.name, office.time_zone, office.answer_hours) == ("Local Desk", "America/Chicago", 8)
        assert self.client.get("/setup/office/").context["steps"][0].is_done
        self.assertRedirects(self.client.get("/setup/"), "/setup/mail/")

    def test_a_colleague_is_invited_on_the_way(self) -> None:
        lena = {"name": "Lena Park", "email": "lena@pressdesk.example", "role": "staff"}
        self.assertRedirects(self.client.post("/setup/people/", lena), "/setup/people/")
        assert OutboundEmail.objects.filter(purpose="account").count() == 1
        again = self.client.post("/setup/people/", lena)
        self.assertContains(again, "has this address already", status_code=422)

    def test_the_directory_is_brought_on_the_way(self) -> None:
        page = self.client.get("/setup/spokespeople/")
        self.assertContains(page, "/spokespeople/import/?from=setup")

    def test_a_test_mail_is_sent_once_and_followed(self) -> None:
        answer = self.client.post("/setup/loop/")
        email = OutboundEmail.objects.get(purpose="test")
        self.assertRedirects(answer, f"/setup/loop/?test={email.pk}")
        page = self.client.get(f"/setup/loop/?test={email.pk}")
        self.assertContains(page, f'hx-get="/mailroom/tests/{email.pk}/"')
        for wrong in ("x", "99999", "9" * 30, "-1"):
            self.assertNotContains(self.client.get(f"/setup/loop/?test={wrong}"), 'id="loop"')


class TestMailOfTheMailroom(DeskTestCase):
    def test_staff_send_one_and_see_where_it_is(self) -> None:
        self.client.force_login(self.staff)
        answer = self.client.post("/mailroom/tests/")
        email = OutboundEmail.objects.get(purpose="test")
        self.assertRedirects(answer, f"/mailroom/tests/{email.pk}/")
        whole = self.client.get(f"/mailroom/tests/{email.pk}/")
        part = self.client.get(f"/mailroom/tests/{email.pk}/", headers={"HX-Request": "true"})
        self.assertContains(whole, "<html")
        self.assertNotContains(part, "<html")
        self.assertContains(part, 'hx-trigger="every 1s"')
        OutboundEmail.objects.update(state="failed", problem="No such box.")
        ended = self.client.get(f"/mailroom/tests/{email.pk}/", headers={"HX-Request": "true"})
        self.assertContains(ended, "No such box.")
        self.assertNotContains(ended, "hx-trigger")

    def test_who_only_reads_sends_none_and_nobody_follows_another_mail(self) -> None:
        email = mail_check.send_test_mail(by=self.staff, at=timezone.now())
        self.client.force_login(self.observer)
        assert self.client.post("/mailroom/tests/").status_code == 403
        assert self.client.get(f"/mailroom/tests/{email.pk}/").status_code == 403
        self.client.force_login(self.staff)
        assert self.client.get("/mailroom/tests/").status_code == 405
        OutboundEmail.objects.update(purpose="account")
        assert self.client.get(f"/mailroom/tests/{email.pk}/").status_code == 404


class MailStep(DeskTestCase):
    """/setup/mail/"""

    def setUp(self) -> None:
        """Kit looks at the mail."""
        self.client.force_login(self.administrator)

    def check(self, imap: ImapAddress, smtp: Server) -> Any:
        """The page after a test of these servers."""
        with self.settings(MAILBOXES=[imap], SMTP=smtp):
            return self.client.post("/setup/mail/")

    def test_a_test_says_that_it_works_and_shows_no_secret(self) -> None:
        with EmbeddedImap({"press": "s3cret"}) as imap, SmtpSink(login=("press", "s3cret")) as sink:
            page = self.check(
                ImapAddress("127.0.0.1", imap.port, tls=False, user="press", password="s3cret"),
                Server("127.0.0.1", sink.port, tls=False, user="press", password="s3cret"),
            )
        self.assertContains(page, "the folder holds 0 mails")
        self.assertContains(page, "the server lets us in")
        self.assertContains(page, "press, with a password")
        self.assertNotContains(page, "s3cret")

    def test_a_test_says_what_is_wrong_and_writes_the_line_with_the_right_folder(self) -> None:
        with EmbeddedImap({"press": "s3cret"}) as imap:
            page = self.check(
                ImapAddress("127.0.0.1", imap.port, tls=False, user="press", password="s3cret", folder="Presse"),
                Server("smtp.invalid", 587, tls=False, user="press", password="s3cret"),
            )
        self.assertContains(page, "no folder &#x27;Presse&#x27;")
        self.assertContains(page, f"PRESSDESK_IMAP_URL=imap://press:…@127.0.0.1:{imap.port}/INBOX")
        self.assertContains(page, "there is no such host")
        self.assertNotContains(page, "s3cret")

    def test_looking_at_the_page_connects_to_nothing(self) -> None:
        with SmtpSink() as sink, self.settings(SMTP=Server("127.0.0.1", sink.port, tls=False, user="", password="")):
            self.client.get("/setup/mail/")
            assert sink.attempt_count == 0

    def test_the_lines_for_each_provider_are_written_out(self) -> None:
        ask = {"address": "press@office.org", "folder": "Press mail"}
        for fields, lines in [
            (
                {"provider": "google"},
                [
                    "PRESSDESK_IMAP_URL=imaps://press%40office.org@imap.gmail.com:993/Press%20mail?oauth=google",
                    "PRESSDESK_SMTP_URL=smtp://press%40office.org@smtp.gmail.com:587?oauth=google",
                    "PRESSDESK_OAUTH_GOOGLE_REFRESH_TOKEN_FILE=…",
                ],
            ),
            ({"provider": "microsoft"}, ["PRESSDESK_OAUTH_MICROSOFT_TENANT=…"]),
            (
                {"provider": "other", "imap_host": "imap.office.org", "smtp_host": "smtp.office.org"},
                ["PRESSDESK_IMAP_URL=imaps://press%40office.org:…@imap.office.org:993/Press%20mail"],
            ),
        ]:
            page = self.client.get("/setup/mail/", ask | fields)
            for line in [*lines, "PRESSDESK_FROM=press@office.org"]:
                self.assertContains(page, f"<code>{line}</code>")
        self.assertContains(self.client.get("/setup/mail/", ask | {"provider": "other"}), "Say the name of the server")


class StrictPages(DeskTestCase):
    def test_the_set_up_lives_under_the_strict_policy(self) -> None:
        self.client.force_login(self.administrator)
        email = mail_check.send_test_mail(by=self.administrator, at=timezone.now())
        person = f"/settings/people/{self.staff.pk}/"
        pages = ["/settings/people/", person, f"/mailroom/tests/{email.pk}/", f"/setup/loop/?test={email.pk}"]
        for url in [*pages, *(f"/setup/{step}/" for step in STEPS)]:
            page = self.client.get(url)
            assert "unsafe" not in page["Content-Security-Policy"]
            assert (found := INLINE.search(page.content.decode())) is None, (url, found)


class BeforeAnything(DeskTestCase):
    def test_an_empty_desk_names_what_is_not_there_yet(self) -> None:
        self.client.force_login(self.administrator)
        User.objects.exclude(pk=self.administrator.pk).delete()
        steps = self.client.get("/setup/done/").context["steps"]
        assert [step.is_done for step in steps] == [False] * 5
        Spokesperson.objects.create(name="Lena")
        steps = self.client.get("/setup/done/").context["steps"]
        assert [step.is_done for step in steps] == [False, False, False, False, True]
