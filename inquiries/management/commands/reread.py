"""Old mail through today's parser."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from inquiries.models import Inquiry
from inquiries.models.inquiry import parse_reference
from inquiries.rereading import describe, find_rereadings, take_over


class Command(BaseCommand):
    """Shows only, unless `--apply` is given. The original mails never change."""

    help = "Read old mail again and show what would be read otherwise today."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--since`, `--inquiry`, `--apply`."""
        parser.add_argument("--since", help="only mail received since this day, as 2026-01-31")
        parser.add_argument("--inquiry", help="only the mail of this inquiry, as PD-1042")
        parser.add_argument("--apply", action="store_true", help="take over what is shown")

    def handle(self, *args: Any, **options: Any) -> None:
        """One paragraph a mail that differs, then how many there were."""
        found = taken = 0
        inquiry = _find_inquiry(options["inquiry"]) if options["inquiry"] else None
        for rereading in find_rereadings(since=_read_day(options["since"]), inquiry=inquiry):
            found += 1
            for line in describe(rereading):
                self.stdout.write(line)
            if options["apply"] and (rereading.changes or rereading.files is not None):
                taken += take_over(rereading, at=timezone.now())
        self.stdout.write(f"{found} mails would be read otherwise; {taken} taken over.")


def _find_inquiry(reference: str) -> Inquiry:
    number = parse_reference(reference)
    inquiry = Inquiry.objects.filter(pk=number).first() if number is not None else None
    if inquiry is None:
        raise CommandError(f"There is no inquiry {reference}.")
    return inquiry


def _read_day(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return timezone.make_aware(datetime.fromisoformat(text))
    except ValueError as error:
        raise CommandError("--since takes a day, as 2026-01-31.") from error
