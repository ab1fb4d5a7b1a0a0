"""Whose mail somebody passed on, as its Event keeps it: an address only where mail can be sent to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquiries.provenance import read_suggested
from inquiries.recipients import is_mail_address
from mailbox.headers import Address
from mailbox.senders import Doubt
from mailbox.wire import show_address
from tests.support.any_input import TEXT

DANA = Address("Dana Whitcomb", "dana@courier.example")


def test_lesson_11_whoever_is_named_with_an_address_is_suggested() -> None:
    told = {"suggested": "Dana Whitcomb <Dana@courier.example>", "why": "outside"}
    assert read_suggested(told) == DANA
    assert read_suggested({}) is None


@pytest.mark.parametrize("name", ["Dana Whitcomb @ Courier", "Dana @courier", "dana@ledger wrote", "d@x.example Dana"])
def test_lesson_11_a_name_with_an_at_sign_in_it_is_no_address(name: str) -> None:
    assert read_suggested({"suggested": name, "why": Doubt.NO_ADDRESS.value}) is None


@pytest.mark.parametrize("why", ["outside", "unproven", "several"])
def test_lesson_11_what_mail_cannot_be_sent_to_is_suggested_to_nobody(why: str) -> None:
    assert read_suggested({"suggested": "Dana Whitcomb @ Courier", "why": why}) is None
    assert read_suggested({"suggested": "Dana <dana@courier>", "why": why}) is None


@settings(max_examples=200, deadline=None)
@given(name=TEXT, address=TEXT | st.emails(), why=st.sampled_from([*Doubt, "", "?"]))
def test_lesson_2_whatever_an_event_holds_it_can_be_read(name: str, address: str, why: str) -> None:
    for written in (name, address, show_address(name, address)):
        found = read_suggested({"suggested": written, "why": why})
        assert found is None or (is_mail_address(found.address) and why != Doubt.NO_ADDRESS)
