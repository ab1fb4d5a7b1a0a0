"""The directory of spokespeople: edited by hand, or brought from a CSV file whose every line is shown first."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.directory_file import FIELD_OF_COLUMN, LIST_COLUMNS, Directory, DirectoryRow, RowError, tidy_list
from inquiries.editing import count_edit
from inquiries.models import Spokesperson, Topic, User

COLUMN_OF_FIELD = {field: column for column, field in FIELD_OF_COLUMN.items()}
Known = dict[tuple[str, str], Spokesperson]


class DirectoryChanged(Exception):
    """The people whom the file is about are not any more as they were when its preview was shown."""


class NotImportable(Exception):
    """Lines that the directory cannot take as it is now; `errors` name them. Nothing was written."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        super().__init__("; ".join(str(error) for error in errors))
        self.errors = tuple(errors)


class Fate(StrEnum):
    """What a line of the file does."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that changes: its column as the file calls it, and its words before and after."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What importing one line will do."""

    row: DirectoryRow
    fate: Fate
    person: Spokesperson | None
    changes: tuple[Change, ...] = ()

    @property
    def name(self) -> str:
        """Who it is about."""
        return str(self.row.values["name"])


@dataclass(frozen=True, slots=True)
class Plan:
    """What importing a file will do, line by line.

    `seen` names the state of the directory that this was reckoned from; `unknown_topics` are not on the office's list.
    """

    rows: tuple[PlannedRow, ...]
    errors: tuple[RowError, ...]
    unknown_topics: tuple[str, ...]
    seen: str

    def with_fate(self, fate: Fate) -> list[PlannedRow]:
        """The lines that do this."""
        return [row for row in self.rows if row.fate == fate]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many people an import made, changed and found as they were."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as the directory shows her on a day."""

    person: Spokesperson
    languages: str
    is_away: bool
    has_left: bool


def describe_entry(person: Spokesperson, today: date) -> Entry:
    """Whether she can be asked on `today`, and her languages as a sentence has them."""
    languages = tidy_list(person.languages).replace("; ", ", ")
    return Entry(person, languages, person.is_away(today), person.has_left(today))


def plan_import(directory: Directory) -> Plan:
    """What importing the file would do to the directory as it is now; writes nothing."""
    known = {(each.name, each.body): each for each in Spokesperson.objects.order_by()}
    rows, errors = _plan(directory.rows, known)
    errors = sorted([*directory.errors, *errors], key=lambda error: error.line)
    return Plan(tuple(rows), tuple(errors), _find_unknown_topics(directory.rows), _fingerprint(rows))


def import_directory(rows: Sequence[DirectoryRow], *, by: User | None = None, seen: str | None = None) -> Imported:
    """Put `rows` into the directory in one transaction; the same file again changes nothing.

    A person is known by her name and body; by her name alone where the file has no body. Columns the file has not
    stay as they are; people it has not stay too. `by` is None where the command on the server does it. `seen` is
    the state that a person was shown: DirectoryChanged where it is another by now. Raises NotImportable.
    """
    if by is not None:
        require(by, Verb.EDIT_SPOKESPEOPLE)
    try:
        with transaction.atomic():
            return _import(rows, seen, by=by)
    except IntegrityError as error:
        # Somebody added one of them by hand in this moment.
        raise DirectoryChanged from error


def save_spokesperson(spokesperson: Spokesperson, *, by: User, seen: str | None = None) -> Spokesperson:
    """Keep a person's entry as filled in, with its lists written as the file writes them.

    `seen` is the edition that was edited. Raises SavedMeanwhile where the entry is another by now.
    """
    require(by, Verb.EDIT_SPOKESPEOPLE)
    for name in LIST_COLUMNS:
        setattr(spokesperson, name, tidy_list(getattr(spokesperson, name)))
    with transaction.atomic():
        if not spokesperson._state.adding:
            count_edit(spokesperson, seen=seen, by=by)
        spokesperson.save()
    return spokesperson


def _import(rows: Sequence[DirectoryRow], seen: str | None, *, by: User | None) -> Imported:
    known = {(each.name, each.body): each for each in Spokesperson.objects.select_for_update().order_by()}
    planned, errors = _plan(rows, known)
    if errors:
        raise NotImportable(errors)
    if seen is not None and seen != _fingerprint(planned):
        raise DirectoryChanged
    added = [Spokesperson(**each.row.values) for each in planned if each.person is None]
    changed = [(each, each.person) for each in planned if each.fate == Fate.CHANGED and each.person is not None]
    Spokesperson.objects.bulk_create(added, batch_size=200)
    for each, person in changed:
        fields = [FIELD_OF_COLUMN.get(change.column, change.column) for change in each.changes]
        for name in fields:
            setattr(person, name, each.row.values[name])
        count_edit(person, seen=None, by=by)
        person.save(update_fields=fields)
    return Imported(len(added), len(changed), len(planned) - len(added) - len(changed))


def _plan(rows: Sequence[DirectoryRow], known: Known) -> tuple[list[PlannedRow], list[RowError]]:
    planned: list[PlannedRow] = []
    errors: list[RowError] = []
    of_name: dict[str, list[Spokesperson]] = {}
    for each in known.values():
        of_name.setdefault(each.name, []).append(each)
    for row in rows:
        person = known.get(row.key)
        if "body" not in row.values:
            namesakes = of_name.get(row.values["name"], [])
            if len(namesakes) > 1:
                errors.append(RowError(row.line, _("several people have this name; a column “body” tells them apart")))
                continue
            person = namesakes[0] if namesakes else None
        if person is None:
            planned.append(PlannedRow(row, Fate.ADDED, None))
            continue
        if problem := _find_problem(row, person):
            errors.append(RowError(row.line, problem))
            continue
        changes = tuple(_find_changes(row, person))
        planned.append(PlannedRow(row, Fate.CHANGED if changes else Fate.UNCHANGED, person, changes))
    return planned, errors


def _find_problem(row: DirectoryRow, person: Spokesperson) -> str:
    """What the line and what the directory already has make of each other: nobody is back before she leaves."""
    away_from = row.values.get("away_from", person.away_from)
    away_to = row.values.get("away_to", person.away_to)
    if away_from and away_to and away_to < away_from:
        words = {"to": away_to.isoformat(), "from": away_from.isoformat()}
        return _("with what the directory has, away_to (%(to)s) is before away_from (%(from)s)") % words
    return ""


def _find_changes(row: DirectoryRow, person: Spokesperson) -> Iterable[Change]:
    for name, value in row.values.items():
        before = getattr(person, name)
        if before != value:
            yield Change(COLUMN_OF_FIELD.get(name, name), _say(before), _say(value))


def _say(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)


def _find_unknown_topics(rows: Iterable[DirectoryRow]) -> tuple[str, ...]:
    offered = {name.casefold() for name in Topic.objects.offered().values_list("name", flat=True)}
    named = (
        topic
        for row in rows
        for column in ("topics", "recused_topics")
        for topic in str(row.values.get(column, "")).split("; ")
    )
    return tuple(dict.fromkeys(topic for topic in named if topic and topic.casefold() not in offered))


def _fingerprint(planned: Iterable[PlannedRow]) -> str:
    """Names what the plan found in the directory: whoever edits one of its people meanwhile changes it."""
    digest = hashlib.sha256()
    fields = [field.attname for field in Spokesperson._meta.concrete_fields]
    for each in planned:
        found = None if each.person is None else [str(getattr(each.person, name)) for name in fields]
        digest.update(repr((each.row.line, found)).encode())
    return digest.hexdigest()
