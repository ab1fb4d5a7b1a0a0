"""On the page of an inquiry: what it looks like, merging and splitting it, who may read it, whom a note reaches."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from inquiries import notes, sending
from inquiries.confidentiality import make_confidential
from inquiries.models import Ask, Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist, make_message, make_spokesperson
from tests.support.outgoing import write_answer

SUBJECT = "Durham crisis teams, four years on"


class NeighboursOfAnInquiry(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.now = timezone.now()
        self.inquiry = make_inquiry(SUBJECT)
        make_message(self.inquiry)
        self.other = make_inquiry(SUBJECT, journalist=make_journalist("Kay Lund", "kay@elsewhere.example"))

    def see(self, inquiry: Inquiry | None = None) -> str:
        return self.client.get((inquiry or self.inquiry).get_absolute_url()).content.decode()

    def act(self, name: str, *args: object, **data: object) -> str:
        response = self.client.post(reverse(name, args=[self.inquiry.reference, *args]), data, follow=True)
        assert response.status_code == 200
        self.inquiry.refresh_from_db()
        return response.content.decode()

    def head(self, page: str) -> str:
        return page.partition('<header class="inquiry-head"')[2].partition("</header>")[0]

    def test_a_likely_duplicate_is_said_quietly(self) -> None:
        assert f'Looks like <a href="{self.other.get_absolute_url()}">{self.other.reference}</a>' in self.see()

    def test_one_she_may_not_read_is_never_named(self) -> None:
        Inquiry.objects.filter(pk=self.inquiry.pk).update(may_belong_to=self.other)
        assert self.other.reference in self.head(self.see())
        make_confidential(self.other, by=self.manager, at=self.now)
        head = self.head(self.see())
        assert self.other.reference not in head
        assert "Kay Lund" not in head

    def test_merged_by_its_reference_the_page_of_the_other_follows(self) -> None:
        for written in ["", "PD-999999", self.inquiry.reference]:
            page = self.act("inquiry_merging", into=written)
            assert "There is no inquiry of that reference." in page or "cannot be merged" in page, written
        page = self.act("inquiry_merging", into=str(self.other.pk))
        assert f"{self.inquiry.reference} is part of {self.other.reference} now" in page
        assert f'Joined to <a href="{self.other.get_absolute_url()}">' in self.see()

    def test_what_was_split_off_has_a_page_of_its_own(self) -> None:
        second = make_message(self.inquiry, text="And the school meals?", at=self.now + timedelta(minutes=1))
        page = self.client.get(reverse("inquiry_splitting", args=[self.inquiry.reference])).content.decode()
        assert "And the school meals?" in page
        page = self.act("inquiry_splitting", message=second.pk)
        assert f"split this off from {self.inquiry.reference}" in page
        response = self.client.post(reverse("inquiry_splitting", args=[self.inquiry.reference]))
        assert response.status_code == 422
        assert "Choose at least one" in response.content.decode()

    def test_given_away_a_confidential_one_is_no_longer_hers_to_read_and_she_is_told(self) -> None:
        make_confidential(self.inquiry, by=self.manager, at=self.now)
        Inquiry.objects.filter(pk=self.inquiry.pk).update(owner=self.staff)
        page = self.act("inquiry_owner", owner=self.colleague.pk)
        assert "no longer yours to read" in page
        assert self.inquiry.owner == self.colleague
        assert self.client.get(self.inquiry.get_absolute_url()).status_code == 404

    def test_made_confidential_it_says_so_in_its_header_and_its_row(self) -> None:
        page = self.act("inquiry_confidentiality", named=[self.colleague.pk])
        assert "Confidential" in self.head(page)
        assert '<span class="lock">' in page
        assert set(self.inquiry.named.all()) == {self.staff, self.colleague}
        page = self.act("inquiry_confidentiality_removal")
        assert '<span class="lock">' not in page

    def test_an_odd_choice_of_people_names_nobody(self) -> None:
        self.act("inquiry_confidentiality", named=["x", "999999", "9" * 30])
        assert list(self.inquiry.named.all()) == [self.staff]

    def test_a_colleague_a_note_cannot_reach_is_said_and_let_in_with_one_click(self) -> None:
        make_confidential(self.inquiry, by=self.staff, at=self.now)
        page = self.act("inquiry_notes", text="@Mateo Osei, look")
        assert "Mateo Osei may not read this" in page
        page = self.act("inquiry_readers", person=self.colleague.pk)
        assert "Mateo Osei may read this now." in page
        assert self.colleague in self.inquiry.named.all()
        assert '<b class="mention">@Mateo Osei</b>' in page

    def test_a_mention_stands_out_and_nothing_else_of_the_note_is_markup(self) -> None:
        notes.add_note(self.inquiry, "@Mateo <script>alert(1)</script>", by=self.staff, at=self.now)
        page = self.see()
        assert '<b class="mention">@Mateo</b>' in page
        assert "<script>alert" not in page

    def test_a_sent_answer_is_shown_as_the_reporter_sees_it(self) -> None:
        draft = write_answer(self.inquiry, self.staff, "It is *nineteen*.\n\n- one\n- two\n\n<b>x</b>")
        sending.send_reply(draft, revision=draft.revision, by=self.staff, at=self.now)
        page = self.see()
        assert "It is <strong>nineteen</strong>." in page
        assert "<li>one</li>" in page
        assert "<b>x</b>" not in page

    def test_a_spokesperson_is_asked_and_her_answer_noted_with_one_click(self) -> None:
        desmond, imani = make_spokesperson(), make_spokesperson("Imani Okafor")
        page = self.act("inquiry_asks", spokesperson=desmond.pk)
        assert "no answer" in page
        assert "Said yes" in page
        ask = Ask.objects.get()
        assert "noted that Desmond Achterberg said no" in self.act("inquiry_spokesperson_refusal", ask.pk)
        self.act("inquiry_asks", spokesperson=imani.pk)
        self.act("inquiry_spokesperson_agreement", Ask.objects.latest("id").pk)
        assert Ask.objects.latest("id").state == "agreed"

    def test_an_observer_reads_all_of_it_and_is_offered_nothing_to_do(self) -> None:
        make_confidential(self.inquiry, [self.observer], by=self.staff, at=self.now)
        Ask.objects.create(inquiry=self.inquiry, spokesperson=make_spokesperson(), by=self.staff, at=self.now)
        self.client.force_login(self.observer)
        page = self.see()
        assert "Is there someone who can speak?" in page
        main = page.partition("<main")[2].partition("</main>")[0]
        assert 'method="post"' not in main.replace(f'action="{reverse("saved_views")}"', "")
        for name in ("mailroom", "call_new"):
            assert f'href="{reverse(name)}"' not in page
            assert self.client.get(reverse(name)).status_code == 403

    def test_an_observer_is_offered_only_notices_that_make_sense(self) -> None:
        self.client.force_login(self.observer)
        page = self.client.get(reverse("settings")).content.decode()
        assert "Only news in mine" not in page
        assert "Urgent new inquiries" in page
