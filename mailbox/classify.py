"""What kind of mail it is: a person's, a bounce, a robot's answer, a list of requests, or our own come back. Pure.

A doubtful mail is an inquiry: a reporter is never lost to a guess. Newsletters, press releases and spam are named for
what they look like and open an inquiry all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mailbox.bounce_reports import Bounce
from mailbox.digests import DigestQuery, is_digest, may_be_digest, split_digest
from mailbox.kinds_automatic import find_automatic_signs
from mailbox.kinds_bulk import find_newsletter_signs, find_release_signs, find_spam_signs
from mailbox.parsing import ParsedEmail
from mailbox.return_dates import find_return

# Stands in all that this desk sends, so that a list or a forward that brings it back is known for our own.
OWN_HEADER = "X-Press-Desk"
HEADERS_READ = 500


class MailKind(StrEnum):
    """What a mail is to a press office."""

    INQUIRY = "inquiry"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    OUT_OF_OFFICE = "out_of_office"
    OWN = "own"
    DIGEST = "digest"
    NEWSLETTER = "newsletter"
    PRESS_RELEASE = "press_release"
    SPAM = "spam"

    @property
    def is_automatic(self) -> bool:
        """Whether a machine answered by itself, absences among them."""
        return self in (MailKind.AUTO_REPLY, MailKind.OUT_OF_OFFICE)

    @property
    def may_ask(self) -> bool:
        """Whether a person may want something: it opens an inquiry or joins one, and its deadline is read."""
        return self in (MailKind.INQUIRY, MailKind.NEWSLETTER, MailKind.PRESS_RELEASE, MailKind.SPAM)


@dataclass(frozen=True, slots=True)
class Classification:
    """The kind of a mail and the signs it was told by, in words; no signs make an inquiry.

    `back_on` is the day on which somebody who is out of office says that she returns.
    """

    kind: MailKind
    reasons: tuple[str, ...]
    back_on: date | None = None
    # What a digest asks, request by request.
    requests: tuple[DigestQuery, ...] = ()


def classify(
    parsed: ParsedEmail, *, bounce: Bounce | None, is_own: Callable[[str], bool], day_first: bool = False
) -> Classification:
    """Tell what kind of mail it is. Bounces are told first: many call themselves Auto-Submitted too (RFC
    3834).

    Own mail bears our header and comes from an address that `is_own` says is ours: the header alone may be another
    press office's. Precedence: bulk alone says nothing: newsletters, lists and reporters behind lists carry it.
    """
    if bounce is not None:
        return Classification(MailKind.BOUNCE, (_describe_bounce(bounce),))
    headers: dict[str, str] = {}
    for name, value in parsed.mime.raw_items():
        if len(headers) < HEADERS_READ:
            headers.setdefault(name.lower(), str(value).strip())
    if OWN_HEADER.lower() in headers and parsed.from_ is not None and is_own(parsed.from_.address):
        return Classification(MailKind.OWN, (f"{OWN_HEADER} header",))
    if may_be_digest(parsed, has_list="list-unsubscribe" in headers):
        queries = split_digest(parsed)
        if is_digest(parsed, queries):
            return Classification(MailKind.DIGEST, (f"{len(queries)} requests in one mail",), requests=queries)
    signs = find_automatic_signs(headers, parsed)
    if signs.reasons and not signs.is_absence:
        return Classification(MailKind.AUTO_REPLY, signs.reasons)
    if signs.reasons:
        back_on = None
        if parsed.date is not None:
            text = f"{parsed.subject}. {parsed.text}"
            back_on = find_return(text, sent_on=parsed.date.date(), day_first=day_first)
        return Classification(MailKind.OUT_OF_OFFICE, signs.reasons, back_on)
    return _look_for_advice(headers, parsed)


def _look_for_advice(headers: dict[str, str], parsed: ParsedEmail) -> Classification:
    for kind, reasons in (
        (MailKind.SPAM, find_spam_signs(headers, parsed)),
        (MailKind.PRESS_RELEASE, find_release_signs(parsed)),
        (MailKind.NEWSLETTER, find_newsletter_signs(headers, parsed)),
    ):
        if reasons:
            return Classification(kind, reasons)
    return Classification(MailKind.INQUIRY, ())


def _describe_bounce(bounce: Bounce) -> str:
    if bounce.is_delay:
        what = "delay warning"
    else:
        what = "temporary delivery failure" if bounce.is_temporary else "delivery failure"
    count = len(bounce.recipients)
    return f"{what} for {count} {'recipient' if count == 1 else 'recipients'}"
