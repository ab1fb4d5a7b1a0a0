"""One pass over every configured mailbox: what is new goes into the ledger."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mailbox.imap import MailboxUnavailable
from mailbox.leases import Holder
from mailbox.sync import CursorMoved, relax_durability, sync_once


class Command(BaseCommand):
    """Ends with status 1 and says why where a mailbox could not be read; the others are read all the same."""

    help = "Fetch new mail of every configured mailbox into the ledger, once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read each mailbox in turn."""
        if not settings.MAILBOXES:
            raise CommandError("No mailbox is configured. Set PRESSDESK_IMAP_URL=imaps://user:password@host/INBOX")
        relax_durability()
        holder = Holder()
        problems = []
        for address in settings.MAILBOXES:
            try:
                result = sync_once(address, holder=holder)
            except (MailboxUnavailable, CursorMoved) as error:
                problems.append(f"{address.name} {address.folder}: {error}")
                continue
            if result is None:
                self.stdout.write(f"{address.name} {address.folder}: another process is reading it.")
                continue
            words = f"{result.stored} new, {result.quarantined} of them set aside"
            again = ", read anew (UIDVALIDITY changed)" if result.was_reset else ""
            self.stdout.write(f"{address.name} {address.folder}: {words}{again}.")
        if problems:
            raise CommandError("\n".join(problems))
