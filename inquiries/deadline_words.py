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
    "noventa": 90, "veinticuatro": 24, "cuarenta y ocho": 48, "un par de": 2, "par de": 2,
}  # fmt: skip

HOUR_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
)

WEEKDAYS = {
    "monday": 0, "mon": 0, "lunes": 0, "tuesday": 1, "tues": 1, "tue": 1, "martes": 1, "wednesday": 2, "weds": 2,
    "wed": 2, "miercoles": 2, "thursday": 3, "thurs": 3, "thur": 3, "thu": 3, "jueves": 3, "friday": 4, "fri": 4,
    "viernes": 4, "saturday": 5, "sat": 5, "sabado": 5, "sunday": 6, "sun": 6, "domingo": 6,
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

# What may follow a bare hour ("by 4 if possible") or a bare day of the month without making it a count of things.
AFTER_BARE_HOUR = (
    r"that|whether|who|what|how|about|regarding|"
    r"today|tomorrow|tonight|this|on|in the|if|so|please|pls|because|since|and|or|but|at|to|for|when|as"
    r"|sharp|"
    r"latest|thanks|thank|then|now|would|will|is|my|our|et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|gmt"
    r"|utc|eastern|"
    r"central|mountain|pacific|ish|with|the|we|i|i'm|i'll|your|local|deadline|works|do|can|could|instead"
    r"|rather|not|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thu|fri|"
    r"hoy|manana|si|por|porque|para|y|o|pero|a mas|de|del|hora|gracias|el|en punto|como|que|es|ya"
)
