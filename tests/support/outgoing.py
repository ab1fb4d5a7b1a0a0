"""Short ways to queue, answer and send, by the real verbs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.utils import timezone

from inquiries import sending
from inquiries.delivery import take_results
from inquiries.models import Inquiry, Reply, User
from mailbox.leases import Holder
from mailbox.models import OutboundEmail, OutboundRecipient
from mailbox.outbox import Mail, Recipient, queue_email, send_due
from tests.factories import deliver_mail, make_mail

DANA = "dana@piedmontcourier.example"
LUIS = "luis@piedmontcourier.example"
# Past the undo window, short of the first retry.
SOON = timedelta(seconds=25)


def queue(
    *addresses: str, at: datetime | None = None, subject: str = "Re: Durham crisis teams", text: str = "Yes.\n"
) -> OutboundEmail:
    """A mail to `addresses` (Dana by default) that is due at once."""
    mail = Mail(
        subject=subject,
        text=text,
        recipients=[Recipient(each) for each in addresses or (DANA,)],
        purpose=OutboundEmail.Purpose.REPLY,
        from_name="Ana Ruiz",
    )
    return queue_email(mail, at=at or timezone.now())


def pass_outbox(*, now: datetime | None = None, holder: Holder | None = None) -> int:
    """One pass of the outbox; how many mails were tried."""
    return send_due(holder or Holder(), now=now)


def recipient_states(email: OutboundEmail) -> dict[str, str]:
    """What became of each address."""
    return dict(email.recipients.values_list("address", "state"))


def set_claim(email: OutboundEmail, holder: Holder, *, state: OutboundEmail.State, until: datetime) -> None:
    """Leave the row as a sender leaves it that was killed in `state`."""
    OutboundEmail.objects.filter(pk=email.pk).update(state=state, claimed_by=str(holder), claimed_until=until)


def accept(email: OutboundEmail) -> None:
    """Note that every recipient has it."""
    email.recipients.update(state=OutboundRecipient.State.ACCEPTED)


def open_inquiry(**mail: str) -> Inquiry:
    """The inquiry that a reporter's mail opens by the real intake."""
    inbound = deliver_mail(make_mail(**mail))  # type: ignore[arg-type]
    return inbound.message.inquiry


def write_answer(
    inquiry: Inquiry,
    by: User,
    text: str = "Yes: Desmond Achterberg.",
    *,
    to: Sequence[str] | None = None,
    cc: Sequence[str] | None = None,
) -> Reply:
    """The inquiry's draft with `text`; recipients as they stand unless given."""
    now = timezone.now()
    draft = sending.start_reply(inquiry, by=by, at=now)
    return sending.save_draft(
        draft,
        text=text,
        to=draft.to if to is None else to,
        cc=draft.cc if cc is None else cc,
        revision=draft.revision,
        by=by,
        at=now,
    )


def sure_of(draft: Reply) -> set[str]:
    """What a sender says who means every address of the draft, and nobody else."""
    given = {f"address:{parseaddr(each)[1].casefold()}" for each in [*draft.to, *draft.cc, *draft.bcc]}
    return given | {"not-reporter"}


def queue_answer(inquiry: Inquiry, by: User, text: str = "Yes: Desmond Achterberg.") -> OutboundEmail:
    """An answer in its undo window."""
    draft = write_answer(inquiry, by, text)
    return sending.send_reply(draft, revision=draft.revision, by=by, at=timezone.now())


def send_answer(inquiry: Inquiry, by: User, text: str = "Yes: Desmond Achterberg.") -> OutboundEmail:
    """An answer that the outbox has tried once, its result taken."""
    email = queue_answer(inquiry, by, text)
    pass_outbox(now=timezone.now() + SOON)
    take_results(now=timezone.now())
    email.refresh_from_db()
    inquiry.refresh_from_db()
    return email
