"""Filters: what a reader asks the list for, and what cannot be read asks for nothing."""

from datetime import timedelta

from django.test import RequestFactory
from django.utils import timezone

from inquiries.filters import InquiryFilter, end_of_day
from inquiries.models import Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_outlet

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

    def test_due_today_ends_at_the_readers_midnight(self) -> None:
        midnight = end_of_day(timezone.localtime())
        for subject, shift in [("before", -1), ("at", 0), ("after", 1)]:
            make_inquiry(subject)
            Inquiry.objects.filter(subject=subject).update(due_at=midnight + timedelta(seconds=shift))
        assert self.see(due_today="true") == {"before"}
        assert self.see(due_today="false") == {"at", "after"}

    def test_with_and_without_a_deadline(self) -> None:
        make_inquiry("with", due_in=HOUR)
        make_inquiry("without")
        assert self.see(has_deadline="true") == {"with"}
        assert self.see(has_deadline="false") == {"without"}

    def test_by_outlet_or_by_the_domain_where_no_outlet_is_known(self) -> None:
        known = make_journalist()
        known.outlet = make_outlet("Piedmont Courier")
        known.save()
        make_inquiry("known")
        make_inquiry("unknown", journalist=make_journalist("Lee", "lee@harbordaily.example"))
        assert self.see(outlet="courier") == {"known"}
        assert self.see(outlet="harbor") == {"unknown"}

    def test_every_word_must_stand_somewhere(self) -> None:
        make_inquiry("Crisis teams", snippet="Who pushed it through?")
        make_inquiry("Motel vouchers")
        assert self.see(text="crisis dana") == {"Crisis teams"}
        assert self.see(text="pushed") == {"Crisis teams"}
        assert self.see(text="crisis vouchers") == set()

    def test_a_reference_finds_its_inquiry(self) -> None:
        inquiry = make_inquiry("this")
        make_inquiry("other")
        assert self.see(text=inquiry.reference.lower()) == {"this"}

    def test_what_cannot_be_read_filters_nothing(self) -> None:
        make_inquiry("here")
        for asked in [{"owner": "x"}, {"owner": "9" * 50}, {"state": "lost"}, {"due_today": "maybe"}, {"other": "1"}]:
            assert self.see(**asked) == {"here"}, asked
