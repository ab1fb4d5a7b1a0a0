"""Transfer encodings undone, however badly they were done. Pure; bytes in, bytes out, and nothing raises."""

from __future__ import annotations

import binascii
import re

BASE64_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
BASE64_SPACES = b"\r\n\t "
NO_DIGITS = bytes(set(range(256)) - set(BASE64_DIGITS))
# Characters that base64 has no use for, as a share of a line; the spaces of prose alone are more.
PROSE_SHARE = 0.12
FOOTER_SHARE = 0.08

PADDING = re.compile(rb"={1,4}")
STRAY_LINE = re.compile(rb"^[A-Za-z0-9+/=]*(?:[ \t]+\S|[^A-Za-z0-9+/=\s])", re.MULTILINE)
SOFT_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")


def decode_base64(data: bytes, *, is_text: bool = False) -> bytes:
    """Decode base64 of one piece or of several padded ones, whatever stands between the digits.

    With `is_text`, prose that was only declared base64 comes back as it is, and lines that were put below the
    encoded text, as mailing lists do, are kept.
    """
    if is_text:
        if _is_prose(data):
            return data
        encoded, footer = _split_footer(data)
        if footer:
            words = decode_base64(encoded)
            return words + (b"" if words.endswith(b"\n") else b"\n") + footer
    first = data.find(b"=")
    if first < 0 or not data[first:].translate(None, BASE64_SPACES + b"="):
        return _decode_digits(data)
    out: list[bytes] = []
    start, count, scanned = 0, 0, 0
    for padding in PADDING.finditer(data):
        count += len(data[scanned : padding.start()].translate(None, NO_DIGITS))
        scanned = padding.end()
        missing = -count % 4
        if missing and missing <= len(padding[0]) and missing != 3:
            out.append(_decode_digits(data[start : padding.start()]))
            start, count = padding.end(), 0
    rest = data[start:]
    if not out or not rest.translate(None, BASE64_DIGITS + BASE64_SPACES + b"="):
        out.append(_decode_digits(rest))
    return b"".join(out)


def _split_footer(data: bytes) -> tuple[bytes, bytes]:
    stray = STRAY_LINE.search(data) if data.translate(None, BASE64_DIGITS + b"\r\n=") else None
    if stray is None or not stray.start() or not _is_prose(data[stray.start() :], share=FOOTER_SHARE):
        return data, b""
    return data[: stray.start()], data[stray.start() :]


def _is_prose(data: bytes, share: float = PROSE_SHARE) -> bool:
    line = data[:4_000].strip().partition(b"\n")[0].strip()
    stray = len(line.translate(None, BASE64_DIGITS + b"="))
    return stray > share * len(line)


def _decode_digits(data: bytes) -> bytes:
    try:
        return binascii.a2b_base64(data + b"===")
    except binascii.Error:  # one digit too many: it carries six bits of nothing
        digits = data.translate(None, NO_DIGITS)
        return binascii.a2b_base64(digits[: len(digits) // 4 * 4])


def decode_quoted_printable(data: bytes) -> bytes:
    """Decode quoted-printable; sequences that mean nothing stay as they are."""
    if b"= " in data or b"=\t" in data:
        data = SOFT_BREAK.sub(b"=", data)
    return binascii.a2b_qp(data)


def decode_uu_lines(lines: list[bytes]) -> bytes | None:
    """Decode the lines between `begin` and `end`; None where one of them is no uuencoding."""
    out: list[bytes] = []
    for line in lines:
        if not line.strip() or line.strip() == b"`":
            continue
        length = ((line[0] - 32) & 63) * 4 // 3 + 3  # some encoders pad the line with rubbish
        for candidate in (line, line[:length]):
            try:
                out.append(binascii.a2b_uu(candidate))
                break
            except binascii.Error:
                continue
        else:
            return None
    return b"".join(out)
