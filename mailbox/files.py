"""The file store: what people attach, kept under the digest of its bytes, safely on the disk before any row names it.

It speaks through Django's storage API (the storage called "mail"): files under the data folder by default, an
S3-compatible store by setting.
"""

import mimetypes
import os
import re
import secrets
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import FileSystemStorage, storages

STORAGE = "mail"
CHUNK = 256 * 1024
LONGEST_FILENAME = 150
OCTETS = "application/octet-stream"
# Programs change line ends in text, and look into messages: such files travel as bytes that nobody reads on the way.
UNTOUCHED = re.compile(r"(?:application|image|audio|video|font)/[a-z0-9][a-z0-9.+-]*", re.ASCII)


class DurableStorage(FileSystemStorage):
    """Files that are whole or not there, whenever the machine stops: temporary file, fsync, rename, the folders."""

    def _save(self, name: str, content: File) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
        try:
            with beside.open("xb") as file:
                for chunk in content.chunks(CHUNK):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        # The folder's own name stands in the folder above it.
        for place in (target.parent, target.parent.parent):
            folder = os.open(place, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        return name


def keep_file(chunks: Iterable[bytes]) -> str:
    """Put the bytes of `chunks` in the store and return the name they are found under: their SHA-256 in hex.

    They are on the disk when this returns; the same bytes are kept once. Call it outside any transaction.
    """
    digest = sha256()
    with TemporaryFile() as whole:
        for chunk in chunks:
            digest.update(chunk)
            whole.write(chunk)
        stored_as = digest.hexdigest()
        storage, path = storages[STORAGE], _path(stored_as)
        if not storage.exists(path):
            whole.seek(0)
            storage.save(path, File(whole))
    return stored_as


def open_file(stored_as: str) -> BinaryIO:
    """The file kept under that name, to be read. Raises FileNotFoundError where the store has lost it."""
    return storages[STORAGE].open(_path(stored_as), "rb")  # type: ignore[return-value]


def read_file(stored_as: str) -> bytes:
    """All bytes kept under that name. Raises FileNotFoundError where the store has lost them."""
    with open_file(stored_as) as file:
        return file.read()


def clean_filename(name: str) -> str:
    """`name` as it may stand in a mail: without folders and control characters, short, its ending kept."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = " ".join("".join(char for char in last if char.isprintable()).split()).strip(". ")
    if len(clean) > LONGEST_FILENAME:
        stem, dot, ending = clean.rpartition(".")
        kept = f"{dot}{ending}" if stem and len(ending) <= 10 else ""
        clean = clean[: LONGEST_FILENAME - len(kept)].rstrip() + kept
    return clean or "file"


def guess_content_type(filename: str) -> str:
    """The media type that the ending of `filename` speaks for; plain octets for text, messages and what is unknown."""
    found = mimetypes.guess_type(filename, strict=True)[0] or OCTETS
    return found if UNTOUCHED.fullmatch(found) else OCTETS


def _path(stored_as: str) -> str:
    return f"{stored_as[:2]}/{stored_as}"
