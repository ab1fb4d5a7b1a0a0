"""Who really wrote a mail: its From, whoever stands behind a list that rewrote it, or the reporter whose mail a
colleague passed on. Pure.

What is read out of a mail's text is believed only where one of ours sent it and the receiving server does not say
otherwise, or one of our spokespeople did and the server vouches for her. A stranger's text that looks like a passed-on
mail impersonates nobody: whose it says it is, is only suggested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from mailbox.authentication import read_verdicts
from mailbox.folded import cut_reply_prefix
from mailbox.forward_subjects import is_forward_subject
from mailbox.forwards import Forward, read_attached, read_inline
from mailbox.headers import Address, read_addresses
from mailbox.parsing import ParsedEmail

VIA = re.compile(r"(.{1,200}?)[\s\u00a0]{1,4}(?:via|por|über|tramite|par|através de)[\s\u00a0]{1,4}(.{1,200})\Z", re.I)
MAILTO = re.compile(r"mailto:([^\s<>?]{3,320})", re.I)
VOICEMAIL = (
    "voicemail", "voice mail", "voice message", "missed call", "mensaje de voz", "buzón de voz", "llamada perdida",
    "message vocal", "messagerie vocale", "sprachnachricht", "messaggio vocale", "segreteria", "correio de voz",
    "mensagem de voz", "voicemailbericht",
)  # fmt: skip
# Machines that send such notices, by the part before the @; a person who writes of her voicemail is none.
MACHINE = re.compile(r"no-?_?reply|voice|vmail|unity|pbx|phone|asterisk|donotreply|notif|\A\+?\d{5,20}(?:\.|\Z)", re.I)
PHONE = re.compile(r"(?<![\w.])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)|\d{2,4})[\s.-]?\d{3,4}[\s.-]?\d{3,4}(?![\w.])")
CALLER = re.compile(r"\b(?:from|de|von|da|van)\b:?\s{1,4}(?!vo[zi]|correo)([^\n<>]{1,80})", re.I)
CALLER_LINES = 12


class Doubt(StrEnum):
    """Why a passed-on mail is only suggested as the reporter's."""

    CHECKS = "checks"  # the receiving server's checks speak against the colleague's address
    LIST = "list"  # it came over a list that rewrote From: those checks say nothing of the colleague
    NO_ADDRESS = "no_address"
    NO_WORDS = "no_words"
    SEVERAL = "several"  # mails of several people are attached
    UNPROVEN = "unproven"  # a spokesperson of ours passed it on, and nothing proves that it was she
    OUTSIDE = "outside"  # whoever passed it on is none of ours


