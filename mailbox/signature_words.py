"""The words by which people close a letter, and by which programs and offices add to it: devices, legal
footers, warnings about outside senders. By language.

All lower-case. A new language is a new entry, never a new branch.
"""

from __future__ import annotations

# How a line begins that only names the device or program.
DEVICE_STARTS = (
    "get outlook for", "get bluemail for", "get yahoo mail for", "sent from mail for", "sent from outlook",
    "sent from yahoo", "sent from proton", "sent from gmail", "sent from a mobile", "sent from aol",
    "enviado desde mi ", "enviado desde ", "enviado do meu ", "enviado de mi ", "enviado a partir d",
    "enviado via ", "enviado pelo ", "enviado com ", "enviada do meu ", "enviado con ", "obtener outlook",
    "obtenga outlook", "obter o outlook", "obtenha o outlook", "envoyé de mon ", "envoyé depuis ",
    "envoyé à partir d", "envoyé avec ", "envoyé via ", "envoyé par ", "télécharger outlook", "obtenez outlook",
    "obtenir outlook", "provenance : courrier", "von meinem iphone", "von meinem ipad", "von meinem android",
    "von meinem samsung", "von meinem mobil", "von meinem smartphone", "von meinem handy", "von meinem huawei",
    "von unterwegs ", "von meinem telefon", "gesendet von ", "gesendet mit ", "gesendet aus ", "gesendet über ",
    "diese nachricht wurde von meinem ", "outlook für ", "holen sie sich outlook", "inviato da ",
    "inviato dal ", "inviato con ", "scarica outlook", "ottieni outlook", "verzonden vanaf ",
    "verstuurd vanaf ", "verzonden met ", "verstuurd met ", "verzonden via ", "outlook voor ",
    "download outlook", "wysłane z ", "wysłano z ", "pobierz outlook", "pobierz aplikację outlook",
    "skickat från ", "skickades från ", "hämta outlook", "sendt fra ", "sendt fra min", "hent outlook",
    "få outlook", "lähetetty ", "hanki outlook", "отправлено с ", "отправлено из ", "отправлено от ",
    "надіслано з ", "надіслано від ", "скачать outlook", "iphone'umdan gönderildi", "iphone'dan gönderildi",
    "samsung cep telefonu", "iphoneから送信", "ipadから送信", "私のiphone", "outlook for ios を入手", "発信元:",
    "发自我的", "發自我的", "从我的", "從我的", "获取 outlook", "取得 outlook", "나의 iphone", "내 iphone에서",
    "odesláno z ", "odoslané z ", "elküldve az ", "az iphone készülékemről küldve", "trimis de pe ",
    "στάλθηκε από ", "from my iphone", "from my ipad", "from my android", "from my mobile", "from my phone",
    "from my blackberry", "from my samsung", "נשלח מה", "أرسلت من ", "أُرسلت من", "تم الإرسال من",
    "verzonden vanuit ", "verstuurd vanuit ", "gestuurd vanaf ", "skickat med ", "sendt med ",
    "wysłane za pomocą ", "wysłano za pomocą ", "отправлено через ", "mit freundlichen grüßen von meinem ",
    "diese e-mail wurde von meinem ", "az iphone-omról küldve", "sendt via ", "inviato tramite ", "inviata da ",
    "posláno z ", "envoyé sans fil ",
)  # fmt: skip

# "Sent from …", "sent via …": the device or program behind it is one of these, or the line is short.
SENT_STARTS = (
    "sent from ", "sent via ", "sent with ", "sent using ", "sent by my ", "sent by ", "sent wirelessly ",
)  # fmt: skip
DEVICE_WORDS = (
    "iphone", "ipad", "ipod", "phone", "mobile", "cell", "blackberry", "android", "samsung", "galaxy", "pixel",
    "huawei", "htc", "nokia", "motorola", "xperia", "windows", "outlook", "yahoo", "gmail", "proton",
    "superhuman", "spark", "airmail", "mailbox", "mail", "thunderbird", "tablet", "device", "smartphone",
    "verizon", "t-mobile", "at&t", "vodafone", "app", "mac", "watch", "front", "missive", "tutanota", "k-9",
    "aquamail", "bluemail", "boxer", "canary", "newton", "postbox", "fairphone",
)  # fmt: skip
DEVICE_ENDS = (
    " from mobile", "에서 보냄", "から送信", "から送信されました", "傳送", "发送", "gönderildi", " gesendet",
    "küldve", "-puhelimesta", "-laitteesta",
)  # fmt: skip

