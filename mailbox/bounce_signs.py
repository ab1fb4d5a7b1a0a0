"""Whether enough speaks for a mail that says so to be a server's report that a mail came back. Pure.

A mail system's own address needs the words of a report, and something a report has: the address that failed, the mail
that came back, a server's code. The less is known of the sender, the more witnesses it takes, for people pass reports
on and ask about them, shops fail to deliver parcels, and thieves invent full mailboxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mailbox.bounce_text import STRONG, WEAK, ReportText, has_bounce_words, is_passed_on, is_robot_name, is_system_name
from mailbox.folded import FORWARD_PREFIX
from mailbox.headers import read_addresses
from mailbox.kinds_asking import asks
from mailbox.kinds_automatic import is_absence_subject
from mailbox.mime import ENCLOSING, MimePart
from mailbox.parsing import ParsedEmail

HEADERS_ONLY = frozenset({"text/rfc822-headers", "message/global-headers"})
# Whose mail it is (RFC 5322 section 3.6.2), and where its reports go.
WRITTEN_BY = ("from", "sender", "reply-to", "return-path")
# Parts of complaints (RFC 5965) and of read receipts (RFC 8098).
OTHER_REPORTS = frozenset({"message/feedback-report", "message/disposition-notification"})
# What a server answered, in a line of its report (RFC 5321 section 4.2.1).
SMTP_CODE = re.compile(r"(?<![\d.#-])(?:4[2-5]\d|5[05]\d)[ -](?=[45#]\.\d|[A-Za-z<])")
# Nobody but a server writes from this one; a thief may like to be a postmaster.
NEVER_A_PERSON = ("mailer-daemon", "mailerdaemon", "mailer_daemon", "mdaemon")


@dataclass(frozen=True, slots=True)
class Witness:
    """What speaks for a report, short of its words."""

    is_robot: bool  # its address is a mail system's
    is_named: bool  # only its name is
    is_machine: bool  # some program wrote it, and wants no answer
    is_report: bool  # multipart/report
    is_receipt: bool  # of another kind: read receipts, complaints
    has_subject: bool
    has_words: bool  # as has_subject, behind a Re: too
    names_failed: bool  # X-Failed-Recipients

    @property
    def is_any(self) -> bool:
        """Whether the mail is worth a closer look; ordinary mail is not."""
        return (
            self.is_robot or self.is_named or self.is_machine or self.is_report or self.has_words or self.names_failed
        )

    @property
    def backs_status(self) -> bool:
        """Whether the machine's part of a report is the sender's own, whatever the text says."""
        return self.is_robot or self.is_named or self.is_machine or self.is_report or self.names_failed

    @classmethod
    def of(cls, parsed: ParsedEmail, root: MimePart) -> Witness:
        """Look at the headers."""
        is_report = root.content_type == "multipart/report"
        kind = root.parameters.get("report-type", "").lower() if is_report else ""
        from_ = parsed.from_
        local = from_.address.rpartition("@")[0] if from_ else root.get_raw("from") or ""
        is_robot = is_robot_name(local)
        return_path = root.get_raw("return-path")
        envelope = return_path.strip().strip("<>") if return_path is not None else None
        has_words = has_bounce_words(parsed.subject)
        submitted = (root.get_raw("auto-submitted") or "no").strip().lower()
        return cls(
            is_robot=is_robot,
            is_named=from_ is not None and is_robot_name(from_.name),
            is_machine=envelope == ""
            or (envelope is not None and is_robot_name(envelope.partition("@")[0]))
            or submitted[:2] != "no",
            is_report=is_report,
            is_receipt=kind not in ("", "delivery-status")
            or any(part.content_type in OTHER_REPORTS for part in root.children if is_report),
            has_subject=has_words and (is_robot or not is_passed_on(parsed.subject)),
            has_words=has_words,
            names_failed=root.get_raw("x-failed-recipients") is not None,
        )


def is_told(parsed: ParsedEmail, root: MimePart, witness: Witness, report: ReportText) -> bool:
    """Whether enough speaks for a report in plain words."""
    if report.says_delivered(parsed.subject) or is_absence_subject(parsed.subject):
        return False
    if witness.names_failed:
        return witness.is_robot or witness.is_machine or witness.has_subject
    if witness.is_report:
        return True
    says_so = report.says_undelivered()
    if report.wants_confirmation() and not (witness.is_robot and says_so):
        return False
    is_sure = _shows_server(root, report)
    is_wanted = asks(report.folded)
    if witness.is_robot:
        if _is_never_a_person(parsed):
            # In whatever language: a mail system that takes no answer names an address by itself.
            names = (
                witness.is_machine
                and not is_wanted
                and bool(report.find_addresses(own_addresses(parsed), least=STRONG))
            )
            return witness.has_subject or says_so or names
        may_be = is_sure or witness.has_subject or not is_wanted
        return may_be and (witness.has_subject or says_so) and _has_evidence(parsed, root, report, least=WEAK)
    if (parsed.in_reply_to and not witness.has_subject) or (is_wanted and not is_sure):
        return False
    encloses = _encloses(root, report)
    if witness.is_machine or witness.is_named:
        is_said = [witness.has_subject, says_so, encloses].count(True) >= 2
        return is_said and _has_evidence(parsed, root, report)
    if witness.has_subject and says_so and _is_system(parsed):
        return report.is_impersonal() and not is_wanted and _has_evidence(parsed, root, report)
    if witness.has_subject and says_so and not is_wanted and report.is_impersonal() and _returns_ours(parsed, root):
        return True
    if parsed.in_reply_to or FORWARD_PREFIX.match(parsed.subject) or not (says_so and witness.has_words):
        return False
    # Of a sender nobody knows the address has to stand where a report has it, beside what only a server shows.
    if is_wanted or not is_sure:
        return False
    stands_behind = report.find_addresses_behind_words(own_addresses(parsed))
    return report.is_impersonal() and bool(stands_behind if encloses else _elsewhere(parsed, stands_behind))


def _shows_server(root: MimePart, report: ReportText) -> bool:
    """Whether it holds what no person writes of herself: a server's code, or the mail that came back."""
    return _encloses(root, report) or _has_code(report)


