"""The API described on a page: what its schema says, in the order in which a person reads it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboard.api_examples import Example, read_examples
from inquiries.api.schema import build_schema

# The order of the page; what the schema has besides comes after them under its own name.
TITLES: dict[str, str | Promise] = {
    "root": _("Where to begin"),
    "inquiries": _("Inquiries"),
    "verbs": _("What is done to an inquiry"),
    "replies": _("Replies"),
    "asks": _("Asks"),
    "messages": _("Messages"),
    "journalists": _("Journalists"),
    "outlets": _("Outlets"),
    "spokespeople": _("Spokespeople"),
    "topics": _("Topics"),
    "people": _("People"),
    "search": _("Search"),
    "saved-views": _("Saved views"),
    "bulk": _("Many at once"),
    "reports": _("Reports"),
    "mailroom": _("Mailroom"),
}
VALUES = re.compile(r"^\* `.*(?:\n|$)", re.MULTILINE)


@dataclass(frozen=True)
class Kind:
    """What a value is: words, the values it may take, and the shape it has (a name of `ApiPage.shapes`, or "")."""

    words: str
    values: tuple[str, ...] = ()
    shape: str = ""


@dataclass(frozen=True)
class Field:
    """A parameter of a call, or a field of a body or answer; `where` is "" for fields."""

    name: str
    kind: Kind
    words: str
    where: str = ""
    is_required: bool = False


@dataclass(frozen=True)
class Answer:
    """What comes back under a status; `kind` is None where there is no body."""

    status: str
    kind: Kind | None
    words: str


@dataclass(frozen=True)
class Call:
    """One method of one address; its `anchor` is unique on the page."""

    anchor: str
    tag: str
    method: str
    path: str
    summary: str
    words: str
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    answers: tuple[Answer, ...]
    problems: tuple[str, ...]
    example: Example | None


@dataclass(frozen=True)
class Group:
    """The calls of one resource."""

    anchor: str
    title: str | Promise
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Shape:
    """What several calls give back or take, described once."""

    name: str
    words: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class ApiPage:
    """All of the API; `problems` are the statuses that mean trouble, each with its words."""

    groups: tuple[Group, ...]
    shapes: tuple[Shape, ...]
    problems: tuple[Answer, ...]
    refusal: Example | None


@cache
def read_api() -> ApiPage:
    """The page's content, made once a process; the schema's words are English, the titles in the reader's language."""
    schema, examples = build_schema(), read_examples()
    calls = [
        _read_call(path, method, operation, schema, examples)
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]
    order = list(TITLES)
    calls.sort(key=lambda call: order.index(call.tag) if call.tag in order else len(order))
    groups = [
        Group(tag, TITLES.get(tag, tag), tuple(those)) for tag, those in groupby(calls, key=lambda each: each.tag)
    ]
    # The last of them shows the words of single fields as well.
    refusal = next((example for example in reversed(examples) if example.is_refusal), None)
    return ApiPage(tuple(groups), tuple(_find_shapes(calls, schema)), _find_problems(schema), refusal)


def _read_call(
    path: str, method: str, operation: dict[str, Any], schema: dict[str, Any], examples: Iterable[Example]
) -> Call:
    answers = {code: answer for code, answer in operation["responses"].items() if code < "400"}
    return Call(
        anchor=operation["operationId"],
        tag=operation["tags"][0],
        method=method.upper(),
        path=path,
        summary=operation.get("summary", ""),
        words=_tidy(operation.get("description", "")),
        parameters=tuple(_read_parameter(each, schema) for each in operation.get("parameters", [])),
        body=_read_fields(_find_content(operation.get("requestBody", {})), schema),
        answers=tuple(_read_answer(code, answer, schema) for code, answer in answers.items()),
        problems=tuple(sorted(code for code in operation["responses"] if code >= "400")),
        example=next((each for each in examples if each.shows(method, path) and not each.is_refusal), None),
    )


def _read_parameter(parameter: dict[str, Any], schema: dict[str, Any]) -> Field:
    return Field(
        name=parameter["name"],
        kind=_read_kind(parameter["schema"], schema),
        words=_tidy(parameter.get("description", "")),
        where=parameter["in"],
        is_required=parameter.get("required", False),
    )


def _read_fields(content: dict[str, Any], schema: dict[str, Any]) -> tuple[Field, ...]:
    content = _resolve(content, schema)
    required = content.get("required", [])
    return tuple(
        Field(name, _read_kind(each, schema), _tidy(each.get("description", "")), is_required=name in required)
        for name, each in content.get("properties", {}).items()
    )


def _read_answer(code: str, answer: dict[str, Any], schema: dict[str, Any]) -> Answer:
    content = _find_content(answer)
    return Answer(code, _read_kind(content, schema) if content else None, _tidy(answer.get("description", "")))


def _find_content(message: dict[str, Any]) -> dict[str, Any]:
    """The schema of a body, of whatever content type; empty where there is none."""
    return next((each["schema"] for each in message.get("content", {}).values()), {})


def _resolve(content: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = content.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schema["components"]["schemas"][name] if name else content
    return found


def _read_kind(content: dict[str, Any], schema: dict[str, Any]) -> Kind:
    """What a value is. A page of rows is said to be one, and its shape is that of the rows."""
    options = [each for key in ("allOf", "oneOf", "anyOf") for each in content.get(key, [])]
    for option in options:
        # Of several the first says it; what else there is, is null.
        kind = _read_kind(option, schema)
        return Kind(f"{kind.words} or null", kind.values, kind.shape) if content.get("nullable") else kind
    found, name = _resolve(content, schema), content.get("$ref", "").rpartition("/")[2]
    if "results" in found.get("properties", {}):
        rows = _read_kind(found["properties"]["results"]["items"], schema)
        return Kind("a page of", shape=rows.shape)
    if found.get("type") == "array":
        item = _read_kind(found["items"], schema)
        return Kind(f"list of {item.words}".rstrip(), item.values, item.shape)
    if name and "properties" in found:
        return Kind("null or" if content.get("nullable") else "", shape=name)
    values = tuple(str(each) for each in found.get("enum", []) if each not in ("", None))
    words = str(found.get("format") or found.get("type", "anything"))
    return Kind(f"{words} or null" if found.get("nullable") else words, values)


def _find_shapes(calls: Iterable[Call], schema: dict[str, Any]) -> Iterator[Shape]:
    """Those that the calls name, and those that these name, by name."""
    named = {answer.kind.shape for call in calls for answer in call.answers if answer.kind}
    open_names = {"Problem", *named, *(each.kind.shape for call in calls for each in call.body)} - {""}
    found: dict[str, Shape] = {}
    while open_names:
        name = open_names.pop()
        content = schema["components"]["schemas"][name]
        found[name] = Shape(name, _tidy(content.get("description", "")), _read_fields(content, schema))
        open_names |= {each.kind.shape for each in found[name].fields} - {"", *found}
    yield from (found[name] for name in sorted(found))


def _find_problems(schema: dict[str, Any]) -> tuple[Answer, ...]:
    """Each status once; where calls have several words for it, all of them."""
    words: dict[str, list[str]] = {}
    for operations in schema["paths"].values():
        for operation in operations.values():
            for code, answer in operation["responses"].items():
                said = words.setdefault(code, [])
                if answer["description"] not in said:
                    said.append(answer["description"])
    return tuple(Answer(code, None, " ".join(words[code])) for code in sorted(words) if code >= "400")


def _tidy(words: str) -> str:
    """Paragraphs without the line breaks of the source, and without the list of values, which stands beside them."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", VALUES.sub("", words)).strip()
