"""Old mail read by today's parser: what would be read otherwise, and taking it over."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from inquiries.filed_messages import list_attachments, write_fields
from inquiries.models import Event, Inquiry, Message
from inquiries.reading import MailReading
from inquiries.search import renew
from inquiries.standing import Standing
from inquiries.triage import lock
from mailbox.models import InboundAttachment

BATCH = 8
# Of each text that changed, so many lines are shown.
MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Rereading:
    """A mail that today reads otherwise than it stands there.

    `changes` names fields of its Message with what stands there and what would. `files` tells whether its attachments
    would be others. `remarks` say in words what is only shown: another sender or kind decides where a mail belongs,
    and a person may have acted on that.
    """

    message: Message
    changes: dict[str, tuple[Any, Any]]
    files: tuple[InboundAttachment, ...] | None = None
    remarks: tuple[str, ...] = field(default=())


def find_rereadings(*, since: datetime | None = None, inquiry: Inquiry | None = None) -> Iterator[Rereading]:
    """Every mail in an inquiry that would be read otherwise, oldest first; of those received `since` (aware)."""
    standing = Standing.load()
    rows = Message.objects.filter(inbound__isnull=False).order_by("id")
    if since is not None:
        rows = rows.filter(at__gte=since)
    if inquiry is not None:
        rows = rows.filter(inquiry=inquiry)
    seen = 0
    # By number, not by one long cursor: taking over writes meanwhile.
    while batch := list(rows.filter(pk__gt=seen).select_related("inbound__raw", "inquiry")[:BATCH]):
        for message in batch:
            seen = message.pk
            if (found := _compare(message, standing)) is not None:
                yield found


def take_over(rereading: Rereading, *, at: datetime) -> bool:
    """Let the Message say what would be read today; False where it changed meanwhile. The mail itself never changes."""
    message = rereading.message
    as_seen = {name: before for name, (before, _after) in rereading.changes.items()}
    with transaction.atomic():
        lock(message.inquiry)
        rows = Message.objects.filter(pk=message.pk, inquiry=message.inquiry_id, **as_seen)
        if rereading.changes and rows.update(**{name: after for name, (_b, after) in rereading.changes.items()}) != 1:
            return False
        if rereading.files is not None:
            _replace_files(message, rereading.files)
        details = {"fields": sorted([*rereading.changes, *(["attachments"] if rereading.files is not None else [])])}
        message.inquiry.events.create(kind=Event.Kind.MAIL_REREAD, at=at, message=message, details=details)
        renew(Inquiry.objects.filter(pk=message.inquiry_id))
    return True


def describe(rereading: Rereading) -> Iterator[str]:
    """What would change, line by line as `diff` writes it."""
    message = rereading.message
    yield f"{message.inquiry.reference} mail {message.pk} of {message.at:%Y-%m-%d %H:%M} UTC, {message.author_address}"
    for name, (before, after) in rereading.changes.items():
        if not isinstance(before, str):
            yield f"  {name}: {before} → {after}"
            continue
        yield f"  {name}:"
        lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1))[2:]
        yield from (f"    {line}" for line in lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            yield f"    … and {len(lines) - MOST_LINES} lines more"
    if rereading.files is not None:
        yield f"  attachments: {', '.join(each.filename for each in rereading.files) or 'none'}"
    yield from (f"  {remark}" for remark in rereading.remarks)


def _compare(message: Message, standing: Standing) -> Rereading | None:
    inbound = message.inbound
    if inbound is None or not inbound.raw.content:
        return None
    reading = standing.read(inbound)
    fields = write_fields(reading)
    address = fields.pop("author_address")
    if address.casefold() != message.author_address.casefold():
        # Another person's words: answers quote what stands here to whom it stands for.
        fields = {}
    changes = {name: (getattr(message, name), after) for name, after in fields.items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    stored, files = list(inbound.attachments.all()), list_attachments(inbound, reading)
    is_same = [_key(each) for each in stored] == [_key(each) for each in files]
    remarks = tuple(_remark(message, reading, address))
    if not changes and is_same and not remarks:
        return None
    return Rereading(message, changes, None if is_same else tuple(files), remarks)


def _replace_files(message: Message, files: tuple[InboundAttachment, ...]) -> None:
    """What stands at one place in the mail stays one row: programs keep its number."""
    standing = {each.position: each for each in InboundAttachment.objects.filter(email=message.inbound_id)}
    for file in files:
        known = standing.pop(file.position, None)
        file.pk = known.pk if known else None
        file.save(force_insert=known is None, force_update=known is not None)
    InboundAttachment.objects.filter(pk__in=[each.pk for each in standing.values()]).delete()


def _key(file: InboundAttachment) -> tuple[object, ...]:
    return file.position, file.filename, file.content_type, file.size, file.content_id, file.is_inline


def _remark(message: Message, reading: MailReading, address: str) -> Iterator[str]:
    if address != message.author_address:
        yield f"would be of {address or 'nobody'} (not taken over)"
    kind = reading.classification.kind
    if message.kind == Message.Kind.MAIL_IN and message.is_automatic is kind.may_ask:
        yield f"would be a mail of the kind {kind.value} (not taken over)"
    inquiry, found = message.inquiry, reading.deadline
    if found is None or inquiry.deadline is None or inquiry.deadline_set_by_id is not None:
        return
    if found.phrase[:300] == inquiry.deadline_phrase and found.at != inquiry.deadline:
        yield f"deadline of “{found.phrase}” would be {found.at.isoformat()} (not taken over)"
