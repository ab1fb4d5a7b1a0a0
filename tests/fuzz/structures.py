"""Changes that know what a mail is made of: headers, parts, boundaries, charsets, quotes and forwards."""

import base64
import quopri
import random
import re
from collections.abc import Callable, Sequence

from tests.support.hostile_html import every_payload

Change = Callable[[bytes, Sequence[bytes], random.Random], bytes]

LARGEST = 1_500_000  # bytes of a mail
CHARSETS = (
    *(b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252", b"utf-16", b"utf-16le", b"utf-32", b"utf-7", b"koi8-r"),
    *(b"iso-2022-jp", b"iso-2022-kr", b"gb2312", b"big5", b"shift_jis", b"euc-kr", b"hz", b"cp864", b"unknown-8bit"),
    *(b"x" * 500, b'"', b"utf-8*en", b"binary", b"\xff"),
)
ENCODINGS = (b"base64", b"quoted-printable", b"8bit", b"7bit", b"binary", b"x-uuencode", b"BASE64;", b"", b"gzip")
TYPES = (
    *(b"text/plain", b"text/html", b"text/calendar", b"text/plain; format=flowed; delsp=yes", b"multipart/mixed"),
    *(b"multipart/alternative", b"multipart/related", b"multipart/digest", b"multipart/report", b"multipart/signed"),
    *(
        b"message/rfc822",
        b"message/delivery-status",
        b"message/partial",
        b"application/ms-tnef",
        b"image/png",
        b"/",
        b"",
    ),
    *(b"application/pkcs7-mime; smime-type=signed-data", b"application/pgp-encrypted", b"text/rfc822-headers"),
)
HOSTILE = [payload.encode("utf-8", "replace") for payload in every_payload()]
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
FIELD_ENDS = re.compile(rb"\r?\n(?![ \t])")
CHARSET = re.compile(rb"charset=[^\s;]{1,60}", re.I)
ENCODING = re.compile(rb"(content-transfer-encoding:)[^\r\n]{0,60}", re.I)
TYPE = re.compile(rb"(content-type:) ?[\w/.+-]{1,60}", re.I)
BOUNDARY = re.compile(rb"boundary=\"?([^\"\r\n;]{1,80})", re.I)
ADDRESS = re.compile(rb"[\w.+-]{1,60}@[\w.-]{1,80}")


def split_head(raw: bytes) -> tuple[list[bytes], bytes]:
    """The fields of a mail's own header, each with its folded lines, and the body behind them."""
    found = BLANK_LINE.search(raw)
    head, body = (raw[: found.start()], raw[found.end() :]) if found else (raw, b"")
    return FIELD_ENDS.split(head), body


def join_head(fields: Sequence[bytes], body: bytes) -> bytes:
    """A mail of them."""
    return b"\r\n".join(fields) + b"\r\n\r\n" + body


def split_parts(raw: bytes, rng: random.Random) -> tuple[bytes, list[bytes]]:
    """One of the boundaries of a mail, as it stands before a part, and what stands between its places."""
    names = BOUNDARY.findall(raw)
    if not names:
        return b"", [raw]
    boundary = b"--" + rng.choice(names)
    return boundary, raw.split(boundary)


def _mix_headers(raw: bytes, samples: Sequence[bytes], rng: random.Random) -> bytes:
    """Headers in another order, twice, gone, or from another mail."""
    fields, body = split_head(raw)
    others, _ = split_head(rng.choice(samples))
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(len(fields) + 1)
        match rng.randrange(4):
            case 0:
                fields.insert(at, rng.choice(others))
            case 1 if len(fields) > 1:
                fields.pop(at % len(fields))
            case 2:
                fields.insert(at, rng.choice(fields or [b""]))
            case _:
                rng.shuffle(fields)
    return join_head(fields, body)


def _swap_values(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    """What one header says under the name of another."""
    fields, body = split_head(raw)
    pairs = [field.partition(b":") for field in fields]
    values = [value for _, _, value in pairs]
    rng.shuffle(values)
    return join_head([name + mark + value for (name, mark, _), value in zip(pairs, values, strict=True)], body)


def _lie(pattern: re.Pattern[bytes], words: Sequence[bytes], prefix: bytes) -> Change:
    """Another word than is true, in one place or in all."""

    def change(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
        return pattern.sub(lambda _: prefix + rng.choice(words), raw, count=rng.choice([0, 1]))

    return change


def _swap_addresses(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    """Who wrote to whom, quoted and signed, shuffled."""
    found = ADDRESS.findall(raw) or [b"a@b.example"]
    return ADDRESS.sub(lambda _: rng.choice(found), raw)


def _nest(raw: bytes, samples: Sequence[bytes], rng: random.Random) -> bytes:
    """The mail inside another, once or very deep."""
    for depth in range(rng.choice([1, 1, 2, 150])):
        if len(raw) > LARGEST:  # each header is kept in every shell
            break
        if rng.random() < 0.5:
            raw = b"From: a@b.example\r\nSubject: Fwd: x\r\nContent-Type: message/rfc822\r\n\r\n" + raw
            continue
        kind = rng.choice([b"mixed", b"alternative", b"related", b"report", b"digest", b"signed"])
        fields, body = split_head(raw)
        kept = b"\r\n".join(each for each in fields if each.lower().startswith(b"content-"))
        own = [each for each in fields if not each.lower().startswith(b"content-")]
        boundary = b"n%d" % depth
        head = [*own, b"Content-Type: multipart/%s; boundary=%s" % (kind, boundary)]
        raw = join_head(head, b"--%s\r\n%s\r\n\r\n%s\r\n--%s--\r\n" % (boundary, kept, body, boundary))
        if depth == 0 and rng.random() < 0.5:
            raw = raw[:-4] + b"\r\nContent-Type: message/rfc822\r\n\r\n" + rng.choice(samples) + b"\r\n--n0--\r\n"
    return raw


def _graft(raw: bytes, samples: Sequence[bytes], rng: random.Random) -> bytes:
    """Parts of another mail among this one's."""
    boundary, parts = split_parts(raw, rng)
    _, others = split_parts(rng.choice(samples), rng)
    parts.insert(rng.randint(min(1, len(parts)), len(parts)), rng.choice(others))
    return (boundary or b"\r\n").join(parts)


def _mix_parts(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    """Parts in another order, gone, or many times."""
    boundary, (first, *parts) = split_parts(raw, rng)
    if not parts:
        return raw
    rng.shuffle(parts)
    times = rng.choice([0, 1, 2, 1_200])
    return boundary.join([first, *parts[: rng.randint(1, len(parts))], *[parts[0][:500]] * times])


def _break_boundary(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    """A boundary that is cut, longer, unfinished, the beginning of another, or in the middle of a line."""
    boundary, parts = split_parts(raw, rng)
    if not boundary:
        return raw
    at = rng.randrange(1, len(parts)) if len(parts) > 1 else 0
    broken = rng.choice([
        boundary[:-1], boundary + b"x", boundary + b"--", b"-" + boundary, b"x" + boundary, boundary[2:],
        boundary + b" ", boundary.upper(), b"", boundary * 3,
    ])  # fmt: skip
    return boundary.join(parts[:at]) + broken + boundary.join(parts[at:])


def _encode(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    """The body as a whole through an encoding, which the header names, or does not."""
    fields, body = split_head(raw)
    is_base64 = rng.random() < 0.5
    body = base64.encodebytes(body) if is_base64 else quopri.encodestring(body)
    fields = [each for each in fields if not each.lower().startswith(b"content-transfer-encoding")]
    if rng.random() < 0.8:
        fields.append(b"Content-Transfer-Encoding: " + (b"base64" if is_base64 else b"quoted-printable"))
    return join_head(fields, body)


def _stretch_line(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    """One line of any kind, as long as no person writes."""
    lines = raw.split(b"\n")
    at = rng.randrange(len(lines))
    line = lines[at] + rng.choice([b"", b" ", b"\t", b">", b"<", b"=", b"(", b"\\", b'"'])
    lines[at] = line * _most(rng.choice([50, 9_000]), len(line))
    return b"\n".join(lines)


def _repeat_lines(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    """Some lines, thousands of times, marked as quotes or not."""
    lines = raw.split(b"\n")
    at = rng.randrange(len(lines))
    some = [rng.choice([b"", b"> ", b" "]) + line for line in lines[at : at + rng.randint(1, 8)]]
    times = _most(rng.choice([3, 300, 5_000]), sum(map(len, some)))
    return b"\n".join([*lines[:at], *some * times, *lines[at:]])


def _most(times: int, length: int) -> int:
    """So often that something of that length comes to no more than a mail may hold, but once in any case."""
    return max(1, min(times, LARGEST // max(1, length)))


def _put_hostile(raw: bytes, _samples: Sequence[bytes], rng: random.Random) -> bytes:
    """HTML that would act, where HTML stands or may stand."""
    payload = b"".join(rng.choices(HOSTILE, k=rng.randint(1, 4)))
    at = raw.lower().find(rng.choice([b"<body", b"<p", b"<div", b"</", b"<br"]))
    if at < 0:
        return TYPE.sub(rb"\1 text/html", raw, count=1) + payload
    return raw[:at] + payload + raw[at:]


STRUCTURED: list[Change] = [
    *(_mix_headers, _swap_values, _swap_addresses, _nest, _graft, _mix_parts, _break_boundary, _encode),
    *(_stretch_line, _repeat_lines, _put_hostile, _lie(CHARSET, CHARSETS, b"charset=")),
    *(_lie(ENCODING, ENCODINGS, b"Content-Transfer-Encoding: "), _lie(TYPE, TYPES, b"Content-Type: ")),
]
