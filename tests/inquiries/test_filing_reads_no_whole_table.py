"""What is done for every mail takes as long in an office of years as in a new one: no table is read as a whole."""

from pathlib import Path

from django.utils import timezone

from inquiries import sending
from inquiries.delivery import take_results
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, make_outlet
from tests.inquiries.test_intake_robots import bounce
from tests.support.outgoing import DANA, LUIS, SOON, open_inquiry, pass_outbox, queue_answer, sure_of, write_answer
from tests.support.plans_of_all import find_whole_reads, note_statements

SAMPLES = sorted((Path(__file__).parents[1] / "samples").rglob("*.eml"))
FIRST = "<first@piedmontcourier.example>"
TEXT = "Is there someone who pushed it through? I would need two sentences by Thursday at noon, on the record.\n"
PRESS = "press@pressdesk.example"


class FilingReadsNoWholeTable(DeskTestCase):
    maxDiff = None

    def check(self, *mails: bytes) -> None:
        with note_statements() as asked:
            for each in mails:
                deliver_mail(each)
        self.assertGreater(len(asked.statements), 5)
        self.assertEqual("\n\n".join(find_whole_reads(asked)), "")

    def test_a_new_question_of_somebody_new_and_of_somebody_known(self) -> None:
        make_outlet()
        self.check(make_mail(), make_mail(subject="And another"), make_mail(sender="Luis Paz <luis@else.example>"))

    def test_every_sample(self) -> None:
        self.check(*(path.read_bytes() for path in SAMPLES))

    def test_a_follow_up_and_a_strangers_mail_in_her_thread(self) -> None:
        open_inquiry(message_id=FIRST)
        self.check(
            make_mail(subject="Re: Durham", text="By Friday 3 pm would do.\n", In_Reply_To=FIRST),
            make_mail(sender="Eve <eve@else.example>", In_Reply_To=FIRST),
            make_mail(References=f"<unknown@piedmontcourier.example> {FIRST}"),
        )

    def test_what_came_after_its_answer(self) -> None:
        deliver_mail(make_mail(subject="Re: Durham", In_Reply_To=FIRST))
        self.check(make_mail(message_id=FIRST))

    def test_the_same_mail_again(self) -> None:
        open_inquiry(message_id=FIRST, text=TEXT)
        self.check(make_mail(message_id=FIRST, text=TEXT), make_mail(message_id=FIRST, text=TEXT + "-- \nThe list\n"))

    def test_what_a_colleague_passes_on(self) -> None:
        open_inquiry(message_id=FIRST, text=TEXT)
        head = f"From: Dana Whitcomb <{DANA}>\nDate: Mon, 2 Nov 2026 10:00:00 -0500\nSubject: Durham\nTo: Kit\n\n"
        passed_on = f"For you.\n\n---------- Forwarded message ---------\n{head}{TEXT}"
        sender = f"{self.staff.name} <{self.staff.email}>"
        self.check(
            make_mail(sender=sender, subject="Fwd: Durham", text=passed_on),
            make_mail(sender=sender, subject="Fwd: Durham", text=passed_on, In_Reply_To=FIRST),
        )

    def test_an_answer_from_elsewhere(self) -> None:
        open_inquiry(message_id=FIRST)
        sender = f"{self.staff.name} <{self.staff.email}>"
        self.check(
            make_mail(sender=sender, to=DANA, Cc=PRESS, In_Reply_To=FIRST),
            make_mail(sender=sender, to=DANA, Cc=PRESS, subject="About Durham"),
            make_mail(sender=f"Press <{PRESS}>", to=DANA, In_Reply_To=FIRST),
        )

    def test_what_robots_say_of_our_answer(self) -> None:
        inquiry = open_inquiry(message_id=FIRST)
        answer = queue_answer(inquiry, self.staff)
        OutboundEmail.objects.filter(pk=answer.pk).update(state=OutboundEmail.State.SENT, sent_at=timezone.now())
        self.check(
            bounce((DANA, "failed"), message_id=answer.message_id),
            make_mail(subject="Automatic reply: Durham", In_Reply_To=answer.message_id, Auto_Submitted="auto-replied"),
            make_mail(subject="Re: Durham", In_Reply_To=answer.message_id),
            make_mail(subject="Re: Durham", to=f"Press <press+{answer.reply_token}@pressdesk.example>"),
        )

    def test_writing_an_answer_and_a_pass_of_the_outbox(self) -> None:
        inquiry = open_inquiry(message_id=FIRST)
        with note_statements() as asked:
            draft = write_answer(inquiry, self.staff, cc=[LUIS])
            sending.send_reply(draft, revision=draft.revision, by=self.staff, at=timezone.now(), sure=sure_of(draft))
            pass_outbox(now=timezone.now() + SOON)
            take_results(now=timezone.now())
        self.assertGreater(len(asked.statements), 20)
        self.assertEqual("\n\n".join(find_whole_reads(asked)), "")
