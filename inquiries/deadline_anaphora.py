"""Reads "by then" and "before that": a limit whose time was named a few words earlier."""

from inquiries import deadline_exclusions as exclusions
from inquiries import deadline_requests as requests
from inquiries.deadline_cues import Weight, is_aside
from inquiries.deadline_pattern import compile_late

# How far behind the time the words that lean on it may stand, in characters.
LEANS_WITHIN = 200

_THEN = compile_late(
    r"\b(?:by|before|prior to|ahead of|until) (?:then|that(?! [a-z]+ (?:vote|meeting|hearing))|that time)\b"
    r"|\bbeforehand\b"
    r"|\bantes de (?:eso|entonces|esa hora)|\bpara (?:entonces|esa hora)"
)
_SENTENCE_BREAK = compile_late(r"[.!?;\n]")
_WITHOUT = compile_late(
    r"\bunless (?:i|we|you)\b|\b(?:if|si) (?:i|we|you|there's|nothing|no)\b[^.;]{0,40}\b(?:don't|do not|haven't"
    r"|nothing|no)\b"
    r"|\bsi no (?:me|nos)\b"
)
# "If you want to answer, do so before then": her choice, not our need.
_FREE = compile_late(r"\b(?:you|they)(?:'d)? (?:want|wish|care|need|would like)\b")
_ASKED = compile_late(
    r"\b(?:please|pls|send|reply|respond|let (?:me|us) know|get (?:it|back|something|me|us)|can you|could you"
    r"|would you|comments?"
    r"|statement|answers?|response|favor|mand\w+|envi\w+|contest\w+|respond\w+)\b"
)

# "The story moves at 3:15. A line by then would go into the first version": when it moves is her limit.
_MOVES = compile_late(
    r"\b(?:i|we|(?:the|this|our|my) (?:[a-z]+ ){0,2}?(?:story|piece|brief|item|post|package|newsletter|bulletin"
    r"|segment|update|first version))(?:'ll| will)? (?:move|post|publish|run|update|send|ship|go)(?:s|es)?\b"
    r"(?:[^.;!?\n]|[ap]\.m\.?){0,70}$"
)
_WORDS_OF_HERS = compile_late(
    r"\b(?:a|one|any|your|some) (?:[a-z]+ ){0,2}?(?:line|quote|word|reply|sentence|comment"
    r"|statement|response|answer)s?\b"
)


def lean_on(low: str, end: int, stop: int) -> Weight:
    """Return how firmly the words after a time take it as their limit, as "by then" does.

    `end` is where the time ends in the folded text, `stop` where the next one begins. A need or a warning makes it
    stated; a mere request makes it asked, which is no more than a reading to offer.
    """
    stop = min(stop, end + LEANS_WITHIN)
    found = _THEN.search(low, end, stop)
    if found is None:
        return Weight.NONE
    breaks = [each.end() for each in _SENTENCE_BREAK.finditer(low, end, found.start())]
    if len(breaks) > 1:
        return Weight.NONE
    start = breaks[-1] if breaks else end
    closing = _SENTENCE_BREAK.search(low, found.end())
    clause = low[start : found.start()]
    sentence = low[start : min(closing.start() if closing else len(low), found.end() + LEANS_WITHIN)]
    if exclusions.THEIR_DUTY.search(clause) or exclusions.OTHER_LIMIT.search(clause) or is_aside(clause):
        return Weight.NONE
    if (
        (requests.NEED.search(clause) and not _FREE.search(clause))
        or requests.NEED_ES.search(clause)
        or requests.NEEDED.search(clause)
        or _WITHOUT.search(sentence)
    ):
        return Weight.STATED
    is_asked = _ASKED.search(sentence) or _WORDS_OF_HERS.search(clause)
    if is_asked and _MOVES.search(low, max(0, end - LEANS_WITHIN), end):
        return Weight.STATED
    return Weight.ASKED if is_asked else Weight.NONE
