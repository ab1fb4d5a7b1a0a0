"""The words of people who are away, by language.

All casefolded, with straight quotes and single spaces. A new language is a new entry, never a new branch.
"""

from __future__ import annotations

ABSENCE_CLASSES = ("9;", "ipm.note.rules.oof")
# Subjects of absences; they must stand at the beginning: people write about absences too.
ABSENCE_SUBJECTS = (
    "out of office", "out of the office", "out-of-office", "ooo:", "ooo re:", "ooo]", "ooo -", "ooo –", "ooo —",
    "ooo,", "ooo until", "ooo through", "ooo back", "away:", "i am out of the office", "i'm out of the office",
    "i am currently out of", "away from the office:", "on leave:", "on vacation:", "on holiday:", "on annual leave:",
    "vacation reply", "vacation auto", "vacation response", "vacation message", "holiday message", "away message",
    "absence notification", "absence notice", "abwesenheitsnotiz", "abwesenheitsnachricht", "abwesenheitsmeldung",
    "abwesenheitsbenachrichtigung", "abwesenheitsassistent", "abwesenheit:", "abwesend:", "nicht im büro",
    "ausser haus", "urlaubsnotiz", "absence du bureau", "absent du bureau", "absente du bureau", "absence:",
    "absence :", "message d'absence", "notification d'absence", "fuera de la oficina", "fuera de oficina",
    "ausente de la oficina", "mensaje de ausencia", "ausente:", "ausencia:", "fuori sede", "fuori ufficio",
    "assente dall'ufficio", "assenza:", "fora do escritório", "ausência temporária", "ausente do escritório",
    "ausência do escritório", "ausência:", "afwezig:", "niet op kantoor", "afwezigheidsbericht",
    "afwezigheidsmelding", "poza biurem", "nieobecność:", "frånvaro:", "frånvaromeddelande", "fravær:",
    "fraværsmelding", "ikke på kontoret", "inte på kontoret", "ej på kontoret", "poissa:", "poissaoloilmoitus",
    "mimo kancelář", "nepřítomnost:", "вне офиса", "нет на работе", "不在通知", "不在のお知らせ", "外出中", "부재중",
    "fora de l'oficina", "mimo kanceláře", "mimo kancelárie", "házon kívül", "szabadságon vagyok",
    "în afara biroului", "ofis dışında", "εκτόσ γραφείου", "không có mặt", "休假通知", "外出通知", "מחוץ למשרד",
    "خارج المكتب", "frånvarande:", "fraværende:",
)  # fmt: skip
# An absence where the subject is nothing but one of these, or a few in several languages, or an answer's mark follows.
# None is a noun: about an absence people write.
BARE_ABSENCES = frozenset((
    "ooo", "abwesend", "absent", "absente", "ausente", "assente", "afwezig", "fraværende",
    "frånvarande", "poissa", "nieobecny", "nieobecna", "nepřítomen", "nepřítomna", "fuori sede", "fuori ufficio",
    "nicht da", "nicht im haus", "en congé", "en vacances", "in ferie", "de vacaciones", "de férias", "im urlaub",
    "på semester", "på ferie", "lomalla", "na urlopie", "met vakantie", "op vakantie", "в отпуске", "休暇中", "休假中",
))  # fmt: skip
# Openings that headlines have as well: no sign but where the words are an absence's too.
HEADLINE_SUBJECTS = (
    "away:", "on leave:", "on vacation:", "on holiday:", "on annual leave:", "holiday message", "vacation message",
    "away message", "absence notice", "abwesenheit:", "abwesend:", "ausser haus", "absence:", "absence :", "ausente:",
    "ausencia:", "assenza:", "ausência:", "afwezig:", "nieobecność:", "frånvaro:", "fravær:", "poissa:",
    "nepřítomnost:", "auto:", "frånvarande:", "fraværende:",
)  # fmt: skip
# What may follow such words in a subject that is no sentence.
AFTER_OPENING = (
    "re:", "re ", "aw:", "fw", "until", "till", "thru", "through", "to ", "back",
    "from", "for ", "today", "this ", "by ",
    "notice", "notification", "message", "reply", "response", "auto", "returning", "return",
    "due ", "on ", "bis", "vom",
    "ab ", "wegen", "von ", "hasta", "del ", "de ", "desde", "por ", "jusqu", "du ",
    "à ", "au ", "pour", "fino", "dal",
    "al ", "até", "tot", "van ", "t/m", "na ", "to:", "i ",
)  # fmt: skip
# The same where the text must say so too.
ABSENCE_HINTS = (
    "ooo", "away from", "away until", "on leave", "on vacation", "on holiday", "on annual leave", "annual leave",
    "on maternity", "on parental", "currently out", "i am away", "i'm away", "i am on ", "i'm on ", "i will be away",
    "vacation", "abwesen", "im urlaub", "urlaub", "ich bin", "nicht im haus", "en congé", "en vacances", "je suis",
    "absence", "absent", "estoy", "de vacaciones", "vacaciones", "ausen", "sono", "in ferie", "assen", "estou",
    "em férias", "de férias", "férias", "ausên", "afwezig", "met vakantie", "vakantie", "jestem poza", "urlop",
    "nieobecn", "på semester", "semester", "frånvaro", "fravær", "ferie", "poissa", "lomalla", "nepřítom", "отпуск",
    "я в отпуске", "отсутств", "不在", "休暇", "i no longer work", "je ne travaille plus",
    "ich arbeite nicht mehr", "ya no trabajo", "olen lomalla", "jsem na dovolené", "jestem na urlopie",
    "jag är på semester", "jag har semester", "jeg er på ferie", "jeg har ferie", "jeg holder ferie", "ik ben met",
    "ik ben op", "izindeyim", "yıllık izin", "ofis dışında", "szabadságon vagyok", "sunt în concediu",
)  # fmt: skip
# What an absence says first …
ABSENCES = (
    "out of the office", "out of office", "away from the office", "away from my desk", "away from my email",
    "not in the office", "i am not in today", "i'm not in today", "currently away", "currently on leave",
    "on annual leave", "on vacation", "on holiday", "on parental leave", "on maternity leave", "on paternity leave",
    "on medical leave", "on sick leave", "on leave", "on sabbatical", "on furlough", "on pto",
    "not be reading my mail", "not be reading my e", "not reading my mail", "i am away", "i'm away", "i will be away",
    "i am traveling", "i am travelling", "i'm traveling", "i am out until", "i'm out until", "i will be out until",
    "no longer with", "no longer work", "has left the", "nicht im büro", "nicht im haus", "im urlaub", "ausser haus",
    "abwesend", "in elternzeit", "nicht erreichbar", "en congé", "en congés", "absent du bureau", "absente du bureau",
    "actuellement absent", "je suis absent", "en vacances", "hors du bureau", "fuera de la oficina",
    "fuera de oficina", "de vacaciones", "estoy ausente", "estaré ausente", "estaré fuera", "de baja", "de permiso",
    "fuori ufficio", "fuori sede", "in ferie", "sono assente", "sarò assente", "fora do escritório", "de férias",
    "estou ausente", "estarei ausente", "niet op kantoor", "afwezig", "met vakantie", "op vakantie", "poza biurem",
    "na urlopie", "nieobecn", "på semester", "inte på kontoret", "på ferie", "ikke på kontoret", "lomalla",
    "poissa toimistolta", "в отпуске", "отсутствую", "不在", "休暇", "fora de l'oficina", "de vacances",
    "på kontoret igen", "på barselsorlov", "föräldraledig", "tjänstledig", "vanhempainvapaalla", "mimo kancelář",
    "na dovolené", "na dovolenke", "mimo kancelárie", "szabadságon", "nem tartózkodom", "în concediu",
    "nu sunt la birou", "izindeyim", "ofis dışında", "у відпустці", "απουσιάζω", "εκτόσ γραφείου", "σε άδεια",
    "nghỉ phép", "không có mặt tại văn phòng", "休假", "休年假", "外出中", "出差", "휴가", "부재", "בחופשה", "في إجازة",
    "this inbox is not", "this inbox is no longer", "this mailbox is not", "this mailbox is no longer",
    "čerpám dovolenou", "jeg holder ferie", "jeg har ferie", "påskeferie", "sommerferie", "juleferie", "vinterferie",
    "izinliyim", "iznindeyim", "ich arbeite nicht mehr",
    "je ne travaille plus", "ya no trabajo en", "non lavoro più", "werk niet meer", "niet meer werkzaam",
    "již nepracuji",
    "už nepracuji", "jag är frånvarande", "jeg er fraværende", "i have retired",
)  # fmt: skip
# … and then; a person who mentions that she is away goes on otherwise.
ABSENCE_SEQUELS = (
    "limited access", "no access to", "not have access", "intermittent access", "not be checking", "not checking",
    "not monitoring", "not be reading my", "not reading my", "will not be monitored", "respond when i",
    "respond to your", "reply when i", "reply to your",
    "get back to you", "respond upon", "reply upon", "upon my return", "when i return", "on my return",
    "once i return", "when i'm back", "when i am back", "as soon as i", "if your matter is urgent", "if it is urgent",
    "if this is urgent", "for urgent", "for anything urgent", "if you need immediate", "immediate assistance",
    "in my absence", "in urgent", "urgent matters", "please contact", "please email", "please e-mail",
    "please reach out to", "please direct", "returning on", "returning to the office", "return to the office",
    "back in the office", "will be back", "i return on", "your message will not be forwarded",
    "your email will not be forwarded", "nicht weitergeleitet", "in dringenden", "wenden sie sich",
    "nach meiner rückkehr", "wieder erreichbar", "wieder im büro", "ab dem", "vertretung", "zurück",
    "en cas d'urgence", "pour toute urgence", "veuillez contacter", "à mon retour", "de retour", "mon absence",
    "en caso de urgencia", "para urgencias", "para asuntos urgentes", "por favor contacte", "puede contactar",
    "pueden contactar", "a mi regreso", "a mi vuelta", "a la vuelta", "durante mi ausencia", "regreso", "mi ausencia",
    "in caso di urgenza", "per urgenze", "al mio rientro", "em caso de urgência", "para assuntos urgentes",
    "quando regressar", "ao regressar", "no meu regresso", "quando eu voltar", "voor dringende", "bij spoed",
    "neem contact op", "bij terugkomst", "terug op", "w pilnych sprawach", "w sprawach pilnych", "po powrocie",
    "vid brådskande", "kontakt", "по возвращении", "по срочным", "en cas urgent", "per urgències",
    "kiireellisissä", "v naléhavých", "po návratu", "po návrate", "sürgős", "visszatérésem", "în caz de urgență",
    "la întoarcere", "acil durum", "döndüğümde", "у термінових", "після повернення", "για επείγοντα",
    "κατά την επιστροφή", "trường hợp khẩn", "緊急", "紧急", "急ぎ", "戻り次第", "返回后", "급한", "복귀 후", "דחוף",
    "للحالات العاجلة", "no longer monitored",
    "not being monitored",
    "läses inte", "leses ikke", "læses ikke", "wird nicht gelesen", "werden nicht gelesen", "n'est pas consulté",
    "n'est plus consulté", "no se revisa",
)  # fmt: skip
# How a subject opens that speaks of its writer.
FIRST_PERSON_SUBJECTS = (
    "i no longer work",
    "i am ", "i'm ", "i will be ", "i'll be ", "ich bin ", "je suis ", "je serai ", "estoy ", "estaré ", "sono ",
    "sarò ", "estou ", "estarei ", "ik ben ", "jestem ", "jag är ", "jeg er ", "olen ", "jsem ", "я ", "currently ",
)  # fmt: skip
# What an absence says in the first person, where the verb alone shows it.
FIRST_PERSON_AWAY = (
    "estoy", "estaré", "estare ", "estou", "estarei", "sono ", "sarò", "jestem", "ben ", "jag ", "jeg ", "olen ",
    "в отпуске", "отсутствую", "不在", "休暇", "izindeyim", "iznindeyim", "dışındayım", "jsem ", "szabadságon vagyok",
    "sunt ",
)  # fmt: skip
