"""How the digests of reporters' requests are laid out: whose they are, what their lines are called, and their zones.

All casefolded. A new digest is a new entry, never a new branch.
"""

from __future__ import annotations

# Whose digests these are: what they registered, under any ending; with its ending where the name is anybody's word.
DIGEST_SENDERS = frozenset(
    {"helpareporter", "sourceofsources", "qwoted", "sourcebottle", "connectively", "profnet", "featured.com",
     "mentionmatch", "terkel", "responsesource", "journorequest", "helpab2bwriter", "presshook", "editorielle",
     "pressplugs", "justreachout", "muckrack", "jotform-haro", "gorkana", "medialeads"}
)  # fmt: skip

# What the lines of a request are called, by what they hold.
LABELS = {
    "title": ("summary", "title", "headline", "query title", "call out", "callout", "call-out", "request title",
              "opportunity", "source request", "topic", "seeking", "looking for"),
    "outlet": ("media outlet", "outlet", "publication", "media", "publisher", "media name", "media title", "show",
               "for", "medio"),
    "author": ("name", "journalist", "reporter", "writer", "author", "contact name", "posted by", "by", "periodista"),
    "address": ("email", "e-mail", "reply to", "reply email", "contact email", "contact", "respond to", "pitch to",
                "submit to", "correo"),
    "deadline": ("deadline", "due", "due by", "due date", "respond by", "response deadline", "closing date", "closes",
                 "expires", "pitch deadline", "pitch by", "fecha límite"),
    "category": ("category", "categories", "topics", "industry", "region", "tags"),
    "text": ("query", "request", "details", "description", "the request", "request details", "full request",
             "more information", "information", "what they need", "consulta"),
    "requirements": ("requirements", "requirement", "source requirements", "criteria", "who they're looking for"),
    "other": ("anonymous", "no ai pitches considered", "no ai pitches", "gifting", "country", "location", "website",
              "outlet type", "media type", "audience", "query id", "query url", "id", "verified", "url", "link",
              "posted", "date posted"),
}  # fmt: skip
# A request begins with one of these.
OPENING = frozenset({"title"})
# Lines that end a request.
ENDS = ("back to top", "back to category index", "view query", "view this request", "pitch now",
        "respond to this request",
        "submit a pitch", "read more", "unsubscribe", "manage preferences", "****", "====", "----", "____")  # fmt: skip

# Zones as digests write them. Standard and summer time are written alike, so the name stands for the place.
ZONES = {
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York", "eastern": "America/New_York",
    "cst": "America/Chicago", "cdt": "America/Chicago", "ct": "America/Chicago", "central": "America/Chicago",
    "mst": "America/Denver", "mdt": "America/Denver", "mt": "America/Denver", "mountain": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "gmt": "Europe/London", "bst": "Europe/London", "utc": "UTC",
    "cet": "Europe/Paris", "cest": "Europe/Paris", "aest": "Australia/Sydney", "aedt": "Australia/Sydney",
    "aet": "Australia/Sydney", "awst": "Australia/Perth", "acst": "Australia/Adelaide", "nzst": "Pacific/Auckland",
    "nzdt": "Pacific/Auckland", "ist": "Asia/Kolkata", "sast": "Africa/Johannesburg",
}  # fmt: skip
