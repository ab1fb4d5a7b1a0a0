"""Light marks as HTML: what they mean, what they leave alone, and what can never come through."""

import re

import pytest

from mailbox.marks import quote_as_html, quote_as_text, render_marks


def flat(text: str) -> str:
    """The HTML without line ends between tags and without the rel attributes of links."""
    return re.sub(r' rel="[^"]*"', "", re.sub(r">\s*\n\s*", ">", render_marks(text)))


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Yes.", "<p>Yes.</p>"),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("Best,\nAna", "<p>Best,<br>Ana</p>"),
        ("*bold* and **bold**", "<p><strong>bold</strong> and <strong>bold</strong></p>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("2 * 3 * 4 = 24", "<p>2 * 3 * 4 = 24</p>"),
        ("#12 is ours", "<p>#12 is ours</p>"),
        ("# not a title", "<p># not a title</p>"),
        ("a_file_name", "<p>a_file_name</p>"),
        ("    indented", "<p>indented</p>"),
        ("AT&T said &amp; wrote 1 < 2", "<p>AT&amp;T said &amp;amp; wrote 1 &lt; 2</p>"),
        ("¿Mañana? “Sí”, 住宅", "<p>¿Mañana? “Sí”, 住宅</p>"),
        ("", ""),
    ],
)
def test_marks(written: str, html: str) -> None:
    assert flat(written) == html


def test_a_year_at_the_beginning_of_a_line_stays_that_year() -> None:
    """A mark that would renumber it changes what was approved."""
    assert flat("2019. That was the year.") == '<ol start="2019"><li>That was the year.</li></ol>'


@pytest.mark.parametrize(
    ("written", "link", "after"),
    [
        ("See https://durham.example/a?b=1&c=2.", "https://durham.example/a?b=1&amp;c=2", "."),
        ("See (https://durham.example/a).", "https://durham.example/a", ")."),
        ("See [https://durham.example/a]", "https://durham.example/a", "]"),
        ("See <https://durham.example/a>", "https://durham.example/a", ""),
        ("See “https://durham.example/a”, and", "https://durham.example/a", "”, and"),
        ("See https://durham.example/Durham_(city), and", "https://durham.example/Durham_(city)", ", and"),
        ("See https://durham.example/a_b_c*d*e!", "https://durham.example/a_b_c*d*e", "!"),
        ("*https://durham.example/a*", "https://durham.example/a", "</strong>"),
        ("See http://durham.example", "http://durham.example", ""),
    ],
)
def test_bare_addresses_are_links_without_the_punctuation_around_them(written: str, link: str, after: str) -> None:
    assert f'<a href="{link}">{link}</a>{after}</p>' in flat(written)


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "<JaVaScRiPt:alert(1)>",
        "<data:text/html;base64,PHNjcmlwdD4=>",
        'https://x.example/"onmouseover="alert(1)',
        "https://x.example/'><script>alert(1)</script>",
        "*<svg onload=alert(1)>*",
        "- <iframe srcdoc='<script>alert(1)</script>'>",
        "</p></blockquote><style>*{display:none}</style>",
        "![x](https://tracker.example/pixel.gif)",
    ],
)
def test_what_is_written_never_becomes_active(attack: str) -> None:
    html = render_marks(attack)
    tags = {tag.split()[0].strip("/").lower() for tag in re.findall(r"<(/?[a-zA-Z][^>]*)>", html)}
    assert tags <= {"p", "br", "strong", "ul", "ol", "li", "a"}
    for tag in re.findall(r"<[a-z][^>]*>", html):
        assert set(re.findall(r"([a-z-]+)=\"", tag)) <= {"href", "rel"}
    for href in re.findall(r'href="([^"]*)"', html):
        assert href.startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", "</blockquote></div><b>x", '"><img src=x onerror=y>'])
def test_quoted_words_are_shown_not_obeyed(attack: str) -> None:
    html = quote_as_html(f"{attack} wrote:", f"{attack}\nline two")
    tags = set(re.findall(r"<([a-z]+)", html))
    assert tags == {"div", "p", "blockquote", "br"}
    assert html.count("</blockquote>") == 1


def test_quoted_text_stands_behind_signs() -> None:
    assert quote_as_text("Dana wrote:", "One.\n\n> Two.\n") == "Dana wrote:\n> One.\n>\n> > Two."
