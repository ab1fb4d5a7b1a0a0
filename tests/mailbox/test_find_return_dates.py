"""The day on which somebody who is away says that she is back."""

from datetime import date

import pytest

from mailbox.return_dates import find_return

SENT_ON = date(2025, 4, 30)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm out and back on Monday 5 May.", date(2025, 5, 5)),
        ("I am out of the office until 12 June.", date(2025, 6, 12)),
        ("I will be away from May 3 to May 12, returning May 13th.", date(2025, 5, 13)),
        ("Out June 3-12 with limited access to email", date(2025, 6, 12)),
        ("I will be back in the office on June 1. Please call.", date(2025, 6, 1)),
        ("I'm out sick, back on Monday", date(2025, 5, 5)),
        ("Back on Wednesday", date(2025, 5, 7)),
        ("I'll be back tomorrow", date(2025, 5, 1)),
        ("returning (05/06/2025)", date(2025, 5, 6)),
        ("I return on 23/5/2025", date(2025, 5, 23)),
        ("away 2025-05-01 until 2025-05-09", date(2025, 5, 9)),
        ("I return on January 7", date(2026, 1, 7)),
        ("Estaré fuera hasta el 12 de mayo y regreso el lunes 15 de mayo.", date(2025, 5, 15)),
        ("Vuelvo el lunes", date(2025, 5, 5)),
        ("Ich bin bis zum 5.5. nicht im Büro. Ab dem 6. Mai bin ich wieder erreichbar.", date(2025, 5, 6)),
        ("Ich bin bis 12.06.2025 im Urlaub", date(2025, 6, 12)),
        ("Je suis absente du 3 au 12 mai inclus.", date(2025, 5, 12)),
        ("Je serai de retour le 1er juin", date(2025, 6, 1)),
        ("Sono in ferie, rientro il 3 giugno", date(2025, 6, 3)),
        ("Estou de férias até 9 de maio", date(2025, 5, 9)),
        ("Ik ben afwezig tot 9 mei", date(2025, 5, 9)),
        ("Ik ben donderdag 8 mei weer bereikbaar", date(2025, 5, 8)),
        ("On May 12 I will be back at my desk", date(2025, 5, 12)),
        ("Out from May 3 until May 9 and back May 12", date(2025, 5, 12)),
        ("Am 12. Mai bin ich wieder erreichbar", date(2025, 5, 12)),
        ("Sóc fora fins al 9 de maig; tornaré el dia 12 de maig", date(2025, 5, 12)),
        ("Jag är på semester till och med 9 maj och åter måndagen den 12:e maj", date(2025, 5, 12)),
        ("Jag är tillbaka på måndag", date(2025, 5, 5)),
        ("Jeg holder ferie til og med den 9. maj og er tilbage mandag d. 12. maj", date(2025, 5, 12)),
        ("Jeg er på ferie frem til 9. mai", date(2025, 5, 9)),
        ("Olen lomalla 9.5. asti", date(2025, 5, 9)),
        ("Palaan töihin 12. toukokuuta", date(2025, 5, 12)),
        ("Jestem na urlopie do 9 maja. Wracam w poniedziałek 12 maja 2025", date(2025, 5, 12)),
        ("Wrócę we wtorek", date(2025, 5, 6)),
        ("Jsem mimo kancelář do 9. května", date(2025, 5, 9)),
        ("Do práce se vrátím 12. května", date(2025, 5, 12)),
        ("Som na dovolenke do 9. mája", date(2025, 5, 9)),
        ("Szabadságon vagyok május 9-ig", date(2025, 5, 9)),
        ("Május 3-tól távol leszek, május 12-én újra dolgozom", date(2025, 5, 12)),
        ("Sunt în concediu până pe 9 mai", date(2025, 5, 9)),
        ("Revin la birou luni, 12 mai 2025", date(2025, 5, 12)),
        ("9 Mayıs'a kadar izindeyim", date(2025, 5, 9)),
        ("İzindeyim, 12 Mayıs Pazartesi günü döneceğim", date(2025, 5, 12)),
        ("Я в отпуске с 3 мая по 9 мая 2025 года", date(2025, 5, 9)),
        ("Вернусь в понедельник, 12 мая", date(2025, 5, 12)),
        ("Я у відпустці до 9 травня", date(2025, 5, 9)),
        ("Απουσιάζω έως τις 9 Μαΐου", date(2025, 5, 9)),
        ("Επιστρέφω στις 12 Μαΐου", date(2025, 5, 12)),
        ("Tôi nghỉ phép đến ngày 9 tháng 5", date(2025, 5, 9)),
        ("Tôi sẽ trở lại vào 12 tháng 5 năm 2025", date(2025, 5, 12)),
        ("5月3日から5月9日まで休暇をいただいております", date(2025, 5, 9)),
        ("5月9日まで不在です。5月12日に復帰します。", date(2025, 5, 12)),
        ("我将于2025年5月12日返回办公室", date(2025, 5, 12)),
        ("休假至5月9日", date(2025, 5, 9)),
        ("5월 9일까지 휴가입니다", date(2025, 5, 9)),
        ("5월 12일에 복귀합니다", date(2025, 5, 12)),
    ],
)
def test_the_day_is_read_in_each_language(text: str, expected: date) -> None:
    assert find_return(text, sent_on=SENT_ON) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office.",
        "Out until next week.",
        "For the budget hearing of May 20 please write to the desk.",
        "I returned on 3 March 2019.",
        "Back on 31 February",
        "In urgent cases call 555-0100.",
        "",
    ],
)
def test_no_day_beside_such_a_word_is_no_answer(text: str) -> None:
    assert find_return(text, sent_on=SENT_ON) is None


def test_a_slash_is_read_as_the_office_writes_it() -> None:
    assert find_return("back on 5/6", sent_on=SENT_ON) == date(2025, 5, 6)
    assert find_return("back on 5/6", sent_on=SENT_ON, day_first=True) == date(2025, 6, 5)


@pytest.mark.parametrize(
    "text",
    [
        "Ich bin vom 28.04.–05.05. nicht im Büro.",
        "Ich werde ab 28.04.2025 nicht im Büro sein. Ich kehre zurück am 05.05.2025.",
        "Ab dem 28. April bin ich nicht im Büro, zurück am 5. Mai.",
        "Back in the office May 5, on leave until then.",
        "I will return on May 5 - out of the office until then.",
        "Out 28 April – 5 May, away from email.",
        "Regreso el 5 de mayo, ausente hasta entonces.",
        "De retour le 5 mai, absent d'ici là.",
        "Terug op 5 mei, tot dan afwezig.",
        "Wieder erreichbar ab 5. Mai, im Urlaub bis dahin.",
    ],
)
def test_the_day_an_absence_begins_is_not_its_end(text: str) -> None:
    assert find_return(text, sent_on=date(2025, 4, 28)) == date(2025, 5, 5)
