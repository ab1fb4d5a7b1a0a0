"""A data folder of another schema is moved aside, whole, and never deleted."""

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.demo.data_folder import (
    NotADemo,
    add_lines,
    check_made_by_demo,
    is_ready,
    mark_ready,
    move_aside,
    read_lines,
    read_schema,
    read_secret_key,
    read_uidvalidity,
)

AT = datetime(2026, 11, 22, 9, 30, 0, tzinfo=UTC)
MIGRATIONS = [("inquiries", "0001_initial"), ("mailbox", "0001_initial")]


def make_database(home: Path, migrations: list[tuple[str, str]]) -> None:
    home.mkdir(exist_ok=True)
    with closing(sqlite3.connect(home / "pressdesk.sqlite3")) as connection:
        connection.execute("CREATE TABLE django_migrations (app, name)")
        connection.executemany("INSERT INTO django_migrations VALUES (?, ?)", migrations)
        connection.commit()


def test_a_folder_is_ready_only_for_the_schema_it_was_made_with(tmp_path: Path) -> None:
    assert not is_ready(tmp_path, "one")
    mark_ready(tmp_path, "one")
    assert is_ready(tmp_path, "one")
    assert not is_ready(tmp_path, "two")


def test_the_schema_is_another_as_soon_as_a_migration_changes(tmp_path: Path) -> None:
    folder = tmp_path / "inquiries" / "migrations"
    folder.mkdir(parents=True)
    (folder / "0001_initial.py").write_text("a")
    first = read_schema(tmp_path)
    assert read_schema(tmp_path) == first
    (folder / "0001_initial.py").write_text("b")
    second = read_schema(tmp_path)
    (folder / "0002_more.py").write_text("c")
    assert len({first, second, read_schema(tmp_path)}) == 3


def test_the_old_folder_is_named_and_everything_in_it_is_kept(tmp_path: Path) -> None:
    home = tmp_path / "var"
    (home / "mail").mkdir(parents=True)
    (home / "mail" / "1.eml").write_text("kept")
    mark_ready(home, "old")
    aside = move_aside(home, at=AT)
    assert aside == tmp_path / "var-old-20261122-093000"
    assert (aside / "mail" / "1.eml").read_text() == "kept"
    assert list(home.iterdir()) == []


def test_two_in_one_second_do_not_meet(tmp_path: Path) -> None:
    home = tmp_path / "var"
    for _round in range(2):
        home.mkdir(exist_ok=True)
        mark_ready(home, "old")
        move_aside(home, at=AT)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "var", "var-old-20261122-093000", "var-old-20261122-093000-again",
    ]  # fmt: skip


def test_a_new_folder_is_not_moved(tmp_path: Path) -> None:
    read_secret_key(tmp_path / "var")
    assert move_aside(tmp_path / "var", at=AT) is None
    assert move_aside(tmp_path / "never-made", at=AT) is None


def test_a_half_made_office_is_moved_like_an_old_one(tmp_path: Path) -> None:
    home = tmp_path / "var"
    read_uidvalidity(home, at=AT)
    make_database(home, MIGRATIONS)
    check_made_by_demo(home, MIGRATIONS)
    assert move_aside(home, at=AT) is not None


def test_an_office_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "var"
    make_database(home, MIGRATIONS)
    with pytest.raises(NotADemo, match="PRESSDESK_HOME"):
        check_made_by_demo(home, MIGRATIONS)
    check_made_by_demo(home, [*MIGRATIONS, ("inquiries", "0002_more")])


def test_the_key_is_random_lasts_and_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    key = read_secret_key(tmp_path / "one")
    assert len(key) > 50
    assert read_secret_key(tmp_path / "one") == key
    assert read_secret_key(tmp_path / "two") != key
    assert stat.S_IMODE((tmp_path / "one" / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["secret-key"]


def test_the_key_goes_on_when_the_folder_is_moved(tmp_path: Path) -> None:
    home = tmp_path / "var"
    key = read_secret_key(home)
    mark_ready(home, "old")
    move_aside(home, at=AT)
    assert read_secret_key(home) == key


def test_uidvalidity_is_chosen_once(tmp_path: Path) -> None:
    first = read_uidvalidity(tmp_path, at=AT)
    assert read_uidvalidity(tmp_path, at=datetime(2027, 1, 1, tzinfo=UTC)) == first
    assert 0 < first < 2**32


def test_a_small_list_is_appended_to(tmp_path: Path) -> None:
    path = tmp_path / "visited"
    assert read_lines(path) == frozenset()
    add_lines(path, ["one"])
    add_lines(path, ["two"])
    assert read_lines(path) == {"one", "two"}
