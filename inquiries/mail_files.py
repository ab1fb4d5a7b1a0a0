"""The mails that lie on a disk as files: found in order, each read by itself, whatever else lies there."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ENDING = ".eml"


@dataclass(frozen=True, slots=True)
class MailFile:
    """One file that is read as a mail, or a path where nothing can be read: then `problem` says why.

    `raw` is empty where there is a problem. `kept_at` is when the file was written last.
    """

    path: Path
    raw: bytes
    kept_at: datetime
    problem: str = ""


def read_files(paths: Iterable[str | Path], *, largest: int) -> Iterator[MailFile]:
    """Read the files and folders of `paths` in the order given; nothing that lies there makes it raise.

    A folder gives its `*.eml`, and those of the folders in it, sorted by path; a file that is named is read whatever
    its ending. Of a file longer than `largest` bytes nothing is read. A folder met twice (a link back to itself) is
    read once.
    """
    for path in map(Path, paths):
        seen: set[tuple[int, int]] = set()
        try:
            is_folder = path.is_dir()
        except (OSError, ValueError) as error:
            yield _fail(path, error)
            continue
        if not is_folder:
            yield _read_file(path, largest)
            continue
        for found in _walk(path, seen):
            yield found if isinstance(found, MailFile) else _read_file(found, largest, is_named=False)


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | MailFile]:
    """The mails below `folder`, depth first: names are compared as they stand, a folder's like a file's."""
    pending = [folder]
    while pending:
        path = pending.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                if path.name.lower().endswith(ENDING):
                    yield path
                continue
            if (status.st_dev, status.st_ino) in seen:
                yield MailFile(path, b"", _now(), "The folder is a link to one that was read already.")
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                names = sorted((entry.name for entry in entries), reverse=True)
        except OSError as error:
            # A dangling link of another name is no mail.
            if path == folder or path.name.lower().endswith(ENDING) or isinstance(error, PermissionError):
                yield _fail(path, error)
            continue
        pending += [path / name for name in names]


def _read_file(path: Path, largest: int, *, is_named: bool = True) -> MailFile:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not is_named:
            # A pipe in a folder would be waited for until somebody writes to it.
            return MailFile(path, b"", _now(), "It is no ordinary file.")
        with path.open("rb") as file:
            raw = file.read(largest + 1)
        kept_at = datetime.fromtimestamp(status.st_mtime, UTC)
    except (OSError, ValueError, OverflowError) as error:
        return _fail(path, error)
    if len(raw) > largest:
        size = max(status.st_size, len(raw))
        words = f"The mail is {size / 1048576:.0f} MB, over the limit of {largest / 1048576:.0f} MB."
        return MailFile(path, b"", kept_at, words)
    return MailFile(path, raw, kept_at)


def _fail(path: Path, error: Exception) -> MailFile:
    words = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return MailFile(path, b"", _now(), f"It cannot be read: {words}.")


def _now() -> datetime:
    return datetime.now(UTC)
