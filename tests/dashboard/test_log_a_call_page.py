"""Logging a call takes one form, over any page or as a page: who, what, until when."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from inquiries.confidentiality import make_confidential
from inquiries.models import Inquiry, Journalist
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_outlet

SCRIPT = {"HX-Request": "true"}


class LogACallPage(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.dana = make_journalist()
        Journalist.objects.filter(pk=self.dana.pk).update(phone="919 555 0142", outlet=make_outlet())
        self.inquiry = make_inquiry("School meals")

    def write(self, **data: object) -> str:
        response = self.client.post(reverse("call_new"), data)
        assert response.status_code == 200
        return response.content.decode()

    def log(self, **data: object) -> Inquiry:
        response = self.client.post(reverse("calls"), {"keep": "1", "text": "Wants a quote.", **data})
        assert response.status_code == 302, response.content.decode()
        return Inquiry.objects.latest("id")

    def test_every_page_leads_there_and_the_key_is_c(self) -> None:
        for name in ("mailroom", "settings"):
            page = self.client.get(reverse(name)).content.decode()
            assert f'href="{reverse("call_new")}" data-key="c"' in page, name

    def test_a_caller_is_found_by_name_phone_or_outlet(self) -> None:
        for who in ["dana", "555 0142", "piedmont whit", "WHITCOMB"]:
            part = self.client.get(reverse("call_people"), {"who": who}).content.decode()
            assert f'name="pick" value="{self.dana.pk}"' in part, who
        part = self.client.get(reverse("call_people"), {"who": "nobody at all"}).content.decode()
        assert 'value="new"' in part
        assert self.client.get(reverse("call_people"), {"who": "\x00 ' %"}).status_code == 200

    def test_who_is_known_only_by_what_one_may_not_read_is_a_new_caller(self) -> None:
        make_confidential(self.inquiry, by=self.manager, at=timezone.now())
        part = self.client.get(reverse("call_people"), {"who": "whitcomb"}).content.decode()
        assert "Dana" not in part
        assert "919 555 0142" not in self.write(pick=self.dana.pk, text="Who are you?")

    def test_choosing_her_keeps_what_was_typed_and_shows_what_it_may_be_about(self) -> None:
        page = self.write(pick=self.dana.pk, text="By 5 pm today, please.", who="dana")
        assert "By 5 pm today, please." in page
        assert f'name="journalist" value="{self.dana.pk}"' in page
        assert f'name="inquiry" value="{self.inquiry.reference}"' in page
        assert not Inquiry.objects.exclude(pk=self.inquiry.pk).exists(), "nothing is kept yet"

    def test_who_is_new_needs_a_name_only(self) -> None:
        assert 'id="call-name" name="name" value="Kay Lund"' in self.write(pick="new", who="Kay Lund")
        inquiry = self.log(name="Kay Lund", phone="919 555 0101")
        assert (inquiry.journalist.name, inquiry.journalist.phone) == ("Kay Lund", "919 555 0101")

    def test_a_name_typed_and_sent_at_once_is_somebody_new(self) -> None:
        assert self.log(who="Kay Lund").journalist.name == "Kay Lund"

    def test_it_joins_the_inquiry_that_was_chosen_or_opens_one(self) -> None:
        assert self.log(journalist=self.dana.pk, inquiry=self.inquiry.reference) == self.inquiry
        assert self.log(journalist=self.dana.pk, inquiry="") != self.inquiry

    def test_the_deadline_in_the_words_is_shown_and_can_be_refused(self) -> None:
        words = {"text": "She needs it by noon tomorrow.", "journalist": self.dana.pk}
        part = self.client.post(reverse("call_deadline"), words).content.decode()
        assert "noon tomorrow" in part
        assert "uses_reading" in part
        assert self.log(**words, is_reading_shown="1").deadline is None
        assert self.log(**words, is_reading_shown="1", uses_reading="1").deadline_set_by == self.staff
        read = self.log(**words)
        assert read.deadline is not None
        assert read.deadline_set_by is None, "without a script it is read, and confirmed on its page"

    def test_what_is_missing_is_said_and_what_was_typed_stays(self) -> None:
        response = self.client.post(reverse("calls"), {"keep": "1", "text": "Wants a quote."})
        assert response.status_code == 422
        page = response.content.decode()
        assert "Say who called." in page
        assert "Wants a quote." in page
        response = self.client.post(reverse("calls"), {"keep": "1", "journalist": self.dana.pk, "text": " "})
        assert "This field is required." in response.content.decode()

    def test_a_call_to_come_and_a_slip_in_the_year_are_refused_in_words(self) -> None:
        soon = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
        for field, value, words in [
            ("called_at", soon, "still to come"),
            ("deadline", "2036-01-01T10:00", "Look at the year"),
        ]:
            data = {"keep": "1", "journalist": self.dana.pk, "text": "x", field: value}
            response = self.client.post(reverse("calls"), data)
            assert response.status_code == 422
            assert words in response.content.decode()

    def test_on_an_inquiry_the_form_knows_who_and_where(self) -> None:
        url = reverse("inquiry_calls", args=[self.inquiry.reference])
        page = self.client.get(url).content.decode()
        assert f'name="journalist" value="{self.dana.pk}"' in page
        response = self.client.post(url, {"keep": "1", "text": "Said so.", "is_answered": "1"}, headers=SCRIPT)
        assert response["HX-Redirect"].startswith(self.inquiry.get_absolute_url())
        self.inquiry.refresh_from_db()
        assert self.inquiry.state == "answered"
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        assert "by telephone, noted by Ana" in page
        assert "answered on the phone" in page

    def test_over_an_open_inquiry_its_reporter_is_offered_first(self) -> None:
        page = self.client.get(reverse("call_new"), {"here": self.inquiry.reference}).content.decode()
        assert f'name="pick" value="{self.dana.pk}"' in page
        page = self.write(pick=self.dana.pk, here=self.inquiry.reference)
        assert f'name="inquiry" value="{self.inquiry.reference}" checked' in page

    def test_what_she_may_not_read_is_neither_offered_nor_joined(self) -> None:
        make_confidential(self.inquiry, by=self.manager, at=timezone.now())
        assert "School meals" not in self.write(pick=self.dana.pk, here=self.inquiry.reference)
        data = {"keep": "1", "text": "x", "journalist": self.dana.pk, "inquiry": self.inquiry.reference}
        assert self.client.post(reverse("calls"), data).status_code == 404

    def test_a_script_gets_the_form_alone(self) -> None:
        part = self.client.get(reverse("call_new"), headers=SCRIPT).content.decode()
        assert "<html" not in part
        assert 'id="call-form"' in part
