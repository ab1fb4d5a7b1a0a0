"""How a database means to answer a query."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet


def explain(query: QuerySet[Any], index: str) -> str:
    """The plan, where `index` is the only one that was made for queries; in a transaction that is rolled back.

    PostgreSQL has no statistics of a table as small as a test's and may take any index that will do, or none. SQLite,
    which always takes the same, keeps them all.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
            cursor.execute(
                "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
                " WHERE indrelid = %s::regclass AND NOT indisunique AND relname <> %s",
                [query.model._meta.db_table, index],
            )
            for (other,) in cursor.fetchall():
                cursor.execute(f"DROP INDEX {other}")
    return query.explain()
