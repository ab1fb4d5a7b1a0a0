"""Bytes of unknown or lying charset to text."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from mailbox.charset_guesses import guess_codec

# The codec Python finds for a label → the one that reads what mailers mean by it: the vendor's superset.
SUPERSETS = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "cp950",
    "iso2022_jp": "iso2022_jp_ext",
    "iso2022_jp_1": "iso2022_jp_ext",
    "iso2022_jp_2": "iso2022_jp_ext",
}
# Labels that Python does not know.
ALIASES = {
    "ansi": "cp1252",
    "ansi_x3.4-1968": "ascii",
    "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext",
    "gb_2312-80": "gb18030",
    "gb2312-80": "gb18030",
    "hebrew-iso-8859-8": "iso8859-8",
    "iso-10646-ucs-2": "utf-16",
    "iso-2022-jp-ms": "iso2022_jp_ext",
    "koi8-ru": "koi8-u",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949",
    "latin-9": "iso8859-15",
    "mac": "mac_roman",
    "macintosh": "mac_roman",
    "ucs-2": "utf-16",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "windows-31j": "cp932",
}
# What is left of a label with a prefix or a typing error: the number says it.
FAMILIES = (
    (re.compile(r"utf\W?_?(7|8|16|32)"), "utf-{}"),
    (re.compile(r"8859\W?_?(1[0-6]|[1-9])(?!\d)"), "iso8859-{}"),
    (
        re.compile(r"(?:win|windows|cp|ibm|dos|ansi|x)\W?_?(125[0-8]|437|850|852|855|866|874|932|936|949|950)(?!\d)"),
        "cp{}",
    ),
)
# Python codecs that are no charsets of text: slow on long input (idna), or able to conjure control
# characters.
REFUSED_CODECS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
# Seven-bit charsets: their bytes are ASCII and still must be decoded.
STATEFUL_CODECS = frozenset({"utf-7", "iso2022_jp_ext", "iso2022_jp_2004", "iso2022_jp_3", "iso2022_kr", "hz"})
# Where a declared one does not fit, its wider neighbour often does.
NEIGHBOURS = {"cp950": "big5hkscs", "cp932": "shift_jis_2004", "euc_jp": "euc_jis_2004", "iso8859-2": "cp1250"}
# ISO charsets hold no letters at 0x80-0x9F; text that has some there is in the vendor's.
VENDORS = {"iso8859-2": "cp1250", "iso8859-7": "cp1253", "iso8859-8": "cp1255", "iso8859-15": "cp1252"}

UNKNOWN_TO_WINDOWS = b"\x81\x8d\x8f\x90\x9d"
MAX_STRAY_BYTES = 5_000  # looked at one by one; where there are more it is no text
C1_BYTES = re.compile(rb"[\x80-\x9f]")
JIS_ESCAPE = re.compile(rb"\x1b(\$\([@BD]|\$[@B]|\([BJIH])")


def _read_stray_byte(error: UnicodeError) -> tuple[str, int]:
    """Read one byte of another charset between ASCII letters as Windows-1252; anything else as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start, end = error.object, error.start, error.end
    around = data[max(start - 1, 0) : start] + data[start + 1 : start + 2]
    if data[start] >= 0xA0 and around.isascii() and any(chr(byte).isalpha() for byte in around):
        return bytes(data[start : start + 1]).decode("cp1252"), start + 1
    return "\ufffd", end


def _keep_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return chr(error.object[error.start]), error.start + 1


codecs.register_error("mailbox.stray-byte", _read_stray_byte)
codecs.register_error("mailbox.keep-byte", _keep_byte)


@lru_cache(maxsize=256)
def find_codec(charset: str) -> str | None:
    """Name the Python codec for a charset as a mail declares it; None where there is none that reads text."""
    label = charset.strip(" \t\r\n\"';,").lower().removeprefix("charset=").strip("\"'")[:60]
    name = _look_up(ALIASES.get(label, label)) or _look_up(label.removeprefix("x-"))
    for pattern, shape in FAMILIES if name is None else ():
        match = pattern.search(label)
        name = name or (_look_up(shape.format(match[1])) if match else None)
    if name is None or name.replace("_", "-") in REFUSED_CODECS:
        return None
    return SUPERSETS.get(name, name)


