"""HTML that would act, spy or deceive where it were shown as it came: some thousand kinds, put together from parts.

Whatever runs in one calls `live(…)`; whatever it would fetch or lead to is on evil.example.
"""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

CALL = "live(1)"
AWAY = "https://evil.example/live"
# gaps: separators that one parser or another has taken for the space before an attribute. shells: what one parser
# takes for text and the next one for markup. single: whole payloads.
PARTS: dict[str, list[str]] = json.loads((Path(__file__).parent.parent / "data" / "hostile-html.json").read_text())


def every_payload() -> Iterator[str]:
    """All of them, each once, in an order that stays."""
    yield from dict.fromkeys([*PARTS["single"], *_handlers(), *_links(), *_shells(), *_styles()])


def _handlers() -> Iterator[str]:
    tags, handlers = PARTS["tags"], PARTS["handlers"]
    for gap, (number, tag) in product(PARTS["gaps"], enumerate(tags)):
        yield f"<{tag}{gap}{handlers[number % len(handlers)]}={CALL}>x"
    for number, handler in enumerate(handlers):
        yield f"<{tags[number % len(tags)]} {handler}='{CALL}'>x"
        yield f'<img src=x {handler}="{CALL}" >'


def _links() -> Iterator[str]:
    links, schemes = PARTS["links"], PARTS["schemes"]
    for number, scheme in enumerate(schemes):
        for place in range(4):
            yield links[(number + place * 9) % len(links)].format(scheme)
    for link in links:
        yield link.format(schemes[0])
        yield link.format(AWAY)


def _shells() -> Iterator[str]:
    shells, cores = PARTS["shells"], PARTS["cores"]
    for shell, core in product(shells, cores):
        yield shell.replace("{}", core)
    for outer, inner in zip(shells, shells[7:] + shells[:7], strict=True):
        yield outer.replace("{}", inner.replace("{}", cores[0]))


def _styles() -> Iterator[str]:
    holders = PARTS["style_holders"]
    for number, style in enumerate(PARTS["styles"]):
        for place in range(2):
            yield holders[(number + place) % len(holders)].format(style.format(AWAY))
