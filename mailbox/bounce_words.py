"""The words by which mail servers say that a mail came back, is late, or arrived, by language.

All casefolded, with straight quotes and single spaces. A new language is a new entry, never a new branch.
"""

from __future__ import annotations

# What an address or a display name of a mail system begins with, letters only.
ROBOT_NAMES = (
    "mailerdaemon", "postmaster", "maildaemon", "mdaemon", "maildeliverys", "maildeliveryservice",
    "maildelivery", "systemadministrator", "mailadministrator", "mailsystem", "jetmailsystem", "mailsubsystem",
    "internetmaildelivery", "messagedeliverys", "emaildeliverys", "microsoftexchange", "mailrouter", "lsmtp",
    "deliverysubsystem", "deliverysystem", "mailtransfer", "messagetransfer", "postmeister",
    "administradordelsistema", "systemadministrat", "administrateursystème", "amministratoredisistema",
    "administradordosistema", "automatedresponsefrompostmaster", "sistemadeentrega", "sistemadecorreo",
    "maillinkmonitor",
)  # fmt: skip
# Addresses of programs of every kind; a bounce from one needs both subject and body to say so.
SYSTEM_NAMES = (
    "noreply", "donotreply", "nonreply", "nicht", "bounce", "bounces", "mailadmin", "mailserver", "smtp", "mta",
    "root", "daemon", "mailgateway", "mailgw", "inetgw", "mailsecurity", "antispam", "administrator", "nobody",
    "exchange", "errors", "notifications", "mailmaster", "system", "imss", "symantec", "interscan", "mailscan",
    "antivirus", "virus", "esmtp", "mailfilter", "spamfilter", "mailsweeper", "mailmarshal", "webshield", "mailwatch",
)  # fmt: skip

# Words of a person, which no report holds whose sender is not known for a robot; spaces are part of them.
PERSONAL = (
    "?", " i ", " i'm ", " i've ", " my ", " me ", " mine ", "thank", "regards", "best,", "hello", "cheers", "dear ",
    " ich ", " mein", " mir ", " danke", " grü", " je ", " j'ai ", " mon ",
    " ma ", " mes ", " merci", "bonjour", " yo ",
    " mi ", " mis ", " me ", " gracias", " saludos", "hola", " io ", " mio",
    " mia ", " grazie", " eu ", " meu", " minha",
    " obrigad", " ik ", " mijn ", "bedankt", "asked", " told ",
)  # fmt: skip

