"""Thanks open a mail as well as they end one, and a bare mark parts paragraphs: what is written below them stays."""

import pytest

from mailbox.trimming import trim_reply


@pytest.mark.parametrize(
    "text",
    [
        "Hi Sam,\n\nThanks.\nPlease call the duty officer instead on +44 20 7946 0999.",
        "Thank you.\n\nThe report is public: https://county.example/report.pdf\n\nPage 14 has the table.",
        "Thanks\n\nWe will send it to desk@herald.example tomorrow",
        "Sorry for the delay.\n\nThanks,\nI have moved; use dana@new.example from now on",
        "Thanks, Ana.\nPlease call the duty officer on 020 7946 0999.",
        "Thanks,\nsee case 20-114-2024 for what the board said",
        "Merci,\nvous pouvez joindre le maire au 01 44 55 66 77",
        "Danke,\nbitte rufen Sie morgen 030 123456 an",
        "Gracias,\npuede llamar al alcalde al 555 123 4567 mañana",
        "Figures:\n--\n2021 14\n2022 19\n--\nThese are final and have been checked by the auditor.",
        "Hello,\n\n--\nAnswer 1: yes, it was sold.\n--\nAnswer 2: no.",
    ],
)
def test_what_is_written_below_stays(text: str) -> None:
    assert trim_reply(text).fresh == text


@pytest.mark.parametrize(
    ("words", "signature"),
    [
        ("Is he free?\n\nThanks,\nAna", "Please call me on 020 7946 0999."),
        ("Is he free?\n\nBest,", "Dana Whitcomb | Reporter | Herald\n555-010-0100\ndana@herald.example"),
        ("Is he free?\n\nRegards", "The team at the Herald (www.herald.example)"),
        ("Is he free?\n\nThanks", "Direct: 555-0100-200 or mobile 555-0100-201"),
        ("Is he free?", "--\nAna Ruiz\nHerald\n--\nThis mail may be confidential."),
        ("Is he free?", "Sent with [Proton Mail](https://mail.example/) secure email."),
    ],
)
def test_what_says_who_wrote_folds_away(words: str, signature: str) -> None:
    trimmed = trim_reply(f"{words}\n{signature}" if words.endswith("Ana") else f"{words}\n\n{signature}")
    assert (trimmed.fresh, trimmed.signature) == (words, signature)


@pytest.mark.parametrize(
    ("words", "history"),
    [
        (
            "The invoice number is 2024/771.",
            "On Mon, May 13, 2024 at 4:05 PM Press Desk (Support) <press@pressdesk.example> wrote:\n\n"
            "> ##- Please type your reply above this line -##\n>\n> Your request (12) has been updated.",
        ),
        (
            "It is four.",
            "Press Desk <press@pressdesk.example> wrote on 05/13/2024 04:05:11 PM:\n\n> From: Ana <ana@x.example>\n"
            "> To: Dana <dana@x.example>\n> Date: 05/13/2024 03:00 PM\n> Subject: How many\n>\n> How many?",
        ),
        (
            "Rozpočet je pod číslem 2214.",
            "---------- Původní e-mail ----------\nOd: Press Desk <press@pressdesk.example>\n"
            "Komu: Dana <dana@x.example>\nDatum: 13. 5. 2024 16:05:11\nPředmět: Rozpočet\n\nKolik?",
        ),
        (
            "Da, je res.",
            "Od: Press Desk <press@pressdesk.example>\nPoslano: ponedeljek, 13. maj 2024 16:05\n"
            "Za: Dana <dana@x.example>\nZadeva: Koliko\n\nKoliko?",
        ),
    ],
)
def test_the_history_below_an_answer_folds_away(words: str, history: str) -> None:
    trimmed = trim_reply(f"{words}\n\n{history}")
    assert (trimmed.fresh, trimmed.quoted) == (words, history)
