"""Which of the two full-text indexes is searched."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from django.db import connection

from inquiries import search_postgresql, search_sqlite
from inquiries.models import SearchDocument
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.search_terms import Query


class Backend(Protocol):
    """What both modules do; their own docstrings promise it."""

    def store(self, documents: Sequence[SearchDocument], *, over: Mapping[int, int | None]) -> int: ...
    def is_settled(self) -> bool: ...
    def find_newest(self, query: Query, *, before: int, limit: int) -> list[int]: ...
    def find_few(self, query: Query, *, most: int) -> list[int] | None: ...
    def keep_found(self, rows: InquiryQuerySet, query: Query) -> InquiryQuerySet: ...


def choose_backend() -> Backend:
    """The one of the database in use."""
    return search_postgresql if connection.vendor == "postgresql" else search_sqlite
