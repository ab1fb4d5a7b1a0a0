"""The words by which a signature says what somebody is and where she works. By language, without accents.

A new language is a new entry, never a new branch.
"""

# What reporters call themselves, word by word.
TITLES = frozenset(
    {
        # English
        "reporter", "correspondent", "editor", "producer", "journalist", "writer", "columnist", "freelance",
        "freelancer", "stringer", "host", "anchor", "photographer", "photojournalist", "videographer", "contributor",
        "podcaster", "presenter", "newscaster", "booker", "staffer",
        # Spanish
        "periodista", "reportero", "reportera", "redactor", "redactora", "corresponsal", "productor", "productora",
        "editora", "columnista", "conductor", "conductora", "locutor", "locutora", "fotoperiodista", "colaborador",
        "colaboradora", "presentador", "presentadora",
        # French
        "journaliste", "redacteur", "redactrice", "correspondant", "correspondante", "chroniqueur", "pigiste",
        # German
        "journalistin", "redakteur", "redakteurin", "reporterin", "korrespondent", "korrespondentin", "freier", "freie",
        # Italian
        "giornalista", "redattore", "redattrice", "corrispondente", "inviato", "inviata",
        # Portuguese
        "jornalista", "redator", "redatora", "correspondente", "produtor", "produtora",
        # Dutch
        "verslaggever", "verslaggeefster",
    }
)  # fmt: skip
# Between what she is and where: reporter for, periodista en.
WORKING_FOR = frozenset(
    {"at", "for", "with", "to", "of", "para", "en", "de", "del", "pour", "chez", "a", "au", "bei", "fur", "beim", "von",
     "per", "di", "na", "no", "da", "do", "voor", "van", "bij", "on"}
)  # fmt: skip
ARTICLES = ("the", "el", "la", "los", "las", "le", "les", "l", "der", "die", "das", "il", "lo", "o", "os", "het", "de")
# What newsrooms are called, word by word.
NEWSROOM_WORDS = frozenset(
    {
        # English
        "news", "times", "herald", "ledger", "tribune", "gazette", "post", "press", "journal", "courier", "chronicle",
        "observer", "sentinel", "examiner", "register", "dispatch", "record", "star", "sun", "daily", "weekly",
        "monthly", "magazine", "review", "mercury", "bulletin", "argus", "enquirer", "inquirer", "globe", "beacon",
        "radio", "tv", "television", "broadcasting", "media", "network", "podcast", "fm", "wire", "today",
        "independent", "telegraph", "guardian", "advocate", "mirror", "newspaper", "newsroom", "dial", "newswire",
        # Spanish
        "diario", "noticias", "periodico", "prensa", "canal", "cadena", "revista", "semanario", "heraldo", "gaceta",
        "informativo", "televisora", "noticiero",
        # French
        "presse", "quotidien", "hebdo", "dauphine", "depeche",
        # German
        "zeitung", "nachrichten", "rundfunk", "anzeiger", "kurier", "tageblatt", "allgemeine", "rundschau",
        # Italian
        "giornale", "corriere", "gazzetta", "messaggero",
        # Portuguese
        "jornal", "folha", "gazeta",
        # Dutch
        "dagblad", "courant", "krant",
    }
)  # fmt: skip
# What stands beside a title and is no newsroom: what she writes about, where she sits, how to speak of her.
BESIDE_TITLES = frozenset(
    {
        "city", "hall", "education", "housing", "politics", "political", "investigations", "investigative",
        "government", "desk", "team", "business", "health", "features", "sports", "metro", "local", "national",
        "senior", "staff", "chief", "bureau", "department", "unit", "division", "multimedia", "climate", "environment",
        "justice", "courts", "crime", "labor", "opinion", "culture", "arts", "assignment", "general", "statehouse",
        "she", "her", "hers", "he", "him", "his", "they", "them", "ella", "el", "elle", "director", "manager",
        "politica", "investigacion", "economia", "deportes", "educacion", "vivienda", "salud",
    }
)  # fmt: skip
# US states whose people nearly all live by one clock, by the clock.
STATES_BY_ZONE = {
    "America/New_York": "CT DC DE FL GA MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL KS LA MN MO MS OK TX WI",
    "America/Denver": "CO MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
    "America/Puerto_Rico": "PR",
}
ZONE_OF_STATE = {state: zone for zone, states in STATES_BY_ZONE.items() for state in states.split()}
# They live by two.
OTHER_STATES = frozenset({"ID", "IN", "KY", "ND", "NE", "SD", "TN"})
