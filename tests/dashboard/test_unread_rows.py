"""A row is unread to whoever has not opened it since the reporter last wrote."""

from datetime import timedelta

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

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

    def hear(self, text: str) -> int:
        """A follow-up; its number."""
        deliver_mail(make_mail(text=text, In_Reply_To="<first@piedmontcourier.example>"))
        return self.inquiry.messages.order_by("-pk").values_list("pk", flat=True)[0]

    def test_new_mail_is_unread_on_an_open_page_until_it_came_into_sight(self) -> None:
        mark = self.client.get(self.url).context["changes_url"]
        number = self.hear("One more thing.\n")
        drawn = self.client.get(mark)
        assert f'data-heard="{number}"' in drawn.content.decode()
        assert self.is_unread(), "it was drawn, far below what she reads"
        assert self.client.get(f"{drawn.context['changes_url']}&read={number}").status_code == 204
        assert not self.is_unread()

    def test_what_came_after_the_mail_in_sight_stays_unread(self) -> None:
        mark = self.client.get(self.url).context["changes_url"]
        with time_machine.travel(timezone.now() + timedelta(minutes=1)):
            first = self.hear("One more thing.\n")
        with time_machine.travel(timezone.now() + timedelta(minutes=2)):
            second = self.hear("And another.\n")
        self.client.get(f"{mark}&read={first}")
        assert self.is_unread()
        self.client.get(f"{mark}&read={second}")
        assert not self.is_unread()

    def test_numbers_of_no_mail_of_this_inquiry_read_nothing(self) -> None:
        mark = self.client.get(self.url).context["changes_url"]
        self.hear("One more thing.\n")
        other = open_inquiry(message_id="<other@piedmontcourier.example>", subject="Elsewhere")
        theirs = other.messages.values_list("pk", flat=True)[0]
        for odd in (theirs, "", "x", "-1", "²", "9" * 40):
            assert self.client.get(f"{mark}&read={odd}").status_code == 200, odd
        assert self.is_unread()

    def test_marked_unread_the_page_closes_and_its_news_leave_the_mark_alone(self) -> None:
        mark = self.client.get(self.url).context["changes_url"]
        number = self.inquiry.messages.values_list("pk", flat=True)[0]
        url = reverse("inquiry_unread", args=[self.inquiry.reference]) + "?view=mine"
        self.assertRedirects(self.client.post(url), reverse("queue", args=["mine"]))
        answer = self.client.post(url, headers={"HX-Request": "true"})
        assert (answer.status_code, answer["HX-Redirect"]) == (204, reverse("queue", args=["mine"]))
        assert self.client.get(f"{mark}&force=1&read={number}").status_code == 200
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
