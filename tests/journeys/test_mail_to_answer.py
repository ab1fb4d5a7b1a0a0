"""A reporter's mail all the way: bytes in, an inquiry, an answer in her thread, a bounce back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from config.demo.imap import EmbeddedImap
from inquiries import sending
from inquiries.delivery import take_results
from inquiries.intake import process_pending
from inquiries.models import Event, Inquiry, Office
from mailbox.addresses import ImapAddress
from mailbox.leases import Holder
from mailbox.models import OutboundEmail
from mailbox.outbox import send_due
from mailbox.sync import sync_once
from tests.factories import make_mail, make_person
from tests.support.smtp_sink import SmtpSink

TUESDAY_MORNING = datetime(2026, 10, 13, 10, 30, tzinfo=ZoneInfo("America/New_York"))

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mail_becomes_an_inquiry_is_answered_in_its_thread_and_a_bounce_opens_it_again(
    imap: EmbeddedImap, imap_address: ImapAddress, smtp: SmtpSink
) -> None:
    Office.objects.create(pk=1, has_plus_addressing=True)
    ana = make_person("Ana Ruiz")
    question = "Could you get me something by COB today?\n"
    imap.deliver(
        [make_mail(text=question, sent_at=TUESDAY_MORNING, message_id="<q1@piedmontcourier.example>")],
        received_at=TUESDAY_MORNING,
    )
    result = sync_once(imap_address, holder=Holder())
    assert result is not None and result.stored == 1
    assert process_pending() == 1
    inquiry = Inquiry.objects.get()
    assert (inquiry.state, inquiry.deadline) == ("new", TUESDAY_MORNING.replace(hour=17, minute=0))
    assert "COB today" in inquiry.deadline_phrase

    now = timezone.now()
    draft = sending.start_reply(inquiry, by=ana, at=now)
    assert draft.to == ["dana@piedmontcourier.example"]
    draft = sending.save_draft(
        draft, text="Yes: Desmond Achterberg.", to=draft.to, cc=[], revision=draft.revision, by=ana, at=now
    )
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=now)
    assert send_due(Holder(), now=now) == 0, "the undo window is open"
    assert send_due(Holder(), now=now + timedelta(seconds=20)) == 1
    take_results(now=now)
    smtp.wait_for(1)
    answer = smtp.mails[0].message
    assert answer["In-Reply-To"] == "<q1@piedmontcourier.example>"
    assert answer["References"] == "<q1@piedmontcourier.example>"
    assert answer["Subject"] == "Re: Durham crisis teams, four years on"
    assert answer["From"] == "Ana Ruiz <press@pressdesk.example>"
    assert answer["Reply-To"] == f"press+{inquiry.token}@pressdesk.example"
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.owner) == ("answered", ana)

    imap.deliver([make_mail(text="And one more: since when?\n", subject="Re: x", In_Reply_To=email.message_id)])
    sync_once(imap_address, holder=Holder())
    process_pending()
    inquiry.refresh_from_db()
    assert (Inquiry.objects.count(), inquiry.state, inquiry.messages.count()) == (1, "open", 3)
    assert OutboundEmail.objects.get(pk=email.pk).state == "sent"
    assert inquiry.events.filter(kind=Event.Kind.REPLY_SENT).count() == 1

    bounce = (
        b"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: press@pressdesk.example\r\nSubject: Undelivered\r\n"
        b"Message-ID: <b1@mx.example>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        b"Final-Recipient: rfc822; dana@piedmontcourier.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        b"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + email.message_id.encode() + b"\r\n--b--\r\n"
    )
    sending_again = Inquiry.objects.filter(pk=inquiry.pk)
    sending_again.update(state=Inquiry.State.ANSWERED)
    imap.deliver([bounce])
    sync_once(imap_address, holder=Holder())
    process_pending()
    take_results(now=timezone.now())
    inquiry.refresh_from_db()
    assert inquiry.state == "open"
    assert inquiry.events.filter(kind=Event.Kind.REPLY_BOUNCED).count() == 1
    assert OutboundEmail.objects.filter(purpose="notification", recipients__address=ana.email).count() >= 1
