"""HTML mail reads as text."""

import pytest

from mailbox.html import html_to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("no tags &amp; all", "no tags & all"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br>Two", "One\nTwo"),
        ("<ul><li>a</li><li>b</li></ul>", "  * a\n  * b"),
        ("<p>a</p><script>alert(1)</script><style>p{}</style>", "a"),
        ("<head><title>t</title></head><body>a</body>", "a"),
        ('<a href="https://x.example/a">the report</a>', "the report <https://x.example/a>"),
        ('<a href="https://x.example/">x.example</a>', "x.example"),
        ('<a href="mailto:a@x.example">a@x.example</a>', "a@x.example"),
        ('<a href="javascript:x">y</a>', "y"),
        (
            "<p>Yes.</p><blockquote>Can you?<blockquote>Who?</blockquote></blockquote>",
            "Yes.\n\n> Can you?\n> >\n> > Who?",
        ),
    ],
)
def test_html_reads_as_text(html: str, text: str) -> None:
    assert html_to_text(html).strip("\n") == text


@pytest.mark.parametrize(
    "html", ["<div>" * 5_000 + "deep", "<p>deep" * 60_000, "<div " * 50_000 + ">deep", "<script>" * 3 + "deep"]
)
def test_no_html_is_too_much(html: str) -> None:
    assert isinstance(html_to_text(html), str)
    assert "\ue000" not in html_to_text(html)
