"""Mails that are small on the wire and would be huge, deep or many once they are read; each of about a given size."""

import base64
import struct
from collections.abc import Callable

HEAD = b"From: a@b.example\r\nSubject: x\r\n"
OID_SIGNED, OID_DATA = bytes.fromhex("06092a864886f70d010702"), bytes.fromhex("06092a864886f70d010701")
LINE = b"a line of words\n"
TNEF = b"\x78\x9f\x3e\x22\x01\x00"


def _fill(unit: bytes, size: int) -> bytes:
    return unit * (size // len(unit))


def _wrap(tag: int, body: bytes) -> bytes:
    return bytes([tag, 0x84]) + len(body).to_bytes(4, "big") + body


def _sign(inner: bytes) -> bytes:
    content = _wrap(0x30, OID_DATA + _wrap(0xA0, _wrap(4, inner)))
    return _wrap(0x30, OID_SIGNED + _wrap(0xA0, _wrap(0x30, b"\x02\x01\x01\x31\x00" + content)))


def _attribute(name: int, data: bytes) -> bytes:
    return b"\x02" + struct.pack("<HHI", name, 0, len(data)) + data + b"\0\0"


def _tnef_file(title: bytes, data: bytes) -> bytes:
    return _attribute(0x9002, b"") + _attribute(0x8010, title) + _attribute(0x800F, data)


def _nest(inner: bytes, levels: int, shell: Callable[[bytes], bytes]) -> bytes:
    for _ in range(levels):
        inner = shell(inner)
    return inner


def _typed(kind: bytes, body: bytes, encoding: bytes = b"binary") -> bytes:
    return HEAD + b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: " + encoding + b"\r\n\r\n" + body


def sign_again(inner: bytes, levels: int) -> bytes:
    """A mail inside so many opaque signatures."""
    return _nest(inner, levels, lambda mail: _typed(b"application/pkcs7-mime", _sign(mail)))


def _signed_in_signed(size: int) -> bytes:
    return sign_again(_fill(LINE, size), 200)


def _winmail_in_winmail(size: int) -> bytes:
    data = _nest(_fill(LINE, size), 200, lambda inner: TNEF + _tnef_file(b"winmail.dat\0", inner))
    return _typed(b"application/ms-tnef", data)


def _encoded_in_encoded(size: int) -> bytes:
    return _nest(_fill(LINE, size), 110, lambda inner: _typed(b"message/rfc822", inner, b"quoted-printable"))


def _deep_multiparts(size: int) -> bytes:
    shell = b"Content-Type: multipart/mixed; boundary=x%d\r\n\r\n--x%d\r\n"
    return HEAD + b"".join(shell % (number, number) for number in range(size // 60)) + b"\r\nhello"


def _deep_mails(size: int) -> bytes:
    return HEAD + _fill(b"Content-Type: message/rfc822\r\n\r\n", size) + HEAD + b"\r\nhello"


def _winmail_of_files(size: int) -> bytes:
    return _typed(b"application/ms-tnef", TNEF + _fill(_tnef_file(b"a\0", b"y" * 9), size))


def _winmail_of_properties(size: int) -> bytes:
    """Each says that it holds four thousand million values."""
    properties = struct.pack("<I", 2**32 - 1) + _fill(struct.pack("<HHII", 0x1003, 1, 2**32 - 1, 0), size)
    return _typed(b"application/ms-tnef", TNEF + _attribute(0x9003, properties))


def _winmail_beside_no_words(size: int) -> bytes:
    """HTML without a word, and as many files that may hold some."""
    part = b"\r\n--x\r\nContent-Type: application/ms-tnef\r\n\r\n" + TNEF[:4] + b"aa"
    html = b"--x\r\nContent-Type: text/html\r\n\r\n" + _fill(b"<p></p>", size // 2)
    return _typed(b"multipart/mixed; boundary=x", html + _fill(part, size // 2))


def _signed_in_pieces(size: int) -> bytes:
    return _typed(b"application/pkcs7-mime", _sign(b"")[:-6] + b"\x24\x80" + _fill(b"\x04\x00", size))


# What a mail of one kind begins with, and what comes again and again behind it.
REPEATED: dict[str, tuple[bytes, bytes, bytes]] = {
    "a calendar": (b"text/calendar", b"BEGIN:VEVENT\r\n", b'SUMMARY;X="":a\r\n b\r\n'),
    "uuencoded files": (b"text/plain", b"", b"begin 644 a\n#0V%T\n`\nend\n"),
    "uuencoded files without an end": (b"text/plain", b"", b"begin 644 a\n#0V%T\n"),
    "pgp": (b"text/plain", b"", b"-----BEGIN PGP SIGNED MESSAGE-----\n\n- -x\n-----BEGIN PGP SIGNATURE-----\n"),
    "parts": (b"multipart/mixed; boundary=x", b"", b"--x\r\n\r\nhello\r\n"),
    "alternatives": (b"multipart/alternative; boundary=x", b"", b"--x\r\nContent-Type: text/html\r\n\r\n<p>a\r\n"),
    "mails of a digest": (b"multipart/digest; boundary=x", b"", b"--x\r\n\r\nSubject: a\r\n\r\nb\r\n"),
    "blocks of a report": (b"message/delivery-status", b"", b"Action: failed\r\n\r\n"),
    "quotes": (b"text/plain", b"", b"> what was said\n"),
    "attributions": (b"text/plain", b"", b"On Mon, 3 Mar 2025 at 10:12, Ana <a@b.example> wrote:\n"),
    "header blocks": (b"text/plain", b"", b"From: a\nSent: 3 March 2025\nTo: b\n\n"),
    "forwards": (b"text/plain", b"", b"---------- Forwarded message ---------\nFrom: A <a@b.example>\n"),
    "deadlines": (b"text/plain", b"", b"My deadline is 5 pm on Friday, 7 March. "),
    "one line": (b"text/plain", b"", b"by 5 pm "),
    "html": (b"text/html", b"", b"<div><p>a"),
    "html tables": (b"text/html", b"", b"<table><tr><td>"),
    "html quotes": (b"text/html", b"", b"<blockquote>a"),
    "html entities": (b"text/html", b"", b"&amp;&#x1F600;"),
    "html comments": (b"text/html", b"", b"<!--"),
    "html attributes": (b"text/html", b"<p ", b"a=b "),
    "html styles": (b"text/html", b"", b"<p style='color:red;background:url(x)'>a</p>"),
    "html lists": (b"text/html", b"", b"<ul><li>"),
}
REPEATED_HEADERS = {
    "recipients": (b"To: ", b'"A, B" <a@b.example>,\r\n '),
    "headers": (b"", b"X-A: b\r\n"),
    "encoded words": (b"Subject: ", b"=?utf-8?B?w6k=?= "),
    "references": (b"References: ", b"<a@b.example> "),
    "parameters": (b"Content-Type: text/plain", b"; a*0*=b"),
}


def _repeat(kind: bytes, beginning: bytes, unit: bytes) -> Callable[[int], bytes]:
    return lambda size: _typed(kind, beginning + _fill(unit, size))


def _repeat_header(beginning: bytes, unit: bytes) -> Callable[[int], bytes]:
    return lambda size: HEAD + beginning + _fill(unit, size) + b"\r\n\r\nhello"


BOMBS: dict[str, Callable[[int], bytes]] = {
    "signed in signed": _signed_in_signed,
    "winmail.dat in winmail.dat": _winmail_in_winmail,
    "encoded in encoded": _encoded_in_encoded,
    "files of a winmail.dat": _winmail_of_files,
    "properties of a winmail.dat": _winmail_of_properties,
    "winmail.dat beside no words": _winmail_beside_no_words,
    "pieces of signed data": _signed_in_pieces,
    "deep multiparts": _deep_multiparts,
    "deep mails": _deep_mails,
    "base64": lambda size: _typed(b"text/plain", base64.encodebytes(_fill(LINE, size)), b"base64"),
    **{name: _repeat(*row) for name, row in REPEATED.items()},
    **{name: _repeat_header(*row) for name, row in REPEATED_HEADERS.items()},
}
