"""Invented words, people and newsrooms for the big desk: common and rare as in real mail, the same at every call."""

import random
from itertools import accumulate, islice, product

# What the measurements look for, and in what share of the inquiries it stands.
COMMON, UNCOMMON, RARE = "council", "rezoning", "quarry"
SHARES = {COMMON: 0.5, UNCOMMON: 0.01, RARE: 0.0002}
SENTENCES = 4000
WORDS_A_SENTENCE = 14
SENTENCES_A_MAIL = 8
PLAIN = """
    the of to and a in for is on that by this with you it not or be are from at as your all have new more an was we
    will can us about if my has but our one other do no they he up may what which their out use any there see only so
    his when here who also now get am been would how were me some these its like than find date people had just over
    state into two next work last most comment deadline story please question office city housing rent budget
    interview spokesperson members policy report article workers school election vote plan county mayor program
""".split()  # noqa: SIM905
FIRST = "Ada Bela Cato Dora Edda Femi Gus Hana Ivo Juno Kai Lena Milo Nadia Otto Pia Rafi Sena Tove Uma".split()  # noqa: SIM905
FAMILY = "Achter Bromley Castell Dorne Ekholm Farrow Grieg Halloran Ibsen Jarvis Kestrel Lomax Merrin".split()  # noqa: SIM905
PAPERS = "Courier Ledger Gazette Observer Post Chronicle Times Radio Record Bulletin Sentinel Wire".split()  # noqa: SIM905


def make_vocabulary(count: int = 30_000) -> list[str]:
    """Common English first, then words that could be: in the order of how often they are used."""
    syllables = [a + b for a, b in product("bdfgklmnprstv", ("a", "e", "i", "o", "u", "ar", "en", "ol"))]
    made = ("".join(parts) for parts in product(syllables, repeat=3))
    words = list(islice(made, 0, None, 37))
    random.Random(1).shuffle(words)
    return PLAIN + words[: count - len(PLAIN)]


class Writer:
    """Writes mails: sentences from a stock, some words of their own, and the measured words in their shares."""

    def __init__(self) -> None:
        self.random = random.Random(2)
        self.vocabulary = make_vocabulary()
        weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.vocabulary))))
        words = self.random.choices(self.vocabulary, cum_weights=weights, k=SENTENCES * WORDS_A_SENTENCE)
        self.sentences = [
            " ".join(words[place : place + WORDS_A_SENTENCE]).capitalize() + "."
            for place in range(0, len(words), WORDS_A_SENTENCE)
        ]

    def write_subject(self) -> str:
        """Four words and a comma."""
        first, second, third = self.random.choices(self.vocabulary, k=3)
        return f"{first.capitalize()} {self.random.choice(PLAIN)}, {second} {third}"

    def write_mail(self) -> str:
        """A mail of about a hundred and twenty words."""
        lines = self.random.choices(self.sentences, k=SENTENCES_A_MAIL)
        lines.append(" ".join(self.random.choices(self.vocabulary, k=3)))
        lines += [f"It is about the {word}." for word, share in SHARES.items() if self.random.random() < share]
        return "\n".join(lines)

    def name_person(self, number: int) -> str:
        """Somebody; the number keeps her apart from her namesakes."""
        return f"{FIRST[number % len(FIRST)]} {FAMILY[number // len(FIRST) % len(FAMILY)]} {number}"

    def name_paper(self, number: int) -> str:
        """A newsroom."""
        return f"{self.vocabulary[900 + number].capitalize()} {PAPERS[number % len(PAPERS)]}"
