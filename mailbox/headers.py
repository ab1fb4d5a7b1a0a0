"""Header values as they came over the wire to text, addresses, message ids and dates. Nothing here raises."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from mailbox.charsets import clean_text, decode_bytes

MAX_HEADER_LENGTH = 100_000  # characters; a list of 2,000 recipients fits
MAX_BACKSLASHES = 200  # in one address header; beyond, they are dropped: each may cost a walk through the rest
MAX_REFERENCES = 100
MAX_MESSAGE_ID_LENGTH = 998  # bytes; RFC 5322 section 2.1.1: a line is no longer

ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?((?:[^?]|\?(?!=)){0,998})\?=")
BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
LINE_BREAKS = re.compile(r"[\r\n]+")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
SPACES = re.compile(r"\s+")

SIMPLE_ADDRESS = re.compile(r'([^"<>(),;:@\\]*)<([^\s"<>(),;:@\\]+@[^\s"<>(),;:@\\\[\]]+)>\s*\Z')
ADDRESS = re.compile(
    r'(?:"[^"\r\n]{1,64}"|(?<![^\s"<>(),;:@\\])[^\s"<>(),;:@\\]{1,256})@(?:\[[^\]\s]{1,60}\]|[^\s"<>(),;:@\\\[\]]+)'
)
ADDRESS_TOKEN = re.compile(
    r'"((?:[^"\\]|\\.){0,998})"|\(((?:[^()\\]|\\.){0,998})\)|<([^<>]*)>|([,;])|(:)|([^"(<,;:]+)|(.)', re.S
)
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
        return self.address.rpartition("@")[2].casefold()


def restore_8bit(value: str) -> str:
    """Decode the raw 8-bit bytes that a header value carries as surrogates: UTF-8 where it is, else
    Windows-1252.
    """
    if value.isascii():
        return value.replace("\x00", "")
    try:
        return decode_bytes(value.encode("ascii", "surrogateescape"), None)[0]
    except UnicodeEncodeError:
        return clean_text(value)


def decode_words(value: str) -> str:
    """Decode the RFC 2047 encoded words of a value wherever they stand, in quotes too; broken ones stay as
    they are.

    A character split between two neighbouring words of one charset is put together again.
    """
    if "=?" not in value:
        return value
    value = BETWEEN_WORDS.sub(r"\1", value)
    pieces: list[str] = []
    pending, pending_charset = b"", ""
    end = 0
    for match in ENCODED_WORD.finditer(value):
        charset = match[1].partition("*")[0].lower()  # RFC 2231 section 5: =?charset*language?…
        data = _decode_word(match[2], match[3])
        if pending and (match.start() > end or charset != pending_charset):
            pieces.append(decode_bytes(pending, pending_charset)[0])
            pending = b""
        pieces.append(value[end : match.start()])
        if data is None:
            pieces.append(match[0])
        else:
            pending, pending_charset = pending + data, charset
        end = match.end()
    if pending:
        pieces.append(decode_bytes(pending, pending_charset)[0])
    return "".join(pieces) + value[end:]


def _decode_word(encoding: str, text: str) -> bytes | None:
    try:
        data = text.encode("ascii")
        if encoding in "qQ":
            return binascii.a2b_qp(data.replace(b" ", b"_"), header=True)
        return binascii.a2b_base64(data + b"===")
    except (UnicodeEncodeError, binascii.Error, ValueError):
        return None


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
        value = restore_8bit(value[:MAX_HEADER_LENGTH])
        simple = SIMPLE_ADDRESS.match(value)
        if simple:
            found.append(Address(_clean_name(simple[1]), simple[2]))
            continue
        addresses = list(_split_addresses(value))
        if not addresses and "=?" in value:  # the whole header went through the encoder, address and all
            addresses = list(_split_addresses(decode_words(value)))
        found.extend(addresses)
    return tuple(found)


def _split_addresses(value: str) -> Iterator[Address]:
    if value.count("\\") > MAX_BACKSLASHES:
        value = value.replace("\\", "")
    words: list[str] = []
    comments: list[str] = []
    angle: str | None = None
    for quoted, comment, inner, separator, colon, plain, stray in ADDRESS_TOKEN.findall(value + ","):
        if separator:
            address = _make_address(words, comments, angle)
            if address:
                yield address
            words, comments, angle = [], [], None
        elif inner:
            angle = inner
        elif comment:
            comments.append(comment)
        elif colon:
            if "@" not in "".join(words):  # a group's name ends here
                words = []
        elif quoted:
            words.append(f'"{quoted}"')
        elif plain:
            words.append(plain)
        elif stray not in "\"'(<":
            words.append(stray)


def _make_address(words: list[str], comments: list[str], angle: str | None) -> Address | None:
    text = "".join(words)
    if angle is not None:
        match = ADDRESS.fullmatch(angle.strip().removeprefix("mailto:").rpartition(",")[2].rpartition(":")[2].strip())
        if match:
            return Address(_clean_name(text or " ".join(comments)), match[0])
        text = f"{text} {angle}"
    match = ADDRESS.search(text)
    # "desk@@example" and "a@b@c": what is left of a broken address is somebody else's
    if not match or text[match.end() : match.end() + 1] == "@" or text[match.start() - 1 : match.start()] == "@":
        return None
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" \t\r\n'")
    return Address(_clean_name(rest or " ".join(comments)), match[0])


def _clean_name(text: str) -> str:
    text = decode_words(text.replace('\\"', '"'))
    text = BIDI_CONTROLS.sub("", CONTROLS.sub(" ", clean_text(text)))
    text = SPACES.sub(" ", text).replace('" "', " ").strip()
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
    try:
        moment = parsedate_to_datetime(decode_header_text(value[:200]))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)  # the first and last days of the calendar leave it here
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return None
    return moment