# A subject that holds one of these, behind no Re: or Fwd:.
SUBJECTS = (
    "undeliver", "non-deliver", "nondeliver", "non deliver", "not deliverable", "returned mail", "returned to sender",
    "returning message to sender", "returning to sender", "returned email", "returned message",
    "message returned", "mail returned", "failure notice", "failure notification",
    "delivery status notification", "delivery status", "delivery fail", "delivery has failed",
    "delivery notification", "delivery report", "failed delivery", "failure delivery", "failure to deliver",
    "delivery error", "delivery problem", "delivery unsuccessful", "delivery incomplete", "delivery delay",
    "delayed delivery", "delayed mail", "delivery warning", "delivery was not", "delivery is delayed",
    "delivery of your message", "mail failed", "failed mail", "mail failure", "message failure",
    "not be delivered", "not delivered", "not been delivered", "not yet been",
    "cannot be delivered", "can't be delivered",
    "cannot deliver", "could not send message", "unable to deliver", "couldn't be delivered", "mail delivery",
    "mail system error", "mail error", "processing error", "message status", "user unknown", "unknown user",
    "unknown address", "invalid address", "address error", "bounced", "bounce mail", "bounce notif",
    "error sending your mail", "recipient unknown", "mailbox full", "mailbox is full", "quota exceeded",
    "over quota", "message delayed", "message delivery", "message undeliver", "message blocked",
    "email delivery", "rejected mail", "mail rejected", "message rejected", "was rejected", "automatically rejected",
    "error mail", "errored mail", "problem delivering", "host unknown", "service unavailable",
    "nachricht wurde abgewiesen", "mail wurde abgewiesen", "entrega retrasada", "entrega demorada",
    "retraso en la entrega", "remise retardée", "retard de remise", "consegna ritardata", "ritardo nella consegna",
    "entrega atrasada", "atraso na entrega", "bezorging vertraagd", "vertraagde bezorging", "forsinket levering",
    "försenad leverans", "opóźnione dostarcz",
    "nicht zustellbar", "unzustellbar", "zustellung", "nicht zugestellt", "konnte nicht", "zustellungsfehler",
    "no se puede entregar", "no se pudo entregar", "no entregad", "no se ha podido entregar", "correo devuelto",
    "mensaje devuelto", "error de entrega", "entrega fallida", "fallo en la entrega", "fallo de entrega",
    "notificación de estado de entrega", "aviso de entrega", "no enviado", "non remis", "non délivr", "non livr",
    "échec de la remise", "échec de remise", "échec de livraison", "échec de distribution", "remise différée",
    "impossible de remettre", "impossible à remettre", "non distribu", "n'a pas pu être", "mancato recapito",
    "impossibile consegnare", "impossibile recapitare", "non consegnat", "non recapitabile", "mancata consegna",
    "recapito non riuscito", "notifica di stato", "não entregue",
    "não é possível entregar", "não foi possível entregar",
    "não pôde ser entregue", "nao entregue", "falha na entrega", "falha de entrega", "mensagem devolvida",
    "onbestelbaar", "niet bezorgd", "niet afgeleverd", "niet bestelbaar", "kan niet worden bezorgd",
    "niedostarcz", "nie można dostarczyć", "niedoręcz", "nie dostarczono", "не доставлен", "недоставлен",
    "не удалось доставить", "не удается доставить", "не удаётся доставить", "сбой доставки",
    "ошибка доставки", "сообщение не",
    "kan ikke leveres", "ikke levert", "ikke leveret",
    "kan inte levereras", "kunde inte levereras", "olevererbar", "toimittaminen epäonnistui", "toimitus",
    "nedoručiteln", "nedoručen", "kézbesíthetetlen", "teslim edilemedi", "nelivrat",
    "ανεπίδοτ", "無法傳遞", "无法投递",
    "无法送达", "退信", "投递失败", "传输失败", "傳送失敗", "未送达",
    "发送失败", "配信不能", "配信エラー", "配信に失敗",
    "配信失敗", "送信エラー", "送信できません", "メールエラー", "未配信", "送信不能", "반송", "전송 실패", "배달",
)  # fmt: skip

