"""Encoded words and addresses come out right however mailers wrote them."""

import time

import pytest

from mailbox.headers import decode_header_text, read_addresses


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?UTF-8?Q?Hello World =C3=A9?= x", "Hello World é x"),
        ("=?utf-8?B?w6?= =?utf-8?B?k=?=", "é"),  # base64 cut between two words
        ("=?utf-8?b?w6k?==?utf-8?q?x?=", "éx"),
        ("=??Q?abc?=", "abc"),
        ("=?NONE?B?VEVTVA=?=", "TEST"),
        ("=?utf8?q?caf=e9?=", "café"),
        ("=?utf-8?Q?é?=", "é"),
        ('=?iso-2022-jp?Q?=1B$B-!-"=1B(B?=', "①②"),
        ("=?windows-1251?Q?a_and?= =?windows-1251?Q?=2C_and!?=", "a and, and!"),
        ("=?utf-8?q?" + "a" * 3000 + "?=", "a" * 3000),
        ("=?utf-8?q?never ended", "=?utf-8?q?never ended"),
    ],
)
def test_words_are_decoded_in_every_spelling(value: str, expected: str) -> None:
    assert decode_header_text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?utf-8?Q?Ruiz,_Ana?= <ana@x.example>", [("Ruiz, Ana", "ana@x.example")]),
        ("=?utf-8?Q?Ana_(Press)_=3Cx=3E?= <ana@x.example>", [("Ana (Press) <x", "ana@x.example")]),
        ("=?utf-8?Q?re=3AStore?= <n@m.example>", [("re:Store", "n@m.example")]),
        ("=?gb2312?B?086yyZjl?= user@l.example", [("游采樺", "user@l.example")]),
        (
            "Bob Dun <bob@x.example> Bea Dun <bea@x.example>",
            [("Bob Dun", "bob@x.example"), ("Bea Dun", "bea@x.example")],
        ),
        ("billing@a.example < billing@b.example >", [("billing@a.example", "billing@b.example")]),
        ("bad@name (cmt <decoy@e.example>) <real@e.example>", [("bad@name", "real@e.example")]),
        ("Ana < ana (desk) @ x . example >", [("Ana", "ana@x.example")]),
        ("Route <@old.example,@relay.example:ana@x.example>", [("Route", "ana@x.example")]),
        ("ana@x.example (Ana (Press) Ruiz)", [("Ana (Press) Ruiz", "ana@x.example")]),
        ("'ana@x.example'", [("", "ana@x.example")]),
        ("<'ana@x.example'>", [("", "ana@x.example")]),
        ("<<ana@x.example>>", [("", "ana@x.example")]),
        ("Ana [ana@x.example]", [("Ana", "ana@x.example")]),
        ("Ana <ana@x.example.>", [("Ana", "ana@x.example")]),
        ("O'Neil <o'neil@x.example>", [("O'Neil", "o'neil@x.example")]),
        ("Ana <ana@münchen.example>", [("Ana", "ana@münchen.example")]),
        ("Test User [#12] <press+tok@x.example>", [("Test User [#12]", "press+tok@x.example")]),
        ('"KLAUS" <>', []),
        (", a@x.example,\r\n\t\r\n\tb@x.example", [("", "a@x.example"), ("", "b@x.example")]),
    ],
)
def test_addresses_survive_their_spelling(value: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.name, item.address) for item in read_addresses([value])] == expected


@pytest.mark.parametrize(
    "value",
    [
        "<" * 100_000,
        "=?a?q?(" * 15_000,
        "(" * 100_000,
        '"' * 100_001,
        "a <b@c.example> " * 6_000,
        "=?utf-8?q?x" * 9_000,
    ],
)
def test_no_header_takes_long(value: str) -> None:
    begun = time.process_time()
    read_addresses([value])
    decode_header_text(value)
    assert time.process_time() - begun < 2
