"""Two entries that are one person: everything of both counts as one from then on."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from inquiries import journalists
from inquiries.models import Event, Inquiry, Journalist
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_inquiry, make_journalist, make_mail, make_outlet


class MergeJournalists(DeskTestCase):
    def setUp(self) -> None:
        self.now = timezone.now()
        self.dana = make_journalist("Dana Whitcomb", "dana@piedmontcourier.example")
        self.other = make_journalist("Dana Whitcomb", "dana.w@webpost.example")

    def merge(self, gone: Journalist, into: Journalist) -> Journalist:
        return journalists.merge(gone, into, by=self.staff, at=self.now)

    def test_her_inquiries_move_and_those_that_wait_say_so(self) -> None:
        waiting = make_inquiry("Waits", journalist=self.other)
        closed = make_inquiry("Over", journalist=self.other, state="closed", outcome="answered", closed_at=self.now)
        self.merge(self.other, self.dana)
        assert set(Inquiry.objects.filter(journalist=self.dana)) == {waiting, closed}
        event = waiting.events.get()
        assert (event.kind, event.by, event.at) == (Event.Kind.REPORTER_CHANGED, self.staff, self.now)
        assert event.details == {
            "journalist": "Dana Whitcomb", "before": "Dana Whitcomb <dana.w@webpost.example>",
            "before_address": "dana.w@webpost.example", "former": self.other.pk,
        }  # fmt: skip
        assert not closed.events.exists(), "nobody waits for it"

    def test_mail_from_the_merged_address_is_hers(self) -> None:
        self.merge(self.other, self.dana)
        deliver_mail(make_mail(sender="Dana W <dana.w@webpost.example>"))
        assert Inquiry.objects.get().journalist == self.dana
        assert Journalist.objects.count() == 2

    def test_a_chain_of_merges_is_one_step_long(self) -> None:
        third = make_journalist("D. Whitcomb", "dw@piedmontcourier.example")
        self.merge(self.other, self.dana)
        self.merge(self.dana, third)
        assert set(Journalist.objects.filter(merged_into=third)) == {self.dana, self.other}
        deliver_mail(make_mail(sender="Dana W <dana.w@webpost.example>"))
        assert Inquiry.objects.get().journalist == third

    def test_merging_into_a_merged_entry_reaches_the_survivor(self) -> None:
        third = make_journalist("D. Whitcomb", "dw@piedmontcourier.example")
        self.merge(self.other, self.dana)
        assert self.merge(third, self.other) == self.dana

    def test_nobody_is_merged_into_herself_or_round_in_a_ring(self) -> None:
        with pytest.raises(journalists.NotMergeable):
            self.merge(self.dana, self.dana)
        self.merge(self.other, self.dana)
        for gone, into in [(self.other, self.dana), (self.dana, self.other)]:
            with pytest.raises(journalists.NotMergeable):
                self.merge(gone, into)

    def test_nobodys_words_are_lost(self) -> None:
        Journalist.objects.filter(pk=self.dana.pk).update(notes="Fair.", phone="919-555-0142")
        long_ago = self.now - timedelta(days=400)
        outlet = make_outlet()
        Journalist.objects.filter(pk=self.other.pk).update(
            notes="Prefers calls.", phone="919-555-0199", beat="Courts", first_seen_at=long_ago, outlet=outlet
        )
        self.merge(self.other, self.dana)
        self.dana.refresh_from_db()
        assert self.dana.notes == "Fair.\n\nPrefers calls."
        assert (self.dana.phone, self.dana.beat, self.dana.outlet) == ("919-555-0142", "Courts", outlet)
        assert self.dana.first_seen_at == long_ago

    def test_an_observer_merges_nothing(self) -> None:
        with pytest.raises(PermissionDenied):
            journalists.merge(self.other, self.dana, by=self.observer, at=self.now)
        with pytest.raises(PermissionDenied):
            journalists.change_reporter(make_inquiry(), self.other, by=self.observer, at=self.now)


class SuggestDuplicates(DeskTestCase):
    def test_a_namesake_is_suggested_unless_she_writes_for_somebody_else(self) -> None:
        courier, ledger = make_outlet(), make_outlet("Bay Area Ledger", "ledger.example")
        dana = make_journalist()
        Journalist.objects.filter(pk=dana.pk).update(outlet=courier)
        dana.refresh_from_db()
        for name, outlet, is_suggested in [
            ("Dana Whitcomb", None, True),
            ("dana whitcomb", courier, True),
            ("Dana Whitcomb", ledger, False),
            ("Dana Whitcombe", None, False),
        ]:
            with self.subTest(name=name, outlet=outlet):
                Journalist.objects.exclude(pk=dana.pk).delete()
                other = make_journalist(name, "other@webpost.example")
                Journalist.objects.filter(pk=other.pk).update(outlet=outlet)
                assert (journalists.suggest_duplicates(dana, user=self.staff) == [other]) is is_suggested

    def test_a_first_name_alone_suggests_nobody(self) -> None:
        first, _second = make_journalist("Dana", "a@one.example"), make_journalist("Dana", "b@two.example")
        assert journalists.suggest_duplicates(first, user=self.staff) == []

    def test_who_is_known_only_from_a_confidential_inquiry_stays_unknown(self) -> None:
        dana = make_journalist()
        other = make_journalist("Dana Whitcomb", "dana@webpost.example")
        make_inquiry(journalist=other, is_confidential=True)
        assert journalists.suggest_duplicates(dana, user=self.staff) == []
        assert journalists.suggest_duplicates(dana, user=self.manager) == [other]


class ChangeReporter(DeskTestCase):
    def test_the_inquiry_is_the_other_ones_and_her_mail_belongs_to_it(self) -> None:
        inquiry, now = make_inquiry(), timezone.now()
        luis = make_journalist("Luis Cárdenas", "luis@canal23.example")
        journalists.change_reporter(inquiry, luis, by=self.staff, at=now)
        inquiry.refresh_from_db()
        assert (inquiry.journalist, inquiry.state) == (luis, "open")
        assert inquiry.participants.filter(address="luis@canal23.example").exists()
        assert inquiry.events.get().details["journalist"] == "Luis Cárdenas"
        journalists.change_reporter(inquiry, luis, by=self.staff, at=now)
        assert inquiry.events.count() == 1, "nothing changed the second time"
