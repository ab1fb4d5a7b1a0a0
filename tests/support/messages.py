"""Every string of the product that a reader may see, read from the sources without gettext's own programs."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
ROOMS = ("config", "dashboard", "inquiries", "mailbox")
# The function's name: which of its arguments are the context, the words, and the words of the plural.
CALLS = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
}
# What templatize leaves of a template are calls on one line each.
CALL = re.compile(r"\b(?:_|n?p?gettext)\((?:u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\"|[\s,\w.])*\)")
# Django prints these in the reader's language itself.
OF_THE_DEMO = ("config/demo", "templates/demo")


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """A string to translate, with what tells it from another of the same words, and its plural."""

    text: str
    context: str = ""
    plural: str = ""


def find_words() -> dict[Words, str]:
    """All of them, each with the first place where it stands. The demo speaks English only."""
    found: dict[Words, str] = {}
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        if "migrations" not in path.parts and not place.startswith(OF_THE_DEMO):
            for words in _read_python(path.read_text(encoding="utf-8")):
                found.setdefault(words, place)
    for path in sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt"}):
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith(OF_THE_DEMO):
            for call in CALL.findall(templatize(path.read_text(encoding="utf-8"))):
                for words in _read_python(call):
                    found.setdefault(words, place)
    return found


def _read_python(source: str) -> Iterator[Words]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            context, text, plural = (_read(node.args, position) for position in CALLS[node.func.id])
            if text:
                yield Words(text, context, plural)


def _read(arguments: list[ast.expr], position: int | None) -> str:
    if position is None or position >= len(arguments):
        return ""
    argument = arguments[position]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""
