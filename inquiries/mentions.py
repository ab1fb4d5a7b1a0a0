"""Who is meant by an @ in a note. Pure: the people come in."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from inquiries.models import User

# An @ that begins a word; in an address it stands inside one.
AT = re.compile(r"(?<![\w.@+-])@(?=\w)")
# In the address of a page it names somebody else's account there.
LINK = re.compile(r"(?:\bhttps?://|\bwww\.)\S+", re.IGNORECASE)
WORD = re.compile(r"[\w.'’-]*\w")


@dataclass(frozen=True, slots=True)
class Found:
    """One name that stands behind an @, as it was written, and who it is."""

    user: User
    written: str


def find_mentions(text: str, people: Sequence[User]) -> list[Found]:
    """Those of `people` whom `text` calls by @name, in the order of the text, each once.

    A full name, the part of her address before the @, or a first name that only one of `people` bears; case and
    accents do not matter. The longest name that fits is meant: "@Ana Ruiz" is not "@Ana". Anything else is no mention,
    and nothing in a link is one.
    """
    handles = name_handles(people)
    found: dict[int, Found] = {}
    linked = [link.span() for link in LINK.finditer(text)]
    for at in AT.finditer(text):
        if any(start < at.start() < end for start, end in linked):
            continue
        for written in _readings(text[at.end() : at.end() + 160]):
            user = handles.get(fold(written))
            if user is not None:
                found.setdefault(user.pk, Found(user, f"@{written}"))
                break
    return list(found.values())


def name_handles(people: Sequence[User]) -> dict[str, User]:
    """What may stand behind the @, folded, and whom it means; what would mean two people means nobody."""
    handles: dict[str, User | None] = {}
    for user in people:
        for name in {fold(str(user)), fold(user.email.partition("@")[0]), fold(user.first_name)}:
            handles[name] = None if name in handles else user
    # A full name or an address outranks a first name that looks the same.
    for user in people:
        handles[fold(user.email.partition("@")[0])] = user
    return {name: user for name, user in handles.items() if user is not None}


def fold(name: str) -> str:
    """`name` without case, accents and doubled blanks."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().split())


def _readings(rest: str) -> list[str]:
    """The one, two, three or four words behind the @, the most words first."""
    ends: list[int] = []
    place = 0
    while len(ends) < 4 and (word := WORD.match(rest, place)):
        ends.append(word.end())
        blanks = re.compile(r"[ \u00a0]+").match(rest, word.end())
        if blanks is None:
            break
        place = blanks.end()
    found = [rest[:end] for end in reversed(ends)]
    # "@Ana's turn", "@ana-and …": the first word may carry more than the name.
    shorter = re.match(r"\w+", rest)
    return [*found, shorter.group()] if shorter and shorter.group() not in found else found
