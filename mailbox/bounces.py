"""A mail of ours came back: note it on the outbox row, and nothing more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from mailbox.bounce_reports import Bounce, BouncedRecipient, read_bounce
from mailbox.models import OutboundEmail, OutboundRecipient

# A server that says no without naming the mail says it within days; past this an address says too little.
SENT_LATELY = timedelta(days=5)

__all__ = ["Bounce", "read_bounce", "record_bounce"]


def record_bounce(bounce: Bounce, *, at: datetime) -> OutboundEmail | None:
    """Mark the mail that `bounce` is about as undelivered to those addresses; None where it is no mail of ours.

    Found by the Message-ID of the returned mail; where the bounce names none, by the newest mail that was lately sent
    to the very address that failed. A Message-ID we do not know is somebody else's mail in our name. A warning of
    delay and a temporary failure that the server goes on trying change nothing. Where the report names only an address
    that was not written to (a recipient's server handed the mail on), any recipient may be the one behind it, and all
    are marked. Whoever queued the mail learns of it by `unreported()`.
    """
    with transaction.atomic():
        email = _find_bounced(bounce, at=at)
        if email is None or bounce.is_delay:
            return email
        failed = {each.address.casefold(): each for each in bounce.recipients if each.action != "delayed"}
        recipients = list(email.recipients.all())
        named = [each for each in recipients if each.address.casefold() in failed]
        for recipient in named or recipients:
            reports = [failed[recipient.address.casefold()]] if named else list(failed.values())
            recipient.state = OutboundRecipient.State.BOUNCED
            recipient.response = "; ".join(filter(None, (_say(each, recipient) for each in reports)))
            recipient.save(update_fields=["state", "response"])
        email.bounced_at, email.is_reported, email.noted_at = at, False, None
        email.save(update_fields=["bounced_at", "is_reported", "noted_at"])
    return email


def _find_bounced(bounce: Bounce, *, at: datetime) -> OutboundEmail | None:
    if bounce.original_message_id is not None:
        return OutboundEmail.objects.filter(message_id=bounce.original_message_id).first()
    to_that_address = Q()
    for report in bounce.recipients:
        to_that_address |= Q(address__iexact=report.address)
    if not to_that_address:
        return None
    taken = OutboundRecipient.objects.filter(to_that_address, state=OutboundRecipient.State.ACCEPTED)
    lately = OutboundEmail.objects.filter(state=OutboundEmail.State.SENT, created_at__gte=at - SENT_LATELY)
    return lately.filter(Exists(taken.filter(email=OuterRef("pk")))).order_by("-created_at", "-pk").first()


def _say(report: BouncedRecipient, recipient: OutboundRecipient) -> str:
    said = report.diagnostic or report.status or ""
    if report.address.casefold() == recipient.address.casefold():
        return said
    return f"handed on to {report.address}: {said}" if said else f"handed on to {report.address}"
