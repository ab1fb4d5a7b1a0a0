"""SPF, DKIM and DMARC as our own receiving server noted them, whoever else wrote such a header."""

import pytest

from mailbox.authentication import Verdicts, read_verdicts
from mailbox.parsing import parse_email

GOOGLE = """\
Authentication-Results: mx.google.com;
 dkim=pass header.i=@ledger.example header.s=s1 header.b="Ab/c=";
 spf=pass (google.com: domain of dana@ledger.example designates 192.0.2.4 as permitted sender)
 smtp.mailfrom=dana@ledger.example;
 dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=ledger.example"""
MICROSOFT = """\
Authentication-Results: spf=pass (sender IP is 192.0.2.4)
 smtp.mailfrom=ledger.example; office.example; dkim=none
 (message not signed) header.d=none;office.example; dmarc=bestguesspass action=none
 header.from=ledger.example;compauth=pass reason=109"""


def read(headers: str, *, server: str = "", sender: str = "dana@ledger.example") -> Verdicts:
    raw = f"{headers}\nFrom: Dana <{sender}>\n\nhello\n"
    return read_verdicts(parse_email(raw.encode()), server=server)


def words(headers: str, *, server: str = "") -> tuple[str | None, str | None, str | None]:
    found = read(headers, server=server)
    return found.spf, found.dkim, found.dmarc


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (GOOGLE, ("pass", "pass", "pass")),
        (MICROSOFT, ("pass", "none", "bestguesspass")),
        ("Authentication-Results: mx.office.example 1; none", (None, None, None)),
        ("Authentication-Results: mx (a (nested) one; \\) ;) 1; spf (why) = (x) fail", ("fail", None, None)),
        ('Authentication-Results: "mx.office.example"; dkim=fail reason="bad; dkim=pass" header.d=a.example',
         (None, "fail", None)),
        ("Authentication-Results: mx; dkim=fail header.d=a.test; dkim=pass header.d=b.test", (None, "pass", None)),
        ("Authentication-Results: mx; SPF=SoftFail; DKIM=TempError; DMARC=None", ("softfail", "temperror", "none")),
        ("Authentication-Results: mx.yahoo.example  from=a.example; domainkeys=neutral (no sig); dkim=pass (ok)",
         (None, "pass", None)),
        ("Authentication-Results: mx; spf=hardfail", ("fail", None, None)),
        ("Received-SPF: SoftFail (mx: domain of x) client-ip=192.0.2.4", ("softfail", None, None)),
        ("ARC-Authentication-Results: i=1; mx.google.com; dkim=pass; spf=neutral; dmarc=fail",
         ("neutral", "pass", "fail")),
        ("X-MS-Exchange-Authentication-Results: spf=none; dkim=pass header.d=a.example", ("none", "pass", None)),
        (f"ARC-Authentication-Results: i=1; a; spf=fail\n{GOOGLE}", ("pass", "pass", "pass")),
        ("Authentication-Results: mx; dkim=pass\nReceived-SPF: pass (mx)", ("pass", "pass", None)),
        ("Authentication-Results:", (None, None, None)),
        ("Authentication-Results: ;;;===;(((", (None, None, None)),
        ("Subject: nothing", (None, None, None)),
    ],
)  # fmt: skip
def test_the_words_are_read_as_servers_write_them(
    headers: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert words(headers) == expected


def test_lesson_13_a_report_the_sender_wrote_himself_counts_for_nothing() -> None:
    forged = "Authentication-Results: mx.office.example; spf=pass; dkim=pass; dmarc=pass"
    ours = "Authentication-Results: mx.office.example; spf=fail; dmarc=fail"
    assert words(f"{ours}\nReceived: from x by mx\n{forged}") == ("fail", None, "fail")
    assert words(f"{ours}\n{forged}") == ("fail", None, "fail"), "a whole report is not completed by another"


def test_with_a_name_only_reports_under_it_count() -> None:
    other = "Authentication-Results: relay.elsewhere.example; spf=pass; dmarc=pass"
    ours = "Authentication-Results: MX.office.example; spf=softfail"
    assert words(f"{other}\n{ours}", server="mx.office.example") == ("softfail", None, None)
    assert words(other, server="mx.office.example") == (None, None, None)
    assert words("Received-SPF: pass (elsewhere)", server="mx.office.example") == (None, None, None)


def test_milters_that_write_a_header_each_are_read_together() -> None:
    each = "Authentication-Results: mx; dmarc=pass header.from=ledger.example\n"
    each += "Authentication-Results: mx; spf=pass smtp.mailfrom=ledger.example\nAuthentication-Results: mx; dkim=none\n"
    assert words(each + "Received: from x by mx") == ("pass", "none", "pass")
    parted = each.replace("\nAuthentication-Results: mx; dkim", "\nReceived: by y\nAuthentication-Results: mx; dkim")
    assert words(parted) == ("pass", None, "pass"), "what stands below another server's line is not ours"


@pytest.mark.parametrize(
    ("headers", "domain", "speaks_against"),
    [
        (GOOGLE, "ledger.example", False),
        ("Authentication-Results: mx; dkim=pass header.d=mail.ledger.example", "mail.ledger.example", False),
        ("Authentication-Results: mx; spf=pass smtp.mailfrom=x@bulk.test; dkim=pass header.d=bulk.test", None, True),
        ("Authentication-Results: mx; spf=fail smtp.mailfrom=dana@ledger.example", None, True),
        ("Authentication-Results: mx; spf=softfail; dkim=none", None, True),
        ("Authentication-Results: mx; spf=neutral; dkim=none; dmarc=none", None, False),
        ("Authentication-Results: mx; dmarc=fail; dkim=pass header.d=ledger.example", "ledger.example", True),
        ("Authentication-Results: mx; spf=fail; dmarc=pass header.from=ledger.example", "ledger.example", False),
        ("Authentication-Results: mx; dkim=pass", None, False),
        ("X-Other: 1", None, False),
    ],
)  # fmt: skip
def test_it_says_whether_the_from_address_was_proven(headers: str, domain: str | None, *, speaks_against: bool) -> None:
    found = read(headers)
    assert (found.domain, found.speaks_against) == (domain, speaks_against)


NAMED_BY_DMARC = "Authentication-Results: mx; dmarc=pass header.from=evil.test"


@pytest.mark.parametrize(
    ("headers", "sender", "proven", "speaks_against"),
    [
        (NAMED_BY_DMARC, "Dana <dana@ledger.example>", False, True),
        (f"{NAMED_BY_DMARC}; spf=pass smtp.mailfrom=evil.test", "Dana <dana@ledger.example>, x@evil.test", False, True),
        (NAMED_BY_DMARC, "Dana <dana@ledger.example>\nFrom: x@evil.test", False, True),
        ("Authentication-Results: mx; dkim=pass header.d=ledger.example", "dana@ledger.example, x@y.test", False,
         False),
        ("Authentication-Results: mx; dkim=pass header.d=ledger.example", "dana@ledger.example\nFrom: x", False, False),
        ("Authentication-Results: mx; dmarc=pass", "dana@ledger.example", False, False),
        ("Authentication-Results: mx; dmarc=pass; spf=pass smtp.mailfrom=bulk.test", "dana@ledger.example", False,
         False),
        ("Authentication-Results: mx; dmarc=pass header.from=ledger.example", '"Whitcomb, Dana" <dana@ledger.example>',
         True, False),
        ("Authentication-Results: mx; spf=pass smtp.mailfrom=x.k12.nc.us", "d@ci.durham.nc.us", False, False),
        ("Authentication-Results: mx; spf=pass smtp.mailfrom=b.host.test", "d@a.host.test", False, False),
        ("Authentication-Results: mx; spf=pass smtp.mailfrom=bounce.a.host.test", "d@a.host.test", True, False),
        ("Authentication-Results: mx; dkim=pass header.d=ledger.example", "d@news.ledger.example", False, False),
        ("Authentication-Results: mx; dkim=pass header.d=evilledger.example", "d@ledger.example", False, True),
    ],
)  # fmt: skip
def test_lesson_11_only_a_domain_that_is_the_one_froms_own_proves_anything(
    headers: str, sender: str, *, proven: bool, speaks_against: bool
) -> None:
    found = read_verdicts(parse_email(f"{headers}\nFrom: {sender}\n\nhello\n".encode()))
    assert (found.speaks_for, found.speaks_against) == (proven, speaks_against)


def test_headers_of_any_size_are_read_in_bounded_steps() -> None:
    huge = "Authentication-Results: mx; " + "(" * 200_000 + "dkim=pass;" * 50_000
    many = "Authentication-Results: mx; dkim=pass\n" * 5_000
    assert read(huge).dkim is None
    assert read(many).dkim == "pass"
