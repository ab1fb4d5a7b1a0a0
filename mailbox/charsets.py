"""Bytes of unknown or lying charset to text."""

from __future__ import annotations

import codecs
from functools import lru_cache

# What mailers write → the codec that reads what they mean: usually the vendor's superset of the standard
# they name.
ALIASES = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "big5": "cp950",
    "iso-2022-jp": "iso2022_jp_ext",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
}
# Python codecs that are no charsets of text: slow on long input (idna), or able to conjure control
# characters.
REFUSED_CODECS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
# Seven-bit charsets: their bytes are ASCII and still must be decoded.
STATEFUL_CODECS = frozenset({"utf-7", "iso2022_jp_ext", "iso2022_kr", "iso2022_jp", "hz"})


@lru_cache(maxsize=256)
def find_codec(charset: str) -> str | None:
    """Name the Python codec for a charset as a mail declares it; None where there is none that reads text."""
    label = charset.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(ALIASES.get(label, label)).name
        b"a".decode(name)  # hex and its kin refuse here; half a character of UTF-16 is no refusal
    except UnicodeError:
        pass
    except (LookupError, ValueError):
        return None
    return None if name.replace("_", "-") in REFUSED_CODECS else name


def clean_text(text: str) -> str:
    """Drop what no database takes: NUL characters and lone surrogates (a pair of them is joined)."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def decode_bytes(data: bytes, charset: str | None) -> tuple[str, str | None]:
    """Turn bytes into clean text whatever they are, with a note where the charset had to be guessed.

    Tried in order: the declared charset, UTF-8, Windows-1252, Latin-1. Bytes declared as a Western charset
    that are valid UTF-8 are read as UTF-8: real Western text never looks like that. A declared charset in
    which only a few characters are broken is kept, with replacement characters.
    """
    codec = find_codec(charset) if charset else None
    if data.isascii() and codec not in STATEFUL_CODECS and not (codec or "").startswith(("utf-16", "utf-32")):
        note = f"unknown charset {charset[:40]}" if charset and codec is None else None
        return clean_text(data.decode("ascii")), note
    if codec == "cp1252":
        text = _try_decode(data, "utf-8")
        if text is not None:
            return clean_text(text), f"declared {(charset or '')[:40]}, read as utf-8"
    if codec is not None:
        text = _try_decode(data, codec)
        if text is not None:
            return clean_text(text), None
    text, used = _guess(data, codec)
    declared = f"charset {charset[:40]} does not fit" if charset else "no charset"
    return clean_text(text), f"{declared}, read as {used}"


def _try_decode(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def _guess(data: bytes, codec: str | None) -> tuple[str, str]:
    for candidate in ("utf-8", codec):
        if candidate is None:
            continue
        text = _try_decode(data, candidate)
        if text is not None:
            return text, candidate
    for candidate in (codec, "utf-8"):
        if candidate is None or candidate == "cp1252":
            continue
        text = data.decode(candidate, "replace")
        broken = text.count("\ufffd")
        readable = sum(character > "\x7f" for character in text) - broken
        if readable > 4 * broken:
            return text, f"{candidate} with {broken} characters replaced"
    text_or_none = _try_decode(data, "cp1252")
    return (text_or_none, "cp1252") if text_or_none is not None else (data.decode("latin-1"), "latin-1")
