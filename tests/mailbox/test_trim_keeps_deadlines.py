"""A line that says until when she needs something stays in sight, whatever it stands beside."""

import pytest

from mailbox.limits import is_limit_label, states_limit
from mailbox.trimming import trim_reply

ASKS = "Could a member talk about rents?"

LIMITS = [
    "Deadline: 5 pm today",
    "Deadline is 5 pm today.",
    "Deadline 5 PM Today",
    "DEADLINE NOON",
    "My deadline is 5 pm today.",
    "I need it by 5 pm",
    "Please call before 5 pm today.",
    "Answers by Friday, please",
    "by tomorrow noon",
    "By 3/14 at the latest",
    "by the 15th",
    "by March 3",
    "by EOD",
    "ASAP please",
    "Story due at 17:00",
    "We file at 6 p.m.",
    "Filing at 4pm",
    "Embargoed until 6 am",
    "within 2 hours",
    "no later than Thursday",
    "Cierre: hoy a las 17 h",
    "Fecha límite: viernes",
    "antes de las 5",
    "Necesito respuesta antes del jueves",
    "Redaktionsschluss 17 Uhr",
    "Bitte bis 17 Uhr",
    "bis morgen Mittag",
    "spätestens am Freitag",
    "Bouclage à 18 h",
    "avant 17 h",
    "d’ici vendredi",
    "Date limite : demain",
    "entro le 17",
    "Scadenza: oggi",
    "até as 17h",
    "Prazo: sexta-feira",
    "uiterlijk vrijdag",
    "senast fredag",
    "senest fredag",
    "przed 17:00",
    "до 17:00",
    "締め切りは金曜日",
    "截止时间：周五",
    "마감: 금요일",
]
NO_LIMITS = [
    "Ana Ruiz",
    "The Ledger",
    "555-123-4567",
    "T: +1 555.12.34.56",
    "Reporter at the Ledger",
    "12 Main Street, Suite 5",
    "Winner of the 2025 prize for reporting",
    "tips@deadline.example",
    "https://deadline.example/ana",
    "www.deadline.example",
    "Mo-Fr 9 bis 17 Uhr",
    "Montag bis Freitag 9–17 Uhr",
    "Öffnungszeiten: Mo bis Fr",
    "Newsroom hours: until 5 pm",
    "Owned by the Ledger Company",
    "Please think before you print",
    "Errors are due to the telephone",
    "Sent by my assistant",
    "Do not forward",
]


@pytest.mark.parametrize("line", LIMITS)
def test_a_limit_is_known(line: str) -> None:
    assert states_limit(line)


@pytest.mark.parametrize("line", NO_LIMITS)
def test_what_is_no_limit_is_known(line: str) -> None:
    assert not states_limit(line)


def test_the_label_of_a_form_is_known() -> None:
    assert is_limit_label("Deadline: noon") and is_limit_label("*Deadline to answer:* noon")
    assert not is_limit_label("Subject: deadline: noon")


@pytest.mark.parametrize("limit", LIMITS)
def test_under_the_name_it_stays_and_the_ways_to_reach_her_are_folded(limit: str) -> None:
    text = f"{ASKS}\n\nBest,\nAna Ruiz\nThe Ledger\n555-123-4567"
    top = f"{ASKS}\n\nBest,\nAna Ruiz"
    trimmed = trim_reply(f"{text}\n{limit}")
    assert (trimmed.fresh, trimmed.signature) == (f"{top}\n{limit}", "The Ledger\n555-123-4567")
    assert trim_reply(f"{text}\n\n{limit}").fresh == f"{top}\n\n{limit}"
    assert trim_reply(f"{top}\n{limit}\n555-123-4567").fresh == f"{top}\n{limit}"


@pytest.mark.parametrize("limit", LIMITS)
def test_below_a_mark_it_stays(limit: str) -> None:
    bare = f"Hello,\n\n{ASKS}\n--\n{limit}\nCall me at 555-123-4567.\nAna"
    assert trim_reply(bare).fresh == bare
    marked = trim_reply(f"{ASKS}\n\n-- \nAna Ruiz\n{limit}\n555-123-4567")
    assert limit in marked.fresh
    assert marked.signature == "--\nAna Ruiz\n555-123-4567"


@pytest.mark.parametrize(
    "last",
    [
        "Ana Ruiz, The Ledger\nDeadline: today, 5 pm\n555-123-4567\nana@ledger.example",
        "My cell is 555-123-4567.\nPlease call before 5 pm today.\nBackup: bob@ledger.example",
        "Call me: 555-123-4567\nDeadline: today 5 pm\nana@ledger.example",
        "Call me: 555-123-4567\nWe need your answer by\n5 pm\nana@ledger.example",
        "__\nDo members support it\nDeadline 5 pm",
        "--\nStatement by 5 pm Tuesday?\n555-123-4567",
        "Sent by noon, if possible",
        "Sent from the Mac app before the 5 pm deadline",
        "Enviado de mi parte: cierre a las 5 pm",
        "The contents of this message were privileged and confidential, the mayor says, unauthorized to disclose."
        " Reply by 5.",
    ],
)
def test_a_last_paragraph_with_a_limit_stays_whole(last: str) -> None:
    assert trim_reply(f"{ASKS}\n\n{last}").fresh == f"{ASKS}\n\n{last}"


def test_the_words_around_a_limit_stay_with_it() -> None:
    text = f"{ASKS}\n\nThanks,\nAna\nWe need your answer\nby 5 pm today,\nbut earlier helps"
    assert trim_reply(f"{text}\n555-123-4567\nana@ledger.example").fresh == text


def test_a_limit_in_a_footer_stays_alone() -> None:
    footer = "This message is confidential. If you are not the intended recipient, please delete it and notify us."
    trimmed = trim_reply(f"{ASKS}\n\n{footer}\nDeadline: 5 pm today")
    assert (trimmed.fresh, trimmed.signature) == (f"{ASKS}\nDeadline: 5 pm today", footer)
