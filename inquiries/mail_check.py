"""A test mail through the whole loop: out by the outbox to the press address, back by IMAP, known for our own."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.mail_problems import say_error, say_problem
from inquiries.models import User
from mailbox.models import InboundEmail, Mailbox, OutboundEmail
from mailbox.outbox import Mail, Recipient, queue_email

log = logging.getLogger(__name__)

Out = OutboundEmail.State
# Every process looks for work four times a second: what takes longer than this is not running.
PICKED_UP_WITHIN = timedelta(seconds=10)
# Mail to oneself takes seconds; past this a person looks where it went.
BACK_WITHIN = timedelta(seconds=90)
# Nobody waits at a page longer than that.
WATCHED_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the way. `tone` is done, soon (not yet), late (something is wrong) or quiet (not begun)."""

    name: str
    tone: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class LoopTest:
    """Where a test mail is. `took` is from the asking until it lay in the ledger."""

    email: OutboundEmail
    stages: tuple[Stage, ...]
    took: timedelta | None
    is_finished: bool

    @property
    def is_well(self) -> bool:
        """Whether the mail went all the way."""
        return all(stage.tone == "done" for stage in self.stages)


def send_test_mail(*, by: User, at: datetime) -> OutboundEmail:
    """Queue a mail from the press address to itself; one that is on its way already is not doubled."""
    require(by, Verb.WORK)
    running = OutboundEmail.objects.filter(
        purpose=OutboundEmail.Purpose.TEST, created_at__gt=at - BACK_WITHIN, state__in=[Out.QUEUED, Out.SENDING]
    )
    if (email := running.order_by("-id").first()) is not None:
        return email
    with translation.override(settings.LANGUAGE_CODE):
        mail = Mail(
            subject=_("Test of the press desk's mail"),
            text=_("This mail was sent to the press address by the press desk itself, and nobody has to answer it.\n"),
            recipients=[Recipient(parseaddr(settings.PRESS_ADDRESS)[1])],
            purpose=OutboundEmail.Purpose.TEST,
            from_name="Press Desk",
        )
    email = queue_email(mail, at=at)
    log.info("test mail %s was asked for by user %s", email.pk, by.pk)
    return email


def find_test(pk: int) -> OutboundEmail | None:
    """The test mail of that number, and no other mail."""
    return OutboundEmail.objects.filter(pk=pk, purpose=OutboundEmail.Purpose.TEST).first()


def follow(email: OutboundEmail, *, now: datetime) -> LoopTest:
    """How far the mail is, and where it stays away too long, what is most likely wrong."""
    inbound = InboundEmail.objects.filter(message_id=email.message_id).order_by("id").first()
    if inbound is None and email.sent_at is not None:
        inbound = _find_unread(email)
    stages = (_say_sending(email, now), _say_return(email, inbound, now), _say_reading(inbound, now))
    took = max(inbound.stored_at - email.created_at, timedelta()) if inbound else None
    is_over = stages[-1].tone in {"done", "late"} or now - email.created_at > WATCHED_FOR
    return LoopTest(email, stages, took, is_over or email.state in {Out.FAILED, Out.CANCELLED})


def _find_unread(email: OutboundEmail) -> InboundEmail | None:
    """The mail as it lies in the ledger before the intake has read its Message-ID: told by its header block."""
    waiting = InboundEmail.objects.exclude(state=InboundEmail.State.PROCESSED).filter(
        stored_at__gte=email.created_at, size__lt=20_000
    )
    rows = waiting.select_related("raw").order_by("-id")[:20]
    return next((each for each in rows if email.message_id.encode() in each.raw.content), None)


def _say_sending(email: OutboundEmail, now: datetime) -> Stage:
    name = _("Sent")
    if email.sent_at is not None:
        return Stage(name, "done", _("The SMTP server took it."))
    if email.state in {Out.FAILED, Out.UNKNOWN} or email.problem:
        return Stage(name, "late", email.problem)
    if email.state == Out.CANCELLED:
        return Stage(name, "late", _("Somebody took it back."))
    if email.state == Out.QUEUED and now - email.due_at > PICKED_UP_WITHIN:
        return Stage(name, "late", _("Nothing takes mail out of the outbox. Is “manage.py run” running?"))
    return Stage(name, "soon", _("On its way to the SMTP server …"))


def _say_return(email: OutboundEmail, inbound: InboundEmail | None, now: datetime) -> Stage:
    name = _("Came back")
    if inbound is not None:
        return Stage(name, "done", _("It lay in %(folder)s and is stored.") % {"folder": inbound.folder})
    if email.sent_at is None:
        return Stage(name, "quiet")
    if now - email.sent_at <= BACK_WITHIN:
        return Stage(name, "soon", _("Waiting for it to come back by IMAP …"))
    return Stage(name, "late", _say_absence(email, now))


def _say_absence(email: OutboundEmail, now: datetime) -> str:
    mailboxes = list(Mailbox.objects.order_by("id"))
    if not mailboxes:
        return _("No mailbox is read. Set PRESSDESK_IMAP_URL, and see that “manage.py run” is running.")
    if problems := [each.problem for each in mailboxes if each.failing_since is not None]:
        return problems[0]
    if not any(each.is_healthy(now) for each in mailboxes):
        return _("Nothing looks into the mailbox. Is “manage.py run” still running?")
    return _(
        "The server took it, and it has not come into the folder that is read. Look among the spam, and whether mail "
        "to %(address)s is delivered into this mailbox."
    ) % {"address": settings.PRESS_ADDRESS}


def _say_reading(inbound: InboundEmail | None, now: datetime) -> Stage:
    name = _("Known for our own")
    if inbound is None:
        return Stage(name, "quiet")
    if inbound.state == InboundEmail.State.PENDING:
        if now - inbound.stored_at <= PICKED_UP_WITHIN:
            return Stage(name, "soon", _("Waiting to be read …"))
        return Stage(name, "late", _("Nothing reads the mail that is stored. Is “manage.py run” running?"))
    if inbound.filed_as in {InboundEmail.Filing.OWN, InboundEmail.Filing.DUPLICATE}:
        return Stage(name, "done", _("It made no inquiry, as it should."))
    if inbound.state == InboundEmail.State.QUARANTINED:
        return Stage(
            name,
            "late",
            _("It could not be read: %(problem)s") % {"problem": say_error(inbound) or say_problem(inbound)},
        )
    return Stage(
        name,
        "late",
        _("It was taken for %(kind)s: something on its way takes our headers off.")
        % {"kind": inbound.get_filed_as_display()},
    )
