"""Who works here: accounts are made by invitation, given a role, closed and opened again by administrators."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from inquiries.access import MAY, Verb, require
from inquiries.assignment import assign_owner
from inquiries.bulk_notices import tell_of_hand_over
from inquiries.models import Inquiry, Office, User
from inquiries.triage import lock
from mailbox.models import OutboundEmail, OutboundRecipient
from mailbox.outbox import Mail, Recipient, queue_email

log = logging.getLogger(__name__)

FROM_NAME = "Press Desk"
# How Django marks a password that nobody can type: the account was made, and its owner has not been here yet.
UNUSABLE = "!"
# What became of an older invitation's mail says nothing any more.
INVITATION_SHOWN_FOR = timedelta(days=30)


class LastAdministrator(Exception):
    """Nobody else could look after accounts and mailboxes then. The text says so."""


class AddressTaken(Exception):
    """The address has an account already, which the text names."""


class HasBeenHere(Exception):
    """The person has chosen a password: she needs no invitation any more."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """One account as the list shows it; `mail` is the newest log-in mail of one who has not been here yet."""

    user: User
    is_invited: bool
    mail: OutboundEmail | None


def list_colleagues(now: datetime) -> list[Colleague]:
    """Everybody, those who may log in first, by name."""
    people = User.objects.order_by("-is_active", "name", "email")
    sent = OutboundRecipient.objects.filter(
        email__purpose=OutboundEmail.Purpose.ACCOUNT, email__created_at__gte=now - INVITATION_SHOWN_FOR
    )
    mails = {each.address.casefold(): each.email for each in sent.select_related("email").order_by("email_id")}
    return [Colleague(each, is_invited(each), mails.get(each.email.casefold())) for each in people]


def is_invited(user: User) -> bool:
    """Whether she has an account and has not yet chosen a password."""
    return user.is_active and user.password.startswith(UNUSABLE)


def list_open_inquiries(user: User) -> QuerySet[Inquiry]:
    """What she answers for and is not closed: it needs somebody else where her account is closed."""
    return Inquiry.objects.unclosed().filter(owner=user).select_related("journalist").order_by("due_at", "id")


def invite(email: str, name: str, role: str, *, by: User, at: datetime) -> User:
    """Make an account without a password, and mail its owner the link to choose one.

    Raises AddressTaken, and ValidationError for what is no address, name or role.
    """
    require(by, Verb.ADMINISTER)
    known = User.objects.filter(email__iexact=email.strip()).first()
    if known is not None:
        raise AddressTaken(_say_taken(known))
    user = make_account(email, name, role)
    with transaction.atomic():
        user.save()
        _send_invitation(user, by=by, at=at)
    log.info("user %s was invited as %s by user %s", user.pk, role, by.pk)
    return user


def invite_again(user: User, *, by: User, at: datetime) -> None:
    """Mail a new link to somebody who has not chosen a password yet. Raises HasBeenHere for anybody else."""
    require(by, Verb.ADMINISTER)
    with transaction.atomic():
        row = User.objects.get_queryset().select_for_update().get(pk=user.pk)
        if not is_invited(row):
            raise HasBeenHere(_("%(name)s has chosen a password already.") % {"name": row})
        _send_invitation(row, by=by, at=at)
    log.info("user %s was invited again by user %s", user.pk, by.pk)


def change_role(user: User, role: str, *, heir: User | None = None, by: User, at: datetime) -> int:
    """Give the account another role. One that only reads answers for nothing: that goes to `heir`, or to nobody.

    How many inquiries went over. Raises LastAdministrator, ValueError for a role that is none, and NotAvailable for an
    heir who may not work.
    """
    require(by, Verb.ADMINISTER)
    chosen = User.Role(role)
    with transaction.atomic():
        row = _lock(user)
        if chosen != User.Role.ADMINISTRATOR:
            _require_another_administrator(row)
        row.role = chosen
        row.save(update_fields=["role"])
        count = 0 if chosen in MAY[Verb.WORK] else _hand_over(row, heir, by=by, at=at)
    log.info("user %s was made %s by user %s", user.pk, chosen.value, by.pk)
    return count


def close_account(user: User, *, heir: User | None, by: User, at: datetime) -> int:
    """Shut the account: she is logged out at once, and what she answered for goes to `heir`, or to nobody.

    How many inquiries went over. What she wrote stays hers. Raises LastAdministrator, and NotAvailable for an heir who
    may not work.
    """
    require(by, Verb.ADMINISTER)
    with transaction.atomic():
        row = _lock(user)
        _require_another_administrator(row)
        row.is_active = False
        row.save(update_fields=["is_active"])
        count = _hand_over(row, heir, by=by, at=at)
    log.info("the account of user %s was closed by user %s", user.pk, by.pk)
    return count


def reopen_account(user: User, *, by: User) -> None:
    """Let her log in again, with the password and role she had."""
    require(by, Verb.ADMINISTER)
    User.objects.get_queryset().filter(pk=user.pk).update(is_active=True)
    log.info("the account of user %s was opened again by user %s", user.pk, by.pk)


def make_account(email: str, name: str, role: str) -> User:
    """An account without a password, not saved yet. Raises ValidationError."""
    user = User(email=email.strip(), name=" ".join(name.split()), role=role)
    user.set_unusable_password()
    user.full_clean()
    return user


def make_password_link(user: User) -> str:
    """The address at which `user` may set a password; it ends with its use, or after PASSWORD_RESET_TIMEOUT."""
    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=parts)


def link_days() -> int:
    """For how many days such a link is good."""
    return timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days


def _hand_over(user: User, heir: User | None, *, by: User, at: datetime) -> int:
    """Give away all that `user` answers for, with one Event each and one mail for all; how many they were."""
    to = None if heir == user else heir
    given = []
    # In the order of their rows, so that two who do this at once do not wait for each other in a ring.
    for inquiry in list_open_inquiries(user).order_by("pk"):
        if lock(inquiry).owner == user:
            assign_owner(inquiry, to, by=by, at=at, tells=False)
            given.append(inquiry)
    if given:
        tell_of_hand_over(user, to, given, by=by, at=at)
    return len(given)


def _send_invitation(user: User, *, by: User, at: datetime) -> OutboundEmail:
    context = {"person": user, "by": by, "office": Office.load(), "url": make_password_link(user), "days": link_days()}
    with translation.override(user.language or settings.LANGUAGE_CODE):
        subject, text, html = (
            render_to_string(f"emails/invitation{part}", context).strip() for part in (".subject.txt", ".txt", ".html")
        )
    mail = Mail(
        subject=" ".join(subject.split()),
        text=text + "\n",
        html=html,
        from_name=FROM_NAME,
        recipients=[Recipient(user.email, user.name)],
        purpose=OutboundEmail.Purpose.ACCOUNT,
    )
    return queue_email(mail, at=at)


def _lock(user: User) -> User:
    """The row, with all administrators' rows held: two of them cannot take leave of each other at once.

    No key is changed: whoever writes an Event that names one of them need not wait, and so cannot wait in a ring.
    """
    rows = User.objects.get_queryset().select_for_update(no_key=True)
    list(rows.filter(role=User.Role.ADMINISTRATOR).order_by("pk"))
    return rows.get(pk=user.pk)


def _require_another_administrator(user: User) -> None:
    if user.role != User.Role.ADMINISTRATOR or not user.is_active:
        return
    others = User.objects.working().filter(role=User.Role.ADMINISTRATOR).exclude(pk=user.pk)
    # One who was invited and never came could not let anybody in.
    if not others.exclude(password__startswith=UNUSABLE).exists():
        raise LastAdministrator(
            _("%(name)s is the only administrator. Make somebody else one first, who has signed in.") % {"name": user}
        )


def _say_taken(user: User) -> str:
    words = _("%(name)s has this address already.") if user.is_active else _("The closed account of %(name)s has it.")
    return words % {"name": user}
