"""All the pure work on one mail: what it says, what kind it is, when an answer is due. No database, no clock."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from inquiries.deadlines import Deadline, find_deadline
from mailbox.bounce_reports import Bounce, read_bounce
from mailbox.classify import Classification, classify
from mailbox.domains import domain_of
from mailbox.parsing import Address, ParsedEmail, parse_email
from mailbox.senders import Author, find_author
from mailbox.signatures import holds_a_persons_words
from mailbox.trimming import TrimmedReply, trim_reply
from mailbox.webmail import is_webmail

# A Date header further ahead than this is wrong: the time of receipt stands in (deadlines.md, rule 1).
DATE_MAY_BE_AHEAD = timedelta(days=1)
# No mail is under way so long: a Date further back is a clock that stopped, and "5 pm today" is not its today.
DATE_MAY_BE_BEHIND = timedelta(days=14)
SNIPPET_LENGTH = 200
# Whole mails of this kind answer our answer and ask nothing.
THANKS_LONGEST = 120
THANKS = re.compile(
    r"(?:(?:ok(?:ay)?|great|perfect|got it|received|super|wonderful|amazing|thanks?(?: you)?(?: (?:so|very) much)?"
    r"|thanks? a (?:lot|million|ton)|many thanks|much appreciated|appreciate (?:it|this|that)|will do|cheers|best"
    r"|(?:that'?s|this is) (?:great|perfect|very helpful|helpful)|gracias|muchas gracias|mil gracias|recibido"
    r"|perfecto|muy amable|for (?:this|that|everything|your (?:help|time)|the quick (?:reply|response|turnaround))"
    r"|again|all|a lot|so much|por todo|saludos)[\s,.!;:–—-]*)+"
)


@dataclass(frozen=True, slots=True)
class MailReading:
    """What a mail says once it is read; everything intake needs to file it."""

    parsed: ParsedEmail
    author: Author
    trimmed: TrimmedReply
    bounce: Bounce | None
    classification: Classification
    deadline: Deadline | None
    offered_deadline: Deadline | None
    is_urgent: bool
    is_bare_thanks: bool
    body_digest: str
    received_at: datetime
    # Whether one of the office sent it.
    is_from_colleague: bool = False

    @property
    def sender(self) -> Address | None:
        """Who sent it: From, else the first Reply-To that there is. `author` tells who wrote it."""
        return self.parsed.from_ or (self.parsed.reply_to[0] if self.parsed.reply_to else None)

    @property
    def thread(self) -> ParsedEmail:
        """The mail as its thread sees it: what was passed on is named as well."""
        named = self.author.told.message_ids if self.author.told else ()
        return replace(self.parsed, references=(*self.parsed.references, *named)) if named else self.parsed

    @property
    def subject(self) -> str:
        """The author's own subject."""
        return self.author.told.subject if self.author.told else self.parsed.subject

    @property
    def snippet(self) -> str:
        """The first words of the fresh text in one line."""
        return " ".join((self.trimmed.fresh or self.parsed.text).split())[:SNIPPET_LENGTH]


