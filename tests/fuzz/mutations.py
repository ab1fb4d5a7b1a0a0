"""Mails nobody would write: samples cut, crossed and stretched, and whole ones put together of odd parts."""

import base64
import quopri
import random
from collections.abc import Sequence

from tests.fuzz.structures import LARGEST, STRUCTURED, Change

# What readers of mail look for, and so what may lead them astray.
TOKENS = [
    b'\r\n', b'\n', b'\r', b'\r\n\r\n', b'\x00', b'\xff\xfe', b'\x1b$B', b'\xc3(', b'\xed\xa0\x80',
    b'\xf0\x9f\x98\x80', b'--', b'--x\r\n', b'--x--\r\n', b'Content-Type: multipart/mixed; boundary=x\r\n',
    b'Content-Type: text/html\r\n', b'Content-Type: message/rfc822\r\n\r\n',
    b'Content-Type: message/delivery-status\r\n\r\n', b'Content-Type: text/plain; charset=',
    b'Content-Transfer-Encoding: base64\r\n', b'Content-Transfer-Encoding: quoted-printable\r\n',
    b'Content-Transfer-Encoding: x-uuencode\r\n', b'Content-Type: application/ms-tnef\r\n',
    b'Content-Type: text/calendar\r\n', b'Content-Type: application/pkcs7-mime\r\n',
    b"Content-Disposition: attachment; filename*0*=utf-8''%e4; filename*1=", b'format=flowed; delsp=yes',
    b'charset=utf-7', b'charset=hz', b'charset=idna', b'charset=punycode', b'charset=unicode_escape',
    b'charset=zlib_codec', b'charset=rot13', b'charset=undefined', b'=?utf-8?B?', b'?=', b'=?iso-2022-jp?Q?=1B$B?=',
    b'=?x?Q?=3D=?=', b'=?utf-8?q?_?= =?utf-8?q?=E4?=', b'=\r\n', b'=3D', b'=ZZ', b'From: ', b'Date: ',
    b'Date: Mon, 99 Foo 99999 99:99:99 +9999\r\n', b'Received: x; ', b'Message-ID: <', b'In-Reply-To: ',
    b'References: ', b'Auto-Submitted: auto-replied\r\n', b'Return-Path: <>\r\n', b'X-Failed-Recipients: ',
    b'Authentication-Results: x; spf=', b'Reply-To: ', b'\r\n>', b'> > > ',
    b'\r\nOn Monday, 3 March 2025, Ana wrote:\r\n', b'\r\n-----Original Message-----\r\n', b'\r\n-- \r\n',
    b'________________\r\n', b'\r\nFrom: a\r\nSent: b\r\nTo: c\r\nSubject: d\r\n',
    b'\r\n---------- Forwarded message ---------\r\n', b'\r\nSent from my iPhone', b'begin 644 x\r\n',
    b'by 5 pm tomorrow ', b'deadline is noon on Friday 31 February ', b'antes del mediod\xc3\xada ',
    b'in 99999999 hours ', b'by 29 February ', b'10/4/99999', b'<html>', b'<div>', b'<blockquote>',
    b'<table><tr><td>', b'<!--', b'<script>', b'<style>', b"<a href='", b'<img src="//x', b'&#x110000;', b'&#0;',
    b'<svg>', b'<title>', b'"', b"'", b'<', b'>', b'(', b')', b';', b',', b'@', b':', b'\\',
    b'                                                                                                    ', b'\t',
    b'\xa0', b'\xe2\x80\xa8',
]  # fmt: skip
WORDS = [
    "the", "a", "of", "budget", "library", "vote", "council", "deadline", "comment", "Friday", "noon", "quote",
    "story", "reply", "attached", "hello", "thanks", "urgent", "wrote", "From", "Sent", "On", "said", "source",
    "council's", "file", "before", "please", "tomorrow", "ciudad", "mañana", "größe", "été", "łódź", "вопрос", "срок",
    "取材", "締切", "질문", "סיפור", "سؤال", "ﬁ",
]  # fmt: skip


def mutate(samples: Sequence[bytes], rng: random.Random) -> bytes:
    """A sample after one to six changes."""
    raw = rng.choice(samples)
    for _ in range(rng.randint(1, 6)):
        raw = rng.choice(CHANGES)(raw, samples, rng)[:LARGEST]
    return raw


