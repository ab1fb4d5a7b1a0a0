"""What somebody typed into a search field, as terms both databases understand alike."""

import re
import unicodedata
from dataclasses import dataclass, replace

from inquiries.models.inquiry import parse_reference

# Above the number of any inquiry; a bigint holds it.
BIGGEST_NUMBER = 2**62
MOST_TERMS = 20
LONGEST_WORD = 64
# A shorter last word is meant as it stands: everything begins with "a".
SHORTEST_PREFIX = 3
# Longer numbers are no inquiry's.
MOST_DIGITS = 15
TYPED = re.compile(r'(?:(?<=\s)|^)(-?)"([^"]*)(?:"|$)|(\S+)')
NO_LETTER = re.compile(r"[\W_]+")
# How English words go on. Stems are indexed, so a word that is still being typed may be no beginning of its own stem:
# "housin" begins nothing, "housing" is kept as "hous".
ENDINGS = (
    "ings", "ions", "ations", "ments", "ities", "ies", "ed", "es", "ers", "ors", "ness", "ance", "ence", "able",
    "ible", "ive", "ization", "ational", "ously", "fully", "ly", "al", "ity", "ary",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other; the last may be the beginning of a word."""

    words: tuple[str, ...]
    is_beginning: bool = False

    @property
    def completions(self) -> tuple[str, ...]:
        """What the last word may become whose stem does not begin with it."""
        return complete_word(self.words[-1]) if self.is_beginning else ()


@dataclass(frozen=True, slots=True)
class Query:
    """Every one of `wanted` must be found, and none of `unwanted`; `number` is the inquiry that was named."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...]
    number: int | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for: only what must not be there tells nothing."""
        return not self.wanted

    @property
    def has_phrase(self) -> bool:
        """Whether words must stand one after the other, be it to find or to leave out."""
        return any(len(term.words) > 1 for term in (*self.wanted, *self.unwanted))

    @property
    def of_whole_words(self) -> "Query":
        """The same, with a last word that is meant as it stands."""
        return replace(self, wanted=tuple(replace(term, is_beginning=False) for term in self.wanted))


def parse_words(typed: str) -> Query:
    """The query in `typed`, whatever that is: quotes make a phrase, a minus before a word excludes it.

    The last word, where it is not in quotes, also finds what begins with it.
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    text = re.sub("[“”„«»]", '"', typed[:1000]).rstrip()
    for found in list(TYPED.finditer(text))[:MOST_TERMS]:
        minus, phrase, word = found.group(1), found.group(2), found.group(3) or ""
        is_unwanted = bool(minus) or (len(word) > 1 and word[0] == "-" and word[1].isalnum())
        words = tuple(part[:LONGEST_WORD] for part in fold(phrase or word).split())
        if not words:
            continue
        is_still_typed = bool(word) and found.end() == len(text) and len(words[-1]) >= SHORTEST_PREFIX
        (unwanted if is_unwanted else wanted).append(Term(words, is_still_typed and not is_unwanted))
    return Query(wanted=tuple(wanted), unwanted=tuple(unwanted), number=_read_number(typed))


def _read_number(typed: str) -> int | None:
    word = typed.strip()
    if word.isascii() and word.isdigit() and len(word) <= MOST_DIGITS:
        return int(word)
    return parse_reference(word)


def fold(text: str) -> str:
    """Lower-case words parted by single blanks, without accents; what is neither letter nor digit parts them."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text)
        bare = "".join(character for character in decomposed if not unicodedata.combining(character))
        # Together again: a Korean syllable is one letter to SQLite.
        text = unicodedata.normalize("NFC", bare)
    return NO_LETTER.sub(" ", text.lower()).strip()


def complete_word(word: str) -> tuple[str, ...]:
    """The words that `word` is on the way to, by the endings of English: evicti → eviction, evictions."""
    found: dict[str, None] = {}
    for ending in ENDINGS:
        for length in range(1, len(ending)):
            if word.endswith(ending[:length]) and len(word) - length >= SHORTEST_PREFIX:
                found[word + ending[length:]] = None
    return tuple(found)
