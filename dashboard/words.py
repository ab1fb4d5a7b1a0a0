"""What people wrote, made ready to be read: paragraphs, links, the deadline's words marked. Everything is escaped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.html import escape, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

# A page of mail is a few thousand characters; the rest stands in the original.
MOST_SHOWN = 20_000
# The mails of the inquiries that are open now: a page asks again for all of them whenever one more came.
KEPT = 256
# What urlize makes links of has one of these in it; most paragraphs have none, and need only be escaped.
LINKED = re.compile(r"://|@|www\.|\.(?:com|edu|gov|int|mil|net|org)", re.IGNORECASE)
# What stands in escaped text and is no word of it; a `>` of the writer is `&gt;` there.
LINK_OR_TAG = re.compile(r"(<a .*?</a>|<[^>]*>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """Text as paragraphs of safe HTML; `is_cut` where it was longer than a page should hold."""

    html: SafeString
    is_cut: bool
    is_marked: bool


def set_words(text: str, *, phrase: str = "") -> Words:
    """`text` as paragraphs with working links; the first place where `phrase` stands is marked.

    `phrase` matches whatever its case and white space. Escaping comes first: no tag of the writer survives.
    """
    # Only what is shown is kept: a mail of many megabytes would stay in memory with every text made of it.
    return _set_words(text[:MOST_SHOWN], phrase, is_cut=len(text) > MOST_SHOWN)


@lru_cache(maxsize=KEPT)
def _set_words(text: str, phrase: str, *, is_cut: bool) -> Words:
    shown = text.strip()
    pattern = _pattern(phrase)
    marked = False
    paragraphs: list[tuple[SafeString]] = []
    for paragraph in re.split(r"\n[ \t]*\n\s*", shown):
        if not paragraph.strip():
            continue
        found = pattern.search(paragraph) if pattern and not marked else None
        if found is None:
            paragraphs.append((_set_line_breaks(_link(paragraph)),))
            continue
        marked = True
        before, at, after = paragraph[: found.start()], found.group(), paragraph[found.end() :]
        html = f"{_link(before)}<mark>{escape(at)}</mark>{_link(after)}"
        paragraphs.append((_set_line_breaks(html),))
    html = format_html_join("", "<p>{}</p>", paragraphs)
    return Words(html, is_cut=is_cut, is_marked=marked)


def mark_names(words: Words, names: Iterable[str]) -> Words:
    """`words` with each of `names` in bold wherever it stands as a word of its own, but in no link and no address."""
    wanted = sorted({escape(name) for name in names if name}, key=len, reverse=True)
    if not wanted:
        return words
    pattern = re.compile(rf"(?<![\w.@+-])(?:{'|'.join(map(re.escape, wanted))})(?!\w)")
    parts = LINK_OR_TAG.split(words.html)
    parts[::2] = (pattern.sub(r'<b class="mention">\g<0></b>', part) for part in parts[::2])
    html = mark_safe("".join(parts))  # noqa: S308 - of two parts that were escaped, with tags of ours around them
    return replace(words, html=html)


def _pattern(phrase: str) -> re.Pattern[str] | None:
    words = phrase.split()
    return re.compile(r"\s+".join(re.escape(word) for word in words), re.IGNORECASE) if words else None


def _link(text: str) -> str:
    return urlize(text, nofollow=True, autoescape=True) if LINKED.search(text) else escape(text)


def _set_line_breaks(html: str) -> SafeString:
    return mark_safe(html.replace("\n", "<br>"))  # noqa: S308 - every part of it was escaped above
