"""The line above a quote is known in every language and from every mail program, wrapped or not."""

import pytest

from mailbox.trimming import trim_reply

ANSWER = "The vote was moved to Thursday."

# What stands above `>` lines and above history without them alike.
ATTRIBUTIONS = [
    # English: Gmail, Apple Mail, Outlook for Mac, Yahoo, Proton, Thunderbird, Zoho, Superhuman, K-9, mutt
    "On Mon, Mar 3, 2025 at 10:12 AM Ana Ruiz <ana@herald.example> wrote:",
    "On Mon, 3 Mar 2025 at 10:12, Ana Ruiz <ana@herald.example>\nwrote:",
    "On Mon, Mar 3, 2025 at 10:12 AM Ana Ruiz from the Herald <\nana.ruiz@news.herald.example> wrote:",
    "On Mar 3, 2025, at 10:12 AM, Ana Ruiz <ana@herald.example> wrote:",
    "On Mar 3, 2025, at 10:12\u202fAM, Ana Ruiz <ana@herald.example> wrote:",
    'On 3/3/25, 10:12 AM, "Ana Ruiz" <ana@herald.example> wrote:',
    "On Monday, March 3, 2025 at 10:12:33 AM EST, Ana Ruiz <ana@herald.example> wrote:",
    "On Monday, March 3rd, 2025 at 10:12 AM, Ana Ruiz <ana@herald.example> wrote:",
    "On 03/03/2025 10:12, Ana Ruiz wrote:",
    "On 2025-03-03 10:12, Ana Ruiz wrote:",
    "---- On Mon, 03 Mar 2025 10:12:33 +0100 Ana Ruiz <ana@herald.example> wrote ----",
    "On Mon, Mar 03, 2025 at 10:12:33AM +0100, Ana Ruiz wrote:",
    'On 3 Mar 2025 10:12, "Ana Ruiz" <ana@herald.example> wrote:',
    "On Mon, 3 Mar 2025 10:12:33 +0100\nAna Ruiz <ana@herald.example> wrote:",
    "Monday, March 3, 2025, 10:12:33 AM, Ana Ruiz wrote:",
    "Quoting Ana Ruiz <ana@herald.example>:",
    "Ana Ruiz <ana@herald.example> writes:",
    "Am Montag, den 03.03.2025, 10:12 +0100 schrieb Ana Ruiz:",
    "Ana Ruiz <ana@herald.example> wrote on Mon, 3 Mar 2025 at 10:12:",
    "*On Mon, Mar 3, 2025 at 10:12 AM Ana Ruiz <ana@herald.example> wrote:*",
    # Spanish
    "El lun, 3 mar 2025 a las 10:12, Ana Ruiz (<ana@herald.example>) escribió:",
    "El 3 mar 2025, a las 10:12, Ana Ruiz <ana@herald.example> escribió:",
    "El lunes, 3 de marzo de 2025, 10:12:33 CET, Ana Ruiz <ana@herald.example> escribió:",
    "El 03/03/2025 a las 10:12, Ana Ruiz escribió:",
    # French
    "Le lun. 3 mars 2025 à 10:12, Ana Ruiz <ana@herald.example> a écrit :",
    "Le lun. 3 mars 2025 à 10:12, Ana Ruiz <ana@herald.example>\na écrit\n:",
    "Le 3 mars 2025 à 10:12, Ana Ruiz <ana@herald.example> a écrit :",
    "Le 03/03/2025 à 10:12, Ana Ruiz a écrit\xa0:",
    # German
    "Am Mo., 3. März 2025 um 10:12 Uhr schrieb Ana Ruiz <ana@herald.example>:",
    "Am Mo., 3. März 2025 um 10:12 Uhr schrieb Ana Ruiz <\nana@herald.example>:",
    "Am 03.03.2025 um 10:12 schrieb Ana Ruiz:",
    "Am 03.03.25 um 10:12 schrieb Ana Ruiz <ana@herald.example>:",
    "Ana Ruiz <ana@herald.example> schrieb am Mo., 3. März 2025, 10:12:",
    "Ana Ruiz schrieb am 03.03.2025 um 10:12:",
    # Italian
    "Il giorno lun 3 mar 2025 alle ore 10:12 Ana Ruiz <ana@herald.example> ha scritto:",
    "Il lun 3 mar 2025, 10:12 Ana Ruiz <ana@herald.example> ha\nscritto:",
    "Il 03/03/2025 10:12, Ana Ruiz ha scritto:",
    # Portuguese
    "Em seg., 3 de mar. de 2025 às 10:12, Ana Ruiz <ana@herald.example> escreveu:",
    "Em seg, 3 de mar de 2025 10:12, Ana Ruiz <ana@herald.example>\nescreveu:",
    "Em 03/03/2025 10:12, Ana Ruiz escreveu:",
    "A segunda, 3/03/2025, 10:12, Ana Ruiz <ana@herald.example> escreveu:",
    # Dutch
    "Op ma 3 mrt 2025 om 10:12 schreef Ana Ruiz <ana@herald.example>:",
    "Op 3 mrt. 2025, om 10:12 heeft Ana Ruiz <ana@herald.example> het volgende geschreven:",
    "Op 03-03-2025 om 10:12 schreef Ana Ruiz:",
    # Polish
    "pon., 3 mar 2025 o 10:12 Ana Ruiz <ana@herald.example> napisał(a):",
    "W dniu 3.03.2025 o 10:12, Ana Ruiz pisze:",
    "Wiadomość napisana przez Ana Ruiz <ana@herald.example> w dniu 3 mar 2025, o godz. 10:12:",
    "Dnia 3 marca 2025 10:12 Ana Ruiz <ana@herald.example> napisał(a):",
    # Russian and Ukrainian
    "пн, 3 мар. 2025 г. в 10:12, Ana Ruiz <ana@herald.example>:",
    "03.03.2025, 10:12, Ana Ruiz <ana@herald.example>:",
    "3 марта 2025 г., в 10:12, Ana Ruiz <ana@herald.example> написал(а):",
    "Понедельник, 3 марта 2025, 10:12 +03:00 от Ana Ruiz <ana@herald.example>:",
    "03.03.2025 10:12, Ana Ruiz пишет:",
    "пн, 3 бер. 2025 р. о 10:12 Ana Ruiz <ana@herald.example> пише:",
    # Scandinavia and Finland
    "Den mån 3 mars 2025 kl 10:12 skrev Ana Ruiz <ana@herald.example>:",
    "3 mars 2025 kl. 10:12 skrev Ana Ruiz <ana@herald.example>:",
    "man. 3. mar. 2025 kl. 10:12 skrev Ana Ruiz <ana@herald.example>:",
    "Den 03.03.2025 10:12, skrev Ana Ruiz:",
    "Den man. 3. mar. 2025 kl. 10.12 skrev Ana Ruiz <ana@herald.example>:",
    "ma 3. maalisk. 2025 klo 10.12 Ana Ruiz (ana@herald.example) kirjoitti:",
    "Ana Ruiz kirjoitti 3.3.2025 klo 10.12:",
    # Japanese, Chinese, Korean
    "2025年3月3日(月) 10:12 Ana Ruiz <ana@herald.example>:",
    "2025/03/03 10:12、Ana Ruiz <ana@herald.example>のメール:",
    "Ana Ruiz <ana@herald.example> 于2025年3月3日周一 10:12写道：",
    "在 2025年3月3日，10:12，Ana Ruiz <ana@herald.example> 写道：",
    "Ana Ruiz <ana@herald.example> 於 2025年3月3日 週一 上午10:12寫道：",
    "2025년 3월 3일 (월) 오전 10:12, Ana Ruiz <ana@herald.example>님이 작성:",
    # others
    "Dne po 3. 3. 2025 10:12 uživatel Ana Ruiz <ana@herald.example> napsal:",
    "Ana Ruiz <ana@herald.example>, 3 Mar 2025 Pzt, 10:12 tarihinde şunu yazdı:",
    "Ana Ruiz <ana@herald.example> ezt írta (időpont: 2025. márc. 3., H, 10:12):",
    "În lun., 3 mar. 2025 la 10:12, Ana Ruiz <ana@herald.example> a scris:",
    "Στις Δευ 3 Μαρ 2025 στις 10:12 π.μ., ο χρήστης Ana Ruiz <ana@herald.example> έγραψε:",
    "‫בתאריך יום ב׳, 3 במרץ 2025 ב-10:12 מאת ‪Ana Ruiz‬‏ <‪ana@herald.example‬‏>:‬",
    "2025-03-03 10:12 GMT+01:00 Ana Ruiz <ana@herald.example>:",
    "10:12 AM, March 3, 2025, Ana Ruiz <ana@herald.example>:",
]