def _look_up(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
        b"a".decode(name)  # hex and its kin refuse here; half a character of UTF-16 is no refusal
    except UnicodeError:
        pass
    except (LookupError, ValueError):
        return None
    return name


def clean_text(text: str) -> str:
    """Drop a byte order mark and what no database takes: NUL characters, lone surrogates (a pair is joined)."""
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        text = text.replace("\x00", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def decode_bytes(data: bytes, charset: str | None, hint: str | None = None) -> tuple[str, str | None]:
    """Turn bytes into clean text whatever they are, with a note where the charset had to be guessed.

    Tried in order: the declared charset, UTF-8, the `hint` (what the rest of the mail declares), what the bytes
    look like, Windows-1252. Bytes declared as a Western charset that are valid UTF-8 are read as UTF-8: real
    Western text never looks like that. A declared charset in which only a few characters are broken is kept, with
    replacement characters.
    """
    codec = find_codec(charset) if charset else None
    if data.isascii() and codec not in STATEFUL_CODECS and not (codec or "").startswith(("utf-16", "utf-32")):
        note = f"unknown charset {charset[:40]}" if charset and codec is None else None
        if b"\x1b$" in data:
            return _decode_guessed(data, charset, codec, hint)
        return clean_text(data.decode("ascii")), note
    if codec in ("cp1252", "ascii"):
        text = _try_decode(data, "utf-8")
        if text is not None:
            return clean_text(text), f"declared {(charset or '')[:40]}, read as utf-8"
    if codec is not None and codec != "ascii":
        text = _try_declared(data, codec)
        if text is not None:
            return clean_text(text), None
    return _decode_guessed(data, charset, codec, hint)


def _try_declared(data: bytes, codec: str) -> str | None:
    if codec.startswith(("utf-16", "utf-32")):
        return _decode_wide(data, codec)
    if codec in VENDORS and C1_BYTES.search(data):
        text = _try_decode(data, VENDORS[codec])
        if text is not None:
            return text
    text = _try_decode(data, codec)
    if text is None and codec == "iso2022_jp_ext" and data.isascii():
        return _decode_jis(data)
    if text is None and codec in NEIGHBOURS:
        return _try_decode(data, NEIGHBOURS[codec])
    return text


def _decode_wide(data: bytes, codec: str) -> str | None:
    """Decode UTF-16 or UTF-32; None where the bytes are plainly another charset under that name."""
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        zeros = data.count(0)
        if not zeros and _try_decode(data, "utf-8") is not None:
            return None
        if codec == "utf-16" and zeros:
            codec = "utf-16-be" if data[::2].count(0) * 2 > zeros else "utf-16-le"
    return _try_decode(data, codec)


def _decode_jis(data: bytes) -> str:
    """Decode ISO-2022-JP as mailers write it, with the vendors' characters that Python's codec refuses."""
    pieces = JIS_ESCAPE.split(data)
    out = [pieces[0].decode("ascii", "replace")]
    for escape, segment in zip(pieces[1::2], pieces[2::2], strict=True):
        if escape == b"$(D":
            pairs = b"".join(b"\x8f" + segment[at : at + 2] for at in range(0, len(segment), 2))
            out.append(bytes(byte | 0x80 for byte in pairs).decode("euc_jp", "replace"))
        elif escape.startswith(b"$"):
            out.append(_shift(segment).decode("cp932", "replace"))
        elif escape == b"(I":
            out.append(bytes(byte | 0x80 if byte > 0x20 else byte for byte in segment).decode("cp932", "replace"))
        else:
            out.append(segment.decode("ascii", "replace"))
    return "".join(out)


def _shift(segment: bytes) -> bytes:
    """Turn pairs of JIS X 0208 into Shift_JIS, which has a codec for the vendors' rows."""
    out = bytearray()
    at = 0
    while at < len(segment):
        row = segment[at]
        cell = segment[at + 1] if at + 1 < len(segment) else 0
        if not (0x21 <= row <= 0x7E and 0x21 <= cell <= 0x7E):
            out.append(row)
            at += 1
            continue
        lead = (row - 0x21) // 2 + 0x81
        out.append(lead if lead < 0xA0 else lead + 0x40)
        out.append(cell + 0x7E if row % 2 == 0 else cell + 0x1F + (cell > 0x5F))
        at += 2
    return bytes(out)


def _try_decode(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def _decode_guessed(data: bytes, charset: str | None, codec: str | None, hint: str | None) -> tuple[str, str]:
    text, used = _guess(data, codec, find_codec(hint) if hint else None)
    declared = f"charset {charset[:40]} does not fit" if charset else "no charset"
    return clean_text(text), f"{declared}, read as {used}"


def _guess(data: bytes, codec: str | None, hint: str | None) -> tuple[str, str]:
    marked = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") and b"\x00" in data else None
    for candidate in (marked, "utf-8" if b"\x1b$" not in data else None, hint if hint != "cp1252" else None):
        text = _try_declared(data, candidate) if candidate and candidate != "ascii" else None
        if candidate and text is not None:
            return text, candidate
    guessed = guess_codec(data)
    text = _try_declared(data, guessed) if guessed else None
    if guessed and text is not None:
        return text, guessed
    for candidate in (codec, "utf-8"):
        if candidate in (None, "cp1252", "ascii"):
            continue
        broken = data.decode(candidate, "replace").count("\ufffd")
        kept = data.decode(candidate, "ignore")
        readable = len(kept) - len(kept.encode("ascii", "ignore"))
        if readable > 4 * broken:
            is_stray = candidate == "utf-8" and broken <= MAX_STRAY_BYTES
            text = data.decode(candidate, "mailbox.stray-byte" if is_stray else "replace")
            broken = text.count("\ufffd")
            return text, f"{candidate} with {broken} characters replaced" if broken else candidate
    unknown = len(data) - len(data.translate(None, UNKNOWN_TO_WINDOWS))
    if unknown > MAX_STRAY_BYTES:
        return data.decode("latin-1"), "latin-1"
    return data.decode("cp1252", "mailbox.keep-byte"), "cp1252"
