"""What our own receiving server found out about a sender: SPF, DKIM and DMARC as it noted them (RFC 8601). Pure.

Anybody can write such a header; only the one our server put on top counts. Nothing here raises, all is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mailbox.domains import is_aligned, is_at
from mailbox.headers import read_addresses, restore_8bit
from mailbox.parsing import ParsedEmail

MAX_LENGTH = 10_000  # characters of one header that are read
MAX_HEADERS = 100  # of these names
MAX_RESULTS = 60  # of one header
METHODS = frozenset({"spf", "dkim", "dmarc"})
# Words of older servers, and the one that stands for each in RFC 8601 section 2.7.
OLDER_WORDS = {"hardfail": "fail", "error": "temperror", "unknown": "permerror"}
# Where the verdicts stand, most trusted first; Microsoft and mailing lists keep copies under other names.
HEADERS = ("authentication-results", "arc-authentication-results", "x-ms-exchange-authentication-results")
FAILED = frozenset({"fail", "softfail"})

TOKENS = re.compile(r'"((?:[^"\\]|\\.){0,500})"|([^\s"();]{1,500})|([();])|\s{1,500}|(.)', re.S)
INSTANCE = re.compile(r"i=\d{1,3}\Z")
RESULT = re.compile(r"([a-z][a-z0-9-]{0,30})(?:/\d{1,3})?=([a-z]{2,20})\b", re.I)
PROPERTY = re.compile(r"(?:smtp\.(?:mailfrom|mail|helo)|header\.(?:d|i|from))\Z", re.I)
ENVELOPE_FROM = re.compile(r"envelope-from=[\"'<]{0,2}([^\s\"'<>;]{1,320})", re.I)
RECEIVED_SPF = re.compile(r"\s{0,20}([a-z]{2,20})\b", re.I)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The words of the receiving server: pass, fail, softfail, neutral, none, temperror …; None where it says nothing.

    `domain` is what it proved of who wrote: the domain of the only From address, or one below it, that SPF, DKIM or
    DMARC passed for; None where nothing did, and where From holds several. `passed` are all domains that passed.
    `is_near` where one of these may be of the same owner, or DMARC passed without a word of whose: it proves nothing,
    and speaks against nobody.
    """

    spf: str | None = None
    dkim: str | None = None
    dmarc: str | None = None
    domain: str | None = None
    passed: tuple[str, ...] = ()
    is_near: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether the server said nothing at all."""
        return self.spf is None and self.dkim is None and self.dmarc is None

    @property
    def speaks_for(self) -> bool:
        """Whether the server found the mail to be from where its From says. Proof only where the server is named."""
        return self.domain is not None

    @property
    def speaks_against(self) -> bool:
        """Whether the mail is not from where its From says, as far as the server could tell.

        DMARC decides where it was asked. Else it does where all that passed is another domain's, or where SPF failed
        and no signature stands in for it.
        """
        if self.dmarc == "fail":
            return True
        if self.speaks_for or self.is_near:
            return False
        return bool(self.passed) or (self.spf in FAILED and self.dkim != "pass")


@dataclass(frozen=True, slots=True)
class _Result:
    """One method's word, and the properties it was told with: `{"header.d": "ledger.example"}`."""

    method: str
    word: str
    told: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Report:
    """One header: who signs for it ("" at Microsoft, which leaves the name out), and what it says."""

    server: str
    results: tuple[_Result, ...]

    @property
    def methods(self) -> set[str]:
        return {each.method for each in self.results}


def read_verdicts(parsed: ParsedEmail, *, server: str = "") -> Verdicts:
    """The verdicts of the server that received the mail.

    `server` is the name by which it signs its reports (its authserv-id); headers under other names are passed over.
    Without one the topmost header counts. Milters that report one method each write a header each: those directly below
    the topmost, under the same name, fill in what it does not speak of. Where there is none, Received-SPF says at least
    that (RFC 7208 section 9.1).
    """
    headers = [(name.lower(), str(value)) for name, value in parsed.mime.raw_items()]
    results: tuple[_Result, ...] = ()
    for wanted in HEADERS:
        results = _find_results(headers, wanted, server.casefold())
        if results:
            break
    received = _read_received_spf(headers, server.casefold())
    if all(each.method != "spf" for each in results):
        results += received
    elif not server and any(each.word in FAILED for each in received):
        # Without a name the report may be the sender's own: what our server wrote of SPF on its own overrules it.
        results = received
    return _judge(results, parsed)


