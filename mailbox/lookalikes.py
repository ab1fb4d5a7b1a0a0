"""Domains made to be taken for another: letters that look alike, one typing error, another ending, a word added. Pure.

It advises: a newsroom may well own a second domain, and a freelancer's may happen to be near one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mailbox.domains import MAX_DOMAIN_LENGTH, registered_part
from mailbox.folded import strip_accents

MOST_COMPARED = 10_000
SHORTEST_EDITED = 5  # letters; nearer ones than this are near by chance: npr and npm
SHORTEST_ENDED = 4
# What is read as what. Two letters that look like one come first.
PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
LETTERS = str.maketrans(
    "аеорсухіјѕԁһӏԛԝɡıοαυνικρτктмвн0135",
    "aeopcyxijsdhlqwgioauvikptktmbholes",
)
ADDED_WORDS = frozenset(
    {"news", "press", "media", "online", "mail", "email", "daily", "weekly", "group", "editorial", "desk", "newsdesk",
     "newsroom", "tv", "radio", "office", "inbox", "contact", "reporters", "reporter", "the", "my", "get", "secure",
     "login", "us", "usa", "live", "web", "site", "team", "corp", "inc", "co", "app", "portal", "official", "digital"}
)  # fmt: skip


class Likeness(StrEnum):
    """How one domain is like another."""

    LETTERS = "letters"
    EDIT = "edit"
    ENDING = "ending"
    WORD = "word"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Lookalike:
    """The domain that is meant to be seen, and how it is imitated."""

    domain: str
    likeness: Likeness


def find_lookalike(domain: str, known: Iterable[str], *, endings: bool = True) -> Lookalike | None:
    """The first of `known` that `domain` looks like, the closest likeness first; None where it is one of them itself.

    `endings` is False where the owner is known to register many: providers of mail have an ending for each country.
    """
    host = _decode(domain)
    own = registered_part(host)
    found: dict[Likeness, str] = {}
    label, _dot, ending = own.partition(".")
    folded = fold_letters(label)
    for number, each in enumerate(known):
        other = registered_part(_decode(each))
        if other == own:
            return None
        if number >= MOST_COMPARED:
            break
        other_label, _dot, other_ending = other.partition(".")
        likeness = _compare(label, folded, ending, other_label, other_ending)
        if likeness is None and host.startswith((f"{other}.", f"{other.replace('.', '-')}.")):
            likeness = Likeness.PREFIX
        if likeness is not None and (endings or likeness is not Likeness.ENDING):
            found.setdefault(likeness, each)
    return next((Lookalike(found[kind], kind) for kind in Likeness if kind in found), None)


def fold_letters(label: str) -> str:
    """`label` as a hurried reader sees it: no accents, no hyphens; digits and twins of other scripts as letters."""
    folded = strip_accents(label.casefold()).translate(LETTERS).replace("-", "")
    for pair, single in PAIRS:
        folded = folded.replace(pair, single)
    return folded.replace("i", "l")


def _decode(domain: str) -> str:
    """The letters of an international domain: xn--… is what programs show of it (RFC 5891)."""
    name = domain.casefold().strip(".")[-MAX_DOMAIN_LENGTH:]
    if "xn--" not in name:
        return name
    try:
        return name.encode("ascii").decode("idna")
    except UnicodeError:
        return name


def _compare(label: str, folded: str, ending: str, other: str, other_ending: str) -> Likeness | None:
    if label == other:
        return Likeness.ENDING if len(label) >= SHORTEST_ENDED and ending != other_ending else None
    if abs(len(folded) - len(other)) <= 3 and folded == fold_letters(other):
        return Likeness.LETTERS
    if min(len(label), len(other)) >= SHORTEST_EDITED and is_one_edit(label, other):
        return Likeness.EDIT
    if len(other) >= SHORTEST_EDITED and other.replace("-", "") in label.replace("-", "") and _is_padded(label, other):
        return Likeness.WORD
    return None


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter changed, missing, added, or swapped with its neighbour turns one into the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if short[start + 1 :] == long[start + 1 :]:
        return True
    return short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]


def _is_padded(label: str, other: str) -> bool:
    """Whether all that `label` has beside `other` is words like news or press, and hyphens."""
    before, _found, after = label.replace("-", "").partition(other.replace("-", ""))
    rest = [each for each in (before, after) if each]
    return not rest or all(each in ADDED_WORDS or each.isdigit() for each in rest)
