"""The letters of the demo's story: read from its data files, written as the mails their reporters would send."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from config.demo.enclosures import Enclosure, make_enclosure
from config.demo.timing import PastDay, read_duration, say_as_digest, say_deadline, say_deadline_in_spanish

DATA = Path(__file__).parent / "data"
# "{in 26h}": that long after the letter was written, as digests state deadlines.
MOMENT = re.compile(r"\{in (-?[\w ]+)\}")
PRESS = "Press <press@pressdesk.example>"


@dataclass(frozen=True)
class Reporter:
    """Somebody who writes to the office. `zone` is what her clock and her Date header say."""

    key: str
    name: str
    address: str
    zone: ZoneInfo
    signature: str = ""

    @property
    def written(self) -> str:
        """Name and address as a header has them."""
        return formataddr((self.name, self.address))


@dataclass(frozen=True)
class Act:
    """What one of the staff does about a letter, `after` its arrival."""

    do: str
    by: str
    after: timedelta
    text: str = ""
    who: str = ""


@dataclass(frozen=True)
class Letter:
    """One mail of the story, and what the staff do about it.

    It is written at `day`, or `ago` before now, or `after` the letter it `answers`. A deadline is `due_in` from now
    (it may be past); `{due}` and `{due_es}` in its text are where she says so.
    """

    key: str
    reporter: str
    subject: str
    text: str
    html: str = ""
    day: PastDay | None = None
    ago: timedelta = timedelta()
    after: timedelta = timedelta()
    answers: str = ""
    due_in: timedelta | None = None
    cc: tuple[str, ...] = ()
    charset: str = "utf-8"
    enclosed: tuple[str, ...] = ()
    headers: Mapping[str, str] | None = None
    is_bounce: bool = False
    is_copy: bool = False
    is_over_limit: bool = False
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Story:
    """Who writes, and what."""

    reporters: Mapping[str, Reporter]
    letters: Sequence[Letter]


def read_story(*names: str) -> Story:
    """The people of people.toml with the letters of the data files `names`, in the order they stand there."""
    people = tomllib.loads((DATA / "people.toml").read_text(encoding="utf-8"))
    reporters = {
        each["key"]: Reporter(**(each | {"zone": ZoneInfo(each.get("zone", "America/New_York"))}))
        for each in people["reporter"]
    }
    letters = []
    for name in names:
        table = tomllib.loads((DATA / name).read_text(encoding="utf-8"))
        letters += [_read_letter(each) for each in table["letter"]]
    return Story(reporters, letters)


def write_letter(
    letter: Letter, reporter: Reporter, *, at: datetime, due: datetime | None, message_id: str | None = None
) -> bytes:
    """The mail of `letter` as sent at `at` (its Date, in the reporter's zone); `due` fills in its deadline words."""
    mail = EmailMessage()
    mail["From"] = reporter.written
    mail["To"] = PRESS
    if letter.cc:
        mail["Cc"] = ", ".join(letter.cc)
    mail["Subject"] = _fill(letter.subject, reporter, at=at, due=due)
    mail["Date"] = format_datetime(at.astimezone(reporter.zone))
    mail["Message-ID"] = message_id or make_letter_id(letter, reporter, at=at)
    for name, value in (letter.headers or {}).items():
        mail[name] = value
    text = _fill(letter.text, reporter, at=at, due=due).strip() + "\n"
    if reporter.signature and not letter.headers:
        text += f"\n-- \n{reporter.signature.strip()}\n"
    set_text(mail, text, charset=letter.charset)
    if letter.html:
        mail.add_alternative(_fill(letter.html, reporter, at=at, due=due), subtype="html")
    for enclosure in map(make_enclosure, letter.enclosed):
        _enclose(mail, enclosure)
    return to_wire(mail)


def set_text(mail: EmailMessage, text: str, *, charset: str = "utf-8") -> None:
    """Give `mail` its plain text; anything but UTF-8 travels as bare 8-bit bytes, as old programs send it."""
    if charset == "utf-8":
        mail.set_content(text)
    else:
        mail.set_content(text, charset=charset, cte="8bit")


def to_wire(mail: EmailMessage) -> bytes:
    """The bytes of `mail` with CRLF line ends."""
    return mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def make_letter_id(letter: Letter, reporter: Reporter, *, at: datetime) -> str:
    """A Message-ID at the reporter's own domain."""
    return f"<{letter.key}.{int(at.timestamp())}@{reporter.address.rpartition('@')[2]}>"


def _enclose(mail: EmailMessage, enclosure: Enclosure) -> None:
    main, _slash, kind = enclosure.content_type.partition("/")
    if enclosure.content_id is None:
        mail.add_attachment(enclosure.data, maintype=main, subtype=kind, filename=enclosure.filename)
        return
    html = mail.get_body(("html",))
    assert isinstance(html, EmailMessage), "an inline picture stands in an HTML part"  # noqa: S101
    html.add_related(
        enclosure.data, maintype=main, subtype=kind, cid=f"<{enclosure.content_id}>", filename=enclosure.filename
    )


def _fill(text: str, reporter: Reporter, *, at: datetime, due: datetime | None) -> str:
    text = MOMENT.sub(lambda found: say_as_digest(at + read_duration(found[1]), zone=reporter.zone), text)
    if due is None:
        return text
    words = {
        "{due}": say_deadline(due, sent_at=at, zone=reporter.zone),
        "{due_es}": say_deadline_in_spanish(due, sent_at=at, zone=reporter.zone),
    }
    for mark, said in words.items():
        text = text.replace(mark, said)
    return text


def _read_letter(table: dict[str, Any]) -> Letter:
    values = dict(table)
    if "at" in values:
        hour, _colon, minute = values.pop("at").partition(":")
        values["day"] = PastDay(values["day"], time(int(hour), int(minute)))
    for name in ("ago", "after", "due_in"):
        if name in values:
            values[name] = read_duration(values[name])
    for name in ("cc", "enclosed"):
        values[name] = tuple(values.get(name, ()))
    values["acts"] = tuple(Act(**(act | {"after": read_duration(act["after"])})) for act in values.pop("act", ()))
    return Letter(reporter=values.pop("from"), **values)
