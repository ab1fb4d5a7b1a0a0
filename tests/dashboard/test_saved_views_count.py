"""A saved view says in the rail how many wait in it; counting costs no query."""

from datetime import timedelta
from itertools import count

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboard.frame import Frame
from dashboard.saved_counts import MOST_COUNTED
from inquiries import assignment, topics
from inquiries.models import Journalist, SavedView, Topic, User
from inquiries.saved_views import save_view
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_outlet, make_spokesperson

numbers = count(1)


class SavedCounts(DeskTestCase):
    def setUp(self) -> None:
        """Ana looks at the rail."""
        self.client.force_login(self.staff)

    def save(self, query: str = "", *, view: str = "due", by: User | None = None, is_shared: bool = False) -> SavedView:
        """A view of hers."""
        name = f"View {next(numbers)}"
        return save_view(name, view=view, query=query, is_shared=is_shared, by=by or self.staff, at=timezone.now())

    def counts(self, user: User | None = None) -> dict[int, int]:
        """What the rail says, by the saved view's number."""
        return {each.view.saved.pk: each.count for each in Frame(user or self.staff).saved_rail if each.view.saved}

    def test_each_counts_what_its_own_page_shows(self) -> None:
        Journalist.objects.filter(pk=make_journalist().pk).update(outlet=make_outlet())
        topic = Topic.objects.first()
        assert topic is not None
        for place in range(5):
            inquiry = make_inquiry(
                f"{place}", owner=self.staff if place < 2 else None, due_in=timedelta(days=place - 2)
            )
            if place < 3:
                topics.set_topics(inquiry, [topic], by=self.staff, at=timezone.now())
        asked = make_inquiry("asked")
        assignment.ask_spokesperson(asked, make_spokesperson(), by=self.staff, at=timezone.now())
        make_inquiry("done", state="answered", answered_at=timezone.now())
        queries = [
            "",
            "owner=me",
            "owner=nobody",
            f"topic={topic.pk}",
            "deadline=overdue",
            "deadline=none",
            "state=new",
        ]
        saved = [self.save(query) for query in queries]
        saved += [self.save("owner=me", view="unassigned"), self.save(view="mine"), self.save(view="snoozed")]
        counts = self.counts()
        for each in saved:
            page = self.client.get(reverse("saved_view", args=[each.pk])).context["page"]
            assert counts[each.pk] == len(page.rows), (each.view, each.query)
        assert {3, 2, 0} <= set(counts.values())

    def test_the_rail_shows_the_number(self) -> None:
        make_inquiry("mine", owner=self.staff)
        saved = self.save("owner=me")
        page = self.client.get(reverse("queue", args=["due"])).content.decode()
        line = page[page.index(reverse("saved_view", args=[saved.pk])) :]
        assert '<span class="num">1</span>' in line[: line.index("</a>")]

    def test_a_shared_one_counts_for_whoever_looks(self) -> None:
        saved = self.save("owner=me", by=self.manager, is_shared=True)
        every = self.save(by=self.manager, is_shared=True)
        make_inquiry("hers", owner=self.colleague)
        make_inquiry("secret", is_confidential=True)
        assert self.counts() == {saved.pk: 0, every.pk: 1}
        assert self.counts(self.colleague) == {saved.pk: 1, every.pk: 1}
        assert self.counts(self.manager) == {saved.pk: 0, every.pk: 2}

    def test_what_was_answered_all_and_a_search_are_not_counted(self) -> None:
        make_inquiry("rent", owner=self.staff)
        for query, view in [("owner=me", "all"), ("", "answered"), ("text=rent", "due")]:
            self.save(query, view=view)
        assert set(self.counts().values()) == {0}

    def test_twelve_cost_no_query_more_than_none(self) -> None:
        """One reads the views, one walks through the queue and counts all there is in the rail."""
        for query in [
            "owner=me",
            "topic=1",
            "place=Durham",
            "spokesperson=Lee",
            "outlet=Courier",
            "has_attachment=true",
        ] * 2:
            self.save(query)
        with CaptureQueriesContext(connection) as queries:
            frame = Frame(self.staff)
            assert (len(frame.rail), len(frame.saved_rail)) == (8, 12)
        assert len(queries) == 2, [each["sql"] for each in queries]

    def test_what_happens_is_counted_at_once(self) -> None:
        inquiry = make_inquiry()
        saved = self.save("owner=me")
        assert self.counts() == {saved.pk: 0}
        assignment.take(inquiry, by=self.staff, at=timezone.now())
        assert self.counts() == {saved.pk: 1}

    def test_there_is_an_end_to_counting(self) -> None:
        make_inquiry()
        for _ in range(MOST_COUNTED + 2):
            self.save()
        assert sorted(self.counts().values()) == [0, 0] + [1] * MOST_COUNTED
