"""The page marks the words that a deadline was read from, not the same words somewhere above; in HTML mails too."""

import re
from datetime import datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest

from dashboard.words import set_words
from inquiries.deadlines import find_deadline
from inquiries.reading import read_mail
from tests.inquiries.deadline_reading import NEW_YORK, WEDNESDAY_AT_TEN

MAILS = [
    (
        "The hearing is at 3 p.m. and I need it by 3 p.m., please.",
        "The hearing is at 3 p.m. and I need it <mark>by 3 p.m.",
    ),
    ("This afternoon I am out. My deadline is noon tomorrow.", "My deadline is <mark>noon tomorrow</mark>"),
    ("Noon is no good for a call. Deadline: noon.", "<mark>Deadline: noon"),
    ("The vote is on Friday.\n\nFriday is my deadline.", "<p><mark>Friday is</mark> my deadline."),
    ("I need it by 5 pm today.", "I need it by <mark>5 pm today</mark>"),
    ("Can you send it by Friday? Our show is on Friday.", "by <mark>Friday</mark>? Our show is on Friday."),
]


@pytest.mark.parametrize(("text", "shown"), MAILS)
def test_the_mark_stands_on_the_words_that_state_it(text: str, shown: str) -> None:
    deadline = find_deadline("", text, sent_at=datetime.fromisoformat(WEDNESDAY_AT_TEN), zone=NEW_YORK).deadline
    assert deadline is not None
    assert text[deadline.start : deadline.end] == deadline.phrase
    assert shown in set_words(text, phrase=deadline.phrase).html


def test_words_that_stand_twice_with_all_beside_them_are_marked_once() -> None:
    text = "Deadline: noon\n\nDeadline: noon"
    deadline = find_deadline("", text, sent_at=datetime.fromisoformat(WEDNESDAY_AT_TEN), zone=NEW_YORK).deadline
    assert deadline is not None
    assert set_words(text, phrase=deadline.phrase).html.count("<mark>") == 1


def _write(html: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Ana Ruiz <ana@bee.example>"
    mail["To"] = "press@pressdesk.example"
    mail["Date"] = "Wed, 14 Oct 2026 10:00:00 -0400"
    mail["Subject"] = "Rents"
    mail.set_content(html, subtype="html")
    return mail.as_bytes()


HTML_MAILS = [
    (
        "<p>The vote is Friday at&nbsp;noon.</p><p>My <b>deadline</b> is <b>Friday at&nbsp;noon</b>. Thanks!</p>",
        "deadline is Friday at noon",
        "10-16 12:00",
    ),
    (
        "<div>Doors open at 4 p.m.<br>Please get it to me by<br>\n<b>4&nbsp;p.m. Thursday</b></div>",
        "4 p.m. Thursday",
        "10-15 16:00",
    ),
    ("<table><tr><td>Deadline:</td><td>Thursday, 5&nbsp;PM</td></tr></table>", "Thursday, 5 PM", "10-15 17:00"),
    ("<p>Noon&shy;day rush, sorry: need this by n&#111;on tomorrow</p>", "noon tomorrow", "10-15 12:00"),
]


@pytest.mark.parametrize(("html", "marked", "due"), HTML_MAILS)
def test_an_html_mail_is_marked_where_its_reader_saw_it(html: str, marked: str, due: str) -> None:
    reading = read_mail(
        _write(html),
        received_at=datetime.fromisoformat(WEDNESDAY_AT_TEN),
        zone=ZoneInfo("America/New_York"),
        is_own=lambda address: address == "press@pressdesk.example",
    )
    assert reading.deadline is not None
    assert reading.deadline.at.strftime("%m-%d %H:%M") == due
    found = re.findall(r"<mark>(.*?)</mark>", set_words(reading.trimmed.fresh, phrase=reading.deadline.phrase).html)
    assert [" ".join(words.split()) for words in found] == [marked]
