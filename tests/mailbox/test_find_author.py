"""Who really wrote it: From, whoever is behind a list that rewrote it, or the reporter whose mail was passed on."""

from pathlib import Path

import pytest

from mailbox.headers import Address
from mailbox.parsing import parse_email
from mailbox.senders import Author, Caller, Doubt, find_author

SAMPLES = Path(__file__).parent.parent / "samples"
PRESS = "press@office.example"
DANA = Address("Dana Whitcomb", "dana@piedmontcourier.example")
BLOCK = (
    "---------- Forwarded message ---------\nFrom: Dana Whitcomb <dana@piedmontcourier.example>\n"
    "Date: Mon, Mar 3, 2025 at 10:12 AM\nSubject: Rents\nTo: <press@office.example>\n\nWho can speak?\n"
)


def is_own(address: str) -> bool:
    return address.casefold() == PRESS


def is_ours(address: str) -> bool:
    return address.casefold().endswith("@office.example")


def author_of(text: str = "hello\n", **headers: str) -> Author:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    raw = "\n".join([*lines, "Content-Type: text/plain; charset=utf-8", "", text])
    return find_author(parse_email(raw.encode()), is_own=is_own, is_ours=is_ours)


def read_sample(name: str) -> Author:
    parsed = parse_email((SAMPLES / f"{name}.eml").read_bytes())
    return find_author(parsed, is_own=lambda each: each == "press@pressdesk.example", is_ours=is_ours)


def test_a_plain_mail_is_its_senders() -> None:
    found = author_of(From="Dana Whitcomb <dana@piedmontcourier.example>", Reply_To="desk@piedmontcourier.example")
    assert found.address == DANA
    assert found.reply_to == Address("", "desk@piedmontcourier.example")
    assert (found.via, found.forward, found.caller) == (None, None, None)


def test_without_a_from_it_is_who_wants_the_answer() -> None:
    assert author_of(Reply_To="Dana Whitcomb <dana@piedmontcourier.example>").address == DANA
    assert author_of(Subject="x").address is None


@pytest.mark.parametrize("sample", ["list-rewrites-from-original-from", "list-rewrites-from-reply-to"])
def test_lesson_10_behind_our_own_list_is_the_reporter(sample: str) -> None:
    found = read_sample(sample)
    assert found.address is not None
    assert (found.address.name, found.address.address) == ("Ana Ruiz-Oyelaran", "aro@harborweekly.example")
    assert found.reply_to is None, "answers go to her, not to the list"
    assert found.via is not None
    assert found.is_vouched is (sample == "list-rewrites-from-original-from")


def test_lesson_10_a_reply_to_names_nobody_where_from_is_no_list_of_ours() -> None:
    found = author_of(From="Mallory via Press <mallory@evil.example>", Reply_To="Dana <dana@piedmontcourier.example>")
    assert found.address == Address("Mallory via Press", "mallory@evil.example")
    original = author_of(
        From="Mallory <mallory@evil.example>", X_Original_From="Dana Whitcomb <dana@piedmontcourier.example>"
    )
    assert original.address == Address("Mallory", "mallory@evil.example")


def test_a_foreign_list_that_rewrites_from_says_so_in_its_header() -> None:
    found = author_of(
        From="Dana Whitcomb via Newsies <newsies@lists.example>",
        Reply_To="Dana Whitcomb <dana@piedmontcourier.example>",
        List_Id="Newsies <newsies.lists.example>",
    )
    assert (found.address, found.via) == (DANA, Address("Dana Whitcomb via Newsies", "newsies@lists.example"))
    assert not found.is_vouched


def test_answers_to_the_list_name_nobody() -> None:
    found = author_of(
        From="Dana via Newsies <newsies@lists.example>", Reply_To="newsies-post@lists.example",
        List_Id="<newsies.lists.example>", List_Post="<mailto:newsies-post@lists.example>",
    )  # fmt: skip
    assert found.address == Address("Dana via Newsies", "newsies@lists.example")


def test_a_form_of_the_offices_own_site_names_her_in_reply_to() -> None:
    found = author_of(From=PRESS, Reply_To="Dana Whitcomb <dana@piedmontcourier.example>")
    assert (found.address, found.is_vouched) == (DANA, False)


