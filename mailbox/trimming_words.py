"""The words by which mail programs and people mark quotes, signatures, devices and legal footers, by
language.

All lower-case. A new language is a new entry, never a new branch.
"""

from __future__ import annotations

# The verb at the end (or in the middle) of "On Monday Ana Ruiz wrote:".
WROTE = (
    "wrote", "writes", "said", "escribió", "escribio", "schrieb", "geschrieben", "a écrit", "a ecrit",
    "ha scritto", "scrisse", "escreveu", "schreef", "heeft geschreven", "napisał", "napisała",
    "napisał(a)", "pisze", "skrev", "skrev følgende", "kirjoitti", "napsal", "napsal(a)", "написал",
    "написала", "написал(а)", "пишет", "пише", "написав", "yazdı", "a scris", "írta", "έγραψε", "写道",
    "寫道", "のメール", "님이 작성", "כתב",
)  # fmt: skip

# The word that opens such a line: "On …", "Am …", "Le …".
ON = (
    "on", "el", "am", "le", "il", "il giorno", "in data", "em", "a", "op", "w dniu", "dnia", "den", "på",
    "dne", "в", "ons", "tor", "fre", "lör", "lør", "sön", "søn", "mån", "man", "tir", "tis",
)  # fmt: skip

# Names of header lines in the block Outlook and others put above a quote.
SENDER_LABELS = (
    "from", "von", "de", "da", "van", "od", "från", "fra", "lähettäjä", "от", "отправитель", "kimden",
    "差出人", "发件人", "寄件者",
)  # fmt: skip
OTHER_LABELS = (
    "sent", "date", "to", "cc", "subject", "reply-to", "gesendet", "datum", "an", "betreff", "envoyé", "à",
    "objet", "enviado", "enviado el", "enviada em", "fecha", "para", "asunto", "data", "assunto",
    "inviato", "a", "oggetto", "verzonden", "aan", "onderwerp", "wysłano", "do", "dw", "temat", "skickat",
    "till", "ämne", "sendt", "til", "emne", "lähetetty", "aihe", "отправлено", "кому", "тема", "дата",
    "gönderilen", "送信日時", "宛先", "件名", "发送时间", "收件人", "主题", "日期",
)  # fmt: skip

# "-----Original Message-----": a reply's history.
ORIGINAL_MESSAGE = (
    "original message", "original appointment", "ursprüngliche nachricht", "originalnachricht",
    "mensaje original", "message d'origine", "message d’origine", "message original",
    "messaggio originale", "mensagem original", "oorspronkelijk bericht", "oorspronkelijke bericht",
    "wiadomość oryginalna", "ursprungligt meddelande", "originalmeddelande", "oprindelig meddelelse",
    "opprinnelig melding", "исходное сообщение", "reply message",
)  # fmt: skip

# "---------- Forwarded message ----------": not a quote, but what is passed on.
FORWARDED = (
    "forwarded message", "begin forwarded message", "forwarded by", "weitergeleitete nachricht",
    "mensaje reenviado", "inicio del mensaje reenviado", "anfang der weitergeleiteten nachricht",
    "message transféré", "message transmis", "début du message réexpédié", "début du message transféré",
    "messaggio inoltrato", "inizio messaggio inoltrato", "mensagem encaminhada", "mensagem reencaminhada",
    "início da mensagem encaminhada", "doorgestuurd bericht", "begin doorgestuurd bericht",
    "wiadomość przekazana", "przekazana wiadomość", "vidarebefordrat meddelande", "videresendt meddelelse",
    "videresendt melding", "пересылаемое сообщение", "пересланное сообщение",
)  # fmt: skip

# How a line begins that only names the device or program.
DEVICE_STARTS = (
    "sent from my ", "sent from mail for", "sent from outlook", "sent from yahoo", "sent from proton",
    "sent from gmail", "sent from a mobile", "sent via ", "sent with proton", "sent with spark",
    "sent using ", "sent by my ", "get outlook for", "get bluemail for", "enviado desde mi ",
    "enviado desde ", "enviado do meu ", "enviado de mi ", "enviado a partir d", "enviado via ",
    "obtener outlook", "obter o outlook", "envoyé de mon ", "envoyé depuis ", "envoyé à partir d",
    "télécharger outlook", "obtenez outlook", "von meinem iphone", "von meinem ipad", "von meinem android",
    "von meinem samsung", "von meinem mobil", "von meinem smartphone", "von meinem handy",
    "von meinem huawei", "gesendet von ", "gesendet mit ", "gesendet aus ",
    "diese nachricht wurde von meinem ", "outlook für ", "holen sie sich outlook", "inviato da ",
    "inviato dal ", "scarica outlook", "ottieni outlook", "verzonden vanaf ", "verstuurd vanaf ",
    "verzonden met ", "verstuurd met ", "outlook voor ", "wysłane z ", "wysłano z ", "pobierz outlook",
    "skickat från ", "sendt fra ", "lähetetty ", "отправлено с ", "отправлено из ", "надіслано з ",
    "iphone'umdan gönderildi", "iphoneから送信", "发自我的", "發自我的", "odesláno z ", "envoyé avec ",
)  # fmt: skip