@dataclass(frozen=True, slots=True)
class Caller:
    """Who left a voicemail, as the notice names her; either may be ""."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Author:
    """For whom the desk takes a mail's writer, and how it came.

    `address` is None where no address stands anywhere. `reply_to` is where she wants her answer; never ours, never the
    list's. `via` is the list that rewrote From; `is_vouched` is False where only Reply-To names who is behind it.
    `forwarder` passed her mail on. `forward` is that mail; with a `doubt` it is only suggested, and `address` is the
    forwarder's own. `is_refuted` where the checks speak against one of ours as the sender.
    """

    address: Address | None
    reply_to: Address | None = None
    via: Address | None = None
    is_vouched: bool = True
    forwarder: Address | None = None
    forward: Forward | None = None
    doubt: Doubt | None = None
    caller: Caller | None = None
    is_refuted: bool = False

    @property
    def told(self) -> Forward | None:
        """What was passed on, where it is believed."""
        return self.forward if self.doubt is None else None


def find_author(
    parsed: ParsedEmail,
    *,
    is_own: Callable[[str], bool],
    is_ours: Callable[[str], bool],
    is_spokesperson: Callable[[str], bool] = lambda address: False,
    server: str = "",
    day_first: bool = False,
    looks_inside: bool = True,
) -> Author:
    """Who wrote it. `is_own` tells the desk's own addresses, `is_ours` those of colleagues; `server` see read_verdicts.

    `is_spokesperson` is asked only where somebody outside passes on a mail. What a machine sends is not looked into.
    """
    sender = parsed.from_ or (parsed.reply_to[0] if parsed.reply_to else None)
    if sender is None:
        return Author(None)
    author = _unwrap_list(parsed, sender, is_own=is_own)
    writer = author.address
    is_from_us = is_own(sender.address) or is_ours(sender.address)
    if writer is not None and is_from_us:
        author = replace(author, is_refuted=read_verdicts(parsed, server=server).speaks_against)
    if author.via is not None and (author.is_refuted or not is_from_us):
        # Whoever sends a mail can write the list's lines too; only a list of ours, checked, vouches for anybody.
        author = replace(author, is_vouched=False)
    found = None
    if looks_inside and not _answers_somebody(parsed, writer, is_ours=is_ours, is_own=is_own):
        inline = read_inline(parsed, day_first=day_first)
        found = _choose(read_attached(parsed), inline, is_ours=is_ours, is_own=is_own)
    if found is None or writer is None or _is_one(found[0].author, writer):
        caller = find_caller(parsed, sender)
        return author if caller is None else replace(author, caller=caller)
    forward, doubt = found
    if not is_ours(writer.address):
        doubt = _doubt_outsider(parsed, doubt, is_ours_too=is_spokesperson(writer.address), server=server)
    if doubt is None and author.via is not None:
        doubt = Doubt.LIST
    if doubt is None and author.is_refuted:
        doubt = Doubt.CHECKS
    if doubt is not None:
        return replace(author, forwarder=writer, forward=forward, doubt=doubt)
    return Author(forward.author, forward.reply_to, forwarder=writer, forward=forward)


def _doubt_outsider(parsed: ParsedEmail, doubt: Doubt | None, *, is_ours_too: bool, server: str) -> Doubt | None:
    """What speaks against somebody outside the staff; nothing more where a spokesperson of ours is proven to write."""
    if not is_ours_too:
        return Doubt.OUTSIDE
    verdicts = read_verdicts(parsed, server=server)
    if verdicts.speaks_against:
        return Doubt.CHECKS
    # Without the name of our server anybody can have written the report.
    return doubt if server and verdicts.speaks_for else Doubt.UNPROVEN


def _answers_somebody(
    parsed: ParsedEmail,
    writer: Address | None,
    *,
    is_own: Callable[[str], bool],
    is_ours: Callable[[str], bool],
) -> bool:
    """Whether it passes nothing on itself: an answer, of a colleague one to somebody outside; or our own mail."""
    if writer is None or is_own(writer.address):
        return True
    is_answer = bool(parsed.in_reply_to) or cut_reply_prefix(parsed.subject[:300])[1]
    if not is_answer or is_forward_subject(parsed.subject):
        return False
    recipients = (each.address for each in (*parsed.to, *parsed.cc))
    return not is_ours(writer.address) or any(not is_ours(each) and not is_own(each) for each in recipients)


def _unwrap_list(parsed: ParsedEmail, sender: Address, *, is_own: Callable[[str], bool]) -> Author:
    """Who stands behind a From that is our own address, or a list's: X-Original-From, else Reply-To."""
    replies = [each for each in parsed.reply_to if not is_own(each.address) and each.address != sender.address]
    reply_to = replies[0] if replies else None
    if not is_own(sender.address) and not _is_list(parsed, sender):
        return Author(sender, reply_to)
    original = next(iter(read_addresses(parsed.headers("x-original-from"))), None)
    if original is not None and not is_own(original.address) and original.address != sender.address:
        return Author(original, None if _is_one(reply_to, original) else reply_to, via=sender)
    if reply_to is None or _is_posting_address(parsed, reply_to):
        return Author(sender, reply_to)
    # Whoever writes to a list writes this line too: it names somebody, it proves nobody.
    name = reply_to.name or _name_before_via(sender.name)
    return Author(Address(name, reply_to.address), via=sender, is_vouched=False)


