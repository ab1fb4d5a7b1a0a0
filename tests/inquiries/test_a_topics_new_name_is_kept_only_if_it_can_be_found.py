"""A topic is renamed together with the search entries of its inquiries, or not at all."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from inquiries import topics
from inquiries.models import SearchDocument, Topic
from tests.base import DeskTestCase
from tests.factories import make_inquiry


def refuse_documents(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """A database that gives up where search entries are written."""
    if sql.lstrip().startswith(("UPDATE", "INSERT")) and SearchDocument._meta.db_table in sql:
        raise OperationalError("gone")
    return execute(sql, params, many, context)


class RenamingATopic(DeskTestCase):
    def test_where_the_entries_cannot_be_renewed_the_name_stays(self) -> None:
        wages = Topic.objects.get(name="Wages")
        topics.set_topics(make_inquiry(), [wages], by=self.staff, at=timezone.now())
        with connection.execute_wrapper(refuse_documents), pytest.raises(OperationalError):
            topics.change_topic(Topic.objects.get(pk=wages.pk), "Pay", "", by=self.manager)
        assert Topic.objects.get(pk=wages.pk).name == "Wages"
        topics.change_topic(Topic.objects.get(pk=wages.pk), "Pay", "", by=self.manager)
        assert Topic.objects.get(pk=wages.pk).name == "Pay"
