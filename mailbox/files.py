"""The file store: what people attach, kept under the digest of its bytes, safely on the disk before any row names it.

It speaks through Django's storage API (the storage called "mail"): files under the data folder by default, an
S3-compatible store by setting.
"""

import fcntl
import mimetypes
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import FileSystemStorage, storages

STORAGE = "mail"
CHUNK = 256 * 1024
LONGEST_FILENAME = 150
# An upload has its row within seconds; a day is for clocks that are wrong and machines that sleep.
UNNAMED = timedelta(days=1)
LOOKED_THROUGH = timedelta(hours=6)
# So long what was removed still lies beside the store, under the same name: to be copied back by hand.
KEPT_ASIDE = timedelta(days=30)
# In a folder of the 256: a question to the database holds as many names.
MOST_AT_ONCE = 500
OCTETS = "application/octet-stream"
# Programs change line ends in text, and look into messages: such files travel as bytes that nobody reads on the way.
UNTOUCHED = re.compile(r"(?:application|image|audio|video|font)/[a-z0-9][a-z0-9.+-]*", re.ASCII)


class DurableStorage(FileSystemStorage):
    """Files that are whole or not there, whenever the machine stops: temporary file, fsync, rename, the folders.

    A file is as old as its last use by `keep_file`; one lock, which no death of a process leaves behind, keeps that
    and its removal apart. What is removed is put into a folder beside the store, `files-removed` by default.
    """

    @property
    def aside(self) -> Path:
        """Where removed files lie."""
        return Path(f"{self.location}-removed")

    def renew(self, name: str) -> bool:
        """Make the file as young as one that has just come; False where it is not there."""
        with self._lock():
            try:
                os.utime(self.path(name))
            except FileNotFoundError:
                return False
        return True

    def put_aside_older(self, name: str, moment: datetime, *, now: datetime) -> bool:
        """Put the file aside, as of `now`, where it was last used before `moment`; whether that was done."""
        path, aside = Path(self.path(name)), self.aside / name
        with self._lock():
            try:
                if path.stat().st_mtime >= moment.timestamp():
                    return False
                aside.parent.mkdir(parents=True, exist_ok=True)
                # The store may be a disk of its own.
                shutil.move(path, aside)
            except FileNotFoundError:
                return False
            os.utime(aside, (now.timestamp(), now.timestamp()))
        return True

    def next_folder(self, moment: datetime) -> Path | None:
        """The folder that changed, or was looked through, longest ago; None where all were after `moment`."""
        root = Path(self.location)
        folders = [each for each in root.iterdir() if each.is_dir()] if root.is_dir() else []
        longest = min(folders, key=lambda each: each.stat().st_mtime, default=None)
        return longest if longest is not None and longest.stat().st_mtime < moment.timestamp() else None

    @contextmanager
    def _lock(self) -> Iterator[None]:
        root = Path(self.location)
        root.mkdir(parents=True, exist_ok=True)
        # Open for writing: on a disk of the network nothing else can be locked.
        file = os.open(root / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
        finally:
            os.close(file)

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

    They are on the disk when this returns; the same bytes are kept once. Call it outside any transaction, and name
    them by a row within the day: see remove_unnamed.
    """
    digest = sha256()
    with TemporaryFile() as whole:
        for chunk in chunks:
            digest.update(chunk)
            whole.write(chunk)
        stored_as = digest.hexdigest()
        storage, path = storages[STORAGE], _path(stored_as)
        if not (storage.renew(path) if isinstance(storage, DurableStorage) else storage.exists(path)):
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


def remove_unnamed(*, is_named: Callable[[list[str]], set[str]], now: datetime) -> int:
    """Remove what no row names and nobody put in the store for UNNAMED, of one folder; how many files that was.

    It is the folder that was looked through longest ago, each once in LOOKED_THROUGH. `is_named` says which of some
    names rows still hold. An upload whose row is not committed yet is younger, also where the same bytes lay there
    before. What is removed lies aside for KEPT_ASIDE. Of a store that is not on a disk of ours nothing is removed: it
    has rules of its own for that.
    """
    storage = storages[STORAGE]
    if not isinstance(storage, DurableStorage) or (folder := storage.next_folder(now - LOOKED_THROUGH)) is None:
        return 0
    # What a cut upload left beside them has a name of its own, which no row holds.
    old = _list_older(folder, now - UNNAMED)
    unnamed = set(old) - is_named(old) if old else set()
    place = folder.name
    removed = sum(storage.put_aside_older(f"{place}/{name}", now - UNNAMED, now=now) for name in sorted(unnamed))
    past = _list_older(aside, now - KEPT_ASIDE) if (aside := storage.aside / place).is_dir() else []
    for name in set(past) - is_named(past) if past else set():
        (aside / name).unlink(missing_ok=True)
    os.utime(folder, (now.timestamp(), now.timestamp()))
    return removed


def _list_older(folder: Path, moment: datetime) -> list[str]:
    found = []
    with os.scandir(folder) as files:
        for each in files:
            with suppress(FileNotFoundError):
                if each.is_file() and each.stat().st_mtime < moment.timestamp():
                    found.append(each.name)
    return sorted(found)[:MOST_AT_ONCE]


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
