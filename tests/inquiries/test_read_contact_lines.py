"""What a signature says of who wrote: name, newsroom, telephone, clock."""

import pytest

from inquiries.contact_lines import fold_name, goes_on, list_phrases, read_contact
from mailbox.trimming import trim_reply

DANA = "Dana Whitcomb"
BEST = f"Best,\n{DANA}\n"
PHONE = "(919) 555-0123\n"
ASKED = "Hi,\n\nCan someone speak by 5?\n\n"


def read(below: str) -> tuple[str, str, str, str]:
    trimmed = trim_reply(ASKED + below)
    found = read_contact(trimmed.fresh, trimmed.signature)
    return found.name, found.outlet, found.phone, found.zone


@pytest.mark.parametrize(
    ("below", "name", "outlet"),
    [
        (f"{BEST}Freelance reporter, The Durham Ledger\n{PHONE}", DANA, "The Durham Ledger"),
        (f"Thanks,\nDana\n\n-- \n{DANA} | Staff Writer\nThe Durham Ledger\n", DANA, "The Durham Ledger"),
        (f"{DANA}\nThe Durham Ledger\n", DANA, "The Durham Ledger"),
        (f"{DANA}, Durham Ledger\n", DANA, "Durham Ledger"),
        (f"{BEST}Freelance journalist for Inside Durham\n{PHONE}", DANA, "Inside Durham"),
        (f"Best,\n{DANA} (she/her)\nCity Hall Reporter\nHarbor City Beat\n{PHONE}", DANA, "Harbor City Beat"),
        (f"Best\n\n-- \n{DANA}\nProducer, Morning Show\nWQXB 91.5 FM | Public Radio\n", DANA, "WQXB 91.5 FM"),
        (f"Saludos,\nTessa Oyelaran\nPeriodista, Diario del Valle\n{PHONE}", "Tessa Oyelaran", "Diario del Valle"),
        (f"Saludos,\nTessa de la Cruz\nReportera en El Nuevo Valle\n{PHONE}", "Tessa de la Cruz", "El Nuevo Valle"),
    ],
)
def test_name_and_newsroom(below: str, name: str, outlet: str) -> None:
    assert read(below)[:2] == (name, outlet)


@pytest.mark.parametrize(
    "below",
    [
        "Dana\n",
        "Thanks so much\n",
        "Best,\nDana Whitcomb\nInvestigative Reporter, Education\n(919) 555-0123\n",
        "Best,\nDana Whitcomb\nFreelance journalist\nDurham, NC 27701\n(919) 555-0123\n",
        "Best,\nDana Whitcomb\n(919) 555-0123\ndana@durhamledger.example | www.durhamledger.example\n",
        "Is The Durham Ledger on your list?\n",
        "Sent from my iPhone\n",
    ],
)
def test_where_no_newsroom_stands_none_is_read(below: str) -> None:
    assert read(below)[1] == ""


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("(919) 555-0123", "(919) 555-0123"),
        ("m: 919.555.0123", "919.555.0123"),
        ("fax: 206-555-0177 cell 206-555-0178", "206-555-0178"),
        ("O: (206) 555-0101  M: (206) 555-0102", "(206) 555-0101"),
        ("+1 919 555 0123", "+1 919 555 0123"),
        ("Durham, NC 27701-1234", ""),
        ("555-0123", ""),
        ("Since 1889", ""),
    ],
)
def test_a_whole_telephone_number_that_is_no_fax(line: str, phone: str) -> None:
    assert read_contact("", f"Dana Whitcomb\n{line}").phone == phone


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("Seattle, WA 98101", "America/Los_Angeles"),
        ("Durham, NC", "America/New_York"),
        ("Hartford, CT | reporter", "America/New_York"),
        ("206-555-0178 (PT)", "America/Los_Angeles"),
        ("Mornings, Eastern Time", "America/New_York"),
        ("Hora del Este", "America/New_York"),
        ("Nashville, TN", ""),
        ("Boston, MASS", ""),
        ("CT", ""),
    ],
)
def test_her_clock_by_its_name_or_by_her_state(line: str, zone: str) -> None:
    assert read_contact("", f"Dana Whitcomb\n{line}").zone == zone


def test_a_newsrooms_name_is_compared_without_article_case_and_marks() -> None:
    assert fold_name("The Durham-Ledger") == fold_name("durham ledger") == "durham ledger"
    assert fold_name("El Periódico") == "periodico"
    assert fold_name("The") == "the"
    assert "durham ledger" in list_phrases(["Staff writer at the Durham Ledger, Durham"])


def test_what_is_no_letter_when_compared_is_no_name() -> None:
    assert read_contact("", "\ufe70\ufe70 \ufe70\ufe70\nReporter, Daily").name == ""


def test_a_whole_name_goes_on_where_a_first_one_ends() -> None:
    assert goes_on("Dána Whitcomb", "dana")
    assert not goes_on("Lee Whitcomb", "Dana")
    assert not goes_on("", "Dana")
    assert not goes_on("Dana Whitcomb", "\ufe70")
    assert not goes_on("", "\ufe70"), "what is nothing when compared is nobody's name"


def test_long_texts_are_read_at_their_ends() -> None:
    fresh = "word " * 200_000 + "\n\nDana Whitcomb\nThe Durham Ledger"
    found = read_contact(fresh, "-" * 1_000_000)
    assert (found.name, found.outlet) == ("Dana Whitcomb", "The Durham Ledger")
    assert len(found.lines) <= 25
