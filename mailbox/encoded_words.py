"""RFC 2047 encoded words, wherever and however mailers write them. Pure; linear; nothing here raises."""

from __future__ import annotations

import binascii
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from mailbox.charsets import decode_bytes
from mailbox.transfer import decode_base64

WORD_START = re.compile(r"=\?([^?\s]{0,60})\?([bBqQ])\?")
SPECIALS = re.compile(r'[,;:<>()"@]')


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    charset: str
    encoding: str
    text: str


def decode_words(value: str) -> str:
    """Decode the encoded words of a value wherever they stand, in quotes too; broken ones stay as they are.

    A character split between two neighbouring words of one charset is put together again, and so is base64.
    """
    if "=?" not in value:
        return value
    pieces: list[str] = []
    pending, pending_charset = b"", ""
    end = 0
    for word in _join_neighbours(value, _find_words(value)):
        between = value[end : word.start]
        is_neighbour = end > 0 and not between.strip(" \t\r\n")
        data = _decode_word(word)
        if pending and (data is None or not is_neighbour or word.charset != pending_charset):
            pieces.append(decode_bytes(pending, pending_charset)[0])
            pending = b""
        if not is_neighbour:
            pieces.append(between)
        if data is None:
            pieces.append(value[word.start : word.end])
        else:
            pending, pending_charset = pending + data, word.charset
        end = word.end
    if pending:
        pieces.append(decode_bytes(pending, pending_charset)[0])
    return "".join(pieces) + value[end:]


def shield_words(value: str) -> str:
    """Write encoded words that hold a comma, a bracket or a quotation mark anew, so that no address reader trips."""
    pieces: list[str] = []
    end = 0
    for word in _find_words(value):
        data = _decode_word(word) if SPECIALS.search(word.text) else None
        if data is not None:
            written = f"=?{word.charset}?b?{b64encode(data).decode('ascii')}?="
            pieces += [value[end : word.start], written]
            end = word.end
    return "".join(pieces) + value[end:]


def _find_words(value: str) -> Iterator[_Word]:
    position, end = 0, -1
    while match := WORD_START.search(value, position):
        if end < match.end():
            end = value.find("?=", match.end())
        if end < 0:
            return
        inner = WORD_START.search(value, match.end(), end)
        if inner:  # the first of the two was never ended
            position = inner.start()
            continue
        charset = match[1].partition("*")[0].lower()  # RFC 2231 section 5: =?charset*language?…
        yield _Word(match.start(), end + 2, charset, match[2].lower(), value[match.end() : end])
        position = end + 2


def _join_neighbours(value: str, words: Iterator[_Word]) -> Iterator[_Word]:
    """Join base64 that was cut between words in the middle of its groups of four."""
    last: _Word | None = None
    for word in words:
        if (
            last is not None
            and last.encoding == word.encoding == "b"
            and last.charset == word.charset
            and len(last.text) % 4
            and not last.text.endswith("=")
            and not value[last.end : word.start].strip(" \t\r\n")
        ):
            last = _Word(last.start, word.end, word.charset, "b", last.text + word.text)
            continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


def _decode_word(word: _Word) -> bytes | None:
    if word.encoding == "q":
        return binascii.a2b_qp(word.text.encode("utf-8", "replace").replace(b" ", b"_"), header=True)
    if not word.text.isascii():
        return None
    return decode_base64(word.text.encode("ascii"))