def test_lesson_11_a_colleague_passes_it_on_and_is_noted() -> None:
    found = author_of(f"Yours?\n\n{BLOCK}", From="Ana Ruiz <ana@office.example>", Subject="Fwd: Rents")
    assert (found.address, found.forwarder) == (DANA, Address("Ana Ruiz", "ana@office.example"))
    assert found.told is not None
    assert (found.told.text, found.told.remark) == ("Who can speak?", "Yours?")


@pytest.mark.parametrize(
    ("headers", "doubt"),
    [
        ({"Authentication_Results": "mx; spf=fail smtp.mailfrom=ana@office.example; dmarc=fail"}, Doubt.CHECKS),
        ({"Authentication_Results": "mx; spf=pass smtp.mailfrom=x@evil.example; dkim=none"}, Doubt.CHECKS),
        ({"Authentication_Results": "mx; spf=pass smtp.mailfrom=ana@office.example"}, None),
        ({"Authentication_Results": "mx; dmarc=pass header.from=office.example"}, None),
        ({"Authentication_Results": "mx; dmarc=pass header.from=evil.example"}, Doubt.CHECKS),
        ({}, None),
    ],
)
def test_lesson_11_where_the_checks_speak_against_her_it_is_only_suggested(
    headers: dict[str, str], doubt: Doubt | None
) -> None:
    found = author_of(BLOCK, From="Ana Ruiz <ana@office.example>", Subject="Fwd: Rents", **headers)
    assert (found.doubt, found.is_refuted) == (doubt, doubt is Doubt.CHECKS)
    assert found.forward is not None
    assert found.address == (DANA if doubt is None else Address("Ana Ruiz", "ana@office.example"))


def test_a_colleague_whom_the_checks_speak_against_is_refuted_in_any_mail() -> None:
    failed = {"Authentication_Results": "mx; dmarc=fail"}
    assert author_of(From="Ana <ana@office.example>", **failed).is_refuted
    assert author_of(From=f"Press <{PRESS}>", **failed).is_refuted
    assert not author_of(From="Dana <dana@courier.example>", **failed).is_refuted, "of her the page says so"


def test_lesson_11_a_strangers_text_impersonates_nobody() -> None:
    found = author_of(BLOCK, From="Spam <x@spam.example>", Subject="Fwd: Rents")
    assert (found.address, found.told, found.doubt) == (Address("Spam", "x@spam.example"), None, Doubt.OUTSIDE)


def test_what_somebody_outside_passes_on_is_suggested() -> None:
    found = author_of(BLOCK, From="Lee <lee@weekly.example>", Subject="Fwd: Rents")
    assert found.forward is not None
    assert (found.forward.author, found.forwarder) == (DANA, Address("Lee", "lee@weekly.example"))


def test_what_a_reporter_wrote_herself_before_or_answers_suggests_nobody() -> None:
    again = author_of(BLOCK, From="Dana <dana@piedmontcourier.example>", Subject="Fwd: Rents")
    assert (again.forward, again.doubt) == (None, None)
    answer = author_of(BLOCK, From="Lee <lee@weekly.example>", Subject="Re: Rents", In_Reply_To="<a@office.example>")
    assert (answer.forward, answer.doubt) == (None, None)


def test_what_a_machine_sends_is_not_looked_into() -> None:
    parsed = parse_email(f"From: Ana <ana@office.example>\nSubject: Fwd: Rents\n\n{BLOCK}".encode())
    assert find_author(parsed, is_own=is_own, is_ours=is_ours, looks_inside=False).forward is None


MEMBER = {"From": "Desmond Achterberg <desmond@council.example>", "Subject": "Fwd: Rents"}
VOUCHED = "mx.office.example; spf=pass smtp.mailfrom=desmond@council.example"


