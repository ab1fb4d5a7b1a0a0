"""The public functions of the modules that know no Django, as pyproject.toml names them, and of what those import."""

import ast
import inspect
import tomllib
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
CONTRACT = "pure modules know no Django"


@dataclass(frozen=True, slots=True)
class PureFunction:
    """One of them: `name` is its module, its class where it is a method, and its own name."""

    name: str
    call: Callable[..., Any]
    types: dict[str, Any]
    """What each parameter takes; `self` is one of them."""

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        return dict(inspect.signature(self.call).parameters)


@cache
def find_pure_modules() -> tuple[str, ...]:
    """Name the modules of the contract and all of ours that they import; the contract holds for these too."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    pending = list(next(each["source_modules"] for each in contracts if each["name"] == CONTRACT))
    found: set[str] = set()
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += _read_imports(name)
    return tuple(sorted(found))


@cache
def find_pure_functions(package: str) -> dict[str, PureFunction]:
    """Give the public functions of a package's pure modules, and those of their public classes, by name."""
    found = [
        each for module in find_pure_modules() if module.startswith(f"{package}.") for each in _read_module(module)
    ]
    return {each.name: each for each in found}


def _read_module(module: str) -> Iterator[PureFunction]:
    for name, thing in vars(import_module(module)).items():
        if name.startswith("_") or getattr(thing, "__module__", "") != module:
            continue
        if inspect.isclass(thing):
            yield from _read_class(f"{module}.{name}", thing)
        elif callable(thing) and inspect.isfunction(inspect.unwrap(thing)):
            yield PureFunction(f"{module}.{name}", thing, typing.get_type_hints(inspect.unwrap(thing)))


def _read_class(path: str, owner: type) -> Iterator[PureFunction]:
    for name, thing in vars(owner).items():
        if name.startswith("_"):
            continue
        call = thing.fget if isinstance(thing, property) else thing
        if isinstance(thing, classmethod):
            call = getattr(owner, name)
        if inspect.isroutine(call):
            yield PureFunction(f"{path}.{name}", call, {"self": owner, **typing.get_type_hints(call)})


def _read_imports(module: str) -> Iterator[str]:
    path = ROOT / f"{module.replace('.', '/')}.py"
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            candidates = [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
            yield from (name for name in candidates if (ROOT / f"{name.replace('.', '/')}.py").is_file())
