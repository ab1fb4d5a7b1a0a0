"""A signature that only the HTML shows as one is folded; nothing that stands above or below it is."""

import pytest

from mailbox.html import html_to_text
from mailbox.signature_marks import find_marked_signature
from mailbox.trimming import TrimmedReply, trim_reply

WORDS = "Who signed the contract?"
NAME = "<div>Ana Ruiz</div><div>City desk, The Herald</div><div>Tel. 555-0123</div>"


def trim(html: str) -> TrimmedReply:
    return trim_reply(html_to_text(html), html)


@pytest.mark.parametrize(
    "mark",
    [
        'div class="gmail_signature"',
        'div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"',
        "div data-smartmail=gmail_signature",
        'div class="moz-signature"',
        'pre class="moz-signature" cols="72"',
        'div class="protonmail_signature_block"',
        'div id="Signature"',
        'div id="x_Signature"',
        "div id=AppleMailSignature",
        'div id="ms-outlook-mobile-signature"',
    ],
)
def test_what_a_program_marks_as_signature_is_folded(mark: str) -> None:
    name = mark.split()[0]
    trimmed = trim(f"<div>{WORDS}</div><{mark}>{NAME}</{name}>")
    assert trimmed.fresh == WORDS
    assert "City desk" in trimmed.signature


def test_a_quote_below_it_stays_a_quote() -> None:
    quote = '<div class="gmail_quote"><div>On Mon wrote:</div><blockquote>Can you say more?</blockquote></div>'
    trimmed = trim(f'<div>{WORDS}</div><div class="gmail_signature">{NAME}</div>{quote}')
    assert trimmed.fresh == WORDS
    assert "Can you say more?" in trimmed.quoted


def test_a_sign_off_in_it_stays_with_its_name() -> None:
    inside = "<p>Kind regards,</p><p>Ana Ruiz</p><p>City desk, The Herald</p>"
    trimmed = trim(f'<p>{WORDS}</p><div id="Signature">{inside}</div>')
    assert trimmed.fresh.split("\n\n") == [WORDS, "Kind regards,", "Ana Ruiz"]


def test_a_name_alone_in_it_is_a_sign_off() -> None:
    assert trim(f'<p>{WORDS}</p><div id="Signature"><p>Ana Ruiz</p></div>').fresh == f"{WORDS}\n\nAna Ruiz"


def test_words_below_it_keep_it() -> None:
    html = f'<div>{WORDS}</div><div class="gmail_signature">{NAME}</div><div>And who paid for it?</div>'
    assert "And who paid for it?" in trim(html).fresh
    assert "Ana Ruiz" in trim(html).fresh


def test_a_limit_in_it_stays() -> None:
    html = f'<div>{WORDS}</div><div class="gmail_signature"><div>Ana Ruiz</div><div>My deadline is 5 pm.</div></div>'
    assert "My deadline is 5 pm." in trim(html).fresh


@pytest.mark.parametrize("mark", ['div id="ms-outlook-mobile-signature"', 'div class="gmail_signature"'])
@pytest.mark.parametrize(
    "words",
    [
        "<div>How many members back it?</div><div>Ana</div>",
        "<div>Could you tell me who leads your housing work and how to reach her.</div><div>Ana Ruiz</div>",
    ],
)
def test_what_she_asks_inside_the_mark_stays(mark: str, words: str) -> None:
    """On a telephone the cursor may stand inside it."""
    trimmed = trim(f"<div>Hi,</div><{mark}>{words}</div>")
    assert (trimmed.fresh, trimmed.signature) == (html_to_text(f"<div>Hi,</div><div>{words}</div>"), "")


def test_a_mark_outside_a_tag_is_none() -> None:
    """Text is not looked at, however much of it there is."""
    html = f"<div>{WORDS}</div>{NAME}<p data-a='1'> class=gmail_signature >"
    assert find_marked_signature(["Ana Ruiz"], [0], html) == set()


def test_a_name_she_typed_is_not_the_one_in_her_signature() -> None:
    html = f'<div>{WORDS}</div><div>Ana</div><div class="gmail_signature">{NAME}</div>'
    plain = f"{WORDS}\n\nAna\n\n-- \nAna Ruiz\nCity desk, The Herald\nTel. 555-0123\n"
    assert trim_reply(plain, html).fresh == f"{WORDS}\n\nAna"


def test_a_mail_that_is_all_signature_is_kept() -> None:
    assert "555-0123" in trim(f'<div class="gmail_signature">{NAME}</div>').fresh
