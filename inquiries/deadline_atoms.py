"""The grammar of times in English and Spanish: each way to name an hour, a day, a date or a zone, as one pattern.

Matched against folded text (`deadline_text.fold`); `deadline_times` joins what it finds.
"""

import re
from collections.abc import Iterable

from inquiries.deadline_pattern import compile_late
from inquiries.deadline_words import (
    AFTER_BARE_HOUR,
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
_AMPM = _spaced(r"(?:[ap]\.? ?m\b\.?|[ap]\b(?!['-]|\.\w))")
_MINUTES = r"(?:thirty|fifteen|forty-five|twenty|forty)"
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
    r"|(?<=[.!,] )have|(?:solo )?(?:tengo|tenemos|tienen|me quedan?|nos quedan?|les doy|me dan|nos dan|me dieron"
    r"|(?<![\w,] )(?:cuentan? con|disponen? de)|(?<=ustedes )(?:cuentan con|disponen de)"
    r"|contamos con|cuento con|disponemos de|dispongo de))"
)
_MODEST = _spaced(
    "about|around|only|just|roughly|less than|maybe|exactly|at most|another|the next|menos de|solo|unas?|unos"
)
_ALLOWED_TO = _spaced(
    r" (?:to (?:respond|reply|file|answer|get|turn|comment|finish|write|send|wrap|submit|hand|make|land|meet"
    r"|confirm|find)"
    r"|before|until|till|from now|if|so|and|on this|para (?:responder|contestar|entregar|cerrar|mandar|enviar"
    r"|hacer(?:nos|me) llegar|enviar(?:nos|me)|mandar(?:nos|me)|dar(?:nos|me)|decir(?:nos|me)|responder(?:nos|me))"
    r"|antes de)"
)

ATOM = compile_late(
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
        |(?:an?[ ]|one[ ])?hour(?:[ ]and[ ]a[ ]half)?(?![ ]?'?s\b)
        |(?:{_NUM}(?:[ ]and[ ]a[ ]half)?[ -]|\d{{1,3}}){_UNIT}(?:[ ]and[ ]a[ ]half)?)\b
        (?![ ](?:ago|before|after|from|of(?![ ](?:this|receipt|receiving|today)))\b)
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
      (?:[ ](?:left|more|max|tops|only))?(?=[ ]*(?:[.,;:!?)\n-]|\Z|{_ALLOWED_TO}\b))
    | {_NUM}[ ]{_UNIT}(?=[ ](?:is|are)[ ]all[ ](?:i|we)\b))
  | (?P<clock>\d{{1,2}}(?:[:.]\d\d)?(?:[ ]?{_AMPM}(?!\w))(?<!\d[ ][ap])
    | (?:{HOUR_WORDS})[ -]{_MINUTES}\b(?:[ ]?{_AMPM})?
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
  | (?P<weekend>eow\b|(?:the[ ])?week(?:'s|s'?)[ ]end\b
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
    |the[ ]day[ ]after[ ]tomorrow|(?:(?:el[ ]|del[ ])?dia[ ]de[ ])?hoy(?:[ ]mismo)?\b
    | pasado[ ]manana\b|manana\b)
  | (?P<part>tonight\b(?!'s)|(?:(?<=tomorrow[ ])|(?<=day[ ]))[ap]\.?m\b\.?|the[ ](?:morning|afternoon|evening
    |night)(?=[ ]of[ ])
    | (?:later[ ])?this[ ](?:morning|afternoon|evening)\b
    | (?:late|early|mid|in[ ]the)?[ -]?(?:morning|afternoon|evening|night)\b
    | esta[ ](?:tarde|noche|manana)\b|(?:por|en|a|de)[ ]la[ ](?:tarde|noche|manana)\b)
  | (?P<ordinal>(?:(?<=by[ ])|{_AFTER_WEEKDAY})\d{{1,2}}(?:st|nd|rd|th)\b
    |(?:the|el(?:[ ]dia)?|del(?:[ ]dia)?)[ ]\d{{1,2}}(?:(?:st|nd
    |rd|th)\b|{_BARE_OK})
    | {_AFTER_WEEKDAY}\d{{1,2}}(?=[ ]*(?:[,;.)]|\Z|a[ ]las?|al|antes|at|by|before|por)(?!\d)))
  | (?P<zone>{_spaced("|".join([*ZONES, OWN_ZONE, OFFICE_ZONE]))})(?![\w'])
    )""",
    re.VERBOSE,
)
