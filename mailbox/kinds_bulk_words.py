"""The headers and words of newsletters, press releases pitched at the desk, and spam; all casefolded.

A new language or sending house is a new entry, never a new branch.
"""

from __future__ import annotations

# Headers that houses which send in bulk put in, and nobody else; by the beginning of their names.
BULK_HEADERS = (
    "x-campaign", "x-mc-user", "x-mailchimp", "x-sg-eid", "x-mailgun-tag", "x-mailgun-sending", "x-ses-outgoing",
    "x-hs-", "x-sfmc", "x-sfdc", "x-mailerlite", "x-mandrill", "x-postmark", "x-pm-message", "x-cm-", "x-klaviyo",
    "x-substack", "x-mkto", "x-marketo", "x-job", "x-et-", "x-roving", "x-ctct", "x-beehiiv", "x-sendinblue",
    "x-mailin", "x-csa-complaints", "x-newsletter", "x-list-campaign",
    "x-everytown", "x-actionkit", "x-nationbuilder",
    "x-eblast", "x-bounce-tracking", "feedback-id",
)  # fmt: skip
# What a newsletter says in its footer.
NEWSLETTER_WORDS = (
    "unsubscribe", "view in browser", "view this email", "view online", "read online", "manage preferences",
    "manage your preferences", "update your preferences", "email preferences", "subscription preferences",
    "you are receiving this", "you're receiving this", "you received this email because", "forwarded this email",
    "abmelden", "newsletter abbestellen", "im browser", "se désabonner", "désinscri", "voir dans le navigateur",
    "darse de baja", "cancelar suscripción", "cancelar la suscripción", "ver en el navegador",
    "disiscri", "annulla l'iscrizione",
    "cancelar inscrição", "descadastr", "afmelden", "uitschrijven", "wypisz się", "avregistrera",
)  # fmt: skip

# The line at the top of a release; it stands at the beginning of a line or of the subject.
RELEASE_LABELS = (
    "for immediate release", "press release", "news release", "media release", "media advisory", "press advisory",
    "media alert", "press statement", "embargoed until", "embargoed for", "under embargo", "strictly embargoed",
    "not for release before", "pressemitteilung", "presseinformation", "medienmitteilung", "pressemeldung",
    "sperrfrist", "communiqué de presse", "dossier de presse", "comunicado de prensa", "nota de prensa",
    "para publicación inmediata", "para divulgación inmediata", "comunicato stampa", "nota stampa",
    "comunicado de imprensa", "nota de imprensa", "nota à imprensa", "persbericht", "komunikat prasowy",
    "informacja prasowa", "pressmeddelande", "pressemeddelelse", "pressemelding", "пресс-релиз",
)  # fmt: skip
# What else a release has: an end mark, a contact for the media, a word about the firm.
RELEASE_SIGNS = (
    "###", "# # #", "-30-", "- 30 -", "-ends-", "- ends -",
    "media contact", "press contact", "for more information contact",
    "media inquiries", "for media inquiries", "contact:", "about ",
    "notes to editors", "note to editors", "pressekontakt",
    "über ", "contact presse", "à propos de", "contacto de prensa", "contacto:",
    "acerca de", "sobre ", "contatto stampa",
    "ufficio stampa", "assessoria de imprensa", "available for interview",
    "high-resolution images", "announced today",
    "today announced", "today announces", "announces", "is pleased to announce",
    "is proud to announce", "is excited to announce",
)  # fmt: skip

# What a filter before us said: header, and how its value begins.
SPAM_VERDICTS = (
    ("x-spam-flag", "yes"), ("x-spam-status", "yes"), ("x-spam", "yes"), ("x-barracuda-spam-flag", "yes"),
    ("x-ironport-anti-spam-result", "spam"), ("x-rspamd-action", "reject"), ("x-rspamd-action", "add header"),
    ("x-spam-action", "reject"), ("x-bogosity", "spam"), ("x-bogosity", "yes"), ("x-dspam-result", "spam"),
    ("x-microsoft-antispam", "spam"), ("x-ms-exchange-organization-scl", "5"), ("x-ms-exchange-organization-scl", "6"),
    ("x-ms-exchange-organization-scl", "7"), ("x-ms-exchange-organization-scl", "8"),
    ("x-ms-exchange-organization-scl", "9"), ("x-spam-level", "*****"), ("x-proton-spam", "yes"),
)  # fmt: skip
# What sellers write to every address there is, and no reporter to a press office; two different ones are a sign.
SPAM_WORDS = (
    "guest post", "sponsored post", "link insertion", "backlink", "do-follow", "dofollow", "domain authority",
    "seo service", "seo audit", "seo expert", "seo agency", "rank on google", "first page of google",
    "rank your website", "rank your site", "visited your website", "your website's ranking", "web design service",
    "redesign your website", "website redesign", "mobile app development", "attendees list", "attendee list",
    "list of attendees", "verified leads", "quality leads", "email database", "funding for your business",
    "guaranteed return", "next of kin", "dear beneficiary", "dear webmaster", "dear site owner", "dear website owner",
    "bank draft", "you have won", "claim your prize", "viagra", "cialis", "adult dating", "write my essay",
    "essay writing service", "buy followers", "create a wikipedia page",
    "wikipedia page for you", "limited time offer",
    "click here now", "mailbox is almost full", "verify your account", "password expires", "unusual sign-in",
    "our price list", "cheap price", "paid collaboration", "sponsored content on your", "article on your website",
    "article on your site", "publish on your website", "interested in buying a", "own this list",
)  # fmt: skip