# What the report itself says, near its beginning.
PHRASES = (
    "undeliver", "not deliverable", "not be delivered", "not delivered", "n't be delivered", "cannot be delivered",
    "not been delivered", "not yet been delivered", "nondeliver", "non-deliver",
    "could not deliver", "couldn't deliver", "cannot deliver",
    "can't deliver", "able to deliver", "unable to send", "unable to relay", "not able to deliver",
    "failed to deliver", "failed delivery", "delivery failed", "delivery has failed", "delivery failure",
    "delivery to the following", "delevery to the following", "delivery to these", "delivery of the following",
    "delivery attempt", "delivery error", "delivery problem", "problems delivering", "problem delivering",
    "trouble delivering", "delivery status notification", "delivery of your message", "delivery of email",
    "delivery was", "delivering your message", "did not reach", "couldn't reach", "could not be reached",
    "not receive a copy", "did not receive your", "did not receive the", "returned to sender", "returned because",
    "has been returned", "is being returned", "being returned to", "is returned", "returned to you",
    "returning message", "returning your", "bounced", "permanent error", "permanent failure", "permanent fatal",
    "permanently fail", "failed permanently", "permanent errors", "fatal error", "transient non-fatal",
    "fatal errors", "delivery errors", "could not be sent", "couldn't be sent", "was not sent", "not accepted",
    "not accept", "was rejected", "been rejected", "has been blocked", "was blocked", "refused to accept",
    "recipient rejected", "address rejected", "recipient address", "invalid recipient", "recipient unknown",
    "unknown recipient", "recipient not found", "recipient name is not recognized", "no valid recipients",
    "recipient's mailbox", "recipient's e-mail", "invalid user", "invalid address", "invalid final delivery",
    "invalid mailbox", "user unknown", "unknown user", "unknown local", "unknown address", "unknown mailbox",
    "no such user", "no such address", "no such recipient", "no such mailbox", "no user by that name",
    "no mailbox here", "mailbox unavailable", "mailbox not found", "mailbox is full", "mailbox full",
    "mailbox exceeds", "mailbox is over", "over quota", "quota exceeded", "exceeded storage", "quota violation",
    "disk quota", "full mailbox", "user doesn't have", "does not exist", "doesn't exist", "account has been disabled",
    "account is disabled", "not listed in", "host unknown", "unknown host", "domain not found", "host not found",
    "unrouteable", "unroutable", "failed addresses", "failed recipients", "failed recipient", "failure reasons",
    "following address failed", "addresses failed", "address(es) failed", "the following address", "addresses had",
    "transcript of session follows", "error detail", "error description", "message log follows",
    "message looping", "too many hops", "did not exactly match", "awaiting delivery", "delayed", "postponed",
    "still trying", "keep trying", "intended recipient:", "your message to the following", "mail system at host",
    "message rejected", "requested action not taken", "message size exceeds", "relay access denied",
    "relaying denied", "automatically rejected", "encountered an error", "undelivered",
    "nachricht wurde abgewiesen", "mail wurde abgewiesen", "no se ha entregado", "no ha sido entregad",
    "n'a pas encore été remis", "n'a pas encore pu être", "non è ancora stat", "nog niet afgeleverd",
    "nicht zugestellt", "nicht zustellbar", "unzustellbar", "zustellung fehl", "nicht übermittelt", "verzögert",
    "konnte nicht an", "nicht ausgeliefert", "empfänger unbekannt", "no pudo ser entregad", "no se pudo entregar",
    "no se ha podido entregar", "no puede ser entregad", "no ha podido ser entregad", "no se puede entregar",
    "no pudo ser enviado", "error en la entrega", "no se entregó", "fallo en la entrega", "no se pudo enviar",
    "n'a pas pu être", "n'a pas été remis", "n'a pas été délivr", "n'a pu être", "non délivr", "échec de la remise",
    "n'est pas parvenu", "n'ont pas reçu", "n'existe pas", "impossible de remettre", "la remise",
    "non è stato possibile", "non è stato recapitat", "non è stato consegnat", "impossibile recapitare",
    "impossibile consegnare", "non recapitabile", "não pôde ser entregue",
    "nao pode ser", "não foi possível entregar",
    "não foi entregue", "não pode ser entregue", "falha na entrega", "não é possível entregar",
    "niet worden bezorgd", "niet bezorgd", "niet afgeleverd", "kon niet worden", "nie może zostać dostarczon",
    "nie można dostarczyć", "nie została dostarczona", "nie dostarczono", "не может быть доставлен", "не доставлен",
    "не удалось доставить", "не удается доставить", "сбой доставки", "не было доставлено", "leveransen misslyckades",
    "bezorging is mislukt", "a entrega falhou", "leveringen mislykkedes", "la entrega ha fallado",
    "error al entregar", "konnte nicht zugestellt", "невозможно доставить",
    "kan inte levereras", "kunde inte levereras",
    "kunne ikke leveres", "ikke leveres", "ei voitu toimittaa", "nelze doručit", "nebylo možné doručit",
    "nem kézbesíthető", "teslim edilemedi", "无法发送", "无法投递", "投递失败", "无法送达",
    "无法传递", "退回", "未能送达",
    "無法傳送", "無法傳遞", "無法投遞", "送信できません", "配信できません",
    "送信できなかった", "届けられません", "配信されません",
    "宛先不明", "メールボックスが一杯", "見つかりません", "エラー", "전송하지 못", "배달되지 못", "전달할 수 없",
    "non recapitat", "non ha potuto essere consegnat", "kunde inte lämnas fram", "ei voitu välittää",
    "nepodařilo doručit", "gönderilemedi", "ulaştırılamadı", "iletilemedi", "nem sikerült kézbesíteni",
    "nu a putut fi livrat",
)  # fmt: skip

