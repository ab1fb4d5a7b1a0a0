"""Which charset bytes are in that nobody declared, said only where the bytes themselves are plain about it. Pure."""

from __future__ import annotations

import re
from collections import Counter

MAX_SAMPLE = 4_000  # bytes looked at
MIN_HIGH_BYTES = 4
MIN_LETTERS = 6  # of a one-byte script; four letters may be anything

# One-byte scripts: the letters that make up most of any text in them, in both cases where there are two.
COMMON_LETTERS = {
    "koi8-u": "оеаинтсрвлкмдпуяі",
    "cp1251": "оеаинтсрвлкмдпуяі",
    "iso8859-5": "оеаинтсрвлкмдпуя",
    "cp866": "оеаинтсрвлкмдпуя",
    "cp1253": "αοιετσνηυρπκμλάόίέήύ",
    "cp1255": "יוהלאמרתשנבכדע",
    "cp1256": "اليمونرتهبدعسة",
}
ENOUGH_COMMON = 0.6  # share of the letters
CLEAR_LEAD = 0.1  # over the next script

HIGH_RUN = re.compile(rb"[\x80-\xff]+")
WESTERN_WORD = re.compile(rb"[A-Za-z][\x80-\xff]{1,2}(?![\x80-\xff])|(?<![\x80-\xff])[\x80-\xff]{1,2}[A-Za-z]")


def guess_codec(data: bytes) -> str | None:
    """Name the Python codec of undeclared text that is no UTF-8; None where it could be Western as well."""
    if b"\x1b$" in data:
        return "iso2022_kr" if b"\x1b$)C" in data else "iso2022_jp_ext"
    sample = _cut_sample(data)
    runs = HIGH_RUN.findall(sample)
    if sum(map(len, runs)) < MIN_HIGH_BYTES:
        return None
    script = _guess_one_byte(sample, runs)
    return script or _guess_two_bytes(sample)


def _cut_sample(data: bytes) -> bytes:
    if len(data) <= MAX_SAMPLE:
        return data
    sample = data[:MAX_SAMPLE]
    end = max(sample.rfind(b"\n"), sample.rfind(b" "))
    return sample[: end if end > 0 else MAX_SAMPLE]


def _guess_one_byte(sample: bytes, runs: list[bytes]) -> str | None:
    high = b"".join(runs)
    in_words = sum(len(run) for run in runs if len(run) > 2)
    if len(high) < MIN_LETTERS or in_words * 2 < len(high) or len(WESTERN_WORD.findall(sample)) * 8 > len(high):
        return None
    scores = sorted(((_score(runs, *script), script[0]) for script in COMMON_LETTERS.items()), reverse=True)
    (best, codec), (second, _) = scores[0], scores[1]
    return codec if best >= ENOUGH_COMMON * len(high) and best - second >= CLEAR_LEAD * len(high) else None


def _score(runs: list[bytes], codec: str, letters: str) -> int:
    """Count the letters that are common ones, in words whose case people write: all, none or the first."""
    score = 0
    for run in runs:
        word = run.decode(codec, "replace")
        lower = word.lower()
        if word[1:] == lower[1:] or word == word.upper():
            score += sum(letter in letters for letter in lower)
    return score


def _guess_two_bytes(sample: bytes) -> str | None:
    leads, trails = _count_pairs(sample)
    total = sum(leads.values())
    if total < 2:
        return None

    def share(first: int, last: int) -> float:
        return sum(count for lead, count in leads.items() if first <= lead <= last) / total

    low_trails = sum(count for trail, count in trails.items() if trail < 0x80) / total
    is_euc = all(len(run) % 2 == 0 for run in HIGH_RUN.findall(sample)) and min(leads) >= 0xA1 and min(trails) >= 0xA1
    guesses = (
        ("cp932", not is_euc and share(0x82, 0x83) >= 0.25 and share(0x81, 0x9F) + share(0xE0, 0xEA) >= 0.95),
        ("euc_jp", is_euc and share(0xA4, 0xA5) >= 0.2),
        ("cp949", is_euc and share(0xB0, 0xC8) >= 0.9),
        ("gb18030", is_euc and share(0xB0, 0xD7) >= 0.7 and share(0xC9, 0xD7) >= 0.15),
        ("cp950", not is_euc and low_trails >= 0.1 and share(0xA1, 0xC6) >= 0.9),
        ("gb18030", not is_euc and low_trails < 0.1 and share(0xB0, 0xD7) >= 0.7 and share(0xC9, 0xD7) >= 0.15),
    )
    for codec, is_likely in guesses:
        if is_likely and _is_valid(sample, codec):
            return codec
    return None


def _count_pairs(sample: bytes) -> tuple[Counter[int], Counter[int]]:
    leads: Counter[int] = Counter()
    trails: Counter[int] = Counter()
    position, end = 0, len(sample) - 1
    while position < end:
        if sample[position] < 0x80:
            position += 1
            continue
        leads[sample[position]] += 1
        trails[sample[position + 1]] += 1
        position += 2
    return leads, trails


def _is_valid(sample: bytes, codec: str) -> bool:
    try:
        sample.decode(codec)
    except UnicodeError:
        return False
    return True