# Known only by the `>` lines under them.
ABOVE_MARKS = [
    "2025/3/3 Ana Ruiz via Forum <forum@herald.example>",
    "Ana Ruiz wrote:",
    "On 3 March 2025, Ana Ruiz wrote:",
    "On Mon, 2025-03-03 at 10:12 +0100, Ana Ruiz wrote:",
    "At 3/3/2025 10:12 AM, you wrote:",
    "* Ana Ruiz <ana@herald.example> [2025-03-03 10:12]:",
    "On Mon, 3 Mar 2025, Ana Ruiz wrote:",
    "Ana Ruiz <ana@herald.example> w dniu 3.03.2025, 10:12, w tej sprawie:",
    "Pada 3 Mac 2025 10:12, Ana Ruiz <ana@herald.example> menulis kepada saya:",
]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS + ABOVE_MARKS)
def test_it_is_folded_with_the_marked_quote_under_it(attribution: str) -> None:
    assert trim_reply(f"{ANSWER}\n\n{attribution}\n\n> When is the vote?\n> Ana\n").fresh == ANSWER


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_it_is_folded_with_unmarked_history_under_it(attribution: str) -> None:
    assert trim_reply(f"{ANSWER}\n\n{attribution}\n\nWhen is the vote?\nAna\n").fresh == ANSWER


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_an_answer_under_the_whole_of_it_stands_alone(attribution: str) -> None:
    assert trim_reply(f"{attribution}\n> When is the vote?\n> Ana\n\n{ANSWER}\n").fresh == ANSWER


