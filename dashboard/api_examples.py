"""The examples of docs/api.md, each found by the call that it shows."""

import json
import re
import shlex
from dataclasses import dataclass

from django.conf import settings

EXAMPLE = re.compile(r"```sh\n(curl .*?)\n```\n```json\n(.*?)\n```", re.DOTALL)
ADDRESS = re.compile(r"https?://[^/]+(/[^?]*)")


@dataclass(frozen=True)
class Example:
    """A command for a shell, and what it is answered with, both as docs/api.md shows them."""

    command: str
    answer: str
    method: str
    path: str

    def shows(self, method: str, template: str) -> bool:
        """Whether it calls the address of this template (`…/{ref}/`) by this method."""
        parts = ["[^/]+" if part.startswith("{") else re.escape(part) for part in template.split("/")]
        is_address = re.fullmatch("/".join(parts), self.path) is not None
        return is_address and method.upper() == self.method

    @property
    def is_refusal(self) -> bool:
        """Whether it shows what goes wrong."""
        return bool({"status", "detail"} <= json.loads(self.answer).keys())


def read_examples() -> tuple[Example, ...]:
    """In the order of the page; none where the product was installed without its docs."""
    page = settings.BASE_DIR / "docs" / "api.md"
    if not page.exists():
        return ()
    return tuple(_read_example(*found) for found in EXAMPLE.findall(page.read_text(encoding="utf-8")))


def _read_example(command: str, answer: str) -> Example:
    words = shlex.split(command.replace("\\\n", " "))
    method = words[words.index("-X") + 1] if "-X" in words else "GET"
    path = next(found[1] for word in words if (found := ADDRESS.match(word)))
    return Example(command, answer, method, path)
