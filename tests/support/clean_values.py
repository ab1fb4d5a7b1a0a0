"""Whether a value, and all it holds, may stand on a page, in the database and in JSON."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from mailbox.mime import MimePart

BROKEN = re.compile("[\x00\ud800-\udfff]")


def find_broken(value: Any, path: str = "it") -> list[str]:
    """Name the texts in `value` that hold NUL or half a character, and the moments in it that have no zone."""
    if isinstance(value, str):
        return [f"{path} is {value[:80]!r}"] if BROKEN.search(value) else []
    if isinstance(value, datetime):
        return [] if value.tzinfo else [f"{path} has no zone"]
    if isinstance(value, MimePart):  # the mail itself, undecoded
        return []
    return [fault for name, inner in _open(value) for fault in find_broken(inner, f"{path}.{name}")]


def _open(value: Any) -> Iterator[tuple[str, Any]]:
    if dataclasses.is_dataclass(value):
        yield from ((each.name, getattr(value, each.name)) for each in dataclasses.fields(value))
    elif isinstance(value, Mapping):
        for number, (key, inner) in enumerate(value.items()):
            yield from ((f"key{number}", key), (str(key)[:20], inner))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from ((str(number), inner) for number, inner in enumerate(value))
