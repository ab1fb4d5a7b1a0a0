"""Filters: what a reader asks the list for, and what cannot be read asks for nothing."""

from datetime import date, datetime, timedelta

from django.test import RequestFactory
from django.utils import timezone

from inquiries.filters import InquiryFilter, end_of_day
from inquiries.models import Ask, Inquiry, Journalist, Outlet, Spokesperson, Topic
from inquiries.people_filters import JournalistFilter, OutletFilter
from inquiries.search import index_pending
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_message, make_outlet, make_spokesperson

HOUR = timedelta(hours=1)


class FilterInquiries(DeskTestCase):
    def see(self, **asked: str) -> set[str]:
        request = RequestFactory().get("/", asked)
        request.user = self.staff
        return {row.subject for row in InquiryFilter(asked, queryset=Inquiry.objects.all(), request=request).qs}

    def test_by_owner_me_nobody_or_a_colleague(self) -> None:
        make_inquiry("mine", owner=self.staff)
        make_inquiry("hers", owner=self.colleague)
        make_inquiry("nobody’s")
        assert self.see(owner="me") == {"mine"}
        assert self.see(owner="nobody") == {"nobody’s"}
        assert self.see(owner=str(self.colleague.pk)) == {"hers"}

    def test_by_state(self) -> None:
        make_inquiry("new")
        make_inquiry("open", state="open")
        assert self.see(state="open") == {"open"}

    def test_more_words_than_anybody_types_break_nothing(self) -> None:
        make_inquiry("any")
        assert self.see(place=",".join("a" * 1200)) == set()
        words = " ".join("z" * 1200)
        assert not JournalistFilter({"text": words}, queryset=Journalist.objects.all()).qs.exists()
        assert not OutletFilter({"text": words}, queryset=Outlet.objects.all()).qs.exists()
        assert not Spokesperson.objects.matching(words).exists()

    def test_due_today_ends_at_the_readers_midnight(self) -> None:
        midnight = end_of_day(timezone.localtime())
        for subject, shift in [("before", -1), ("at", 0), ("after", 1)]:
            make_inquiry(subject)
            Inquiry.objects.filter(subject=subject).update(due_at=midnight + timedelta(seconds=shift))
        make_inquiry("answered", due_in=HOUR, state="answered", answered_at=timezone.now())
        assert self.see(deadline="today") == {"before"}

    def test_overdue_is_what_waits_past_its_moment(self) -> None:
        make_inquiry("late", due_in=-HOUR)
        make_inquiry("in time", due_in=HOUR)
        make_inquiry("answered", due_in=-HOUR, state="answered", answered_at=timezone.now())
        assert self.see(deadline="overdue") == {"late"}

    def test_with_and_without_a_deadline(self) -> None:
        make_inquiry("with", due_in=HOUR)
        make_inquiry("without")
        assert self.see(deadline="has") == {"with"}
        assert self.see(deadline="none") == {"without"}

    def test_by_topic_its_number_its_name_or_none(self) -> None:
        housing, wages = Topic.objects.create(name="Housing first"), Topic.objects.create(name="Wage theft")
        make_inquiry("both").topics.set([housing, wages])
        make_inquiry("wages").topics.set([wages])
        make_inquiry("neither")
        assert self.see(topic=str(wages.pk)) == {"both", "wages"}
        assert self.see(topic="housing FIRST") == {"both"}
        assert self.see(topic="none") == {"neither"}
        assert self.see(topic="999999") == set()

    def test_by_the_place_and_the_name_of_who_is_asked_or_agreed(self) -> None:
        agreed, asked, released = make_inquiry("agreed"), make_inquiry("asked"), make_inquiry("released")
        desmond = make_spokesperson()
        lucia = make_spokesperson("Lucía Barrientos", city="", county="Durham County", body="Board")
        agreed.asks.create(spokesperson=desmond, by=self.staff, at=timezone.now())
        asked.asks.create(spokesperson=lucia, by=self.staff, at=timezone.now(), state=Ask.State.ASKED)
        released.asks.create(spokesperson=desmond, by=self.staff, at=timezone.now(), state=Ask.State.TAKEN_BACK)
        assert self.see(place="durham") == {"agreed", "asked"}
        assert self.see(place="Durham County, NC") == {"asked"}
        assert self.see(place="Durham, TX") == set()
        assert self.see(spokesperson="desmond") == {"agreed"}
        assert self.see(spokesperson=str(lucia.pk)) == {"asked"}

    def test_a_place_is_one_persons_place(self) -> None:
        inquiry = make_inquiry("two voices")
        for name, city, state in [("One", "Durham", "NC"), ("Two", "Austin", "TX")]:
            voice = make_spokesperson(name, city=city, state=state)
            inquiry.asks.create(spokesperson=voice, by=self.staff, at=timezone.now())
        assert self.see(place="Durham, TX") == set()
        assert self.see(place="Austin, TX") == {"two voices"}

    def test_received_in_the_readers_days(self) -> None:
        midnight = end_of_day(timezone.localtime()) - timedelta(days=1)
        for subject, at in [
            ("today", midnight),
            ("yesterday", midnight - timedelta(seconds=1)),
            ("week", midnight - timedelta(days=6)),
            ("month", midnight - timedelta(days=29)),
            ("older", midnight - timedelta(days=31)),
        ]:
            make_inquiry(subject, received_at=at)
        assert self.see(received="today") == {"today"}
        assert self.see(received="7") == {"today", "yesterday", "week"}
        assert self.see(received="30") == {"today", "yesterday", "week", "month"}

    def test_received_from_and_until_count_both_days(self) -> None:
        zone = timezone.get_current_timezone()
        for subject, at in [
            ("before", datetime(2026, 10, 31, 23, 59, tzinfo=zone)),
            ("first", datetime(2026, 11, 1, 0, 0, tzinfo=zone)),
            ("last", datetime(2026, 11, 3, 23, 59, tzinfo=zone)),
            ("after", datetime(2026, 11, 4, 0, 0, tzinfo=zone)),
        ]:
            make_inquiry(subject, received_at=at)
        assert self.see(received_from="2026-11-01", received_to="2026-11-03") == {"first", "last"}
        assert self.see(received_to="2026-10-31") == {"before"}

    def test_with_a_file_but_not_for_a_picture_in_the_text(self) -> None:
        for subject, is_inline in [("file", False), ("picture", True)]:
            inbound = make_message(make_inquiry(subject)).inbound
            assert inbound is not None
            inbound.attachments.create(position=1, filename="a", content_type="image/png", size=3, is_inline=is_inline)
        make_inquiry("bare")
        assert self.see(has_attachment="true") == {"file"}
        assert self.see(has_attachment="false") == {"picture", "bare"}

    def test_by_outlet_or_by_the_domain_where_no_outlet_is_known(self) -> None:
        known = make_journalist()
        known.outlet = make_outlet("Piedmont Courier")
        known.save()
        make_inquiry("known")
        make_inquiry("unknown", journalist=make_journalist("Lee", "lee@harbordaily.example"))
        assert self.see(outlet="courier") == {"known"}
        assert self.see(outlet="harbor") == {"unknown"}

    def test_every_word_must_stand_somewhere(self) -> None:
        crisis = make_inquiry("Crisis teams")
        make_message(crisis, text="Who pushed it through?")
        for inquiry in (crisis, make_inquiry("Motel vouchers")):
            inquiry.events.create(kind="opened", at=timezone.now())
        index_pending(limit=10)
        assert self.see(text="crisis dana") == {"Crisis teams"}
        assert self.see(text="pushed") == {"Crisis teams"}
        assert self.see(text="crisis vouchers") == set()

    def test_a_reference_finds_its_inquiry(self) -> None:
        inquiry = make_inquiry("this")
        make_inquiry("other")
        assert self.see(text=inquiry.reference.lower()) == {"this"}

    def test_what_cannot_be_read_filters_nothing(self) -> None:
        make_inquiry("here")
        for asked in [
            {"owner": "x"}, {"owner": "9" * 50}, {"state": "lost"}, {"deadline": "maybe"}, {"other": "1"},
            {"received": "99"}, {"received_from": "0001-01-01"}, {"received_to": "9999-12-31"},
            {"received_from": "yesterday"}, {"has_attachment": "perhaps"}, {"place": "\0"},
        ]:  # fmt: skip
            assert self.see(**asked) == {"here"}, asked

    def test_what_is_in_use_is_what_could_be_read(self) -> None:
        asked = {"owner": "me", "state": "lost", "text": "", "received_from": "2026-11-01", "view": "due"}
        filters = InquiryFilter(asked, queryset=Inquiry.objects.all())
        assert filters.read_values() == {"owner": "me", "received_from": date(2026, 11, 1)}
