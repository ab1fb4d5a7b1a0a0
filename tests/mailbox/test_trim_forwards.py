"""What is passed on is no quote: it stays, with the words above it."""

import pytest

from mailbox.forward_words import FORWARDED
from mailbox.trimming import trim_reply

TOLD = "From: Ben Ode <ben@gazette.example>\nDate: Monday\nSubject: The lease\nTo: Ana\n\nWho pays?\n\nBen"
OUTLOOK = "From: Ben Ode <ben@gazette.example>\nSent: Monday, March 3\nTo: Ana\nSubject: The lease\n\nWho pays?\n\nBen"
REPLY = "On Mon, 3 Mar 2025 at 10:12, Ana Ruiz <ana@herald.example> wrote:"


@pytest.mark.parametrize("words", FORWARDED)
@pytest.mark.parametrize("line", ["---------- {} ---------", "-------- {} --------", "{}:"])
def test_the_line_of_every_language_keeps_what_is_under_it(line: str, words: str) -> None:
    text = f"For you, please.\n\n{line.format(words.capitalize())}\n{TOLD}"
    assert trim_reply(text).fresh == text


@pytest.mark.parametrize("above", ["", "For you, please.\n\n"])
def test_apples_forward_in_a_quote_stays(above: str) -> None:
    marked = TOLD.replace("\n", "\n> ").replace("> \n", ">\n")
    text = f"{above}> Begin forwarded message:\n>\n> {marked}"
    assert trim_reply(text).fresh == text


def test_a_forward_inside_what_was_answered_is_history() -> None:
    assert trim_reply(f"Yes.\n\n{REPLY}\n\n> Begin forwarded message:\n>\n> From: Ben\n").fresh == "Yes."
    text = f"Yes.\n\n-----Original Message-----\n\nFor you.\n\n---------- Forwarded message ---------\n{TOLD}"
    assert trim_reply(text).fresh == "Yes."


@pytest.mark.parametrize(
    "prefix", ["FW:", "Fwd:", "WG:", "TR:", "RV:", "I:", "ENC:", "Doorst:", "VB:", "[EXTERNAL] Fwd:"]
)
def test_the_subject_tells_a_forward_from_a_reply(prefix: str) -> None:
    text = f"Can you take this?\n\n{OUTLOOK}"
    assert trim_reply(text, subject=f"{prefix} The lease").fresh == text
    assert trim_reply(text, subject=f"RE: {prefix} The lease").fresh == "Can you take this?"
    assert trim_reply(text).fresh == "Can you take this?"


def test_an_answer_under_a_subject_once_passed_on_is_still_an_answer() -> None:
    assert trim_reply(f"Yes.\n\n{REPLY}\n\nCan you take this?\n", subject="Fwd: The lease").fresh == "Yes."


def test_a_signature_above_a_forward_is_folded() -> None:
    text = (
        f"Can you take this?\n\nBest,\nAna\n\n-- \nAna Ruiz\nHerald\n\n---------- Forwarded message ---------\n{TOLD}"
    )
    trimmed = trim_reply(text)
    assert trimmed.fresh == f"Can you take this?\n\nBest,\nAna\n\n---------- Forwarded message ---------\n{TOLD}"
    assert trimmed.signature == "--\nAna Ruiz\nHerald"