# Closing words of a letter. The line holds nothing else, or the name behind them.
SIGN_OFFS = (
    "best", "best regards", "best wishes", "all the best", "all best", "regards", "kind regards",
    "kindest regards", "warm regards", "warmly", "warmest", "many thanks", "thanks", "thanks again",
    "thanks so much", "thanks very much", "thanks a lot", "thanks in advance", "thank you",
    "thank you so much", "thank you very much", "cheers", "sincerely", "yours sincerely", "yours truly",
    "yours faithfully", "yours", "respectfully", "cordially", "talk soon", "with thanks", "in solidarity",
    "take care", "br", "rgds", "saludos", "un saludo", "saludos cordiales", "un cordial saludo",
    "cordialmente", "atentamente", "gracias", "muchas gracias", "mil gracias", "un abrazo", "abrazos",
    "mit freundlichen grüßen", "mit freundlichen grüssen", "freundliche grüße", "freundliche grüsse",
    "viele grüße", "viele grüsse", "beste grüße", "beste grüsse", "herzliche grüße", "liebe grüße",
    "schöne grüße", "vielen dank", "danke", "besten dank", "mfg", "gruß", "grüße", "lg", "vg",
    "cordialement", "bien cordialement", "bien à vous", "cordialement vôtre", "merci", "merci d'avance",
    "merci beaucoup", "sincères salutations", "salutations", "respectueusement", "cordiali saluti",
    "distinti saluti", "un saluto", "saluti", "un caro saluto", "grazie", "grazie mille", "atenciosamente",
    "cumprimentos", "melhores cumprimentos", "com os melhores cumprimentos", "obrigado", "obrigada",
    "muito obrigado", "muito obrigada", "um abraço", "abraços", "abraço", "met vriendelijke groet",
    "met vriendelijke groeten", "vriendelijke groet", "groeten", "groet", "hartelijke groet", "dank",
    "bedankt", "alvast bedankt", "mvg", "z poważaniem", "pozdrawiam", "serdecznie pozdrawiam",
    "z pozdrowieniami", "dziękuję", "z góry dziękuję", "med vänliga hälsningar", "vänliga hälsningar",
    "hälsningar", "mvh", "med venlig hilsen", "venlig hilsen", "med vennlig hilsen", "vennlig hilsen",
    "hilsen", "ystävällisin terveisin", "с уважением", "s pozdravem",
)  # fmt: skip

# Three different ones in one of the last paragraphs, and it is a legal footer. A press inquiry that only
# asks to be kept confidential has one.
LEGAL_TERMS = (
    "confidential", "privileged", "intended recipient", "intended only", "intended solely", "addressee",
    "unauthori", "in error", "by mistake", "notify the sender", "notify us", "delete", "disclos",
    "disseminat", "this e-mail", "this email", "this message", "attachments", "strictly prohibited",
    "virus", "liability", "vertraulich", "diese e-mail", "diese nachricht", "irrtümlich", "empfänger",
    "vernichten", "unbefugt", "absender", "este mensaje", "este correo", "confidencial", "destinatario",
    "por error", "prohibid", "elimin", "ce message", "ce courriel", "confidentiel", "destinataire",
    "par erreur", "pièces jointes", "interdit", "détrui", "questo messaggio", "questa e-mail", "riservat",
    "destinatari", "per errore", "vietat", "cancell", "esta mensagem", "este e-mail", "destinatário",
    "por engano", "proibid", "dit bericht", "deze e-mail", "vertrouwelijk", "geadresseerde",
    "ten onrechte", "verboden", "verwijder", "ta wiadomość", "niniejsza wiadomość", "poufn", "adresat",
    "omyłkow", "usunię", "zabronion",
)  # fmt: skip

# How a footer paragraph begins that needs no second sign.
FOOTER_STARTS = (
    "confidentiality notice", "confidentiality note", "legal disclaimer", "disclaimer:",
    "please consider the environment", "think before you print", "think green",
    "this email has been checked for viruses", "this email was scanned", "virus-free.",
    "you received this message because you are subscribed", "to unsubscribe from this group",
    "to unsubscribe, ", "unsubscribe:", "aviso legal", "aviso de confidencialidad",
    "avis de confidentialité", "avvertenza", "aviso de confidencialidade", "vertraulichkeitshinweis",
    "klauzula poufności", "rodo:", "bitte denken sie an die umwelt", "antes de imprimir",
    "pensez à l'environnement", "avant d'imprimer",
)  # fmt: skip

POSTSCRIPTS = ("ps", "p.s.", "p.s", "pps", "nb", "n.b.", "p.d.", "pd", "p.-s.")
