"""One pass of intake."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from inquiries.bulk import run_pending
from inquiries.intake import process_pending
from inquiries.search import index_pending
from mailbox.models import InboundEmail
from mailbox.sync import relax_durability

DOCUMENTS_AT_ONCE = 100
ACTS_AT_ONCE = 100


class Command(BaseCommand):
    """Status 0 also where mails were quarantined: they are kept, named here, and wait in the mailroom."""

    help = "Turn pending mail of the ledger into inquiries, oldest first."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--limit N`."""
        parser.add_argument("--limit", type=int, default=None, help="stop after so many mails")

    def handle(self, *args: Any, **options: Any) -> None:
        """File what is pending, do what was asked for many inquiries, gather what search reads of all of it."""
        relax_durability()
        taken = process_pending(limit=options["limit"])
        while run_pending(now=timezone.now(), limit=ACTS_AT_ONCE):
            pass
        while index_pending(limit=DOCUMENTS_AT_ONCE):
            pass
        waiting = InboundEmail.objects.quarantined().count()
        self.stdout.write(f"{taken} mails taken up; {waiting} in quarantine.")
