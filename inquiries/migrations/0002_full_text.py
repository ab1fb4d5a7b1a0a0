"""The full-text index of both databases over the table of search documents.

Neither is known to Django's models, so a later migration that makes the table anew on SQLite (most changes of a column
there do) drops the triggers: it must run `make_index` again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# The document table holds the text; this one holds its words only. Stems by Porter's rules, accents aside.
SQLITE = [
    """CREATE VIRTUAL TABLE inquiries_searchwords USING fts5(
        subject, people, mail, notes, content='inquiries_searchdocument', content_rowid='inquiry_id',
        tokenize='porter unicode61 remove_diacritics 2', prefix='3'
    )""",
    """CREATE TRIGGER searchdocument_inserted AFTER INSERT ON inquiries_searchdocument BEGIN
        INSERT INTO inquiries_searchwords (rowid, subject, people, mail, notes)
        VALUES (new.inquiry_id, new.subject, new.people, new.mail, new.notes);
    END""",
    """CREATE TRIGGER searchdocument_deleted AFTER DELETE ON inquiries_searchdocument BEGIN
        INSERT INTO inquiries_searchwords (inquiries_searchwords, rowid, subject, people, mail, notes)
        VALUES ('delete', old.inquiry_id, old.subject, old.people, old.mail, old.notes);
    END""",
    """CREATE TRIGGER searchdocument_changed
    AFTER UPDATE OF inquiry_id, subject, people, mail, notes ON inquiries_searchdocument BEGIN
        INSERT INTO inquiries_searchwords (inquiries_searchwords, rowid, subject, people, mail, notes)
        VALUES ('delete', old.inquiry_id, old.subject, old.people, old.mail, old.notes);
        INSERT INTO inquiries_searchwords (rowid, subject, people, mail, notes)
        VALUES (new.inquiry_id, new.subject, new.people, new.mail, new.notes);
    END""",
    "INSERT INTO inquiries_searchwords (inquiries_searchwords) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS searchdocument_inserted",
    "DROP TRIGGER IF EXISTS searchdocument_deleted",
    "DROP TRIGGER IF EXISTS searchdocument_changed",
    "DROP TABLE IF EXISTS inquiries_searchwords",
]
# The same stemmer as FTS5's and no stop words, so that both databases find the same. Its word classes are those that
# the folded text (letters and digits between blanks) is parsed into; no extension and no right beyond one's own schema
# is needed.
POSTGRESQL = [
    "CREATE TEXT SEARCH DICTIONARY press_desk_porter (TEMPLATE = snowball, LANGUAGE = porter)",
    "CREATE TEXT SEARCH CONFIGURATION press_desk (COPY = simple)",
    """ALTER TEXT SEARCH CONFIGURATION press_desk
    ALTER MAPPING FOR asciiword, word, numword WITH press_desk_porter""",
    "ALTER TABLE inquiries_searchdocument ADD COLUMN words tsvector",
    # Long texts stand beside the table, not in it: a common word walks through few pages.
    "ALTER TABLE inquiries_searchdocument SET (toast_tuple_target = 128)",
    # Without a list of pending entries, which every search would have to go through.
    "CREATE INDEX searchdocument_words ON inquiries_searchdocument USING gin (words) WITH (fastupdate = off)",
    # Whatever was gathered before it had words is gathered again.
    "UPDATE inquiries_searchdocument SET event_id = -1",
]
POSTGRESQL_BACK = [
    "DROP INDEX IF EXISTS searchdocument_words",
    "ALTER TABLE inquiries_searchdocument DROP COLUMN IF EXISTS words",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS press_desk",
    "DROP TEXT SEARCH DICTIONARY IF EXISTS press_desk_porter",
]


def make_index(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The index of this database."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def drop_index(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Back to plain documents."""
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("inquiries", "0001_initial")]
    operations = [migrations.RunPython(make_index, drop_index)]
