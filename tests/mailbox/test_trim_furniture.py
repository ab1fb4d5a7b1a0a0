"""Device lines, footers and contact blocks of every language are folded; what only looks like one stays."""

import pytest

from mailbox.trimming import trim_reply

WORDS = "Who signed the lease?\nMy deadline is noon."

DEVICES = [
    "Sent from my iPhone",
    "Sent from my iPhone!",
    "Sent from my phone; please excuse typos.",
    "Sent wirelessly from my BlackBerry device on the Valley network.",
    "Envoyé sans fil par mon terminal BlackBerry.",
    "Sent from my Galaxy A54 5G, please forgive any misspelling",
    "Sent from Mail for Windows",
    "Sent from Outlook for Android<https://aka.example/AAb9>",
    "Sent from [Outlook for iOS](https://aka.example/o0ukef)",
    "Sent from Yahoo Mail for iPhone",
    "Sent via Superhuman <https://superhuman.example/?vip=1>",
    "Sent with Superhuman",
    "Sent with Proton Mail secure email.",
    "Sent from Proton Mail for iOS",
    "Sent using the Gmail mobile app",
    "Sent by my assistant",
    "(sent from a phone)",
    "<<sent by galaxy>>",
    "*Sent from my iPad*",
    "From my iPhone",
    "Ana from mobile",
    "Get Outlook for iOS<https://aka.example/o0ukef>",
    "Get Outlook for iOS",
    "Enviado desde mi iPhone",
    "Enviado desde Outlook para Android",
    "Obtener Outlook para iOS",
    "Envoyé de mon iPhone",
    "Envoyé à partir d’Outlook pour iOS",
    "Télécharger Outlook pour Android<https://aka.example/1>",
    "Provenance : Courrier pour Windows",
    "Von meinem iPhone gesendet",
    "Von meinem Samsung Galaxy Smartphone gesendet.",
    "Gesendet mit der GMX Mail App",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "Inviato da iPhone",
    "Inviato da Outlook per Android",
    "Enviado do meu iPhone",
    "Enviado a partir do Outlook para iOS",
    "Verstuurd vanaf mijn iPhone",
    "Verzonden vanuit Outlook voor iOS",
    "Wysłane z iPhone'a",
    "Wysłane z programu Poczta dla systemu Windows",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Lähetetty iPhonesta",
    "Hanki Outlook for Android<https://aka.example/1>",
    "Отправлено с iPhone",
    "Надіслано з iPhone",
    "iPhone'umdan gönderildi",
    "iPhoneから送信",
    "发自我的iPhone",
    "從我的 iPhone 傳送",
    "나의 iPhone에서 보냄",
    "Odesláno z iPhonu",
    "Az iPhone-omról küldve",
    "Trimis de pe iPhone-ul meu",
    "أُرسلت من الـ iPhone",
]


@pytest.mark.parametrize("line", DEVICES)
def test_a_line_that_names_the_device_is_folded(line: str) -> None:
    trimmed = trim_reply(f"{WORDS}\n\n{line}\n")
    assert (trimmed.fresh, trimmed.signature) == (WORDS, line)
    quote = "On Mon, 3 Mar 2025 at 10:12, Press <press@pressdesk.example> wrote:\n> Hello"
    assert trim_reply(f"{WORDS}\n{line}\n\n{quote}\n").fresh == WORDS


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my desk, which is easier than my phone.",
        "Sent from a desert of unread files",
        "Sent from the mayor's office to the builder in May, as you know.",
        "Sent with the approval of which department?",
        "Enough was sent from mobile clinics to fill the files of the county.",
        "Get Outlook to open it, the file is odd.",
    ],
)
def test_a_persons_sentence_about_sending_stays(line: str) -> None:
    assert trim_reply(f"{WORDS}\n\n{line}\n").fresh == f"{WORDS}\n\n{line}"