# Closing words of a letter. The line holds nothing else, or the name behind them.
SIGN_OFFS = (
    "best", "best regards", "best wishes", "all the best", "all best", "regards", "kind regards",
    "kindest regards", "warm regards", "warmly", "warmest", "many thanks", "thanks", "thanks again",
    "thanks so much", "thanks very much", "thanks a lot", "thanks in advance", "thank you", "thank you so much",
    "thank you very much", "cheers", "sincerely", "yours sincerely", "yours truly", "yours faithfully", "yours",
    "respectfully", "cordially", "talk soon", "with thanks", "in solidarity", "take care", "br", "rgds",
    "thanks and regards", "thanks & regards", "thx", "very best", "ciao", "with best regards",
    "with kind regards", "sincerely yours", "respectfully yours", "many thanks again", "saludos", "un saludo",
    "saludos cordiales", "un cordial saludo", "cordialmente", "atentamente", "gracias", "muchas gracias",
    "mil gracias", "un abrazo", "abrazos", "reciba un cordial saludo", "atte", "gracias y saludos",
    "quedo a la espera", "mit freundlichen grüßen", "mit freundlichen grüssen", "freundliche grüße",
    "freundliche grüsse", "viele grüße", "viele grüsse", "beste grüße", "beste grüsse", "herzliche grüße",
    "liebe grüße", "schöne grüße", "vielen dank", "danke", "besten dank", "mfg", "gruß", "grüße", "lg", "vg",
    "mit besten grüßen", "mit freundlichem gruß", "mit herzlichen grüßen", "mit freundlichen gruessen",
    "viele gruesse", "beste gruesse", "hochachtungsvoll", "cordialement", "bien cordialement", "bien à vous",
    "cordialement vôtre", "merci", "merci d'avance", "merci beaucoup", "sincères salutations", "salutations",
    "respectueusement", "salutations distinguées", "meilleures salutations", "bonne journée", "bonne réception",
    "bien à toi", "amicalement", "cordiali saluti", "distinti saluti", "un saluto", "saluti", "un caro saluto",
    "grazie", "grazie mille", "buona giornata", "a presto", "un cordiale saluto", "molte grazie", "cordialità",
    "atenciosamente", "cumprimentos", "melhores cumprimentos", "com os melhores cumprimentos", "obrigado",
    "obrigada", "muito obrigado", "muito obrigada", "um abraço", "abraços", "abraço", "att", "grato", "grata",
    "desde já agradeço", "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "groeten",
    "groet", "hartelijke groet", "dank", "bedankt", "alvast bedankt", "mvg", "met hartelijke groet",
    "hartelijke groeten", "vriendelijke groeten", "hoogachtend", "z poważaniem", "pozdrawiam",
    "serdecznie pozdrawiam", "z pozdrowieniami", "dziękuję", "z góry dziękuję", "z wyrazami szacunku",
    "pozdrawiam serdecznie", "med vänliga hälsningar", "vänliga hälsningar", "hälsningar", "mvh", "tack",
    "tack på förhand", "bästa hälsningar", "med vänlig hälsning", "vänligen", "med venlig hilsen",
    "venlig hilsen", "med vennlig hilsen", "vennlig hilsen", "hilsen", "vh", "kh", "mange tak", "tak",
    "på forhånd tak", "på forhånd takk", "beste hilsener", "bedste hilsner", "de bedste hilsner", "takk",
    "ystävällisin terveisin", "terveisin", "parhain terveisin", "kiitos", "yst. terv", "с уважением",
    "с наилучшими пожеланиями", "спасибо", "заранее спасибо", "всего доброго", "з повагою", "дякую",
    "щиро дякую", "s pozdravem", "s pozdravom", "děkuji", "předem děkuji", "üdvözlettel", "udvozlettel",
    "tisztelettel", "köszönettel", "saygılarımla", "saygılarımızla", "iyi çalışmalar", "teşekkürler",
    "cu stimă", "cu respect", "mulțumesc", "με εκτίμηση", "よろしくお願いいたします。",
    "よろしくお願いします。", "以上、よろしくお願いいたします", "敬具", "此致", "敬礼", "谢谢", "謝謝", "祝好",
    "감사합니다",
)  # fmt: skip

# How a legal notice names the mail under which it stands.
THIS_MAIL = (
    "this e-mail", "this email", "this message", "this communication", "this transmission", "diese e-mail",
    "dieser e-mail", "diese nachricht", "dieser nachricht", "diese mitteilung", "este mensaje",
    "este correo", "ce message", "ce courriel", "questo messaggio", "questa e-mail", "esta mensagem",
    "este e-mail", "dit bericht", "deze e-mail", "ta wiadomość", "niniejsza wiadomość", "detta meddelande",
    "denne e-mail", "denne e-post", "tämä viesti", "данное сообщение", "это сообщение",
)  # fmt: skip

