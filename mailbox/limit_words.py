"""The words by which people say until when they need something, by language. All lower-case.

A new language is a new entry, never a new branch.
"""

from __future__ import annotations

# Each of them is a limit by itself.
LIMIT_WORDS = (
    "deadline", "deadlines", "asap", "a.s.a.p", "due date", "due:", "due now", "press time",
    "cierre", "cierro", "cerramos", "fecha límite", "fecha limite", "hora límite", "hora limite",
    "redaktionsschluss", "redaktionsschluß", "abgabetermin", "abgabeschluss", "annahmeschluss", "einsendeschluss",
    "frist", "bouclage", "bouclons", "boucle", "date limite", "heure limite", "scadenza", "chiusura", "chiudiamo",
    "prazo", "fechamento", "data limite", "termin oddania", "ostateczny termin", "pressläggning", "svarsfrist",
    "takaraja", "дедлайн", "срок",
)  # fmt: skip

# The same in scripts that put no space between words.
LIMIT_UNSPACED = (
    "締切", "締め切り", "〆切", "截止", "截稿", "마감",
)  # fmt: skip

# A limit where a clock or a day stands close behind.
BEFORE_WORDS = (
    "by", "before", "no later than", "not later than", "until", "till", "within", "due", "need", "needed", "filing",
    "file", "print", "publish", "publishing", "airs", "live", "on air", "embargo", "embargoed", "antes de",
    "antes del", "para el", "para las", "hasta", "a más tardar", "a mas tardar", "publicamos", "bis", "vor",
    "spätestens", "avant", "d'ici", "d’ici", "jusqu'à", "jusqu’à", "au plus tard", "entro", "prima di", "prima delle",
    "até", "ate as", "antes das", "voor", "vóór", "uiterlijk", "tot", "före", "innan", "senast", "inden", "senest",
    "innen", "før", "przed", "najpóźniej", "do", "до",
)  # fmt: skip

DAY_WORDS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun", "today", "tomorrow", "tonight", "noon", "midday", "midnight", "morning",
    "afternoon", "evening", "eod", "eob", "cob", "close of business", "end of day", "end of the day",
    "end of business", "end of the week", "lunes", "martes", "miércoles", "miercoles", "jueves", "viernes", "sábado",
    "sabado", "domingo", "hoy", "mañana", "manana", "mediodía", "mediodia", "medianoche", "esta tarde", "esta noche",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "heute", "morgen", "mittag",
    "abend", "mitternacht", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "aujourd'hui",
    "aujourd’hui", "demain", "midi", "minuit", "ce soir", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì",
    "sabato", "domenica", "oggi", "domani", "mezzogiorno", "mezzanotte", "stasera", "segunda-feira", "terça-feira",
    "quarta-feira", "quinta-feira", "sexta-feira", "segunda", "terça", "quarta", "quinta", "sexta", "hoje", "amanhã",
    "meio-dia", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "vandaag",
    "vanavond", "middag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "idag", "i dag",
    "imorgon", "i morgon", "mandag", "tirsdag", "lørdag", "søndag", "i morgen", "poniedziałku", "wtorku", "środy",
    "czwartku", "piątku", "soboty", "niedzieli", "dziś", "dzisiaj", "jutra", "завтра", "сегодня", "пятницы",
)  # fmt: skip

# What stands behind the figure of a clock, or of a time that remains.
CLOCK_WORDS = (
    "am", "pm", "a.m", "p.m", "a. m", "p. m", "o'clock", "o’clock", "h", "hs", "hrs", "hour", "hours", "min", "mins",
    "minutes", "days", "hora", "horas", "uhr", "heure", "heures", "ore", "uur", "klockan", "godz", "ч",
)  # fmt: skip

# How a line begins that tells when an office is open.
HOURS_STARTS = (
    "hours", "office hours", "newsroom hours", "opening hours", "business hours", "open from", "open until",
    "newsroom open", "horario", "öffnungszeiten", "bürozeiten", "geschäftszeiten", "sprechzeiten", "servicezeiten",
    "horaires", "orari", "orario", "openingstijden", "öppettider", "åbningstider", "åpningstider",
)  # fmt: skip
SHORT_DAYS = (
    "mo", "di", "mi", "do", "fr", "sa", "so", "lu", "ma", "me", "je", "ve", "lun", "mar", "mer", "jeu", "ven", "mié",
    "jue", "vie", "gio", "m", "f",
)  # fmt: skip
RANGE_WORDS = (
    "bis", "to", "through", "tot", "à", "au", "a", "al", "til", "till",
)  # fmt: skip
