"""Many inquiries at once: chosen on a list, done by one verb, watched, taken back."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dashboard.access import get_person
from dashboard.bulk_page import SESSION_KEY, describe_act, get_act_or_404, read_choice
from dashboard.forms_bulk import ManyToOwnerForm, ManyTopicsForm, OutcomeForm
from dashboard.forms_queue import SnoozeForm
from dashboard.htmx import render_part, wants_part
from dashboard.inquiry_page import tell_error
from inquiries import bulk
from inquiries.access import Verb, may, require, visible_to
from inquiries.models import BulkAct, BulkItem, Inquiry, Office, Topic, User
from inquiries.snooze_times import offer_times

LEFT_SHOWN = 50
TITLES_SHOWN = 50


@login_required
@require_safe
def choose_verb(request: HttpRequest) -> HttpResponse:
    """What can be done to the chosen: a page, and the bar below the list."""
    if not may(request.user, Verb.WORK):
        raise PermissionDenied
    now = timezone.now()
    choice = read_choice(request, request.GET)
    context = {
        "view": choice.view,
        "choice": choice,
        "chosen": choice.rows.select_related("journalist__outlet")[:TITLES_SHOWN],
        "people": User.objects.answering().order_by("name"),
        "topics": Topic.objects.offered(),
        "snooze_offers": offer_times(now, timezone.get_current_timezone(), Office.load().opens_at),
        "outcomes": Inquiry.Outcome.choices,
    }
    return render_part(request, "dashboard/bulk.html", "dashboard/_bulk_verbs.html", context)


@login_required
@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """To one person, or to nobody."""
    form = ManyToOwnerForm(request.POST)
    return _begin(request, BulkAct.Verb.ASSIGN, lambda: {"owner": form.read_owner(get_person(request).pk)})


@login_required
@require_POST
def set_topics_of_many(request: HttpRequest) -> HttpResponse:
    """Topics beside those each has, or away from them."""
    form = ManyTopicsForm(request.POST)
    return _begin(request, BulkAct.Verb.TOPICS, form.read_topics)


@login_required
@require_POST
def snooze_many(request: HttpRequest) -> HttpResponse:
    """Out of the queue until one moment."""
    form = SnoozeForm(request.POST)
    return _begin(request, BulkAct.Verb.SNOOZE, lambda: {"until": form.read_until(timezone.now()).isoformat()})


@login_required
@require_POST
def close_many(request: HttpRequest) -> HttpResponse:
    """All in one way."""
    form = OutcomeForm(request.POST)
    return _begin(request, BulkAct.Verb.CLOSE, form.read_outcome)


@login_required
@require_safe
def show_act(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and which were left and why; as a part, the toast alone."""
    act = get_act_or_404(request, pk)
    context = describe_act(act)
    if request.GET.get("part") == "toast":
        return render(request, "dashboard/_bulk_toast.html", context)
    items = act.items.exclude(problem="").filter(inquiry__in=visible_to(request.user))
    if act.is_undoing:
        items = items.filter(state=BulkItem.State.DONE)
    context["unlike"] = items.select_related("inquiry__journalist").order_by("id")[:LEFT_SHOWN]
    return render_part(request, "dashboard/bulk_act.html", "dashboard/_bulk_act.html", context)


@login_required
@require_POST
def undo_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything back that nobody changed since."""
    act, now = get_act_or_404(request, pk), timezone.now()
    bulk.undo(act, by=get_person(request), at=now)
    if bulk.measure(act).done <= bulk.AT_ONCE:
        bulk.run_act(act, now=now)
    request.session[SESSION_KEY] = act.pk
    if wants_part(request):
        return render(request, "dashboard/_toasts.html")
    return redirect("bulk_act", act.pk)


def _begin(request: HttpRequest, verb: BulkAct.Verb, read: Callable[[], Mapping[str, Any]]) -> HttpResponse:
    """Write the act down, do a small one at once, and go back to the list; what is wrong is said there."""
    require(get_person(request), Verb.WORK)
    choice, now = read_choice(request, request.POST), timezone.now()
    try:
        act = bulk.begin(verb, read(), choice.rows, by=get_person(request), at=now)
    except ValidationError as error:
        tell_error(request, error)
    else:
        if choice.taken <= bulk.AT_ONCE:
            bulk.run_act(act, now=now)
        request.session[SESSION_KEY] = act.pk
    return render(request, "dashboard/_toasts.html") if wants_part(request) else redirect(choice.back_url)