def _find_results(headers: list[tuple[str, str]], wanted: str, server: str) -> tuple[_Result, ...]:
    """What the topmost header of that name by `server` says, completed by its neighbours."""
    found: _Report | None = None
    looked_at = 0
    for name, value in headers:
        if name != wanted:
            if found is not None:
                break
            continue
        looked_at += 1
        if looked_at > MAX_HEADERS:
            break
        report = _read_report(value)
        if found is None:
            if not server or report.server == server:
                found = report
                if len(report.methods) > 1:
                    break
        elif report.server == found.server and len(report.methods) == 1 and not report.methods & found.methods:
            found = _Report(found.server, found.results + report.results)
        else:
            break
    return found.results if found is not None else ()


def _read_report(value: str) -> _Report:
    segments = list(_split(restore_8bit(value[:MAX_LENGTH])))
    if segments and segments[0] and INSTANCE.match(segments[0][0]):
        segments.pop(0)
    server = ""
    if segments and segments[0] and not _is_result(segments[0][0]):
        # Behind the name may stand a version, and at some providers what they forgot a semicolon for.
        server = segments[0].pop(0).casefold()
    results = [result for segment in segments[:MAX_RESULTS] if (result := _read_result(segment)) is not None]
    return _Report(server, tuple(results))


def _is_result(word: str) -> bool:
    return RESULT.match(word) is not None


def _split(value: str) -> Iterator[list[str]]:
    """The words between semicolons, comments (they nest) left out, quotes taken off."""
    words: list[str] = []
    depth = 0
    glued = False
    end = -1
    for match in TOKENS.finditer(value):
        quoted, word, mark, _stray = match.groups()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif mark == ";":
            yield words
            words = []
        elif word is not None or quoted is not None:
            text = word if word is not None else quoted
            # `reason="a b"` and `spf = pass` are each one thing.
            if words and (glued or (match.start() == end and words[-1].endswith("=")) or text.startswith("=")):
                words[-1] += text
            else:
                words.append(text)
            glued = words[-1].endswith("=")
            end = match.end()
    yield words


def _read_result(words: list[str]) -> _Result | None:
    """The first method of interest in a segment; what stands before it is Microsoft's and Yahoo's, and is no result."""
    found: _Result | None = None
    told: dict[str, str] = {}
    for text in words[:MAX_RESULTS]:
        name, _equals, value = text.partition("=")
        if found is None:
            match = RESULT.match(text)
            if match and match[1].lower() in METHODS:
                word = match[2].lower()
                found = _Result(match[1].lower(), OLDER_WORDS.get(word, word), told)
        elif PROPERTY.match(name) and value:
            told.setdefault(name.lower(), value.rpartition("@")[2].strip("<>.").casefold())
    return found


def _read_received_spf(headers: list[tuple[str, str]], server: str) -> tuple[_Result, ...]:
    for name, value in headers:
        if name != "received-spf":
            continue
        text = restore_8bit(value[:MAX_LENGTH])
        match = RECEIVED_SPF.match(text)
        if match is None or (server and server not in text.casefold()):
            continue
        word = match[1].lower()
        sender = ENVELOPE_FROM.search(text)
        told = {"smtp.mailfrom": sender[1].rpartition("@")[2].casefold()} if sender else {}
        return (_Result("spf", OLDER_WORDS.get(word, word), told),)
    return ()


def _judge(results: tuple[_Result, ...], parsed: ParsedEmail) -> Verdicts:
    words: dict[str, str] = {}
    passed: dict[str, None] = {}
    for each in results:
        # One good signature is enough (RFC 6376 section 6.1); else the first one's word.
        if each.method not in words or each.word == "pass":
            words[each.method] = each.word
        if each.word == "pass":
            passed.update(dict.fromkeys(_domains(each)))
    own = parsed.from_.domain if parsed.from_ else ""
    is_one = _has_one_author(parsed)
    domain = next((each for each in passed if is_one and is_at(each, own)), None)
    is_unnamed = any(each.method == "dmarc" and each.word == "pass" and not _domains(each) for each in results)
    is_near = (is_one and is_unnamed) or any(is_aligned(each, own) for each in passed)
    return Verdicts(words.get("spf"), words.get("dkim"), words.get("dmarc"), domain, tuple(passed), is_near)


def _has_one_author(parsed: ParsedEmail) -> bool:
    """Whether From is one header with one address; where several stand, nobody knows of which one the checks are."""
    values = [str(value) for name, value in parsed.mime.raw_items() if name.lower() == "from"]
    return len(values) == 1 and len(read_addresses(values)) == 1


def _domains(result: _Result) -> list[str]:
    told = result.told
    match result.method:
        case "spf":
            names = ["smtp.mailfrom", "smtp.mail"] if {"smtp.mailfrom", "smtp.mail"} & told.keys() else ["smtp.helo"]
        case "dkim":
            names = ["header.d"] if "header.d" in told else ["header.i"]
        case _:
            names = ["header.from"]
    return [told[name] for name in names if "." in told.get(name, "")]
