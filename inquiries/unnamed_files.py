"""Files that nothing names any more: taken off a draft, or sent to one that was gone when they had come."""

import logging
from datetime import datetime
from functools import cache

from inquiries.models import ReplyAttachment
from mailbox.files import remove_unnamed
from mailbox.models import OutboundAttachment

log = logging.getLogger(__name__)
NO_ROW = (
    "attached files lie in the file store, and this database names none of any draft or mail: it may not be theirs. "
    "None is removed."
)


def sweep_files(*, now: datetime) -> int:
    """Remove such files from one folder of the store, where it is time to look there again; how many there were.

    A disk that refuses is said in the log, and nothing else waits for it.
    """
    try:
        return remove_unnamed(is_named=_find_named, now=now)
    except OSError as error:
        log.error("the file store cannot be looked through: %s", error)
        return 0


def _find_named(names: list[str]) -> set[str]:
    """Which of `names` a draft or a mail holds. Drafts first: a file goes from there into a mail and never back.

    All of them where the database at hand names no file at all: it may be another office's, or a new one.
    """
    if not ReplyAttachment.objects.exists() and not OutboundAttachment.objects.exists():
        _warn_once(NO_ROW)
        return set(names)
    in_drafts = set(ReplyAttachment.objects.filter(stored_as__in=names).values_list("stored_as", flat=True))
    return in_drafts | set(OutboundAttachment.objects.filter(stored_as__in=names).values_list("stored_as", flat=True))


@cache
def _warn_once(words: str) -> None:
    """Say it in the log, once until this process ends: it is true of every folder, at every look."""
    log.warning(words)