def read_mail(
    raw: bytes,
    *,
    received_at: datetime,
    zone: ZoneInfo,
    is_own: Callable[[str], bool],
    is_ours: Callable[[str], bool] | None = None,
    is_spokesperson: Callable[[str], bool] = lambda address: False,
    server: str = "",
    day_first: bool = False,
) -> MailReading:
    """Read the mail in `raw`; deadlines that name no zone are read in `zone`. Never raises for odd mail.

    `received_at` (aware) stands in for a Date header that is missing, more than a day ahead or two weeks behind;
    `is_own` tells the desk's own addresses, `is_ours` those of colleagues: of a reporter's mail that one of them passes
    on, the reporter's words and Date count. Where no colleague is known they are those who write from the domain they
    write to. `is_spokesperson` see find_author. `server` is the name our receiving server signs its checks with.
    """
    parsed = parse_email(raw)
    is_ours = is_ours or _find_house(parsed)
    bounce = read_bounce(parsed)
    classification = classify(parsed, bounce=bounce, is_own=is_own, day_first=day_first)
    author = find_author(
        parsed, is_own=is_own, is_ours=is_ours, is_spokesperson=is_spokesperson, server=server, day_first=day_first,
        looks_inside=classification.kind.may_ask,
    )  # fmt: skip
    trimmed = _trim(parsed, author)
    deadline = offered = None
    is_urgent = False
    if classification.kind.may_ask:
        sent_at = _find_sent_at(parsed, author, received_at, zone)
        found = find_deadline(
            author.told.subject if author.told else parsed.subject,
            trimmed.fresh,
            sent_at=sent_at,
            zone=zone,
            day_first=day_first,
        )
        deadline, offered, is_urgent = found.deadline, found.offered, found.urgent
    return MailReading(
        parsed=parsed,
        author=author,
        trimmed=trimmed,
        bounce=bounce,
        classification=classification,
        deadline=deadline,
        offered_deadline=offered,
        is_urgent=is_urgent,
        is_bare_thanks=_carries_nothing(parsed)
        and is_bare_thanks(
            trimmed.fresh,
            folded=trimmed.signature,
            names=words_of_name(author.address.name if author.address else ""),
        ),
        body_digest=hashlib.sha256(cut_headers(raw)).hexdigest(),
        received_at=received_at,
        is_from_colleague=parsed.from_ is not None and is_ours(parsed.from_.address),
    )


def _find_house(parsed: ParsedEmail) -> Callable[[str], bool]:
    """Tells addresses at the domains that the mail is addressed to, but for those where anybody can have one."""
    domains = {each.domain for each in (*parsed.to, *parsed.cc) if not is_webmail(each.domain)}
    return lambda address: domain_of(address) in domains


def _trim(parsed: ParsedEmail, author: Author) -> TrimmedReply:
    """The author's words. Where she wrote none her subject stands for them: an answer never quotes a colleague's."""
    if author.told is None:
        return trim_reply(parsed.text, parsed.html, subject=parsed.subject)
    trimmed = trim_reply(author.told.text, author.told.html, subject=author.told.subject)
    return trimmed if trimmed.fresh else replace(trimmed, fresh=author.told.subject)


def _find_sent_at(parsed: ParsedEmail, author: Author, received_at: datetime, zone: ZoneInfo) -> datetime:
    """When its words were written: her own Date where her mail was passed on, however late that was."""
    told = author.told
    if told is not None and told.date is not None and told.date - received_at <= DATE_MAY_BE_AHEAD:
        here = told.date.replace(tzinfo=zone)
        # A date line in the text names no zone; what stands for it here, UTC, many servers write for everybody.
        is_guess = not told.is_attached and told.date.utcoffset() == timedelta()
        return here if is_guess and here <= received_at else told.date
    sent_at = parsed.date
    if sent_at is None or not -DATE_MAY_BE_BEHIND <= sent_at - received_at <= DATE_MAY_BE_AHEAD:
        return received_at
    return sent_at


def is_bare_thanks(text: str, *, folded: str = "", names: frozenset[str] = frozenset()) -> bool:
    """Whether `text` only thanks or acknowledges and asks nothing: short, no question, no word of substance.

    `folded` is the furniture below: where that holds words of her own they were folded by mistake, and count. `names`
    are words that may stand beside (the sender's own name below her thanks).
    """
    if not text.strip() or len(text) > THANKS_LONGEST or "?" in text:
        return False
    words = [word for word in re.split(r"\s+", text.casefold()) if word.strip(",.!–—-") not in names]
    rest = " ".join(words).replace("¡", "").strip(" ,.!–—-")
    return bool(rest) and THANKS.fullmatch(rest) is not None and not holds_a_persons_words(folded)


def cut_headers(raw: bytes) -> bytes:
    """What follows the header block; second copies differ above it (Received, Delivered-To), not below."""
    cuts = [raw.find(blank) + len(blank) for blank in (b"\r\n\r\n", b"\n\n", b"\r\r") if blank in raw]
    return raw[min(cuts) :] if cuts else b""


def words_of_name(name: str) -> frozenset[str]:
    """The words that may stand below her thanks."""
    return frozenset(word.casefold().strip(",.") for word in name.split())


def _carries_nothing(parsed: ParsedEmail) -> bool:
    """Whether no file came along; a logo in a signature is none."""
    return all(each.is_inline for each in parsed.attachments)
