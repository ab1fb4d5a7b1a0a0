"""What an inquiry is about is said by staff; the list it is chosen from is the office's."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from inquiries import topics
from inquiries.models import Event, Office, Topic
from inquiries.topics import TopicRetired
from tests.base import DeskTestCase
from tests.factories import make_inquiry

NOW = timezone.now()


class TopicsOfAnInquiry(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.wages = Topic.objects.get(name="Wages")
        self.leave = Topic.objects.get(name="Paid leave")

    def names(self) -> list[str]:
        return [str(topic) for topic in self.inquiry.topics.all()]

    def test_a_new_office_has_topics_to_choose_from(self) -> None:
        assert Office.load()
        assert Topic.objects.offered().count() > 15

    def test_the_event_names_what_was_and_what_is(self) -> None:
        topics.set_topics(self.inquiry, [self.wages], by=self.staff, at=NOW)
        topics.set_topics(self.inquiry, [self.leave, self.wages], by=self.colleague, at=NOW)
        told = list(self.inquiry.events.filter(kind=Event.Kind.TOPICS_CHANGED).values_list("by", "details"))
        assert told == [
            (self.staff.pk, {"topics": ["Wages"], "before": []}),
            (self.colleague.pk, {"topics": ["Paid leave", "Wages"], "before": ["Wages"]}),
        ]
        assert self.names() == ["Paid leave", "Wages"]

    def test_naming_it_makes_a_new_inquiry_open(self) -> None:
        topics.set_topics(self.inquiry, [self.wages], by=self.staff, at=NOW)
        self.inquiry.refresh_from_db()
        assert self.inquiry.state == "open"

    def test_the_same_again_is_no_event(self) -> None:
        for _time in range(2):
            topics.set_topics(self.inquiry, [self.wages], by=self.staff, at=NOW)
        assert self.inquiry.events.count() == 1

    def test_a_retired_topic_stays_where_it_is_and_is_not_given_anew(self) -> None:
        topics.set_topics(self.inquiry, [self.wages], by=self.staff, at=NOW)
        topics.retire_topic(self.wages, by=self.manager, at=NOW)
        topics.set_topics(self.inquiry, Topic.objects.filter(name__in=["Wages", "Paid leave"]), by=self.staff, at=NOW)
        assert self.names() == ["Paid leave", "Wages"]
        other = make_inquiry("Another")
        with pytest.raises(TopicRetired, match="Wages"):
            topics.set_topics(other, Topic.objects.filter(name="Wages"), by=self.staff, at=NOW)
        assert not other.events.exists()

    def test_an_observer_names_nothing(self) -> None:
        with pytest.raises(PermissionDenied):
            topics.set_topics(self.inquiry, [self.wages], by=self.observer, at=NOW)
        assert not self.inquiry.topics.exists()


class TheOfficesList(DeskTestCase):
    def test_a_manager_adds_and_renames(self) -> None:
        topic = topics.add_topic("  Street   vendors ", "Permits, carts", by=self.manager)
        assert topic.name == "Street vendors"
        topics.change_topic(topic, "Vendors", "", by=self.administrator)
        assert list(Topic.objects.filter(pk=topic.pk).values_list("name", "description")) == [("Vendors", "")]

    def test_a_name_twice_is_said_in_words_whatever_its_case(self) -> None:
        with pytest.raises(ValidationError, match="“Wages” is on the list already"):
            topics.add_topic("WAGES", "", by=self.manager)

    def test_one_no_longer_used_is_pointed_to(self) -> None:
        topics.retire_topic(Topic.objects.get(name="Wages"), by=self.manager, at=NOW)
        with pytest.raises(ValidationError, match="no longer used"):
            topics.add_topic("wages", "", by=self.manager)

    def test_a_topic_needs_a_name_without_semicolons(self) -> None:
        for name in ("", "   ", "Wages; hours", "x" * 101):
            with self.subTest(name=name), pytest.raises(ValidationError):
                topics.add_topic(name, "", by=self.manager)

    def test_a_retired_one_can_come_back(self) -> None:
        topic = Topic.objects.get(name="Wages")
        topics.retire_topic(topic, by=self.manager, at=NOW)
        assert topic not in Topic.objects.offered()
        topics.restore_topic(topic, by=self.manager)
        assert topic in Topic.objects.offered()

    def test_staff_do_not_change_it(self) -> None:
        topic = Topic.objects.get(name="Wages")
        for act in (
            lambda by: topics.add_topic("New", "", by=by),
            lambda by: topics.change_topic(topic, "New", "", by=by),
            lambda by: topics.retire_topic(topic, by=by, at=NOW),
            lambda by: topics.restore_topic(topic, by=by),
        ):
            for person in (self.observer, self.staff):
                with pytest.raises(PermissionDenied):
                    act(person)
