"""One pass of the outbox."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inquiries.delivery import take_results
from mailbox.leases import Holder
from mailbox.models import OutboundEmail
from mailbox.outbox import send_due


class Command(BaseCommand):
    """Sends what is due and tells the inquiries what became of it."""

    help = "Send the mails of the outbox that are due, once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, then report."""
        tried = send_due(Holder(), limit=100_000)
        taken = take_results(now=timezone.now())
        troubled = OutboundEmail.objects.troubled().count()
        self.stdout.write(f"{tried} mails tried, {taken} results taken; {troubled} need a look in the mailroom.")
