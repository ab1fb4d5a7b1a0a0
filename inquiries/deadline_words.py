"""The words of English and Spanish that times and deadlines are written with, as data.

Everything here is matched against folded text: lower case, no accents, straight quotes (`deadline_text.fold`).
"""

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "forty-five": 45, "sixty": 60, "ninety": 90, "forty-eight": 48, "twenty-four": 24, "seventy-two": 72,
    "couple": 2, "a couple": 2, "a couple of": 2, "couple of": 2, "couple more": 2,
    "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40,
    "noventa": 90, "twenty-five": 25, "seventy": 70, "eighteen": 18, "thirty-six": 36, "veinticuatro": 24,
    "cuarenta y ocho": 48, "un par de": 2, "par de": 2,
}  # fmt: skip

HOUR_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
)

WEEKDAYS = {
    "monday": 0, "mon": 0, "lunes": 0, "tuesday": 1, "tues": 1, "tue": 1, "martes": 1, "wednesday": 2, "weds": 2,
    "wed": 2, "miercoles": 2, "thursday": 3, "thurs": 3, "thur": 3, "thu": 3, "jueves": 3, "friday": 4, "fri": 4,
    "viernes": 4, "wednsday": 2, "wensday": 2, "wendesday": 2, "tuseday": 1, "tusday": 1, "thrusday": 3, "thursady": 3,
    "thursdsay": 3, "thrs": 3, "firday": 4, "fryday": 4, "munday": 0, "saturday": 5, "sat": 5, "sabado": 5,
    "sunday": 6, "sun": 6, "domingo": 6,
}  # fmt: skip

MONTHS = {
    "january": 1, "jan": 1, "enero": 1, "february": 2, "feb": 2, "febrero": 2, "march": 3, "mar": 3, "marzo": 3,
    "april": 4, "apr": 4, "abril": 4, "may": 5, "mayo": 5, "june": 6, "jun": 6, "junio": 6, "july": 7, "jul": 7,
    "julio": 7, "august": 8, "aug": 8, "agosto": 8, "september": 9, "sept": 9, "sep": 9, "septiembre": 9,
    "october": 10, "oct": 10, "octubre": 10, "november": 11, "nov": 11, "noviembre": 11, "december": 12, "dec": 12,
    "diciembre": 12, "dic": 12,
}  # fmt: skip

# S or D is not taken literally: "EST" in July still means the wall clock of New York.
ZONES = {
    r"e[sd]?t|eastern(?: (?:standard |daylight )?time)?|east coast(?: time)?|new york(?: time)?|nyc time"
    r"|d\.?c\.? time|hora del este|hora de nueva york|hora este|hora de miami": "America/New_York",
    r"c[sd]?t|central(?: (?:standard |daylight )?time)?|chicago time|hora (?:del )?centro|hora central"
    r"|hora de chicago": "America/Chicago",
    r"m[sd]?t|mountain(?: (?:standard |daylight )?time)?|denver time"
    r"|hora de (?:la )?montana": "America/Denver",
    r"p[sd]?t|pacific(?: (?:standard |daylight )?time)?|west coast(?: time)?|l\.?a\.? time|california time"
    r"|hora del pacifico|hora de (?:los angeles|california)|hora pacifico": "America/Los_Angeles",
    r"ak[sd]?t|alaska(?: time)?": "America/Anchorage",
    r"hs?t|hawaii(?: time)?": "Pacific/Honolulu",
    r"arizona time|phoenix time": "America/Phoenix",
    r"gmt|utc|zulu": "UTC",
    r"london time|uk time|b\.?s\.?t": "Europe/London",
    r"cet|cest|paris time|berlin time|madrid time|hora de madrid|central european time": "Europe/Paris",
    r"mexico city time|hora de (?:la ciudad de )?mexico": "America/Mexico_City",
}
# The writer's clock, and ours.
OWN_ZONE = r"(?:my|our|local) time|mi hora|nuestra hora|hora local"
OFFICE_ZONE = r"your time|su hora|hora de ustedes"

# Ways of writing tomorrow, mistakes included.
TOMORROW = (
    "tomorrow",
    "tommorow",
    "tommorrow",
    "tomorow",
    "tomorrw",
    "tmrw",
    "tmr",
    "tmw",
    "tmrrw",
    "tmorrow",
    "2morrow",
)

