"""Signatures, contact blocks, device lines and legal footers are folded; a sign-off and its name stay."""

import pytest

from mailbox.trimming import trim_reply

WORDS = "Who signed the lease?\nMy deadline is noon."


@pytest.mark.parametrize("mark", ["-- ", "--", "—", "--\n"])
def test_a_marked_signature_is_folded(mark: str) -> None:
    trimmed = trim_reply(f"{WORDS}\n\n{mark}\nAna Ruiz\nDaily Herald\n")
    assert trimmed.fresh == WORDS
    assert trimmed.signature.endswith("Ana Ruiz\nDaily Herald")


def test_a_signature_that_html_put_on_one_line_is_folded() -> None:
    trimmed = trim_reply(f"{WORDS}\n\n-- Ana Ruiz Daily Herald +1 555-0123\n")
    assert (trimmed.fresh, trimmed.signature) == (WORDS, "-- Ana Ruiz Daily Herald +1 555-0123")


@pytest.mark.parametrize(
    ("sign_off", "name"),
    [
        ("Best regards,", "Ana Ruiz"),
        ("Thanks!", "Ana"),
        ("Saludos,", "Ana"),
        ("Mit freundlichen Grüßen", "Ana Ruiz"),
        ("Cordialement,", "Ana Ruiz"),
        ("Cordiali saluti", "Ana"),
        ("Cumprimentos,", "Ana"),
        ("Met vriendelijke groet,", "Ana"),
        ("Z poważaniem", "Ana"),
    ],
)
def test_the_contact_block_goes_and_the_sign_off_with_its_name_stays(sign_off: str, name: str) -> None:
    block = "Housing Reporter\nDaily Herald\nT: +1 555-0123\nana@herald.example"
    trimmed = trim_reply(f"{WORDS}\n\n{sign_off}\n{name}\n\n{block}\n")
    assert trimmed.fresh == f"{WORDS}\n\n{sign_off}\n{name}"
    assert trimmed.signature == block


def test_a_name_on_the_line_of_the_sign_off_stays() -> None:
    trimmed = trim_reply(f"{WORDS}\n\nBest, Ana\n\nAna Ruiz\nDaily Herald | 555-0123\n")
    assert trimmed.fresh == f"{WORDS}\n\nBest, Ana"


def test_a_contact_block_without_sign_off_leaves_the_name() -> None:
    assert trim_reply(f"{WORDS}\n\nAna Ruiz\nDaily Herald\n555-0199\n").fresh == f"{WORDS}\n\nAna Ruiz"


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Get Outlook for iOS <https://aka.example/o0ukef>",
        "Enviado desde mi iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Inviato da iPhone",
        "Enviado do meu iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Wysłane z iPhone'a",
    ],
)
def test_device_lines_are_folded(line: str) -> None:
    trimmed = trim_reply(f"{WORDS}\n\n{line}\n")
    assert (trimmed.fresh, trimmed.signature) == (WORDS, line)


@pytest.mark.parametrize(
    "footer",
    [
        "CONFIDENTIALITY NOTICE: for the addressee.",
        "This e-mail and any attachments are confidential. If you are not the intended recipient, please delete it.",
        "Diese E-Mail enthält vertrauliche Informationen. Sind Sie nicht der Empfänger, vernichten Sie sie.",
        "Este mensaje es confidencial y va dirigido a su destinatario. Si lo recibe por error, elimínelo por favor ya.",
        "Ce message et ses pièces jointes sont confidentiels. Si vous le recevez par erreur, merci de le détruire.",
        "Please consider the environment before printing this e-mail.",
        "Virus-free. www.avast.example",
    ],
)
def test_legal_footers_are_folded(footer: str) -> None:
    trimmed = trim_reply(f"{WORDS}\n\n{footer}\n")
    assert (trimmed.fresh, trimmed.signature) == (WORDS, footer)


def test_all_of_them_at_once_are_folded() -> None:
    tail = "Ana Ruiz\nDaily Herald, 555-0123\n\nSent from my iPhone\n\nCONFIDENTIALITY NOTICE: for the addressee."
    assert trim_reply(f"{WORDS}\n\nBest,\nAna\n\n{tail}").fresh == f"{WORDS}\n\nBest,\nAna"


@pytest.mark.parametrize(
    "text",
    [
        "Please treat this inquiry as confidential until we publish.",
        f"{WORDS}\n\nThanks, that works.\n\nTom",
        f"{WORDS}\n\nThanks,\nAna\n\nPS: Is the mayor free at 3?",
        f"{WORDS}\n\nThanks,\nAna\n\nOne more thing: did the council vote on the lease before or after the audit?",
        "1. When did you learn of it?\n2. Who was informed?\n3. What has it cost?",
        f"{WORDS}\n\nYou can reach me on 555-0123 until six, or write to ana@herald.example.",
        "Von meinem Nachbarn hörte ich davon.",
        "Three numbers:\n-- the rent\n-- the deposit\n-- the term",
        "Best of all would be a call.\nTomorrow is fine.",
        "A short introduction.\n\n--\n\nI would like to know how many members voted for it. Please call me.\n\nAna",
        "A short introduction.\n\n—\n\nThe council passed it on Monday.\nWho voted for it?\n\nAna",
        "Are these two reports yours:\n\nhttps://a.example/report1\nhttps://b.example/report2",
        "Please say what these are.\n\nhttps://a.example/report1\nhttps://b.example/report2",
        "I have these figures, please check them.\n\n2024 1 200 000\n2025 1 350 000",
        "Whom to ask, please tell her:\n\nBen Ode\nTown hall\n555-0123",
        "First part.\n--\n" + "\n".join(f"Question {number}?" for number in range(30)),
    ],
)
def test_the_senders_own_words_stay(text: str) -> None:
    assert trim_reply(text).fresh == text
