"""Finds the times a text speaks of, joined from their parts: "Friday, Oct. 16, at 5 p.m. ET" is one.

Which moment a time means is worked out by `deadline_moments`; whether it is a deadline, by `deadline_cues`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from inquiries.deadline_pattern import compile_late
from inquiries.deadline_words import (
    AFTER_BARE_HOUR,
    COMMON_BEGINNING,
    COMMON_WORDS,
    FIRST_WORDS,
    HOUR_WORDS,
    MONTHS,
    NUMBERS,
    OFFICE_ZONE,
    OWN_ZONE,
    TOMORROW,
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
_PREPOSITIONS = [
    *(
        "by",
        "by:",
        "by,",
        "at",
        "@",
        "before",
        "b4",
        "until",
        "till",
        "til",
        "than",
        "around",
        "about",
        "to",
        "is",
        "of",
    ),
    *(
        "of",
        "or",
        "now",
        "like",
        "mean",
        "meant",
        "deadline",
        "deadline:",
        "least",
        "latest",
        "close",
        "closes",
        "closing",
    ),
    *("due", "up", "eod", "today", "tonight", *TOMORROW),
]
_AFTER_PREPOSITION = "(?:" + "|".join(rf"(?<=\b{p}[ \n])" for p in _PREPOSITIONS) + "|(?<=@))"
_AFTER_WEEKDAY = "(?:" + "|".join(rf"(?<={end}[ ])" for end in ("nes", "tes", "les", "ves", "ado", "ngo", "day")) + ")"

_HOUR = rf"(?:\d{{1,2}}|{HOUR_WORDS})"
_ITS_DEADLINE = _spaced(r" (?:my|the|our|when|deadline|cut-?off)\b")
_ZONE_LETTERS = "gmt|utc|[ecmp][sd]?t|ak[sd]?t|hst|bst|cet|cest|z"
# "I have three hours to file", "my editor gave me an hour": how long an answer still helps, counted from now.
_ALLOWANCE = _spaced(
    r"(?:(?:i|we|you)(?: only| still| just)? have(?: got)?|(?:i|we|you)'ve(?: only)?(?: got)?|(?:gave|given"
    r"|gives|giving|give) (?:me|us|you)"
    r"|(?<=[.!,] )have|(?:solo )?(?:tengo|tenemos|tienen|me quedan?|nos quedan?|les doy|me dan|nos dan|me dieron))"
)
_MODEST = _spaced(
    "about|around|only|just|roughly|less than|maybe|exactly|at most|another|the next|menos de|solo|unas?|unos"
)
_ALLOWED_TO = _spaced(
    r" (?:to (?:respond|reply|file|answer|get|turn|comment|finish|write|send|wrap|submit|hand|make|land|meet"
    r"|confirm|find)"
    r"|before|until|till|from now|if|so|and|on this|para (?:responder|contestar|entregar|cerrar|mandar|enviar)"
    r"|antes de)"
)

_ATOM = compile_late(
    rf"""(?<![\w.$#/'])(?:(?<!-)|(?<=deadline-))(?:
    (?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)
  | (?P<slash>\d{{1,2}}/\d{{1,2}}(?:/(?:20)?\d\d)?)(?![\d/%])
  | (?P<daymonth>(?:the[ ]|el[ ](?:dia[ ])?)?\d{{1,2}}{_ORD}[ ](?:of[ ]|de[ ])?(?:{_MONTH_NAMES})\b\.?
      (?:,?[ ](?:de[ ]|del[ ])?20\d\d)?)
  | (?P<monthday>(?:{_MONTH_NAMES})\b\.?[ ](?:the[ ])?\d{{1,2}}{_ORD}\b(?![:%]|[ ]?[ap]\.?m)(?:,?[ ]20\d\d\b)?)
  | (?P<relative>(?:in|within|over|inside(?:[ ]of)?)[ ]
      (?:(?:about|around|approximately|roughly|just|under|less[ ]than|no[ ]more[ ]than|at[ ]most|maybe|only)[ ])?
      (?:the[ ])?(?:(?:next|coming)[ ])?(?:(?:about|like|say)[ ])?
      (?:half[ -](?:an[ ]|a[ ])?hour|(?:a[ ])?quarter[ ](?:of[ ]an[ ])?hour
        |(?:an?[ ]|one[ ])?hour(?:[ ]and[ ]a[ ]half)?(?![ ]?\w*s\b)
        |(?:{_NUM}(?:[ ]and[ ]a[ ]half)?[ -]|\d{{1,3}}){_UNIT}(?:[ ]and[ ]a[ ]half)?)\b(?![ ](?:ago|before|after|of)\b)
    | {_NUM}[ ](?:hours?|hrs?|minutes?|mins?|days?|weeks?)[ ]from[ ](?:now|today)\b
      | a[ ]fortnight[ ]from[ ](?:now|today)\b
    | (?:in|within|over)[ ]the[ ](?:next|coming)[ ](?:week|day)\b(?![ ]or[ ]two)
    | {_NUM}[ ]{_UNIT}(?=[ ](?:to|until|till|before)[ ](?:my[ ]|our[ ]|the[ ])?(?:deadline|press|print|filing|cut))
    | (?:(?<=deadline:[ ])|(?<=deadline[ ]is[ ])|(?<=deadline's[ ])){_NUM}[ ]{_UNIT}\b
    | (?:the[ ])?top[ ]of[ ](?:the|this)[ ]hour\b
    | (?:en|dentro[ ]de)[ ]
      (?:(?:unas?|unos|aproximadamente|menos[ ]de|un[ ]plazo[ ]de)[ ])?(?:(?:las?|los)[ ])?
      (?:(?:proxim|siguiente)[ao]?s?[ ])?
      (?:media[ ]hora|(?:un[ ])?cuarto[ ]de[ ]hora|hora[ ]y[ ]media|{_NUM}[ ]{_UNIT}(?:[ ]y[ ]media)?|hora)\b)
  | (?P<minutes>in[ ](?:10|15|20|25|30|35|40|45|50|60|75|90)(?=[ ]*(?:[.,!?;\n)]|\Z)))
  | (?P<allowance>{_ALLOWANCE}[ ](?:(?:{_MODEST})[ ])?
      (?:half[ ]an[ ]hour|an[ ]hour(?:[ ]and[ ]a[ ]half)?|media[ ]hora
      |{_NUM}(?:[ ]and[ ]a[ ]half)?[ -]{_UNIT}(?:[ ]y[ ]media)?)
      (?:[ ](?:left|more|max|tops|only))?(?=[ ]*(?:[.,;:!?)\n-]|\Z|{_ALLOWED_TO}\b)))
  | (?P<clock>\d{{1,2}}(?:[:.]\d\d)?[ ]?{_AMPM}(?!\w)
    | \d{{1,2}}:\d\d(?!\d)(?:[ ]?(?:hrs|hours|h|horas)\b)?
    | \d{{1,2}}[ ]?(?:hrs?|hs|h|horas)(?:\d\d)?\b
    | (?:[01]\d|2[0-3]):?[0-5]\d(?=[ ]?(?:hrs|hours|hs|h|horas|{_ZONE_LETTERS})\b)
    | (?:a[ ])?(?:quarter|half)[ -](?:to|past|of|after|before|till|til)[ ]{_HOUR}\b(?:[ ]?{_AMPM})?
    | (?:\d{{1,2}}|{HOUR_WORDS})[ ]?o'?[ ]?clock
    | \d{{1,2}}[ ]del[ ](?:mediodia|dia)\b
    | (?:las?|a[ ]las?)[ ]\d{{1,2}}[:.]\d\d(?:[ ](?:de|en|por)[ ]la[ ](?:tarde|manana|noche|madrugada)|[ ]?{_AMPM}
      |[ ](?:horas|hrs)\b)?(?![\d:])
    | (?:las?|a[ ]las?)[ ](?:\d{{1,2}}|{HOUR_WORDS})(?:[ ]y[ ](?:media|cuarto|diez|veinte)|[ ]menos[ ](?:cuarto
      |diez|veinte|cinco))?\b
      (?:[ ](?:de|en|por)[ ]la[ ](?:tarde|manana|noche|madrugada)|[ ]del[ ](?:mediodia|dia)|[ ]?{_AMPM}
      |[ ](?:horas|hrs)\b
      |{_BARE_OK})
    | (?:\d{{1,2}}|{HOUR_WORDS})(?:[ ]in[ ]the[ ](?:morning|afternoon|evening)|[ ]at[ ]night
      |(?=[ ](?:tonight|(?:this|tomorrow)[ ](?:morning|afternoon|evening|night))\b)))
  | (?P<bare>{_AFTER_PREPOSITION}(?:
        (?:five|ten|twenty|twenty-five|5|10|20|25)[ ](?:minutes[ ]|mins[ ])?(?:to|past|before|till)[ ]
        {_HOUR}\b(?:[ ]?{_AMPM}|{_BARE_OK})
      | (?:0\d|1[0-8]|2[1-3])[0-5]\d{_BARE_OK}
      | \d{{1,2}}[.][0-5]\d{_BARE_OK}
      | {_HOUR}(?:ish)?\b{_BARE_OK})
    | (?:\d{{1,2}}|{HOUR_WORDS})(?=[ ](?:at|by)[ ]the[ ](?:very[ ])?latest
      |[ ]?(?:is|'s|would[ ]be|will[ ]be)[ ](?:(?:really|still|actually|about)[ ])?(?:the|my|our)[ ]
        (?:(?:very|absolute|real|hard|final|firm)[ ])?(?:latest|deadline|cut)
      |[ ]?(?:is|'s)[ ]when[ ](?:i|we)\b|[ ]is[ ](?:about[ ])?as[ ](?:late|far|long)))
  | (?P<noon>(?:12[ ])?(?:high[ ])?(?:noon|midday)(?:ish)?\b|(?:el[ ])?mediodia\b)
  | (?P<lunch>lunch(?:time)?\b)
  | (?P<midnight>midnight\b|(?:la[ ])?medianoche\b)
  | (?P<endofday>e\.?o\.?d\b\.?|eop\b|(?:the[ ])?end[ ]of[ ]today\b|(?:(?<=by[ ])
    |(?<=before[ ]))(?:business[ ])?close\b(?![ ](?:of[ ](?:business|play|the)|to))|a[ ]ultima[ ]hora(?=[ ]d)
    | c\.?o\.?b\b\.?|eob\b|day's[ ]end\b
    | (?:the[ ])?(?:close|end)[ ]of[ ](?:the[ ])?(?:business|play)(?:[ ]day)?\b
    | (?:the[ ])?(?:very[ ])?end[ ]of[ ](?:(?:the|my|your)[ ])?(?:business[ ]|work[ ]?|working[ ])?day\b
    | (?:al?[ ]|el[ ])?(?:fin(?:al)?(?:es)?|cierre)[ ]del?[ ](?:el[ ])?
      (?:dia|jornada|la[ ]jornada|negocios|hoy)(?:[ ]laboral)?\b)
  | (?P<firstthing>(?:the[ ])?first[ ]thing(?:[ ]in[ ]the[ ]morning)?\b|(?:start|opening
    |open)[ ]of[ ](?:the[ ])?(?:business|day)\b
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
      (?:{_DAY_NAMES})\b\.?(?!'s(?!{_ITS_DEADLINE})|[ ]?-[ ]?(?:{_DAY_NAMES})\b)
      (?:[ ](?:of[ ])?next[ ]week|[ ]de[ ]la[ ](?:proxima|otra)[ ]semana|[ ]que[ ]viene|[ ]proximo)?)
  | (?P<day>(?:later[ ])?today\b(?!'s(?!{_ITS_DEADLINE}))|(?:{_any(TOMORROW)})\b(?!'s(?!{_ITS_DEADLINE}))
    |the[ ]day[ ]after[ ]tomorrow|hoy(?:[ ]mismo)?\b
    | pasado[ ]manana\b|manana\b)
  | (?P<part>tonight\b(?!'s)|(?:(?<=tomorrow[ ])|(?<=day[ ]))[ap]\.?m\b\.?|the[ ](?:morning|afternoon|evening
    |night)(?=[ ]of[ ])
    | (?:later[ ])?this[ ](?:morning|afternoon|evening)\b
    | (?:late|early|mid|in[ ]the)?[ -]?(?:morning|afternoon|evening|night)\b
    | esta[ ](?:tarde|noche|manana)\b|(?:por|en|a|de)[ ]la[ ](?:tarde|noche|manana)\b)
  | (?P<ordinal>(?<=by[ ])\d{{1,2}}(?:st|nd|rd|th)\b|(?:the|el(?:[ ]dia)?|del(?:[ ]dia)?)[ ]\d{{1,2}}(?:(?:st|nd
    |rd|th)\b|{_BARE_OK})
    | {_AFTER_WEEKDAY}\d{{1,2}}(?=[ ]*(?:[,;.)]|\Z|a[ ]las?|al|antes|at|by|before|por)(?!\d)))
  | (?P<zone>{_spaced("|".join([*ZONES, OWN_ZONE, OFFICE_ZONE]))})(?![\w'])
    )""",
    re.VERBOSE,
)
_WORD = compile_late(r"[a-z]+|\d+")
_COMMON_BEGINNING = compile_late(COMMON_BEGINNING)
# What may stand between two parts of one time: "Friday, Oct. 16, at 5 p.m. (ET)".
_GAP = compile_late(
    r"[\s,()*_-]*(?:(?:at|on|by|before|of|in|around|about|a|al|de|del|el|la|los|para|antes de|antes del|the|is|@"
    r"|no later"
    r" than|end)\b[\s,:]*){0,3}[\s(,*@]*"
)
_SLOT = {
    "iso": "date", "slash": "date", "daymonth": "date", "monthday": "date", "ordinal": "date",
    "clock": "clock", "bare": "clock", "noon": "clock", "lunch": "clock", "midnight": "clock", "endofday": "clock",
    "firstthing": "clock", "allowance": "relative", "minutes": "relative", "weekend": "day", "monthend": "day",
    "vague": "day", "weekday": "weekday", "day": "day", "part": "part", "zone": "zone", "relative": "relative",
}  # fmt: skip
_BARE_PART = compile_late(r"(?:late|early|mid|in the)?[ -]?(?:morning|afternoon|evening|night)|de la")
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
        if said in COMMON_WORDS:
            if _COMMON_BEGINNING.match(low, at) is None:
                continue
        elif said not in FIRST_WORDS and not said.isdigit():
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
