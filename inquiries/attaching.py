"""Files of a draft: put beside it, taken off again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.drafts import NotAsRead
from inquiries.models import Reply, ReplyAttachment, User
from inquiries.models.reply import change_beside_the_text
from mailbox.files import clean_filename, guess_content_type, keep_file
from mailbox.outbox import KeptFile

MEGABYTE = 1024 * 1024
# Mail makes a third more of a file, and most newsrooms' servers take 35 MB at the most.
LARGEST_FILE = 20 * MEGABYTE
LARGEST_SUM = 25 * MEGABYTE


class NotAttachable(Exception):
    """The file cannot go with this mail; the text says why."""


class Upload(Protocol):
    """A file as a browser sends it."""

    @property
    def name(self) -> str | None:
        """As its owner calls it."""

    @property
    def size(self) -> int | None:
        """In bytes."""

    def chunks(self) -> Iterable[bytes]:
        """Its bytes."""


def attach_files(reply: Reply, uploads: Sequence[Upload], *, revision: int, by: User, at: datetime) -> bool:
    """Put the files beside the draft, whose revision goes up; whether that was `revision` before.

    A colleague's text saved since is no hindrance: False only says that the page does not show it yet. All or none
    are taken. Raises NotAttachable where one is too large or empty, NotAsRead where the draft is no draft any more.
    """
    return attach_kept(reply, keep_uploads(reply, uploads, by=by), revision=revision, by=by, at=at)


def keep_uploads(reply: Reply, uploads: Sequence[Upload], *, by: User) -> list[KeptFile]:
    """The files safe on the disk, for attach_kept to name by their rows: the long half, outside any transaction.

    Raises NotAttachable.
    """
    require(by, Verb.WORK)
    _check_sizes(uploads, already=_sum_of(reply))
    return [_keep(each) for each in uploads]


def attach_kept(reply: Reply, files: Sequence[KeptFile], *, revision: int, by: User, at: datetime) -> bool:
    """The short half of attach_files, which says what it does and raises."""
    require(by, Verb.WORK)
    with transaction.atomic():
        was = _touch(reply, by=by, at=at)
        if sum(each.size for each in files) + _sum_of(reply) > LARGEST_SUM:
            # A colleague's file came in between; nothing of this stays.
            raise NotAttachable(_too_much())
        reply.attachments.bulk_create(
            ReplyAttachment(
                reply=reply, filename=each.filename, content_type=each.content_type, size=each.size,
                stored_as=each.stored_as, by=by, at=at,
            )
            for each in files
        )  # fmt: skip
    return was == revision


def remove_file(file: ReplyAttachment, *, revision: int, by: User, at: datetime) -> bool:
    """Take the file off its draft, whose revision goes up; whether that was `revision` before.

    Its bytes stay in the store. Raises NotAsRead where the draft is no draft any more.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        was = _touch(file.reply, by=by, at=at)
        ReplyAttachment.objects.filter(pk=file.pk).delete()
    return was == revision


def files_of(reply: Reply) -> list[KeptFile]:
    """The draft's files as a mail takes them along."""
    rows = reply.attachments.all()
    return [KeptFile(each.filename, each.content_type, each.size, each.stored_as) for each in rows]


def find_excess(reply: Reply) -> str:
    """Why the draft's files cannot go in one mail, in words; nothing where they can.

    Each was small enough when it came: two drafts that became one have the files of both.
    """
    return _too_much() if _sum_of(reply) > LARGEST_SUM else ""


def _touch(reply: Reply, *, by: User, at: datetime) -> int:
    """The draft's revision before it went up: whoever sends names the files she saw by the revision."""
    row = Reply.objects.select_for_update().get(pk=reply.pk)
    draft = Reply.objects.filter(pk=reply.pk, state=Reply.State.DRAFT)
    if change_beside_the_text(draft, edited_by=by, edited_at=at) != 1:
        raise NotAsRead(_("This draft was sent or thrown away meanwhile."))
    return row.revision


def _keep(upload: Upload) -> KeptFile:
    name = clean_filename(upload.name or "")
    return KeptFile(name, guess_content_type(name), upload.size or 0, keep_file(upload.chunks()))


def _sum_of(reply: Reply) -> int:
    return sum(ReplyAttachment.objects.filter(reply_id=reply.pk).values_list("size", flat=True))


def _check_sizes(uploads: Sequence[Upload], *, already: int) -> None:
    for each in uploads:
        told = {"name": clean_filename(each.name or ""), "size": filesizeformat(each.size or 0)}
        if not each.size:
            raise NotAttachable(_("%(name)s is empty.") % told)
        if each.size > LARGEST_FILE:
            raise NotAttachable(_("%(name)s has %(size)s. A mail takes files of up to 20 MB.") % told)
    if already + sum(each.size or 0 for each in uploads) > LARGEST_SUM:
        raise NotAttachable(_too_much())


def _too_much() -> str:
    return _("Together these files have more than 25 MB. Send a link instead, or leave one out.")
