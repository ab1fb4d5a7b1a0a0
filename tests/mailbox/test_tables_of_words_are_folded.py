"""What is compared with folded text is folded itself: a word with ß, or with a last sigma, would never be found."""

import importlib
from collections.abc import Iterator
from types import ModuleType

import pytest

COMPARED = [
    "mailbox.bounce_words",
    "mailbox.kinds_absence_words",
    "mailbox.kinds_asking_words",
    "mailbox.kinds_bulk_words",
    "mailbox.kinds_receipt_words",
    "mailbox.kinds_robot_words",
]


def list_words(module: ModuleType) -> Iterator[str]:
    for name, table in vars(module).items():
        if name.isupper() and isinstance(table, tuple | frozenset | dict):
            yield from (each for each in table if isinstance(each, str))


@pytest.mark.parametrize("name", COMPARED)
def test_every_word_is_folded(name: str) -> None:
    words = [*list_words(importlib.import_module(name))]
    assert len(words) > 20
    assert [each for each in words if each != each.casefold()] == []
