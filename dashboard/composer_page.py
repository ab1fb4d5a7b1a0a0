"""What the composer shows: nothing yet, a note, or the shared draft with all that will go with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from dashboard.access import get_person
from dashboard.offer_words import name_offer
from dashboard.timeline import Timeline
from inquiries import attaching
from inquiries.acknowledging import find_hindrance
from inquiries.guarding import Doubt
from inquiries.models import DraftCopy, Inquiry, Message, Office, Reply, ReplyAttachment
from inquiries.snooze_times import offer_times
from mailbox.marks import render_marks, sign_as_text

COPIES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Unsent:
    """What is written here and has not left: the shared draft, and answers that wait for their hour."""

    draft: Reply | None
    scheduled: list[Reply]

    @property
    def mark(self) -> str:
        """The draft and how often it was saved, as an open page says what it holds; "" without one."""
        return f"{self.draft.pk}-{self.draft.revision}" if self.draft else ""


@dataclass(frozen=True, slots=True)
class LaterMoment:
    """An offer to send later."""

    words: Promise
    at: datetime


@dataclass(frozen=True, slots=True)
class Typed:
    """What the person typed, where that is not what is saved."""

    text: str
    to: str
    cc: str
    bcc: str


@dataclass(frozen=True, slots=True)
class Composer:
    """What is docked below the timeline.

    `theirs` is a colleague's text that stands in the way of `text`, which is the person's own; both are shown.
    `doubts` are what the send guard asks once; `anyway_url` sends all the same, then where that `is_later`.
    """

    mode: str
    draft: Reply | None
    files: Sequence[ReplyAttachment]
    copies: Sequence[DraftCopy]
    text: str
    to: str
    cc: str
    bcc: str
    signature: str
    newest: Message | None
    later: Sequence[LaterMoment] = ()
    error: str = ""
    doubts: Sequence[Doubt] = ()
    anyway_url: str = ""
    is_later: bool = False
    theirs: str | None = None
    note: str = ""

    @property
    def is_behind(self) -> bool:
        """Whether a newer mail came in after the one the draft answers."""
        return self.draft is not None and self.newest is not None and self.draft.answers_id != self.newest.pk

    @property
    def largest_file(self) -> int:
        """How large one file that goes along may be, in octets."""
        return attaching.LARGEST_FILE

    @property
    def preview(self) -> SafeString:
        """The HTML part of the mail that the saved text makes."""
        return mark_safe(render_marks(self.text.strip()))  # noqa: S308 - render_marks cleans it to what mails may hold

    @property
    def closing_lines(self) -> str:
        """What will stand below the text; nothing where there is no signature or it is switched off."""
        is_shown = self.signature and self.draft is not None and self.draft.is_signed
        return sign_as_text(self.signature) if is_shown else ""


def load_unsent(inquiry: Inquiry) -> Unsent:
    """The draft and the planned answers, with their files, in two queries."""
    rows = inquiry.replies.filter(state__in=[Reply.State.DRAFT, Reply.State.SCHEDULED])
    found = list(rows.select_related("edited_by").prefetch_related("attachments").order_by("send_at", "id"))
    return Unsent(
        draft=next((each for each in found if each.state == Reply.State.DRAFT), None),
        scheduled=[each for each in found if each.state == Reply.State.SCHEDULED],
    )


def build_composer(
    request: HttpRequest,
    timeline: Timeline,
    unsent: Unsent,
    *,
    mode: str = "",
    error: str = "",
    typed: Typed | None = None,
    doubts: Sequence[Doubt] = (),
    anyway_url: str = "",
    is_later: bool = False,
    theirs: str | None = None,
    note: str = "",
) -> Composer:
    """The composer; `typed` is what the person wrote where that is not what is saved."""
    draft = unsent.draft
    shown = typed or Typed(
        text=draft.text if draft else "",
        to=", ".join(draft.to) if draft else "",
        cc=", ".join(draft.cc) if draft else "",
        bcc=", ".join(draft.bcc) if draft else "",
    )
    if mode != "note":
        mode = "reply" if draft else "idle"
    return Composer(
        mode=mode,
        draft=draft,
        files=list(draft.attachments.all()) if draft else [],
        copies=list(draft.copies.select_related("by")[:COPIES_SHOWN]) if draft else [],
        text=shown.text,
        to=shown.to,
        cc=shown.cc,
        bcc=shown.bcc,
        signature=get_person(request).signature.strip(),
        newest=timeline.newest_mail,
        later=offer_moments(request) if mode == "reply" else (),
        error=error,
        doubts=doubts,
        anyway_url=anyway_url,
        is_later=is_later,
        theirs=theirs,
        note=note,
    )


def build_saved(request: HttpRequest, draft: Reply) -> Composer:
    """The parts of the composer that follow what was just saved: signature, preview, files."""
    return Composer(
        mode="reply", draft=draft, files=list(draft.attachments.all()), copies=(), text=draft.text, to="", cc="",
        bcc="", signature=get_person(request).signature.strip(), newest=None,
    )  # fmt: skip


def offer_moments(request: HttpRequest) -> list[LaterMoment]:
    """When an answer may leave later, in the reader's zone."""
    office: Office = request.office  # type: ignore[attr-defined]
    offers = offer_times(timezone.now(), timezone.get_current_timezone(), office.opens_at)
    return [LaterMoment(name_offer(each.slug), each.at) for each in offers]


def find_ack_hindrance(inquiry: Inquiry, timeline: Timeline) -> str:
    """Why the inquiry cannot be acknowledged, in words; nothing where it can."""
    mails = [entry.message.outbound for entry in timeline.entries if entry.message and entry.message.outbound]
    # An answer without its mail's Reply is one of an inquiry joined here: it counts all the same.
    replies = [Reply(state=Reply.State.SENT, outbound=email) for email in mails]
    return find_hindrance(inquiry, timeline.newest_mail, replies)


def make_anyway_url(name: str, ref: str, *, origin: str, doubts: Sequence[Doubt], sure: set[str], **more: str) -> str:
    """Where the form goes that says yes to what was asked."""
    codes = " ".join(sorted(sure | {each.code for each in doubts}))
    return f"{reverse(name, args=[ref])}?{origin}&{urlencode({'sure': codes, **more})}"
