"""What a mail server says in plain words when a mail comes back: whether it says so, for whom, for good or not yet.

Pure, and bounded: only the first lines of a report are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mailbox.bounce_words import (
    ALIASED,
    BEFORE_FAILED,
    BEFORE_OTHERS,
    CHALLENGES,
    DELAYS,
    DELAYS_SURELY,
    GIVEN_UP,
    ORIGINAL_BEGINS,
    ORIGINAL_MENTIONED,
    PERSONAL,
    PHRASES,
    ROBOT_NAMES,
    SUBJECTS,
    SUCCESSES,
    SYSTEM_NAMES,
)
from mailbox.folded import FORWARD_PREFIX, cut_reply_prefix, fold, holds

HEADER_LINES = 6
REPORTERS = ("mailer-daemon", "mail delivery", "postmaster", "delivery subsystem")
HEAD_LENGTH = 6_000  # characters of a report; what is behind them is the returned mail
MAX_LINES = 300
MAX_LINE_LENGTH = 1_000
SAYS_SO_WITHIN = 2_500  # a report says what it is at once; further down it may be the returned mail that does

# Servers write on behind it without a space: "<address>...User unknown".
ADDRESS = re.compile(r"[\w!$%&*+.=~^-][\w!#$%&'*+./=~^-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,30}")
NO_LETTERS = re.compile(r"[\W\d_]+")
STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
FIELD = re.compile(
    r"^[ \t]{0,4}(?:original|final)-recipient:[ \t]{0,9}(?:[\w-]{1,20}[ \t]{0,3};)?[ \t]{0,9}"
    r"<?([^\s<>;]{1,64}@[^\s<>;]{1,255})",
    re.I | re.M,
)
FIELD_ACTION = re.compile(r"^[ \t]{0,4}action:[ \t]{0,9}([a-z]{1,20})", re.I | re.M)
RETURNED_HEADER = re.compile(r"[>\s|]{0,6}(?:received|return-path|delivered-to|x-originating-ip|dkim-signature):", re.I)
RETURNED_TO = re.compile(r"^[>\s|]{0,6}to:([^\r\n]{1,500})", re.I | re.M)
EDGES = " \t<>()[]*:;,.\"'•–—->"
STRONG, WEAK = 2, 1


def is_robot_name(*names: str) -> bool:
    """Whether one of these local parts or display names is that of a mail system."""
    return any(_letters(name).startswith(ROBOT_NAMES) for name in names)


def is_system_name(local: str) -> bool:
    """Whether a program writes from this local part, of whatever kind."""
    return _letters(local).startswith(SYSTEM_NAMES)


def has_bounce_words(subject: str) -> bool:
    """Whether the subject holds words of a report, behind a Re: too."""
    return holds(fold(subject[:300]), SUBJECTS)


def is_passed_on(subject: str) -> bool:
    """Whether the subject is that of an answer or a forward."""
    return FORWARD_PREFIX.match(subject) is not None or cut_reply_prefix(subject[:300])[1]


class ReportText:
    """The text of a report, cut where the returned mail begins."""

    def __init__(self, text: str) -> None:
        lines = [line[:MAX_LINE_LENGTH] for line in text[:HEAD_LENGTH].split("\n")[:MAX_LINES]]
        cut, passes_report_on = _find_original(lines)
        self.lines = lines[:cut]
        self.returned = "\n".join(lines[cut:])
        self.quotes_original = passes_report_on or cut < len(lines)
        self.folded = fold("\n".join(self.lines))

    def says_undelivered(self) -> bool:
        """Whether it says, in one of the languages, that a mail did not arrive."""
        return holds(self.folded[:SAYS_SO_WITHIN], PHRASES)

    def says_delivered(self, subject: str) -> bool:
        """Whether it reports success and no failure beside it."""
        head = f"{fold(subject[:300])} {self.folded[:SAYS_SO_WITHIN]}"
        return holds(head, SUCCESSES) and not holds(head, GIVEN_UP) and "undeliver" not in head and "fail" not in head

    def wants_confirmation(self) -> bool:
        """Whether it is a challenge or a list's waiting room, which holds the mail and has not returned it."""
        return holds(self.folded, CHALLENGES)

    def is_impersonal(self) -> bool:
        """Whether nobody speaks in it: no question, no greeting, no I."""
        return not holds(f" {self.folded} ", PERSONAL)

    def is_delay(self, subject: str, *, names_failed: bool) -> bool:
        """Whether the mail is still being tried; where a header `names_failed`, words must leave no doubt."""
        head = f"{fold(subject[:300])} {self.folded}"
        if holds(head, DELAYS_SURELY):
            return True
        return not names_failed and holds(head, DELAYS) and not holds(head, GIVEN_UP)

    def find_status(self) -> str | None:
        """The first RFC 3463 code that tells of trouble."""
        codes = [code for code in STATUS.findall("\n".join(self.lines)) if code[0] != "2"]
        return codes[0] if codes else None

    def find_addresses(self, own: Iterable[str], *, least: int = WEAK) -> list[str]:
        """The addresses that failed, in their order, each once; `own` are those the report was sent to.

        `least` is how plainly one must stand as such: WEAK anywhere in it, STRONG by itself or behind such a word.
        """
        not_meant = {address.casefold() for address in own}
        found: dict[str, tuple[int, str]] = {}
        for line in self.lines:
            for address, weight in _weigh(line):
                key = address.casefold()
                if key not in not_meant and weight > found.get(key, (0, ""))[0]:
                    found[key] = (weight, found.get(key, (0, address))[1])
        strongest = max((weight for weight, _ in found.values()), default=0)
        return [address for weight, address in found.values() if weight == strongest and weight >= least]

    def find_addresses_behind_words(self, own: Iterable[str]) -> list[str]:
        """As find_addresses, but only those on a line that says what happened, or on the next one that is not blank."""
        not_meant = {address.casefold() for address in own}
        found: list[str] = []
        follows = False
        for line in filter(str.strip, self.lines):
            says_so = holds(fold(line), PHRASES)
            if says_so or follows:
                found += [
                    each for each, weight in _weigh(line) if weight == STRONG and each.casefold() not in not_meant
                ]
            follows = says_so
        return list(dict.fromkeys(found))

    def find_returned_recipients(self) -> list[str]:
        """To whom the returned mail was written, where its headers are quoted in the text."""
        found = RETURNED_TO.search(self.returned)
        return [_clean(each) for each in ADDRESS.findall(found[1])] if found else []


