"""A file's kind is what its bytes say, where its sender said nothing or something plainly wrong."""

import pytest

from mailbox.file_kinds import find_kind, settle_kind

ZIP, OLE, PNG, JPEG = b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (ZIP, "application/zip"),
        (b"RIFF", None),
        (b"words", None),
        (b"", None),
    ],
)
def test_kinds_are_told_by_the_first_bytes(head: bytes, kind: str | None) -> None:
    assert find_kind(head) == kind


@pytest.mark.parametrize(
    ("declared", "filename", "head", "kind"),
    [
        ("application/octet-stream", "a", PNG, "image/png"),
        ("application/octet-stream", "a.docx", ZIP, DOCX),
        ("application/octet-stream", "a.doc", OLE, "application/msword"),
        ("application/octet-stream", "a.pdf", b"no pdf", "application/pdf"),
        ("application/octet-stream", "a.zip", ZIP, "application/zip"),
        ("application/octet-stream", "a", b"words", "application/octet-stream"),
        ("image/png", "a.png", JPEG, "image/jpeg"),
        ("image/png", "a.png", b"<svg", "image/png"),
        ("image/jpg", "a.jpg", JPEG, "image/jpg"),
        ("image/gif", "a.docx", ZIP, DOCX),
        ("application/pdf", "a.pdf", ZIP, "application/zip"),
        ("text/csv", "a.csv", ZIP, "text/csv"),
        ("audio/x-wav", "a.wav", b"RIFF\x00\x00\x00\x00WAVE", "audio/x-wav"),
    ],
)
def test_a_declared_kind_counts_unless_it_is_plainly_wrong(
    declared: str, filename: str, head: bytes, kind: str
) -> None:
    assert settle_kind(declared, filename, head) == kind
