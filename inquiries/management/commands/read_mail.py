"""manage.py read_mail PATH… : what the desk reads in a mail, one JSON line each"""

import json
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.management.base import BaseCommand

from inquiries.mail_files import MailFile, read_files
from inquiries.mail_lines import describe_failure, describe_mail
from mailbox.threads import is_own


class Command(BaseCommand):
    """Touches no database. Status 0 also where mails could not be read: their lines say why."""

    help = "Read files or folders of .eml as the desk would, and print one JSON line for each mail."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The mails, and how times in them are meant."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a mail, or a folder that is searched for *.eml")
        parser.add_argument(
            "--zone",
            type=_read_zone,
            default=settings.TIME_ZONE,
            help="where the office is: times that name no zone are meant there (default: %(default)s)",
        )
        parser.add_argument("--day-first", action="store_true", help="4/10 is the fourth of October")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the lines in order, each at once; who stops reading ends it."""
        zone, day_first = options["zone"], options["day_first"]
        try:
            for found in read_files(options["paths"], largest=settings.MAIL_SIZE_LIMIT):
                line = json.dumps(_describe(found, zone, day_first=day_first))
                self.stdout.write(line)
                self.stdout.flush()
        except BrokenPipeError:
            # Python flushes once more at its end, and would complain there.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _describe(found: MailFile, zone: ZoneInfo, *, day_first: bool) -> dict[str, Any]:
    if found.problem:
        return describe_failure(found.path.stem, found.problem)
    return describe_mail(
        found.raw,
        mail_id=found.path.stem,
        kept_at=found.kept_at,
        zone=zone,
        is_own=is_own,
        server=settings.AUTHSERV_ID,
        day_first=day_first,
    )


def _read_zone(name: str | Path) -> ZoneInfo:
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ArgumentTypeError(f"{name!r} is no zone; a name such as America/New_York is needed.") from error
