"""Each act at an inquiry says what was done and offers to undo it: for ten minutes, over a reload, without a script."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from inquiries import assignment, closing, confidentiality, snoozing, topics, triage
from inquiries.models import Inquiry, Notification, Topic
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message

NOW = timezone.now()
HOUR = timedelta(hours=1)
FACTS = (
    "state", "outcome", "closed_at", "owner", "snoozed_until", "deadline", "deadline_phrase", "deadline_set_by",
    "offered_deadline", "offered_phrase", "due_at", "is_confidential",
)  # fmt: skip
TOAST = re.compile(
    r'<form class="toast act-toast".*?action="(.*?)".*?name="act" value="(.*?)">\s*<span>(.*?)</span>', re.DOTALL
)


class UndoAtAnInquiry(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.inquiry = make_inquiry()

    def send(self, name: str, **data: Any) -> str:
        """Post the form and read the page that follows, as a browser without a script."""
        url = reverse(name, args=[self.inquiry.reference])
        return self.client.post(url, data, follow=True).content.decode()

    def see(self) -> str:
        return self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()

    def read_toast(self, page: str) -> tuple[str, str, str]:
        """Its words, where its form leads, and what it sends."""
        found = TOAST.search(page)
        assert found is not None, "no Undo on the page"
        return unescape(found[3]), unescape(found[1]), found[2]

    def press(self, page: str) -> str:
        _, url, act = self.read_toast(page)
        return self.client.post(url, {"act": act}, follow=True).content.decode()

    def facts(self) -> tuple[Any, ...]:
        row = Inquiry.objects.values_list(*FACTS).get(pk=self.inquiry.pk)
        return (*row, set(self.inquiry.topics.all()), set(self.inquiry.named.all()))

    def check(self, words: str, name: str, **data: Any) -> None:
        """The act says `words`; its Undo leaves everything as it was."""
        before = self.facts()
        page = self.send(name, **data)
        assert self.facts() != before
        assert self.read_toast(page)[0] == words
        assert f'aria-label="Undo: {words}"' in unescape(page)
        page = self.press(page)
        assert "Undone: it is as it was before." in page
        assert self.facts() == before
        assert 'class="toast act-toast"' not in page

    def test_whose_it_is(self) -> None:
        self.check("It is yours now.", "inquiry_owner", owner="me")
        assignment.assign_owner(self.inquiry, self.colleague, by=self.staff, at=NOW)
        self.check("Jo Lindqvist has it now.", "inquiry_owner", owner=self.manager.pk)
        self.check("Nobody has it now.", "inquiry_owner", owner="")

    def test_how_it_ended(self) -> None:
        self.check("Closed as answered.", "inquiry_closure", outcome="answered")
        snoozing.snooze(self.inquiry, NOW + 5 * HOUR, by=self.staff, at=NOW)
        self.check("Closed as spam.", "inquiry_closure", outcome="spam")
        closing.close(self.inquiry, Inquiry.Outcome.DECLINED, by=self.colleague, at=NOW - HOUR)
        self.check("Closed as no comment.", "inquiry_closure", outcome="no_comment")

    def test_what_was_answered_stays_answered_when_its_closing_or_reopening_is_undone(self) -> None:
        Inquiry.objects.filter(pk=self.inquiry.pk).update(state="answered", answered_at=NOW)
        self.check("Closed as answered.", "inquiry_closure", outcome="answered")
        self.check("Open again.", "inquiry_reopening")

    def test_what_was_opened_again_is_closed_as_it_was_and_since_then(self) -> None:
        closing.close(self.inquiry, Inquiry.Outcome.DECLINED, by=self.colleague, at=NOW - 48 * HOUR)
        self.check("Open again.", "inquiry_reopening")

    def test_how_long_it_sleeps(self) -> None:
        with travel(NOW, tick=False):
            page = self.send("inquiry_snooze", until="hour")
            assert self.read_toast(page)[0].endswith(", or until new mail.")
            self.press(page)
            assert self.facts()[4] is None
            snoozing.snooze(self.inquiry, NOW + 5 * HOUR, by=self.staff, at=NOW)
            before = self.facts()
            self.press(self.send("inquiry_snooze", until="hour"))
            assert self.facts() == before
            self.check("Back in the queue.", "inquiry_waking")

    def test_what_it_is_about(self) -> None:
        wages, leave = Topic.objects.get(name="Wages"), Topic.objects.get(name="Paid leave")
        self.check("Topics: Wages", "inquiry_topics", topics=wages.pk)
        topics.set_topics(self.inquiry, [wages, leave], by=self.staff, at=NOW)
        self.check("It has no topic now.", "inquiry_topics")

    def test_when_it_is_due(self) -> None:
        self.inquiry.deadline = self.inquiry.due_at = NOW + 3 * HOUR
        self.inquiry.deadline_phrase, self.inquiry.offered_phrase = "by four", "by five"
        self.inquiry.offered_deadline = NOW + 4 * HOUR
        self.inquiry.save()
        for name, shown in [
            ("inquiry_deadline_confirmation", self.inquiry.deadline),
            ("inquiry_deadline_offer", self.inquiry.offered_deadline),
        ]:
            before = self.facts()
            page = self.send(name, shown=shown.isoformat())
            assert self.read_toast(page)[0].startswith("The deadline is ")
            assert self.facts() != before, name
            assert "put the deadline back as it was" in self.press(page)
            assert self.facts() == before, name
        self.check("The deadline is removed.", "inquiry_deadline_removal")
        before = self.facts()
        self.press(self.send("inquiry_deadline", deadline=f"{NOW + 72 * HOUR:%Y-%m-%dT12:00}"))
        assert self.facts() == before

    def test_who_reads_it(self) -> None:
        words = "Confidential: only those you named, its owner and managers."
        self.check(words, "inquiry_confidentiality", named=self.colleague.pk)
        confidentiality.make_confidential(self.inquiry, [self.colleague], by=self.staff, at=NOW)
        self.check(words, "inquiry_confidentiality")
        self.check("Everybody at the desk may read it again.", "inquiry_confidentiality_removal")

    def test_what_was_new_is_new_again(self) -> None:
        self.press(self.send("inquiry_owner", owner="me"))
        assert self.facts()[0] == "new"

    def test_it_stands_over_a_reload_and_on_other_pages_for_ten_minutes(self) -> None:
        with travel(NOW, tick=False) as clock:
            self.send("inquiry_closure", outcome="answered")
            clock.move_to(NOW + timedelta(minutes=10) - timedelta(seconds=1))
            assert self.read_toast(self.client.get(reverse("queue", args=["due"])).content.decode())[0] == (
                "Closed as answered."
            )
            page = self.see()
            clock.move_to(NOW + timedelta(minutes=10))
            assert 'class="toast act-toast"' not in self.see()
            clock.move_to(NOW + timedelta(minutes=10, seconds=2))
            assert "Undo is offered for ten minutes, and they are over." in self.press(page)
            assert self.facts()[0] == "closed"

    def test_what_changed_nothing_offers_nothing(self) -> None:
        assert 'class="toast act-toast"' not in self.send("inquiry_owner", owner="")
        assert 'class="toast act-toast"' not in self.send("inquiry_reopening")

    def test_what_a_colleague_changed_since_stays_and_says_so(self) -> None:
        page = self.send("inquiry_owner", owner="me")
        assignment.assign_owner(self.inquiry, self.manager, by=self.colleague, at=NOW)
        assignment.assign_owner(self.inquiry, self.staff, by=self.manager, at=NOW)
        assert "Not undone. It was changed since." in self.press(page)
        assert self.facts()[3] == self.staff.pk

    def test_what_the_reporter_wrote_since_is_not_put_to_sleep_nor_closed(self) -> None:
        snoozing.snooze(self.inquiry, NOW + 5 * HOUR, by=self.staff, at=NOW)
        woken = self.send("inquiry_waking")
        closing.close(self.inquiry, Inquiry.Outcome.DECLINED, by=self.staff, at=NOW)
        opened = self.send("inquiry_reopening")
        self.inquiry.events.create(kind="mail_received", message=make_message(self.inquiry), at=NOW)
        for page in (woken, opened):
            assert "Not undone. It was changed since." in self.press(page)
        assert self.facts()[0] == "open"
        assert self.facts()[4] is None

    def test_a_former_owner_who_left_does_not_get_it_back(self) -> None:
        assignment.assign_owner(self.inquiry, self.colleague, by=self.staff, at=NOW)
        page = self.send("inquiry_owner", owner="me")
        self.colleague.is_active = False
        self.colleague.save()
        assert "Not undone. Mateo Osei no longer works at this desk." in self.press(page)
        assert self.facts()[3] == self.staff.pk

    def test_nobody_undoes_with_the_form_of_another_nor_at_another_inquiry(self) -> None:
        _, url, act = self.read_toast(self.send("inquiry_owner", owner="me"))
        other = make_inquiry("Another")
        elsewhere = reverse("inquiry_restoration", args=[other.reference])
        assert (
            "There is nothing here to undo." in self.client.post(elsewhere, {"act": act}, follow=True).content.decode()
        )
        assert (
            "There is nothing here to undo." in self.client.post(url, {"act": act[:-2]}, follow=True).content.decode()
        )
        assert "There is nothing here to undo." in self.client.post(url, follow=True).content.decode()
        self.client.force_login(self.colleague)
        assert "There is nothing here to undo." in self.client.post(url, follow=True).content.decode()
        assert "There is nothing here to undo." in self.client.post(url, {"act": act}, follow=True).content.decode()
        assert self.facts()[3] == self.staff.pk

    def test_twice_is_once(self) -> None:
        page = self.send("inquiry_owner", owner="me")
        self.press(page)
        triage.mark_open(self.inquiry)
        assert "Not undone. It was changed since." in self.press(page)
        assert self.facts()[3] is None

    def test_a_script_on_another_page_is_given_no_parts_of_this_one(self) -> None:
        _, url, act = self.read_toast(self.send("inquiry_owner", owner="me"))
        here = f"http://testserver{reverse('inquiry', args=[self.inquiry.reference])}?view=due"
        for current, has_parts in [("http://testserver/queue/due/", False), (here, True)]:
            headers = {"HX-Request": "true", "HX-Current-URL": current}
            answer = self.client.post(url, {"act": act}, headers=headers).content.decode()
            assert 'id="toasts"' in answer
            assert ('id="inquiry-head"' in answer) is has_parts, current

    def test_who_would_have_been_told_and_was_not_yet_never_is(self) -> None:
        page = self.send("inquiry_owner", owner=self.manager.pk)
        self.press(page)
        told = self.inquiry.events.earliest("id")
        assert Notification.objects.get(event=told).email.state == "cancelled"