# Three different ones in one of the last paragraphs, and it is a legal footer. A press inquiry that only
# asks to be kept confidential has one.
LEGAL_TERMS = (
    *THIS_MAIL,
    "confidential", "privileged", "intended recipient", "intended only", "intended solely", "addressee",
    "unauthori", "in error", "by mistake", "notify the sender", "notify us", "delete", "disclos", "disseminat",
    "attachments", "strictly prohibited", "virus", "liability", "vertraulich", "irrtümlich", "empfänger",
    "vernichten", "unbefugt", "absender", "confidencial", "destinatario", "por error", "prohibid", "elimin",
    "confidentiel", "destinataire", "par erreur", "pièces jointes", "interdit", "détrui", "riservat",
    "destinatari", "per errore", "vietat", "cancell", "destinatário", "por engano", "proibid", "vertrouwelijk",
    "geadresseerde", "ten onrechte", "verboden", "verwijder", "poufn", "adresat", "omyłkow", "usunię",
    "zabronion", "registered office", "registered in england", "company number", "handelsregister",
    "amtsgericht", "geschäftsführer", "konfidenti", "mottagare", "av misstag", "fortrolig", "modtager",
    "ved en fejl", "mottaker", "ved en feil", "luottamuksellin", "vastaanottaja", "конфиденциальн", "адресат",
    "по ошибке", "機密", "受信者", "誤って", "机密", "收件人", "误收",
)  # fmt: skip

# A notice of a house says these of itself; whoever says "I" or "my" is a person.
HOUSE_WORDS = frozenset({
    "we", "us", "our", "we're", "we’re", "wir", "uns", "unser", "nous", "notre", "eu", "mi", "min", "mon", "comments",
    "statement", "kommentar", "comentarios",
})  # fmt: skip

# How a footer paragraph begins that needs no second sign.
FOOTER_STARTS = (
    "confidentiality notice", "confidentiality note", "legal disclaimer", "disclaimer:", "legal notice:",
    "please consider the environment", "think before you print", "think green",
    "please think of the environment", "this email has been checked for viruses",
    "this e-mail has been checked for viruses", "this email was scanned", "this email has been scanned",
    "this message has been scanned", "this e-mail has been scanned", "virus-free.", "scanned by ", "avast logo",
    "diese e-mail wurde von avast", "you received this message because you are subscribed",
    "you are receiving this because you", "you are receiving this email because",
    "you received this email because", "to unsubscribe from ", "to unsubscribe, ", "to unsubscribe:",
    "to unsubscribe send", "unsubscribe:", "unsubscribe from", "to stop receiving", "to post to this group",
    "to view this discussion on the web", "for more options, visit", "copyright ©", "copyright (c)", "copyright 20",
    "© 20", "© copyright", "aviso legal",
    "aviso de confidencialidad", "avis de confidentialité", "avvertenza", "aviso de confidencialidade",
    "vertraulichkeitshinweis", "klauzula poufności", "rodo:", "bitte denken sie an die umwelt",
    "bitte prüfen sie, ob", "antes de imprimir", "pensez à l'environnement", "avant d'imprimer",
    "denk aan het milieu", "tänk på miljön", "tænk på miljøet", "prima di stampare", "informativa privacy",
    "libre de virus", "garanti sans virus", "l'absence de virus", "privo di virus", "virenfrei.",
)  # fmt: skip

# A line of its own above such a paragraph.
FOOTER_HEADINGS = (
    "disclaimer", "legal disclaimer", "email disclaimer", "legal notice", "confidentiality",
    "confidentiality notice", "important notice", "important", "haftungsausschluss", "rechtlicher hinweis",
    "hinweis", "aviso legal", "avertissement", "mentions légales", "avviso", "aviso", "disclaimer e-mail",
    "zastrzeżenie", "ansvarsfriskrivning", "ansvarsfraskrivelse", "notice",
)  # fmt: skip

# Words that stay small between those of a title: "Editor at the Herald".
SMALL_WORDS = (
    "of", "at", "for", "and", "the", "to", "in", "on", "by", "de", "la", "las", "los", "el", "del", "y", "en",
    "le", "les", "des", "du", "et", "à", "au", "aux", "der", "die", "das", "und", "für", "von", "im", "bei",
    "am", "zu", "di", "da", "della", "dei", "e", "ed", "do", "dos", "van", "voor", "het", "och", "för", "i",
    "og", "på", "w", "z", "ds.",
)  # fmt: skip

POSTSCRIPTS = (
    "ps", "p.s.", "p.s", "pps", "nb", "n.b.", "p.d.", "pd", "p.-s.",
)  # fmt: skip

