"""What a further mail of the reporter does to an inquiry: its state, its deadline, and who is told."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from inquiries import triage
from inquiries.models import Event, Inquiry, Notification
from mailbox.models import InboundEmail
from tests.factories import deliver_mail, make_mail, make_person

pytestmark = pytest.mark.django_db

EASTERN = ZoneInfo("America/New_York")
TUESDAY = datetime(2026, 10, 13, 10, 30, tzinfo=EASTERN)
FIRST = "<first@piedmontcourier.example>"


def mail(text: str, *, at: datetime = TUESDAY, first: bool = False, **headers: Any) -> InboundEmail:
    names: dict[str, Any] = {"message_id": FIRST} if first else {"In_Reply_To": FIRST, "subject": "Re: x"}
    with time_machine.travel(at, tick=False):
        return deliver_mail(make_mail(text=text + "\n", sent_at=at, **(names | headers)), received_at=at)


def open_inquiry(text: str = "Is there someone who can speak?") -> Inquiry:
    return Inquiry.objects.get(messages__inbound=mail(text, first=True))


def settle(inquiry: Inquiry, state: str, *, at: datetime = TUESDAY) -> None:
    closed = {"outcome": "answered", "closed_at": at} if state == "closed" else {}
    Inquiry.objects.filter(pk=inquiry.pk).update(state=state, answered_at=at, **closed)


@pytest.mark.parametrize("state", ["answered", "closed"])
@pytest.mark.parametrize(
    "thanks",
    ["Thanks!", "Got it, thank you so much!\n\nDana", "Perfect. Many thanks,\nDana Whitcomb", "¡Muchas gracias!"],
)
def test_a_bare_thanks_does_not_reopen(state: str, thanks: str) -> None:
    inquiry = open_inquiry()
    settle(inquiry, state)
    row = mail(thanks, at=TUESDAY + timedelta(hours=3))
    inquiry.refresh_from_db()
    assert (row.filed_as, inquiry.state) == ("reply", state)
    assert inquiry.messages.filter(inbound=row).exists()


@pytest.mark.parametrize("state", ["answered", "closed"])
@pytest.mark.parametrize(
    "words", ["Thanks! And since when?", "Thanks. One more: what does it cost.", "No thanks, wrong year."]
)
def test_a_further_question_reopens_and_starts_its_own_clock(state: str, words: str) -> None:
    inquiry = open_inquiry()
    settle(inquiry, state)
    later = TUESDAY + timedelta(days=3)
    mail(words, at=later)
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.outcome, inquiry.closed_at) == ("open", "", None)
    assert inquiry.due_at == later + timedelta(hours=24)
    assert inquiry.events.filter(kind=Event.Kind.REOPENED).get().details == {"why": "mail"}


def test_a_deadline_already_met_is_not_held_against_the_new_question() -> None:
    inquiry = open_inquiry("I need this by 5pm today.")
    assert inquiry.deadline == TUESDAY.replace(hour=17, minute=0)
    settle(inquiry, "answered", at=TUESDAY + timedelta(hours=2))
    later = TUESDAY + timedelta(days=1)
    mail("One more question, no hurry with it.", at=later)
    inquiry.refresh_from_db()
    assert inquiry.due_at == later + timedelta(hours=24)
    assert Inquiry.objects.get().deadline is None


def test_a_deadline_still_ahead_stays() -> None:
    inquiry = open_inquiry("My deadline is Friday at noon.")
    settle(inquiry, "answered")
    mail("And who else could speak?", at=TUESDAY + timedelta(hours=2))
    inquiry.refresh_from_db()
    assert inquiry.due_at == inquiry.deadline == datetime(2026, 10, 16, 12, tzinfo=EASTERN)


def test_a_moved_deadline_replaces_the_old_one_and_both_stay_on_the_timeline() -> None:
    inquiry = open_inquiry("My deadline is Friday at noon.")
    mail("My editor pulled it up: I need it by 2pm today.", at=TUESDAY + timedelta(minutes=5))
    inquiry.refresh_from_db()
    assert inquiry.due_at == inquiry.deadline == TUESDAY.replace(hour=14, minute=0)
    details = inquiry.events.get(kind=Event.Kind.DEADLINE_READ).details
    assert datetime.fromisoformat(details["deadline"]) == inquiry.deadline
    assert datetime.fromisoformat(details["before"]) == datetime(2026, 10, 16, 12, tzinfo=EASTERN)
    assert details["phrase"] == inquiry.deadline_phrase
    assert "Friday" in details["before_phrase"]


def test_a_persons_deadline_is_only_offered_a_new_one() -> None:
    inquiry = open_inquiry("My deadline is Friday at noon.")
    ana = make_person()
    thursday = datetime(2026, 10, 15, 12, tzinfo=EASTERN)
    triage.set_deadline(inquiry, thursday, by=ana, at=TUESDAY)
    mail("Sorry, I need it by 2pm today.", at=TUESDAY + timedelta(minutes=5))
    inquiry.refresh_from_db()
    assert (inquiry.deadline, inquiry.due_at, inquiry.deadline_set_by) == (thursday, thursday, ana)
    assert inquiry.offered_deadline == TUESDAY.replace(hour=14, minute=0)
    assert inquiry.events.filter(kind=Event.Kind.DEADLINE_OFFERED).count() == 1


def test_the_same_deadline_said_again_is_no_news() -> None:
    inquiry = open_inquiry("My deadline is Friday at noon.")
    mail("Just to remind you: my deadline is Friday at noon.", at=TUESDAY + timedelta(hours=1))
    assert not inquiry.events.filter(kind__in=[Event.Kind.DEADLINE_READ, Event.Kind.DEADLINE_OFFERED]).exists()


def test_what_becomes_urgent_is_due_within_the_hour_and_never_later_than_before() -> None:
    inquiry = open_inquiry()
    later = TUESDAY + timedelta(hours=1)
    mail("We are breaking this now, please call ASAP.", at=later)
    inquiry.refresh_from_db()
    assert (inquiry.is_urgent, inquiry.due_at) == (True, later + timedelta(hours=1))
    mail("Any news? ASAP please.", at=TUESDAY + timedelta(hours=5))
    inquiry.refresh_from_db()
    assert inquiry.due_at == later + timedelta(hours=1)


def told() -> list[str]:
    return sorted(notification.user.name.split()[0] for notification in Notification.objects.select_related("user"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("No hurry.", ["All"]), ("We are breaking this now, please call ASAP.", ["All", "Urgent"])],
)
def test_a_new_inquiry_is_told_once_to_those_who_chose_it(words: str, expected: list[str]) -> None:
    for chosen in ("all", "urgent", "mine", "none"):
        make_person(f"{chosen.title()} Osei", notify=chosen)
    make_person("Gone Osei", notify="all", is_active=False)
    open_inquiry(words)
    assert told() == expected
    mail(words, first=True)
    assert told() == expected, "a second copy tells nobody"


def test_a_further_mail_is_told_to_the_owner_alone() -> None:
    inquiry = open_inquiry()
    owner = make_person("Owner Osei", notify="mine")
    make_person("All Osei", notify="all")
    Inquiry.objects.filter(pk=inquiry.pk).update(owner=owner)
    mail("One more thing.")
    assert told() == ["Owner"]


@pytest.mark.parametrize("change", [{"notify": "none"}, {"is_active": False}])
def test_an_owner_who_wants_no_mail_or_left_is_told_nothing(change: dict[str, Any]) -> None:
    inquiry = open_inquiry()
    owner = make_person("Owner Osei", **({"notify": "mine"} | change))
    Inquiry.objects.filter(pk=inquiry.pk).update(owner=owner)
    mail("One more thing.")
    assert told() == []
