"""The file store: bytes under their digest, kept once, whole or not at all, under names that break no mail."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from mailbox import files

EVIL = '../../etc/pass\r\nwd"; filename="x'


@pytest.fixture
def store(settings: Any, tmp_path: Path) -> Path:
    options = {"BACKEND": "mailbox.files.DurableStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = settings.STORAGES | {"mail": options}
    return tmp_path


def kept_files(store: Path) -> list[str]:
    """All but the file that is locked."""
    paths = {path for path in store.rglob("*") if path.is_file()} - {store / ".lock"}
    return sorted(str(path.relative_to(store)) for path in paths)


def test_a_file_is_found_under_the_digest_of_its_bytes(store: Path) -> None:
    name = files.keep_file([b"one ", b"two"])
    assert name == sha256(b"one two").hexdigest()
    assert files.read_file(name) == b"one two"
    assert kept_files(store) == [f"{name[:2]}/{name}"]


def test_the_same_bytes_are_kept_once(store: Path) -> None:
    assert files.keep_file([b"same"]) == files.keep_file([b"sa", b"me"])
    assert len(kept_files(store)) == 1


def test_a_file_cut_in_the_middle_leaves_nothing_behind(store: Path) -> None:
    def cut() -> Any:
        yield b"first half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        files.keep_file(cut())
    assert kept_files(store) == []


def test_what_is_not_there_is_said(store: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files.read_file("0" * 64)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("plan.pdf", "plan.pdf"),
        ("C:\\Users\\ana\\plan.pdf", "plan.pdf"),
        ("/home/ana/plan.pdf", "plan.pdf"),
        (EVIL, 'passwd"; filename="x'),
        ("  .hidden ", "hidden"),
        ("\x00\x07\u202e", "file"),
        ("", "file"),
        ("año.pdf", "año.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_names_lose_folders_and_control_characters(name: str, clean: str) -> None:
    assert files.clean_filename(name) == clean


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", "application/pdf"),
        ("a.PNG", "image/png"),
        ("a.html", files.OCTETS),
        ("a.txt", files.OCTETS),
        ("a.eml", files.OCTETS),
        ("a", files.OCTETS),
        ("a.neverheardof", files.OCTETS),
    ],
)
def test_text_and_messages_travel_as_octets(name: str, kind: str) -> None:
    assert files.guess_content_type(name) == kind
