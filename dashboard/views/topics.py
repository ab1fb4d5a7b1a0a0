"""What an inquiry is about, and the office's list of topics."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.access import get_inquiry_or_404, get_person
from dashboard.editing import Meanwhile, compare
from dashboard.forms_bulk import TopicForm, TopicsForm
from dashboard.inquiry_page import answer_with_page, tell_error
from dashboard.undo_offer import do_with_undo
from inquiries import topics
from inquiries.access import Verb, may, visible_to
from inquiries.editing import SavedMeanwhile
from inquiries.models import Topic
from inquiries.restoring import Act


@login_required
@require_POST
def set_topics(request: HttpRequest, ref: str) -> HttpResponse:
    """Those that are ticked, and no others."""
    inquiry = get_inquiry_or_404(request, ref)
    form = TopicsForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(_("One of these topics is not on the list any more."))
        chosen = form.cleaned_data["topics"]
        do_with_undo(
            request,
            Act.TOPICS,
            inquiry,
            lambda: topics.set_topics(inquiry, chosen, by=get_person(request), at=timezone.now()),
            _("Topics: %(topics)s") % {"topics": ", ".join(map(str, chosen))} if chosen else _("It has no topic now."),
        )
    except (ValidationError, topics.TopicRetired) as error:
        tell_error(request, error)
    return answer_with_page(request, ref)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def list_topics(request: HttpRequest) -> HttpResponse:
    """The office's list; POST adds one to it."""
    form = TopicForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _keep(request, form, None):
        return redirect("settings_topics")
    return _render_list(request, form, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Its name and what belongs to it."""
    topic = get_object_or_404(Topic, pk=pk)
    form = TopicForm(request.POST if request.method == "POST" else None, initial=_read_topic(topic))
    try:
        if request.method == "POST" and _keep(request, form, topic):
            return redirect("settings_topics")
    except SavedMeanwhile as error:
        now = TopicForm(initial=_read_topic(Topic.objects.get(pk=pk)))
        return _render_list(request, form, topic, meanwhile=compare(form, now, error.saved))
    return _render_list(request, form, topic)


@login_required
@require_POST
def retire_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """No longer offered."""
    topics.retire_topic(get_object_or_404(Topic, pk=pk), by=get_person(request), at=timezone.now())
    return redirect("settings_topics")


@login_required
@require_POST
def restore_topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Offered again."""
    topics.restore_topic(get_object_or_404(Topic, pk=pk), by=get_person(request))
    return redirect("settings_topics")


def _read_topic(topic: Topic) -> dict[str, str]:
    return {"edition": topic.edition, "name": topic.name, "description": topic.description}


def _keep(request: HttpRequest, form: TopicForm, topic: Topic | None) -> bool:
    """Add or change it; what is wrong stands beside the field it belongs to."""
    me = get_person(request)
    if not may(me, Verb.CHANGE_OFFICE):
        raise PermissionDenied
    if not form.is_valid():
        return False
    name, description = form.cleaned_data["name"], form.cleaned_data["description"]
    try:
        if topic is None:
            kept = topics.add_topic(name, description, by=me)
        else:
            kept = topics.change_topic(topic, name, description, by=me, seen=form.cleaned_data["edition"])
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("“%(topic)s” is on the list.") % {"topic": kept})
    return True


def _render_list(
    request: HttpRequest, form: TopicForm, changed: Topic | None, *, meanwhile: Meanwhile | None = None
) -> HttpResponse:
    if not may(request.user, Verb.CHANGE_OFFICE):
        raise PermissionDenied
    seen = visible_to(request.user).unclosed()
    rows = Topic.objects.annotate(open_count=Count("inquiries", filter=Q(inquiries__in=seen)))
    context = {
        "place": "settings",
        "page_of_settings": "topics",
        "form": form,
        "meanwhile": meanwhile,
        "changed": Topic.objects.get(pk=changed.pk) if changed else None,
        "offered": rows.filter(retired_at=None),
        "retired": rows.exclude(retired_at=None),
    }
    return render(request, "dashboard/settings/topics.html", context, status=422 if form.errors or meanwhile else 200)
