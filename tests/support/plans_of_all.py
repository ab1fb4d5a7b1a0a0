"""Which tables a piece of work reads from end to end, as the database itself tells."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

# What grows with every mail. All else is as large as an office.
GROWING = (
    "mailbox_inboundemail",
    "mailbox_rawemail",
    "mailbox_emailreference",
    "mailbox_inboundattachment",
    "mailbox_outboundemail",
    "mailbox_outboundrecipient",
    "inquiries_inquiry",
    "inquiries_journalist",
    "inquiries_message",
    "inquiries_participant",
    "inquiries_event",
    "inquiries_reply",
    "inquiries_searchdocument",
)
ASKS = re.compile(r"\s*(SELECT|UPDATE|DELETE)\b", re.IGNORECASE)
READS_ALL = {
    "sqlite": r"SCAN ({tables})\b(?! USING (?:COVERING )?INDEX (?:{few})\b)",
    "postgresql": r"Seq Scan on ({tables})\b",
}
# Most rows stand under such an index with nothing: one that is asked for those is as long as the table. SQLite, which
# knows of no statistics here, takes one at any price, and does not tell what it asks it for.
MOSTLY_NULL = r"(?:duplicate_of|joined_to|merged_into)_id"
ASKS_FOR_NULL = re.compile(rf"\b{MOSTLY_NULL}\"? IS NULL")
TAKES_NULLS = re.compile(rf"\({MOSTLY_NULL}=\?")


class Asked:
    """The statements of a piece of work, each as it was first asked."""

    def __init__(self) -> None:
        self.statements: dict[str, Any] = {}

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if ASKS.match(sql) and not many:
            self.statements.setdefault(sql, params)
        return execute(sql, params, many, context)


@contextmanager
def note_statements() -> Iterator[Asked]:
    """What is asked of the database meanwhile."""
    asked = Asked()
    with connection.execute_wrapper(asked):
        yield asked


def find_whole_reads(asked: Asked) -> list[str]:
    """Each statement, with its plan, that reads a growing table from end to end."""
    reads_all = re.compile(READS_ALL[connection.vendor].format(tables="|".join(GROWING), few=_name_of_few()))
    found = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Of so few rows it would read all; it still does where nothing else can serve.
            cursor.execute("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
        for sql, params in asked.statements.items():
            cursor.execute(explain + sql, params)
            plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
            takes_nulls = ASKS_FOR_NULL.search(sql) and TAKES_NULLS.search(plan)
            if takes_nulls or reads_all.search(plan):
                found.append(f"{sql.strip()[:400]}\n{plan}")
    return found


def _name_of_few() -> str:
    """The indexes of a few rows that wait for something, as a pattern: to go through one is to go through those."""
    named = (index.name for each in apps.get_models() for index in each._meta.indexes if index.condition)
    return "|".join(named)