FOOTERS = [
    "Disclaimer\n\nThe information contained in this communication is confidential and for the recipient only."
    " Any disclosure is strictly prohibited.",
    "--------------------------------\nThis message is intended only for the addressee. If you received it in error,"
    " please delete it and notify us.\n--------------------------------",
    "This email has been scanned for viruses.",
    "The content of this email is confidential. If you received this message by mistake, tell us, so we can mend it.",
    "This e-mail and its attachments are confidential and for the addressee. If it came in error, notify me.",
    "Diese E-Mail ist vertraulich. Wenn Sie nicht der Empfänger sind, benachrichtigen Sie bitte den Absender.",
    "Der Inhalt dieser E-Mail ist vertraulich und nur für den Empfänger bestimmt. Wenn Sie nicht der Adressat sind,"
    " bitten wir Sie, uns zu benachrichtigen und die E-Mail zu vernichten.",
    "This transmission may contain privileged and confidential information. If you are not the intended recipient,"
    " please let us know and destroy all copies.",
    "Detta meddelande är konfidentiellt. Om du inte är rätt mottagare, radera det; det kom av misstag.",
    "Denne e-mail er fortrolig. Hvis du ikke er den rette modtager, eller den kom ved en fejl, så slet den.",
    "Tämä viesti on luottamuksellinen. Jos et ole sen oikea vastaanottaja, ilmoita siitä lähettäjälle ja tuhoa viesti.",
    "Это сообщение конфиденциально. Если вы не его адресат и получили его по ошибке, удалите его и сообщите нам.",
    "Ta wiadomość jest poufna. Jeżeli nie są Państwo jej adresatem, prosimy o jej usunięcie i powiadomienie nadawcy.",
    "You are receiving this email because you signed up for it.",
    "To unsubscribe from this group and stop receiving emails from it, send an email to list@herald.example.",
    "_______________________________________________\nDesk mailing list\ndesk@lists.herald.example\n"
    "https://lists.herald.example/desk",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_a_footer_is_folded(footer: str) -> None:
    assert trim_reply(f"{WORDS}\n\nBest,\nAna\n\n{footer}\n").fresh == f"{WORDS}\n\nBest,\nAna"


@pytest.mark.parametrize(
    "words",
    [
        "The memo marked confidential was sent in error, and staff were to delete it. I would like your view.",
        "The memo marked confidential was sent in error, and staff were to delete it. We would like a word on that.",
        "Unsubscribe from the newsletter fails for our tip line, and I wonder why you send it to us. Please explain.",
    ],
)
def test_what_a_person_says_of_such_notices_is_none(words: str) -> None:
    assert trim_reply(f"{WORDS}\n\n{words}").fresh == f"{WORDS}\n\n{words}"


def test_a_question_about_a_confidential_mail_is_no_footer() -> None:
    text = f"{WORDS}\n\nWas this message confidential, and were its attachments deleted by mistake? Disclose them."
    assert trim_reply(text).fresh == text


def test_a_sign_off_glued_to_the_footer_stays() -> None:
    footer = "This message is confidential. If you are not the intended recipient, please delete it and notify us."
    assert trim_reply(f"{WORDS}\n\nThanks,\nAna\n{footer}\n").fresh == f"{WORDS}\n\nThanks,\nAna"


BLOCKS = [
    "Housing Reporter\nDaily Herald",
    "**Ana Ruiz**,\nHousing Reporter\n![logo](https://herald.example/logo.png)",
    "Ana Ruiz | Daily Herald | +1 555-0123",
    "[cid:image001.png@01DA]\nAna Ruiz\nDaily Herald",
    "Mobile: +1 555-0123\nSignal: ana.01",
    "Der Herold GmbH\nAm Markt 9\n94327 Bogen\n\nTel: +49 555 0123\nFax: +49 555 0124\nwww.herold.example\n\n"
    "Geschäftsführung: Eva Moss (Vorsitz), Dan Ito, Cleo Park, Ben Ode\nRegistergericht: Amtsgericht Bogen, HRB 12345\n"
    "Sitz der Gesellschaft: Bogen\nUSt-IdNr.: DE 123456789\n\nfacebook.example/herold\nISO 9001:2015 zertifiziert",
    "Redakteurin für Wohnen\nDer Herold\nTel.: +49 555 0123",
    "________________________________\nAna Ruiz\nHousing Reporter\nDaily Herald\nDirect: 555-0123",
]


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize(
    "sign_off",
    [
        "Best regards,",
        "Thanks!",
        "Med venlig hilsen / Kind regards",
        "С уважением,",
        "З повагою,",
        "Terveisin",
        "*Saludos*",
    ],
)
def test_the_contact_block_under_a_sign_off_is_folded(sign_off: str, block: str) -> None:
    assert trim_reply(f"{WORDS}\n\n{sign_off}\nAna\n\n{block}\n").fresh == f"{WORDS}\n\n{sign_off}\nAna"


def test_a_second_name_over_the_contact_block_is_part_of_it() -> None:
    assert trim_reply(f"{WORDS}\n\nAna\n\nAna Ruiz\nDaily Herald\n555-0123\n").fresh == f"{WORDS}\n\nAna"


@pytest.mark.parametrize(
    "below",
    [
        "See you tomorrow",
        "SOME MORE TEXT",
        "We also asked the AG for the file",
        "I forgot: is the mayor free at three",
        "We print at six tonight",
        "Wir drucken heute um sechs",
        "But what if the builder sues? Has the county set money aside for that, and how much?",
    ],
)
def test_what_a_person_adds_below_her_name_stays(below: str) -> None:
    text = f"{WORDS}\n\nThanks,\nAna\n\n{below}"
    assert trim_reply(text).fresh == text


def test_thanks_to_someone_at_the_top_is_no_end() -> None:
    text = "Thanks, Dana\n\nThat is all there is.\n\nAna"
    assert trim_reply(text).fresh == text


def test_a_heading_under_which_she_lists_names_is_no_signature() -> None:
    text = "Whom I asked\n------------\nBen Ode\nCleo Park"
    assert trim_reply(text).fresh == text


@pytest.mark.parametrize(
    "footer",
    [
        "Please consider the environment before printing this email.",
        "To unsubscribe from these emails, click here.",
        "Copyright 2026 The Herald",
        "© 2026 The Herald",
    ],
)
def test_a_footer_may_stand_right_below_the_words(footer: str) -> None:
    assert trim_reply(f"{WORDS}\n\n{footer}").fresh == WORDS
    assert trim_reply(f"Hello,\n\nThe report is ready.\n{footer}").fresh == "Hello,\n\nThe report is ready."


@pytest.mark.parametrize(
    "words",
    [
        "Whom do I ask\nto unsubscribe from your list?",
        "I read on the label:\nCopyright 2026 The Herald. Who holds it now?",
        "This list is what I have so far: who is missing?",
    ],
)
def test_a_sentence_that_begins_its_line_as_a_footer_does_stays(words: str) -> None:
    assert trim_reply(f"Hello,\n\n{words}").fresh == f"Hello,\n\n{words}"


def test_a_signature_below_its_mark_and_a_gap_may_end_in_a_motto() -> None:
    motto = '"Journalism is printing what someone else does not want printed."'
    signed = f"--\n\nAna Ruiz\nSenior reporter, housing and labor\nThe Ledger | ledger.example\n{motto}\n555-0133"
    assert trim_reply(f"{WORDS}\n\n{signed}\n").fresh == WORDS
