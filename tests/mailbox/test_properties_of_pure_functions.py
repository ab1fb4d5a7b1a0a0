"""Every pure function of the mail machine, called with anything: it answers, the answer can be shown, its law holds.

A new public function of a pure module is tried here by itself. It fails only where a parameter is of a type that
tests/support/any_input.py has never heard of: then that type, or a row in PREPARED, is what it lacks.
"""

from email.headerregistry import HeaderRegistry
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.mailbox.laws import LAWS
from tests.support.any_input import (
    LINES,
    MAIL,
    PARSED,
    RAW_TEXT,
    TEXT,
    Prepared,
    find_unserved,
    lines_and_numbers,
    places_in,
)
from tests.support.properties import hold
from tests.support.pure_functions import find_pure_functions

FUNCTIONS = find_pure_functions("mailbox")
HEADER_NAMES = st.sampled_from(["Subject", "To", "Message-ID", "References", "X-Odd"])
# What they give is the mail itself, undecoded.
UNDECODED = {"mailbox.mime.MimePart.body", "mailbox.mime.MimePart.get_raw", "mailbox.mime.read_raw_boundary"}


def _make_header(drawn: tuple[str, str]) -> tuple[str, Any]:
    name, value = drawn
    if name in ("To", "Message-ID"):  # addresses come from ascii_address, the id is our own
        value = value.encode("ascii", "ignore").decode()
    return name, HeaderRegistry()(name, " ".join(value.split()))


def _headers(parsed: Any) -> tuple[dict[str, str], Any]:
    return {name.lower(): parsed.header(name) or "" for name in parsed.mime}, parsed


VALUES = ("headers.restore_8bit", "headers.decode_header_text", "headers.read_date", "mime.read_raw_boundary")
SIGNS = ("kinds_automatic.find_automatic_signs", "kinds_bulk.find_newsletter_signs", "kinds_bulk.find_spam_signs")
# Parameters that depend on each other, or take what has not been decoded yet.
PREPARED: dict[str, Prepared] = {
    **{
        f"mailbox.{name}": ("value", RAW_TEXT.map(lambda text: (text,)))
        for name in (*VALUES, "parameters.read_parameters")
    },
    **{
        f"mailbox.headers.{name}": ("values", RAW_TEXT.map(lambda text: ([text],)))
        for name in ("read_addresses", "read_message_ids", "read_message_id")
    },
    **{
        f"mailbox.{name}": ("headers parsed", PARSED.map(_headers))
        for name in SIGNS
    },
    **{
        f"mailbox.{name}": ("lines numbers", lines_and_numbers())
        for name in (
            "banners.find_banner",
            "signature_marks.find_marked_signature",
            "signatures.count_sign_off",
            "signatures.find_signature",
            "signatures.is_tail",
        )
    },
    "mailbox.attributions.measure_attribution": ("lines number end", places_in(LINES, last=1)),
    "mailbox.charsets.clean_text": ("text", RAW_TEXT.map(lambda text: (text,))),
    "mailbox.footers.find_footers": ("lines rest", lines_and_numbers()),
    "mailbox.header_lines.find_start": ("text", RAW_TEXT.map(lambda text: (text,))),
    "mailbox.header_lines.read_header_lines": ("text start end", places_in(RAW_TEXT)),
    "mailbox.history.find_history": ("lines end", places_in(LINES).map(lambda drawn: (drawn[0], drawn[2]))),
    **{
        f"mailbox.{name}": ("lines number end", places_in(LINES, last=1))
        for name in (
            "header_blocks.is_notes_block",
            "header_blocks.measure_header_block",
            "quotes.find_quote_below_block",
        )
    },
    "mailbox.mime.read_text": ("text", RAW_TEXT.map(lambda text: (text,))),
    "mailbox.parsing.read_attachment": ("raw position", MAIL.map(lambda raw: (raw, 0))),
    "mailbox.quotes.is_marked": ("lines number", places_in(LINES, last=1).map(lambda drawn: drawn[:2])),
    "mailbox.quotes.next_text_line": ("lines start end", places_in(LINES, last=1)),
    "mailbox.quotes.part_quotes": ("lines end", places_in(LINES).map(lambda drawn: (drawn[0], drawn[2]))),
    "mailbox.wire.WirePolicy.fold_binary": ("name value", st.tuples(HEADER_NAMES, TEXT).map(_make_header)),
}  # fmt: skip
# As their docstrings say.
MAY_RAISE = {"mailbox.parsing.read_attachment": LookupError}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_it_can_be_called_with_anything(name: str) -> None:
    """The list of those that have no property: it stays empty."""
    assert find_unserved(FUNCTIONS[name], PREPARED.get(name)) == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_whatever_comes_it_answers_by_its_law(name: str) -> None:
    hold(
        FUNCTIONS[name],
        PREPARED.get(name),
        law=LAWS.get(name),
        may_raise=MAY_RAISE.get(name, ()),
        is_decoded=name not in UNDECODED,
    )


def test_no_law_outlives_its_function() -> None:
    assert {*LAWS, *PREPARED, *MAY_RAISE, *UNDECODED} <= set(FUNCTIONS)
