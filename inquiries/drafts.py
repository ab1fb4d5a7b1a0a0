"""The answer while it is written: begun, saved by revision, thrown away; nobody's words are overwritten."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.merging import lock_surviving, lock_surviving_for
from inquiries.models import DraftCopy, Inquiry, Message, Reply, User
from inquiries.participants import addresses_of_reporter, former_reporters
from inquiries.provenance import FROM_OUTSIDE, find_suggestions, read_suggested
from mailbox.threads import is_own


class NotAsRead(Exception):
    """What the page showed is no longer so: a newer mail, a colleague's edit, or the draft is gone. Says which."""


def start_reply(inquiry: Inquiry, *, by: User, at: datetime) -> Reply:
    """The inquiry's draft; begun, with its recipients, where there was none.

    It goes to whoever wrote the newest mail from outside (her Reply-To first), with that mail's other readers in Cc.
    Where the inquiry was joined to another, it is begun there: see its `inquiry`.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock_surviving_for(by, inquiry)
        draft = row.replies.filter(state=Reply.State.DRAFT).first()
        if draft is not None:
            return draft
        newest = newest_from_outside(row)
        to, cc = default_recipients(row, newest)
        return row.replies.create(answers=newest, to=to, cc=cc, by=by, edited_by=by, edited_at=at)


def save_draft(
    reply: Reply,
    *,
    text: str,
    to: Sequence[str],
    cc: Sequence[str],
    revision: int | None,
    by: User,
    at: datetime,
    bcc: Sequence[str] | None = None,
    is_signed: bool | None = None,
) -> Reply:
    """Save the draft as read at `revision` and return it with its new revision; what is None stays as it stands.

    `revision` is None where nobody knows what was read: nothing is written over then. A saving that comes twice,
    because its answer was not heard, counts once. Raises NotAsRead where a colleague saved in between (her text stays,
    this one is kept as a copy beside it), where files came or went, or where it was sent or thrown away meanwhile.
    """
    require(by, Verb.WORK)
    changed: dict[str, Any] = {
        "text": text, "to": list(to), "cc": list(cc), "edited_by": by, "edited_at": at,
        "revision": 0 if revision is None else revision + 1,
    }  # fmt: skip
    if bcc is not None:
        changed["bcc"] = list(bcc)
    if is_signed is not None:
        changed["is_signed"] = is_signed
    standing = Reply.objects.filter(pk=reply.pk, state=Reply.State.DRAFT)
    as_read = standing.none() if revision is None else standing.filter(revision=revision)
    with transaction.atomic():
        if as_read.update(**changed) == 1:
            # Read while the row is held: what is changed a moment later is not what was saved.
            reply.refresh_from_db()
            return reply
    current = Reply.objects.get(pk=reply.pk)
    if current.state == Reply.State.DRAFT and current.edited_by == by and _holds(current, changed):
        reply.refresh_from_db()
        reply.revision = current.revision
        return reply
    if text.strip() and text != current.text:
        _keep_beside(reply, text, revision=revision, by=by, at=at)
    if current.state != Reply.State.DRAFT:
        raise NotAsRead(_("This draft was sent or thrown away meanwhile. Your text is kept beside it."))
    raise NotAsRead(_("%(name)s saved this draft while you wrote. Both texts are kept.") % {"name": current.edited_by})


def keep_copy(reply: Reply, *, by: User, at: datetime) -> None:
    """Keep the draft's present text beside it, under its writer's name: `by` is about to write over it knowingly."""
    require(by, Verb.WORK)
    with transaction.atomic():
        current = Reply.objects.select_for_update(of=("self",)).select_related("edited_by").get(pk=reply.pk)
        if current.text.strip():
            DraftCopy.objects.create(reply=reply, by=current.edited_by, text=current.text, at=at)


def discard_draft(reply: Reply, *, by: User, at: datetime) -> None:
    """Throw the draft away; its row, text and files stay in the database."""
    require(by, Verb.WORK)
    draft = Reply.objects.filter(pk=reply.pk, state=Reply.State.DRAFT)
    with transaction.atomic():
        draft.update(state=Reply.State.DISCARDED, edited_by=by, edited_at=at)


def catch_up(reply: Reply, *, seen: int, by: User) -> bool:
    """Say that the mail `seen` was read: the draft, or the answer that waits for its hour, now answers it.

    Its recipients stay as they are. False where that is not the newest mail from outside (any more), where the
    reply stands by now: what came since is unread.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        row = lock_surviving(reply.inquiry)
        newest = newest_from_outside(row)
        if newest is None or newest.pk != seen:
            return False
        unsent = Reply.objects.filter(pk=reply.pk, inquiry=row, state__in=[Reply.State.DRAFT, Reply.State.SCHEDULED])
        return unsent.update(answers=newest) == 1


def _keep_beside(reply: Reply, text: str, *, revision: int | None, by: User, at: datetime) -> None:
    """Keep a text that was not saved; the same writer's from the same revision is that copy, grown."""
    with transaction.atomic():
        if revision is None:
            DraftCopy.objects.create(reply=reply, by=by, text=text, at=at)
        else:
            DraftCopy.objects.update_or_create(reply=reply, by=by, revision=revision, defaults={"text": text, "at": at})


def _holds(reply: Reply, changed: dict[str, Any]) -> bool:
    """Whether the words and recipients that were to be saved stand there, and nothing else changed since."""
    names = {"text", "to", "cc", "bcc", "is_signed", "revision"} & changed.keys()
    return all(getattr(reply, name) == changed[name] for name in names)


def newest_from_outside(inquiry: Inquiry) -> Message | None:
    """The newest mail a person wrote to us here; the request, where one of a digest opened it and no mail came."""
    return inquiry.messages.filter(kind__in=Message.WRITTEN, is_automatic=False).order_by("id").last()


def default_recipients(inquiry: Inquiry, newest: Message | None) -> tuple[list[str], list[str]]:
    """To and Cc of an answer to `newest`: its writer, and whoever else it went to but us.

    The reporter alone where there is none, and where it is of one who passed on the mail of somebody that was named as
    the reporter since: what is answered is none of her business.
    """
    if newest is None or (
        newest.author_address.casefold() != inquiry.journalist.address and _passes_on(newest, inquiry)
    ):
        return [inquiry.journalist.address] if inquiry.journalist.address else [], []
    to = newest.reply_to or newest.author_address
    taken = {parseaddr(to)[1].casefold()}
    others = []
    for each in [*newest.to, *newest.cc]:
        address = parseaddr(each)[1].casefold()
        if address not in taken and not is_own(address):
            taken.add(address)
            others.append(each)
    return [to] if to else [], others


def _passes_on(mail: Message, inquiry: Inquiry) -> bool:
    """Whether the mail is the reporter's, passed on by a colleague, or by one who was taken for her before."""
    told = find_suggestions(inquiry).filter(message=mail).values_list("details", flat=True).first()
    if told is None or told.get("why") not in FROM_OUTSIDE:
        return told is not None
    suggested, author = read_suggested(told), mail.author_address.casefold()
    is_hers = suggested is not None and suggested.address in addresses_of_reporter(inquiry)
    return is_hers or author in former_reporters(inquiry)
