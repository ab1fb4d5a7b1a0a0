"""The walk through the first settings: its steps, and which of them show that they were done."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from inquiries.models import Office, Spokesperson, User
from mailbox.models import InboundEmail, Mailbox, OutboundEmail


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its page, what it is called, and whether what it asks for is there."""

    name: str
    title: str
    is_done: bool


def list_steps(office: Office, now: datetime) -> list[Step]:
    """All steps in their order; done is what the database shows to be so, whoever did it."""
    # As a new row has it, before anybody has set it.
    is_named = office.name != Office._meta.get_field("name").get_default()
    is_read = any(each.is_healthy(now) for each in Mailbox.objects.all())
    return [
        Step("setup_office", _("The office"), is_named),
        Step("setup_mail", _("The mailbox"), is_read),
        Step("setup_loop", _("A test mail"), _has_looped()),
        Step("setup_people", _("People"), User.objects.count() > 1),
        Step("setup_spokespeople", _("Spokespeople"), Spokesperson.objects.exists()),
    ]


def next_step(steps: list[Step], name: str) -> str:
    """The page after that step's."""
    names = [step.name for step in steps]
    after = names.index(name) + 1
    return names[after] if after < len(names) else "setup_done"


def first_open(steps: list[Step]) -> str:
    """The page of the first step that is not done; the last page where all are."""
    return next((step.name for step in steps if not step.is_done), "setup_done")


def _has_looped() -> bool:
    tests = OutboundEmail.objects.filter(purpose=OutboundEmail.Purpose.TEST).order_by("-id")
    latest = tests.values_list("message_id", flat=True)[:5]
    return InboundEmail.objects.filter(message_id__in=list(latest)).exists()
