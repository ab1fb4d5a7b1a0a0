"""Whose fault an error of the database is."""

from django.db import DataError, Error, IntegrityError, NotSupportedError, OperationalError, ProgrammingError

OF_THE_ROW = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
# SQLSTATE class of what is too long or too much for PostgreSQL, which Django takes for trouble of its own.
TOO_MUCH = "54"


def is_of_the_row(error: Error) -> bool:
    """Whether the database refuses what it was given and would take the next row; else it is gone, locked or full."""
    if isinstance(error, OperationalError):
        return str(getattr(error.__cause__, "sqlstate", None) or "").startswith(TOO_MUCH)
    return isinstance(error, OF_THE_ROW)
