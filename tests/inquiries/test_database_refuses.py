"""What the database itself holds, whoever writes to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from inquiries.models import Inquiry, Journalist, Message, Notification, Office, Outlet, Reply, Spokesperson, User
from mailbox.models import OutboundEmail, OutboundRecipient
from tests.factories import make_inquiry, make_message, make_person, make_spokesperson
from tests.support.outgoing import queue, queue_answer

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def change_inquiry(**fields: Any) -> None:
    Inquiry.objects.filter(pk=make_inquiry().pk).update(**fields)


def change_mail(**fields: Any) -> None:
    OutboundEmail.objects.filter(pk=queue().pk).update(**fields)


def change_message(**fields: Any) -> None:
    Message.objects.filter(pk=make_message(make_inquiry()).pk).update(**fields)


def notify_twice() -> None:
    ana, inquiry = make_person(), make_inquiry()
    event = inquiry.events.create(kind="opened", at=NOW)
    for _ in range(2):
        Notification.objects.create(user=ana, event=event, email=queue())


def send_without_mail() -> None:
    inquiry = make_inquiry()
    make_message(inquiry)
    queue_answer(inquiry, make_person())
    Reply.objects.update(outbound=None)


def double_message_id() -> None:
    OutboundEmail.objects.filter(pk=queue().pk).update(message_id=queue().message_id)


REFUSED: dict[str, Callable[[], object]] = {
    "closed without an outcome": lambda: change_inquiry(state="closed", closed_at=NOW),
    "closed without a time": lambda: change_inquiry(state="closed", outcome="spam"),
    "open with an outcome": lambda: change_inquiry(state="open", outcome="spam"),
    "open with a time of closing": lambda: change_inquiry(state="open", closed_at=NOW),
    "answered without a time": lambda: change_inquiry(state="answered"),
    "due at no time": lambda: change_inquiry(due_at=None),
    "two inquiries with one token": lambda: (make_inquiry(token="a" * 16), make_inquiry(token="a" * 16)),
    "sent at no time": lambda: change_mail(state="sent"),
    "claimed by nobody": lambda: change_mail(state="sending"),
    "handed over by nobody": lambda: change_mail(state="transmitting"),
    "two mails with one Message-ID": double_message_id,
    "an address twice on one mail": lambda: OutboundRecipient.objects.create(
        email=queue("dana@x.example"), address="dana@x.example"
    ),
    "a mail in without its mail": lambda: change_message(inbound=None),
    "a mail in called a mail out": lambda: change_message(kind="mail_out"),
    "an answer sent without its mail": send_without_mail,
    "a person told twice of one event": notify_twice,
    "two accounts whose addresses differ in case": lambda: (
        make_person(email="ana@x.example"), make_person("B", email="ANA@x.example"),
    ),
    "a role nobody knows": lambda: User.objects.filter(pk=make_person().pk).update(role="visitor"),
    "a second office": lambda: (Office.load(), Office.objects.create(pk=2)),
    "an outlet's domain twice": lambda: [
        Outlet.objects.create(name=n).domains.create(domain="x.example") for n in "ab"
    ],
    "a reporter's address twice": lambda: [
        Journalist.objects.create(name=n, address="d@x.example", first_seen_at=NOW) for n in "ab"
    ],
    "a spokesperson twice": lambda: (make_spokesperson(), make_spokesperson()),
    "back before she left": lambda: make_spokesperson(away_from=date(2026, 10, 2), away_to=date(2026, 10, 1)),
}  # fmt: skip


@pytest.mark.parametrize("wrong", REFUSED)
def test_it_refuses(wrong: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        REFUSED[wrong]()


def test_what_a_timeline_stands_on_cannot_be_deleted() -> None:
    inquiry, ana = make_inquiry(), make_person()
    inquiry.events.create(kind="opened", at=NOW, by=ana)
    for row in (inquiry, inquiry.journalist, ana):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.delete()
    assert (Inquiry.objects.count(), User.objects.count(), Spokesperson.objects.count()) == (1, 1, 0)
