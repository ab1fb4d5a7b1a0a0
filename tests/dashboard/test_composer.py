"""The composer: one draft an inquiry, saved while it is written, sent as it is read, taken back in time."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from inquiries import sending
from inquiries.merging import merge
from inquiries.models import DraftCopy, Message, Reply
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message

SCRIPT = {"HX-Request": "true"}


class Composer(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.mail = make_message(self.inquiry)
        self.client.force_login(self.staff)

    def url(self, name: str, *args: object) -> str:
        return reverse(name, args=[self.inquiry.reference, *args])

    def begin(self) -> Reply:
        return sending.start_reply(self.inquiry, by=self.staff, at=timezone.now())

    def typed(self, draft: Reply, **changed: object) -> dict[str, object]:
        values = {
            "reply": draft.pk, "revision": draft.revision, "text": "Dear Dana, yes.",
            "to": "dana@piedmontcourier.example", "cc": "",
        }  # fmt: skip
        return values | changed

    def post(self, name: str, data: dict[str, object], *, script: bool = False, args: tuple[object, ...] = ()) -> str:
        response = self.client.post(self.url(name, *args), data, headers=SCRIPT if script else {}, follow=not script)
        assert response.status_code == 200
        return response.content.decode()

    def test_a_reply_is_begun_by_a_button_and_shows_whom_it_goes_to(self) -> None:
        page = self.post("inquiry_draft", {})
        assert "<html" in page
        assert 'value="dana@piedmontcourier.example"' in page
        assert "Ana Ruiz &lt;press@pressdesk.example&gt;" in page

    def test_what_a_colleague_just_began_is_not_written_over_by_a_page_that_did_not_know(self) -> None:
        draft = sending.start_reply(self.inquiry, by=self.colleague, at=timezone.now())
        sending.save_draft(
            draft, text="Mateo was first.", to=draft.to, cc=[], revision=0, by=self.colleague, at=timezone.now()
        )
        page = self.post("inquiry_draft", {"text": "Ana types."})
        assert "Mateo was first." in page
        assert "Ana types." in page
        draft.refresh_from_db()
        assert draft.text == "Mateo was first."

    def test_what_is_typed_while_the_inquiry_is_merged_elsewhere_is_saved_there(self) -> None:
        draft = self.begin()
        other = make_inquiry("The one that stays")
        merge(self.inquiry, other, by=self.colleague, at=timezone.now())
        part = self.post("inquiry_draft", self.typed(draft, autosave="1"), script=True)
        assert "Draft saved" in part
        draft.refresh_from_db()
        assert (draft.inquiry, draft.text) == (other, "Dear Dana, yes.")

    def test_saving_works_without_a_script(self) -> None:
        draft = self.begin()
        page = self.post("inquiry_draft", self.typed(draft))
        assert "Dear Dana, yes.</textarea>" in page
        assert "Draft saved" in page

    def test_saving_while_writing_answers_with_the_new_revision_and_nothing_else(self) -> None:
        draft = self.begin()
        part = self.post("inquiry_draft", self.typed(draft, autosave="1"), script=True)
        assert 'name="revision" value="1"' in part
        assert "Draft saved" in part
        assert "<textarea" not in part
        draft.refresh_from_db()
        assert draft.text == "Dear Dana, yes."

    def test_saving_the_same_again_makes_no_new_revision(self) -> None:
        draft = self.begin()
        self.post("inquiry_draft", self.typed(draft, autosave="1"), script=True)
        self.post("inquiry_draft", self.typed(draft, autosave="1", revision=1), script=True)
        draft.refresh_from_db()
        assert draft.revision == 1

    def test_a_wrong_address_is_named_and_the_text_is_saved_all_the_same(self) -> None:
        draft = self.begin()
        part = self.post("inquiry_draft", self.typed(draft, to="dana@, x", autosave="1"), script=True)
        assert "dana@ is no mail address." in part
        draft.refresh_from_db()
        assert draft.text == "Dear Dana, yes."
        assert draft.to == ["dana@piedmontcourier.example"]

    def test_line_ends_of_browsers_do_not_reach_the_draft(self) -> None:
        draft = self.begin()
        self.post("inquiry_draft", self.typed(draft, text="Dear Dana,\r\n\r\nyes."))
        draft.refresh_from_db()
        assert draft.text == "Dear Dana,\n\nyes."

    def test_lesson_25_two_who_write_at_once_both_see_both_texts(self) -> None:
        draft = self.begin()
        sending.save_draft(draft, text="Hers", to=draft.to, cc=[], revision=0, by=self.colleague, at=timezone.now())
        for script in (True, False):
            page = self.post("inquiry_draft", self.typed(draft, text="Mine", revision=0), script=script)
            assert "Mateo Osei saved this draft while you wrote." in page
            assert "Mine</textarea>" in page
            assert "Hers</textarea>" in page
        draft.refresh_from_db()
        assert draft.text == "Hers"

    def test_using_mine_keeps_hers(self) -> None:
        draft = self.begin()
        sending.save_draft(draft, text="Hers", to=draft.to, cc=[], revision=0, by=self.colleague, at=timezone.now())
        self.post("inquiry_draft", self.typed(draft, text="Mine", revision=1, keep="1"))
        draft.refresh_from_db()
        assert draft.text == "Mine"
        kept = DraftCopy.objects.get(text="Hers")
        assert kept.by == self.colleague

    def test_a_text_for_a_draft_that_was_sent_meanwhile_is_not_lost(self) -> None:
        draft = self.begin()
        draft = sending.save_draft(
            draft, text="Hers", to=draft.to, cc=[], revision=0, by=self.colleague, at=timezone.now()
        )
        sending.send_reply(draft, revision=1, by=self.colleague, at=timezone.now())
        page = self.post("inquiry_draft", self.typed(draft, text="Mine"))
        assert "Mine</textarea>" in page
        assert "Begin a new draft with this text" in page
        assert DraftCopy.objects.filter(text="Mine").exists()
        assert "Mine" in self.post("inquiry_draft", {"text": "Mine"})

    def test_sending_saves_what_the_page_shows_and_queues_exactly_that(self) -> None:
        draft = self.begin()
        self.inquiry.participants.create(address="sam@piedmontcourier.example")
        page = self.post("inquiry_replies", self.typed(draft, text="As read.", cc="Sam <sam@piedmontcourier.example>"))
        email = OutboundEmail.objects.get()
        assert email.text.startswith("As read.")
        assert [each.address for each in email.recipients.all()] == [
            "dana@piedmontcourier.example", "sam@piedmontcourier.example",
        ]  # fmt: skip
        assert "leaves in" in page
        assert "Undo" in page

    def test_an_empty_answer_is_not_sent_and_the_page_says_why(self) -> None:
        page = self.post("inquiry_replies", self.typed(self.begin(), text="  "))
        assert "There is nothing written yet." in page
        assert not OutboundEmail.objects.exists()

    def test_an_answer_to_a_wrong_address_is_not_sent_and_stays_as_typed(self) -> None:
        page = self.post("inquiry_replies", self.typed(self.begin(), to="dana"))
        assert "dana is no mail address." in page
        assert 'value="dana"' in page
        assert "Dear Dana, yes.</textarea>" in page
        assert not OutboundEmail.objects.exists()

    def test_lesson_25_a_newer_mail_stops_the_answer_until_it_is_read(self) -> None:
        draft = self.begin()
        newer = make_message(self.inquiry, text="Never mind, filed.", at=timezone.now() + timedelta(seconds=1))
        page = self.post("inquiry_replies", self.typed(draft))
        assert "A newer mail arrived." in page
        assert "I have read it" in page
        assert not OutboundEmail.objects.exists()
        draft.refresh_from_db()
        self.post("inquiry_draft", self.typed(draft, caught_up=newer.pk))
        draft.refresh_from_db()
        assert draft.answers == newer
        self.post("inquiry_replies", self.typed(draft))
        assert OutboundEmail.objects.count() == 1

    def test_only_the_mail_the_page_showed_counts_as_read(self) -> None:
        draft = self.begin()
        shown = make_message(self.inquiry, at=timezone.now() + timedelta(seconds=1))
        make_message(self.inquiry, at=timezone.now() + timedelta(seconds=2))
        self.post("inquiry_draft", self.typed(draft, caught_up=shown.pk))
        draft.refresh_from_db()
        assert draft.answers == self.mail

    def send(self) -> OutboundEmail:
        self.post("inquiry_replies", self.typed(self.begin()))
        return OutboundEmail.objects.get()

    def test_lesson_27_undo_survives_a_reload_and_a_change_of_page(self) -> None:
        email = self.send()
        other = make_inquiry("Another")
        for url in [self.inquiry.get_absolute_url(), other.get_absolute_url(), reverse("queue", args=["due"])]:
            page = self.client.get(url).content.decode()
            assert self.url("inquiry_reply_undo", email.pk) in page, url

    def test_nobody_else_is_offered_my_undo_as_a_toast(self) -> None:
        email = self.send()
        self.client.force_login(self.colleague)
        page = self.client.get(reverse("queue", args=["due"])).content.decode()
        assert self.url("inquiry_reply_undo", email.pk) not in page

    def test_undo_gives_the_draft_back(self) -> None:
        email = self.send()
        page = self.post("inquiry_reply_undo", {}, args=(email.pk,))
        assert "Dear Dana, yes.</textarea>" in page
        assert "took an answer back before it left" in page
        email.refresh_from_db()
        assert email.state == OutboundEmail.State.CANCELLED

    def test_undo_that_comes_too_late_says_so(self) -> None:
        email = self.send()
        OutboundEmail.objects.update(state=OutboundEmail.State.SENT, sent_at=timezone.now())
        page = self.post("inquiry_reply_undo", {}, args=(email.pk,))
        assert "Too late: the answer has left." in page
        assert Message.objects.filter(outbound=email).exists()

    def test_undo_of_another_inquirys_answer_is_not_found(self) -> None:
        email = self.send()
        url = reverse("inquiry_reply_undo", args=[make_inquiry("Another").reference, email.pk])
        assert self.client.post(url).status_code == 404

    def test_a_draft_thrown_away_is_gone_from_the_page_and_kept_in_the_database(self) -> None:
        draft = self.begin()
        page = self.post("inquiry_draft_removal", {"reply": draft.pk})
        assert "Reply to Dana Whitcomb" in page
        draft.refresh_from_db()
        assert draft.state == Reply.State.DISCARDED

    def test_what_a_page_without_a_reply_posts_is_not_found(self) -> None:
        for reply in ["", "x", "999999", "9" * 30]:
            response = self.client.post(self.url("inquiry_replies"), {"reply": reply})
            assert response.status_code == 404, reply

    def test_news_never_touch_the_composer(self) -> None:
        self.begin()
        page = self.client.get(self.url("inquiry_changes")).content.decode()
        assert 'id="composer"' not in page
        assert 'id="timeline"' in page
