"""A thanks below which her own words were folded by mistake is no bare one: it reopens.

Furniture makes no difference.
"""

from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from inquiries.reading import is_bare_thanks, read_mail
from tests.factories import make_mail

ASKS = "Who on your side voted against the bill?"
HEADER_BLOCK = "From: Press Desk <press@pressdesk.example>\nSent: 3 March 2025\nTo: Dana Whitcomb\nSubject: Re: x"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("", True),
        ("-- \nDana Whitcomb\nPiedmont Courier\nTel. 555-0123", True),
        ("-- \nDana Whitcomb\nReporter, Piedmont Courier Inc.\nhttps://piedmontcourier.example", True),
        ("Sent from my iPhone; please excuse typos.", True),
        ("CONFIDENTIALITY NOTICE: for the addressee. Please tell us where it came in error.", True),
        ("This e-mail is confidential. If you are not the intended recipient, please delete it and notify us.", True),
        (f"{HEADER_BLOCK}\n\nDear Dana,\n\nThe vote was on Monday. May we name you?", True),
        ("On Mon, 3 Mar 2025 at 10:12, Press <press@pressdesk.example> wrote:\n> May we name you?", True),
        (f"--\n\nOne more thing: {ASKS} I want to talk to that member.\n\nDana", False),
        ("—\n\nI still want to hear from a member in Ohio, so call me when you can.", False),
        (f"-- \n{ASKS}\nDana", False),
        ("-- \nDana Whitcomb\n\nPlease have that member call me tonight.", False),
        ("-- \nDana Whitcomb\n\nPS: my colleague Jo also wants to talk to the director.", False),
        ("The memo marked confidential was sent in error, and staff were to delete it. I would like your view.", False),
        (f"Date: October 3, 2026\nTo: all members\nFrom: 3 pm to 5 pm\n\n{ASKS}", False),
    ],
)
def test_a_thanks_is_bare_where_nothing_below_it_asks(below: str, expected: bool) -> None:
    raw = make_mail(text=f"Thank you!\n\n{below}\n")
    reading = read_mail(raw, received_at=timezone.now(), zone=ZoneInfo("UTC"), is_own=lambda _address: False)
    assert reading.is_bare_thanks is expected


def test_what_a_server_put_above_asks_nothing() -> None:
    warning = "CAUTION: This email originated from outside of the organization. Do not click links."
    raw = make_mail(text=f"{warning}\n\nThank you!\n")
    reading = read_mail(raw, received_at=timezone.now(), zone=ZoneInfo("UTC"), is_own=lambda _address: False)
    assert (reading.trimmed.fresh, reading.is_bare_thanks) == ("Thank you!", True)


def test_words_that_were_folded_count() -> None:
    assert is_bare_thanks("Thanks!", folded="Dana\n555-0123")
    assert not is_bare_thanks("Thanks!", folded=f"Dana\n\n{ASKS}")
