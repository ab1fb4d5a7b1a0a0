"""Outgoing mail: where it is, what the server said, and a person's decision where one is needed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from dashboard.mailroom_words import describe_outbound
from inquiries.models import Inquiry, Reply
from inquiries.sending import save_draft, send_reply, start_reply
from mailbox.models import OutboundEmail, OutboundRecipient
from mailbox.outbox import Mail, Recipient, queue_email
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail

State = OutboundEmail.State


class OutboxTestCase(DeskTestCase):
    """One answer in the outbox."""

    def setUp(self) -> None:
        """Ana answered and looks."""
        deliver_mail(make_mail())
        now = timezone.now()
        draft = start_reply(Inquiry.objects.get(), by=self.staff, at=now)
        draft = save_draft(
            draft, text="Desmond can speak at four.", to=draft.to, cc=[], revision=draft.revision, by=self.staff, at=now
        )
        self.email = send_reply(draft, revision=draft.revision, by=self.staff, at=now)
        self.url = f"/mailroom/outbox/{self.email.pk}/"
        self.client.force_login(self.staff)

    def set_state(self, state: str, **fields: object) -> None:
        """As the outbox leaves it."""
        OutboundEmail.objects.filter(pk=self.email.pk).update(state=state, **fields)
        self.email.refresh_from_db()


class OutboundPage(OutboxTestCase):
    """/mailroom/outbox/<pk>/ and its decisions."""

    def test_the_page_shows_text_recipients_and_answers(self) -> None:
        self.email.recipients.update(state=OutboundRecipient.State.REFUSED, response="550 5.1.1 no such user")
        self.set_state(State.FAILED, problem="No recipient was accepted")
        page = self.client.get(self.url)
        for words in ("Desmond can speak at four.", "dana@piedmontcourier.example", "550 5.1.1 no such user", "PD-"):
            self.assertContains(page, words)

    def test_every_page_asks_for_a_login_and_minds_its_method(self) -> None:
        verbs = ("retry/", "settlement/", "cancellation/", "note/")
        assert self.client.post(self.url).status_code == 405
        for name in verbs:
            with self.subTest(name=name):
                assert self.client.get(self.url + name).status_code == 405
        self.client.logout()
        assert self.client.get(self.url)["Location"].startswith("/accounts/login/")
        for name in verbs:
            with self.subTest(name=name):
                assert self.client.post(self.url + name)["Location"].startswith("/accounts/login/")
        self.email.refresh_from_db()
        assert self.email.state == State.QUEUED

    def test_each_state_offers_what_fits_it(self) -> None:
        offers = {"Take it back", "Send it once more", "It arrived", "It did not arrive"}
        offers.add("I know, take it off the list")
        cases: list[tuple[str, set[str], dict[str, object]]] = [
            (State.QUEUED, {"Take it back"}, {}),
            (State.SENDING, set(), {"claimed_by": "x"}),
            (State.SENT, set(), {"sent_at": timezone.now()}),
            (State.FAILED, {"Send it once more", "I know, take it off the list"}, {}),
            (State.UNKNOWN, {"Send it once more", "It arrived", "It did not arrive"}, {}),
            (State.CANCELLED, set(), {}),
        ]
        for state, offered, fields in cases:
            with self.subTest(state=state):
                self.set_state(state, **fields)
                page = self.client.get(self.url).content.decode()
                assert {words for words in offers if f">{words}</button>" in page} == offered

    def test_an_answer_taken_back_is_a_draft_again(self) -> None:
        self.assertRedirects(self.client.post(self.url + "cancellation/"), self.url)
        assert Reply.objects.get().state == Reply.State.DRAFT

    def test_what_left_meanwhile_is_not_taken_back(self) -> None:
        self.set_state(State.SENDING, claimed_by="x")
        page = self.client.post(self.url + "cancellation/", follow=True)
        self.assertContains(page, "Too late")

    def test_it_arrived(self) -> None:
        self.set_state(State.UNKNOWN)
        self.client.post(self.url + "settlement/", {"arrived": "yes"})
        self.email.refresh_from_db()
        assert self.email.state == State.SENT

    def test_it_did_not_arrive(self) -> None:
        self.set_state(State.UNKNOWN)
        self.client.post(self.url + "settlement/", {"arrived": "no"})
        self.email.refresh_from_db()
        assert self.email.state == State.FAILED

    def test_an_answer_that_is_neither_yes_nor_no_changes_nothing(self) -> None:
        self.set_state(State.UNKNOWN)
        for data in ({}, {"arrived": "perhaps"}):
            self.client.post(self.url + "settlement/", data)
            self.email.refresh_from_db()
            assert self.email.state == State.UNKNOWN

    def test_what_somebody_knows_of_asks_for_nobodys_look_until_new_trouble_comes(self) -> None:
        self.set_state(State.FAILED)
        page = self.client.post(self.url + "note/", follow=True)
        self.assertContains(page, "Somebody took note of it.")
        assert not OutboundEmail.objects.troubled().exists()
        self.assertContains(self.client.post(self.url + "note/", follow=True), "Too late")
        self.client.post(self.url + "retry/")
        self.set_state(State.FAILED)
        assert OutboundEmail.objects.troubled().get() == self.email

    def test_a_refused_mail_is_sent_once_more(self) -> None:
        self.set_state(State.FAILED)
        self.client.post(self.url + "retry/")
        self.email.refresh_from_db()
        assert self.email.state == State.QUEUED

    def test_a_log_in_mail_shows_nobody_its_link(self) -> None:
        mail = Mail(
            subject="Set your password", text="https://desk.example/accounts/password/reset/key/1-secret/",
            recipients=[Recipient("kit@pressdesk.example")], purpose=OutboundEmail.Purpose.ACCOUNT,
        )  # fmt: skip
        with transaction.atomic():
            email = queue_email(mail, at=timezone.now())
        self.client.force_login(self.administrator)
        page = self.client.get(f"/mailroom/outbox/{email.pk}/")
        self.assertContains(page, "its text is shown to nobody")
        self.assertNotContains(page, "1-secret")

    def test_what_waits_or_failed_stands_before_what_is_done(self) -> None:
        self.set_state(State.UNKNOWN, problem="The line broke.")
        self.assertContains(self.client.get("/mailroom/"), "May or may not have gone out")
        self.set_state(State.SENT, sent_at=timezone.now(), problem="")
        page = self.client.get("/mailroom/")
        self.assertContains(page, "Accepted by the server")
        self.assertContains(page, "Nothing waits, nothing is stuck.")


class StatesInWords(OutboxTestCase):
    """What the list says of a mail."""

    def say(self, **fields: object) -> str:
        """Tone and words of the mail with these fields."""
        state = fields.pop("state", State.QUEUED)
        self.set_state(str(state), **fields)
        said = describe_outbound(self.email, self.now).state
        return f"{said.tone}: {said.words}"

    def test_states(self) -> None:
        with timezone.override("America/New_York"):
            self.now = datetime(2026, 11, 23, 15, 18, tzinfo=ZoneInfo("America/New_York"))
            cases: list[tuple[str, dict[str, object]]] = [
                ("soon: Leaves in 17 s", {"due_at": self.now + timedelta(seconds=17)}),
                ("soon: Leaves in 1 s", {"due_at": self.now + timedelta(seconds=1)}),
                ("soon: Waiting to leave", {"due_at": self.now}),
                ("soon: Waiting to leave", {"due_at": self.now - timedelta(seconds=1)}),
                ("soon: Tried once, again 3:19 PM ET", {"attempts": 1, "due_at": self.now + timedelta(minutes=1)}),
                ("soon: Tried 3 times, again 3:23 PM ET", {"attempts": 3, "due_at": self.now + timedelta(minutes=5)}),
                ("soon: Being handed to the server", {"state": State.TRANSMITTING, "claimed_by": "x"}),
                ("late: Not delivered", {"state": State.FAILED}),
                ("late: May or may not have gone out", {"state": State.UNKNOWN}),
                ("quiet: Taken back", {"state": State.CANCELLED}),
                ("done: Accepted by the server 3:18 PM", {"state": State.SENT, "sent_at": self.now}),
                ("late: Came back 3:18 PM", {"state": State.SENT, "sent_at": self.now, "bounced_at": self.now}),
            ]
            for said, fields in cases:
                with self.subTest(said=said):
                    assert self.say(**fields) == said

    def test_a_mail_that_one_recipient_refused_is_not_shown_as_well(self) -> None:
        self.email.recipients.update(state=OutboundRecipient.State.REFUSED)
        self.now = timezone.now()
        assert self.say(state=State.SENT, sent_at=self.now).endswith("but one recipient was refused")
