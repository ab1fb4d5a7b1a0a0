"""Mails that tell staff of something, once each, to those who chose it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from inquiries.access import may_read
from inquiries.models import Event, Inquiry, Note, Notification, User
from mailbox.models import OutboundEmail
from mailbox.outbox import LONGEST_SUBJECT, Mail, Recipient, queue_email

FROM_NAME = "Press Desk"


def tell_of_new_inquiry(event: Event, people: Iterable[User], *, at: datetime) -> None:
    """Tell `people`, who chose it, that an inquiry was opened."""
    _tell(event, people, "new_inquiry", at=at)


def tell_of_news(event: Event, *, at: datetime) -> None:
    """Tell the owner that mail came for her inquiry."""
    _tell(event, _owner(event.inquiry), "news", at=at)


def tell_of_assignment(event: Event, *, owner: User | None, by: User, at: datetime) -> None:
    """Tell `owner` that somebody else gave her the inquiry."""
    if owner is not None and owner != by and owner.notify != User.Notify.NONE:
        _tell(event, [owner], "assigned", at=at)


def tell_of_failure(event: Event, *, author: User, at: datetime) -> None:
    """Tell the author of an answer that it did not arrive. This one cannot be switched off: her word is at stake.

    Where her account is closed, or the inquiry is none of hers to read any more, the owner is told instead.
    """
    owner = event.inquiry.owner
    person = author if author.is_active and may_read(author, event.inquiry) else owner
    if person is not None and person.is_active:
        _tell(event, [person], "undelivered", at=at)


def tell_of_mention(event: Event, note: Note, user: User, *, at: datetime) -> None:
    """Tell `user` that a note calls her."""
    if user.notify != User.Notify.NONE:
        _tell(event, [user], "mentioned", at=at, note=note)


def tell_of_held_answer(event: Event, *, author: User, at: datetime) -> None:
    """Tell who planned an answer that it did not leave at its hour. Not to be switched off, as for one that failed.

    Where her account is closed, or the inquiry is none of hers to read any more, the owner is told instead.
    """
    owner = event.inquiry.owner
    person = author if author.is_active and may_read(author, event.inquiry) else owner
    if person is not None and person.is_active:
        _tell(event, [person], "held_back", at=at)


def write_notice(person: User, template: str, context: dict[str, Any]) -> Mail:
    """A mail to `person` in her language, out of the three templates of that name."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        subject, text, html = (
            render_to_string(f"emails/{template}{part}", context).strip() for part in (".subject.txt", ".txt", ".html")
        )
    return Mail(
        subject=" ".join(subject.split())[:LONGEST_SUBJECT],
        text=text + "\n",
        html=html,
        from_name=FROM_NAME,
        recipients=[Recipient(person.email, person.name)],
        purpose=OutboundEmail.Purpose.NOTIFICATION,
    )


def _owner(inquiry: Inquiry) -> list[User]:
    owner = inquiry.owner
    return [owner] if owner and owner.is_active and owner.notify != User.Notify.NONE else []


def _tell(event: Event, people: Iterable[User], template: str, *, at: datetime, note: Note | None = None) -> None:
    for person in people:
        if event.inquiry.is_confidential and not may_read(person, event.inquiry):
            continue
        context = {
            "person": person,
            "event": event,
            "inquiry": event.inquiry,
            "note": note,
            "url": settings.SITE_URL + event.inquiry.get_absolute_url(),
        }
        mail = write_notice(person, template, context)
        Notification.objects.create(user=person, event=event, email=queue_email(mail, at=at))