def compose(rng: random.Random) -> tuple[bytes, list[str]]:
    """A mail of one text part in some structure and encoding, and the words that must be read in it."""
    words = [rng.choice(WORDS) for _ in range(rng.randint(1, 200))]
    text = "".join(word + rng.choice([" ", " ", " ", "\n", "\n\n", ". ", "\n> ", ", "]) for word in words)
    body, encoding = encode_text(text.encode(), rng)
    part = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + b"\r\n\r\n" + body
    for depth in range(rng.randint(0, 4)):
        part = wrap_part(part, b"=_%d_%d" % (depth, rng.randint(0, 999)), rng)
    head = b"From: Ana Ruiz <ana@herald.example>\r\nTo: press@pressdesk.example\r\nSubject: Budget\r\n"
    mail = head + part
    found = [piece for word in words for piece in word.split("'")]
    return (mail.replace(b"\r\n", b"\n") if rng.random() < 0.3 else mail), found


def encode_text(text: bytes, rng: random.Random) -> tuple[bytes, bytes]:
    """The text as it goes over the wire, and the name of its encoding."""
    choice = rng.randrange(3)
    if choice == 0:
        return text.replace(b"\n", b"\r\n"), b"8bit"
    if choice == 1:
        return base64.encodebytes(text).replace(b"\n", b"\r\n"), b"base64"
    return quopri.encodestring(text).replace(b"\n", b"\r\n"), b"quoted-printable"


def wrap_part(part: bytes, boundary: bytes, rng: random.Random) -> bytes:
    """A multipart of it, and perhaps of something else."""
    kind = rng.choice([b"mixed", b"alternative", b"related", b"signed", b"x-odd"])
    other = rng.choice([
        b"Content-Type: image/png; name=a.png\r\nContent-Disposition: attachment\r\n\r\nx",
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=",
        b"Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nanother mail",
    ])  # fmt: skip
    parts = [part, other] if rng.random() < 0.7 else [part]
    head = b'Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (kind, boundary)
    return head + b"".join(b"--%s\r\n%s\r\n" % (boundary, each) for each in parts) + b"--%s--\r\n" % boundary


def _span(raw: bytes, rng: random.Random, most: int = 2_000) -> tuple[int, int]:
    start = rng.randrange(len(raw) + 1)
    return start, min(len(raw), start + rng.randint(0, most))


def _cut(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def _delete(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    start, end = _span(raw, rng)
    return raw[:start] + raw[end:]


def _stretch(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    start, end = _span(raw, rng, most=rng.choice([3, 80, 500]))
    times = rng.choice([2, 10, 300, 20_000])
    return raw[:start] + raw[start:end] * max(1, min(times, LARGEST // max(1, end - start))) + raw[end:]


def _insert(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    start, _ = _span(raw, rng)
    token = rng.choice([rng.choice(TOKENS), rng.randbytes(rng.randint(1, 40))])
    return raw[:start] + token * rng.choice([1, 1, 1, 2, 50, 20_000]) + raw[start:]


def _begin_line(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    """A token at the beginning of a line of the headers, where it is most believed."""
    starts = [0, *(at + 1 for at in range(min(len(raw), 3_000)) if raw[at] == 10)]
    start = rng.choice(starts)
    return raw[:start] + rng.choice(TOKENS) + raw[start:]


def _flip(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(rng.randint(1, 20)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _splice(raw: bytes, samples: Sequence[bytes], rng: random.Random) -> bytes:
    other = rng.choice(samples)
    return raw[: rng.randrange(len(raw) + 1)] + other[rng.randrange(len(other) + 1) :]


def _swap_lines(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    lines = raw.splitlines(keepends=True)[:5_000]
    rng.shuffle(lines)
    return b"".join(lines)


def _end_lines(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(
        b"\n", rng.choice([b"\n", b"\r", b"\r\n", b"\n\r", b"\r\r\n", b"\x85", b" \n"])
    )


CHANGES: list[Change] = [
    *(_cut, _delete, _stretch, _insert, _insert, _begin_line, _begin_line, _flip, _splice, _swap_lines, _end_lines),
    *STRUCTURED,
]
