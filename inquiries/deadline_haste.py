"""Reads haste and second thoughts out of folded text: words that name no time but change what one means."""

from inquiries.deadline_pattern import compile_late

# One of these stands in every text that _URGENT finds something in; looking for them first is far cheaper.
_URGENT_STEMS = (
    "asap", "a.s.a.p", "soon", "urge", "deadline", "turnaround", "sensitive", "breaking", "right away", "immediate",
    "few", "pronto", "antes posible", "cuanto antes", "inmediat", "brevedad", "ultima hora", "ahora mismo", " horas",
    "reloj", "prisa", "ya mismo", "pronto", "urgencia", "rush", "crash", "scrambl", "crunch", "right now", "on air now",
    "live now", " now", "short fuse", "quickly as",
)  # fmt: skip
_URGENT = compile_late(
    r"\b(?:asap|a\.s\.a\.p|as soon as (?:possible|you (?:[a-z]+ )?can|you(?:'re| are) able|humanly possible)|soonest"
    r"|urgent(?:e|emente|ly)?(?! (?:care|need for))"
    r"|this is a rush|rush (?:request|job)|in a rush|crashing (?:on )?(?:a|this)"
    r"|(?<![a-z]s are )(?<!people are )(?<! is )scrambling|time crunch"
    r"|short fuse|as quickly as"
    r"|(?:free|available|talk|speak|call|someone|here|on air|live) (?:right )?now(?! (?:that|in|known|called))"
    r"|\bneed (?:[a-z']+ ){1,6}(?:right )?now(?=[\s.!,]*(?:\n|\Z|[.!,]))|urge|on (?:a )?(?:tight |short "
    r"|very tight |strict |hard )?deadline|tight (?:deadline"
    r"|turnaround)"
    r"|(?:quick|fast|short) turnaround|time[- ]sensitive|breaking(?: news| story|\s*[:!-])|right away"
    r"|immediately|up against (?:a |the )?deadline"
    r"|(?:have|got|only|just|in|the next|in about) a few (?:hours|minutes)(?! (?:of|ago)\b)|within (?:a few"
    r"|the next few) (?:hours"
    r"|minutes)|next few hours"
    r"|lo antes posible|lo mas pronto posible|lo (?:mas )?pronto|cuanto antes|de inmediato|(?:respuesta"
    r"|reaccion) inmediata|para ya|inmediatamente"
    r"|a la (?:mayor )?brevedad|(?:de|con) urgencia|cuanto mas pronto|ultima hora|ahora mismo|en (?:unas|algunas"
    r"|pocas) horas|contra ?reloj"
    r"|con (?:mucha )?prisa|ya mismo)(?![\w])"
)
_URGENT_SUBJECT = compile_late(r"^\W*(?:breaking|rush|urgent|urgente)\b")
_CALM = compile_late(
    r"\b(?:no|not|isn't|nothing|non|sin|nada|never|wasn't|weren't|no es|less|was|were)[ -](?:[a-z]+ ){0,2}$"
    r"|\b(?:if|when|whenever|once)\b[^.]{0,40}$|\b(?:will|we'll|i'll|effect|effective)\b[^.]{0,60}$"
)
_WITHDRAWN = compile_late(
    r"\b(?:no need (?:for (?:an?|any|the|your)|to (?:send|reply|respond|answer|get back|call))"
    r"|found (?:someone|another)"
    r"|got (?:it|everything)(?: now| already)?,? (?:thanks|thank you|so|all set|from)"
    r"|(?:got|have) (?:now |already )?(?:all|everything|what)(?: that)? (?:i|we) need(?:ed)?\b(?! (?:by|for|on))"
    r"|ignore (?:the|my|that)\b|no story (?:from|on|here|out of)\b|not (?:doing|writing|working on) an?y? story\b"
    r"|deadline[^.;]{0,30} (?:is moot|is off|no longer (?:applies|matters))|(?:can|may) stand down"
    r"|no need (?:anymore|any more|now)"
    r"|never ?mind|disregard|please ignore|no longer (?:need|needs|looking|necessary"
    r"|required)|don't need (?:it|this|anything|a comment|your|the|that) ?(?:anymore|any more|any longer"
    r"|after all)?"
    r"|all set (?:now|here|thanks|,)|(?:story|piece|it) (?:has been|was|is|got) (?:killed|spiked|dropped"
    r"|held|cancel\w+|scrapped)|(?:i've|i have|we've|we have|i|we|already) (?:already )?filed\b"
    r"(?! (?:an?|suit|charges|for|with|records|the (?:lawsuit|request|complaint)))"
    r"|cancel(?:l?ed|l?ing)? (?:my|the|this|our) (?:request|story|interview)|withdraw\w* (?:my|the|our"
    r"|this)"
    r"|ya no (?:necesit\w+|hace falta|es necesari\w+|lo|la)|olviden? |ya (?:lo|la|los|las) (?:tengo"
    r"|tenemos|recibi\w*|encontr\w+|consegui\w*|obtuv\w+|resolvi\w*)"
    r"|(?:asi que|y) no hace falta\b|no hace falta (?:que|ya|nada)|hagan caso omiso|sin efecto)"
)
# What turns from a need taken back to one that stands: "got it, thanks, but by noon …".
_TURN = compile_late(
    r"\b(?:but|however|instead|still|though|although|except|also|another|new|one more|now|that said|pero"
    r"|sin embargo|ahora"
    r"|tambien|otra)\b"
)


def sounds_urgent(low: str, *, is_subject: bool = False) -> bool:
    """Return whether folded text asks for haste in so many words, and does not take them back ("not urgent")."""
    if is_subject and _URGENT_SUBJECT.match(low):
        return True
    if not any(stem in low for stem in _URGENT_STEMS):
        return False
    return any(not _CALM.search(low, max(0, found.start() - 70), found.start()) for found in _URGENT.finditer(low))


def find_withdrawal(low: str) -> int | None:
    """Return the end of the words that take the writer's need back ("got it, thanks"), or None."""
    found = _WITHDRAWN.search(low)
    return found.end() if found is not None else None


def turns_back(low: str, withdrawn: int, at: int) -> bool:
    """Return whether words between a need taken back and `at` turn to one that stands."""
    return at > withdrawn and _TURN.search(low, withdrawn, at) is not None
