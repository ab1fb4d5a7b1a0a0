"""Regular expressions that are compiled when they are first used, not at every start of every command."""

import re
from typing import Any, cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern", "flags", "groups")


def compile_late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, as far as its methods go; the work comes with the first call."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


def compile_with_stems(pattern: str, *stems: str) -> re.Pattern[str]:
    """What `compile_late` returns, but a text without any of `stems` is not searched: one of them is in every find.

    Looking a few words up is far cheaper than trying a long pattern at each place. Only `search` heeds them.
    """
    return cast("re.Pattern[str]", _Stemmed(pattern, stems))


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


class _Stemmed(_Late):
    def __init__(self, pattern: str, stems: tuple[str, ...]) -> None:
        super().__init__(pattern, 0)
        self._stems = stems
        self._late = _Late(pattern, 0)

    def search(self, text: str) -> re.Match[str] | None:
        for stem in self._stems:
            if stem in text:
                found: re.Match[str] | None = self._late.search(text)
                return found
        return None
