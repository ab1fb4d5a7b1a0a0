"""What the reporters' page shows: the boxes of everybody but the press office, and the mails in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from config.demo.answers import answer_address
from config.demo.boxes import BoxedMail, Boxes, name_box
from inquiries.models import Journalist, User
from mailbox.attachments import Attachment
from mailbox.parsing import Address, parse_email
from mailbox.trimming import trim_reply

# Where a mail says who wrote it, before anything is parsed.
_HEAD_BYTES = 4096


@dataclass(frozen=True)
class BoxLine:
    """One box in the list."""

    name: str
    address: str
    count: int
    newest_at: datetime
    subject: str
    is_staff: bool


@dataclass(frozen=True)
class ShownMail:
    """One mail of a box. `text` is what was written, `quoted` the history below it; `files` are what is attached.

    `box` and `number` say where it lies: what she wrote lies in the press office's.
    """

    box: str
    number: int
    is_hers: bool
    at: datetime
    author: str
    sender: str
    to: str
    subject: str
    in_reply_to: str
    text: str
    quoted: str
    answer_to: str
    has_html: bool
    files: Sequence[Attachment]


def list_boxes(boxes: Boxes, *, press_address: str) -> Sequence[BoxLine]:
    """Every box but the press office's, the newest mail first."""
    press = name_box(press_address)
    found = [box for box in boxes.boxes() if name_box(box.address) != press]
    names, staff = _names(), set(User.objects.values_list("email", flat=True))
    lines = []
    for box in found:
        parsed = parse_email(boxes.mails(box.address)[-1].read())
        lines.append(
            BoxLine(
                name=names.get(box.address, box.address),
                address=box.address,
                count=box.count,
                newest_at=box.newest_at,
                subject=parsed.subject,
                is_staff=box.address in staff,
            )
        )
    return sorted(lines, key=lambda line: line.newest_at, reverse=True)


def find_name(address: str) -> str:
    """How the desk knows the owner of `address`; "" where it does not."""
    return _names().get(address, "")


def list_conversation(boxes: Boxes, address: str, *, press_address: str) -> Sequence[ShownMail]:
    """What the owner of `address` received, and what she wrote to the press office, in order of time.

    Empty where nothing was ever received. Raises ValueError for what is no address.
    """
    received = [show_mail(mail) for mail in boxes.mails(address)]
    if not received:
        return []
    hers = address.casefold().encode()
    written = [
        show_mail(mail, is_hers=True)
        for mail in boxes.mails(press_address)
        if hers in mail.path.read_bytes()[:_HEAD_BYTES].lower()
    ]
    sent = [mail for mail in written if address.casefold() in mail.sender.casefold()]
    return sorted([*received, *sent], key=lambda mail: mail.at)


def show_mail(mail: BoxedMail, *, is_hers: bool = False) -> ShownMail:
    """The mail as it can be read, as text; its HTML and its files are asked for by themselves."""
    parsed = parse_email(mail.read())
    trimmed = trim_reply(parsed.text, parsed.html, subject=parsed.subject)
    sender = parsed.from_
    return ShownMail(
        box=mail.address,
        number=mail.number,
        is_hers=is_hers,
        at=mail.received_at,
        author=(sender.name or sender.address) if sender else "",
        sender=_write(sender) if sender else "",
        to=", ".join(_write(each) for each in parsed.to),
        subject=parsed.subject,
        in_reply_to=" ".join(parsed.in_reply_to),
        text=trimmed.fresh or parsed.text,
        quoted=trimmed.quoted,
        answer_to=answer_address(parsed),
        has_html=parsed.html is not None,
        files=[each for each in parsed.attachments if not each.is_inline],
    )


def _names() -> dict[str, str]:
    people = dict(Journalist.objects.exclude(name="").values_list("address", "name"))
    return people | dict(User.objects.values_list("email", "name"))


def _write(address: Address) -> str:
    return f"{address.name} <{address.address}>" if address.name else address.address
