"""Nothing hostile in a mail's HTML outlives its cleaning, and the words beside it do. Lesson 21, a body."""

import re
from html.parser import HTMLParser

import pytest

from mailbox.html import html_to_text, sanitize_html
from mailbox.markup import TAGS
from tests.support.hostile_html import every_payload

PAYLOADS = list(every_payload())
BEFORE, AFTER = "Good morning from the Herald", "Kind regards from Ana"
SHAPES = {
    "paragraphs": f"<html><body><p>{BEFORE}</p>{{}}<p>{AFTER}</p></body></html>",
    "bare words": f"{BEFORE}\n{{}}\n{AFTER}",
    "lines": f"<div>{BEFORE}<br>\n{{}}<br>\n{AFTER}</div>",
}
ATTRIBUTES = {
    *("style", "dir", "lang", "title", "href", "src", "alt", "width", "height", "color", "face", "size", "align"),
    *("rel", "target", "valign", "bgcolor", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "scope"),
    *("start", "type", "open"),
}
LINK = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.I)
SPACES = re.compile(r"\s+")


class Judge(HTMLParser):
    """Notes all that could act in what it is fed; the words are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Every tag and every attribute is one of those that do nothing."""
        if tag not in TAGS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.faults.append(f"{tag} {name}")
            if name == "href" and not LINK.fullmatch(value or ""):
                self.faults.append(f"{tag} {name}={value}")
            if name == "src" or (name == "style" and re.search(r"url|expression|[\\@{}<>]|/\*|position", value or "")):
                self.faults.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        """Text of the page."""
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """None is left."""
        self.faults.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        """Nor any of these."""
        self.faults.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        """Nor these."""
        self.faults.append(f"instruction {data}")


def judge(shown: str) -> tuple[list[str], str]:
    """What is wrong with `shown`, and its words."""
    reader = Judge()
    reader.feed(shown)
    reader.close()
    return reader.faults, SPACES.sub(" ", "".join(reader.words))


def test_there_are_enough_of_them() -> None:
    assert len(PAYLOADS) > 1000


@pytest.mark.parametrize("shape", SHAPES)
def test_none_lives_and_the_words_beside_it_stay(shape: str) -> None:
    wrong = {}
    for payload in PAYLOADS:
        faults, words = judge(sanitize_html(SHAPES[shape].replace("{}", payload)).html)
        faults += [f"lost: {each}" for each in (BEFORE, AFTER) if each not in words]
        if faults:
            wrong[payload] = faults
    assert wrong == {}


@pytest.mark.parametrize("shape", SHAPES)
def test_words_beside_them_are_in_the_text_too(shape: str) -> None:
    wrong = {}
    for payload in PAYLOADS:
        words = SPACES.sub(" ", html_to_text(SHAPES[shape].replace("{}", payload)))
        lost = [each for each in (BEFORE, AFTER) if each not in words]
        if lost:
            wrong[payload] = lost
    assert wrong == {}


def test_a_second_cleaning_finds_nothing_more() -> None:
    """What one parser wrote, the next one reads the same: no markup is born of being written and read again."""
    for payload in PAYLOADS:
        once = sanitize_html(SHAPES["paragraphs"].replace("{}", payload)).html
        twice = sanitize_html(once).html
        assert sorted(re.findall(r"[\w=\"]+", twice)) == sorted(re.findall(r"[\w=\"]+", once)), payload
