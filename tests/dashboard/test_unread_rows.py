"""A row is unread to whoever has not opened it since the reporter last wrote."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inquiries.models import ReadMark
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_mail
from tests.support.outgoing import open_inquiry


class UnreadRows(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.inquiry = open_inquiry(message_id="<first@piedmontcourier.example>")
        self.url = reverse("inquiry", args=[self.inquiry.reference])

    def is_unread(self) -> bool:
        page = self.client.get(reverse("queue", args=["all"])).content.decode()
        return f'unread" id="open-{self.inquiry.pk}"' in page

    def test_opening_it_reads_it_for_oneself(self) -> None:
        assert self.is_unread()
        self.client.get(self.url)
        assert not self.is_unread()
        self.client.force_login(self.colleague)
        assert self.is_unread()

    def test_the_row_beside_the_page_that_opens_it_is_read_already(self) -> None:
        page = self.client.get(self.url).content.decode()
        assert f'unread" id="open-{self.inquiry.pk}"' not in page

    def test_new_mail_makes_it_unread_and_an_open_page_that_shows_it_reads_it(self) -> None:
        mark = self.client.get(self.url).context["changes_url"]
        deliver_mail(make_mail(text="One more thing.\n", In_Reply_To="<first@piedmontcourier.example>"))
        assert self.is_unread()
        assert self.client.get(mark + "&hidden=1").status_code == 200
        assert self.is_unread(), "nobody reads a hidden tab"
        assert self.client.get(mark).status_code == 200
        assert not self.is_unread()

    def test_marked_unread_the_page_closes_and_its_news_leave_the_mark_alone(self) -> None:
        mark = self.client.get(self.url).context["changes_url"]
        url = reverse("inquiry_unread", args=[self.inquiry.reference]) + "?view=mine"
        self.assertRedirects(self.client.post(url), reverse("queue", args=["mine"]))
        answer = self.client.post(url, headers={"HX-Request": "true"})
        assert (answer.status_code, answer["HX-Redirect"]) == (204, reverse("queue", args=["mine"]))
        assert self.client.get(mark + "&force=1").status_code == 200
        assert self.is_unread()

    def test_new_keeps_its_dot_whoever_has_read_it(self) -> None:
        self.client.get(self.url)
        assert "new-dot" in self.client.get(reverse("queue", args=["due"])).content.decode()

    def test_opening_it_again_writes_nothing(self) -> None:
        self.client.get(self.url)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(self.url)
        assert not [query["sql"] for query in queries if "readmark" in query["sql"] and "SELECT" not in query["sql"]]
        assert ReadMark.objects.count() == 1

    def test_lesson_28_a_scanner_that_follows_links_leaves_the_inquiry_as_it_is(self) -> None:
        make_inquiry()
        before = [self.inquiry.state, self.inquiry.events.count()]
        self.client.get(self.url)
        self.client.get(reverse("inquiry_unread", args=[self.inquiry.reference]))
        self.inquiry.refresh_from_db()
        assert [self.inquiry.state, self.inquiry.events.count()] == before
