"""The same mail once more: in another mailbox, over a list, or passed on by a colleague."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from django.db import connection

from inquiries.filed_messages import MAIL_ID_LENGTH, Thread
from inquiries.models import Message, Office
from inquiries.reading import DATE_MAY_BE_AHEAD, MailReading
from mailbox.forward_subjects import cut_forward_prefix
from mailbox.forwards import Forward, read_attached, read_inline
from mailbox.models import InboundAttachment, InboundEmail, OutboundEmail, OutboundRecipient
from mailbox.parsing import ParsedEmail, parse_email
from mailbox.queueing import GIVE_UP_AFTER
from mailbox.threads import is_own

# Copies of one mail are passed on within days; the same words a month later are a new question.
TOLD_WITHIN = timedelta(days=14)
MOST_COMPARED = 40
SAME_MINUTE = timedelta(minutes=1)
# From its writing to its last attempt, undo window and clocks included.
TRIED_FOR = GIVE_UP_AFTER + timedelta(hours=2)
# Fewer words are written twice: "Any news?"
WRITTEN_ONCE = 12
# Programs wrap and mark the same words differently: links, bullets, signatures.
SHARED_WORDS = 0.9
# Written out, since the ORM takes several times as long to build it as a database to answer it, for every mail. SQLite
# would take the index of what is a copy, asked for by IS NULL, and so read every mail there is.
KNOWN_COPIES = """
    SELECT id, digest, uidvalidity, message_id, body_digest FROM mailbox_inboundemail
    WHERE (digest = %s OR message_id = %s) AND id <> %s AND COALESCE(duplicate_of_id, 0) = 0 AND state <> 'pending'
    ORDER BY id
