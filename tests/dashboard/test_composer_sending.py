"""From the composer: asked once, sent anyway, sent later, held back, acknowledged, asked back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine
from django.urls import reverse
from django.utils import timezone

from inquiries import acknowledging, closing, drafts
from inquiries.models import Reply, User
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message

SCRIPT = {"HX-Request": "true"}
NEW_YORK = ZoneInfo("America/New_York")


class ComposerSending(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.mail = make_message(self.inquiry)
        self.client.force_login(self.staff)

    def url(self, name: str, *args: object) -> str:
        return reverse(name, args=[self.inquiry.reference, *args])

    def typed(self, **changed: object) -> dict[str, object]:
        draft = drafts.start_reply(self.inquiry, by=self.staff, at=timezone.now())
        values = {
            "reply": draft.pk, "revision": draft.revision, "text": "Dear Dana, yes.",
            "to": "dana@piedmontcourier.example", "cc": "", "bcc": "",
        }  # fmt: skip
        return values | changed

    def post(self, name_or_url: str, data: dict[str, object], *, script: bool = True) -> str:
        url = name_or_url if name_or_url.startswith("/") else self.url(name_or_url)
        response = self.client.post(url, data, headers=SCRIPT if script else {}, follow=not script)
        assert response.status_code == 200
        return response.content.decode()

    def anyway_url(self, page: str) -> str:
        part = page.partition('id="guard"')[2].partition('formaction="')[2]
        return part.partition('"')[0].replace("&amp;", "&")

    def reply(self) -> Reply:
        return Reply.objects.latest("id")

    def test_what_may_not_be_meant_is_asked_once_and_sent_anyway(self) -> None:
        for script in (True, False):
            with self.subTest(script=script):
                page = self.post(
                    "inquiry_replies", self.typed(text="It is attached.", cc="sam@x.example"), script=script
                )
                assert "You write “attached”, but no file is attached." in page
                assert "Nobody in this thread has used sam@x.example." in page
                assert "It is attached.</textarea>" in page
        assert not OutboundEmail.objects.exists()
        sure = self.typed(text="It is attached.", cc="sam@x.example")
        self.post(self.anyway_url(page), sure)
        assert OutboundEmail.objects.count() == 1

    def test_saying_yes_to_one_address_says_nothing_of_another(self) -> None:
        page = self.post("inquiry_replies", self.typed(cc="sam@x.example"))
        page = self.post(self.anyway_url(page), self.typed(cc="luis@x.example"))
        assert "Nobody in this thread has used luis@x.example." in page
        assert not OutboundEmail.objects.exists()

    def test_blind_copies_stand_in_the_composer_and_on_the_answer(self) -> None:
        self.inquiry.participants.create(address="sam@x.example")
        page = self.post("inquiry_draft", self.typed(bcc="sam@x.example"))
        assert 'name="bcc" value="sam@x.example"' in page
        page = self.post("inquiry_replies", self.typed(bcc="sam@x.example"))
        assert "Bcc sam@x.example" in page

    def test_the_signature_is_shown_as_it_will_stand_and_switched_off_by_its_box(self) -> None:
        User.objects.filter(pk=self.staff.pk).update(signature="Ana\nPress")
        page = self.post("inquiry_draft", self.typed(signed=["0", "1"]))
        assert "-- \nAna\nPress" in page
        page = self.post("inquiry_draft", self.typed(signed="0"))
        assert "-- \nAna\nPress" not in page
        assert self.reply().is_signed is False
        self.post("inquiry_draft", self.typed(text="Changed."))
        assert self.reply().is_signed is False

    def test_the_preview_is_the_html_part_and_follows_the_saving(self) -> None:
        part = self.post("inquiry_draft", self.typed(text="*Yes* <b>&", autosave="1"))
        assert "<strong>Yes</strong> &lt;b&gt;&amp;" in part
        assert 'id="reply-preview"' in part

    def test_an_offered_moment_is_said_with_its_zone_and_kept(self) -> None:
        with time_machine.travel(datetime(2026, 11, 24, 10, tzinfo=NEW_YORK), tick=False):
            self.post("inquiry_draft", self.typed())
            page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
            assert "tomorrow 9:00 AM ET" in page
            moment = datetime(2026, 11, 25, 9, tzinfo=NEW_YORK)
            page = self.post("inquiry_schedule", self.typed(send_at=moment.isoformat()))
            assert "Ana’s answer leaves" in page
            assert "Hold back" in page
            assert 'id="reply-text"' not in page
        assert (self.reply().state, self.reply().send_at) == ("scheduled", moment)

    def test_a_moment_of_ones_own_is_in_the_readers_zone(self) -> None:
        User.objects.filter(pk=self.staff.pk).update(time_zone="America/Los_Angeles")
        tomorrow = timezone.now() + timedelta(days=1)
        own = f"{tomorrow:%Y-%m-%d}T09:30"
        page = self.post("inquiry_schedule", self.typed(send_at="own", send_at_own=own), script=False)
        assert "9:30 AM PT" in page
        expected = datetime.fromisoformat(own).replace(tzinfo=ZoneInfo("America/Los_Angeles"))
        assert self.reply().send_at == expected

    def test_a_moment_that_cannot_be_read_is_asked_for_and_nothing_is_lost(self) -> None:
        for moment in [{}, {"send_at": "own"}, {"send_at": "x"}, {"send_at": "2026-11-25T09:00"}]:
            page = self.post("inquiry_schedule", self.typed(**moment))
            assert "Say when it is to leave" in page, moment
            assert "Dear Dana, yes.</textarea>" in page
        past = {"send_at": (timezone.now() - timedelta(hours=1)).isoformat()}
        assert "That moment has passed." in self.post("inquiry_schedule", self.typed(**past))

    def test_what_is_asked_before_sending_later_is_answered_for_that_moment(self) -> None:
        moment = timezone.now() + timedelta(hours=2)
        page = self.post("inquiry_schedule", self.typed(cc="sam@x.example", send_at=moment.isoformat()))
        assert "Send it then anyway" in page
        self.post(self.anyway_url(page), self.typed(cc="sam@x.example"))
        assert (self.reply().state, self.reply().send_at) == ("scheduled", moment)

    def schedule(self) -> Reply:
        moment = timezone.now() + timedelta(hours=2)
        self.post("inquiry_schedule", self.typed(send_at=moment.isoformat()))
        return self.reply()

    def test_held_back_it_stands_in_the_composer_again(self) -> None:
        reply = self.schedule()
        for script in (True, False):
            page = self.post(self.url("inquiry_schedule_removal", reply.pk), {}, script=script)
            assert "Dear Dana, yes.</textarea>" in page or "waits for its hour no more" in page
        assert self.reply().state == "draft"

    def test_lesson_25_a_newer_mail_is_told_beside_it_and_can_be_said_to_be_read(self) -> None:
        reply = self.schedule()
        newer = make_message(self.inquiry, text="One more thing.")
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        assert "it will be held back unless somebody says that this was read" in page
        self.post(self.url("inquiry_schedule_reading", reply.pk), {"caught_up": newer.pk})
        assert self.reply().answers == newer

    def test_one_key_acknowledges_and_the_button_says_why_it_cannot(self) -> None:
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        assert 'data-key="y"' in page
        page = self.post("inquiry_acknowledgement", {})
        assert OutboundEmail.objects.get().reply.kind == Reply.Kind.ACKNOWLEDGEMENT
        assert "Our word to her is on its way." in page
        assert "on its way" in self.post("inquiry_acknowledgement", {}, script=False)
        assert OutboundEmail.objects.count() == 1

    def test_an_acknowledgement_taken_back_opens_no_composer(self) -> None:
        email = acknowledging.acknowledge(self.inquiry, by=self.staff, at=timezone.now())
        page = self.post(self.url("inquiry_reply_undo", email.pk), {})
        assert 'id="reply-text"' not in page

    def test_send_and_keep_open_asks_back(self) -> None:
        self.post("inquiry_replies", self.typed(kind="question"))
        assert OutboundEmail.objects.get().reply.kind == Reply.Kind.QUESTION
        self.inquiry.refresh_from_db()
        assert self.inquiry.is_waiting

    def test_closing_with_an_open_draft_says_so_and_keeps_it(self) -> None:
        self.post("inquiry_draft", self.typed())
        closing.close(self.inquiry, self.inquiry.Outcome.TOO_LATE, by=self.staff, at=timezone.now())
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        assert "Closed with an answer that was not sent: Ana’s draft is kept below." in page
        assert "Dear Dana, yes.</textarea>" in page

    def test_enter_in_an_address_saves_and_sends_nothing(self) -> None:
        self.post("inquiry_draft", self.typed())
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        first = page.partition('id="reply-form"')[2].partition("<button")[2].partition(">")[0]
        assert self.url("inquiry_draft") in first

    def test_an_observer_is_shown_nothing_to_press_and_may_press_nothing(self) -> None:
        reply = self.schedule()
        self.client.force_login(self.observer)
        page = self.client.get(self.inquiry.get_absolute_url()).content.decode()
        assert "Ana’s answer leaves" in page
        for name in ["composer", "reply-form"]:
            assert f'id="{name}"' not in page
        for url in ["inquiry_acknowledgement", "inquiry_draft", "inquiry_schedule_removal"]:
            assert f'action="{self.url(url, *([reply.pk] if "removal" in url else []))}' not in page
        acts = [
            self.url("inquiry_acknowledgement"), self.url("inquiry_schedule_removal", reply.pk),
            self.url("inquiry_schedule_reading", reply.pk),
        ]  # fmt: skip
        for act in acts:
            assert self.client.post(act, {"caught_up": self.mail.pk}).status_code == 403, act
        data = {"reply": reply.pk, "revision": reply.revision, "text": "x", "to": "", "cc": ""}
        moment = (timezone.now() + timedelta(hours=1)).isoformat()
        for name in ["inquiry_replies", "inquiry_schedule"]:
            assert self.client.post(self.url(name), data | {"send_at": moment}).status_code == 403, name
