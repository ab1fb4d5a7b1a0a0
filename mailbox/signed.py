"""Signed and encrypted mail: the words out of their wrapping. Signatures are not checked here. Pure.

S/MIME's opaque form keeps the whole mail inside a CMS structure (RFC 8551, RFC 5652); PGP's inline form puts its
armour around the words (RFC 9580 section 7).
"""

from __future__ import annotations

import re

PKCS7_TYPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})

SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
ENVELOPED_DATA = bytes.fromhex("2a864886f70d010703")
OBJECT_ID, OCTETS, SEQUENCE, EXPLICIT = 0x06, 0x04, 0x30, 0xA0
CONSTRUCTED = 0x20
MAX_PIECES = 200_000  # of one octet string; mailers write pieces of a thousand bytes

PGP_SIGNED, PGP_SIGNATURE = "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNATURE-----"
PGP_SIGNATURE_END, PGP_ENCRYPTED = "-----END PGP SIGNATURE-----", "-----BEGIN PGP MESSAGE-----"
ARMOR_HEADERS = re.compile(r"[ \t]*\n(?:[A-Za-z][\w-]{0,40}: [^\n]{0,200}\n){0,20}[ \t]*\n?")
DASHED = re.compile(r"^- (?=-)", re.MULTILINE)


def open_signed(data: bytes) -> bytes | None:
    """Give the mail inside S/MIME signed data; None where there is none, as in encrypted or detached ones."""
    try:
        place = _enter(data, 0, SEQUENCE)
        if not _is_object(data, place, SIGNED_DATA):
            return None
        place = _enter(data, _skip(data, place), EXPLICIT)
        place = _enter(data, place, SEQUENCE)
        place = _skip(data, _skip(data, place))  # version, digest algorithms
        place = _enter(data, place, SEQUENCE)
        place = _enter(data, _skip(data, place), EXPLICIT)
        return _read_octets(data, place)
    except (IndexError, ValueError):
        return None


def is_enveloped(data: bytes) -> bool:
    """True where S/MIME data is encrypted."""
    try:
        return _is_object(data, _enter(data, 0, SEQUENCE), ENVELOPED_DATA)
    except (IndexError, ValueError):
        return False


def _read_head(data: bytes, place: int) -> tuple[int, int, int]:
    """Give the tag, the place of the content and its length; -1 stands for an indefinite one (BER)."""
    tag, first = data[place], data[place + 1]
    if first < 0x80:
        return tag, place + 2, first
    if first == 0x80:
        return tag, place + 2, -1
    width = first & 0x7F
    if width > 8:
        raise ValueError("length too long")
    return tag, place + 2 + width, int.from_bytes(data[place + 2 : place + 2 + width], "big")


def _enter(data: bytes, place: int, wanted: int) -> int:
    tag, content, _ = _read_head(data, place)
    if tag != wanted:
        raise ValueError("another structure")
    return content


def _skip(data: bytes, place: int) -> int:
    _, content, length = _read_head(data, place)
    if length >= 0:
        return content + length
    depth = 1
    for _ in range(MAX_PIECES):
        if data[content : content + 2] == b"\x00\x00":
            content += 2
            depth -= 1
            if not depth:
                return content
            continue
        _, inner, length = _read_head(data, content)
        depth += length < 0
        content = inner if length < 0 else inner + length
    raise ValueError("too many pieces")


def _is_object(data: bytes, place: int, value: bytes) -> bool:
    tag, content, length = _read_head(data, place)
    return tag == OBJECT_ID and data[content : content + length] == value


def _read_octets(data: bytes, place: int) -> bytes:
    """Put an octet string together, whole or in pieces of pieces."""
    tag, content, length = _read_head(data, place)
    if tag == OCTETS and length >= 0:
        return data[content : content + length]
    if tag != OCTETS | CONSTRUCTED:
        raise ValueError("no octets")
    end = content + length if length >= 0 else len(data)
    out: list[bytes] = []
    depth = 1
    for _ in range(MAX_PIECES):
        if content >= end or not depth:
            break
        if data[content : content + 2] == b"\x00\x00":
            content += 2
            depth -= 1
            continue
        tag, inner, length = _read_head(data, content)
        if tag == OCTETS and length >= 0:
            out.append(data[inner : inner + length])
            content = inner + length
        elif tag == OCTETS | CONSTRUCTED:
            content = inner
            depth += length < 0
        else:
            raise ValueError("no octets")
    return b"".join(out)


def strip_armor(text: str) -> str:
    """Take the armour off words that are signed inline; every word stays, before and after it too."""
    for _ in range(20):
        start = text.find(PGP_SIGNED)
        signature = text.find(PGP_SIGNATURE, start)
        if start < 0 or signature < 0:
            break
        headers = ARMOR_HEADERS.match(text, start + len(PGP_SIGNED))
        words = DASHED.sub("", text[headers.end() if headers else start + len(PGP_SIGNED) : signature])
        end = text.find(PGP_SIGNATURE_END, signature)
        rest = text[end + len(PGP_SIGNATURE_END) :].lstrip("\n") if end >= 0 else ""
        text = text[:start] + words + (f"\n{rest}" if rest else "")
    return text
