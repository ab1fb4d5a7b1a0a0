"""Prepares the words of a mail for reading times: folded for matching, cut down to what its writer said today.

Both keep every character in its place, so that an offset found here is one in the mail as it stands.
"""

import re
import unicodedata
from collections.abc import Iterator

from inquiries.deadline_pattern import compile_late
from mailbox.limits import is_limit_label

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
    r"(?:[:,]|\b(?:is|are|by|the|at|on|to|of|for|before|until|till|and|or|an?|my|our|es|el|la|las|los|del?|a|para|antes"
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
_FORWARD_SUBJECT = compile_late(r"^\s*(?:re: ?)?(?:fwd?|fw|rv|reenv|tr)\s*:")
_HEADER_DATE = compile_late(r"^[ *]*(?:date|sent|fecha|enviado)(?: el)?[ ]?:[ *]*([^\n]{6,80})$", re.MULTILINE)
_DASHES = compile_late(r"\n-- ?(?=\n|\Z)")
_SIGN_OFF = compile_late(
    r"\n[ ]*(?:(?:many |warm |kind |best |with )?(?:thanks|thank you|thx|regards|best|sincerely|cheers|yours"
    r"|respectfully|cordially|wishes|gratefully|appreciatively|gracias|muchas gracias|saludos|un saludo|atentamente"
    r"|cordialmente|atte|abrazos)"
    r"(?: (?:so much|again|very much|in advance|a lot|for your (?:time|help)|and regards|regards|wishes|truly"
    r"|cordiales|de antemano|por su ayuda))*)[ ]*[,.!-]*[ ]*\n"
    # Its name follows, not a sentence that has more to say.
    r"(?=\s*\S[^\n]{0,60}(?:\n|\Z))(?!\s*[^\n]*(?:deadline|\bby\b|need|limite|cierre|\bfil(?:e|ing)\b|\d ?[ap]\.?m\b))"
)
_NAME_LINE = compile_late(
    r"\n[ ]*\n[ ]*(?:-+ ?)?[A-ZÁÉÍÓÚÑ][\w.'’-]*(?: [A-ZÁÉÍÓÚÑ&][\w.'’-]*){0,4}(?:,[^\n]{1,50})?[ ]*(?=\n|\Z)"
)
_NOT_A_NAME = compile_late(
    r"deadline|noon|today|tomorrow|tonight|asap|urgent|day\b|hi\b|hello|dear|hola|buen|estimad|question"
    r"|background|pregunta"
    r"|limite|hoy|manana|cierre"
)
_SPEAKS = compile_late(r"\?|\b(?:i|i'm|i'll|we're|my|please|need|necesit\w+|tengo|nos)\b")
_IS_LIMIT = compile_late(r"[ ]*(?:my |our |mi )?(?:deadline|cierre|fecha limite)\b[^\n]{0,20}\d")
_POSTSCRIPT = compile_late(r"^[ ]*p\.? ?[sd]\b[.:,]?", re.MULTILINE)
_BOILERPLATE = compile_late(
    r"\n[ ]*(?:confidentiality|disclaimer|aviso legal|aviso de confidencialidad|this e-?mail (?:and|is|may)"
    r"|sent from my|enviado desde|newsroom open|newsroom hours|office hours|get outlook)[^\n]*"
)


def fold(text: str) -> str:
    """Return the text in lower case, without accents and fancy marks, each character in its old place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_SAME_LENGTH)


def is_forward(subject: str, text: str) -> bool:
    """Return whether the mail passes on another's; both arguments folded."""
    has_mark = "forwarded" in text or "reenviado" in text
    return bool(_FORWARD_SUBJECT.match(subject) or (has_mark and _FORWARD_MARK.search(text)))


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
    starts = []
    if found := _DASHES.search(low):
        starts.append(found.start())
    if found := _SIGN_OFF.search(low):
        starts.append(found.end())
    for found in _NAME_LINE.finditer(text):
        rest = low[found.end() :]
        if not _NOT_A_NAME.search(low, found.start(), found.end()) and len(rest) < 800:
            own_words = _BOILERPLATE.split(rest, maxsplit=1)[0]
            if not _SPEAKS.search(own_words):
                starts.append(found.start())
                break
    if starts:
        start = min(starts)
        postscript = _POSTSCRIPT.search(low, start)
        low = _blank_furniture(low, start, postscript.start() if postscript else len(low))
    return _BOILERPLATE.sub(_blank, low)


def _blank_furniture(low: str, start: int, end: int) -> str:
    """Blank what stands from `start` to `end`, but for lines that name themselves a limit: "Deadline: 5 pm today"."""
    lines = low[start:end].split("\n")
    kept = [line if is_limit_label(line) or _IS_LIMIT.match(line) else " " * len(line) for line in lines]
    return low[:start] + "\n".join(kept) + low[end:]


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
