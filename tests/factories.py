"""Plain makers with honest defaults: no fixtures, no random data."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from itertools import count

from django.utils import timezone

from inquiries.intake import process_pending
from inquiries.models import Inquiry, Journalist, Message, Outlet, Spokesperson, User
from inquiries.triage import due_moment
from mailbox.models import InboundEmail, Mailbox, RawEmail

PRESS = "press@pressdesk.example"
PASSWORD = "a-desk-of-our-own"
_uids = count(1)
_ids = count(1)


def make_person(name: str = "Ana Ruiz", *, role: User.Role = User.Role.STAFF, **fields: object) -> User:
    """A member of the office; her address follows her name."""
    email = fields.pop("email", name.lower().replace(" ", ".") + "@pressdesk.example")
    return User.objects.create_user(str(email), PASSWORD, name=name, role=role, **fields)


def make_outlet(name: str = "Piedmont Courier", domain: str = "piedmontcourier.example") -> Outlet:
    """A newsroom."""
    known = Outlet.objects.filter(domains__domain=domain).first()
    if known is None:
        known = Outlet.objects.create(name=name)
        known.domains.create(domain=domain)
    return known


def make_journalist(name: str = "Dana Whitcomb", address: str = "dana@piedmontcourier.example") -> Journalist:
    """A reporter."""
    return Journalist.objects.get_or_create(address=address, defaults={"name": name, "first_seen_at": timezone.now()})[
        0
    ]


def make_mail(
    *,
    subject: str = "Durham crisis teams, four years on",
    text: str = "Is there someone who pushed it through and can say what is not working?\n",
    sender: str = "Dana Whitcomb <dana@piedmontcourier.example>",
    to: str = f"Press <{PRESS}>",
    sent_at: datetime | None = None,
    message_id: str | None = None,
    html: str | None = None,
    **headers: str,
) -> bytes:
    """The bytes of a plain mail; further headers by keyword, `_` for `-` (In_Reply_To=…)."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = format_datetime(sent_at or datetime.now(UTC))
    mail["Message-ID"] = message_id or f"<mail-{next(_ids)}@piedmontcourier.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def make_digest(*requests: str, sent_at: datetime | None = None, **mail: str) -> bytes:
    """The bytes of a digest of reporters' requests: the lines of each; two that are open where none is given."""
    until = (sent_at or datetime.now(UTC)) + timedelta(days=2)
    usual = [
        f"Summary: {title}\nName: {name}\nEmail: {alias}@helpareporter.example\nMedia Outlet: Daily Herald\n"
        f"Deadline: {until:%B} {until.day}, {until.year} 7:00 PM ET\nQuery: Who can say what it did?\n"
        for title, name, alias in (("Rent caps", "Nora Hale", "query-a1"), ("Zoning", "Lev Marsh", "query-a2"))
    ]
    told = {"subject": "Morning edition", "sender": "Helping Reporters <daily@helpareporter.example>", **mail}
    return make_mail(text="\n".join(requests or usual), sent_at=sent_at, **told)


def store_mail(raw: bytes, *, received_at: datetime | None = None, uidvalidity: int = 1) -> InboundEmail:
    """A row of the ledger as sync leaves it: pending, its bytes beside it."""
    mailbox, _created = Mailbox.objects.get_or_create(name="press", folder="INBOX")
    now = timezone.now()
    inbound = InboundEmail.objects.create(
        mailbox=mailbox,
        folder="INBOX",
        uidvalidity=uidvalidity,
        uid=next(_uids),
        received_at=received_at or now,
        stored_at=now,
        size=len(raw),
        digest=sha256(raw).hexdigest(),
    )
    RawEmail.objects.create(email=inbound, data=RawEmail.compress(raw))
    return inbound


def deliver_mail(raw: bytes, *, received_at: datetime | None = None, uidvalidity: int = 1) -> InboundEmail:
    """Store `raw` and run the real intake over all that is pending; the mail's row as it is then."""
    inbound = store_mail(raw, received_at=received_at, uidvalidity=uidvalidity)
    process_pending()
    inbound.refresh_from_db()
    return inbound


def make_inquiry(
    subject: str = "Durham crisis teams, four years on",
    *,
    received_at: datetime | None = None,
    due_in: timedelta | None = None,
    **fields: object,
) -> Inquiry:
    """An inquiry as a plain mail leaves it, without the mail; `due_in` from now sets its deadline."""
    now = timezone.now()
    received = received_at or now
    deadline = now + due_in if due_in is not None else None
    values: dict[str, object] = {
        "subject": subject,
        "received_at": received,
        "last_message_at": received,
        "heard_at": received,
        "deadline": deadline,
        "due_at": due_moment(deadline=deadline, is_urgent=False, received_at=received, target=timedelta(hours=24)),
    }
    if "journalist" not in fields:
        values["journalist"] = make_journalist()
    return Inquiry.objects.create(**(values | fields))


def make_message(inquiry: Inquiry, *, text: str = "Is there someone who can speak?", **fields: object) -> Message:
    """A mail of the reporter in `inquiry`, with a ledger row under it."""
    inbound = store_mail(make_mail(text=text, subject=inquiry.subject))
    InboundEmail.objects.filter(pk=inbound.pk).update(
        state=InboundEmail.State.PROCESSED, filed_as=InboundEmail.Filing.REPLY, processed_at=timezone.now()
    )
    values: dict[str, object] = {
        "kind": Message.Kind.MAIL_IN,
        "inbound": inbound,
        "author_name": inquiry.journalist.name,
        "author_address": inquiry.journalist.address,
        "to": [PRESS],
        "subject": inquiry.subject,
        "text": text,
        "fresh": text,
        "at": timezone.now(),
    }
    return inquiry.messages.create(**(values | fields))


def make_spokesperson(name: str = "Desmond Achterberg", **fields: object) -> Spokesperson:
    """An elected official of Durham."""
    values: dict[str, object] = {
        "office": "Mayor Pro Tempore",
        "body": "Durham City Council",
        "city": "Durham",
        "state": "NC",
        "topics": "Community responders",
    }
    return Spokesperson.objects.create(name=name, **(values | fields))
