"""Headers as they go over the wire: folded and encoded so that no name, subject or Message-ID changes. Pure.

The standard library's own folding breaks them: an id longer than a line becomes an encoded word that no program takes
for an id, and a long name with a comma loses its quotes and becomes two recipients.
"""

import re
from collections.abc import Sequence
from email.header import Header
from email.headerregistry import Address, AddressHeader
from email.policy import EmailPolicy
from email.utils import formataddr, parseaddr
from typing import Any

CRLF = "\r\n"
# A continuation line begins with a blank (RFC 5322 2.2.3).
NEXT_LINE = CRLF + " "
LINE_LENGTH = 78
# RFC 5322 2.1.1 allows 998; a single word beyond this is encoded, since encoded words can be split.
LONGEST_WORD = 900
# What makes a name need quotes (RFC 5322 3.2.3), and what separates addresses outside such quotes.
SPECIALS = re.compile(r'[\\()<>\[\]:;@,."]')
SEPARATED = re.compile(r'(?:"(?:\\.|[^"\\])*"|[^",;])+')
ID_HEADERS = frozenset({"message-id", "in-reply-to", "references"})


class WirePolicy(EmailPolicy):
    """Writes ids, addresses and the subject itself; leaves every other header to the standard library."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The header with its line end, in ASCII."""
        if isinstance(value, AddressHeader):
            body = ("," + NEXT_LINE).join(_write_address(each) for each in value.addresses)
        elif name.lower() == "subject":
            body = _write_text(str(value), before=len("Subject: "))
        elif name.lower() in ID_HEADERS and value.isascii():
            body = NEXT_LINE.join(value.split())
        else:
            return super().fold_binary(name, value)
        return f"{name}: {body}{CRLF}".encode("ascii")


WIRE_POLICY = WirePolicy(linesep=CRLF)


def ascii_address(address: str) -> str | None:
    """`address` as servers without SMTPUTF8 take it: an international domain in its ASCII form (RFC 5891).

    None where it cannot be written so: the part before the @ has no ASCII form.
    """
    local, at, domain = address.rpartition("@")
    if address.isascii():
        return address
    try:
        return f"{local.encode('ascii').decode()}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        return None


def show_address(name: str, address: str) -> str:
    """`Name <address>` for people to read and edit; quotes where the name holds punctuation, never encoded words."""
    if not name:
        return address
    return f'"{_quote(name)}" <{address}>' if SPECIALS.search(name) else f"{name} <{address}>"


def read_addresses(line: str) -> list[tuple[str, str]]:
    """(name, address) of each part of a comma- or semicolon-separated line; what is no address is given back whole."""
    parts = [part.strip() for part in SEPARATED.findall(line)]
    return [_read_address(part) for part in parts if part]


def _read_address(part: str) -> tuple[str, str]:
    name, address = parseaddr(part)
    # parseaddr drops in silence what it does not understand, a second address for instance.
    return (name, address) if part == address or part.endswith(f"<{address}>") else ("", part)


def _quote(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')


def _write_address(address: Address) -> str:
    name = address.display_name
    if not name or _is_plain(name):
        return formataddr((name, address.addr_spec))
    return f"{_encode(name)}{NEXT_LINE}<{address.addr_spec}>"


def _write_text(text: str, *, before: int) -> str:
    if _is_plain(text):
        return _wrap(text.split(" "), before=before)
    return _encode(text, before=before)


def _wrap(words: Sequence[str], *, before: int) -> str:
    """Words with one blank between them, broken before the word that would pass LINE_LENGTH."""
    lines, length = [""], before
    for word in words:
        if lines[-1] and length + 1 + len(word) > LINE_LENGTH:
            lines.append(word)
            length = 1 + len(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
            length += 1 + len(word)
    return NEXT_LINE.join(lines)


def _encode(text: str, *, before: int = 1) -> str:
    """`text` in encoded words of at most 75 characters (RFC 2047, 2), one a line."""
    return Header(text, "utf-8", header_name="x" * before, maxlinelen=LINE_LENGTH - 2).encode(linesep=CRLF)


def _is_plain(text: str) -> bool:
    # What looks like an encoded word would be read as one.
    return text.isascii() and "=?" not in text and all(len(word) <= LONGEST_WORD for word in text.split(" "))
