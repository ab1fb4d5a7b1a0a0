"""Header values as they came over the wire to text, addresses, message ids and dates. Nothing here raises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from mailbox.charsets import clean_text, decode_bytes
from mailbox.domains import domain_of
from mailbox.encoded_words import decode_words, shield_words
from mailbox.mail_dates import read_date as read_decoded_date

MAX_HEADER_LENGTH = 100_000  # characters; a list of 2,000 recipients fits
MAX_BACKSLASHES = 200  # in one address header; beyond, they are dropped: each may cost a walk through the rest
MAX_REFERENCES = 100
MAX_DATE_LENGTH = 400  # characters, comments and all
MAX_MESSAGE_ID_LENGTH = 998  # bytes; RFC 5322 section 2.1.1: a line is no longer

LINE_BREAKS = re.compile(r"[\r\n]+")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
SPACES = re.compile(r"\s+")

SIMPLE_ADDRESS = re.compile(r'([^"<>(),;:@\\]*)<([^\s"<>(),;:@\\]+@[^\s"<>(),;:@\\\[\]]+)>\s*\Z')
ADDRESS = re.compile(
    r'(?:"[^"\r\n]{1,64}"|(?<![^\s"<>(),;:@\\])[^\s"<>(),;:@\\]{1,256})@(?:\[[^\]\s]{1,60}\]|[^\s"<>(),;:@\\\[\]]+)'
)
ADDRESS_TOKEN = re.compile(
    r'"((?:[^"\\]|\\.){0,998})"|\(((?:[^()\\]|\\.|\([^()]{0,200}\)){0,998})\)|<([^<>]*)>|([,;])|(:)|([^"(<,;:]+)|(.)',
    re.S,
)
COMMENT = re.compile(r"\([^()]{0,200}\)")
LOOSE_DOT = re.compile(r"\s{0,20}([@.])\s{0,20}")
MESSAGE_ID = re.compile(r"<([^<>]{1,998})>")


@dataclass(frozen=True, slots=True)
class Address:
    """One mail address with its display name ("" where there is none), both as written but trimmed.

    Compare addresses with `.casefold()`.
    """

    name: str
    address: str

    @property
    def domain(self) -> str:
        """The part after the last @, lower-case."""
        return domain_of(self.address)


def restore_8bit(value: str, hint: str | None = None) -> str:
    """Decode the raw bytes that a header value carries as surrogates: UTF-8 where it is, else the `hint` (what the
    mail's text is in), else what they look like.
    """
    if value.isascii() and "\x1b$" not in value:
        return value.replace("\x00", "")
    try:
        return decode_bytes(value.encode("ascii", "surrogateescape"), None, hint)[0]
    except UnicodeEncodeError:
        return clean_text(value)


def decode_header_text(value: str) -> str:
    """Give an unstructured header as one clean line: unfolded, decoded, no control characters, trimmed."""
    value = restore_8bit(value[:MAX_HEADER_LENGTH])
    text = decode_words(LINE_BREAKS.sub("", value) if "\n" in value or "\r" in value else value)
    return CONTROLS.sub(" ", clean_text(text)).replace("\n", " ").replace("\t", " ").strip()


def read_addresses(values: Iterable[str]) -> tuple[Address, ...]:
    """List the addresses of raw address headers in order; what is no address is passed over.

    Groups are opened (RFC 5322 section 3.4). Brackets, stray colons and missing quotes in display names,
    which the grammar forbids and people write, do not cost the address.
    """
    found: list[Address] = []
    for value in values:
        value = CONTROLS.sub(" ", restore_8bit(value[:MAX_HEADER_LENGTH]))
        simple = SIMPLE_ADDRESS.match(value)
        if simple:
            found.append(Address(_clean_name(simple[1]), _tidy_address(simple[2])))
            continue
        addresses = list(_split_addresses(shield_words(value) if "=?" in value else value))
        if not addresses and "=?" in value:  # the whole header went through the encoder, address and all
            addresses = list(_split_addresses(CONTROLS.sub(" ", decode_words(value))))
        found.extend(addresses)
    return tuple(found)


def _split_addresses(value: str) -> Iterator[Address]:
    if value.count("\\") > MAX_BACKSLASHES:
        value = value.replace("\\", "")
    words: list[str] = []
    comments: list[str] = []
    angle: str | None = None
    named = 0  # words before the angle
    has_at = False  # whether one of the words holds an address
    for quoted, comment, inner, separator, colon, plain, stray in ADDRESS_TOKEN.findall(value + ","):
        if separator:
            address = _make_address(words, comments, angle)
            if address:
                yield address
            words, comments, angle, has_at = [], [], None, False
        elif inner:
            first = _make_address(words[:named], comments, angle) if angle is not None else None
            if first:  # "Ana <ana@x.example> Ben <ben@y.example>": the comma is forgotten
                yield first
                words, comments = words[named:], []
                has_at = any("@" in each for each in words)
            angle, named = inner, len(words)
        elif comment:
            comments.append(comment)
        elif colon:
            if not has_at:  # a group's name ends here
                words = []
        elif quoted:
            words.append(f'"{quoted}"')
            has_at = has_at or "@" in quoted
        elif plain:
            words.append(plain)
            has_at = has_at or "@" in plain
        elif stray not in "\"'(<":
            words.append(stray)
            has_at = has_at or stray == "@"


def _make_address(words: list[str], comments: list[str], angle: str | None) -> Address | None:
    text = "".join(words)
    if angle is not None:
        inner = COMMENT.sub("", angle).strip().removeprefix("mailto:").rpartition(",")[2].rpartition(":")[2]
        inner = inner.strip(" \t\r\n'")
        match = ADDRESS.fullmatch(inner if inner.startswith('"') else LOOSE_DOT.sub(r"\1", inner))
        if match:
            return Address(_clean_name(text or " ".join(comments)), _tidy_address(match[0]))
        text = f"{text} {angle}"
    match = ADDRESS.search(text)
    # "desk@@example" and "a@b@c": what is left of a broken address is somebody else's
    if not match or text[match.end() : match.end() + 1] == "@" or text[match.start() - 1 : match.start()] == "@":
        return None
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" \t\r\n'<>[]{}")
    address = _tidy_address(match[0])
    return Address(_clean_name(rest or " ".join(comments)), address) if address.strip("@").count("@") else None


def _tidy_address(address: str) -> str:
    if address.startswith('"'):
        return address
    return address.lstrip("'`{[").rstrip(".'`}")


def _clean_name(text: str) -> str:
    text = decode_words(text.replace('\\"', '"'))
    text = BIDI_CONTROLS.sub("", CONTROLS.sub(" ", clean_text(text)))
    text = SPACES.sub(" ", text).replace('" "', " ").strip(" <>")
    while len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    return text.strip('"').strip()


def read_message_ids(values: Iterable[str]) -> tuple[str, ...]:
    """List message ids in order as `<…>`, each once, at most the last 100 (RFC 5322 section 3.6.4).

    Spaces inside an id are folding gone wrong and are dropped; an id without its angle brackets is taken too.
    """
    found: dict[str, None] = {}
    for value in values:
        text = decode_header_text(value) if "=?" in value or not value.isascii() else value[:MAX_HEADER_LENGTH]
        inner = MESSAGE_ID.findall(text) or [word for word in text.split() if "@" in word]
        for item in inner:
            cleaned = clean_text("".join(CONTROLS.sub(" ", item).split())).strip("<>")
            if cleaned and len(cleaned.encode()) <= MAX_MESSAGE_ID_LENGTH:
                found[f"<{cleaned}>"] = None
    return tuple(found)[-MAX_REFERENCES:]


def read_message_id(values: Iterable[str]) -> str | None:
    """Give the first message id as `<…>`; one that has neither brackets nor @ is still an id."""
    values = tuple(values)
    found = read_message_ids(values)
    if found:
        return found[0]
    for value in values:
        bare = "".join(decode_header_text(value).split()).strip("<>")
        if bare and len(bare.encode()) <= MAX_MESSAGE_ID_LENGTH:
            return f"<{bare}>"
    return None


def read_date(value: str) -> datetime | None:
    """Read a Date header as an aware time in the header's own offset; UTC where it names none; None if
    unreadable.
    """
    return read_decoded_date(decode_header_text(value[:MAX_DATE_LENGTH]))