# A warning that a mail server writes at the top: how its first line begins, and what it speaks of.
BANNER_STARTS = (
    "caution", "warning", "attention", "external", "alert", "notice", "be careful",
    "this message was sent from outside", "this email originated", "this message originated",
    "this e-mail originated", "this message came from outside", "this email is from an external",
    "this email came from", "you don't often get email from", "some people who received this message",
    "some people who receive this message", "think before you click", "phishing alert", "achtung", "vorsicht",
    "warnung", "extern", "sie erhalten nicht", "sie erhalten nicht oft", "diese e-mail kommt von extern",
    "diese e-mail stammt von", "atención", "precaución", "advertencia", "correo externo", "aviso", "cuidado",
    "no suele recibir correo", "externo", "e-mail externo", "attenzione", "e-mail esterna", "esterno",
    "non si ricevono spesso", "esterna", "externer", "externes", "externen", "alerta", "alerte", "atenção",
    "prudence", "avertissement", "courriel externe", "expéditeur externe",
    "vous n’obtenez pas souvent", "vous n'obtenez pas souvent", "externe", "let op", "waarschuwing",
    "u ontvangt niet vaak", "uwaga", "nie otrzymujesz często", "varning", "obs", "advarsel", "du får inte ofta",
    "du får ikke ofte", "внимание",
)  # fmt: skip
BANNER_TERMS = (
    "external email", "external e-mail", "external mail", "external sender", "external message",
    "external source", "[external", "from an external", "often get email from",
    "receive this message don't often", "received this message don't often", "before you click",
    "externe e-mail", "externen absender", "externer absender", "von extern", "extern gesendet",
    "nicht oft e-mails von", "häufig e-mails von", "correo externo", "remitente externo",
    "recibir correo electrónico de", "mittente esterno", "spesso messaggi di posta elettronica da",
    "expéditeur externe", "courriel externe", "message externe", "souvent d’e-mail", "souvent d'e-mail",
    "externe afzender", "extern afkomstig", "vaak e-mail van", "e-mail externo",
    "często wiadomości e-mail", "extern avsändare", "ekstern afsender", "ekstern avsender",
)  # fmt: skip
# Terms that streets and experts have too: they count beside one of BANNER_THINGS.
BANNER_WEAK_TERMS = (
    "outside of", "outside the", "outside your", "from outside", "suspicious", "außerhalb", "fuera de",
    "externo a", "esternamente", "dall'esterno", "esterna", "extérieur", "buiten de", "buiten uw", "fora da",
    "fora de", "zewnętrzn", "spoza", "utanför", "utenfor", "udefra", "внешн",
)  # fmt: skip
BANNER_THINGS = (
    "organization", "organisation", "company", "network", "email", "e-mail", "sender", "this message",
    "nachricht", "unternehmen", "correo", "mensaje", "remitente", "organización", "courriel", "expéditeur",
    "ce message", "messaggio", "mittente", "organizzazione", "bericht", "afzender", "organisatie", "mensagem",
    "organização", "wiadomoś", "nadawc", "meddelande", "avsändare", "meddelelse", "afsender", "avsender",
    "melding", "письм", "отправител",
)  # fmt: skip
# No warning says these: a person does. Whole words; "I" is small in no language but "and" and "in" are.
PERSON_WORDS = (
    "i am", "i have", "i need", "i write", "i cover", "i work", "i would", "i will", "i was", "i want", "i'm",
    "i’m", "i'd", "i’d", "i'll", "i’ll", "i've", "i’ve", "my", "me", "we", "we're", "we’re", "comments", "statement",
    "interview", "interviews", "quote", "reporter", "journalist", "a comment", "for comment", "comment by",
    "comment on", "to comment", "yo", "mi", "mis", "necesito", "estoy", "soy", "escribo", "comentario",
    "comentarios", "declaración", "entrevista", "periodista", "ich", "mein", "meine", "wir", "stellungnahme",
    "journalistin", "je suis", "je prépare", "je travaille", "je souhaite", "je voudrais", "j'ai", "j’ai", "mon",
    "mes", "nous préparons", "déclaration", "entretien", "io", "mio", "mia", "sto", "dichiarazione", "intervista",
    "eu", "meu", "minha", "estou", "preciso", "declaração", "ik", "mijn", "reactie", "jag", "jeg", "mitt", "min",
    "kommentar", "mój", "moje",
)  # fmt: skip
# How a further line of such a warning begins.
BANNER_GOES_ON = (
    "do not click", "don't click", "please do not click", "please exercise", "exercise caution",
    "exercise care", "use caution", "please use caution", "learn why this is important", "think before",
    "klicken sie nicht", "bitte klicken", "öffnen sie", "erfahren sie, warum", "no haga clic", "no abra",
    "descubra por qué", "obtenga información", "ne cliquez", "n'ouvrez", "non fare clic", "non aprire",
    "klik niet", "open geen", "klicka inte", "não clique", "nie klikaj", "powiadomienie",
)  # fmt: skip
# And how one does that stands right below it; a letter may begin so too.
BANNER_MAY_GO_ON = (
    "verify", "be careful", "please be", "unless you", "if you", "never", "report", "attachments", "links",
)  # fmt: skip
