"""Mail kept as .eml files, one folder an address, so that a demo's boxes outlive its servers."""

import os
import re
import tempfile
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_NUMBER_WIDTH = 8
_NUMBERED = re.compile(r"\d{8,}\.eml")
_SPELT_OUT = re.compile(r"=([0-9a-f]+)=")
_UNSAFE = re.compile(r"[^a-z0-9._-]|^\.")

# Leaves room below the 255 bytes that file systems give a name.
_LONGEST_NAME = 200


@dataclass(frozen=True)
class Box:
    """One address that has mail."""

    address: str
    count: int
    newest_at: datetime


@dataclass(frozen=True)
class BoxedMail:
    """One mail of a box; numbers begin at 1, grow in order of arrival and are never given twice."""

    address: str
    number: int
    received_at: datetime
    path: Path

    def read(self) -> bytes:
        return self.path.read_bytes()


class Boxes:
    """The boxes under one folder, as <address>/<number>.eml; may be used by several threads of one process.

    An address is lower-cased and loses its plus part: press+token@… is kept with press@…. The time of
    arrival is the file's modification time, in UTC.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writing = threading.Lock()

    def keep(self, address: str, raw: bytes, *, received_at: datetime) -> BoxedMail:
        """Keep one mail; it is on disk when this returns. Raises ValueError for what is no address."""
        box = self.folder / name_box(address)
        with self._writing:
            box.mkdir(parents=True, exist_ok=True)
            number = max(_numbers_in(box), default=0) + 1
            path = _path_of(box, number)
            _write_durably(path, raw, received_at)
        return BoxedMail(_address_of(box), number, received_at, path)

    def boxes(self) -> list[Box]:
        """Return the boxes that hold mail, by address."""
        found = []
        for box in sorted(self.folder.iterdir()) if self.folder.is_dir() else []:
            mails = _mails_in(box)
            if mails:
                found.append(Box(mails[0].address, len(mails), max(mail.received_at for mail in mails)))
        return found

    def mails(self, address: str) -> list[BoxedMail]:
        """Return the mails of a box in order of arrival; none where there is no such box."""
        return _mails_in(self.folder / name_box(address))

    def read(self, address: str, number: int) -> bytes:
        """Return the mail of that number. Raises FileNotFoundError where there is none."""
        return _path_of(self.folder / name_box(address), number).read_bytes()


def name_box(address: str) -> str:
    """Return the folder name of an address, in lower case and without its plus part.

    Characters that a path could take for its own become "=" and their hexadecimal code points, so that two
    addresses share a box only if they differ in case or plus part. Raises ValueError where local part or
    domain is missing or the name would be too long.
    """
    local, at, domain = address.strip().lower().rpartition("@")
    local = local.split("+", 1)[0]
    if not (at and local and domain):
        raise ValueError(f"no mail address: {address!r}")
    name = "@".join(_UNSAFE.sub(_spell_out, part) for part in (local, domain))
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"address too long: {address!r}")
    return name


def _spell_out(found: re.Match[str]) -> str:
    return f"={ord(found.group()):x}="


def _address_of(box: Path) -> str:
    return _SPELT_OUT.sub(lambda found: chr(int(found[1], 16)), box.name)


def _path_of(box: Path, number: int) -> Path:
    return box / f"{number:0{_NUMBER_WIDTH}d}.eml"


def _mails_in(box: Path) -> list[BoxedMail]:
    mails = []
    for number in sorted(_numbers_in(box)):
        path = _path_of(box, number)
        received_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        mails.append(BoxedMail(_address_of(box), number, received_at, path))
    return mails


def _numbers_in(box: Path) -> list[int]:
    if not box.is_dir():
        return []
    return [int(path.stem) for path in box.iterdir() if _NUMBERED.fullmatch(path.name)]


def _write_durably(path: Path, raw: bytes, received_at: datetime) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            moment = received_at.timestamp()
            os.utime(file.fileno(), (moment, moment))
            os.fsync(file.fileno())
        Path(temporary).rename(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
