"""The demo's data folder: of this version's schema, or moved aside. Knows no Django, for the settings read it."""

import hashlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

SCHEMA_FILE = "schema"
KEY_FILE = "secret-key"
VALIDITY_FILE = "uidvalidity"
DATABASE_FILE = "pressdesk.sqlite3"


def read_schema(project: Path) -> str:
    """The fingerprint of the schema: a SHA-256 over the project's migration files."""
    digest = hashlib.sha256()
    for path in sorted(project.glob("*/migrations/*.py")):
        digest.update(path.relative_to(project).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_ready(home: Path, schema: str) -> bool:
    """Whether `home` holds an office that was set up to its end, under this very schema."""
    marker = home / SCHEMA_FILE
    return marker.is_file() and marker.read_text(encoding="ascii").strip() == schema


def mark_ready(home: Path, schema: str) -> None:
    """Note that the office in `home` is complete; without this a next start moves the folder aside."""
    (home / SCHEMA_FILE).write_text(schema + "\n", encoding="ascii")


class NotADemo(Exception):
    """The folder holds an office of this version that no demo made; the text says what to do."""


def move_aside(home: Path, *, at: datetime) -> Path | None:
    """Rename `home` to <name>-old-<time> beside it and return that name; None where it holds no office yet.

    Nothing is deleted. The new, empty folder gets a copy of the key that this process runs with. Raises OSError
    where the folder cannot be renamed.
    """
    if not any((home / name).exists() for name in (SCHEMA_FILE, VALIDITY_FILE, DATABASE_FILE)):
        return None
    aside = home.with_name(f"{home.name}-old-{at:%Y%m%d-%H%M%S}")
    while aside.exists():
        aside = aside.with_name(aside.name + "-again")
    home.rename(aside)
    home.mkdir(parents=True)
    if (aside / KEY_FILE).is_file():
        shutil.copy2(aside / KEY_FILE, home / KEY_FILE)
    return aside


def check_made_by_demo(home: Path, migrations: Iterable[tuple[str, str]]) -> None:
    """Raise NotADemo where `home` has a database with all of `migrations` (app, name) and no sign of a demo.

    That is an office of somebody's own, perhaps running: its folder must not be moved from under it.
    """
    database = home / DATABASE_FILE
    if (home / SCHEMA_FILE).exists() or (home / VALIDITY_FILE).exists() or not database.exists():
        return
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            applied = set(connection.execute("SELECT app, name FROM django_migrations"))
    except sqlite3.Error:
        return
    if applied.issuperset(migrations):
        raise NotADemo(
            f"{home} holds an office that no demo made. Give the demo a folder of its own with PRESSDESK_HOME."
        )


def read_secret_key(home: Path) -> str:
    """The folder's own random key, made (readable by its owner only) at the first call."""
    path = home / KEY_FILE
    if not path.is_file():
        home.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{KEY_FILE}.{secrets.token_hex(4)}")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            # Unlike a rename, a link fails where another process was faster: one key for all.
            path.hardlink_to(temporary)
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
    return path.read_text(encoding="ascii").strip()


def read_uidvalidity(home: Path, *, at: datetime) -> int:
    """The UIDVALIDITY of the demo's mailbox: chosen once, so that UIDs mean the same after a restart."""
    path = home / VALIDITY_FILE
    if not path.is_file():
        home.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{int(at.timestamp())}\n", encoding="ascii")
    return int(path.read_text(encoding="ascii"))


def read_lines(path: Path) -> frozenset[str]:
    """The lines of a small list that the demo keeps; none where there is no such file."""
    return frozenset(path.read_text(encoding="utf-8").split("\n")) - {""} if path.is_file() else frozenset()


def add_lines(path: Path, lines: Iterable[str]) -> None:
    """Append to such a list."""
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
