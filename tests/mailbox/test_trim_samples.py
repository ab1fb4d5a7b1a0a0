"""Whole mails, from their bytes to what is new in them."""

from pathlib import Path

import pytest

from mailbox.parsing import parse_email
from mailbox.trimming import TrimmedReply, trim_reply

SAMPLES = Path(__file__).parent.parent / "samples"

ANSWER = (
    "Dear Dana,\n\nthank you. Two things are still open:\n\n1. Who signed the lease?\n"
    "2. Since when did the mayor know?\n\nBest regards,\nAna Ruiz"
)
FRESH = {
    "reply-gmail-with-answers-between": (
        "See my notes below.\n\n> Dear Ana,\n>\n> before we can answer: which lease do you mean, the one of 2019 or "
        "the\none of 2021?\n\nThe one of 2021.\n\n> And may we name you to the builder?\n>\n\nNo, please do not."
    ),
    "reply-outlook-html-only-in-german": (
        "Guten Tag Frau Lee,\n\nwer hat den Vertrag unterschrieben?\n\nMit freundlichen Grüßen\n\nJana Kern"
    ),
    "reply-apple-mail-in-french-wrapped": "Bonjour,\n\nQui a signé le bail ?\n\nCordialement,\nLuc Petit",
    "reply-yahoo-without-marks-in-spanish": "Buenos días:\n¿Quién firmó el contrato?\nSaludos,\nEva Sanz",
    "reply-in-japanese": (
        "リー様\n\nお世話になっております。\n契約に署名したのはどなたですか。\n\nよろしくお願いいたします。\n森"
    ),
    "reply-lotus-notes": ANSWER,
    "reply-groupwise": ANSWER,
    "reply-under-the-whole-mail": ANSWER,
    "warning-on-top-and-footers-below": ANSWER,
}


def trim_sample(name: str) -> TrimmedReply:
    parsed = parse_email((SAMPLES / f"{name}.eml").read_bytes())
    return trim_reply(parsed.text, parsed.html, subject=parsed.subject)


@pytest.mark.parametrize("name", FRESH)
def test_what_is_new_in_a_reply_is_what_its_sender_wrote(name: str) -> None:
    trimmed = trim_sample(name)
    assert trimmed.fresh == FRESH[name]
    assert "press@pressdesk.example" in trimmed.quoted or "Press Office" in trimmed.quoted


def test_what_was_passed_on_without_a_mark_stays() -> None:
    fresh = trim_sample("forward-outlook-without-a-mark").fresh
    assert fresh.startswith("Can you take this?\n\nCleo\n\nFrom: Ana Ruiz <ana@herald.example>")
    assert fresh.endswith(ANSWER)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.eml")), ids=lambda path: path.stem)
def test_every_sample_with_a_text_keeps_words_of_it(path: Path) -> None:
    parsed = parse_email(path.read_bytes())
    trimmed = trim_reply(parsed.text, parsed.html, subject=parsed.subject)
    assert bool(trimmed.fresh) == bool(parsed.text.strip())
    kept = f"{trimmed.fresh}\n{trimmed.quoted}\n{trimmed.signature}".split()
    assert sorted(kept) == sorted(parsed.text.split())
