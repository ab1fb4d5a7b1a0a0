"""Everything the page of one inquiry shows, and how a verb answers there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.composer_page import Unsent, build_composer, find_ack_hindrance, load_unsent
from dashboard.filter_chips import Choices, sort_choices
from dashboard.htmx import wants_part
from dashboard.origin import list_url, write_origin
from dashboard.pulse import name_here
from dashboard.queue_page import build_queue
from dashboard.queue_views import VIEWS, View, find_view
from dashboard.reporter_side import load_hints, load_history
from dashboard.sender_panel import build_sender_panel
from dashboard.threads import build_threads
from dashboard.timeline import Timeline, load_timeline
from dashboard.topic_words import topics_to_choose
from dashboard.voices import find_matches, load_asks
from inquiries.answers import find_counted_since
from inquiries.models import Inquiry, Message
from inquiries.presence import list_presence, who_is_here
from mailbox.threads import own_address


def read_view(request: HttpRequest) -> View:
    """The queue the page was opened from; the one that is due where it does not say."""
    return find_view(request, request.GET.get("view", "")) or VIEWS["due"]


def build_live(request: HttpRequest, inquiry: Inquiry) -> dict[str, Any]:
    """What moves by itself: header, timeline, side."""
    now = timezone.now()
    timeline = load_timeline(inquiry, now)
    unsent = load_unsent(inquiry)
    words = request.GET.get("words", "").strip()
    asks = load_asks(inquiry)
    here = who_is_here(list_presence(inquiry.pk), besides=get_person(request), now=now)
    return {
        "inquiry": inquiry,
        "view": read_view(request),
        "timeline": timeline,
        "changes_url": _changes_url(request, inquiry, timeline, here=name_here(here)),
        "here": here,
        "unsent": unsent,
        "answered_meanwhile": _find_answered_meanwhile(inquiry, timeline, unsent),
        "ack_hindrance": find_ack_hindrance(inquiry, timeline),
        "asks": asks,
        "words": words,
        "matches": find_matches(words, asks),
        "history": load_history(request, inquiry),
        "hints": load_hints(request, inquiry, timeline),
        "sender": build_sender_panel(inquiry, timeline),
        "topic_choices": topics_to_choose(inquiry),
        "outcomes": Inquiry.Outcome.choices,
        "press_address": own_address(),
        **build_threads(request, inquiry, timeline),
    }


def _find_answered_meanwhile(inquiry: Inquiry, timeline: Timeline, unsent: Unsent) -> Message | None:
    """The newest answer from another mail program that is news to whoever wrote the draft."""
    if timeline.elsewhere is None or unsent.draft is None or not unsent.draft.text:
        return None
    return next(reversed(find_counted_since(inquiry, unsent.draft.edited_at)), None)


def share_choices(live: dict[str, Any]) -> Choices:
    """What the filter menu beside the inquiry offers, out of what the inquiry's own menus do."""
    return sort_choices(
        [(person.pk, person.name) for person in live["staff"]],
        [(topic.pk, topic.name) for topic in live["topic_choices"] if topic.retired_at is None],
    )


def answer_with_page(request: HttpRequest, ref: str, **composer: Any) -> HttpResponse:
    """After a verb: the parts that changed to a script, the inquiry's page to a browser without one.

    `composer` (see build_composer) also renews the composer; without it only one in which nobody writes is renewed.
    A browser without a script gets the page at once where the composer holds something unsaved, else a redirect.
    """
    if not wants_part(request) and not {"error", "typed", "note", "doubts"} & composer.keys():
        return redirect_to_inquiry(request, ref, compose=composer.get("mode", ""))
    inquiry = get_inquiry_or_404(request, ref)
    context = build_live(request, inquiry)
    if composer or context["unsent"].draft is None:
        context["composer"] = build_composer(request, context["timeline"], context["unsent"], **composer)
        context["only_where_idle"] = not composer
    return _draw(request, context)


def answer_with_menu(request: HttpRequest, ref: str, menu: str, error: object, *, typed: str) -> HttpResponse:
    """After a verb that was refused: the page with `menu` open again, what was typed there, and why beside it.

    Where the inquiry waits no more the menu is gone, and why is said as elsewhere.
    """
    inquiry = get_inquiry_or_404(request, ref)
    if not inquiry.is_waiting:
        tell_error(request, error)
        return answer_with_page(request, ref)
    context = build_live(request, inquiry)
    context["refused"] = {"menu": menu, "error": _say_error(error), "typed": typed}
    if not wants_part(request):
        context["composer"] = build_composer(request, context["timeline"], context["unsent"])
    return _draw(request, context)


def _draw(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    if wants_part(request):
        return render(request, "dashboard/_inquiry_live.html", context)
    context = build_queue(request, context["view"], staff=context["staff"], choices=share_choices(context)) | context
    return render(request, "dashboard/inquiry.html", context)


def go_to_list(request: HttpRequest) -> HttpResponse:
    """To the queue the inquiry was opened from; a script is told to go there."""
    url = list_url(request, read_view(request))
    return HttpResponse(status=204, headers={"HX-Redirect": url}) if wants_part(request) else redirect(url)


def go_to_joined(request: HttpRequest, survivor: Inquiry, *, compose: str = "") -> HttpResponse:
    """To the inquiry that this one was joined to while its page stood open: what was done stands there. It says so."""
    said = {"reference": survivor.reference}
    messages.info(request, _("This was joined to %(reference)s and goes on there.") % said)
    response = redirect_to_inquiry(request, survivor.reference, compose=compose)
    if wants_part(request):
        return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
    return response


def redirect_to_inquiry(request: HttpRequest, ref: str, *, compose: str = "") -> HttpResponse:
    """To the inquiry's page, in the queue it was opened from."""
    query = write_origin(request, read_view(request), **({"compose": compose} if compose else {}))
    return redirect(f"{reverse('inquiry', args=[ref])}?{query}")


def tell_error(request: HttpRequest, error: object) -> None:
    """Show why something was not done, in the words of the rule that stopped it."""
    messages.error(request, _say_error(error))


def _say_error(error: object) -> str:
    found = getattr(error, "messages", None)
    return " ".join(found) if found else str(error)


def _changes_url(request: HttpRequest, inquiry: Inquiry, timeline: Timeline, *, here: str) -> str:
    query = write_origin(request, read_view(request), after="0", seen=str(timeline.events_seen), here=here)
    return f"{reverse('inquiry_changes', args=[inquiry.reference])}?{query}"
