"""Letters put together of other letters' words: answered, quoted, passed on and signed in turns, as threads are."""

import random
import re
from collections.abc import Sequence

from tests.fuzz.mutations import encode_text, wrap_part

WORD = re.compile(r"\w+")
# Containers in the text are opened, and their lines are no words.
OPENED = re.compile(r"^begin |-----BEGIN PGP", re.M)
MOST_LINES = 60
ATTRIBUTIONS = (
    "On Mon, 3 Mar 2025 at 10:12, Ana Ruiz <ana@herald.example> wrote:", "Am 03.03.2025 um 10:12 schrieb Ana Ruiz:",
    "El lun, 3 mar 2025 a las 10:12, Ana Ruiz (<ana@herald.example>) escribió:", "Le 3 mars à 10:12, Ana a écrit :",
    "2025年3月3日(月) 10:12 Ana Ruiz <ana@herald.example>:", "Ana Ruiz via Forum wrote:", "Ana wrote:", "> Ana wrote:",
)  # fmt: skip
BREAKS = (
    "-----Original Message-----", "________________________________", "---------- Forwarded message ---------",
    "Begin forwarded message:", "-------- Weitergeleitete Nachricht --------", "--- Mensaje reenviado ---", "",
)  # fmt: skip
LABELS = (
    "From: Ana Ruiz <ana@herald.example>\nSent: Monday, March 3, 2025 10:12 AM\nTo: press\nSubject: Budget\n",
    "Von: Ana Ruiz <ana@herald.example>\nGesendet: Montag, 3. März 2025 10:12\nAn: press\nBetreff: Budget\n",
    "De : Ana Ruiz\nEnvoyé : lundi 3 mars 2025 10:12\nObjet : Budget\n", "From: a\nTo: b\n", "Subject: c\n", "",
)  # fmt: skip
ENDS = ("-- \nAna Ruiz\nHerald\n555-0123", "Sent from my iPhone", "Best,\nAna", "Deadline: 5 pm today", "", "--\n")
SUBJECTS = ("Budget", "Re: Budget", "Fwd: Budget", "WG: Budget", "Automatic reply: Budget", "Undeliverable: Budget")


def recombine(texts: Sequence[str], rng: random.Random) -> tuple[bytes, list[str]]:
    """A mail of one plain text in some structure and encoding, and the words that must be read in it."""
    blocks = [_take(texts, rng)]
    for _ in range(rng.randint(1, 4)):
        turn = rng.choice([_answer, _pass_on, _answer_inline])
        blocks = turn(blocks, _take(texts, rng), rng)
    text = OPENED.sub(" ", "\n".join(blocks))
    body, encoding = encode_text(text.encode("utf-8", "replace"), rng)
    part = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + b"\r\n\r\n" + body
    for depth in range(rng.randint(0, 2)):
        part = wrap_part(part, b"=_%d" % depth, rng)
    head = f"From: Ana Ruiz <ana@herald.example>\r\nTo: press@pressdesk.example\r\nSubject: {rng.choice(SUBJECTS)}\r\n"
    return head.encode() + part, WORD.findall(text)


def _take(texts: Sequence[str], rng: random.Random) -> str:
    """Some lines of a letter that stand together."""
    lines = rng.choice(texts).split("\n")
    start = rng.randrange(len(lines))
    return "\n".join(lines[start : start + rng.randint(1, MOST_LINES)])


def _answer(blocks: list[str], words: str, rng: random.Random) -> list[str]:
    mark = rng.choice(["> ", ">", " > ", "", "| "])
    old = "\n".join(f"{mark}{line}" for block in blocks for line in block.split("\n"))
    top = [words, rng.choice(ENDS)]
    return [*top, rng.choice(ATTRIBUTIONS), old] if rng.random() < 0.7 else [rng.choice(ATTRIBUTIONS), old, *top]


def _pass_on(blocks: list[str], words: str, rng: random.Random) -> list[str]:
    return [words, rng.choice(ENDS), rng.choice(BREAKS), rng.choice(LABELS), *blocks]


def _answer_inline(blocks: list[str], words: str, rng: random.Random) -> list[str]:
    answers = words.split("\n")
    out: list[str] = []
    for line in "\n".join(blocks).split("\n"):
        out.append(f"> {line}")
        if answers and rng.random() < 0.3:
            out += ["", answers.pop(0), ""]
    return [rng.choice(ATTRIBUTIONS), "\n".join(out), rng.choice(ENDS)]
