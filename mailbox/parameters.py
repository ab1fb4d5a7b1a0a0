"""The parameters of Content-Type and Content-Disposition, as they came over the wire. Pure; nothing here raises."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from mailbox.charsets import decode_bytes, find_codec
from mailbox.encoded_words import decode_words
from mailbox.headers import restore_8bit

MAX_LENGTH = 20_000  # characters read of one header
MAX_CACHED_LENGTH = 150  # "text/plain; charset=utf-8" comes again and again

PARAMETER = re.compile(r';\s*([^\s=;"]{1,100})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.S)
CONTINUED = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?\Z", re.ASCII)
LINE_FOLD = re.compile(r"\r?\n[ \t]*")
MAIN_VALUE = re.compile(r"[\s\"']*([^\s;=\"'<>(),]{0,200})[\"'<>),]*(?:\s*\([^()]{0,200}\))?\s*(;?)")
QUOTED_THEN_NO_SEMICOLON = re.compile(r'(=\s{0,5}"[^"\\\r\n]{0,200}")\s+(?=[\w*-]{1,40}\s{0,5}=)')
PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")


def read_parameters(value: str) -> tuple[str, dict[str, str]]:
    """Split `text/plain; charset=x; name*0*=…` into its value and its parameters, decoded (RFC 2231, RFC 2047).

    Names are lower-case. Where a parameter is given both plain and encoded, the encoded one counts; where it is
    given twice, the first. A forgotten semicolon before the first parameter or after a quoted one is put back.
    """
    if len(value) <= MAX_CACHED_LENGTH:
        return _read_cached(value)
    return _read(value[:MAX_LENGTH])


def _read(value: str) -> tuple[str, dict[str, str]]:
    value = restore_8bit(value)
    main = MAIN_VALUE.match(value)
    if main is None or (main[1] and value[main.end() :].lstrip().startswith("=")):  # no value, parameters at once
        written, rest = "", ";" + value
    else:
        written, rest = main[1], ";" + value[main.end() :]
    if rest.strip("; \t\r\n") == "":
        return written, {}
    if '" ' in rest or '"\t' in rest or '"\n' in rest or '"\r' in rest:
        rest = QUOTED_THEN_NO_SEMICOLON.sub(r"\1; ", rest)
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, quoted, bare in PARAMETER.findall(rest):
        text = quoted.replace('\\"', '"').replace("\\\\", "\\") if quoted else bare.strip().strip('"')
        shape = CONTINUED.match(name.lower())
        if shape:
            number = int(shape[2]) if shape[2] else -1
            pieces.setdefault(shape[1], []).append((number, bool(shape[3]), text))
    return written, {name: _join_parameter(found) for name, found in pieces.items()}


_read_cached = lru_cache(maxsize=1_024)(_read)


def _join_parameter(pieces: list[tuple[int, bool, str]]) -> str:
    extended = [piece for piece in pieces if piece[0] >= 0 or piece[1]]
    if not extended:
        return decode_words(LINE_FOLD.sub(" ", pieces[0][2]))
    charset = ""
    data = b""
    seen: set[int] = set()
    for number, is_encoded_piece, text in sorted(extended, key=lambda piece: piece[0]):
        if number in seen:
            continue
        if not seen and is_encoded_piece:
            charset, text = _split_charset(text)
        seen.add(number)
        raw = text.encode("utf-8", "surrogateescape")
        data += unquote_to_bytes(raw) if is_encoded_piece else raw
    joined = LINE_FOLD.sub("", decode_bytes(data, charset or None)[0])
    return decode_words(joined) if "=?" in joined else joined


def _split_charset(text: str) -> tuple[str, str]:
    """Split `utf-8'en'%C3%A4` in two; mailers forget the language, its quote, or both."""
    if text.count("'") >= 2:
        charset, _, rest = text.split("'", 2)
        if "%" not in charset:
            return charset, rest
    charset, quote, rest = text.partition("'")
    if quote and PERCENT.search(rest) and find_codec(charset):
        return charset, rest
    return "", text
