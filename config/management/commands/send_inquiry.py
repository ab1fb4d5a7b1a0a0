"""Mails the desk an inquiry, as a reporter would."""

import mimetypes
import secrets
from datetime import timedelta
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from config.demo.answers import NobodyListens, bare_address, send
from config.demo.letters import set_text, to_wire
from config.demo.timing import round_due, say_deadline

NAME, ADDRESS = "Robin Castellan", "robin@eveningpost.example"
SUBJECT = "Tenant junk fees: is the cap enforced?"
TEXT = """\
Hello,

I am looking at the cap on tenant application fees. Three landlords told me that they still charge $150 and that \
nobody has ever asked. Is there a council member who wrote such a cap and can say how it is enforced?

My deadline is {due}. On the record, please.

Robin Castellan
Evening Post, 212-555-0190
"""
DUE_IN = timedelta(hours=2)


class Command(BaseCommand):
    """Without options it is an invented reporter with a deadline in two hours; it may be run any number of times."""

    help = "Mail an inquiry to the demo's press address by SMTP, and print its Message-ID."

    def add_arguments(self, parser: CommandParser) -> None:
        """Everything of the mail that a sender chooses."""
        parser.add_argument("--from", dest="sender", default="", metavar="ADDRESS", help="who writes")
        parser.add_argument("--name", default="", help="the sender's name")
        parser.add_argument("--to", default="", help="where to; the press address by default")
        parser.add_argument("--subject", default=SUBJECT)
        parser.add_argument("--text", default="", help="what the mail says; {due} stands for a time in two hours")
        parser.add_argument("--html", default="", help="the same as HTML, beside the text")
        parser.add_argument("--attach", action="append", default=[], metavar="FILE", help="may be given several times")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it and hand it to the SMTP server of the settings."""
        to = options["to"] or settings.PRESS_ADDRESS
        sender = options["sender"] or ADDRESS
        try:
            mail = make_inquiry_mail(to, sender, options)
            send(
                to_wire(mail),
                server=settings.SMTP,
                sender=bare_address(sender),
                recipients=[bare_address(to)],
            )
        except NobodyListens as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error}") from error
        except (ValueError, MessageError) as error:
            raise CommandError(f"This makes no mail: {error}") from error
        self.stdout.write(str(mail["Message-ID"]))


def make_inquiry_mail(to: str, sender: str, options: dict[str, Any]) -> EmailMessage:
    """The mail of those options. Raises OSError for a file that cannot be read, ValueError for an odd address."""
    now = timezone.now()
    zone = ZoneInfo(settings.TIME_ZONE)
    said = say_deadline(round_due(now + DUE_IN, now=now, zone=zone), sent_at=now, zone=zone)
    name = options["name"] or ("" if options["sender"] else NAME)
    mail = EmailMessage()
    mail["From"] = formataddr((name, sender)) if name else sender
    mail["To"] = to
    mail["Subject"] = options["subject"]
    mail["Date"] = format_datetime(now.astimezone(zone))
    mail["Message-ID"] = f"<{secrets.token_hex(12)}@{bare_address(sender).rpartition('@')[2] or 'localhost'}>"
    set_text(mail, (options["text"] or TEXT).replace("{due}", said))
    if options["html"]:
        mail.add_alternative(options["html"].replace("{due}", said), subtype="html")
    for path in map(Path, options["attach"]):
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        main, _slash, sub = kind.partition("/")
        mail.add_attachment(path.read_bytes(), maintype=main, subtype=sub, filename=path.name)
    return mail
