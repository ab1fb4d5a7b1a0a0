"""SIGKILL at random moments, ten times over: nothing is lost, nothing doubled, nothing sent twice (lesson 5)."""

import random
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from config.demo.imap import EmbeddedImap
from inquiries import sending
from inquiries.models import Inquiry, Message, Office
from mailbox.models import InboundEmail, OutboundEmail
from tests.factories import make_inquiry, make_mail, make_message, make_person
from tests.support.desk import DeskOfWorkers
from tests.support.smtp_sink import Behaviour, SmtpSink

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 10
THREADS = 100
MAILS_A_THREAD = 3
ANSWERS = 100


def wait_until(is_so: Callable[[], bool], seconds: float, desk: DeskOfWorkers) -> None:
    """Look twenty times a second; a failure shows what the desk said."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, desk.read_log()[-3000:]
        time.sleep(0.05)


def make_threads() -> list[tuple[bytes, int]]:
    """300 mails, each with the number of its thread; a question always comes before its follow-ups."""
    mails = []
    for thread in range(THREADS):
        sender = f"Reporter {thread} <reporter{thread}@paper{thread}.example>"
        ids = [f"<{thread}-{number}@paper{thread}.example>" for number in range(MAILS_A_THREAD)]
        for number, message_id in enumerate(ids):
            text = f"Question {number} of thread {thread}, by Friday please.\n"
            raw = make_mail(
                sender=sender, subject=f"Thread {thread}", message_id=message_id, text=text, **name(ids[:number])
            )
            mails.append((number, raw, thread))
    return [(raw, thread) for _number, raw, thread in sorted(mails, key=lambda mail: mail[0])]


def name(earlier: list[str]) -> dict[str, Any]:
    """The headers that name the mails before this one."""
    return {"In_Reply_To": earlier[-1], "References": " ".join(earlier)} if earlier else {}


def test_300_mails_come_in_while_the_desk_is_killed_ten_times(imap: EmbeddedImap, tmp_path: Path) -> None:
    Office.load()
    luck = random.Random(7)
    mails = make_threads()
    desk = DeskOfWorkers(
        tmp_path,
        PRESSDESK_IMAP_URL=f"imap://press:secret@127.0.0.1:{imap.port}/INBOX",
        PRESSDESK_SMTP_URL="smtp://127.0.0.1:9",
    )  # fmt: skip
    share = len(mails) // KILLS
    for kill in range(KILLS):
        imap.deliver([raw for raw, _thread in mails[kill * share : (kill + 1) * share]])
        filed_before = InboundEmail.objects.exclude(processed_at=None).count()
        stored_before = InboundEmail.objects.count()
        desk.start()
        # Half of the kills fall while mail is being stored, half while it is being filed.
        if kill % 2:
            wait_until(lambda: InboundEmail.objects.count() > stored_before, 20, desk)  # noqa: B023
        else:
            wait_until(
                lambda: InboundEmail.objects.exclude(processed_at=None).count() > filed_before, 20, desk  # noqa: B023
            )  # fmt: skip
        time.sleep(luck.uniform(0, 0.08))
        desk.kill()
    with desk:
        desk.start()
        wait_until(lambda: InboundEmail.objects.filter(state="processed").count() == len(mails), 30, desk)

    assert InboundEmail.objects.count() == len(mails), "a row a mail, none doubled, none missing"
    assert InboundEmail.objects.filter(duplicate_of=None).count() == len(mails)
    assert Message.objects.count() == len(mails)
    assert Inquiry.objects.count() == THREADS
    thread_of = {message.text.split()[4].rstrip(","): message.inquiry_id for message in Message.objects.all()}
    assert len(set(thread_of.values())) == THREADS
    assert all(inquiry.messages.count() == MAILS_A_THREAD for inquiry in Inquiry.objects.all())
    opened = Counter(Inquiry.objects.values_list("events__kind", flat=True))
    assert (opened["opened"], opened["mail_received"]) == (THREADS, len(mails) - THREADS)


def test_100_answers_go_out_while_the_desk_is_killed_ten_times(smtp: SmtpSink, tmp_path: Path) -> None:
    Office.load()
    ana, luck = make_person(), random.Random(11)
    long_ago = timezone.now() - timedelta(minutes=5)
    smtp.behaviour = Behaviour(delay_seconds=0.02)
    for number in range(ANSWERS):
        inquiry = make_inquiry(f"Question {number}", received_at=long_ago)
        make_message(inquiry, at=long_ago)
        draft = sending.start_reply(inquiry, by=ana, at=long_ago)
        draft = sending.save_draft(
            draft, text=f"Answer {number}", to=draft.to, cc=[], revision=draft.revision, by=ana, at=long_ago
        )
        sending.send_reply(draft, revision=draft.revision, by=ana, at=long_ago)
    desk = DeskOfWorkers(tmp_path, PRESSDESK_SMTP_URL=f"smtp://127.0.0.1:{smtp.port}")
    for _kill in range(KILLS):
        seen = smtp.attempt_count
        desk.start()
        wait_until(lambda: smtp.attempt_count > seen, 20, desk)  # noqa: B023
        time.sleep(luck.uniform(0, 0.15))
        desk.kill()
    # What the last killed sender held is settled by the next one; nothing else is sent here.
    waiting = OutboundEmail.objects.filter(purpose="reply", state__in=["queued", "sending", "transmitting"])
    with desk:
        desk.start()
        wait_until(lambda: not waiting.exists(), 40, desk)

    sent_times = Counter(mail.message["Message-ID"] for mail in smtp.mails)
    states = dict(OutboundEmail.objects.filter(purpose="reply").values_list("message_id", "state"))
    assert len(states) == ANSWERS
    assert set(states.values()) <= {"sent", "unknown"}
    assert all(sent_times[message_id] <= 1 for message_id in states), "none twice"
    assert all(sent_times[message_id] == 1 for message_id, state in states.items() if state == "sent")
    unsent = [message_id for message_id in states if sent_times[message_id] == 0]
    assert all(states[message_id] == "unknown" for message_id in unsent), "what is uncertain stands as unknown"
    assert list(states.values()).count("unknown") <= KILLS
