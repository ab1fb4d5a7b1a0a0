"""Whether anything happened on an inquiry since its page was drawn, in two reads."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest

from dashboard.access import get_person
from inquiries.access import visible_to
from inquiries.models import Event, Presence, Reply
from inquiries.models.inquiry import parse_reference
from inquiries.presence import Here, list_presence, who_is_here


@dataclass(frozen=True, slots=True)
class Pulse:
    """What an open page is compared with; `draft` as composer_page.Unsent.mark writes it."""

    inquiry_id: int
    events: int
    draft: str
    presence: list[Presence]


def read_pulse(request: HttpRequest, ref: str) -> Pulse:
    """The pulse of the inquiry that `ref` names; Http404 where the person may not see it."""
    asked = request.GET.get("after", "")
    after = int(asked[:15]) if asked.isascii() and asked.isdigit() else 0
    events = Event.objects.filter(inquiry=OuterRef("pk"), id__gt=after).order_by().values("inquiry")
    drafts = Reply.objects.filter(inquiry=OuterRef("pk"), state=Reply.State.DRAFT)
    rows = visible_to(request.user).filter(pk=parse_reference(ref) or 0).values_list(
        "pk",
        Coalesce(Subquery(events.annotate(count=Count("pk")).values("count")), 0),
        Subquery(drafts.values("pk")[:1]),
        Subquery(drafts.values("revision")[:1]),
    )  # fmt: skip
    found = rows.first()
    if found is None:
        raise Http404
    pk, count, draft, revision = found
    return Pulse(pk, count, f"{draft}-{revision}" if draft else "", list_presence(pk))


def is_unchanged(request: HttpRequest, pulse: Pulse, now: datetime) -> bool:
    """Whether the page that asks shows all there is: what happened, who is here, the draft it holds, if any."""
    asked = request.GET
    here = who_is_here(pulse.presence, besides=get_person(request), now=now)
    draft = asked.get("draft", "")
    return (
        "force" not in asked
        and asked.get("after", "").isdecimal()
        and asked.get("seen") == str(pulse.events)
        and asked.get("here", "") == name_here(here)
        and draft in {"", pulse.draft}
    )


def name_here(here: list[Here]) -> str:
    """Who is here, short, for the address a page asks."""
    return "-".join(f"{each.user.pk}{'t' if each.is_typing else ''}" for each in here)
