"""Every act on an inquiry is a form that works with a script and without one, and answers in words."""

import re
from datetime import UTC, date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from inquiries.models import Ask, Inquiry, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_spokesperson

SCRIPT = {"HX-Request": "true"}


class InquiryForms(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.client.force_login(self.staff)

    def act(self, name: str, *args: object, **data: object) -> str:
        """Act without a script, and see the page that follows."""
        response = self.client.post(reverse(name, args=[self.inquiry.reference, *args]), data, follow=True)
        assert response.status_code == 200
        self.inquiry.refresh_from_db()
        return response.content.decode()

    def shown(self) -> str:
        """The moment that the page's form sends back."""
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        found = re.search(r'name="shown" value="([^"]+)"', page)
        assert found is not None
        return found[1]

    def test_taking_it(self) -> None:
        assert "Owner" in self.act("inquiry_owner", owner="me")
        assert self.inquiry.owner == self.staff
        assert self.inquiry.state == "open"

    def test_giving_it_to_a_colleague_and_to_nobody(self) -> None:
        self.act("inquiry_owner", owner=self.colleague.pk)
        assert self.inquiry.owner == self.colleague
        self.act("inquiry_owner", owner="")
        assert self.inquiry.owner is None

    def test_lesson_30_a_closed_account_is_given_nothing(self) -> None:
        User.objects.filter(pk=self.colleague.pk).update(is_active=False)
        assert "Mateo Osei no longer works at this desk." in self.act("inquiry_owner", owner=self.colleague.pk)
        assert self.inquiry.owner is None

    def test_an_owner_that_does_not_exist_is_said(self) -> None:
        for owner in ["999999", "x", "9" * 40]:
            assert "There is no such person at this desk." in self.act("inquiry_owner", owner=owner), owner

    def test_a_script_gets_the_parts_that_changed_and_a_composer_only_for_a_page_on_which_nobody_types(self) -> None:
        url = reverse("inquiry_owner", args=[self.inquiry.reference])
        part = self.client.post(url, {"owner": "me"}, headers=SCRIPT).content.decode()
        assert 'id="inquiry-head"' in part
        assert "Ana Ruiz" in part
        assert 'id="composer" data-person="' in part
        assert 'data-where=".mode-idle:not(:has(textarea))"' in part.split('id="composer"')[1].split(">")[0] + ">"
        assert "<html" not in part

    def test_the_page_after_an_act_is_the_one_it_was_done_on(self) -> None:
        url = reverse("inquiry_owner", args=[self.inquiry.reference]) + "?view=mine"
        response = self.client.post(url, {"owner": "me"})
        self.assertRedirects(response, f"{self.inquiry.get_absolute_url()}?view=mine")

    def test_a_slip_in_the_year_of_a_deadline_is_said(self) -> None:
        for year in ["2020", "9999"]:
            assert "Look at the year." in self.act("inquiry_deadline", deadline=f"{year}-12-01T10:00"), year
        assert self.inquiry.deadline is None

    def test_a_note_too_long_to_be_shown_whole_comes_back_with_the_words_why(self) -> None:
        page = self.act("inquiry_notes", text="x y " * 5001)
        assert "A note holds 20000 characters; this one has 20004." in page
        assert "x y " * 5001 in page
        assert not self.inquiry.notes.exists()

    def test_a_deadline_is_set_in_the_readers_own_zone(self) -> None:
        self.act("inquiry_deadline", deadline="2026-12-01T17:00")
        assert self.inquiry.deadline == datetime(2026, 12, 1, 22, 0, tzinfo=UTC)
        self.staff.time_zone = "America/Los_Angeles"
        self.staff.save()
        self.act("inquiry_deadline", deadline="2026-12-01T17:00")
        assert self.inquiry.deadline == datetime(2026, 12, 2, 1, 0, tzinfo=UTC)

    def test_lesson_29_an_hour_that_does_not_exist_is_refused_in_words(self) -> None:
        page = self.act("inquiry_deadline", deadline="2027-03-14T02:30")
        assert self.inquiry.deadline is None
        assert "toast error" in page

    def test_what_is_no_moment_is_refused_in_words(self) -> None:
        assert "Enter a valid date/time." in self.act("inquiry_deadline", deadline="soon")

    def test_a_deadline_that_was_read_is_confirmed_with_one_button(self) -> None:
        Inquiry.objects.update(deadline=timezone.now() + timedelta(hours=3), deadline_phrase="in 3 hours")
        assert "confirmed by Ana" in self.act("inquiry_deadline_confirmation", shown=self.shown())
        assert self.inquiry.deadline_set_by == self.staff

    def test_an_offered_reading_is_used_with_one_button(self) -> None:
        offered = timezone.now() + timedelta(hours=5)
        Inquiry.objects.update(offered_deadline=offered, offered_phrase="later today")
        assert "Use it" in self.client.get(self.inquiry.get_absolute_url()).content.decode()
        self.act("inquiry_deadline_offer", shown=self.shown())
        assert self.inquiry.deadline == offered

    def test_a_yes_to_a_deadline_that_changed_meanwhile_is_stopped_in_words(self) -> None:
        Inquiry.objects.update(deadline=timezone.now() + timedelta(hours=3))
        shown = self.shown()
        Inquiry.objects.update(deadline=timezone.now() + timedelta(hours=1))
        assert "The deadline changed meanwhile." in self.act("inquiry_deadline_confirmation", shown=shown)
        assert self.inquiry.deadline_set_by is None

    def test_a_deadline_is_removed(self) -> None:
        Inquiry.objects.update(deadline=timezone.now())
        assert "No deadline" in self.act("inquiry_deadline_removal")

    def test_a_note_is_kept(self) -> None:
        assert "She was fair." in self.act("inquiry_notes", text="She was fair.")

    def test_a_blank_note_is_refused_in_words(self) -> None:
        assert "A note needs some text." in self.act("inquiry_notes", text="  ")
        assert not self.inquiry.notes.exists()

    def test_closing_and_reopening(self) -> None:
        assert "Closed: No comment" in self.act("inquiry_closure", outcome="no_comment")
        assert self.inquiry.state == "closed"
        self.act("inquiry_reopening")
        assert self.inquiry.state == "open"

    def test_an_end_that_is_none_is_refused_in_words(self) -> None:
        assert "Say how it ended." in self.act("inquiry_closure", outcome="whatever")
        assert self.inquiry.closed_at is None

    def test_joining_leads_to_the_thread_that_goes_on(self) -> None:
        known = make_inquiry("The thread", journalist=make_journalist("Kay", "kay@elsewhere.example"))
        Inquiry.objects.filter(pk=self.inquiry.pk).update(may_belong_to=known)
        url = reverse("inquiry_joining", args=[self.inquiry.reference])
        self.assertRedirects(self.client.post(url), f"{known.get_absolute_url()}?view=due")
        assert "There is nothing left to join this to." in self.act("inquiry_joining")

    def test_a_script_is_told_where_the_joined_thread_is(self) -> None:
        known = make_inquiry("The thread")
        Inquiry.objects.filter(pk=self.inquiry.pk).update(may_belong_to=known)
        response = self.client.post(reverse("inquiry_joining", args=[self.inquiry.reference]), headers=SCRIPT)
        assert response["HX-Redirect"].startswith(known.get_absolute_url())

    def test_a_spokesperson_is_found_by_place_assigned_and_released(self) -> None:
        spokesperson = make_spokesperson()
        make_spokesperson("Nia Okonkwo", body="Albuquerque City Council", city="Albuquerque", state="NM")
        page = self.client.get(self.inquiry.get_absolute_url(), {"words": "durham"}).content.decode()
        assert "Desmond Achterberg" in page
        assert "Nia Okonkwo" not in page
        assert "agreed" in self.act("inquiry_spokespeople", spokesperson=spokesperson.pk)
        ask = Ask.objects.get()
        self.act("inquiry_spokesperson_release", ask.pk)
        ask.refresh_from_db()
        assert ask.state == Ask.State.TAKEN_BACK

    def test_a_search_while_typing_gets_the_matches_alone(self) -> None:
        make_spokesperson()
        url = reverse("inquiry_spokespeople", args=[self.inquiry.reference])
        part = self.client.get(url, {"words": "crisis responders"}, headers=SCRIPT).content.decode()
        assert "Nobody in the directory matches." in part
        part = self.client.get(url, {"words": "responders nc"}, headers=SCRIPT).content.decode()
        assert "Desmond Achterberg" in part
        assert "<html" not in part

    def test_lesson_30_who_left_office_cannot_be_assigned_and_the_page_says_since_when(self) -> None:
        gone = make_spokesperson(left_office_on=date(2026, 1, 5))
        assert "Desmond Achterberg left office on January 5, 2026." in self.act(
            "inquiry_spokespeople", spokesperson=gone.pk
        )
        page = self.client.get(self.inquiry.get_absolute_url(), {"words": "desmond"}).content.decode()
        assert "left office on Jan 5, 2026" in page
        assert not Ask.objects.exists()

    def test_lesson_30_who_is_away_is_shown_with_a_warning(self) -> None:
        today = timezone.localdate()
        make_spokesperson(away_from=today, away_to=today + timedelta(days=3))
        page = self.client.get(self.inquiry.get_absolute_url(), {"words": "desmond"}).content.decode()
        assert "away until" in page

    def test_a_spokesperson_or_an_ask_that_does_not_exist_is_not_found(self) -> None:
        for spokesperson in ["", "x", "999999"]:
            url = reverse("inquiry_spokespeople", args=[self.inquiry.reference])
            assert self.client.post(url, {"spokesperson": spokesperson}).status_code == 404, spokesperson
        url = reverse("inquiry_spokesperson_release", args=[self.inquiry.reference, 999999])
        assert self.client.post(url).status_code == 404
