"""A block of header lines is where it is: a last line of the sender's, a form of hers or answers below it stay."""

import pytest

from mailbox.trimming import trim_reply

BLOCK = (
    "From: Tom Becker <tom@desk.example>\nSent: Monday, May 13, 2024 4:11 PM\n"
    "To: Joan Mills <joan@mills.example>\nSubject: Re: Draft"
)
RULE = "_" * 32
ORIGINAL = "-----Original Message-----"
QUESTIONS = "> Was the road closed?\nYes, from 5 to 9 May.\n\n> Who decided?\nThe county council."
LOTUS_BOX = """|---------+---------------------------->
|         |           "Tom Becker"     |
|         |           <tom@desk.example|
|         |           13/05/2024 16:20 |
|---------+---------------------------->
  >--------------------------------------------------------------|
  |       To:       Karin Holm/OSL/Example@EXAMPLE               |
  |       Subject:  Logo                                         |
  >--------------------------------------------------------------|

Which logo?"""
LOTUS_COLUMNS = """             "Tom Becker"
             <tom@desk.example>
                                                            To
             13/05/2024 16:20          "Karin Holm" <karin@example.example>
                                                            cc

                                                       Subject
                                       Logo


Which logo?"""


@pytest.mark.parametrize(
    "last",
    [
        "From: is a header we should not print in the article, by the way.",
        "Sent: 3 May 2024",
        "To: all parents of class 4",
        "Date: 4 June 2024",
        "Subject: Water in the city",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", f"\n\n{RULE}\n"])
def test_a_last_line_that_looks_like_a_header_is_hers(last: str, between: str) -> None:
    text = f"This is the line:\n\n{last}{between}{BLOCK}\n\nDear Joan,\nCan we publish?"
    trimmed = trim_reply(text)
    assert trimmed.fresh == f"This is the line:\n\n{last}"
    assert "Can we publish?" in trimmed.quoted


@pytest.mark.parametrize("head", [BLOCK, f"{ORIGINAL}\n{BLOCK}", f"{RULE}\n{BLOCK}"])
def test_answers_between_quoted_lines_below_a_block_stay(head: str) -> None:
    trimmed = trim_reply(f"Dear Tom, see below.\n\n{head}\n\n{QUESTIONS}")
    assert trimmed.fresh == f"Dear Tom, see below.\n\n{QUESTIONS}"
    assert "Subject: Re: Draft" in trimmed.quoted


@pytest.mark.parametrize("head", [BLOCK, f"{ORIGINAL}\n{BLOCK}", f"{RULE}\n{BLOCK}"])
@pytest.mark.parametrize("tail", ["", "\n\n-- \nJoan Mills\n555-0123"])
def test_a_mail_quoted_whole_below_a_block_is_history(head: str, tail: str) -> None:
    trimmed = trim_reply(f"Yes, both.\n\n{head}\n\n> Was the road closed?\n> Who decided?{tail}")
    assert trimmed.fresh == "Yes, both."
    assert "Who decided?" in trimmed.quoted


def test_an_answer_below_the_whole_mail_is_the_answer() -> None:
    assert trim_reply(f"{BLOCK}\n\n> Was the road closed?\n\nYes, closed.").fresh == "Yes, closed."


@pytest.mark.parametrize(
    "form",
    [
        "From: Leeds\nTo: York\nDate: 4 June\n\nTickets cost 5 pounds.",
        "Von: Leipzig\nAn: Dresden\nDatum: 4. Juni\n\nDie Karte kostet 5 Euro.",
        "De: Madrid\nPara: Toledo\nFecha: 4 de junio\n\nEl billete cuesta 5 euros.",
        "From: Museum of Art\nTo: City Gallery\nDate: 4 June 2024\nValue: 3000\n\nInsurance is paid by us.",
    ],
)
def test_a_form_without_an_address_or_an_hour_is_hers(form: str) -> None:
    text = f"This is the plan:\n\n{form}"
    assert trim_reply(text).fresh == text


@pytest.mark.parametrize("history", [LOTUS_BOX, LOTUS_COLUMNS])
def test_what_lotus_notes_draws_above_history_begins_it(history: str) -> None:
    trimmed = trim_reply(f"Approved. Use version B of the logo.\n\n\n{history}")
    assert trimmed.fresh == "Approved. Use version B of the logo."
    assert "Which logo?" in trimmed.quoted


def test_words_set_in_from_the_margin_are_no_block() -> None:
    text = "The order is:\n\n            To\n            the mayor\n            and the council\n\nThat is all."
    assert trim_reply(text).fresh == text


def test_people_whom_she_passes_on_are_no_signature() -> None:
    text = "You can reach our experts here.\n\nAnn Lee, +44 20 7946 0000\nBob Ray, +44 20 7946 0001"
    assert trim_reply(text).fresh == text


def test_numbers_of_one_person_are_her_signature() -> None:
    text = "You can reach me tomorrow.\n\nNews Desk Line +44 20 7946 0000\nMobile Phone +44 20 7946 0001"
    assert trim_reply(text).fresh == "You can reach me tomorrow."


@pytest.mark.parametrize(
    "text",
    [
        "Please tell us who these are:\n\n---\nAna Ruiz\nBob Lee",
        "Please ring the neighbor on this.\n\n---\nMaria Lopez\n212-555-0142",
        "The records I want:\n\n===\nhttps://city.example/a\nhttps://city.example/b",
        "Please check:\n|---+---->\n| Date: 5 May | Subject: fire | cc: none |\n\nWho signed it?",
        "Your table reads so.\n\n|------+------>\n| 2024 | 12 |\n\nPlease explain.",
        f"Route changes in your notice.\n\n{' ' * 12}To\n{' ' * 12}Do\n{' ' * 12}A\n{' ' * 12}10:30\n\nPlease explain.",
    ],
)
def test_what_she_rules_off_or_sets_in_is_hers(text: str) -> None:
    assert trim_reply(text).fresh == text


def test_her_words_among_the_lines_of_a_block_stay() -> None:
    block = "From: Jane Doe\nDate: 5 May 2025, 10:30\nPlease send the list.\nTo: press office"
    text = f"{block}\n\n> You wrote vans.\n\nThanks."
    assert "Please send the list." in trim_reply(text).fresh


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"Can you comment on this mail:\n\n{BLOCK}\n\n> We close the park.\n> Ana", "Fwd: x"),
        (f"Can you comment on this mail:\n\n{BLOCK}\n\n> We close the park.\n> Ana", "Re: x"),
        (f"{BLOCK}\n\n> Q1\n> Q2\nWhat does the city say?", "Fwd: x"),
    ],
)
def test_a_marked_mail_that_is_passed_on_stays_with_its_head(text: str, subject: str) -> None:
    assert trim_reply(text, subject=subject).fresh == text


@pytest.mark.parametrize(
    "block",
    [
        "From: Ana Ruiz\nDate: 05/05/2025\nTo: Jane Doe",
        "Von: Ana Ruiz\nGesendet: Montag, 5. Mai 2025\nAn: Jane Doe",
    ],
)
def test_a_block_of_three_labels_is_history_where_only_mails_have_them(block: str) -> None:
    assert trim_reply(f"Yes, thanks.\n\n{block}\n\nWe will not comment.").fresh == "Yes, thanks."


def test_two_bureaus_of_one_reporter_are_no_list_of_people() -> None:
    text = "Can you comment?\n\nJane Doe\nThe Herald\nNew York 212-555-0100\nLos Angeles 310-555-0100\n"
    assert trim_reply(text).fresh == "Can you comment?\n\nJane Doe"
