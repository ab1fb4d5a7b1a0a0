"""The words by which mail programs mark quoted mail, by language.

All lower-case but where a word is only known by its capital. A new language is a new entry, never a new branch.
"""

from __future__ import annotations

# The verb at the end of "On Monday Ana Ruiz wrote:".
WROTE = (
    "wrote", "writes", "said", "sent", "escribió", "escribio", "ha escrito", "geschrieben", "a écrit",
    "a ecrit", "nous a dit", "ha scritto", "scrisse", "escreveu", "heeft geschreven", "napisał", "napisała",
    "napisał(a)", "pisze", "kirjoitti", "napsal", "napsal(a)", "napsala", "napísal", "napísal(a)", "написал",
    "написала", "написал(а)", "пишет", "пише", "написав", "написала(в)", "napisao", "napisala", "je napisao/la",
    "pašė", "rašė", "rakstīja", "kirjutas", "yazdı", "şunları yazdı", "şunu yazdı", "a scris", "írta",
    "ezt írta", "έγραψε", "έγραψαν", "viết", "đã viết", "menulis", "skribis", "va escriure", "כתב", "כתב/ה",
    "כתבה", "كتب", "كتبت", "كتب/كتبت", "schrieben sie",
)  # fmt: skip

# Verbs that stand before the name: "Am Montag schrieb Ana Ruiz:".
WROTE_BEFORE_NAME = (
    "كتب", "كتب/كتبت", "schrieb", "kirjoitti", "quoting", "zitat von", "citat", "citando",
    "wiadomość napisana przez", "schreef", "heeft", "skrev", "skrev følgende", "skreiv", "wrote on", "wrote at",
    "ezt írta", "пишет", "написал", "napisał(a)",
)  # fmt: skip

# Verbs of scripts that put no space before them.
WROTE_UNSPACED = (
    "写道", "寫道", "写到", "のメール", "さんは書きました", "が書きました", "書き込み", "님이 작성", "작성",
    "님이 쓰신 글",
)  # fmt: skip

# The word that opens such a line: "On …", "Am …", "Le …".
ON = (
    "on", "at", "el", "am", "le", "il", "il giorno", "in data", "em", "a", "op", "w dniu", "dnia", "den", "på",
    "dne", "в", "у", "во", "ons", "tor", "fre", "lör", "lør", "sön", "søn", "mån", "man", "tir", "tis", "în",
    "la", "στις", "vào", "pada", "kuupäeval", "في", "בתאריך", "в сообщении от", "von", "in message",
)  # fmt: skip

# The same words where they may stand behind others on their line; capital, or they are only words.
SHARED_ON = (
    "On", "El", "Am", "Le", "Il giorno", "Il", "Em", "Op", "W dniu", "Dnia", "Den",
)  # fmt: skip

