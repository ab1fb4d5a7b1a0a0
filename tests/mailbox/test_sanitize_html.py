"""HTML mail is shown without what could act, spy or deceive. Named by the attack."""

from pathlib import Path

import pytest

from mailbox.html import sanitize_html
from mailbox.parsing import parse_email

SAMPLES = Path(__file__).parent.parent / "samples"

ATTACKS = {
    "script": "<script>alert(1)</script>",
    "event handler": '<p onclick="alert(1)">x</p>',
    "image error handler": "<img src=x onerror=alert(1)>",
    "javascript link": '<a href="javascript:alert(1)">x</a>',
    "javascript link with a tab": '<a href="java&#9;script:alert(1)">x</a>',
    "javascript link with a control character": '<a href="&#1;javascript:alert(1)">x</a>',
    "vbscript link": '<a href="vbscript:alert(1)">x</a>',
    "data link": '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "svg": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "mathml mutation": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>",
    "noscript mutation": '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "title mutation": "<title><img src=x onerror=alert(1)></title>",
    "form": "<form action='//evil.example'><input name=password><button>alert</button></form>",
    "frame": "<iframe src='javascript:alert(1)'></iframe><object data=x></object><embed src=x>",
    "style sheet": "<style>@import url(//evil.example/alert)</style><link rel=stylesheet href=//evil.example>",
    "base": "<base href='https://evil.example/alert'>",
    "refresh": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "unclosed tag": "<img src='x' onerror='alert(1)' ",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_is_removed(attack: str) -> None:
    """Lesson 21, the body."""
    shown = sanitize_html(f"<p>Hello</p>{ATTACKS[attack]}").html.lower()
    assert "hello" in shown
    for danger in ("alert(1)", "script", "onerror", "onclick", "evil.example", "<form", "<input", "<iframe", "<meta"):
        assert danger not in shown


@pytest.mark.parametrize(
    "style",
    [
        "background: url(https://evil.example/x)",
        "background-color: url(https://evil.example/x)",
        "color: expression(alert(1))",
        "position: fixed",
        "color: r\\65 d",
        "color: red/**/",
        "margin: -999px",
        "-moz-binding: url(x)",
        "width: calc(1px)",
        "content: attr(title)",
    ],
)
def test_a_style_that_could_act_is_dropped_and_its_neighbour_stays(style: str) -> None:
    assert sanitize_html(f'<p style="{style}; font-weight: bold">x</p>').html == '<p style="font-weight: bold">x</p>'


def test_harmless_styles_stay() -> None:
    style = "color: #333; background-color: rgba(1, 2, 3, .5); padding: 4px 2px; text-align: center"
    assert sanitize_html(f'<p style="{style}">x</p>').html == f'<p style="{style}">x</p>'


@pytest.mark.parametrize(
    "target", ["https://herald.example/a?b=c", "http://herald.example", "mailto:ana@herald.example", "tel:+15550100"]
)
def test_links_open_elsewhere_and_tell_nothing(target: str) -> None:
    shown = sanitize_html(f'<a href="{target}">x</a>').html
    assert f'href="{target}"' in shown
    assert 'target="_blank"' in shown
    assert 'rel="noopener noreferrer nofollow"' in shown


@pytest.mark.parametrize(
    "target", ["/inquiries/1/closure/", "//evil.example", "x", "file:///etc/passwd", "cid:a", "#top"]
)
def test_links_to_ourselves_or_nowhere_lose_their_target(target: str) -> None:
    assert "href" not in sanitize_html(f'<a href="{target}">x</a>').html


def test_remote_images_are_left_out_and_counted() -> None:
    """Lesson 21: no pixel fires, and nobody is left guessing."""
    mail = '<img src="https://t.example/1.gif"><img src="//t.example/2.gif"><td background="http://t.example/3.gif">'
    shown = sanitize_html(f'<table><tr>{mail}</td></tr></table><p style="background:url(http://t.example/4.gif)">x')
    assert shown.blocked_images == 4
    assert "t.example" not in shown.html
    assert "<img" not in shown.html


def test_remote_images_are_shown_when_asked_for() -> None:
    shown = sanitize_html('<img src="https://t.example/1.gif" alt="a > b">', allow_remote_images=True)
    assert shown.html == '<img src="https://t.example/1.gif" alt="a &gt; b">'
    assert shown.blocked_images == 0


def test_enclosed_images_point_to_us() -> None:
    shown = sanitize_html('<img src="cid:logo"><img src="cid:other">', cid_urls={"logo": "/mail/1/files/2"})
    assert shown.html == '<img src="/mail/1/files/2">'
    assert shown.blocked_images == 0


@pytest.mark.parametrize(
    "source", ["/mail/1/files/3", "data:image/svg+xml,<svg onload=alert(1)>", "javascript:alert(1)", "x.gif"]
)
def test_images_from_anywhere_else_are_left_out(source: str) -> None:
    assert "<img" not in sanitize_html(f"<img src='{source}'>", cid_urls={"a": "/mail/1/files/2"}).html


@pytest.mark.parametrize("mail", ["<div>" * 100_000 + "deep", "<b><p>" * 20_000 + "deep", "<b>" * 300 + "deep"])
def test_a_nesting_bomb_is_shown_as_text(mail: str) -> None:
    assert sanitize_html(mail).html == "<pre>deep</pre>"


def test_markup_in_names_stays_text() -> None:
    """Lesson 21, display name, subject and file name: kept to the letter for the page to escape, never interpreted."""
    parsed = parse_email((SAMPLES / "xss-in-names-and-body.eml").read_bytes())
    assert parsed.from_ is not None
    assert parsed.from_.name == "<script>alert(1)</script>"
    assert parsed.subject.startswith("<img src=x onerror=alert(1)>")
    assert parsed.attachments[0].filename == "evil.html"
    assert parsed.text == "Hello"
    assert sanitize_html(parsed.html or "").blocked_images == 1
