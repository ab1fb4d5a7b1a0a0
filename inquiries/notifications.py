"""Mails that tell staff of something, once each, to those who chose it."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from inquiries.access import MAY, Verb, may, may_read
from inquiries.models import Event, Inquiry, Note, Notification, User
from mailbox.models import OutboundEmail
from mailbox.outbox import LONGEST_SUBJECT, Mail, Recipient, queue_email

FROM_NAME = "Press Desk"


def tell_of_new_inquiry(event: Event, people: Iterable[User], *, at: datetime) -> None:
    """Tell `people`, who chose it, that an inquiry was opened."""
    _tell(event, people, "new_inquiry", at=at)


def tell_of_news(event: Event, *, at: datetime) -> None:
    """Tell the owner that mail came for her inquiry; where she may not work any more, who takes care of such."""
    _tell(event, _owner(event.inquiry), "news", at=at)


def tell_of_assignment(event: Event, *, owner: User | None, by: User, at: datetime) -> None:
    """Tell `owner` that somebody else gave her the inquiry."""
    if owner is not None and owner != by and owner.notify != User.Notify.NONE:
        _tell(event, [owner], "assigned", at=at)


def tell_of_failure(event: Event, *, author: User, at: datetime) -> None:
    """Tell the author of an answer that it did not arrive. This one cannot be switched off: her word is at stake.

    Where she cannot act on it any more, the owner is told instead; see _who_can_act.
    """
    _tell(event, _who_can_act(author, event.inquiry), "undelivered", at=at)


def tell_of_mention(event: Event, note: Note, user: User, *, at: datetime) -> None:
    """Tell `user` that a note calls her."""
    if user.notify != User.Notify.NONE:
        _tell(event, [user], "mentioned", at=at, note=note)


def tell_of_held_answer(event: Event, *, author: User, at: datetime) -> None:
    """Tell who planned an answer that it did not leave at its hour. Not to be switched off, as for one that failed.

    Where she cannot act on it any more, the owner is told instead; see _who_can_act.
    """
    _tell(event, _who_can_act(author, event.inquiry), "held_back", at=at)


def who_takes_care(
    inquiry: Inquiry, *, urgent: bool, must_be_told: bool = False, but: Collection[User] = ()
) -> list[User]:
    """Who is told of what nobody answers for: those who chose a mail for each new inquiry, or else the managers.

    Only those count who may read `inquiry`. Where it `must_be_told`, managers who chose no mail hear of it before
    nobody does.
    """
    people = User.objects.answering().exclude(pk__in=[each.pk for each in but])
    managers = people.filter(role__in=MAY[Verb.CHANGE_OFFICE])
    groups = [people.told_of_every_inquiry(urgent=urgent), managers.exclude(notify=User.Notify.NONE)]
    for group in [*groups, managers] if must_be_told else groups:
        told = [each for each in group if not inquiry.is_confidential or may_read(each, inquiry)]
        if told:
            return told
    return []


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
    if owner is not None and not may(owner, Verb.WORK):
        # It was closed when she left, and is open again.
        return who_takes_care(inquiry, urgent=inquiry.is_urgent)
    return [owner] if owner and owner.notify != User.Notify.NONE else []


def _who_can_act(author: User, inquiry: Inquiry) -> list[User]:
    """The author, while she works here and may read it; else the owner; else who takes care of what is nobody's."""
    for person in (author, inquiry.owner):
        if person is not None and may(person, Verb.WORK) and may_read(person, inquiry):
            return [person]
    return who_takes_care(inquiry, urgent=True, must_be_told=True)


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
