"""The queue shows new mail and colleagues’ acts by itself, and costs next to nothing while nothing happens."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inquiries.assignment import take
from inquiries.models import Event
from mailbox.models import Mailbox
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_mail


class QueueChanges(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.inquiry = make_inquiry(due_in=timedelta(hours=2))

    def mark(self) -> str:
        return str(self.client.get(reverse("queue", args=["due"])).context["page"].changes_url)

    def test_nothing_happened_is_said_with_no_content(self) -> None:
        take(self.inquiry, by=self.colleague, at=timezone.now())
        response = self.client.get(self.mark())
        assert response.status_code == 204
        assert response.content == b""

    def test_asking_while_nothing_happens_costs_one_query_of_its_own(self) -> None:
        mark = self.mark()
        with CaptureQueriesContext(connection) as queries:
            self.client.get(mark)
        # Session, person, the office for her zone; and one for the question itself.
        assert len(queries) <= 4, [query["sql"] for query in queries]

    def test_a_colleagues_act_shows(self) -> None:
        mark = self.mark()
        take(self.inquiry, by=self.colleague, at=timezone.now())
        response = self.client.get(mark)
        assert response.status_code == 200
        assert "Mateo Osei" in response.content.decode()

    def test_new_mail_shows_with_its_count(self) -> None:
        mark = self.mark()
        deliver_mail(make_mail(subject="Just in"))
        page = self.client.get(mark).content.decode()
        assert "Just in" in page
        assert "2 open" in page
        assert "<html" not in page

    def test_an_event_that_becomes_visible_after_a_later_one_is_not_missed(self) -> None:
        """On PostgreSQL ids are given before commits: a smaller one may appear behind a bigger one."""
        first = Event.objects.create(inquiry=self.inquiry, kind=Event.Kind.NOTE_ADDED, at=timezone.now())
        late = first.pk + 1
        Event.objects.create(pk=late + 1, inquiry=self.inquiry, kind=Event.Kind.NOTE_ADDED, at=timezone.now())
        mark = self.mark()
        assert self.client.get(mark).status_code == 204
        Event.objects.create(pk=late, inquiry=self.inquiry, kind=Event.Kind.NOTE_ADDED, at=timezone.now())
        assert self.client.get(mark).status_code == 200

    def test_that_holds_when_there_are_many_events(self) -> None:
        now = timezone.now()
        for _each in range(60):
            self.inquiry.events.create(kind=Event.Kind.NOTE_ADDED, at=now)
        mark = self.mark()
        assert "after=0" not in mark
        assert self.client.get(mark).status_code == 204
        self.inquiry.events.create(kind=Event.Kind.NOTE_ADDED, at=now)
        assert self.client.get(mark).status_code == 200

    def test_times_are_renewed_when_asked_for(self) -> None:
        assert self.client.get(self.mark() + "&force=1").status_code == 200

    def test_filters_and_place_stay_as_they_were(self) -> None:
        make_inquiry("hers", owner=self.colleague)
        url = reverse("queue", args=["due"]) + f"?owner={self.colleague.pk}"
        mark = self.client.get(url).context["page"].changes_url
        page = self.client.get(mark + "&force=1").context["page"]
        assert [row.subject for row in page.rows] == ["hers"]

    def test_nonsense_after_is_answered_with_the_list(self) -> None:
        for query in ["?after=x&seen=y", "?after=" + "9" * 40, "?after=٣&seen=0", ""]:
            url = reverse("queue_changes", args=["due"]) + query
            assert self.client.get(url).status_code in (200, 204), query

    def test_lesson_07_mail_that_stopped_is_said_on_every_page(self) -> None:
        now = timezone.now()
        Mailbox.objects.create(name="press", checked_at=now, failing_since=now, problem="Login refused.")
        page = self.client.get(reverse("queue", args=["due"])).content.decode()
        assert "Login refused." in page
        assert "dot bad" in page

    def test_mail_that_comes_in_is_said_quietly(self) -> None:
        Mailbox.objects.create(name="press", checked_at=timezone.now() - timedelta(seconds=8))
        assert "Mail checked" in self.client.get(reverse("queue", args=["due"])).content.decode()
