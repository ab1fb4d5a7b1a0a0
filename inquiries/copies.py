"""The same mail once more: in another mailbox, over a list, or passed on by a colleague."""

from collections import Counter
from datetime import timedelta

from django.db import connection

from inquiries.models import Message
from inquiries.reading import MailReading
from mailbox.forwards import cut_forward_prefix
from mailbox.models import InboundAttachment, InboundEmail
from mailbox.threads import Parent

MAIL_ID_LENGTH = 1000
# Copies of one mail are passed on within days; the same words a month later are a new question.
TOLD_WITHIN = timedelta(days=14)
MOST_COMPARED = 40
# Programs wrap and mark the same words differently: links, bullets, signatures.
SHARED_WORDS = 0.9
# Written out, since the ORM takes several times as long to build it as a database to answer it, for every mail.
KNOWN_COPIES = """
    SELECT id, digest, uidvalidity, message_id, body_digest FROM mailbox_inboundemail
    WHERE (digest = %s OR message_id = %s) AND id <> %s AND duplicate_of_id IS NULL AND state <> 'pending'
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


def find_told_already(reading: MailReading, parent: Parent | None) -> Message | None:
    """The message that a colleague's forward passes on once more; None where it is news.

    It is the one the forward names, or one of the same reporter's of two weeks, with the same subject and words.
    """
    told, author = reading.author.told, reading.author.address
    if told is None or author is None:
        return None
    address = author.address.casefold()
    mails = Message.objects.filter(kind=Message.Kind.MAIL_IN, is_automatic=False, inbound__isnull=False)
    candidates: list[Message] = []
    if parent is not None and parent.inbound_id is not None:
        candidates += mails.filter(inbound=parent.inbound_id)
    since = reading.received_at - TOLD_WITHIN
    # By way of her inquiries, which are few and indexed: messages are neither.
    hers = mails.filter(inquiry__journalist__address=address, inquiry__received_at__gte=since)
    candidates += hers.order_by("-id")[:MOST_COMPARED]
    return next((each for each in candidates if _says_the_same(each, reading, address)), None)


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
    if _fold(message.subject) != _fold(reading.subject):
        return False
    one, other = Counter(message.fresh.casefold().split()), Counter(reading.trimmed.fresh.casefold().split())
    shared, longest = one & other, max(one.total(), other.total())
    # "5 pm" that became "2 pm" is a correction, however much of the rest is the same.
    shorter = min(one, other, key=Counter.total)
    is_corrected = any(any(map(str.isdigit, word)) for word in shorter - shared)
    return longest > 0 and shared.total() >= SHARED_WORDS * longest and not is_corrected


def _fold(subject: str) -> str:
    return " ".join(cut_forward_prefix(subject).casefold().split())
