"""A mail server's warning on top of a mail is not what its sender wrote."""

import pytest

from mailbox.trimming import trim_reply

WORDS = "Hi Dana,\n\nWho signed the lease?\n\nAna"

BANNERS = [
    "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless "
    "you recognize the sender and know the content is safe.",
    "CAUTION: This email originated from outside of the organization. Do not click links or open\nattachments unless "
    "you recognize the sender and know the content is safe.",
    "*** EXTERNAL EMAIL ***",
    "[EXTERNAL EMAIL] Use caution with links and attachments.",
    "EXTERNAL SENDER\nDo not click links unless you know the sender.",
    "**CAUTION: This email originated outside the county. Exercise caution.**",
    "WARNING: This message is from an external source.\n\nDo not click links unless you trust it.",
    "⚠ External email: think before you click.",
    "You don't often get email from ana@herald.example. Learn why this is important",
    "Some people who received this message don't often get email from ana@herald.example. Learn why this is important"
    " <https://help.example/sender>",
    "Be careful with this message: it comes from outside of your organization.",
    "ACHTUNG: Diese E-Mail stammt von einem externen Absender. Bitte klicken Sie nicht auf Links.",
    "Sie erhalten nicht oft E-Mails von ana@herald.example. Erfahren Sie, warum dies wichtig ist",
    "ATENCIÓN: este correo procede de un remitente externo.",
    "No suele recibir correo electrónico de ana@herald.example. Descubra por qué es esto importante",
    "ATTENTION : courriel externe. Ne cliquez sur aucun lien.",
    "Vous n’obtenez pas souvent d’e-mail à partir de ana@herald.example. Découvrez pourquoi cela est important",
    "ATTENZIONE: questa e-mail proviene dall'esterno.",
    "Let op: externe afzender. Klik niet zomaar op links.",
    "UWAGA: wiadomość zewnętrzna.",
    "VARNING: extern avsändare.",
    "ADVARSEL: ekstern afsender.",
]


@pytest.mark.parametrize("banner", BANNERS)
def test_it_is_folded(banner: str) -> None:
    trimmed = trim_reply(f"{banner}\n\n{WORDS}\n")
    assert (trimmed.fresh, trimmed.signature.split()) == (WORDS, banner.split())


@pytest.mark.parametrize("banner", BANNERS[:8])
def test_it_is_folded_without_a_blank_line_under_it(banner: str) -> None:
    assert trim_reply(f"{banner}\n{WORDS}\n").fresh in (WORDS, f"{banner}\n{WORDS}")


def test_two_of_them_and_the_rule_between_are_folded() -> None:
    assert trim_reply(f"{BANNERS[0]}\n\n________________\n\n{BANNERS[8]}\n\n{WORDS}").fresh == WORDS


def test_above_an_answer_it_goes_with_the_history_below() -> None:
    text = (
        f"{BANNERS[0]}\n\n{WORDS}\n\nOn Mon, 3 Mar 2025 at 10:12, Press <press@pressdesk.example> wrote:\n\n> Hello\n"
    )
    assert trim_reply(text).fresh == WORDS


def test_a_mail_that_is_nothing_else_is_shown_whole() -> None:
    assert trim_reply(BANNERS[0]).fresh == BANNERS[0]


@pytest.mark.parametrize(
    "words",
    [
        "Caution is what the mayor asked for.\n\nWhy?",
        "Warning signs were put up outside. Who paid for them?",
        "External auditors have looked at the lease.\n\nWhat did they find?",
        "Attention: I have a deadline at noon.\n\nPlease call.",
        "Notice of the sale was given in May.\n\nBy whom?",
        "Hi Dana,\n\nCAUTION: This email originated from outside, your server wrote. Why?",
    ],
)
def test_a_persons_own_warning_stays(words: str) -> None:
    assert trim_reply(words).fresh == words


@pytest.mark.parametrize(
    "words",
    [
        "Noticed that your members spoke on evictions outside of Austin. I need a comment by 3 pm.",
        "Attention press office: I am writing about the protest outside the city hall; my deadline is 3 pm today.",
        "Attention press office: I am writing about the protest outside the city hall and need a comment by 3 pm.",
        "Warning signs were ignored, a suspicious fire expert says. Deadline is 3 pm today.",
        "Warning signs were ignored, a suspicious fire expert says.",
        "Observers outside the city hall count tenants.",
        "Alert: tenants stand outside the city hall, a suspicious fire burns.",
        "Noting your statement about rents outside of Austin. Deadline 3 pm today.",
        "CAUTION: This email originated from outside. My deadline is 5 pm.",
        "Attention: an email from outside of the company says so, can you confirm?",
        "Atención: necesito un comentario sobre el correo externo antes de las 5.",
        "Achtung: ich schreibe über den Brand außerhalb der Stadt, Redaktionsschluss ist 17 Uhr.",
    ],
)
def test_a_reporters_first_paragraph_is_no_warning(words: str) -> None:
    text = f"{words}\n\nDo members support it?\n\nAna"
    assert trim_reply(text).fresh == text


@pytest.mark.parametrize(
    "words",
    [
        "If you can, send me a comment by 5 pm.",
        "If you speak for the members, call Ana Ruiz.",
        "Report cards for landlords are out.",
        "Never before were rents so high.",
        "Verify that the members voted on Thursday.",
        "Links between landlords and the council are what the story is about.",
    ],
)
def test_a_letter_that_begins_as_a_warning_goes_on_stays(words: str) -> None:
    assert trim_reply(f"{BANNERS[0]}\n\n{words}\n\nAna").fresh == f"{words}\n\nAna"


@pytest.mark.parametrize("line", ["If you doubt the sender, ask the help desk.", "Report it by the button above."])
def test_more_of_the_warning_right_below_goes_with_it(line: str) -> None:
    assert trim_reply(f"{BANNERS[0]}\n{line}\n\n{WORDS}").fresh == WORDS
