"""One table of what finds what; both databases keep to it."""

import pytest

from inquiries.access import visible_to
from inquiries.models import User
from inquiries.search import find, index_pending, matching
from inquiries.search_terms import complete_word, fold, parse_words
from tests.factories import make_inquiry, make_journalist, make_message, make_person

pytestmark = pytest.mark.django_db

SUBJECT = "Zoning of the old Quarry"
MAIL = (
    "Dear press team,\n\nI am writing about evictions in René Peña's district, and the new U.S. housing rules. Crisis "
    "teams answered 4,200 calls; don't quote me. The naïve café façade, cities’ budgets, the councilmember's e-mail: "
    "see https://courier.example/2026/fees?x=1 or covid19_notes.txt. Øresund, Straße, Łódź and 東京 too.\n\nDana"
)
FOUND = {
    "a word": "quarry",
    "in capitals": "QUARRY",
    "a word of the mail": "district",
    "all of the words": "quarry district",
    "another form": "zone",
    "one thing and many": "city budget",
    "a verb in another tense": "answering",
    "accents left out": "rene pena",
    "accents typed": "RENÉ Peña",
    "accents typed where there are none": "quärry",
    "the beginning of the last word": "quar",
    "a beginning that is longer than the stem": "housin",
    "an ending still being typed": "evictio",
    "a word of which only the stem is kept": "evict",
    "a phrase": '"crisis teams"',
    "a phrase in curly quotes": "“crisis teams”",
    "a phrase whose quotes are still open": '"crisis teams',
    "a phrase over punctuation": '"the new u.s. housing"',
    "an abbreviation with its points": "u.s.",
    "an abbreviation without": "u s",
    "an apostrophe": "don't",
    "an apostrophe of another shape": "don’t",
    "a possessive": "councilmember",
    "a hyphen": "e-mail",
    "a part of an address": "courier",
    "a whole address": "https://courier.example/2026/fees",
    "a file's name": "covid19_notes.txt",
    "a number": "200",
    "a number with a comma": "4,200",
    "letters no English word has": "øresund łódź",
    "a letter that is two elsewhere": "straße",
    "another script": "東京",
    "words that are in every mail": "the of and",
    "one word that is not there, excluded": "quarry -mayor",
    "a phrase that is not there, excluded": 'quarry -"teams crisis"',
    "a dash that excludes nothing": "quarry - district",
    "the reporter": "whitcomb",
    "the reporter's address": "dana@piedmontcourier.example",
    "the reporter's newsroom by its domain": "piedmontcourier",
    "subject and reporter together": "zoning dana",
}
NOT_FOUND = {
    "a word that is nowhere": "mayor",
    "one of two words missing": "quarry mayor",
    "the words of a phrase the other way round": '"teams crisis"',
    "a phrase from the subject into the people": '"quarry dana"',
    "a phrase from the people into the mail": '"example dear"',
    "a beginning within quotes": '"quar"',
    "a beginning that is not the last word": "quar district",
    "the inside of a word": "uarry",
    "a word that is there, excluded": "quarry -district",
    "a form of it, excluded": "quarry -districts",
    "a phrase that is there, excluded": 'quarry -"crisis teams"',
    "only what must not be there": "-mayor",
    "nothing": "",
    "only blanks": " \t\n",
    "only signs": "?! -- *** (",
}
ODD = [
    '"', '""', "'", "''", "\\", "*", "a*", "NEAR(a b)", "AND", "OR", "NOT", "a AND", "NOT a", "^a", "subject:a",
    "{subject}: a", "a:*", "a & b", "a | !b", "(", ")", "((a", "a <-> b", "<2>", "%", "_", "%s", "\x00", "a\x00b",
    "\x02\x03", "-", "--", "-\"", "'; DROP TABLE inquiries_inquiry; --", "1e5", "0x1f", "-5", "3.14", "a" * 5000,
    "\ud800", "👩‍👩‍👧", "e\u0301", "\u202e", "½", "²", "ⅷ", "ﬁ", "İ", "-" * 300, "a " * 3000, '"a ' * 200,
]  # fmt: skip


@pytest.fixture
def ana() -> User:
    """Somebody who searches; what she searches for stands in one inquiry, another has nothing of it."""
    inquiry = make_inquiry(SUBJECT)
    make_message(inquiry, text=MAIL)
    inquiry.events.create(kind="opened", at=inquiry.received_at)
    other = make_inquiry("Lunch", journalist=make_journalist("Otto Ekholm", "otto@elsewhere.example"))
    other.events.create(kind="opened", at=other.received_at)
    index_pending(limit=10)
    return make_person()


def search(user: User, words: str) -> list[str]:
    """The subjects of what is found."""
    return [hit.inquiry.subject for hit in find(user, words).hits]


def test_what_is_found(ana: User) -> None:
    failed = {why: words for why, words in FOUND.items() if search(ana, words) != [SUBJECT]}
    assert not failed


def test_what_is_not_found(ana: User) -> None:
    failed = {why: words for why, words in NOT_FOUND.items() if search(ana, words)}
    assert not failed


def test_what_is_found_is_marked_where_it_stands(ana: User) -> None:
    for why, words in FOUND.items():
        (hit,) = find(ana, words).hits
        pieces = [*hit.subject, *hit.people, *hit.mail]
        assert any(piece.is_found for piece in pieces), why
        assert {fold(piece.text)[:1] for piece in pieces if piece.is_found} <= {
            word[0] for term in parse_words(words).wanted for word in term.words
        }, why


def test_whatever_is_typed_is_no_error(ana: User) -> None:
    for words in ODD:
        search(ana, words)
        search(ana, f"quarry {words}")
        list(matching(visible_to(ana), words))


def test_a_word_being_typed_is_completed_by_the_endings_of_english() -> None:
    assert "evictions" in complete_word("evictio")
    assert "housings" in complete_word("housin")
    assert complete_word("ho") == ()


def test_a_number_or_reference_names_an_inquiry() -> None:
    assert [parse_words(words).number for words in ("1042", " pd-1042 ", "PD-1042x", "10 42", "9" * 16)] == [
        1042, 1042, None, None, None,
    ]  # fmt: skip