# Names of header lines in the block Outlook and others put above a quote.
SENDER_LABELS = (
    "from", "von", "de", "de la", "da", "van", "od", "från", "fra", "lähettäjä", "от", "от кого", "отправитель",
    "від", "kimden", "gönderen", "差出人", "发件人", "寄件者", "發件人", "보낸 사람", "보낸사람", "feladó",
    "expeditor", "από", "expéditeur", "mittente", "remitente", "remetente", "absender", "afzender", "nadawca",
    "odesílatel", "avsändare", "afsender", "avsender", "מאת", "送信元",
)  # fmt: skip
DATE_LABELS = (
    "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "envoyé par", "message du", "enviado",
    "enviado el", "enviada em", "enviado em", "fecha", "data", "inviato", "verzonden", "wysłano", "wysłane",
    "skickat", "sendt", "dato", "lähetetty", "päivämäärä", "отправлено", "дата", "надіслано", "gönderilen",
    "gönderildi", "tarih", "gönderme tarihi", "送信日時", "日付", "日時", "发送时间", "发送日期", "日期",
    "寄件日期", "傳送時間", "보낸 날짜", "날짜", "elküldve", "dátum", "odesláno", "odoslané", "trimis",
    "ημερομηνία", "στάλθηκε", "gesendet am", "enviada", "enviada a", "verstuurd", "datum verzonden", "date sent",
    "sent at", "sent on", "date d'envoi", "date d’envoi", "inviato il", "enviat", "изпратено", "poslano", "poslato",
    "küldve", "时间", "時間", "發送時間", "傳送日期", "보낸날짜", "보낸 시간", "発信日時", "נשלח", "תאריך",
)  # fmt: skip
OTHER_LABELS = (
    "to", "cc", "bcc", "subject", "reply-to", "reply to", "importance", "attachments", "organization", "an",
    "betreff", "kopie", "antwort an", "à", "objet", "sujet", "copie à", "para", "asunto", "responder a",
    "assunto", "a", "oggetto", "aan", "onderwerp", "do", "dw", "temat", "till", "ämne", "kopia", "til", "emne",
    "kopi", "vastaanottaja", "aihe", "kopio", "kenelle", "кому", "тема", "копия", "копія", "kime", "konu",
    "za", "zadeva", "bilgi", "宛先", "件名", "收件人", "主题", "抄送", "主旨", "收件者", "副本", "主題", "받는 사람",
    "받는사람", "제목", "참조", "címzett", "tárgy", "másolatot kap", "komu", "předmět", "predmet", "către",
    "subiect", "προς", "θέμα", "priority", "cc:", "anhang", "anlagen", "אל", "נושא",
)  # fmt: skip

# "-----Original Message-----": a reply's history.
ORIGINAL_MESSAGE = (
    "original message", "original appointment", "original email", "original mail", "ursprüngliche nachricht",
    "originalnachricht", "original-nachricht", "original nachricht", "originale nachricht",
    "urspruengliche nachricht", "antwort nachricht", "mensaje original", "mensaje de respuesta",
    "message d'origine", "message d’origine", "message original", "message initial", "courriel original",
    "mail original", "messaggio originale", "messaggio di risposta", "mensagem original",
    "oorspronkelijk bericht", "oorspronkelijke bericht", "origineel bericht", "wiadomość oryginalna",
    "oryginalna wiadomość", "treść oryginalnej wiadomości", "ursprungligt meddelande", "originalmeddelande",
    "oprindelig meddelelse", "oprindelig besked", "opprinnelig melding", "original melding",
    "alkuperäinen viesti", "исходное сообщение", "оригинал сообщения", "вихідне повідомлення", "původní zpráva",
    "pôvodná správa", "eredeti üzenet", "orijinal mesaj", "özgün ileti", "mesaj original", "αρχικό μήνυμα",
    "元のメッセージ", "原始邮件", "原始郵件", "原邮件", "원본 메시지", "원본 메일", "reply message",
)  # fmt: skip

# A line of its own above the replies that came before.
HISTORY_HEADINGS = (
    "previous replies", "previous messages", "vorherige antworten", "respuestas anteriores",
    "réponses précédentes",
)  # fmt: skip

# "Please reply above this line": what a desk program puts on top of its own mails, and so of the history.
REPLY_ABOVE = (
    "please type your reply above this line", "reply above this line", "write above this line",
    "type above this line", "please do not type below this line", "add your reply above",
    "reply above this text", "reply above to", "bitte antworten sie oberhalb dieser zeile",
    "antworten sie über dieser zeile", "bitte oberhalb dieser zeile antworten", "antwort oberhalb dieser zeile",
    "responda por encima de esta línea", "escriba su respuesta por encima de esta línea",
    "répondez au-dessus de cette ligne", "répondre au-dessus de cette ligne", "rispondi sopra questa riga",
    "responda acima desta linha", "antwoord boven deze regel", "typ uw antwoord boven deze regel",
    "odpowiedz powyżej tej linii", "svara ovanför denna rad",
)  # fmt: skip
