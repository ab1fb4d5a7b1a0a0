"""Domains made to be taken for a newsroom's."""

import pytest

from mailbox.domains import is_aligned, registered_part
from mailbox.lookalikes import Likeness, Lookalike, find_lookalike

KNOWN = ("piedmontcourier.example", "ledger.example", "npr.example", "harbor-weekly.example", "metro.co.uk")


@pytest.mark.parametrize(
    ("domain", "meant", "likeness"),
    [
        ("piedrnontcourier.example", "piedmontcourier.example", Likeness.LETTERS),
        ("piedmontc0urier.example", "piedmontcourier.example", Likeness.LETTERS),
        ("piedmontcour1er.example", "piedmontcourier.example", Likeness.LETTERS),
        ("lеdger.example", "ledger.example", Likeness.LETTERS),  # a Cyrillic е
        ("xn--ldger-zwe.example", "ledger.example", Likeness.LETTERS),
        ("léxger.example", "", None),
        ("lédger.example", "ledger.example", Likeness.LETTERS),
        ("piedmontcourrier.example", "piedmontcourier.example", Likeness.EDIT),
        ("piedmontcuorier.example", "piedmontcourier.example", Likeness.EDIT),
        ("ledgr.example", "ledger.example", Likeness.EDIT),
        ("ledger.test", "ledger.example", Likeness.ENDING),
        ("metro.com", "metro.co.uk", Likeness.ENDING),
        ("ledger-news.example", "ledger.example", Likeness.WORD),
        ("thepiedmontcourier.test", "piedmontcourier.example", Likeness.WORD),
        ("harborweekly.example", "harbor-weekly.example", Likeness.LETTERS),
        ("ledger.example.mail.test", "ledger.example", Likeness.PREFIX),
        ("ledger-example.mail.test", "ledger.example", Likeness.PREFIX),
        ("npm.example", "", None),
        ("bledgerton.example", "", None),
        ("ledger.example", "", None),
        ("news.ledger.example", "", None),
        ("", "", None),
        ("xn--\udcff.example", "", None),
    ],
)
def test_lesson_13_a_domain_that_looks_like_a_newsrooms_is_told(
    domain: str, meant: str, likeness: Likeness | None
) -> None:
    expected = Lookalike(meant, likeness) if likeness else None
    assert find_lookalike(domain, KNOWN) == expected


def test_a_provider_of_mail_has_an_ending_for_each_country() -> None:
    assert find_lookalike("yahoo.it", ["yahoo.com"], endings=False) is None
    assert find_lookalike("gmai1.com", ["gmail.com"], endings=False) == Lookalike("gmail.com", Likeness.LETTERS)


def test_the_closest_likeness_is_named() -> None:
    found = find_lookalike("1edger.example", ["ledgers.example", "ledger.test", "ledger.example"])
    assert found == Lookalike("ledger.test", Likeness.LETTERS)


def test_many_known_newsrooms_are_a_bounded_piece_of_work() -> None:
    many = (f"outlet{number}.example" for number in range(1_000_000))
    assert find_lookalike("somebody.example", many) is None


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("ledger.example", "ledger.example"),
        ("a.b.Ledger.example", "ledger.example"),
        ("mail.ledger.co.uk", "ledger.co.uk"),
        ("ledger.com.mx", "ledger.com.mx"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_the_part_that_somebody_registered(domain: str, expected: str) -> None:
    assert registered_part(domain) == expected


def test_nothing_is_aligned_with_nothing() -> None:
    assert not is_aligned("", "")
    assert is_aligned("mail.ledger.example", "news.ledger.example")
    assert not is_aligned("a.co.uk", "b.co.uk")