# What may follow a bare hour ("by 4 if possible") or a bare day of the month without making it a count of things.
AFTER_BARE_HOUR = (
    r"that|whether|can't|won't|it's|who|what|how|about|regarding|either|unless|which|where|only|just|too|also"
    r"|again|anyway|though"
    r"|although|while|until|till|tops|max|ok|okay|plus|was|it|it's|that's|there|here|before|after|plz|tx|thx|tnx|tks"
    r"|re|she|he|they|you|since|without|otherwise|else|any|for sure|minimum|best|cheers|regards|ojala|max"
    r"|en adelante|porfa|xfa|maximo|cuando|sobre|ni|asi|con|sin|a lo|ideally|though|please|"
    r"today|tomorrow|tonight|this|on|in the|if|so|please|pls|because|since|and|or|but|at|to|for|when|as"
    r"|sharp|"
    r"latest|thanks|thank|then|now|would|will|is|my|our|et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|gmt"
    r"|utc|eastern|"
    r"central|mountain|pacific|ish|with|the|we|i|i'm|i'll|your|local|deadline|works|do|can|could|instead"
    r"|rather|not|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thu|fri|"
    r"hoy|manana|si|por|porque|para|y|o|pero|a mas|de|del|hora|gracias|el|en punto|como|que|es|ya"
)

# Where an atom can begin: few words of a mail are times, and looking a word up is cheaper than trying the atoms.
FIRST_WORDS = {
    *(words.split()[0].split("-")[0] for words in (*WEEKDAYS, *MONTHS, *NUMBERS, *HOUR_WORDS.split("|"))),
    "within", "inside", "dentro", "over", "half", "las", "noon", "high", "midday", "mediodia", "lunch", "lunchtime",
    "midnight", "medianoche", "eod", "e", "cob", "c", "eob", "close", "end", "day", "fin", "final", "finales",
    "cierre", "first", "start", "opening", "primera", "eow", "eom", "sometime", "early", "late", "mid",
    "middle", "next", "following", "coming", "este", "proximo", "later", "today", "tomorrow", "tmrw", "hoy", "pasado",
    "manana", "tonight", "morning", "afternoon", "evening", "night", "esta", "est", "edt", "et", "eastern",
    "east", "nyc", "hora", "cst", "cdt", "ct", "central", "chicago", "mst", "mdt", "mt", "mountain", "denver",
    "pst", "pdt", "pt", "pacific", "west", "l", "california", "akst", "akdt", "akt", "alaska", "hst", "ht",
    "hawaii", "arizona", "phoenix", "gmt", "utc", "zulu", "london", "uk", "bst", "b", "cet", "cest", "paris",
    "berlin", "madrid", "mexico", "d", "quarter", "eop", "tengo", "tenemos", "tienen", "les", "nos", "me", "solo",
    "gave", "given", "gives", "giving", "give", "dia", "week", "weeks", "cuenta", "cuentan", "contamos", "cuento",
    "dispone", "disponen", "disponemos", "dispongo", *TOMORROW,
}  # fmt: skip
# Everyday words that begin one only before certain others.
COMMON_WORDS = {
    "a", "al", "an", "de", "del", "el", "en", "in", "la", "my", "new", "of", "on", "our", "over", "por", "su",
    "the", "this", "your", "mi", "nuestra", "local", "open", "i", "we", "you", "have", "top", "am", "pm", "p",
    "business",
}  # fmt: skip
COMMON_BEGINNING = (
    r"(?:i|we|you)(?:'ve| have| (?:only|still|just) have)\b|have (?:\d|an? |one |two |three |four |five |six "
    r"|half|about|only|just)"
    r"|top of th|[ap]\.?m\b|business close|the (?:\d|top|end|first thing|close|very|day after|middle|weekend|mid"
    r"|next|follow|start|opening|early|late|morn|aft|eve|night|weeks?'? ?s? end)"
    r"|this (?:morn|after|even|week|coming|mon|tue|wed|thu|fri|sat|sun)"
    r"|in (?:an? (?:hour|couple|week|day|quarter)|quarter|the (?:next|coming|hour|morn|after|even)|half|\d|about"
    r"|around|approx|just"
    r"|under|less|roughly|next|coming|couple|hour|no more|at most|maybe|only|[a-z]+(?:-[a-z]+)? (?:hours?|min"
    r"|days?|weeks?|more|business|work))"
    r"|over the (?:next|coming)|an? (?:week from|hour|quarter|half)|a (?:la|primera|ultima|fin|couple)"
    r"|al? (?:fin|cierre)|open of"
    r"|en (?:\d|una?|menos|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veint|treint|cuaren"
    r"|noven|media"
    r"|hora|la [mnt]|las? |los prox|aprox|unos|el prox)|(?:de|por) la [mnt]|del? (?:\d|dia)"
    r"|el (?:\d|dia|fin|cierre|medio|prox)"
    r"|la (?:\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|media|prox|otra|sem)"
    r"|(?:my|our|your|local|new york) time|new york|(?:mi|su|nuestra) hora"
)
