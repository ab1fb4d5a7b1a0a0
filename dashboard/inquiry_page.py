"""Everything the page of one inquiry shows, and how a verb answers there."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from dashboard.access import get_inquiry_or_404
from dashboard.htmx import wants_part
from dashboard.queue_page import VIEWS, View, build_queue
from dashboard.timeline import Timeline, load_timeline
from inquiries.access import visible_to
from inquiries.models import Ask, DraftCopy, Inquiry, Message, Reply, Spokesperson, User
from mailbox.threads import own_address

HISTORY_SHOWN = 4
HISTORY_COUNTED = 50
MATCHES_SHOWN = 8
MATCHES_RANKED = 200


@dataclass(frozen=True, slots=True)
class History:
    """The reporter's other inquiries: the last few, and how many (counted up to HISTORY_COUNTED)."""

    shown: list[Inquiry]
    count: int
    is_more: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A spokesperson a search found, and what speaks against asking her."""

    spokesperson: Spokesperson
    is_away: bool
    has_left: bool
    is_assigned: bool


@dataclass(frozen=True, slots=True)
class Composer:
    """What is docked below the timeline: nothing yet, a note, or the shared draft.

    `theirs` is a colleague's text that stands in the way of `text`, which is the person's own; both are shown.
    """

    mode: str
    draft: Reply | None
    copies: list[DraftCopy]
    text: str
    to: str
    cc: str
    newest: Message | None
    error: str = ""
    theirs: str | None = None
    note: str = ""

    @property
    def is_behind(self) -> bool:
        """Whether a newer mail came in after the one the draft answers."""
        return self.draft is not None and self.newest is not None and self.draft.answers_id != self.newest.pk


def read_view(request: HttpRequest) -> View:
    """The queue the page was opened from; the one that is due where it does not say."""
    return VIEWS.get(request.GET.get("view", ""), VIEWS["due"])


def build_live(request: HttpRequest, inquiry: Inquiry) -> dict[str, Any]:
    """What moves by itself: header, timeline, side."""
    now = timezone.now()
    timeline = load_timeline(inquiry, now)
    words = request.GET.get("words", "").strip()
    asks = list(inquiry.asks.filter(state=Ask.State.AGREED).select_related("spokesperson").order_by("id"))
    return {
        "inquiry": inquiry,
        "view": read_view(request),
        "timeline": timeline,
        "changes_url": _changes_url(request, inquiry, timeline),
        "asks": asks,
        "words": words,
        "matches": find_matches(words, [ask.spokesperson_id for ask in asks]) if words else [],
        "history": load_history(request, inquiry),
        "staff": list(User.objects.working().order_by("name")),
        "outcomes": Inquiry.Outcome.choices,
        "press_address": own_address(),
    }


def build_composer(
    inquiry: Inquiry,
    timeline: Timeline,
    *,
    mode: str = "",
    error: str = "",
    text: str | None = None,
    to: str | None = None,
    cc: str | None = None,
    theirs: str | None = None,
    note: str = "",
) -> Composer:
    """The composer; `text`, `to` and `cc` are what the person typed where that is not what is saved."""
    draft = inquiry.replies.filter(state=Reply.State.DRAFT).select_related("edited_by").first()
    copies = list(draft.copies.select_related("by")[:5]) if draft else []
    if mode != "note":
        mode = "reply" if draft else "idle"
    return Composer(
        mode=mode,
        draft=draft,
        copies=copies,
        text=text if text is not None else draft.text if draft else "",
        to=to if to is not None else ", ".join(draft.to) if draft else "",
        cc=cc if cc is not None else ", ".join(draft.cc) if draft else "",
        newest=timeline.newest_mail,
        error=error,
        theirs=theirs,
        note=note,
    )


def find_matches(words: str, assigned: list[int]) -> list[Match]:
    """The spokespeople that `words` describe, each with its warnings: whose name or place is named first, left last."""
    today = timezone.localdate()
    asked = tuple(word.casefold() for word in words.split())

    def rank(match: Match) -> tuple[bool, int, bool]:
        person = match.spokesperson
        parts = f"{person.name} {person.city} {person.county}".casefold().split()
        named = sum(word == person.state.casefold() or any(part.startswith(word) for part in parts) for word in asked)
        return match.has_left, -named, match.is_away

    found = [
        Match(each, each.is_away(today), each.has_left(today), each.pk in assigned)
        for each in Spokesperson.objects.matching(words)[:MATCHES_RANKED]
    ]
    return sorted(found, key=rank)[:MATCHES_SHOWN]


def load_history(request: HttpRequest, inquiry: Inquiry) -> History:
    """What else this reporter asked, newest first."""
    rows = visible_to(request.user).filter(journalist=inquiry.journalist_id).exclude(pk=inquiry.pk)
    found = list(rows.order_by("-received_at")[: HISTORY_COUNTED + 1])
    return History(found[:HISTORY_SHOWN], min(len(found), HISTORY_COUNTED), len(found) > HISTORY_COUNTED)


def answer_with_page(request: HttpRequest, ref: str, **composer: Any) -> HttpResponse:
    """After a verb: the parts that changed to a script, the inquiry's page to a browser without one.

    `composer` (see build_composer) also renews the composer; without it whatever is typed there stays untouched.
    A browser without a script gets the page at once where the composer holds something unsaved, else a redirect.
    """
    if not wants_part(request) and not {"error", "text", "note"} & composer.keys():
        return redirect_to_inquiry(request, ref, compose=composer.get("mode", ""))
    inquiry = get_inquiry_or_404(request, ref)
    context = build_live(request, inquiry)
    if composer:
        context["composer"] = build_composer(inquiry, context["timeline"], **composer)
    if wants_part(request):
        return render(request, "dashboard/_inquiry_live.html", context)
    context = build_queue(request, context["view"], staff=context["staff"]) | context
    return render(request, "dashboard/inquiry.html", context)


def redirect_to_inquiry(request: HttpRequest, ref: str, *, compose: str = "") -> HttpResponse:
    """To the inquiry's page, in the queue it was opened from."""
    query = {"view": read_view(request).slug, **({"compose": compose} if compose else {})}
    return redirect(f"{reverse('inquiry', args=[ref])}?{urlencode(query)}")


def tell_error(request: HttpRequest, error: object) -> None:
    """Show why something was not done, in the words of the rule that stopped it."""
    found = getattr(error, "messages", None)
    messages.error(request, " ".join(found) if found else str(error))


def _changes_url(request: HttpRequest, inquiry: Inquiry, timeline: Timeline) -> str:
    query = urlencode({"view": read_view(request).slug, "after": 0, "seen": timeline.events_seen})
    return f"{reverse('inquiry_changes', args=[inquiry.reference])}?{query}"
