"""On the reporters' page of the demo the desk's answers are read, and answered by real mail."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.test import TestCase
from django.urls import Resolver404, resolve

from config.demo.answers import write_answer, write_bounce
from config.demo.post_office import PostOffice
from inquiries.models import User
from mailbox.bounce_reports import read_bounce
from mailbox.parsing import parse_email
from tests.config.demo_house import open_post_office, point_settings
from tests.factories import make_journalist, make_mail, make_person

PRESS = "press@pressdesk.example"
DANA = "dana@piedmontcourier.example"


class TestReporterPage(TestCase):
    """Dana wrote, and the desk answered her."""

    def setUp(self) -> None:
        self.home = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.post_office: PostOffice = self.enterContext(open_post_office(self.home))
        self.enterContext(point_settings(self.post_office, self.home))
        make_journalist()
        self.keep(PRESS, make_mail(subject="Crisis teams", text="Who pushed it through?\n"), minute=1)
        self.keep(
            DANA,
            make_mail(
                sender=f"Ana Ruiz <{PRESS}>",
                to=DANA,
                subject="Re: Crisis teams",
                text="Desmond did. <b>Call him.</b>\n\nOn Monday, Dana Whitcomb wrote:\n\n> Who pushed it through?\n",
                message_id="<answer-1@pressdesk.example>",
                References="<question-1@piedmontcourier.example>",
                Reply_To="press+abcdefghijklmnop@pressdesk.example",
            ),
            minute=2,
        )

    def keep(self, address: str, raw: bytes, *, minute: int) -> None:
        self.post_office.boxes.keep(address, raw, received_at=datetime(2026, 11, 20, 15, minute, tzinfo=UTC))

    def test_the_boxes_are_listed_but_not_the_press_offices(self) -> None:
        page = self.client.get("/demo/")
        self.assertContains(page, "Dana Whitcomb")
        self.assertContains(page, "Re: Crisis teams")
        self.assertNotContains(page, f"/demo/{PRESS}/")

    def test_notices_to_staff_stand_apart(self) -> None:
        staff = make_person("Ana Ruiz")
        assert isinstance(staff, User)
        self.keep(staff.email, make_mail(sender=PRESS, to=staff.email, subject="Yours now"), minute=3)
        page = self.client.get("/demo/")
        assert [line.address for line in page.context["staff"]] == [staff.email]
        assert [line.address for line in page.context["reporters"]] == [DANA]

    def test_a_box_shows_what_she_wrote_and_what_she_got_in_order(self) -> None:
        page = self.client.get(f"/demo/{DANA}/")
        assert [mail.is_hers for mail in page.context["mails"]] == [True, False]
        self.assertContains(page, "Answer as Dana Whitcomb")
        self.assertContains(page, "press+abcdefghijklmnop@pressdesk.example")

    def test_mail_is_shown_as_text_never_as_html(self) -> None:
        page = self.client.get(f"/demo/{DANA}/")
        self.assertContains(page, "&lt;b&gt;Call him.&lt;/b&gt;")
        self.assertNotContains(page, "<b>Call him.</b>")

    def test_an_answer_goes_out_by_smtp_in_the_thread_and_quotes_what_it_answers(self) -> None:
        answered = self.client.post(f"/demo/{DANA}/1/answers/", {"text": "Thank you! One more thing?"})
        assert answered.status_code == 302
        raw = self.post_office.imap.messages()[-1].raw.decode()
        assert "In-Reply-To: <answer-1@pressdesk.example>" in raw
        assert "References: <question-1@piedmontcourier.example> <answer-1@pressdesk.example>" in raw
        assert "From: Dana Whitcomb <dana@piedmontcourier.example>" in raw
        assert "To: press+abcdefghijklmnop@pressdesk.example" in raw
        assert "Subject: Re: Crisis teams" in raw
        assert "> Desmond did." in raw
        self.assertContains(self.client.get(f"/demo/{DANA}/"), "on the desk within seconds")

    def test_an_empty_answer_is_not_sent(self) -> None:
        answered = self.client.post(f"/demo/{DANA}/1/answers/", {"text": "  "})
        self.assertContains(answered, "Write something first.", status_code=422)
        assert self.post_office.imap.messages() == []

    def test_it_says_in_words_when_the_post_office_is_closed_and_keeps_the_text(self) -> None:
        self.post_office.stop()
        answered = self.client.post(f"/demo/{DANA}/1/answers/", {"text": "Still there?"})
        self.assertContains(answered, "Nothing listens for mail at", status_code=503)
        self.assertContains(answered, "Still there?", status_code=503)

    def test_only_a_post_answers(self) -> None:
        assert self.client.get(f"/demo/{DANA}/1/answers/").status_code == 405
        assert self.client.post(f"/demo/{DANA}/").status_code == 405

    def test_boxes_and_mails_that_do_not_exist_are_not_found(self) -> None:
        for path in ("/demo/nobody@channel8.example/", "/demo/no-address/", "/demo/..%2F..%2Fetc@x/"):
            assert self.client.get(path).status_code == 404
        assert self.client.post(f"/demo/{DANA}/9/answers/", {"text": "Hello?"}).status_code == 404

    def test_a_forged_post_is_refused(self) -> None:
        client = self.client_class(enforce_csrf_checks=True)
        assert client.post(f"/demo/{DANA}/1/answers/", {"text": "Hello?"}).status_code == 403

    def test_another_mail_than_the_newest_can_be_answered(self) -> None:
        self.keep(DANA, make_mail(sender=PRESS, to=DANA, subject="Re: Another thing"), minute=4)
        assert self.client.get(f"/demo/{DANA}/").context["answered"].subject == "Re: Another thing"
        assert self.client.get(f"/demo/{DANA}/?answer=1").context["answered"].subject == "Re: Crisis teams"
        assert self.client.get(f"/demo/{DANA}/?answer=77").context["answered"].subject == "Re: Another thing"


def test_the_page_exists_in_the_demo_only() -> None:
    try:
        found = resolve("/demo/", urlconf="config.urls")
    except Resolver404:
        return
    raise AssertionError(f"/demo/ leads to {found}")


def test_an_answer_has_one_re_however_long_the_thread() -> None:
    at, zone = datetime(2026, 11, 20, tzinfo=UTC), ZoneInfo("America/New_York")
    for subject in ("Hello", "Re: Hello", "RE: Hello"):
        answer = write_answer(make_mail(subject=subject), "x", name="Dana", address=DANA, at=at, zone=zone)
        assert answer.lower().count(b"subject: re: hello\r\n") == 1


def test_a_report_of_a_server_is_read_as_the_bounce_of_that_very_mail() -> None:
    raw = make_mail(subject="Öffentlich", message_id="<ours-1@pressdesk.example>")
    at = datetime(2026, 11, 20, tzinfo=UTC)
    bounce = read_bounce(parse_email(write_bounce(raw, recipient="nora@oldmillgazette.example", to=PRESS, at=at)))
    assert bounce is not None
    assert bounce.is_permanent
    assert bounce.original_message_id == "<ours-1@pressdesk.example>"
    assert [each.address for each in bounce.recipients] == ["nora@oldmillgazette.example"]
