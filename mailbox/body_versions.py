"""Several versions of the same words, plain and HTML, made into one text and one HTML. Pure."""

from __future__ import annotations

import html as html_entities
from dataclasses import dataclass

from mailbox.html import html_to_text

MAX_HTML_LENGTH = 2_000_000
MAX_READ_LENGTH = 1_000_000  # characters of HTML that are made into text

MAX_PLACEHOLDER_LENGTH = 500  # characters
# What a plain version says that only asks for a better mail program, in lower case.
PLACEHOLDERS = (
    "html capable", "html-capable", "html compatible", "html-compatible", "html-enabled", "html enabled",
    "does not support html", "doesn't support html", "not support html", "cannot display html", "can't display html",
    "can not display html", "unable to display html", "cannot read html", "view the html", "view html",
    "in html format", "requires html", "this is an html", "this is a html", "html version", "enable html",
    "keine html", "kein html", "html-fähig", "html nicht", "no soporta html", "no admite html", "compatible con html",
    "formato html", "ne supporte pas le html", "format html", "non supporta", "não suporta html",
)  # fmt: skip


@dataclass(slots=True)
class Piece:
    """One stretch of the body in up to two versions: an alternative, or a part by itself."""

    plain: str | None = None
    html: str | None = None
    plain_branch: int | None = None
    html_branch: int | None = None
    made: str | None = None  # of the HTML; kept, since who opens a container asks each time whether there are words

    def add_version(self, body: str, branch: int, *, is_html: bool) -> None:
        """Take the first branch of an alternative that has this version; all of it, where it comes in several
        parts.
        """
        if is_html:
            if self.html is None or self.html_branch == branch:
                self.html = (self.html or "") + body
                self.html_branch = branch
                self.made = None
        elif self.plain is None or self.plain_branch == branch:
            self.plain = body if self.plain is None else f"{self.plain.rstrip()}\n\n{body}"
            self.plain_branch = branch

    def has_words(self) -> bool:
        return bool((self.plain and self.plain.strip()) or (self.html and self._make_text(self.html)))

    def read(self) -> str | None:
        """Give its text: the plain version, unless that is blank or only says that there is HTML."""
        if self.plain is not None and self.plain.strip():
            if self.html is None or not is_placeholder(self.plain):
                return self.plain
            made = self._make_text(self.html)
            return made if len(made) > len(self.plain.strip()) else self.plain
        return None if self.html is None else self._make_text(self.html)

    def _make_text(self, html: str) -> str:
        if self.made is None:
            self.made = html_to_text(html[:MAX_READ_LENGTH])
        return self.made


def is_placeholder(plain: str) -> bool:
    """Whether a plain version only asks for a mail program that shows HTML."""
    if len(plain) > MAX_PLACEHOLDER_LENGTH * 2 or len(words := plain.strip()) > MAX_PLACEHOLDER_LENGTH:
        return False
    lowered = " ".join(words.lower().split())
    return "html" in lowered and any(phrase in lowered for phrase in PLACEHOLDERS)


def join_pieces(pieces: list[Piece]) -> tuple[str, str | None]:
    """Give the text and the HTML of the whole body; HTML is None where no piece has any."""
    texts: list[str] = []
    htmls: list[str] = []
    has_html = any(piece.html and piece.html.strip() for piece in pieces)
    for piece in pieces:
        text = piece.read()
        if text is not None:
            texts.append(text)
        if piece.html is not None:
            htmls.append(piece.html)
        elif has_html and piece.plain and piece.plain.strip():
            htmls.append(f"<pre>{html_entities.escape(piece.plain)}</pre>")
    texts = [text for text in texts if text.strip()] or texts[:1]
    text = texts[0] if len(texts) == 1 else "\n\n".join(text.strip("\n") for text in texts)
    return text, "\n".join(htmls) if has_html else None


def join_flowed(text: str, *, delete_space: bool) -> str:
    """Join the lines a format=flowed sender broke, quoted ones too (RFC 3676); signature marks are left alone."""
    out: list[list[str]] = []  # the pieces of each line: adding to a long one would copy it each time
    open_depth: int | None = None
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        if words.startswith(" "):  # space-stuffed
            words = words[1:]
        is_mark = words == "-- "
        if open_depth == depth and not is_mark and (words or depth):
            if delete_space:
                out[-1][-1] = out[-1][-1][:-1]
            out[-1].append(words)
        else:
            out.append([f"{line[:depth]} {words}" if depth and words else line[:depth] + words])
        open_depth = depth if words.endswith(" ") and not is_mark else None
    return "\n".join(["".join(pieces) for pieces in out])
