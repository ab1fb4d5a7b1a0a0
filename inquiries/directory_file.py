"""The CSV file of spokespeople (design section 5): from text to rows, or what is wrong with it line by line."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from inquiries.models import Spokesperson

# The file's column where it is not the model's field.
FIELD_OF_COLUMN = {"on_camera": "is_on_camera", "media_trained": "is_media_trained"}
COLUMNS = (
    "name", "office", "body", "city", "county", "state", "topics", "languages", "email", "phone", "time_zone",
    "on_camera", "media_trained", "capacity", "left_office_on", "away_from", "away_to", "recused_topics",
    "not_with_outlets", "notes",
)  # fmt: skip
LIST_COLUMNS = frozenset({"topics", "languages", "recused_topics", "not_with_outlets"})
YES = frozenset({"yes", "y", "true", "1"})
NO = frozenset({"no", "n", "false", "0", ""})
# Some countries' spreadsheet programs separate by something else and still call it CSV.
DELIMITERS = (",", ";", "\t")
# What a file that is no CSV at all would otherwise fill a terminal with.
MOST_ERRORS = 200


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One person of the file: values by model field, for the columns the file has."""

    line: int
    values: dict[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """Name and body: what makes her the same person at the next import."""
        return self.values["name"], self.values.get("body", "")


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong in a line, in words. Lines count from 1, the heading included."""

    line: int
    text: str

    def __str__(self) -> str:
        return _("line %(line)d: %(text)s") % {"line": self.line, "text": self.text}


@dataclass(frozen=True, slots=True)
class Directory:
    """A file as read: its people, and all that is wrong with it."""

    rows: tuple[DirectoryRow, ...]
    errors: tuple[RowError, ...]


class NotText(Exception):
    """The bytes are no UTF-8 text. The text says what they look like and how to save the file."""


def decode_file(content: bytes) -> str:
    """The text of an uploaded file, with or without a byte order mark. Raises NotText.

    Other encodings are not guessed at: a wrong guess would put garbled names in the directory without a word.
    """
    if content.startswith(b"PK\x03\x04"):
        raise NotText(_("This is a spreadsheet file, not CSV. In the spreadsheet program: save it as “CSV UTF-8”."))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise NotText(_("The file is not UTF-8. Save it as “CSV UTF-8”.")) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(_("The file is not UTF-8. Save it as “CSV UTF-8”.")) from error


def read_directory(text: str) -> Directory:
    """Read the CSV of design section 5; nothing is written, and nothing in the file raises.

    Columns may be missing or in any order; `name` may not. Unknown columns are errors: a misspelt one would
    otherwise be lost in silence. Lists are separated by ";", dates ISO, yes/no columns empty for no. Cells are
    separated by whichever of comma, semicolon and tab the heading has most of.
    """
    text = text.removeprefix("\ufeff").replace("\x00", "")
    heading_line = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=heading_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    rows: list[DirectoryRow] = []
    errors: list[RowError] = []
    try:
        heading = [column.strip().casefold() for column in next(filter(any, reader), [])]
        errors += [RowError(1, problem) for problem in _find_heading_problems(heading)]
        if errors:
            return Directory((), tuple(errors))
        seen: dict[tuple[str, str], int] = {}
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            line = reader.line_num
            row, problems = _read_row(line, heading, cells, delimiter)
            if row is not None and row.key in seen:
                problems.append(_("the same name and body as in line %(line)d") % {"line": seen[row.key]})
            errors += [RowError(line, problem) for problem in problems]
            if row is not None and not problems:
                seen[row.key] = line
                rows.append(row)
    except csv.Error as error:
        errors.append(RowError(reader.line_num, str(error)))
    return Directory(tuple(rows), tuple(errors[:MOST_ERRORS]))


def tidy_list(text: str) -> str:
    """The items of a list separated by "; ", without blanks, empty items and repetitions."""
    return "; ".join(dict.fromkeys(item for item in (" ".join(part.split()) for part in text.split(";")) if item))


def _find_heading_problems(heading: Sequence[str]) -> Iterable[str]:
    if "name" not in heading:
        yield _("the heading has no column “name”")
    for column in dict.fromkeys(heading):
        if column not in COLUMNS:
            yield _("unknown column “%(column)s”") % {"column": column[:60]}
        elif heading.count(column) > 1:
            yield _("the column “%(column)s” stands there twice") % {"column": column}


def _read_row(
    line: int, heading: Sequence[str], cells: Sequence[str], delimiter: str
) -> tuple[DirectoryRow | None, list[str]]:
    if len(cells) != len(heading):
        counts = {"found": len(cells), "wanted": len(heading)}
        words = {
            ",": _("%(found)d cells where the heading has %(wanted)d; is a comma not quoted?"),
            ";": _("%(found)d cells where the heading has %(wanted)d; is a semicolon not quoted?"),
            "\t": _("%(found)d cells where the heading has %(wanted)d."),
        }
        return None, [words[delimiter] % counts]
    values: dict[str, Any] = {}
    problems: list[str] = []
    for column, cell in zip(heading, cells, strict=True):
        name = FIELD_OF_COLUMN.get(column, column)
        field = Spokesperson._meta.get_field(name)
        assert isinstance(field, models.Field)  # noqa: S101 - every column is a plain field
        try:
            values[name] = field.clean(_read_cell(column, field, cell.strip()), None)
        except ValidationError as error:
            problems += [f"{column}: {message}" for message in error.messages]
    away_from, away_to = values.get("away_from"), values.get("away_to")
    if away_from and away_to and away_to < away_from:
        problems.append(_("away_to is before away_from"))
    return (None if problems else DirectoryRow(line, values)), problems


def _read_cell(column: str, field: models.Field, cell: str) -> str | bool | date | None:
    if isinstance(field, models.BooleanField):
        if cell.casefold() in YES | NO:
            return cell.casefold() in YES
        raise ValidationError(_("“%(cell)s” is neither yes nor no") % {"cell": cell[:60]})
    if isinstance(field, models.DateField):
        try:
            return date.fromisoformat(cell) if cell else None
        except ValueError:
            raise ValidationError(_("“%(cell)s” is no date; write it like 2026-03-31") % {"cell": cell[:60]}) from None
    if column in LIST_COLUMNS:
        return tidy_list(cell)
    return cell.upper() if column == "state" else cell
