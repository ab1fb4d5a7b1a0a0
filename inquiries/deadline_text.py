"""Prepares the words of a mail for reading times: folded for matching, cut down to what its writer said today.

Both keep every character in its place, so that an offset found here is one in the mail as it stands.
"""

import re
import unicodedata
from collections.abc import Iterator

from inquiries.deadline_pattern import compile_late
from mailbox.folded import cut_reply_prefix
from mailbox.forward_subjects import is_forward_subject
from mailbox.limits import is_limit_label
from mailbox.signatures import find_signature

_SAME_LENGTH = {
    **{ord(c): unicodedata.normalize("NFD", c)[0] for c in "áàâäãéèêëíìîïóòôöõúùûüñç"},
    **dict.fromkeys(map(ord, "‘’ʼ´`"), "'"),
    **dict.fromkeys(map(ord, "“”«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u200b\t\r\f\v"), " "),
}
# Lines at least this long were broken by a mail program, not by their writer.
_WRAPPED_AT = 55

_UNFINISHED = compile_late(
    r"(?:[:,]|\b(?:is|are|by|the|at|on|to|of|for|before|until|till|and|or|an?|my|our|es|el|la|las|los|del?|a"
    r"|para|antes"
    r"|hasta|y|mi|nuestr[oa]))$"
)

_ATTRIBUTION = compile_late(
    r"^[ \t]*(?:on|el|le)\b[^\n]{5,200}(?:\n[^\n]{0,120})?\b(?:wrote|escribio|ecrit)[ ]?:[ ]*$", re.MULTILINE
)
_ORIGINAL = compile_late(
    r"^[ \t]*(?:-{2,} ?(?:original message|mensaje original)[^\n]*|_{10,}[ ]*(?=\n\s*\**(?:from|de):))",
    re.MULTILINE,
)
_HEADER_BLOCK = compile_late(
    r"^[ *]*(?:from|de)[ ]?:[^\n]*\n(?:[ *]*[a-z][a-z -]{0,20}:[^\n]*\n|[ \t][^\n]+\n){1,8}", re.MULTILINE
)
_FORWARD_MARK = compile_late(
    r"^[ \t]*(?:-{2,} ?(?:forwarded|mensaje reenviado|forwarded message)[^\n]*|begin forwarded message:?"
    r"|inicio del mensaje reenviado:?)[^\n]*\n?",
    re.MULTILINE,
)
_HEADER_DATE = compile_late(r"^[ *]*(?:date|sent|fecha|enviado)(?: el)?[ ]?:[ *]*([^\n]{6,80})$", re.MULTILINE)
_IS_LIMIT = compile_late(r"[ ]*(?:my |our |mi )?(?:deadline|cierre|fecha limite)\b[^\n]{0,20}\d")


def fold(text: str) -> str:
    """Return the text in lower case, without accents and fancy marks, each character in its old place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_SAME_LENGTH)


def is_forward(subject: str, text: str) -> bool:
    """Return whether the mail passes on another's; both arguments folded."""
    has_mark = "forwarded" in text or "reenviado" in text
    return bool(is_forward_subject(cut_reply_prefix(subject)[0]) or (has_mark and _FORWARD_MARK.search(text)))


def find_forwarded(low: str) -> tuple[int, str] | None:
    """Return where the words of the forwarded mail begin and what its Date line says; None where it has none."""
    for block in _find_header_blocks(low):
        if dated := _HEADER_DATE.search(block.group()):
            return block.end(), dated.group(1).strip(" *")
    return None


def _find_header_blocks(low: str) -> Iterator[re.Match[str]]:
    """Yield the header blocks of quoted mails; a form that begins with "From:" but has no date is none."""
    return (block for block in _HEADER_BLOCK.finditer(low) if _HEADER_DATE.search(block.group()))


def keep_fresh(text: str, low: str, *, forward: bool) -> str:
    """Return `low` with all that is not the writer's own fresh words blanked out.

    Blanked are quoted lines, the history under an attribution, header blocks, signatures and legal notices. A
    forward's own body stays, since it is what the mail is about.
    """
    if ">" in low:
        low = re.sub(r"^[ ]*>[^\n]*", _blank, low, flags=re.MULTILINE)
    if "wrote" in low or "escribio" in low or "ecrit" in low:
        low = _cut_history(text, low)
    if forward:
        low = _FORWARD_MARK.sub(_blank, low)
        for block in _find_header_blocks(low + "\n"):
            low = _blank_from(low, block.start(), min(block.end(), len(low)))
    elif "from" in low or "de:" in low or " original" in low:
        for found in (_ORIGINAL.search(low), next(_find_header_blocks(low), None)):
            if found is not None:
                low = _blank_from(low, found.start())
    return _join_wrapped_lines(_blank_signature(text, low))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _blank_from(low: str, start: int, end: int | None = None) -> str:
    end = len(low) if end is None else end
    return low[:start] + re.sub(r"[^\n]", " ", low[start:end]) + low[end:]


def _cut_history(text: str, low: str) -> str:
    found = _ATTRIBUTION.search(low)
    if found is None:
        return low
    if text[found.end() :].lstrip().startswith(">"):
        # Its quoted lines are gone already; what stands between and below them is an inline answer.
        return _blank_from(low, found.start(), found.end())
    return _blank_from(low, found.start())


def _blank_signature(text: str, low: str) -> str:
    """Blank signatures and footers; of a line among theirs that names a limit, only what calls itself one stays."""
    lines, shown = low.split("\n"), text.split("\n")
    furniture = find_signature(shown, [number for number, line in enumerate(lines) if line.strip()])
    is_block = False
    for number, line in enumerate(lines):
        is_block = number in furniture or (is_block and bool(line.strip()))
        if is_block and not (is_limit_label(line) or _IS_LIMIT.match(line)):
            lines[number] = " " * len(line)
    return "\n".join(lines)


def _join_wrapped_lines(low: str) -> str:
    """Turn line ends that a mail program put in into spaces; those that remain end a sentence."""
    lines = low.split("\n")
    out = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        stripped = line.rstrip()
        wrapped = len(stripped) >= _WRAPPED_AT or _UNFINISHED.search(stripped[-10:]) is not None
        starts_item = following.lstrip()[:1] in ("", "-", "*", "•") or re.match(r"\s*\d+[.)] ", following)
        out.append(line + (" " if wrapped and not starts_item else "\n"))
    return "".join(out)[: len(low)]
