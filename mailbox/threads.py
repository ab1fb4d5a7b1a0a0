"""Which stored mail does this one answer? Message-IDs and tokens only: a subject never decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum
from functools import lru_cache

from django.conf import settings
from django.db import connection

from mailbox.models import InboundEmail, OutboundEmail
from mailbox.parsing import ParsedEmail

# One mail may name a hundred; beyond that it is no conversation but an attack on the index.
MOST_REFERENCES = 100
TOKEN_LENGTH = 16
TOKEN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz234567")
# Written out, since the ORM takes several times as long to build it as a database to answer it, for every mail.
OVERTAKEN_BY = """
    SELECT reference.email_id FROM mailbox_emailreference reference
    JOIN mailbox_inboundemail email ON email.id = reference.email_id
    WHERE reference.message_id = %s AND email.filed_as IN ('inquiry', 'reply')
    ORDER BY reference.id LIMIT 1
"""


class FoundBy(StrEnum):
    """What led to the parent, strongest first."""

    TOKEN = "token"  # noqa: S105 - the word, not a secret
    IN_REPLY_TO = "in_reply_to"
    REFERENCES = "references"
    NAMED_BY = "named_by"


@dataclass(frozen=True, slots=True)
class Parent:
    """A stored mail of the same thread: one that came in or one that went out, and what led to it."""

    found_by: FoundBy
    inbound_id: int | None = None
    outbound_id: int | None = None


def own_address() -> str:
    """The press address itself, without a name."""
    return _cut_name(settings.PRESS_ADDRESS)


@lru_cache(maxsize=1)
def _cut_name(setting: str) -> str:
    # Asked a dozen times a mail.
    return parseaddr(setting)[1]


def read_own(address: str) -> str | None:
    """The plus part ("" where there is none) of `address` if it is the press address; None if it is another's."""
    local, _, domain = own_address().casefold().rpartition("@")
    name, _, host = address.casefold().rpartition("@")
    user, _, plus = name.partition("+")
    return plus if user == local and host == domain else None


def is_own(address: str) -> bool:
    """Whether `address` is the press address, with or without a plus part."""
    return read_own(address) is not None


def find_tokens(parsed: ParsedEmail) -> list[str]:
    """Reply tokens in the plus part of our own address, wherever the mail is addressed to it."""
    plus_parts = [read_own(each.address) for each in (*parsed.to, *parsed.cc)]
    return [plus for plus in plus_parts if plus and len(plus) == TOKEN_LENGTH and TOKEN_LETTERS.issuperset(plus)]


def find_parent(parsed: ParsedEmail) -> Parent | None:
    """The stored mail that `parsed` belongs behind: by our token, by In-Reply-To, by References (nearest first),
    or because a mail stored earlier names this one (it overtook it); None where nothing is known.

    Only answers to reporters and mails filed with an inquiry count: notices to staff start no thread. Whether the
    sender may join that thread is for the caller to judge.
    """
    named = list_named(parsed)
    if (tokens := find_tokens(parsed)) and (answer := _find_by_token(tokens, named)) is not None:
        return Parent(FoundBy.TOKEN, outbound_id=answer)
    if named and (parent := _find_stored(named, answered=set(parsed.in_reply_to))):
        return parent
    if parsed.message_id is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(OVERTAKEN_BY, [parsed.message_id])
        overtaken_by = cursor.fetchone()
    return Parent(FoundBy.NAMED_BY, inbound_id=overtaken_by[0]) if overtaken_by else None


def _find_by_token(tokens: Sequence[str], named: Sequence[str]) -> int | None:
    """The answer with that token which the mail names, else the newest: what was one thread may be two by now."""
    # The index is of mails that have one, and SQLite takes it for nothing that does not say so.
    with_token = OutboundEmail.objects.filter(reply_token__in=tokens).exclude(reply_token="")
    bearing = dict(with_token.order_by("-id").values_list("message_id", "id"))
    nearest = next((bearing[name] for name in named if name in bearing), None)
    return nearest if nearest is not None else next(iter(bearing.values()), None)


def list_named(parsed: ParsedEmail) -> list[str]:
    """The mails it names: In-Reply-To, then References from the nearest to the farthest, each once."""
    return list(dict.fromkeys([*parsed.in_reply_to, *reversed(parsed.references)]))[:MOST_REFERENCES]


def _find_stored(named: Sequence[str], *, answered: set[str]) -> Parent | None:
    sent = dict(
        OutboundEmail.objects.filter(message_id__in=named, purpose=OutboundEmail.Purpose.REPLY).values_list(
            "message_id", "id"
        )
    )
    received: dict[str | None, int] = {}
    if not all(name in sent for name in named):
        rows = InboundEmail.objects.filter(
            message_id__in=named, filed_as__in=[InboundEmail.Filing.INQUIRY, InboundEmail.Filing.REPLY]
        )
        # Two mails may bear one Message-ID: the first one keeps the thread.
        received = dict(rows.order_by("-id").values_list("message_id", "id"))
    for name in named:
        found_by = FoundBy.IN_REPLY_TO if name in answered else FoundBy.REFERENCES
        if name in sent:
            return Parent(found_by, outbound_id=sent[name])
        if name in received:
            return Parent(found_by, inbound_id=received[name])
    return None