def _returns_ours(parsed: ParsedEmail, root: MimePart) -> bool:
    """Whether it encloses a mail of whoever it is sent to, as a report does."""
    returned = find_returned(root)
    if returned is None:
        return False
    sent_to = {each.address.casefold() for each in (*parsed.to, *parsed.cc)}
    fields = [returned.get_raw(name) or "" for name in WRITTEN_BY]
    return any(each.address.casefold() in sent_to for each in read_addresses(fields))


def _has_code(report: ReportText) -> bool:
    return report.find_status() is not None or any(SMTP_CODE.search(line) for line in report.lines)


def own_addresses(parsed: ParsedEmail) -> list[str]:
    """To whom the report was sent, and who sent it: neither is what failed."""
    return [item.address for item in (*parsed.to, *parsed.cc, *parsed.reply_to, *filter(None, [parsed.from_]))]


def walk_report(root: MimePart) -> Iterator[MimePart]:
    """Walk all parts of the report itself, enclosed messages unopened."""
    pending = [root]
    while pending:
        part = pending.pop()
        yield part
        if part.content_type.startswith("multipart/"):
            pending.extend(reversed(part.children))


def find_returned(root: MimePart) -> MimePart | None:
    """The mail that a report encloses; None where it encloses none."""
    enclosing = (part for part in walk_report(root) if part.content_type in ENCLOSING and part.children)
    return next((part.children[0] for part in enclosing), None)


def _is_never_a_person(parsed: ParsedEmail) -> bool:
    return parsed.from_ is None or parsed.from_.address.casefold().startswith(NEVER_A_PERSON)


def _is_system(parsed: ParsedEmail) -> bool:
    return parsed.from_ is None or is_system_name(parsed.from_.address.partition("@")[0])


def _encloses(root: MimePart, report: ReportText) -> bool:
    return report.quotes_original or any(part.content_type in ENCLOSING | HEADERS_ONLY for part in walk_report(root))


def _has_evidence(parsed: ParsedEmail, root: MimePart, report: ReportText, *, least: int = STRONG) -> bool:
    """Whether it shows the mail that came back or the address that failed; of a mail system a server's code is enough.

    An address of the sender's own house stands in every footer and counts for a mail system only.
    """
    if _encloses(root, report):
        return True
    found = report.find_addresses(own_addresses(parsed), least=least)
    if least == STRONG:
        return bool(_elsewhere(parsed, found))
    return bool(found) or _has_code(report)


def _elsewhere(parsed: ParsedEmail, addresses: list[str]) -> list[str]:
    house = parsed.from_.domain if parsed.from_ else ""
    return [address for address in addresses if address.rpartition("@")[2].casefold() != house]
