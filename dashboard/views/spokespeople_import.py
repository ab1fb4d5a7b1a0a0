"""The directory of spokespeople from a CSV file: first what each line will do, then the doing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.access import get_person
from dashboard.forms_office import DirectoryFileForm
from inquiries.access import Verb, may
from inquiries.directory import DirectoryChanged, Fate, Imported, NotImportable, Plan, import_directory, plan_import
from inquiries.directory_file import COLUMNS, read_directory

SALT = "dashboard.spokespeople.import"
# A preview that is older was forgotten.
PREVIEW_SECONDS = 24 * 60 * 60
# What a page can bear; the counts above the lines are of all of them.
MOST_LINES = 200


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_file(request: HttpRequest) -> HttpResponse:
    """Choose a file; POST shows what each of its lines will do. Nothing is written here."""
    _require_editor(request)
    if request.method != "POST":
        return _render(request, DirectoryFileForm())
    form = DirectoryFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _render(request, form, status=422)
    return _show_plan(request, form.cleaned_data["file"])


@require_POST
@login_required
def confirm_import(request: HttpRequest) -> HttpResponse:
    """Import the file whose preview was shown: the page carried it, signed, so that it is not chosen again."""
    _require_editor(request)
    person = get_person(request)
    try:
        kept = signing.loads(request.POST.get("preview", ""), salt=SALT, max_age=PREVIEW_SECONDS)
    except signing.BadSignature:
        messages.error(request, _("The preview is too old. Choose the file again; nothing was imported."))
        return redirect("spokespeople_import")
    try:
        done = import_directory(read_directory(kept["text"]).rows, by=person, seen=kept["seen"])
    except (DirectoryChanged, NotImportable):
        messages.error(
            request,
            _("Somebody changed the directory meanwhile, so nothing was imported. This is the file against it now."),
        )
        return _show_plan(request, kept["text"], status=409)
    messages.success(request, _say_imported(done))
    return redirect("setup_done" if request.GET.get("from") == "setup" else "spokespeople")


def _show_plan(request: HttpRequest, text: str, *, status: int = 200) -> HttpResponse:
    plan = plan_import(read_directory(text))
    context: dict[str, Any] = {
        "plan": plan,
        "added": plan.with_fate(Fate.ADDED),
        "changed": plan.with_fate(Fate.CHANGED),
        "unchanged": plan.with_fate(Fate.UNCHANGED),
        "most": MOST_LINES,
        "preview": _sign(text, plan),
    }
    return _render(request, DirectoryFileForm(), context, status=422 if plan.errors else status)


def _sign(text: str, plan: Plan) -> str:
    """The file and the state of the directory it was shown against; nothing where it cannot be imported."""
    return "" if plan.errors else signing.dumps({"text": text, "seen": plan.seen}, salt=SALT, compress=True)


def _require_editor(request: HttpRequest) -> None:
    if not may(request.user, Verb.EDIT_SPOKESPEOPLE):
        raise PermissionDenied


def _say_imported(done: Imported) -> str:
    counts = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged}
    return _("%(added)d added, %(changed)d changed, %(unchanged)d as they were.") % counts


def _render(
    request: HttpRequest, form: DirectoryFileForm, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    is_setup = request.GET.get("from") == "setup"
    frame = {"place": "spokespeople", "form": form, "columns": COLUMNS, "is_setup": is_setup}
    return render(request, "dashboard/spokespeople/import.html", frame | (context or {}), status=status)
