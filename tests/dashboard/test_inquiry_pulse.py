"""An open inquiry hears of colleagues: who is here, who writes, which words are newer; and nothing where nothing is."""

from datetime import timedelta
from typing import Any

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inquiries import drafts
from inquiries.models import Inquiry, Reply, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message

SCRIPT = {"HX-Request": "true"}
# What asking costs any page: the session, the person, the office.
OF_ANY_PAGE = 3


class Pulse(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        make_message(self.inquiry)
        self.client.force_login(self.staff)
        self.hers = self.client_class()
        self.hers.force_login(self.colleague)

    def open(self, client: Any, inquiry: Inquiry | None = None) -> str:
        """The address the open page asks, once it has said that somebody is there."""
        page = client.get(reverse("inquiry", args=[(inquiry or self.inquiry).reference]))
        mark = str(page.context["changes_url"])
        client.get(mark)
        return mark

    def ask(self, mark: str, **more: object) -> Any:
        query = "".join(f"&{name}={value}" for name, value in more.items())
        return self.client.get(mark + query, headers=SCRIPT)

    def write(self, by: User, text: str, draft: Reply | None = None) -> Reply:
        draft = draft or drafts.start_reply(self.inquiry, by=by, at=timezone.now())
        values = {"text": text, "to": draft.to, "cc": [], "revision": draft.revision}
        return drafts.save_draft(draft, by=by, at=timezone.now(), **values)

    def test_nothing_new_is_204_in_three_queries_at_most(self) -> None:
        mark = self.open(self.client)
        with CaptureQueriesContext(connection) as queries:
            assert self.ask(mark).status_code == 204
        assert len(queries) - OF_ANY_PAGE <= 3, [each["sql"] for each in queries]

    def test_a_colleague_who_opens_it_is_seen_and_gone_after_a_while(self) -> None:
        now = timezone.now()
        with time_machine.travel(now, tick=False):
            mark = self.open(self.client)
            self.open(self.hers)
            news = self.ask(mark)
            assert "Mateo is looking" in news.content.decode()
        with time_machine.travel(now + timedelta(seconds=41), tick=False):
            page = self.ask(news.context["changes_url"])
            assert page.status_code == 200
            assert "Mateo is looking" not in page.content.decode()

    def test_her_saving_shows_that_she_types(self) -> None:
        mark = self.open(self.client)
        draft = drafts.start_reply(self.inquiry, by=self.staff, at=timezone.now())
        typed = {"reply": draft.pk, "revision": 0, "text": "Dear", "to": "", "cc": "", "autosave": "1"}
        self.hers.post(reverse("inquiry_draft", args=[self.inquiry.reference]), typed, headers=SCRIPT)
        assert "Mateo is typing…" in self.ask(mark).content.decode()

    def test_an_observer_is_seen_as_well(self) -> None:
        watching = self.client_class()
        watching.force_login(self.observer)
        self.open(watching)
        assert "Noor is looking" in self.client.get(self.inquiry.get_absolute_url()).content.decode()

    def test_newer_words_are_told_to_who_holds_the_draft(self) -> None:
        draft = self.write(self.staff, "Mine.")
        mark = self.open(self.client)
        assert self.ask(mark, draft=f"{draft.pk}-{draft.revision}").status_code == 204
        newer = self.write(self.colleague, "Hers.", draft)
        news = self.ask(mark, draft=f"{draft.pk}-1")
        assert news.status_code == 200
        assert f'data-draft="{newer.pk}-2"' in news.content.decode()
        assert 'id="composer"' not in news.content.decode()

    def test_who_holds_no_draft_is_not_troubled_by_one(self) -> None:
        mark = self.open(self.client)
        self.write(self.colleague, "Hers.")
        assert self.ask(mark).status_code == 204

    def test_a_draft_that_was_sent_meanwhile_is_told(self) -> None:
        draft = self.write(self.colleague, "Hers.")
        mark = self.open(self.client)
        drafts.discard_draft(draft, by=self.colleague, at=timezone.now())
        news = self.ask(mark, draft=f"{draft.pk}-{draft.revision}")
        assert 'data-draft=""' in news.content.decode()

    def test_the_composer_alone_can_be_fetched(self) -> None:
        self.write(self.colleague, "Hers.")
        url = reverse("inquiry", args=[self.inquiry.reference]) + "?compose=reply"
        part = self.client.get(url, headers=SCRIPT | {"HX-Target": "composer"}).content.decode()
        assert "Hers.</textarea>" in part
        assert 'id="timeline"' not in part

    def test_who_may_not_read_it_hears_nothing_and_is_not_seen(self) -> None:
        Inquiry.objects.filter(pk=self.inquiry.pk).update(is_confidential=True, owner=self.staff)
        url = reverse("inquiry_changes", args=[self.inquiry.reference])
        assert self.hers.get(url, headers=SCRIPT).status_code == 404
        assert "Mateo" not in self.client.get(url, headers=SCRIPT).content.decode().partition('id="presence"')[2][:200]

    def test_odd_marks_are_answered_in_full(self) -> None:
        url = reverse("inquiry_changes", args=[self.inquiry.reference])
        for query in ["", "?after=x&seen=y", "?after=-1", "?after=²", "?after=" + "9" * 40, "?here=%00&draft=%00"]:
            assert self.client.get(url + query, headers=SCRIPT).status_code == 200, query
