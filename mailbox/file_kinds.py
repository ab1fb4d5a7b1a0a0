"""What kind of file bytes are, by how they begin, and where that says nothing by the file's name. Pure."""

from __future__ import annotations

HEAD_LENGTH = 64  # bytes that tell a kind

UNTOLD_TYPES = frozenset(
    {"application/octet-stream", "application/binary", "application/x-binary", "binary/octet-stream"}
)

# How a file begins: (where, bytes) pairs that must all stand there.
BEGINNINGS: tuple[tuple[str, tuple[tuple[int, bytes], ...]], ...] = (
    ("application/pdf", ((0, b"%PDF-"),)),
    ("image/png", ((0, b"\x89PNG\r\n\x1a\n"),)),
    ("image/jpeg", ((0, b"\xff\xd8\xff"),)),
    ("image/gif", ((0, b"GIF87a"),)),
    ("image/gif", ((0, b"GIF89a"),)),
    ("image/webp", ((0, b"RIFF"), (8, b"WEBP"))),
    ("image/tiff", ((0, b"II*\x00"),)),
    ("image/tiff", ((0, b"MM\x00*"),)),
    ("image/heic", ((4, b"ftypheic"),)),
    ("image/heic", ((4, b"ftypheix"),)),
    ("image/heic", ((4, b"ftypmif1"),)),
    ("image/avif", ((4, b"ftypavif"),)),
    ("audio/wav", ((0, b"RIFF"), (8, b"WAVE"))),
    ("audio/mpeg", ((0, b"ID3"),)),
    ("audio/ogg", ((0, b"OggS"),)),
    ("audio/flac", ((0, b"fLaC"),)),
    ("audio/mp4", ((4, b"ftypM4A"),)),
    ("video/quicktime", ((4, b"ftypqt"),)),
    ("video/mp4", ((4, b"ftyp"),)),
    ("video/webm", ((0, b"\x1aE\xdf\xa3"),)),
    ("application/zip", ((0, b"PK\x03\x04"),)),
    ("application/zip", ((0, b"PK\x05\x06"),)),
    ("application/gzip", ((0, b"\x1f\x8b"),)),
    ("application/x-7z-compressed", ((0, b"7z\xbc\xaf\x27\x1c"),)),
    ("application/vnd.rar", ((0, b"Rar!\x1a\x07"),)),
    ("application/x-ole-storage", ((0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),)),
    ("application/rtf", ((0, b"{\\rtf"),)),
    ("application/postscript", ((0, b"%!PS"),)),
    ("application/vnd.microsoft.portable-executable", ((0, b"MZ"), (2, b"\x90\x00\x03"))),
)

# Our own table: the system's differs from machine to machine.
BY_EXTENSION = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "epub": "application/epub+zip",
    "gif": "image/gif",
    "htm": "text/html",
    "html": "text/html",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "m4a": "audio/mp4",
    "md": "text/markdown",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "msg": "application/vnd.ms-outlook",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pages": "application/vnd.apple.pages",
    "pdf": "application/pdf",
    "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "application/rtf",
    "svg": "image/svg+xml",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "vcf": "text/vcard",
    "wav": "audio/wav",
    "webp": "image/webp",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
# Older names of the same kind.
SAME = {"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/x-png": "image/png", "image/heif": "image/heic"}
# Kinds of file that hold others: what is inside is for the name to say.
CONTAINERS = {
    "application/zip": ("application/vnd.", "application/epub+zip", "application/zip", "application/java-archive"),
    "application/x-ole-storage": ("application/msword", "application/vnd.ms-"),
}


def find_kind(head: bytes) -> str | None:
    """Name the media type of a file by its first 64 bytes; None where they do not tell."""
    for kind, marks in BEGINNINGS:
        if all(head.startswith(mark, place) for place, mark in marks):
            return kind
    return None


def settle_kind(declared: str, filename: str, head: bytes) -> str:
    """Give the media type a file really has: the declared one, unless that says nothing or the bytes deny it.

    Declared kinds are doubted only where they are plainly wrong: a picture, sound, film or PDF whose bytes are
    something else. A file that came without a kind gets it from its bytes, then from its name.
    """
    is_doubted = declared in UNTOLD_TYPES
    if not is_doubted and not declared.startswith(("image/", "audio/", "video/")) and declared != "application/pdf":
        return declared
    found = find_kind(head)
    named = BY_EXTENSION.get(filename.rpartition(".")[2].lower()) if "." in filename else None
    if found is None or SAME.get(declared) == found:
        return (named or declared) if is_doubted else declared
    if found in CONTAINERS:
        if named and named.startswith(CONTAINERS[found]):
            return named
        return found if is_doubted or found == "application/zip" else declared
    if not is_doubted and found.partition("/")[0] == declared.partition("/")[0] != "image":
        return declared  # one sound or film under the name of another: its player knows better
    return found
