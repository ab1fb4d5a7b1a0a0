"""What some of the demo's letters enclose: small files made on the spot, valid in the programs that open them."""

import struct
import zlib
from dataclasses import dataclass

# Over the limit that the office of the story had on the day that letter came.
LARGE_BYTES = 1_300_000


@dataclass(frozen=True)
class Enclosure:
    """One attachment; with a `content_id` it stands inside the HTML part."""

    filename: str
    content_type: str
    data: bytes
    content_id: str | None = None


def make_enclosure(name: str) -> Enclosure:
    """The enclosure that a data file calls `name`: `*.pdf`, `*.png` (inline, its name being its id) or `large`."""
    if name == "large":
        return Enclosure("ordinance-packet.pdf", "application/pdf", make_pdf("Packet", padding=LARGE_BYTES))
    if name.endswith(".pdf"):
        return Enclosure(name, "application/pdf", make_pdf(name.removesuffix(".pdf").replace("-", " ").title()))
    if name.endswith(".png"):
        return Enclosure(name, "image/png", make_png(), content_id=name.removesuffix(".png"))
    raise ValueError(f"no enclosure is made for {name!r}")


def make_pdf(title: str, *, padding: int = 0) -> bytes:
    """A PDF of one page that says `title`, with so many bytes of comment that no reader shows."""
    text = f"BT /F1 20 Tf 72 720 Td ({title}) Tj ET".encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n" + b"%" + b"press desk " * (padding // 11) + b"\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def make_png(width: int = 320, height: int = 140) -> bytes:
    """A small bar chart, as a reporter pastes one into a mail."""
    heights = [30, 44, 58, 52, 86, 118]
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            bar, inside = divmod(x, width // len(heights))
            is_bar = bar < len(heights) and 8 < inside < 46 and height - y <= heights[bar]
            rows += b"\x1f\x4a\x8c" if is_bar else b"\xf6\xf4\xef"
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
