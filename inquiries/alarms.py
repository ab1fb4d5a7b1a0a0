"""Mail that stopped: whoever administers the desk is told by mail, and every page says it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from inquiries.business_hours import OpeningHours
from inquiries.models import Office, User
from inquiries.notifications import write_notice
from mailbox.models import InboundEmail, Mailbox
from mailbox.outbox import queue_email

# A server that restarts is back sooner; a password that expired is not.
FAILING_FOR = timedelta(minutes=10)


def check_mail_comes_in(*, now: datetime, watched_since: datetime | None = None) -> int:
    """Raise an alarm for each mailbox that could not be read for FAILING_FOR, and for silence; how many were raised.

    Only mailboxes of the settings count, and those that mail comes in by. Silence is that no mail came for as many
    office hours as the office finds too long. An alarm is raised once, and is over when the mailbox is read again, or
    mail comes. That nobody looked into a mailbox is one only where watchers run beside, `watched_since` then: after a
    pause of the whole desk they are given their time, and cron looks when it looks.
    """
    watched = {(each.name, each.folder) for each in settings.MAILBOXES if not each.holds_sent}
    mailboxes = [each for each in Mailbox.objects.order_by("id") if (each.name, each.folder) in watched]
    may_be_stale = watched_since is not None and watched_since <= now - FAILING_FOR
    failing = [each for each in mailboxes if _has_failed_long(each, now, may_be_stale=may_be_stale)]
    raised = sum(_raise_failing(each, now=now) for each in failing)
    if failing or not mailboxes:
        # Why nothing comes is known.
        return raised
    return raised + _check_silence(mailboxes, now=now)


def _has_failed_long(mailbox: Mailbox, now: datetime, *, may_be_stale: bool) -> bool:
    is_stale = may_be_stale and not mailbox.is_healthy(now)
    since = mailbox.failing_since or (mailbox.checked_at if is_stale else None)
    return since is not None and since <= now - FAILING_FOR


def _raise_failing(mailbox: Mailbox, *, now: datetime) -> bool:
    with transaction.atomic():
        # Two workers look at once: one of them tells.
        if Mailbox.objects.filter(pk=mailbox.pk, told_at=None).update(told_at=now) != 1:
            return False
        since = mailbox.failing_since or mailbox.checked_at
        _tell("mail_stopped", {"mailbox": mailbox, "since": since, "problem": mailbox.problem}, at=now)
    return True


def _check_silence(read: list[Mailbox], *, now: datetime) -> bool:
    newest = InboundEmail.objects.filter(mailbox__in=read).order_by("-id").values_list("stored_at", flat=True).first()
    if newest is None:
        # A desk that was set up just now; its first start tests the way of mail.
        return False
    office = Office.load()
    noted = [each for each in read if each.quiet_since is not None]
    if noted:
        if not office.quiet_hours or any(each.quiet_since and each.quiet_since < newest for each in noted):
            Mailbox.objects.filter(pk__in=[each.pk for each in noted]).update(quiet_since=None)
        return False
    if not is_too_long(newest, now, office):
        return False
    with transaction.atomic():
        if Mailbox.objects.filter(pk__in=[each.pk for each in read], quiet_since=None).update(quiet_since=newest) == 0:
            return False
        _tell("mail_quiet", {"since": newest, "hours": office.quiet_hours}, at=now)
    return True


def is_too_long(newest: datetime, now: datetime, office: Office) -> bool:
    """Whether the office was open for its `quiet_hours` since `newest`, the moment of its last mail; 0 is never."""
    if not office.quiet_hours:
        return False
    hours = OpeningHours(office.zone, office.opens_at, office.closes_at, office.work_days)
    first, last = timezone.localtime(newest, office.zone).date(), timezone.localtime(now, office.zone).date()
    # However long ago it was: so many days hold hours enough.
    first = max(first, last - timedelta(days=400))
    times = hours.between(first, last)
    worked = times.seconds_until(now.timestamp()) - times.seconds_until(newest.timestamp())
    return worked >= office.quiet_hours * 3600


def _tell(template: str, told: dict[str, object], *, at: datetime) -> None:
    """Not to be switched off: who hears nothing thinks that all is well."""
    office = Office.load()
    context = {**told, "office": office, "url": settings.SITE_URL + reverse("mailroom")}
    for person in User.objects.working().filter(role=User.Role.ADMINISTRATOR):
        queue_email(write_notice(person, template, {**context, "person": person}), at=at)