def _is_list(parsed: ParsedEmail, sender: Address) -> bool:
    """Whether From is a list's address: it says `via` of itself, and the list's own header agrees."""
    match = VIA.match(sender.name)
    if match is None:
        return False
    listed = parsed.header("list-id") or parsed.header("list-post") or parsed.header("mailing-list") or ""
    return bool(listed) and sender.domain.partition(".")[0] in listed.casefold()


def _is_posting_address(parsed: ParsedEmail, address: Address) -> bool:
    """Whether answers to it go to the whole list."""
    posts = MAILTO.findall((parsed.header("list-post") or "")[:2_000])
    return any(each.casefold() == address.address.casefold() for each in posts)


def _is_one(one: Address | None, other: Address) -> bool:
    return one is not None and one.address.casefold() == other.address.casefold()


def _name_before_via(name: str) -> str:
    match = VIA.match(name)
    return match[1].strip("'\" ") if match else ""


def _choose(
    attached: list[Forward],
    inline: Iterable[Forward],
    *,
    is_ours: Callable[[str], bool],
    is_own: Callable[[str], bool],
) -> tuple[Forward, Doubt | None] | None:
    """The mail of somebody outside that was passed on: one in the text, else an attached one.

    What is attached may have come with the mail that was passed on: where both name somebody, and not the same, a
    person decides.
    """
    told = _choose_inline(inline, is_ours=is_ours, is_own=is_own)
    outside = [each for each in attached if each.author is not None and not is_ours(each.author.address)]
    outside = [each for each in outside if each.author is not None and not is_own(each.author.address)]
    if not outside:
        return told
    first = outside[0]
    people = {each.author.address.casefold() for each in outside if each.author is not None}
    if told is not None and told[0].author is not None and told[0].author.address.casefold() not in people:
        return told[0], Doubt.SEVERAL
    return first, (Doubt.SEVERAL if len(people) > 1 else _find_gap(first))


def _choose_inline(
    inline: Iterable[Forward], *, is_ours: Callable[[str], bool], is_own: Callable[[str], bool]
) -> tuple[Forward, Doubt | None] | None:
    for each in inline:
        if each.author is None:
            return (each, Doubt.NO_ADDRESS) if each.name else None
        if not is_ours(each.author.address) and not is_own(each.author.address):
            return each, _find_gap(each)
    return None


def _find_gap(forward: Forward) -> Doubt | None:
    """An answer quotes the reporter's words: where there are none, not even a subject, it would quote a colleague's."""
    return None if forward.text.strip() or forward.subject.strip() else Doubt.NO_WORDS


def find_caller(parsed: ParsedEmail, sender: Address) -> Caller | None:
    """Who left the voicemail that this mail is a notice of; None where it is none."""
    subject = parsed.subject.casefold()
    if not any(word in subject for word in VOICEMAIL):
        return None
    has_sound = any(each.content_type.startswith("audio/") for each in parsed.attachments)
    if not has_sound and not MACHINE.search(sender.address.partition("@")[0]):
        return None
    said = [parsed.subject[:300], *parsed.text.split("\n")[:CALLER_LINES]]
    phone = next((match[0].strip() for line in said if (match := PHONE.search(line[:300]))), "")
    for line in said:
        match = CALLER.search(line[:300])
        name = PHONE.sub("", match[1]).strip(" \t'\"()<>.,:;-–|") if match else ""
        name = re.split(r"\s(?:at|on|in|al|el|le|am|um|\d)\b", name, maxsplit=1)[0].strip(" ,.-(")
        if name and not any(letter.isdigit() for letter in name):
            return Caller(name[:100], phone)
    return Caller("", phone) if phone else None
