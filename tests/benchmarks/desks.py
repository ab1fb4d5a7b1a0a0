"""Databases with a big desk in them, made once for a schema and kept: in var/bench, or beside the named PostgreSQL."""

import os
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[2]
KEPT_IN = ROOT / "var" / "bench"
# Whatever of these changes, the desks are made anew.
MADE_BY = ("inquiries/migrations/*.py", "mailbox/migrations/*.py", "tests/benchmarks/big_desk.py")
SEEDED_WITHIN = 1200


def digest() -> str:
    """A word for the schema and for what fills it."""
    known = sha256()
    for pattern in MADE_BY:
        for path in sorted(ROOT.glob(pattern)):
            known.update(path.read_bytes())
    return known.hexdigest()[:10]


def make_environment(database: str, home: Path) -> dict[str, str]:
    """The settings of a desk on `database`, as it is in production but for HTTPS."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PRESSDESK_")}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "for-benchmarks-only",
        "DATABASE_URL": database,
        "PRESSDESK_HOME": str(home),
        "PRESSDESK_HTTPS": "0",
        "PRESSDESK_LOG_LEVEL": "ERROR",
        "ALLOWED_HOSTS": "*",
    }


def prepare(count: int, postgres: str | None) -> str:
    """The address of a database with `count` inquiries: on SQLite, or beside the one that `postgres` names."""
    return prepare_postgres(count, postgres) if postgres else prepare_sqlite(count)


def prepare_sqlite(count: int) -> str:
    """A file of its own for each size; those of another schema are removed."""
    KEPT_IN.mkdir(parents=True, exist_ok=True)
    path = KEPT_IN / f"{digest()}-{count}.sqlite3"
    for old in KEPT_IN.glob("*.sqlite3*"):
        if not old.name.startswith(digest()):
            old.unlink()
    if not path.exists():
        half = path.with_suffix(".half")
        for left in KEPT_IN.glob(f"{half.name}*"):
            left.unlink()
        fill(f"sqlite:///{half}", count)
        half.rename(path)
    return f"sqlite:///{path}"


def prepare_postgres(count: int, url: str) -> str:
    """A database of its own for each size, called after the one in `url`; those of another schema are dropped."""
    name = urlsplit(url).path.lstrip("/")
    prefix, ours = f"{name}_bench_", f"{name}_bench_{digest()}_{count}"
    address = url.removesuffix(name) + ours
    with psycopg.connect(url, autocommit=True) as line:
        known = {row[0]: row[1] for row in line.execute(DATABASES, [prefix.replace("_", r"\_") + "%"])}
        drop(line, (each for each in known if digest() not in each or (each == ours and known[each] != READY)))
        if known.get(ours) == READY:
            return address
        line.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(ours)))
        fill(address, count)
        line.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(ours), sql.Literal(READY)))
    return address


READY = "filled"
DATABASES = "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database WHERE datname LIKE %s"


def drop(line: psycopg.Connection, names: Iterable[str]) -> None:
    """Without those databases."""
    for name in names:
        line.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def fill(database: str, count: int) -> None:
    """Write a big desk there, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.pages", "fill", str(count)]
    done = subprocess.run(
        command,
        env=make_environment(database, KEPT_IN / "home"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=SEEDED_WITHIN,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-3000:]}")
