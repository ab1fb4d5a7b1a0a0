"""Rows by the hundred thousand: executemany on SQLite, COPY on PostgreSQL."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, models

ROWS_AT_ONCE = 5000


def write_rows(model: type[models.Model], names: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert `rows`, whose values are those of the attributes `names`; every other column takes its model's default."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    given = [fields[name] for name in names.split()]
    rest = [field for name, field in fields.items() if field not in given and not field.primary_key]
    columns = [str(field.column) for field in (*given, *rest)]

    defaults = [_prepare(field, field.get_default()) for field in rest]
    _insert(model._meta.db_table, columns, ([*map(_prepare, given, row), *defaults] for row in rows))


def write_links(through: type[models.Model], names: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Rows of a many-to-many table."""
    _insert(through._meta.db_table, names.split(), map(list, rows))


def _prepare(field: Any, value: Any) -> Any:
    """What the driver takes; moments are the many, and need not go the long way."""
    if value is None or type(value) in {int, str}:
        return value
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ") if connection.vendor == "sqlite" else value
    prepared = field.get_db_prep_save(value, connection)
    return json.dumps(prepared.obj) if hasattr(prepared, "obj") else prepared


def _insert(table: str, columns: list[str], rows: Iterator[list[Any]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join("?" * len(columns))
        while some := list(islice(rows, ROWS_AT_ONCE)):
            cursor.cursor.connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', some)  # noqa: S608
