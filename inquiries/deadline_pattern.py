"""Regular expressions that are compiled when they are first used, not at every start of every command."""

import re
from typing import Any, cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern", "flags", "groups")


def compile_late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, as far as its methods go; the work comes with the first call."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """Stands for a pattern until somebody asks it for a method; from then on it has the pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in METHODS:
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        self.__dict__.update((each, getattr(compiled, each)) for each in METHODS)
        return self.__dict__[name]