@pytest.mark.parametrize("dash", [" ", "--- ", "-- "])
def test_it_may_stand_behind_the_answer_on_one_line(dash: str) -> None:
    text = f"{ANSWER}{dash}On Mon, Mar 3, 2025 at 10:12 AM Ana Ruiz <ana@herald.example>\nwrote:\n> When?\n"
    assert trim_reply(text).fresh == ANSWER


@pytest.mark.parametrize(
    "words",
    [
        "On Monday I asked for the 2024 figures.\n\nNobody answered.",
        "On 3 March 2025 the mayor wrote:\n\nWe will build.\n\nIs that so?",
        "We wrote to you on 3 March 2025 at 10:12 with these questions:\n\n1. Who pays?\n2. Since when?",
        "Am 3. März 2025 um 10:12 schrieb ich Ihnen folgende Fragen:\n\n1. Wer zahlt?",
        "Le 3 mars 2025 le maire a écrit :\n\nNous construirons.\n\nEst-ce vrai ?",
        "She said, at 10:12:\n\nno comment.",
        "Please answer to ana@herald.example:\n\nthat is where I read mail.",
        "Hours: 10:12 to 11:15.\nWrite to ana@herald.example or call, she wrote the piece.",
    ],
)
def test_a_persons_own_sentence_is_none(words: str) -> None:
    assert trim_reply(words).fresh == words


def test_what_a_person_says_of_a_quote_she_answers_stays() -> None:
    """Lesson 20."""
    words = "You wrote:\n> there was no vote\n\nBut there was one."
    assert trim_reply(words).fresh == words


@pytest.mark.parametrize(
    "line",
    [
        "- On 2025-03-03 10:12, Ana Ruiz wrote:",
        "- Le 2025-03-03 10:12, Ana Ruiz a écrit :",
        "* Am 03.03.2025 10:12 schrieb Ana Ruiz:",
    ],
)
def test_what_stands_before_it_may_be_a_mark_and_no_word(line: str) -> None:
    trimmed = trim_reply(f"{ANSWER}\n\n{line}\n> When is the vote?\n")
    assert (trimmed.fresh, trimmed.quoted) == (ANSWER, f"{line}\n> When is the vote?")