# Still being tried; and what says, in the same report, that it is not.
DELAYS = (
    "has been delayed", "is delayed", "was delayed", "(delay)", "delivery delayed", "delivery is delayed",
    "not yet been delivered", "not been delivered yet", "not yet be delivered",
    "not been able to deliver", "still undelivered",
    "will be retried", "will retry", "keep trying", "continue to try", "continue trying", "continue to attempt",
    "continue attempting", "continue to be made", "still trying", "just a warning", "warning message only",
    "has been postponed", "being delayed", "delivery incomplete", "temporary problem delivering",
    "no action is required", "do not need to resend", "will try again", "try to deliver it for",
    "aún no se ha entregado", "todavía no se ha entregado", "n'a pas encore été remis", "non è ancora stat",
    "ainda não foi entregue", "nog niet bezorgd", "noch nicht zugestellt", "retrasada", "seguirá intentando",
    "verzögert", "weitere zustellversuche", "ha retrasado", "se reintentará", "est retardée",
    "a été retardée", "sera retentée", "remise différée", "in ritardo", "verrà ritentat", "está atrasada",
    "continuará a tentar", "vertraagd", "opóźnion", "отложена", "försenad", "forsinket", "配信が遅れ", "延迟", "延遲",
)  # fmt: skip
# Whatever else such a warning quotes, the mail is still being tried.
DELAYS_SURELY = (
    "(delay)", "delivery incomplete", "will retry for", "warning message only", "just a warning",
    "do not need to resend", "will be retried for",
)  # fmt: skip
GIVEN_UP = (
    "giving up", "given up", "gave up", "timeout exceeded", "timed out", "will not be retried", "will not retry",
    "not going to try again", "no further delivery", "failed permanently", "permanent error", "permanent failure",
    "permanent fatal", "delivery time expired", "too long", "message expired", "has expired", "will not try",
    "could not be delivered for", "has been removed from the",
)  # fmt: skip

# A report that all went well (RFC 3464 "delivered", "relayed", "expanded").
SUCCESSES = (
    "(success)", "(relay)", "(relayed)", "(expanded)", "successfully delivered", "was successfully relayed",
    "successfully relayed", "delivered successfully", "has been successfully", "was successfully", "delivery success",
    "return receipt", "relayed to destination", "erfolgreich zugestellt", "entregado correctamente",
    "remis avec succès", "your message was delivered", "your message has been delivered to",
)  # fmt: skip

# A robot that only wants to know who writes, or a list that wants to look first.
CHALLENGES = (
    "confirm that you", "confirm your message", "confirm this message", "confirm delivery", "verify your email",
    "verify that you", "verify your address", "prove that you", "are a human", "challenge", "click the link below to",
    "click on the link", "approve your message", "held for approval", "awaits moderator", "awaiting moderator",
    "is being held", "being held until", "add you to my", "sender verification", "whitelist",
)  # fmt: skip

# A line at which the returned mail begins.
ORIGINAL_BEGINS = (
    "original message", "copy of the message", "copy of your message", "copy of the original", "returned message",
    "returned mail", "message text follows", "unsent message", "message header", "header of the", "headers of the",
    "original headers", "original header", "message headers", "old message", "message reads", "message follows",
    "below this line", "below the next line", "copy of the mail", "header and top", "source mail", "top 20 lines",
    "mensaje original", "copia del mensaje", "ursprüngliche nachricht", "originalnachricht", "kopie der nachricht",
    "message d'origine", "message original", "messaggio originale", "mensagem original", "原信件", "元のメッセージ",
    "start of returned", "end of transcript", "email below", "forwarded message",
)  # fmt: skip
# Such words inside a sentence of the report itself.
ORIGINAL_MENTIONED = (
    "was received", "the email below could", "was addressed", "is as follows", "original message to", "id of the",
    "resend", "original message subject", "original message date", "size of", "could not", "received from",
)  # fmt: skip

# Before an address that failed, on its line.
BEFORE_FAILED = (
    "rcpt to", "recipient", "addressed to", "undeliverable address", "unknown user", "user unknown", "delivered to",
    "undeliverable to", "deliver to", "error-for", "userid", "user mailbox", "delivery failed", "did not reach",
    "message to", "deliver your message to", "deliver message to", "mailbox is full",
    "no such user", "generated from",
    "expanded from", "address :", "email address :", "unknown address", "account", "destinatario", "empfänger",
    "destinataire", "destinatári", "local mailbox", "your message to", "quota", "rejected", "smtp:", "smtp=",
)  # fmt: skip
# Before the address that was written to, where a server handed the mail on to the one that failed.
ALIASED = ("expanded from", "generated from", "forwarded from")
# On a line whose addresses did not fail.
BEFORE_OTHERS = (
    "mail from", "from:", "reply-to", "sender", "return-path", "message-id",
    "message id", "please contact", "contact:",
    "reply to", "in-reply-to", "references:", "http:", "https:",
    "for help", "for assistance", "for more",
    "support", "helpdesk", "cc:", "invoked by", "system contact",
)  # fmt: skip