@pytest.mark.parametrize(
    ("server", "checks", "doubt"),
    [
        ("mx.office.example", VOUCHED, None),
        ("mx.office.example", "mx.office.example; dmarc=pass header.from=council.example", None),
        ("mx.office.example", "mx.office.example; spf=none", Doubt.UNPROVEN),
        ("mx.office.example", "mx.evil.example; spf=pass smtp.mailfrom=desmond@council.example", Doubt.UNPROVEN),
        ("mx.office.example", "mx.office.example; dmarc=fail", Doubt.CHECKS),
        ("mx.office.example", "mx.office.example; dmarc=pass header.from=evil.example", Doubt.CHECKS),
        ("mx.office.example", "mx.office.example; dmarc=pass", Doubt.UNPROVEN),
        ("", VOUCHED, Doubt.UNPROVEN),
    ],
)
def test_lesson_11_a_spokesperson_is_believed_where_our_server_vouches_for_her(
    server: str, checks: str, doubt: Doubt | None
) -> None:
    lines = [f"{name}: {value}" for name, value in (MEMBER | {"Authentication-Results": checks}).items()]
    parsed = parse_email("\n".join([*lines, "", BLOCK]).encode())
    found = find_author(
        parsed, is_own=is_own, is_ours=is_ours, server=server, is_spokesperson=lambda each: "council" in each
    )
    assert found.doubt is doubt
    assert found.forward is not None
    assert found.address == (DANA if doubt is None else Address("Desmond Achterberg", "desmond@council.example"))


@pytest.mark.parametrize(
    ("sender", "checks", "doubt"),
    [
        ("Des <des@council.example>, x@evil.example", "dmarc=pass header.from=evil.example", Doubt.CHECKS),
        ("Des <des@council.example>\nFrom: x@evil.example", "dmarc=pass header.from=evil.example", Doubt.CHECKS),
        ("Des <des@council.example>\nFrom: x@evil.example", "dmarc=pass", Doubt.UNPROVEN),
        ("des@ci.council.nc.us", "spf=pass smtp.mailfrom=someschool.k12.nc.us; dmarc=none", Doubt.UNPROVEN),
        ("des@council.host.example", "spf=pass smtp.mailfrom=evil.host.example; dmarc=none", Doubt.UNPROVEN),
        ("des@council.host.example", "spf=pass smtp.mailfrom=mail.council.host.example; dmarc=none", None),
    ],
)
def test_lesson_11_nobody_borrows_a_spokespersons_name(sender: str, checks: str, doubt: Doubt | None) -> None:
    head = f"From: {sender}\nAuthentication-Results: mx; {checks}\nSubject: Fwd: Rents\n\n{BLOCK}"
    found = find_author(
        parse_email(head.encode()), is_own=is_own, is_ours=is_ours, server="mx",
        is_spokesperson=lambda each: each.startswith("des@"),
    )  # fmt: skip
    assert found.doubt is doubt


@pytest.mark.parametrize("subject", ["Re: Rents", "AW: Rents", "SV: Rents", "RE: FW: Rents"])
def test_lesson_26_an_answer_whose_program_names_no_mail_passes_nothing_on(subject: str) -> None:
    text = f"No comment, and do not tell her.\n\n{BLOCK}"
    found = author_of(text, From="Desmond <desmond@council.example>", Subject=subject)
    assert (found.forward, found.address) == (None, Address("Desmond", "desmond@council.example"))
    ours = author_of(text, From="Ana <ana@office.example>", Subject=subject, To="Lee <lee@weekly.example>")
    assert ours.forward is None
    assert author_of(text, From="Ana <ana@office.example>", Subject=subject, To=PRESS).address == DANA


def test_lesson_11_nor_does_a_stranger_behind_our_list() -> None:
    found = author_of(
        BLOCK, From=f"Spam via Press <{PRESS}>", X_Original_From="Spam <x@spam.example>", Subject="Fwd: Rents"
    )
    assert (found.address, found.told) == (Address("Spam", "x@spam.example"), None)


def test_a_colleague_behind_a_list_was_not_checked() -> None:
    found = author_of(
        BLOCK, From=f"Ana via Press <{PRESS}>", X_Original_From="Ana <ana@office.example>", Subject="Fwd: Rents"
    )
    assert (found.doubt, found.told) == (Doubt.LIST, None)


