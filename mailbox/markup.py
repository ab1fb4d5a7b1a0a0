"""What of a mail's HTML a parser may be given: it ends in time, and nothing left open swallows the rest. Pure."""

from __future__ import annotations

import re

MAX_DEPTH = 200  # elements inside each other; parsers turn quadratic or recursive far beyond real mail
MAX_ATTRIBUTES = 300  # of one tag; parsers compare each with all before it
# So many elements are parsed in time however they stand; beyond, each end tag must fit the element it ends.
MAX_LOOSE_ELEMENTS = 5_000
MAX_TAGS = 40_000
MAX_ENTITIES = 100_000
# Copies of open <b>, <font> … that a browser makes for each paragraph begun inside them.
MAX_COPIES = 300_000
MAX_MISPLACED = 5_000  # elements in a table, but in none of its cells: each is put before it, one by one
MAX_BROKEN = 20  # tags, comments and the like that nothing ends; each is looked for up to the end of the mail

# What may be shown.
TAGS = frozenset({
    "a", "abbr", "address", "article", "aside", "b", "bdi", "big", "blockquote", "br", "caption", "center",
    "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption",
    "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins",
    "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section",
    "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
})  # fmt: skip
# What gives a text its lines besides.
PASSED_ON = TAGS | {
    "body", "dir", "fieldset", "form", "head", "html", "label", "legend", "listing", "menu", "nobr", "optgroup",
    "option",
}  # fmt: skip
# As a browser cuts it (WHATWG HTML, 13.2.5): a ">" inside a quoted value ends nothing. Every repetition is
# possessive, so that no input is read twice.
SPACE = r"\t\n\f\r "
NAME = rf"[^{SPACE}/>][^{SPACE}/>=]*+"
VALUE = rf"[{SPACE}]*+=[{SPACE}]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{SPACE}>\"'][^{SPACE}>]*+)?+"
ATTRIBUTE = re.compile(rf"{NAME}(?:{VALUE})?+")
TAG = re.compile(
    rf"<(?:(!--)|(/?)([a-zA-Z][^{SPACE}/>]*+)((?:[{SPACE}/]++|{NAME}(?:{VALUE})?+)*+)(>)?|[!?/][^>]*+>?)",
)
# What holds no words of the mail, and is read to its end where nothing ends it.
SWALLOWING = frozenset({"iframe", "noembed", "noframes", "script", "style", "title"})
ENDS = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])" if name != "plaintext" else "(?!)", re.I) for name in SWALLOWING}
NEVER_NESTED = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "p", "source", "tbody", "td",
    "tfoot", "th", "thead", "tr", "wbr",
})  # fmt: skip
ENDED_BY_NEIGHBOURS = frozenset({"dd", "dt", "li", "option"})
LISTS = frozenset({"dir", "dl", "menu", "ol", "ul"})
CELLS = frozenset({"caption", "td", "th"})
TABLE_PARTS = frozenset({"col", "colgroup", "table", "tbody", "tfoot", "thead", "tr"})
FORMATTING = frozenset({
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip
SHORT_COMMENT = re.compile(r"-?>")
END_OF_COMMENT = re.compile(r"--!?>")
NEXT_STOP = re.compile(r"[<\r\n]|\Z")


def prepare(html: str) -> str | None:
    """Give `html` as a parser may have it, or None where it would not be read in time.

    Only tags that may be shown, and some that give a text its lines, are left: drawings, forms' fields and the like
    leave their words. Comments, scripts and style sheets are taken out; of those that nothing ends,
    only the opening is, and of a tag that is never closed only its line: what a person reads behind it stays.
    Refused are more than 200 elements inside each other and the like; broken nesting does not hide them.
    """
    tags = html.count("<")
    if tags > MAX_TAGS or html.count("&") + html.count("\xa0") > MAX_ENTITIES:
        return None
    cut, weight = _Cut(html), _Weight()
    while (match := TAG.search(html, cut.position)) is not None:
        start, end = match.span()
        name = (match[3] or "").lower()
        cut.position = end
        if match[1]:
            cut.comment(start, end)
        elif name and match[5] is None:
            cut.drop(start)
        elif name in SWALLOWING and not match[2]:
            cut.element(name, start, end)
        elif name not in PASSED_ON:
            cut.leave_out(start, end)
        elif match[2]:
            weight.close(name)
        elif weight.open(name, match[4]):
            return None
        if cut.broken > MAX_BROKEN:
            return None
    return cut.finish()


class _Cut:
    """Walks through the markup and leaves out comments, scripts, and the openings of what nothing ends."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.position = 0
        self.broken = 0
        self.kept: list[str] = []
        self.kept_from = 0
        self.never_ended: set[str] = set()

    def drop(self, start: int) -> None:
        """Leave out a tag that is never closed, up to the next one or the end of the line."""
        self.broken += 1
        stop = NEXT_STOP.search(self.html, start + 1)
        self.leave_out(start, stop.start() if stop else len(self.html))

    def comment(self, start: int, inside: int) -> None:
        """Leave out a comment; `<!-->` is a whole one."""
        short = SHORT_COMMENT.match(self.html, inside)
        end = short or self._find_end("!--", END_OF_COMMENT, inside)
        self.leave_out(start, end.end() if end else inside)

    def element(self, name: str, start: int, inside: int) -> None:
        """Leave out a swallowing element with what it holds."""
        end = self._find_end(name, ENDS[name], inside)
        self.leave_out(start, (self.html.find(">", end.end()) + 1 or len(self.html)) if end else inside)

    def finish(self) -> str:
        """Give what is left."""
        return "".join([*self.kept, self.html[self.kept_from :]]) if self.kept else self.html

    def _find_end(self, name: str, end: re.Pattern[str], inside: int) -> re.Match[str] | None:
        found = None if name in self.never_ended else end.search(self.html, inside)
        if found is None:
            self.never_ended.add(name)
            self.broken += 1
        return found

    def leave_out(self, start: int, end: int) -> None:
        """Go on at `end` without what stands from `start` on. What stood beside it makes no tag together."""
        piece = self.html[self.kept_from : start]
        self.kept.append(f"{piece[:-1]}&lt;" if piece.endswith("<") else piece)
        self.kept_from = self.position = end


class _Weight:
    """Counts what makes parsing slow, the way that never counts too little."""

    def __init__(self) -> None:
        self.elements = 0
        self.depth = 0
        self.counts: dict[str, int] = {}
        self.stack: list[str] = []
        self.formatting = 0
        self.copies = 0
        self.is_in_cell = True
        self.misplaced = 0

    def open(self, name: str, attributes: str) -> bool:
        """Count an element; whether it is one too many."""
        self.elements += 1
        self.copies += self.formatting
        if name in CELLS or name in TABLE_PARTS:
            self.is_in_cell = name in CELLS
        elif not self.is_in_cell:
            self.misplaced += 1
        if name not in NEVER_NESTED:
            self._push(name)
        return (
            self.depth > MAX_DEPTH
            or self.copies > MAX_COPIES
            or (self.elements > MAX_LOOSE_ELEMENTS and (len(self.stack) > MAX_DEPTH or self.misplaced > MAX_MISPLACED))
            or (len(attributes) > 2 * MAX_ATTRIBUTES and _count_attributes(attributes) > MAX_ATTRIBUTES)
        )

    def close(self, name: str) -> None:
        """Count the end of an element; of the strict count, only one that fits."""
        if name in CELLS or name in TABLE_PARTS:
            self.is_in_cell = name == "table"
        if count := self.counts.get(name, 0):
            self.counts[name] = count - 1
            self.depth -= 1
        stack = self.stack
        if name in LISTS and len(stack) > 1 and stack[-2] == name and stack[-1] in ENDED_BY_NEIGHBOURS:
            stack.pop()
        if stack and stack[-1] == name:
            stack.pop()
            self.formatting -= name in FORMATTING

    def _push(self, name: str) -> None:
        if name in ENDED_BY_NEIGHBOURS:
            if self.stack and self.stack[-1] == name:
                self.stack.pop()
        else:
            self.counts[name] = self.counts.get(name, 0) + 1
            self.depth += 1
        self.stack.append(name)
        self.formatting += name in FORMATTING


def _count_attributes(attributes: str) -> int:
    return sum(1 for _ in ATTRIBUTE.finditer(attributes))
