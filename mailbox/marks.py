"""Plain text with light marks (paragraphs, lists, bare links, *bold*) as the HTML part of a mail. Pure."""

import html as html_escape
import re

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

ALLOWED_TAGS = {"p", "br", "strong", "ul", "ol", "li", "a"}
# Mail programs know no stylesheets: what little there is stands on the element.
QUOTE_STYLE = "margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"

# Up to a blank or bracket (a pair of parentheses may be part of it), without the punctuation of the sentence around it.
_PAIR = r"\([^\s<>()]*\)"
BARE_URL = re.compile(rf"(?<![<\w])(https?://(?:[^\s<>()\[\]]|{_PAIR})*(?:[^\s<>()\[\].,;:!?'\"’”»*]|{_PAIR}))")
# The same in text that is escaped already.
LINK = re.compile(r"(https?://[^\s<>()\[\]&]*[^\s<>()\[\]&.,;:!?*])")

# Only what the composer's buttons write: no headings out of "#12", no code out of an indented address.
_markdown = MarkdownIt("zero", {"breaks": True, "linkify": False}).enable(
    ["list", "emphasis", "balance_pairs", "fragments_join", "newline", "autolink", "escape"]
)


def render_marks(text: str) -> str:
    """`text` as HTML: *one star* and **two** are bold, `- ` begins a list item, bare http links are links."""
    tokens = _markdown.parse(_link_bare_urls(text))
    for token in tokens:
        for child in token.children or []:
            _embolden(child)
    rendered = _markdown.renderer.render(tokens, _markdown.options, {})
    return nh3.clean(
        rendered,
        tags=ALLOWED_TAGS,
        # "2019. That was the year" is a list to the marks; without its start it would read "1.".
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
    )


def quote_as_text(line: str, text: str) -> str:
    """`line` and below it `text`, each of its lines behind "> "."""
    quoted = "\n".join(f"> {each}".rstrip() for each in text.strip().splitlines())
    return f"{line}\n{quoted}"


def quote_as_html(line: str, text: str) -> str:
    """The same as a blockquote, which mail programs fold."""
    paragraphs = "<br>".join(html_escape.escape(each) for each in text.strip().splitlines())
    return (
        f'<div class="gmail_quote"><p>{html_escape.escape(line)}</p>'
        f'<blockquote style="{QUOTE_STYLE}">{paragraphs}</blockquote></div>'
    )


def sign_as_text(signature: str) -> str:
    """`signature` behind the line that mail programs know one by (RFC 3676 4.3); its blank at the end counts."""
    return f"-- \n{signature.strip()}"


def sign_as_html(signature: str) -> str:
    """The same as a paragraph, line by line; bare http links are links, nothing else in it is a mark."""
    lines = [LINK.sub(r'<a href="\1">\1</a>', html_escape.escape(each)) for each in signature.strip().splitlines()]
    return "<p>-- <br>" + "<br>".join(lines) + "</p>"


def _embolden(token: Token) -> None:
    if token.type in {"em_open", "em_close"}:
        token.tag = "strong"


def _link_bare_urls(text: str) -> str:
    return BARE_URL.sub(r"<\1>", text)
