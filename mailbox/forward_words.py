"""The words by which mail programs mark a mail that is passed on, by language: English, Spanish, French, German,
Italian, Portuguese, Dutch, those of Scandinavia, Finland, Poland, Czechia and Russia, and some more.

All lower-case. A new language is a new entry, never a new branch.
"""

from __future__ import annotations

# Stands alone on its line, with or without rules around it, before the header lines of what is passed on.
FORWARDED = (
    "forwarded message", "begin forwarded message", "start of forwarded message", "forwarded mail", "forwarded email",
    "mensaje reenviado", "inicio del mensaje reenviado", "correo reenviado", "message transféré", "message transmis",
    "début du message réexpédié", "début du message transféré", "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail", "weitergeleitete e-mail",
    "messaggio inoltrato", "inizio messaggio inoltrato", "inizio del messaggio inoltrato", "mensagem encaminhada",
    "mensagem reencaminhada", "início da mensagem encaminhada", "início da mensagem reencaminhada",
    "doorgestuurd bericht", "begin doorgestuurd bericht", "vidarebefordrat meddelande", "vidarebefordrat mejl",
    "videresendt meddelelse", "videresendt besked", "videresendt melding", "start på videresendt besked",
    "videresendt e-post", "välitetty viesti", "välitetty viesti alkaa", "wiadomość przekazana",
    "przekazana wiadomość", "początek przekazywanej wiadomości", "přeposlaná zpráva",
    "пересылаемое сообщение", "пересланное сообщение", "начало переадресованного сообщения",
    "forwarded by", "courriel transféré", "doorgezonden bericht", "vidarebefordrat brev",
    "början av vidarebefordrat meddelande", "begynnelse på videresendt melding", "edelleenlähetetty viesti",
    "переслане повідомлення", "továbbított üzenet", "i̇letilen mesaj", "iletilen mesaj", "mesaj redirecționat",
    "転送されたメッセージ", "転送メッセージ", "转发的邮件", "转发邮件信息", "轉寄郵件", "전달된 메시지",
    "začátek přeposílané zprávy", "početak proslijeđene poruke", "proslijeđena poruka",
    "továbbított levél kezdete", "începe mesajul redirecționat", "začiatok preposlanej správy",
    "preposlaná správa", "ileti başlangıcı", "i̇letilmiş mesaj", "yönlendirilmiş ileti",
    "початок листа, що пересилається", "перенаправленное сообщение", "lähetetty edelleen viesti",
    "προωθημένο μήνυμα", "הודעה שהועברה",
)  # fmt: skip

# How such a line begins where it goes on with a name and a day.
FORWARDED_BY = (
    "forwarded by ", "weitergeleitet von ", "reenviado por ", "transféré par ", "inoltrato da ", "encaminhado por ",
    "doorgestuurd door ", "mensaje reenviado por ", "vidarebefordrat av ", "videresendt af ",
)  # fmt: skip

# The same line above a reply's history too: a mail is passed on only where its subject says so.
ORIGINAL = (
    "original message", "mensaje original", "message d'origine", "message d’origine", "message original",
    "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "messaggio originale",
    "mensagem original", "oorspronkelijk bericht", "oorspronkelijke bericht", "ursprungligt meddelande",
    "oprindelig meddelelse", "opprinnelig melding", "alkuperäinen viesti", "wiadomość oryginalna",
    "původní zpráva", "исходное сообщение",
)  # fmt: skip

# Header lines, and what each says. "De" is From in three languages; "Para" and "A" are To.
LABELS = {
    "from": (
        "from", "de", "von", "da", "van", "från", "fra", "lähettäjä", "od", "nadawca", "от", "отправитель",
        "expéditeur", "absender", "mittente", "remitente", "remetente", "afzender",
    ),
    "date": (
        "date", "sent", "fecha", "enviado", "enviado el", "enviada", "enviado em", "enviada em", "envoyé", "envoyé le",
        "datum", "gesendet", "data", "inviato", "verzonden", "skickat", "dato", "sendt", "päiväys", "päivämäärä",
        "lähetetty", "wysłano", "wysłane", "odesláno", "дата", "отправлено", "date d'envoi",
    ),
    "subject": (
        "subject", "asunto", "objet", "sujet", "betreff", "oggetto", "assunto", "onderwerp", "ämne", "emne", "aihe",
        "temat", "předmět", "тема",
    ),
    "to": (
        "to", "para", "à", "pour", "an", "a", "aan", "till", "til", "vastaanottaja", "do", "komu", "кому",
        "destinatario", "destinataire", "empfänger",
    ),
    "cc": ("cc", "kopie", "copie", "copia", "cópia", "kopia", "kopi", "kopio", "dw", "копия", "c.c", "copie à", "bcc"),
    "reply-to": (
        "reply-to", "reply to", "responder a", "répondre à", "antwort an", "antworten an", "rispondi a", "antwoord aan",
        "responder para",
    ),
    "other": (
        "importance", "importancia", "wichtigkeit", "priority", "prioridad", "attachments", "adjuntos", "anlagen",
        "pièces jointes", "allegati", "anexos", "bijlagen", "organization", "organisation", "mailed-by", "list-id",
        "resent-from", "resent-to", "resent-date", "message-id", "return-path",
    ),
}  # fmt: skip

# What programs put before the subject of what they pass on. "VS" answers in Finnish and passes on in Danish.
SUBJECT_PREFIXES = (
    "fwd", "fw", "fwd.", "rv", "reenv", "tr", "transf", "wg", "i", "inoltra", "enc", "res enc", "doorst", "vb", "vs",
    "videresendt", "vl", "pd", "přep", "fs", "转发", "轉寄", "転送", "전달", "ilt", "továbbítás",
)  # fmt: skip

# The first letters of the months; the longest that fits counts ("mar" before "ma").
MONTHS = {
    1: ("jan", "ene", "gen", "janv", "tammi", "sty", "led", "янв"),
    2: ("feb", "fév", "fev", "febr", "helmi", "lut", "únor", "фев"),
    3: ("mar", "mär", "mrt", "maart", "mrz", "maalis", "břez", "мар"),
    4: ("apr", "abr", "avr", "huhti", "kwi", "dub", "апр"),
    5: ("may", "mai", "mag", "mei", "maj", "toukokuu", "květ", "мая", "май"),
    6: ("jun", "juin", "giu", "kesä", "cze", "červn", "июн"),
    7: ("jul", "juil", "lug", "heinä", "lip", "červenc", "июл"),
    8: ("aug", "ago", "aoû", "aou", "elo", "sie", "srp", "авг"),
    9: ("sep", "set", "syys", "wrz", "zář", "сен"),
    10: ("oct", "okt", "ott", "out", "loka", "paź", "říj", "окт"),
    11: ("nov", "marras", "lis", "ноя"),
    12: ("dec", "dic", "dez", "déc", "des", "joulu", "gru", "pros", "дек"),
}  # fmt: skip

# Offsets from UTC in hours; an abbreviation that two places use is left out, but for the American ones.
ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2,
    "eest": 3, "msk": 3, "west": 1,
}  # fmt: skip
