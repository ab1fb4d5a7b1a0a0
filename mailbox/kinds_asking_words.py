"""The words of people who want something, and of robots that offer it, by language.

All casefolded, with straight quotes and single spaces. A new language is a new entry, never a new branch.
"""

from __future__ import annotations

# What reporters want: who names it asks, whatever else she says.
WANTED = (
    "statement", "interview", "deadline", "on the record", "a quote", "quote from", "quotes from", "fact check",
    "fact-check", "comment", "question", "my story", "a story", "the story", "our story", "this story", "an article",
    "my article", "the article", "our article", "filing", "i file", "we file", "files at", "files tonight",
    "files today", "going to print", "goes to print", "going to press", "goes to press", "publishing", "we publish",
    "i need", "i'd need", "i still need", "we need", "we'd need", "we would need", "we still need", "needed by",
    "needed today", "needs a ", "needs it", "needs the", "needs your", "writing about", "writing a ", "writing an ",
    "working on a ", "i cover ", "looking for", "seeks", "seeking", "ask for", "asks for", "asking for",
    "editor is waiting", "editors is waiting", "editors are waiting", "we are waiting", "i am waiting", "i'm waiting",
    "who can ", "who could ", "who else", "can anyone", "can anybody", "could anyone", "could anybody", "can someone",
    "could someone", "have someone", "can somebody", "could somebody", "have somebody", "could you", "can you",
    "would you", "would like a ", "would like an ", "would like your", "would like to talk", "would like to speak",
    "would like to know", "would like to hear", "would like to ask", "send me", "send us", "tell me", "tell us",
    "email me the", "e-mail me the", "let me know", "please answer", "please advise", "please resend the",
    "your side", "your response", "response by", "reply by", "answer by", "an answer", "your answer", "speak today",
    "talk today", "ring me", "talk to us", "pass this", "pass it", " whether ", "kindly ", "please send",
    "please have", "please say", "please call us", "le falta", "nos falta", "una cita", "a quien", "asap",
    "entrevista", "declaraci", "cierre", "pregunta", "comentario", "antes de las", "antes del", "necesito",
    "necesitamos", "reportaje", "artículo", "quisiera", "quién puede", "stellungnahme", "redaktionsschluss",
    "kommentar", "ich brauche", "wir brauchen", "ich schreibe", "déclaration", "bouclage", "commentaire", "réaction",
    "j'ai besoin", "nous avons besoin", "j'écris", "intervista", "dichiarazion", "commento", "domanda", "domande",
    "declaração", "declarações", "comentário", "pergunta", "reactie", "een vraag", "vragen", "komentarz", "wywiad",
    "pytani", "oświadczeni", "intervju", "fråga", "frågor", "uttalande", "udtalelse", "spørgsmål", "uttalelse",
    "haastattelu", "kommentti", "kysymy", "rozhovor", "vyjádření", "vyjadrenie", "otázk", "dotaz", "interjú",
    "nyilatkozat", "kérdés", "interviu", "întreb", "comentariu", "röportaj", "açıklama", "soru", "yorum", "интервью",
    "комментари", "вопрос", "заявлени", "інтерв'ю", "коментар", "запитан", "питання", "συνέντευξη", "σχόλιο",
    "δήλωση", "ερώτησ", "取材", "コメント", "質問", "締め切り", "締切", "采访", "採訪", "评论", "評論", "置评",
    "回应", "截止", "인터뷰", "논평", "질문", "마감", "phỏng vấn", "bình luận", "câu hỏi", "panayam", "pahayag",
    "tanong", "like to speak", "like to talk", "like to meet", "like to interview", "like to reach", "like to have",
    "like to hear", "like to know", "like to ask", "like to include", "like to see", "like to get", "like to join",
    "love to", "would love", "'d love", "hoping to", "hoping for", "i hope to ", "we hope to ", "i want ",
    "we want her",
    "we want him", "we want them", "want to speak", "want to talk", "want to meet", "want to interview",
    "want to reach", "want to hear", "want to ask", "want to know", "want to write", "want to include",
    "want to check", "want to run", "wants to speak", "wants to talk", "wants to meet", "happy to talk",
    "glad to talk", "happy to speak", "glad to speak", "happy to meet", "go live", "goes live", "on air", "on the air",
    "we tape", "we air", "airs at", "a piece on", "a piece about", "doing a piece", "my piece", "our piece",
    "the piece", "ring us", "quiero ", "queremos hablar", "me gustaría", "nos gustaría hablar", "quería hablar",
    "espero hablar", "je souhaite", "je souhaiterais", "je voudrais", "j'aimerais", "j'espère", "nous aimerions",
    "nous voudrions", "nous souhaitons parler", "nous souhaitons joindre", "nous souhaiterions", "ich möchte",
    "und möchte", "möchte mit", "würde gern", "würden gern", "ich will ", "ich wollte", "ich hoffe auf", "vorrei",
    "vorremmo", "mi piacerebbe", "gostaria de ", "gostaríamos de falar", "quero ", "wil graag", "zou graag",
    "zouden graag", "ik wil ", "chciałbym", "chciałabym", "chcę ", "chcemy porozmawiać", "jag vill", "jag skulle vilja",
    "vi vill prata", "jeg vil gerne", "jeg vil gjerne", "haluaisin", "haluan ", "rád bych", "ráda bych", "chtěl bych",
    "chtěla bych", "rád by som", "rada by som", "chcel by som", "chcela by som", "szeretnék", "szeretném",
    "aș dori", "aş dori", "aș vrea", "aş vrea", "vreau să", "istiyorum", "isterim", "я хочу", "хотел бы", "хотела бы",
    "хотелось бы", "хотів би", "хотіла б", "θα ήθελα", "θέλω να", "伺いたい", "お話を伺", "想采访", "希望采访",
    "想請教", "想请教", "希望与", "싶습니다", "tôi muốn", "gusto kong", "nais kong",
)  # fmt: skip
# Where a person can be called; robots name it for emergencies.
CALLS = (
    "call me", "text me", "phone me", "my cell", "my mobile", "my number", "my phone", "my direct line", "reach me at",
    "reach me on", "mi celular", "mi móvil", "mi teléfono", "llámeme", "llámame", "llamarme", "mon portable",
    "mon mobile", "mon numéro", "appelez-moi", "me rappeler", "mein handy", "meine nummer", "rufen sie mich",
    "mich anrufen", "mio cellulare", "mio numero", "mi chiami", "chiamatemi", "meu celular", "meu telemóvel",
    "meu número", "me ligue", "ligue-me", "mijn mobiel", "mijn nummer", "bel mij", "bel me", "mój telefon",
    "mój numer", "min mobil", "mitt nummer", "mit nummer", "ring mig", "ring meg", "ring til m", "soita minulle",
    "můj telefon", "moje číslo", "zavolejte mi", "zavolajte mi", "hívjon", "telefonszámom", "numărul meu", "sunați-mă",
    "beni arayın", "numaram", "мой телефон", "мой номер", "позвоните мне", "мій телефон", "мій номер",
    "зателефонуйте мені", "το κινητό μου", "καλέστε με", "私の携帯", "我的手机", "我的电话", "我的手機", "제 전화",
    "제 휴대", "gọi cho tôi", "tawagan",
)  # fmt: skip
URGENT = (
    "urgent", "urgenc", "urgenz", "urgênc", "urgenț", "urgență", "emergenc", "immediate", "dringend", "eilig",
    "notf", "spoed", "piln", "brådsk", "haste", "kiire", "naléhav", "sürgős", "acil", "срочн", "термінов", "επείγ",
    "紧急", "緊急", "至急", "急", "khẩn", "급한", "if you need", "if needed", "if necessary", "can be reached",
    "also reach", "can reach", "may reach", "available on", "available by", "cannot wait", "can't wait",
    "time-sensitive", "time sensitive",
)  # fmt: skip
# Such words as robots say them.
OFFERED = (
    "any questions", "any question", "any other questions", "any further questions", "if you have questions",
    "if you have further questions", "if you have a question", "for questions", "for all questions",
    "for other questions", "for general questions", "for urgent questions", "with questions", "asked questions",
    "received your question", "for your question", "questions or concerns", "questions or comments",
    "comments or questions", "additional comments", "further comments", "any comments", "add a comment",
    "received your comment", "thank you for your comment", "your comment has been", "your comments have been",
    "privacy statement", "confidentiality statement", "if you are on deadline", "if you're on deadline",
    "if you are on a deadline", "if you're on a deadline", "if you are working on deadline", "if you have a deadline",
    "if your deadline", "for interview requests", "for interviews", "if you are looking for", "if you're looking for",
    "if you need an answer", "your story", "seeking immediate", "seeking help", "si tiene preguntas",
    "si tiene alguna pregunta", "cualquier pregunta", "cualquier comentario", "gracias por su comentario",
    "toute question", "merci pour votre commentaire", "qualsiasi domanda", "qualquer pergunta", "please send your",
    "please send any", "please send all", "please send urgent", "questions?", "preguntas?", "is it urgent?",
    "urgent?", "urgent ?", "urgente?", "dringend?", "haast?", "spoed?", "bråttom?", "haster det?", "pilne?", "kiire?",
    "срочно?",
    "please advise the sender", "please inform the sender", "please let me know if you received this in error",
    "need help?", "voor vragen", "voor persvragen", "bij vragen", "heeft u vragen", "w razie pytań", "vid frågor",
    "ved spørgsmål",
    "v případě dotazů", "s dotazy", "kérdés esetén", "kérdés esetében", "pentru întrebări", "sorularınız için",
    "по вопросам", "по всем вопросам", "по срочным вопросам", "з питань", "ご質問", "if you want to speak",
    "if you want to talk", "if you want to reach", "if you want to know", "if you would like to speak",
    "if you'd like to speak", "if you would like to talk", "if you'd like to talk", "if you would like to know",
    "if you'd like to know", "if you would like to hear", "if you'd like to hear", "if you would like to meet",
    "if you'd like to meet", "if you would like to have", "if you'd like to have", "if you would like to see",
    "if you'd like to see", "if you would like to get", "if you'd like to get", "if you would like to ask",
    "if you'd like to ask", "if you would like to reach", "if you'd like to reach", "if you would like to join",
    "love to hear from you", "love to hear your", "love to help", "i want to thank", "i want to assure",
    "i want to let you know",
)  # fmt: skip
# How robots say where questions of some kind go.
QUESTION_LEADS = (
    "for", "para", "pour", "per", "voor", "bij", "för", "vid", "ved", "pentru", "по",
)  # fmt: skip
QUESTIONS = (
    "questions", "preguntas", "domande", "perguntas", "vragen", "frågor", "spørgsmål", "întrebări", "вопросам",
)  # fmt: skip
# One who speaks for herself; a desk says "we".
FIRST_PERSON = (
    " i'm ", " i've ", " i'd ", " i'll ", " my ", " me ", " ich ", " mein",
    " mir ", " je ", " j'", " mon ", " yo ",
    " mi ", " me ", " necesito ", " quisiera ", " escribo ", " io ", " mio ", " eu ",
    " meu ", " minha ", " ik ", " mijn ",
)  # fmt: skip
# "i" is in, the, or and in other languages: beside one of these it is I.
FIRST_PERSON_IN_ENGLISH = " i "
ENGLISH = (
    " the ", " you ", " your ", " am ", " have ", " will ", " this ", " is ", " was ", " of ", " and ", " it ", " for ",
    " that ", " not ", " can ",
)  # fmt: skip
# How people say I where English has other words …
FIRST_PERSON_ELSEWHERE = (
    " jag ", " mig ", " jeg ", " meg ", " minä ", " minulle ", " mnie ", " proszę o ", " já ", " mně ", " prosím",
    " я ", " мне ", " прошу", " мені ", " bana ", " nekem ", " kérem", " vă rog",
)  # fmt: skip
# … and how they want to be sent or told something, which no notice of an absence says.
WANTS_SENT = (
    " prosimy o przesłanie", " пришлите", " надішліть", " rica ed", " kérjük a ", "教えてください", "送ってください",
    "请提供", "請提供", "请补充", "보내주", "알려주", " schicken sie", " senden sie", " nennen sie", " reichen sie",
    " bitte schick", " envoyez-moi", " envoyez-nous", " envoyez l", " merci de m'", " envíeme", " envíenos", " envíelo",
    " envíe el ", " envíe la ", " envíe su ", " envíen el ", " enviadme", " mándeme", " mandi il", " inviateci",
    " inviatemi", " enviem o", " envie o ", " stuur mij", " stuur ons", " skicka ", " send kontrakten", " send avtalen",
    " send dem ", " send det ", " send mig ", " send meg ", " pošlete ", " lähettäisi", " gönderin", " ci serve",
    " release the ", " release it", " send the contract", " name the successor",
)  # fmt: skip
# Before the address of whoever filled in a form.
FORM_LABELS = frozenset({
    "email", "e-mail", "e mail", "email address", "e-mail address", "your email", "your e-mail", "your email address",
    "from", "sender", "reply to", "reply-to", "contact", "contact email", "mail", "correo", "correo electrónico",
    "su correo", "tu correo", "correo-e", "de", "courriel", "adresse e-mail", "adresse mail", "adresse email",
    "e-mail-adresse", "absender", "von", "indirizzo email", "indirizzo e-mail", "mittente", "da",
    "endereço de e-mail", "e-mailadres", "van", "adres e-mail", "e-post", "epost", "sähköposti", "e-posta", "почта",
    "электронная почта", "メールアドレス", "邮箱", "電子郵件", "电子邮件", "이메일",
})  # fmt: skip
# Before the subject of the mail that is answered, where a robot names it.
NAMES_SUBJECT = (
    "subject:", "subject", "regarding:", "regarding", "concerning:", "concerning", "titled", "about:", "re:",
    "betreff:", "betreffend", "asunto:", "objet :", "objet:", "oggetto:", "assunto:", "onderwerp:", "temat:", "ämne:",
    "emne:",
)  # fmt: skip