"""


def find_copy(inbound: InboundEmail, reading: MailReading) -> int | None:
    """The row of an earlier mail that is this one: same Message-ID and body; or same bytes before a UIDVALIDITY reset.

    A list changes a mail on its way, its footer above all: same Message-ID, writer and words is a copy too. Two mails
    without a Message-ID are two mails, even where they look alike, as long as one mailbox holds both.
    """
    message_id = reading.parsed.message_id
    with connection.cursor() as cursor:
        cursor.execute(KNOWN_COPIES, [inbound.digest, message_id and message_id[:MAIL_ID_LENGTH], inbound.pk])
        known = cursor.fetchall()
    changed = []
    for pk, digest, uidvalidity, known_id, body_digest in known:
        if digest == inbound.digest and uidvalidity != inbound.uidvalidity:
            return int(pk)
        if known_id is not None and message_id is not None:
            if body_digest == reading.body_digest:
                return int(pk)
            changed.append(int(pk))
    return _find_changed_on_its_way(changed, reading) if changed else None


def is_from_outbox(reading: MailReading, *, is_sent: bool) -> bool:
    """Whether the outbox sent this very mail: a list or a forward brought it back, or it lay in a folder of sent mail.

    By its Message-ID. Some providers write one of their own in its place, and take our header off as well: in a folder
    of sent mail (`is_sent`) it is known by what it answers, whom it goes to, and its words.
    """
    message_id, sender = reading.parsed.message_id, reading.sender
    if sender is None or not is_own(sender.address):
        return False
    if message_id is not None and OutboundEmail.objects.filter(message_id=message_id).exists():
        return True
    return is_sent and any(_is_that_reply(each, reading.parsed) for each in _list_sent_lately(reading))


def _list_sent_lately(reading: MailReading) -> list[OutboundEmail]:
    answered = reading.parsed.in_reply_to[0] if reading.parsed.in_reply_to else ""
    lately = reading.received_at - TRIED_FOR, reading.received_at + DATE_MAY_BE_AHEAD
    replies = OutboundEmail.objects.filter(
        purpose=OutboundEmail.Purpose.REPLY, created_at__range=lately, in_reply_to=answered
    )
    return list(replies.exclude(state=OutboundEmail.State.CANCELLED).prefetch_related("recipients"))


def _is_that_reply(email: OutboundEmail, parsed: ParsedEmail) -> bool:
    shown = {each.address.casefold() for each in email.recipients.all() if each.field != OutboundRecipient.Field.BCC}
    written = {each.address.casefold() for each in (*parsed.to, *parsed.cc)}
    return shown == written and email.text.split() == parsed.text.split()


def find_told_already(reading: MailReading, thread: Thread | None, office: Office) -> Message | None:
    """The message that a colleague's forward passes on once more; None where it is news.

    It is the one the forward names, or one of the same reporter's of two weeks, with the same subject and words, and
    the same mail by its Message-ID or its date: "Any news?" is written twice. Where neither tells, only words enough
    to be written but once are a copy.
    """
    told, author = reading.author.told, reading.author.address
    if told is None or author is None:
        return None
    address = author.address.casefold()
    mails = Message.objects.filter(kind=Message.Kind.MAIL_IN, is_automatic=False, inbound__isnull=False)
    candidates: list[Message] = []
    if thread is not None:
        candidates += mails.filter(pk=thread.message.pk)
    since = reading.received_at - TOLD_WITHIN
    # By way of her inquiries, which are few and indexed: messages are neither.
    hers = mails.filter(inquiry__journalist__address=address, inquiry__received_at__gte=since)
    candidates += hers.order_by("-id")[:MOST_COMPARED]
    alike = (each for each in candidates if _says_the_same(each, reading, address))
    return next((each for each in alike if _is_the_same_mail(each, told, reading, office)), None)


def _is_the_same_mail(message: Message, told: Forward, reading: MailReading, office: Office) -> bool:
    """Whether what was passed on is the mail under `message`, and not another one in the same words."""
    if message.inbound is None:
        return False
    parsed = parse_email(message.inbound.raw.content)
    sent_at, names = _find_original(parsed, message.author_address.casefold(), day_first=office.writes_day_first)
    if not names.isdisjoint(told.message_ids):
        return True
    if told.date is None or sent_at is None:
        return not (names and told.message_ids) and len(reading.trimmed.fresh.split()) >= WRITTEN_ONCE
    # Programs write her date in the zone of whoever passes it on, in hers, or as their server has it; and no seconds.
    said = told.date.replace(tzinfo=None)
    zones = {told.date.tzinfo, sent_at.tzinfo, office.zone, UTC}
    return any(abs(sent_at.astimezone(each).replace(tzinfo=None) - said) < SAME_MINUTE for each in zones)


def _find_original(parsed: ParsedEmail, author: str, *, day_first: bool) -> tuple[datetime | None, frozenset[str]]:
    """Date and Message-IDs of her own mail: of the stored one, or of what was passed on in it."""
    if parsed.from_ is not None and parsed.from_.address.casefold() == author:
        return parsed.date, frozenset([parsed.message_id] if parsed.message_id else ())
    for each in (*read_attached(parsed), *read_inline(parsed, day_first=day_first)):
        if each.author is not None and each.author.address.casefold() == author:
            return each.date, frozenset(each.message_ids)
    # Over a list that writes in its own name.
    return parsed.date, frozenset([parsed.message_id] if parsed.message_id else ())


def _find_changed_on_its_way(known: list[int], reading: MailReading) -> int | None:
    if reading.author.address is None:
        return None
    address = reading.author.address.address.casefold()
    messages = Message.objects.filter(inbound__in=known).order_by("id")
    found = next((each for each in messages if _says_the_same(each, reading, address)), None)
    return found.inbound_id if found and _holds_the_same_files(found, reading) else None


def _holds_the_same_files(message: Message, reading: MailReading) -> bool:
    """Whether every file of the mail came with the first one too: sent again with another file it is news."""
    known = Counter(InboundAttachment.objects.filter(email=message.inbound_id).values_list("filename", "size"))
    return not Counter((each.filename[:200], each.size) for each in reading.parsed.attachments) - known


def _says_the_same(message: Message, reading: MailReading, address: str) -> bool:
    if message.author_address.casefold() != address:
        return False
    if fold_subject(message.subject) != fold_subject(reading.subject):
        return False
    one, other = Counter(message.fresh.casefold().split()), Counter(reading.trimmed.fresh.casefold().split())
    shared, longest = one & other, max(one.total(), other.total())
    # "5 pm" that became "2 pm" is a correction, however much of the rest is the same.
    shorter = min(one, other, key=Counter.total)
    is_corrected = any(any(map(str.isdigit, word)) for word in shorter - shared)
    return longest > 0 and shared.total() >= SHARED_WORDS * longest and not is_corrected


def fold_subject(subject: str) -> str:
    """A subject to be compared: without the words that say it was passed on, and without case."""
    return " ".join(cut_forward_prefix(subject).casefold().split())
