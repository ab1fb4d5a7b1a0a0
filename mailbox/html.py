"""HTML mail: to readable text, and to HTML that is safe to show. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

import nh3
from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_document_state import HtmlDocumentState
from inscriptis.model.html_element import HtmlElement
from inscriptis.model.tag import CustomHtmlTagHandlerMapping
from lxml.etree import LxmlError

from mailbox.markup import SWALLOWING, TAGS, prepare

MAX_LAYOUT_LENGTH = 300_000  # characters; longer HTML gets its tags stripped instead of laid out
MAX_LAYOUT_TAGS = 20_000
MAX_LINK_LENGTH = 300  # characters; longer ones are tracking links and bury the text
MAX_QUOTE_DEPTH = 10

# Marks that travel through the layout: link start, target start, target end, quote start, quote end.
MARKS = "\ue000\ue001\ue002\ue003\ue004"
NO_MARKS = dict.fromkeys(map(ord, MARKS))
MARKED_LINK = re.compile("\ue000([^\ue000-\ue002]*)\ue001([^\ue002]*)\ue002")

ANY_TAG = re.compile(r"<(!--|[/!?]?([a-zA-Z]\w{0,20})[^<>]*>?)")
TAG = re.compile(r"<(\w{1,20}\b)?[^<>]{8,800}>")  # with an attribute
ENDS_LINE = frozenset(["br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"])
INVISIBLE = {name: re.compile(f"</{name}[^<>]*>?", re.I) for name in ("script", "style", "title")}
INVISIBLE["!--"] = re.compile("-->")
BLANK_LINES = re.compile(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+\n")


REMOTE_IMAGE_TAG = re.compile(r"<img\b[^<>]{0,4000}?\bsrc\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SanitizedHtml:
    """HTML that may be shown, and how many remote images were left out of it."""

    html: str
    blocked_images: int


def html_to_text(html: str) -> str:
    """Give the readable text of a mail's HTML: paragraphs and tables laid out, scripts and styles gone.

    Quoted blocks get `> ` before each line. A link whose text is not its target is written `text <target>`.
    HTML no parser should be given (huge, nested hundreds deep) has its tags stripped.
    """
    html = html.translate(NO_MARKS) if not html.isascii() else html
    if "<" not in html:
        return unescape(html).strip()
    is_short = len(html) <= MAX_LAYOUT_LENGTH and html.count("<") <= MAX_LAYOUT_TAGS
    prepared = prepare(html) if is_short else None
    if prepared is None:
        return strip_tags(html)
    try:
        text = get_text(prepared, LAYOUT)
    except (LxmlError, RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        return strip_tags(html)
    if "\ue000" in text:
        text = MARKED_LINK.sub(_write_link, text).translate({0xE000: None, 0xE001: None, 0xE002: None})
    if "\ue003" in text:
        text = _prefix_quotes(text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return BLANK_LINES.sub("\n\n", text).strip("\n").rstrip()


def count_remote_images(html: str) -> int:
    """How many images `html` would fetch from another host; a quick count that opens nothing."""
    return len(REMOTE_IMAGE_TAG.findall(html))


def search_tags(wanted: re.Pattern[str], html: str) -> re.Match[str] | None:
    """Find the first tag that holds the pattern, which is to be in lower case; its name is group 1.

    Each tag is looked at once and by itself: a pattern let loose on the whole runs into every one again from each.
    """
    return next((tag for tag in TAG.finditer(html) if wanted.search(tag[0].lower())), None)


def strip_tags(html: str) -> str:
    """Give the text between the tags, cheaply, whatever the HTML is."""
    pieces: list[str] = []
    position = 0
    never_ended: set[str] = set()
    while (match := ANY_TAG.search(html, position)) is not None:
        pieces.append(html[position : match.start()])
        position = match.end()
        name = "!--" if match[1] == "!--" else (match[2] or "").lower()
        if name in ENDS_LINE:
            pieces.append("\n")
        elif name in INVISIBLE and html[match.start() + 1] != "/" and name not in never_ended:
            end = INVISIBLE[name].search(html, match.start() + 4 if name == "!--" else position)
            position = end.end() if end else position
            if end is None:  # it swallows nothing
                never_ended.add(name)
    text = unescape("".join(pieces) + html[position:]).translate(NO_MARKS)
    return BLANK_LINES.sub("\n\n", text).strip()


def _start_link(state: HtmlDocumentState, attributes: dict[str, str]) -> None:
    target = attributes.get("href", "").strip()
    keep = len(target) <= MAX_LINK_LENGTH and target.lower().startswith(("http://", "https://", "mailto:", "tel:"))
    state.link_target = "".join(target.split()).translate(NO_MARKS) if keep else ""
    if state.link_target:
        state.tags[-1].write("\ue000")


def _end_link(state: HtmlDocumentState) -> None:
    if state.link_target:
        state.tags[-1].write(f"\ue001{state.link_target}\ue002")
    state.link_target = ""


def _start_quote(state: HtmlDocumentState, attributes: dict[str, str]) -> None:
    state.tags[-1].write("\ue003")


def _end_quote(state: HtmlDocumentState) -> None:
    state.tags[-1].write("\ue004")


def _write_link(match: re.Match[str]) -> str:
    text, target = match[1].strip(), match[2]
    shown = target.partition(":")[2].lstrip("/").removeprefix("www.").rstrip("/").casefold()
    words = text.rpartition("//")[2].removeprefix("www.").rstrip("/").casefold()
    if not text or words == shown or text.casefold() == target.casefold():
        return match[1]
    return f"{match[1]} <{target}>"


def _prefix_quotes(text: str) -> str:
    out: list[str] = []
    depth = 0
    for line in text.split("\n"):
        opened, closed = line.count("\ue003"), line.count("\ue004")
        words = line.translate({0xE003: None, 0xE004: None}) if opened or closed else line
        if words.strip() or not (opened or closed):
            # The mark of an inner quote stands at the end of the line above it.
            before = line[: line.index(words.strip()[0])] if opened and words.strip() else ""
            shown = min(depth + before.count("\ue003"), MAX_QUOTE_DEPTH)
            line = ("> " * shown + words.strip()).rstrip() if shown else words
            if line.strip("> ") or not out or out[-1].strip("> "):  # one blank line is enough
                out.append(line)
        depth = max(0, depth + opened - closed)
        while closed and out and out[-1] and not out[-1].strip("> "):
            out.pop()
    return "\n".join(out)


LAYOUT = ParserConfig(
    css={
        **CSS_PROFILES["strict"],
        "blockquote": HtmlElement(display=Display.block, margin_before=1, margin_after=1),
    },
    custom_html_tag_handler_mapping=CustomHtmlTagHandlerMapping(
        start_tag_mapping={"a": _start_link, "blockquote": _start_quote},
        end_tag_mapping={"a": _end_link, "blockquote": _end_quote},
    ),
)


# --- showing ---

REMOVED_WITH_CONTENT = SWALLOWING | {"noscript", "template", "textarea", "xmp"}
BOX = frozenset({"align", "valign", "bgcolor", "width", "height", "background"})
ATTRIBUTES = {
    "*": frozenset({"style", "dir", "lang", "title"}),
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "font": frozenset({"color", "face", "size"}),
    "table": BOX | {"border", "cellpadding", "cellspacing"},
    "td": BOX | {"colspan", "rowspan"},
    "th": BOX | {"colspan", "rowspan", "scope"},
    "tr": BOX,
    "div": frozenset({"align"}),
    "p": frozenset({"align"}),
    "ol": frozenset({"start", "type"}),
}
STYLE_PROPERTIES = frozenset({
    "background-color", "border", "border-bottom", "border-collapse", "border-color", "border-left",
    "border-radius", "border-right", "border-spacing", "border-style", "border-top", "border-width",
    "color", "direction", "font-family", "font-size", "font-style", "font-variant", "font-weight", "height",
    "letter-spacing", "line-height", "list-style-type", "margin", "margin-bottom", "margin-left",
    "margin-right", "margin-top", "max-width", "padding", "padding-bottom", "padding-left", "padding-right",
    "padding-top", "text-align", "text-decoration", "text-indent", "text-transform", "vertical-align",
    "white-space", "width", "word-break",
})  # fmt: skip
# Plain words, numbers, colours. No backslash (CSS escapes), no function but rgb and hsl, no comment, no "!".
STYLE_VALUE = re.compile(r"(?:rgba?\([\d\s.,%/]{1,40}\)|hsla?\([\d\s.,%/deg]{1,40}\)|[\w\s#.,%'\"+-]){1,200}", re.ASCII)
NEGATIVE_LENGTH = re.compile(r"(?:^|\s)-\s*[\d.]")  # would draw over what stands beside it
SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\x00-\x20\x7f-\x9f]+", re.I)
REMOTE_IMAGE = re.compile(r"(?:https?:)?//", re.I)
IMAGE_WITHOUT_SOURCE = re.compile(r"<img(?![^<>]* src=\")[^<>]*>")


def sanitize_html(
    html: str, *, cid_urls: Mapping[str, str] | None = None, allow_remote_images: bool = False
) -> SanitizedHtml:
    """Make a mail's HTML safe to show in a frame of its own, and count the remote images left out of it.

    No scripts, handlers, forms, frames, style sheets or `url()` survive; links go to http, https, mailto and
    tel only and open elsewhere, without a referrer. `cid_urls` maps content ids (no brackets) to addresses of
    ours; an image that is neither there nor allowed is taken out. HTML nested too deep comes back as its
    plain text.
    """
    prepared = prepare(html)
    if prepared is None:
        return SanitizedHtml(f"<pre>{escape(strip_tags(html))}</pre>", 0)
    gate = _Gate(cid_urls or {}, allow_remote_images=allow_remote_images)
    cleaned = nh3.clean(
        prepared,
        tags=TAGS,
        clean_content_tags=REMOVED_WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=gate.pass_attribute,
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        url_relative=gate.pass_relative,
        link_rel="noopener noreferrer nofollow",
        # Open: nothing a reporter wrote is folded away by her own markup.
        set_tag_attribute_values={"a": {"target": "_blank"}, "details": {"open": ""}},
    )
    return SanitizedHtml(IMAGE_WITHOUT_SOURCE.sub("", cleaned), gate.blocked_images)


class _Gate:
    """Judges each attribute that is left, and remembers how many remote images it stopped."""

    def __init__(self, cid_urls: Mapping[str, str], *, allow_remote_images: bool) -> None:
        self.cid_urls = cid_urls
        self.allow_remote_images = allow_remote_images
        self.blocked_images = 0

    def pass_attribute(self, tag: str, attribute: str, value: str) -> str | None:
        """Give the value that may stay, or None."""
        if attribute == "style":
            return self._pass_style(value)
        if attribute == "href":
            target = value.strip(" ").replace(" ", "%20")
            return target if SAFE_LINK.fullmatch(target) else None
        if attribute in ("src", "background"):
            return self._pass_image(value.strip(), is_background=attribute == "background")
        # Markup in a title or an alternative text is no words, and live where something reads it once more.
        return None if "<" in value else value

    def pass_relative(self, url: str) -> str | None:
        """Give an address without a scheme back where it is ours for an image, or remote and judged
        elsewhere.
        """
        return url if url.startswith("//") or url in self.cid_urls.values() else None

    def _pass_image(self, source: str, *, is_background: bool) -> str | None:
        if source[:4].lower() == "cid:":
            return None if is_background else self.cid_urls.get(source[4:].strip("<> "))
        if not REMOTE_IMAGE.match(source):
            return None
        if self.allow_remote_images and not is_background and SAFE_LINK.fullmatch(source):
            return source
        self.blocked_images += 1
        return None

    def _pass_style(self, style: str) -> str | None:
        kept: list[str] = []
        for declaration in style[:5_000].split(";"):
            name, _, value = declaration.partition(":")
            name, value = name.strip().lower(), value.strip()
            if name.startswith("background") and re.search(r"url\(\s*['\"]?(?:https?:)?//", value, re.I):
                self.blocked_images += 1
            if name in STYLE_PROPERTIES and STYLE_VALUE.fullmatch(value) and not NEGATIVE_LENGTH.search(value):
                kept.append(f"{name}: {value}")
        return "; ".join(kept) or None
