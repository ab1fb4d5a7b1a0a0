"""The header of a stored mail, without the rest of it: a page that asks who sent it does not unpack forty megabytes."""

import zlib

from django.db.models import BinaryField
from django.db.models.functions import Substr

from mailbox.models import RawEmail
from mailbox.parsing import ParsedEmail, parse_email

MOST_STORED = 64 * 1024  # compressed
MOST_READ = 256 * 1024


def read_head(email_id: int) -> ParsedEmail | None:
    """The mail of that row as far as its header tells, without text; None where its bytes are missing or broken."""
    start = Substr("data", 1, MOST_STORED, output_field=BinaryField())
    data = RawEmail.objects.filter(pk=email_id).values_list(start, flat=True).first()
    if data is None:
        return None
    try:
        raw = zlib.decompressobj().decompress(bytes(data), MOST_READ)
    except zlib.error:
        return None
    cuts = [at for blank in (b"\r\n\r\n", b"\n\n", b"\r\r") if (at := raw.find(blank)) >= 0]
    return parse_email(raw[: min(cuts)] + b"\r\n\r\n" if cuts else raw)
