"""Whose it is: an owner among staff, a voice among the spokespeople (lesson 30)."""

from datetime import UTC, date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from inquiries.assignment import NotAvailable, assign_owner, assign_spokesperson, release_spokesperson, take
from inquiries.models import Ask, Event, Inquiry, Notification, Office, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_person, make_spokesperson

LEFT_ON = date(2026, 10, 14)


class Owners(DeskTestCase):
    """Who answers for it."""

    def setUp(self) -> None:
        """An inquiry nobody owns."""
        self.inquiry = make_inquiry()
        self.now = timezone.now()

    def owner(self) -> User | None:
        return Inquiry.objects.get(pk=self.inquiry.pk).owner

    def told(self) -> list[User]:
        return [each.user for each in Notification.objects.all()]

    def test_who_takes_it_owns_it_and_is_not_told_of_it(self) -> None:
        take(self.inquiry, by=self.staff, at=self.now)
        assert self.owner() == self.staff
        assert self.told() == []

    def test_who_is_given_it_is_told_once(self) -> None:
        for _ in range(2):
            assign_owner(self.inquiry, self.colleague, by=self.staff, at=self.now)
        assert self.owner() == self.colleague
        assert self.told() == [self.colleague]

    def test_who_wants_no_mail_gets_none(self) -> None:
        quiet = make_person("Quiet Person", notify=User.Notify.NONE)
        assign_owner(self.inquiry, quiet, by=self.staff, at=self.now)
        assert self.owner() == quiet
        assert self.told() == []

    def test_it_can_be_given_to_nobody(self) -> None:
        take(self.inquiry, by=self.staff, at=self.now)
        assign_owner(self.inquiry, None, by=self.colleague, at=self.now)
        assert self.owner() is None
        assert Event.objects.latest("id").details == {"owner": None, "before": "Ana Ruiz"}

    def test_lesson_30_who_no_longer_works_here_is_given_nothing(self) -> None:
        gone = make_person("Gone Person", is_active=False)
        with self.assertRaisesMessage(NotAvailable, "Gone Person"):
            assign_owner(self.inquiry, gone, by=self.staff, at=self.now)
        assert self.owner() is None
        assert not Event.objects.exists()


class Spokespeople(DeskTestCase):
    """Who agreed to speak."""

    def setUp(self) -> None:
        """An inquiry nobody speaks for yet."""
        self.inquiry = make_inquiry()
        self.now = timezone.now()

    def test_the_same_one_twice_is_one_ask(self) -> None:
        desmond = make_spokesperson()
        first = assign_spokesperson(self.inquiry, desmond, by=self.staff, at=self.now)
        second = assign_spokesperson(self.inquiry, desmond, by=self.colleague, at=self.now)
        assert first == second
        assert (first.by, self.inquiry.asks.count()) == (self.staff, 1)

    def test_the_database_holds_that_she_agrees_once(self) -> None:
        desmond = make_spokesperson()
        assign_spokesperson(self.inquiry, desmond, by=self.staff, at=self.now)
        with self.assertRaises(IntegrityError), transaction.atomic():
            Ask.objects.create(inquiry=self.inquiry, spokesperson=desmond, by=self.staff, at=self.now)

    def test_two_may_speak(self) -> None:
        for name in ("Desmond Achterberg", "Imani Okafor"):
            assign_spokesperson(self.inquiry, make_spokesperson(name), by=self.staff, at=self.now)
        assert self.inquiry.asks.filter(state="agreed").count() == 2

    def test_one_released_may_be_asked_again(self) -> None:
        desmond = make_spokesperson()
        ask = assign_spokesperson(self.inquiry, desmond, by=self.staff, at=self.now)
        release_spokesperson(ask, by=self.staff, at=self.now)
        again = assign_spokesperson(self.inquiry, desmond, by=self.staff, at=self.now)
        assert again != ask
        states = list(self.inquiry.asks.order_by("id").values_list("state", flat=True))
        assert states == ["taken_back", "agreed"]

    def test_lesson_30_who_left_office_is_not_assigned(self) -> None:
        """From the day itself on."""
        for shift, left in [(-1, False), (0, True), (1, True)]:
            with self.subTest(shift=shift):
                someone = make_spokesperson(f"Someone {shift}", left_office_on=LEFT_ON)
                noon = datetime(2026, 10, 14, 16, tzinfo=UTC) + timedelta(days=shift)
                if left:
                    with self.assertRaisesMessage(NotAvailable, "left office on October 14, 2026"):
                        assign_spokesperson(self.inquiry, someone, by=self.staff, at=noon)
                else:
                    assert assign_spokesperson(self.inquiry, someone, by=self.staff, at=noon).state == "agreed"
        assert self.inquiry.asks.count() == 1

    def test_lesson_30_the_day_is_the_offices_day(self) -> None:
        """02:00 UTC on the 14th is the evening of the 13th in New York."""
        night = datetime(2026, 10, 14, 2, tzinfo=UTC)
        for zone, left in [("America/New_York", False), ("Europe/London", True)]:
            with self.subTest(zone):
                Office.objects.update(time_zone=zone)
                someone = make_spokesperson(zone, left_office_on=LEFT_ON)
                if left:
                    with self.assertRaises(NotAvailable):
                        assign_spokesperson(self.inquiry, someone, by=self.staff, at=night)
                else:
                    assign_spokesperson(self.inquiry, someone, by=self.staff, at=night)

    def test_one_who_is_away_may_be_assigned_by_those_who_talked_to_her(self) -> None:
        today = self.now.date()
        away = make_spokesperson(away_from=today - timedelta(days=1), away_to=today + timedelta(days=1))
        assert assign_spokesperson(self.inquiry, away, by=self.staff, at=self.now).state == "agreed"