def find_fields(text: str) -> tuple[list[str], str]:
    """The recipients and the action of an RFC 3464 status that stands as plain text, its parts torn."""
    addresses = [_clean(each) for each in FIELD.findall(text)]
    action = FIELD_ACTION.search(text)
    return list(dict.fromkeys(addresses)), action[1].lower() if action else ""


def _letters(name: str) -> str:
    return NO_LETTERS.sub("", name[:80].casefold())


def _find_original(lines: list[str]) -> tuple[int, bool]:
    """The number of the line at which the returned mail begins, the number of lines where none does.

    And whether a gateway passes the report itself on, which then is read.
    """
    has_said = passes_report_on = False
    for number, line in enumerate(lines):
        folded = fold(line)
        if RETURNED_HEADER.match(line) and (has_said or number > 0):
            return number, passes_report_on
        is_mark = has_said and len(folded) < 120 and holds(folded, ORIGINAL_BEGINS)
        is_mark = is_mark and not holds(folded, ORIGINAL_MENTIONED) and not folded.startswith("subject")
        if is_mark:
            if not _begins_report(lines[number + 1 : number + 1 + HEADER_LINES]):
                return number, passes_report_on
            passes_report_on = True
        has_said = has_said or bool(folded)
    return len(lines), passes_report_on


def _begins_report(below: list[str]) -> bool:
    """Whether a mail system's own report begins below the mark: a gateway passes it on."""
    senders = [fold(line) for line in below if line.lstrip("*> \t")[:5].lower() == "from:"]
    return any(holds(line, REPORTERS) for line in senders)


def _weigh(line: str) -> Iterator[tuple[str, int]]:
    if "@" not in line:
        return
    folded = fold(line)
    addresses = [_clean(each) for each in ADDRESS.findall(line)]
    addresses = [each for each in addresses if "." in each.rpartition("@")[2]]
    if not addresses:
        return
    start = line.strip(EDGES).casefold()
    before, _, after = folded.partition(addresses[0].casefold())
    stands_first = not before.strip(EDGES) and not after[:1].isalnum()
    if start == addresses[0].casefold() or line.lstrip().startswith("<"):
        weight = STRONG
    elif holds(before, BEFORE_OTHERS) and not holds(before, ALIASED):
        weight = 0
    elif stands_first or holds(folded, BEFORE_FAILED):
        weight = STRONG
    else:
        weight = WEAK
    for address in dict.fromkeys(addresses):
        if weight and not is_robot_name(address.partition("@")[0]):
            yield address, weight


def _clean(address: str) -> str:
    address = address.rstrip(".-_'")
    return address[5:] if address[:5].casefold() == "smtp=" else address.lstrip("'=*")
