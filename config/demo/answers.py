"""What comes back for a mail: a reporter's answer to the desk, and a server's report that it could not deliver."""

import secrets
import smtplib
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, parseaddr
from zoneinfo import ZoneInfo

from config.demo.letters import set_text, to_wire
from mailbox.addresses import Server
from mailbox.parsing import ParsedEmail, parse_email

SEND_SECONDS = 20
# Written out: the standard library builds reports only from parts that it has parsed.
_BOUNCE = """\
From: Mail Delivery System <MAILER-DAEMON@{domain}>
To: {to}
Subject: Undelivered Mail Returned to Sender
Date: {date}
Message-ID: <{word}@{domain}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="={word}="

--={word}=
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.{domain}.

Your message could not be delivered to one recipient.

<{recipient}>: {said}

--={word}=
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.{domain}

Final-Recipient: rfc822; {recipient}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; {said}

--={word}=
Content-Type: text/rfc822-headers

{{headers}}

--={word}=--
"""


class NobodyListens(Exception):
    """The demo's SMTP server does not answer; the text says where it was looked for."""


def write_answer(
    raw: bytes,
    text: str,
    *,
    name: str,
    address: str,
    at: datetime,
    zone: ZoneInfo,
    headers: Mapping[str, str] | None = None,
    message_id: str | None = None,
) -> bytes:
    """The answer that a mail program makes of `text` for the mail in `raw`.

    It goes to that mail's Reply-To, else its From; keeps its subject behind one "Re:", names it in In-Reply-To and
    References (RFC 5322 3.6.4) and has it quoted below. `headers` are put in place of what they name.
    """
    parsed = parse_email(raw)
    mail = EmailMessage()
    mail["From"] = formataddr((name, address))
    mail["To"] = answer_address(parsed)
    is_answer = parsed.subject[:3].casefold() == "re:"
    mail["Subject"] = parsed.subject if is_answer else f"Re: {parsed.subject}"
    mail["Date"] = format_datetime(at.astimezone(zone))
    mail["Message-ID"] = message_id or f"<{secrets.token_hex(12)}@{address.rpartition('@')[2]}>"
    if parsed.message_id:
        mail["In-Reply-To"] = parsed.message_id
        mail["References"] = " ".join(dict.fromkeys([*parsed.references, parsed.message_id]))
    for header, value in (headers or {}).items():
        del mail[header]
        mail[header] = value
    set_text(mail, f"{text.strip()}\n\n{_quote(parsed, zone)}\n")
    return to_wire(mail)


def write_bounce(raw: bytes, *, recipient: str, to: str, at: datetime) -> bytes:
    """A delivery report (RFC 3464) of the recipient's server for the mail in `raw`: it came back for good."""
    domain = recipient.rpartition("@")[2]
    said = f"550 5.1.1 <{recipient}>: Recipient address rejected: the account was closed"
    headers = raw.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    report = _BOUNCE.format(
        domain=domain, to=to, date=format_datetime(at), word=secrets.token_hex(12), recipient=recipient, said=said
    )
    return report.encode().replace(b"{headers}", headers).replace(b"\n", b"\r\n")


def send(raw: bytes, *, server: Server, sender: str, recipients: list[str]) -> None:
    """Hand the mail to the demo's post office by SMTP. `sender` "" is a bounce's (RFC 5321 4.5.5).

    Raises NobodyListens, in words.
    """
    try:
        with smtplib.SMTP(server.host, server.port, timeout=SEND_SECONDS) as smtp:
            smtp.sendmail(sender, recipients, raw)
    except OSError as error:
        # smtplib's own errors are OSErrors too.
        if isinstance(error, smtplib.SMTPException):
            raise NobodyListens(f"The SMTP server at {server} did not take the mail: {error}") from error
        raise NobodyListens(f"Nothing listens for mail at {server}. Is the demo running (make demo)?") from error


def answer_address(parsed: ParsedEmail) -> str:
    """Where an answer to this mail goes; "" where it says nobody."""
    if parsed.reply_to:
        return parsed.reply_to[0].address
    return parsed.from_.address if parsed.from_ else ""


def bare_address(written: str) -> str:
    """The address of "Name <address>"."""
    return parseaddr(written)[1]


def _quote(parsed: ParsedEmail, zone: ZoneInfo) -> str:
    author = parsed.from_.name or parsed.from_.address if parsed.from_ else "somebody"
    when = parsed.date.astimezone(zone) if parsed.date else None
    said = f"On {when:%a, %b} {when.day}, {when:%Y} at {when.hour % 12 or 12}:{when:%M %p}, " if when else ""
    lines = "\n".join(f"> {line}".rstrip() for line in parsed.text.strip().splitlines())
    return f"{said}{author} wrote:\n\n{lines}"
