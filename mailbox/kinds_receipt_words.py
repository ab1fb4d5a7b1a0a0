"""The words by which a desk says that it has a mail, by language.

All casefolded, with straight quotes and single spaces. A new language is a new entry, never a new branch.
"""

from __future__ import annotations

# Subjects of receipts: a mail program, or a desk's, says that it has the mail.
RECEIPT_SUBJECTS = (
    "we have received your", "we've received your", "we received your", "your request has been received",
    "your message has been received", "your email has been received", "your e-mail has been received",
    "your enquiry has been received", "your inquiry has been received", "your submission has been received",
    "request received", "message received", "email received", "inquiry received", "your message was received",
    "ticket received", "ticket created", "new ticket", "thank you for contacting",
    "thanks for contacting", "thank you for your email", "thank you for your e-mail", "thank you for your message",
    "thank you for your enquiry", "thank you for your inquiry", "thank you for getting in touch",
    "thank you for reaching out", "thanks for reaching out", "thank you for writing", "thank you for your interest",
    "your ticket has", "your ticket #", "your ticket (", "your case has been", "support ticket",
    "case created", "confirmation of receipt", "receipt confirmation",
    "acknowledgement of your", "acknowledgment of your", "acknowledgement:", "delivery confirmation",
    "eingangsbestätigung", "ihre anfrage bei", "ihre nachricht an", "vielen dank für ihre", "bestätigung ihrer",
    "accusé de réception", "votre demande a", "nous avons bien reçu", "merci pour votre message",
    "merci de nous avoir contact", "hemos recibido su", "hemos recibido tu",
    "acuse de recibo", "gracias por contactar",
    "gracias por su mensaje", "gracias por escribir", "su solicitud ha sido", "confirmación de recepción",
    "abbiamo ricevuto", "conferma di ricezione", "grazie per averci", "recebemos sua", "recebemos a sua",
    "confirmação de recebimento", "obrigado por entrar em contato", "wij hebben uw", "ontvangstbevestiging",
    "bedankt voor uw", "potwierdzenie otrzymania", "read:", "not read:", "lu :", "gelesen:",
    "leído:", "lido:", "letto:",
    "gelezen:",
)  # fmt: skip
# The same anywhere in a subject.
RECEIPT_TITLES = ("acknowledgement", "acknowledgment", "confirmation of receipt", "has been received", "reçu votre")
# A mail program that says that its owner has read a mail, in its subject and in its words.
READ_SUBJECTS = (
    "read:", "not read:", "return receipt", "read receipt", "gelesen:", "ungelesen:", "lesebestätigung",
    "lu :", "lu:", "non lu", "accusé de lecture", "leído:", "no leído:", "confirmación de lectura", "letto:",
    "non letto:", "conferma di lettura", "lido:", "não lido:", "confirmação de leitura", "gelezen:", "niet gelezen:",
    "leesbevestiging", "przeczytane:", "läst:", "læst:", "lest:", "luettu:", "přečteno:", "прочитано:", "okundu:",
    "開封済み", "已读", "已讀",
)  # fmt: skip
READ_NOTICES = (
    "was read on", "was displayed on", "deleted without being read", "was deleted on", "this is a return receipt for",
    "the message was displayed on the recipient", "has been displayed", "wurde am", "ungelesen gelöscht",
    "empfangsbestätigung für ihre", "a été lu le", "a été affiché", "supprimé sans avoir été lu", "fue leído el",
    "se leyó el", "ha sido leído", "eliminado sin leer", "è stato letto", "è stato visualizzato", "foi lida em",
    "foi lido em", "is gelezen op", "został przeczytany", "została przeczytana", "lästes den", "blev læst",
    "ble lest", "было прочитано", "开启", "開封されました",
)  # fmt: skip
# How such words open where they name no subject.
READ_MAILS = (
    "your message", "your mail", "your e-mail", "your email", "the message", "this is a return receipt",
    "ihre nachricht", "ihre e-mail", "deine nachricht", "dies ist eine empfangsbestätigung", "votre message",
    "le message", "su mensaje", "tu mensaje", "el mensaje", "il messaggio", "il tuo messaggio", "il suo messaggio",
    "a sua mensagem", "sua mensagem", "a mensagem", "uw bericht", "het bericht", "wiadomość", "twoja wiadomość",
    "ditt meddelande", "meddelandet", "din meddelelse", "meldingen", "viestisi", "vaše zpráva", "ваше сообщение",
    "сообщение", "iletiniz", "您的邮件", "您的郵件", "邮件", "郵件", "メッセージ", "送信したメッセージ",
)  # fmt: skip
# What a desk's receipt says …
RECEIPTS = (
    "we have received your", "we've received your", "we received your", "has been received", "was received",
    "have received your", "received your message", "received your email", "received your e-mail",
    "received your request", "received your inquiry", "received your enquiry", "thank you for contacting",
    "thanks for contacting", "thank you for your email", "thank you for your e-mail", "thank you for emailing",
    "thank you for reaching out", "thanks for reaching out", "thank you for getting in touch",
    "thank you for writing to", "thank you for your message", "thank you for your inquiry",
    "thank you for your enquiry", "a ticket has been", "a support ticket", "a case has been", "your ticket",
    "ticket has been", "your case has been", "has been created and assigned", "request for support has been",
    "has been assigned", "your case number", "your ticket number", "your reference number", "wir haben ihre",
    "ihre anfrage ist", "ihre nachricht ist", "vielen dank für ihre", "nous avons bien reçu", "nous avons reçu votre",
    "votre demande a", "votre message a", "merci de nous avoir contact", "merci pour votre message",
    "hemos recibido su", "hemos recibido tu", "gracias por contactar", "gracias por comunicarse",
    "gracias por su mensaje", "gracias por escribir", "su solicitud ha sido", "hemos registrado", "abbiamo ricevuto",
    "la sua richiesta", "grazie per averci", "recebemos sua", "recebemos a sua", "obrigado por entrar em contato",
    "obrigado pelo seu contato", "wij hebben uw", "we hebben uw", "bedankt voor uw", "otrzymaliśmy",
    "vi har mottagit", "vi har modtaget", "мы получили ваше",
    "logged your message", "logged your request", "logged your email", "logged your enquiry", "logged your inquiry",
    "registered your request", "registered your enquiry", "registered your inquiry", "takk for din henvendelse",
    "tak for din henvendelse",
)  # fmt: skip
# … and then.
RECEIPT_SEQUELS = (
    "will be notified", "notified when", "will contact you", "will respond",
    "will reply", "will be in touch", "will get back",
    "get back to you", "will be reviewed", "will review",
    "business day", "working day", "business hours", "within 24", "within 48", "within 72", "as soon as possible",
    "as soon as we can", "shortly", "a member of our team", "a representative",
    "one of our", "volume of", "high volume",
    "due to the number", "ticket id", "ticket #", "ticket number", "case number", "reference number",
    "your request (", "do not reply", "please include",
    "track", "keep this number", "werktag", "so schnell wie möglich",
    "schnellstmöglich", "umgehend", "vorgangsnummer",
    "ticketnummer", "dans les plus brefs délais", "dès que possible", "jours ouvr",
    "à la mayor brevedad", "lo antes posible",
    "mayor brevedad", "días hábiles", "días laborables", "en breve", "il prima possibile", "al più presto",
    "giorni lavorativi", "o mais breve possível", "em breve", "dias úteis", "zo spoedig mogelijk", "zo snel mogelijk",
    "werkdagen", "najszybciej", "så snart som möjligt",
)  # fmt: skip
# Such words as people open an answer with.
POLITE = (
    "thank you for your email", "thank you for your e-mail", "thank you for emailing", "thank you for reaching out",
    "thanks for reaching out", "thank you for writing to", "thank you for your message", "thank you for your inquiry",
    "thank you for your enquiry", "your ticket", "was received", "vielen dank für ihre", "merci pour votre message",
    "gracias por su mensaje", "gracias por escribir", "grazie per averci", "bedankt voor uw",
    "takk for din henvendelse", "tak for din henvendelse", "tack för ditt mejl", "tack för ditt meddelande",
    "tack för din förfrågan", "kiitos yhteydenotostasi", "お問い合わせありがとうございます",
)  # fmt: skip
# The same where only a desk's address writes: people say that they have something in such words too …
RECEIPTS_OF_DESKS = (


    "vi har mottatt din",
    "tack för ditt mejl", "tack för ditt meddelande", "tack för din förfrågan",
    "viestisi on vastaanotettu", "olemme vastaanottaneet viestisi", "kiitos yhteydenotostasi", "obdrželi jsme vaši",
    "obdrželi jsme váš dotaz", "zgłoszenie zostało przyjęte", "otrzymaliśmy państwa", "ваше обращение зарегистрировано",
    "ваше обращение принято", "ваша заявка принята", "ваше звернення зареєстровано", "megkaptuk üzenet",
    "am primit mesajul dumneavoastră", "mesajınız tarafımıza", "talebiniz alın", "受け付けました", "受付いたしました",
    "受付けました", "お問い合わせありがとうございます", "我们已收到您的邮件", "我们已收到您的来信",
    "我們已收到您的來信",
    "문의가 접수", "preso in carico la", "ho preso in carico", "haben sie erhalten und melden",
    "nachricht haben wir erhalten",
    "e-mail haben wir erhalten",
)  # fmt: skip
# … and what they will do next.
SEQUELS_OF_DESKS = (
    "vi svarar inom", "och svarar inom", "vi återkommer inom",
    "vi svarer innen",
    "vi svarer inden", "vi vender tilbage inden", "blir behandlet i den", "bliver behandlet i den", "vastaamme sinulle",
    "palaamme asiaan", "odpovíme vám", "budeme vás kontaktovat", "odpowiemy w ciągu", "skontaktujemy się",
    "ответим вам", "свяжемся с вами", "зв'яжемося з вами", "válaszolunk önnek", "vă vom contacta",
    "sizinle iletişime geç", "size dönüş yap", "ご連絡いたします", "ご連絡申し上げます", "折り返しご連絡",
    "会尽快回复您",
    "与您联系", "답변드리겠습니다", "연락드리겠습니다", "innerhalb von 24", "innerhalb von 48", "innerhalb von 72",
    "entro 24 ore", "entro 48 ore", "le risponderemo", "la contatteremo", "nos pondremos en contacto",
    "nous vous répondrons", "nous reviendrons vers vous", "nemen contact met u op", "entraremos em contato",
)  # fmt: skip
