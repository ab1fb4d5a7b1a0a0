"""The line of recipients in the composer: what is shown is what is read back."""

import pytest
from django.core.exceptions import ValidationError

from inquiries import sending
from tests.factories import make_person
from tests.support.outgoing import DANA, open_inquiry

read = sending.read_recipients


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", []),
        (" , ;", []),
        (DANA, [DANA]),
        (f"{DANA}; luis@courier.example,", [DANA, "luis@courier.example"]),
        (f"Dana Whitcomb <{DANA}>", [f"Dana Whitcomb <{DANA}>"]),
        (f'"Whitcomb, Dana" <{DANA}>, luis@courier.example', [f'"Whitcomb, Dana" <{DANA}>', "luis@courier.example"]),
        (f'"Dana \\"Scoop\\" W." <{DANA}>', [f'"Dana \\"Scoop\\" W." <{DANA}>']),
        (f"Zoë Ångström <{DANA}>", [f"Zoë Ångström <{DANA}>"]),
        ("redaktion@köln-bote.example", ["redaktion@köln-bote.example"]),
    ],
)
def test_lines(line: str, found: list[str]) -> None:
    assert read(line) == found
    assert read(", ".join(found)) == found, "and again"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("dana", "dana"),
        ("dana at courier.example", "dana at courier.example"),
        (f"{DANA}, Luis", "Luis"),
        ("dana@courier", "dana@courier"),
        ("peña@courier.example", "peña@courier.example"),
        (f"{DANA} luis@courier.example", "luis@courier.example"),
        ("dana@courier.example\nBcc: v@x.example", "v@x.example"),
    ],
)
def test_what_is_no_address_is_named(line: str, named: str) -> None:
    with pytest.raises(ValidationError, match=r"is no mail address") as refused:
        read(line)
    assert named in str(refused.value)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Zoë Ångström", '"Whitcomb, Luis"', "山田花子", "=?utf-8?q?Zo=C3=AB?="])
def test_readers_in_copy_are_shown_by_name_and_can_be_saved_back(name: str) -> None:
    """The first draft's line, saved unchanged, must be understood."""
    inquiry = open_inquiry(Cc=f"{name} <luis@courier.example>")
    draft = sending.start_reply(inquiry, by=make_person(), at=inquiry.received_at)
    assert "=?" not in draft.cc[0]
    assert read(", ".join(draft.cc)) == draft.cc
