"""Finds the times a text speaks of, joined from their parts: "Friday, Oct. 16, at 5 p.m. ET" is one.

Which moment a time means is worked out by `deadline_moments`; whether it is a deadline, by `deadline_cues`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from inquiries.deadline_pattern import compile_late
from inquiries.deadline_words import (
    AFTER_BARE_HOUR,
    HOUR_WORDS,
    MONTHS,
    NUMBERS,
    OFFICE_ZONE,
    OWN_ZONE,
    WEEKDAYS,
    ZONES,
)


def _any(words: Iterable[str]) -> str:
    return _spaced("|".join(sorted(words, key=len, reverse=True)))


def _spaced(pattern: str) -> str:
    """Keep the blanks of a pattern in verbose mode."""
    return pattern.replace(" ", r"\ ")


_DAY_NAMES = _any(WEEKDAYS)
_MONTH_NAMES = _any(MONTHS)
_NUM = rf"(?:\d{{1,3}}|{_any(NUMBERS)})"
_ORD = r"(?:st|nd|rd|th)?"
_AMPM = _spaced(r"(?:[ap]\.? ?m\b\.?|[ap]\b(?![.'-]))")
_BARE_OK = rf"(?=[ ]*(?:[.,;:!?()\n\"-](?![0-9])|\Z|[/](?![0-9])|(?:{_spaced(AFTER_BARE_HOUR)})\b))"
_UNIT = _spaced(
    r"(?:hours?|hrs?|minutes?|mins?|(?:business |working |work )?days?|weeks?|"
    r"horas?|minutos?|dias?(?: habiles)?|semanas?)"
)
_PREPOSITIONS = (
    "by by: by, at @ before until till til than around about to is of or now like deadline deadline: least latest"
    " eod today tomorrow tonight"
)
_AFTER_PREPOSITION = "(?:" + "|".join(rf"(?<={p}[ \n])" for p in _PREPOSITIONS.split()) + "|(?<=@))"
_AFTER_WEEKDAY = "(?:" + "|".join(rf"(?<={end}[ ])" for end in ("nes", "tes", "les", "ves", "ado", "ngo", "day")) + ")"

_ATOM = compile_late(
    rf"""(?<![\w.$#/'-])(?:
    (?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)
  | (?P<slash>\d{{1,2}}/\d{{1,2}}(?:/(?:20)?\d\d)?)(?![\d/%])
  | (?P<daymonth>(?:the[ ]|el[ ](?:dia[ ])?)?\d{{1,2}}{_ORD}[ ](?:of[ ]|de[ ])?(?:{_MONTH_NAMES})\b\.?
      (?:,?[ ](?:de[ ]|del[ ])?20\d\d)?)
  | (?P<monthday>(?:{_MONTH_NAMES})\b\.?[ ](?:the[ ])?\d{{1,2}}{_ORD}\b(?![:%]|[ ]?[ap]\.?m)(?:,?[ ]20\d\d\b)?)
  | (?P<relative>(?:in|within|over)[ ]
      (?:(?:about|around|approximately|roughly|just|under|less[ ]than)[ ])?
      (?:the[ ])?(?:(?:next|coming)[ ])?(?:about[ ])?
      (?:half[ ]an[ ]hour|(?:an?[ ]|one[ ])?hour(?:[ ]and[ ]a[ ]half)?(?![ ]?\w*s\b)
        |{_NUM}(?:[ ]and[ ]a[ ]half)?[ -]{_UNIT}(?:[ ]and[ ]a[ ]half)?)\b(?![ ](?:ago|before|after|of)\b)
    | {_NUM}[ ](?:hours?|minutes?)[ ]from[ ]now\b
    | (?:en|dentro[ ]de)[ ]
      (?:(?:unas?|unos|aproximadamente|menos[ ]de|un[ ]plazo[ ]de)[ ])?(?:(?:las?|los)[ ])?
      (?:(?:proxim|siguiente)[ao]?s?[ ])?
      (?:media[ ]hora|hora[ ]y[ ]media|{_NUM}[ ]{_UNIT}(?:[ ]y[ ]media)?|hora)\b)
  | (?P<clock>\d{{1,2}}(?:[:.]\d\d)?[ ]?{_AMPM}(?!\w)
    | \d{{1,2}}:\d\d(?!\d)(?:[ ]?(?:hrs|hours|h|horas)\b)?
    | \d{{1,2}}[ ]?(?:hrs|h)(?:\d\d)?\b
    | (?:\d{{1,2}}|{HOUR_WORDS})[ ]?o'?[ ]?clock
    | half[ ]past[ ](?:\d{{1,2}}|{HOUR_WORDS})\b
    | (?:las?|a[ ]las?)[ ]\d{{1,2}}[:.]\d\d(?:[ ](?:de|en|por)[ ]la[ ](?:tarde|manana|noche|madrugada)|[ ]?{_AMPM}
      |[ ](?:horas|hrs)\b)?(?![\d:])
    | (?:las?|a[ ]las?)[ ](?:\d{{1,2}}|{HOUR_WORDS})(?:[ ]y[ ]media|[ ]y[ ]cuarto)?\b
      (?:[ ](?:de|en|por)[ ]la[ ](?:tarde|manana|noche|madrugada)|[ ]del[ ]mediodia|[ ]?{_AMPM}|[ ](?:horas|hrs)\b
      |{_BARE_OK})
    | (?:\d{{1,2}}|{HOUR_WORDS})(?:[ ]in[ ]the[ ](?:morning|afternoon|evening)|[ ]at[ ]night
      |(?=[ ](?:tonight|(?:this|tomorrow)[ ](?:morning|afternoon|evening|night))\b)))
  | (?P<bare>{_AFTER_PREPOSITION}(?:\d{{1,2}}|{HOUR_WORDS})(?:ish)?\b{_BARE_OK}
    | (?:\d{{1,2}}|{HOUR_WORDS})(?=[ ](?:at|by)[ ]the[ ](?:very[ ])?latest))
  | (?P<noon>(?:12[ ])?(?:high[ ])?(?:noon|midday)(?:ish)?\b|(?:el[ ])?mediodia\b)
  | (?P<lunch>lunch(?:time)?\b)
  | (?P<midnight>midnight\b|(?:la[ ])?medianoche\b)
  | (?P<endofday>e\.?o\.?d\b\.?|c\.?o\.?b\b\.?|eob\b|day's[ ]end\b
    | (?:the[ ])?(?:close|end)[ ]of[ ](?:the[ ])?(?:business|play)(?:[ ]day)?\b
    | (?:the[ ])?(?:very[ ])?end[ ]of[ ](?:(?:the|my|your)[ ])?(?:business[ ]|work[ ]?|working[ ])?day\b
    | (?:al?[ ]|el[ ])?(?:fin(?:al)?(?:es)?|cierre)[ ]del?[ ](?:el[ ])?
      (?:dia|jornada|la[ ]jornada|negocios|hoy)(?:[ ]laboral)?\b)
  | (?P<firstthing>first[ ]thing(?:[ ]in[ ]the[ ]morning)?\b|(?:start|opening|open)[ ]of[ ](?:the[ ])?(?:business|day)\b
    | (?:a[ ])?primera[ ]hora(?:[ ]de[ ]la[ ]manana)?\b)
  | (?P<weekend>eow\b
    | (?:the[ ])?(?:end|close)[ ]of[ ](?:(?:the|this|next)[ ])?(?:work[ ]?|working[ ]|business[ ])?week\b(?![ -]?end)
    | (?:el[ ])?(?:fin|final(?:es)?)[ ]de[ ](?:(?:la[ ]proxima|la|esta)[ ]semana\b|semana[ ]laboral\b))
  | (?P<monthend>eom\b|(?:the[ ]|el[ ])?(?:end|fin|final(?:es)?)[ ](?:of|del?)[ ](?:(?:the|this|next|este)[ ])?
      (?:month|mes|{_MONTH_NAMES})\b)
  | (?P<vague>(?:sometime[ ]|early[ ]|late[ ]|mid[ -]?|the[ ]middle[ ]of[ ])*(?:next|this)[ ]week\b(?![ ]?end)
    | (?:la[ ]proxima|la[ ]otra|esta)[ ]semana\b|la[ ]semana[ ]que[ ]viene|the[ ]weekend\b)
  | (?P<weekday>
      (?:(?:a[ ]week[ ]from|(?:the[ ])?following|this[ ]coming|this|next|coming|el[ ]proximo|este|proximo)[ ])?
      (?:{_DAY_NAMES})\b\.?(?!'s|[ ]?-[ ]?(?:{_DAY_NAMES})\b)
      (?:[ ](?:of[ ])?next[ ]week|[ ]de[ ]la[ ](?:proxima|otra)[ ]semana|[ ]que[ ]viene|[ ]proximo)?)
  | (?P<day>(?:later[ ])?today\b(?!'s)|tomorrow\b(?!'s)|tmrw\b|the[ ]day[ ]after[ ]tomorrow|hoy(?:[ ]mismo)?\b
    | pasado[ ]manana\b|manana\b)
  | (?P<part>tonight\b(?!'s)|the[ ](?:morning|afternoon|evening|night)(?=[ ]of[ ])
    | (?:later[ ])?this[ ](?:morning|afternoon|evening)\b
    | (?:late|early|mid|in[ ]the)?[ -]?(?:morning|afternoon|evening|night)\b
    | esta[ ](?:tarde|noche|manana)\b|(?:por|en|a|de)[ ]la[ ](?:tarde|noche|manana)\b)
  | (?P<ordinal>(?:the|el(?:[ ]dia)?|del(?:[ ]dia)?)[ ]\d{{1,2}}(?:(?:st|nd|rd|th)\b|{_BARE_OK})
    | {_AFTER_WEEKDAY}\d{{1,2}}(?=[ ]*(?:[,;.)]|\Z|a[ ]las?|al|antes|at|by|before|por)(?!\d)))
  | (?P<zone>{_spaced("|".join([*ZONES, OWN_ZONE, OFFICE_ZONE]))})(?![\w'])
    )""",
    re.VERBOSE,
)
# Where an atom can begin: few words of a mail are times, and looking a word up is cheaper than trying the atoms.
_WORD = compile_late(r"[a-z]+|\d+")
_FIRST_WORDS = {
    *(words.split()[0].split("-")[0] for words in (*WEEKDAYS, *MONTHS, *NUMBERS, *HOUR_WORDS.split("|"))),
    "within", "dentro", "over", "half", "las", "noon", "high", "midday", "mediodia", "lunch", "lunchtime",
    "midnight", "medianoche", "eod", "e", "cob", "c", "eob", "close", "end", "day", "fin", "final", "finales",
    "cierre", "first", "start", "opening", "primera", "eow", "eom", "sometime", "early", "late", "mid",
    "middle", "next", "following", "coming", "este", "proximo", "later", "today", "tomorrow", "tmrw", "hoy", "pasado",
    "manana", "tonight", "morning", "afternoon", "evening", "night", "esta", "est", "edt", "et", "eastern",
    "east", "nyc", "hora", "cst", "cdt", "ct", "central", "chicago", "mst", "mdt", "mt", "mountain", "denver",
    "pst", "pdt", "pt", "pacific", "west", "l", "california", "akst", "akdt", "akt", "alaska", "hst", "ht",
    "hawaii", "arizona", "phoenix", "gmt", "utc", "zulu", "london", "uk", "bst", "b", "cet", "cest", "paris",
    "berlin", "madrid", "mexico", "d",
}  # fmt: skip
# Everyday words that begin one only before certain others.
_COMMON_WORDS = {
    "a", "al", "an", "de", "del", "el", "en", "in", "la", "my", "new", "of", "on", "our", "over", "por", "su",
    "the", "this", "your", "mi", "nuestra", "local", "open",
}  # fmt: skip
_COMMON_BEGINNING = compile_late(
    r"the (?:\d|end|close|very|day after|middle|weekend|mid|next|follow|start|opening|early|late|morn|aft|eve|night)"
    r"|this (?:morn|after|even|week|coming|mon|tue|wed|thu|fri|sat|sun)"
    r"|in (?:an? (?:hour|couple|week|day)|the (?:next|coming|hour|morn|after|even)|half|\d|about|around|approx|just"
    r"|under|less|roughly|next|coming|couple|hour|[a-z]+(?:-[a-z]+)? (?:hours?|min|days?|weeks?|more|business|work))"
    r"|over the (?:next|coming)|an? (?:week from|hour)|a (?:la|primera|fin|couple)|al? (?:fin|cierre)|open of"
    r"|en (?:\d|una?|menos|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veint|treint|cuaren|noven|media"
    r"|hora|la [mnt]|las? |los prox|aprox|unos|el prox)|(?:de|por) la [mnt]|del? (?:\d|dia)"
    r"|el (?:\d|dia|fin|cierre|medio|prox)"
    r"|la (?:\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|media|prox|otra|sem)"
    r"|(?:my|our|your|local|new york) time|new york|(?:mi|su|nuestra) hora"
)
# What may stand between two parts of one time: "Friday, Oct. 16, at 5 p.m. (ET)".
_GAP = compile_late(
    r"[\s,()*_-]*(?:(?:at|on|by|before|of|in|around|about|a|al|de|del|el|la|los|para|antes de|antes del|the|@|no later"
    r" than|end)\b[\s,:]*){0,3}[\s(,*@]*"
)
_SLOT = {
    "iso": "date", "slash": "date", "daymonth": "date", "monthday": "date", "ordinal": "date",
    "clock": "clock", "bare": "clock", "noon": "clock", "lunch": "clock", "midnight": "clock", "endofday": "clock",
    "firstthing": "clock", "weekend": "day", "monthend": "day", "vague": "day", "weekday": "weekday", "day": "day",
    "part": "part", "zone": "zone", "relative": "relative",
}  # fmt: skip
_BARE_PART = compile_late(r"(?:late|early|mid)?[ -]?(?:morning|afternoon|evening|night)|de la")
_COUNT_OF_A = compile_late(r"\d{1,2} [ap]")
# A period after a whole name ends the sentence, after "Fri" it belongs to the day.
_WHOLE_NAME = compile_late(r"(?:day|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\.$")
LONGEST_GAP = 40  # characters


@dataclass(slots=True)
class TimeWords:
    """One time as written: where it stands, and what was said of each part of it."""

    start: int
    end: int
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)  # slot -> (kind, words)

    def names_time_of_day(self) -> bool:
        return bool({"clock", "part", "relative"} & self.parts.keys())


def find_times(low: str, text: str) -> Iterator[TimeWords]:
    """Yield the times of a folded text in order; `text` is the same text unfolded, for what capitals tell."""
    current: TimeWords | None = None
    for match in _find_atoms(low):
        kind, words = match.lastgroup or "", match.group().strip()
        if not _is_meant(kind, words, text[match.start() : match.end()].strip()):
            continue
        slot = _SLOT[kind]
        end = match.end() - (_WHOLE_NAME.search(words) is not None)
        if current is not None:
            if _joins(current, slot, kind, words) and _is_gap(low, current.end, match.start()):
                current.parts[slot] = (kind, words)
                current.end = end
                continue
            yield current
            current = None
        # A zone or a bare part of the day says nothing alone ("the Pacific", "Good morning").
        if slot != "zone" and not (slot == "part" and _BARE_PART.match(words)):
            start = match.end() - len(match.group().lstrip())
            current = TimeWords(start, end, {slot: (kind, words)})
    if current is not None:
        yield current


def _find_atoms(low: str) -> Iterator[re.Match[str]]:
    past = 0
    for word in _WORD.finditer(low):
        at, said = word.start(), word.group()
        if at < past:
            continue
        if said in _COMMON_WORDS:
            if _COMMON_BEGINNING.match(low, at) is None:
                continue
        elif said not in _FIRST_WORDS and not said.isdigit():
            continue
        atom = _ATOM.match(low, at)
        if atom is not None:
            past = atom.end()
            yield atom


def _is_meant(kind: str, words: str, original: str) -> bool:
    """Return whether a word that has another meaning ("sat", "et") is written as a time here."""
    if kind == "weekday" and words in ("sat", "sun", "mon", "wed"):
        return original[0].isupper()
    if kind == "zone" and len(words) <= 3:
        return original.isupper() or words in ("est", "edt", "pst", "pdt", "cst", "cdt")
    return not (kind == "clock" and _COUNT_OF_A.fullmatch(words))


def _is_gap(low: str, start: int, end: int) -> bool:
    return end - start < LONGEST_GAP and "\n" not in low[start:end] and _GAP.fullmatch(low, start, end) is not None


def _joins(current: TimeWords, slot: str, kind: str, words: str) -> bool:
    if slot == "zone" and re.fullmatch(OWN_ZONE, current.parts.get("zone", ("", ""))[1]):
        return True
    if slot in current.parts or "relative" in (slot, *current.parts):
        return False
    if slot == "zone":
        return "clock" in current.parts
    if kind in ("vague", "weekend", "monthend"):
        return False
    if slot == "part" and words.startswith("this") and "weekday" in current.parts:
        return False
    return not (slot == "date" and kind == "ordinal" and "date" in current.parts)