def test_passed_on_from_colleague_to_colleague_the_reporter_is_inside() -> None:
    outer = BLOCK.replace("Dana Whitcomb <dana@piedmontcourier.example>", "Mateo <mateo@office.example>")
    text = outer.replace("Who can speak?", BLOCK)
    assert author_of(text, From="Ana <ana@office.example>", Subject="Fwd: Fwd: Rents").address == DANA


def test_colleagues_among_themselves_are_no_reporters() -> None:
    text = BLOCK.replace("Dana Whitcomb <dana@piedmontcourier.example>", "Mateo <mateo@office.example>")
    found = author_of(text, From="Ana <ana@office.example>", Subject="Fwd: Rents")
    assert (found.address, found.forward) == (Address("Ana", "ana@office.example"), None)


def test_without_an_address_it_is_only_suggested() -> None:
    text = BLOCK.replace(" <dana@piedmontcourier.example>", "")
    found = author_of(text, From="Ana <ana@office.example>", Subject="Fwd: Rents")
    assert (found.doubt, found.forward and found.forward.name) == (Doubt.NO_ADDRESS, "Dana Whitcomb")


def test_lesson_22_without_any_words_of_hers_it_is_only_suggested() -> None:
    text = "Call her, she is slow.\n\n" + BLOCK.replace("Who can speak?\n", "").replace("Subject: Rents\n", "")
    found = author_of(text, From="Ana <ana@office.example>", Subject="Fwd:")
    assert found.doubt is Doubt.NO_WORDS


def attach(*senders: str, outer: str = "Ana <ana@office.example>") -> Author:
    inner = "".join(
        f"--b\nContent-Type: message/rfc822\n\nFrom: {each}\nSubject: Rents\nMessage-ID: <{number}@x.example>\n\nHi\n\n"
        for number, each in enumerate(senders)
    )
    raw = f"From: {outer}\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nsee there\n\n{inner}--b--\n"
    return find_author(parse_email(raw.encode()), is_own=is_own, is_ours=is_ours)


def test_lesson_11_a_mail_attached_as_a_mail_counts_the_same() -> None:
    found = attach("Dana Whitcomb <dana@piedmontcourier.example>")
    assert found.told is not None
    assert (found.address, found.told.message_ids, found.told.remark) == (DANA, ("<0@x.example>",), "see there")


def test_lesson_11_attached_by_a_stranger_it_counts_for_nothing() -> None:
    stranger = "X <x@spam.example>"
    assert attach("Dana <dana@piedmontcourier.example>", outer=stranger).address == Address("X", "x@spam.example")


def test_mails_of_several_people_are_only_suggested() -> None:
    assert attach("Dana <dana@courier.example>", "Tessa <tessa@weekly.example>").doubt is Doubt.SEVERAL
    assert attach("Dana <dana@courier.example>", "Dana <dana@courier.example>").doubt is None


@pytest.mark.parametrize(
    ("headers", "text", "expected"),
    [
        ({"From": "Phones <noreply@voip.example>", "Subject": "New voicemail from DANA WHITCOMB (919) 555-0143"},
         "", Caller("DANA WHITCOMB", "(919) 555-0143")),
        ({"From": "Voice <voice-noreply@phones.example>", "Subject": "New voicemail from (919) 555-0143"},
         "Hi, this is Dana. Call me back.", Caller("", "(919) 555-0143")),
        ({"From": "voicemail@pbx.example", "Subject": "Nuevo mensaje de voz"},
         "Tiene un mensaje de voz de Lucía Paz al 919-555-0144 recibido hoy.", Caller("Lucía Paz", "919-555-0144")),
        ({"From": "unity@office.example", "Subject": "Voice Message from Unknown Sender"},
         "", Caller("Unknown Sender", "")),
        ({"From": "Dana <dana@courier.example>", "Subject": "My voicemail from (919) 555-0143"}, "", None),
        ({"From": "noreply@shop.example", "Subject": "Your order from 919-555-0143"}, "", None),
    ],
)  # fmt: skip
def test_a_voicemail_notice_names_the_caller(headers: dict[str, str], text: str, expected: Caller | None) -> None:
    found = author_of(text, **headers)
    assert found.caller == expected
    assert found.address is not None, "the caller is a hint beside the sender, never in her place"
