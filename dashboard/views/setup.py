"""The first start: an administrator is walked through office, mail, people and spokespeople."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dashboard.access import get_person
from dashboard.editing import compare
from dashboard.forms_office import DirectoryFileForm
from dashboard.forms_setup import InvitationForm, MailLineForm, SetupOfficeForm
from dashboard.mail_lines import describe_way_out, list_mailboxes, write_folder_line, write_lines
from dashboard.setup_steps import first_open, list_steps, next_step
from inquiries import accounts, mail_check, preferences
from inquiries.access import Verb, may
from inquiries.directory_file import COLUMNS
from inquiries.editing import SavedMeanwhile
from inquiries.models import Office
from mailbox.check import check_imap, check_smtp


@require_safe
@login_required
def show_setup(request: HttpRequest) -> HttpResponse:
    """The first page that is not done."""
    _require_administrator(request)
    return redirect(first_open(list_steps(Office.load(), timezone.now())))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def set_office(request: HttpRequest) -> HttpResponse:
    """What the office is called, where it is and when it works."""
    _require_administrator(request)
    form = SetupOfficeForm(request.POST if request.method == "POST" else None, instance=Office.load())
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["edition"]
        try:
            preferences.change_office(form.save(commit=False), by=get_person(request), seen=seen)
        except SavedMeanwhile as error:
            meanwhile = compare(form, SetupOfficeForm(instance=Office.load()), error.saved)
        else:
            return redirect("setup_mail")
    context, status = {"form": form, "meanwhile": meanwhile}, 422 if form.errors or meanwhile else 200
    return _render_step(request, "setup_office", "office", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def check_mail(request: HttpRequest) -> HttpResponse:
    """The mail servers of the settings; POST connects to each and says what came of it."""
    _require_administrator(request)
    mailboxes, way_out = list_mailboxes(), describe_way_out()
    context: dict[str, Any] = {"mailboxes": [(each, None, []) for each in mailboxes], "way_out": (way_out, None)}
    if request.method == "POST":
        results = [(each, check_imap(settings.MAILBOXES[each.number - 1])) for each in mailboxes]
        context["mailboxes"] = [
            (each, result, [write_folder_line(each, name) for name in result.folders]) for each, result in results
        ]
        context["way_out"] = way_out, check_smtp(settings.SMTP, settings.PRESS_ADDRESS)
    context["press_address"] = settings.PRESS_ADDRESS
    form = MailLineForm(request.GET if "provider" in request.GET else None)
    if form.is_bound and form.is_valid():
        context["lines"] = write_lines(**form.cleaned_data)
    return _render_step(request, "setup_mail", "mail", context | {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def follow_loop(request: HttpRequest) -> HttpResponse:
    """A test mail through the whole loop; `test` is the one that is followed."""
    _require_administrator(request)
    if request.method == "POST":
        email = mail_check.send_test_mail(by=get_person(request), at=timezone.now())
        return redirect(f"{reverse('setup_loop')}?test={email.pk}")
    number = request.GET.get("test", "")
    sent = mail_check.find_test(int(number)) if number.isdecimal() and len(number) < 19 else None
    test = mail_check.follow(sent, now=timezone.now()) if sent else None
    return _render_step(request, "setup_loop", "loop", {"test": test, "press_address": settings.PRESS_ADDRESS})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invite_people(request: HttpRequest) -> HttpResponse:
    """Everybody who is here, and a form to invite one more."""
    _require_administrator(request)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and invite_by(form, request):
        return redirect("setup_people")
    context = {
        "form": form,
        "colleagues": accounts.list_colleagues(timezone.now()),
        "site_url": settings.SITE_URL,
        "days": accounts.link_days(),
    }
    return _render_step(request, "setup_people", "people", context, status=422 if form.errors else 200)


@require_safe
@login_required
def import_spokespeople(request: HttpRequest) -> HttpResponse:
    """The file with the directory; its preview comes back here when it was imported."""
    _require_administrator(request)
    context = {"form": DirectoryFileForm(), "columns": COLUMNS}
    return _render_step(request, "setup_spokespeople", "spokespeople", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def finish(request: HttpRequest) -> HttpResponse:
    """What is there and what is not; POST ends the walk."""
    _require_administrator(request)
    if request.method == "POST":
        preferences.finish_setup(by=get_person(request), at=timezone.now())
        messages.success(request, _("The desk is set up. Whatever you chose can be changed in the settings."))
        return redirect("home")
    return _render_step(request, "setup_done", "done", {})


def invite_by(form: InvitationForm, request: HttpRequest) -> bool:
    """Whether the form's person was invited; what keeps her out is said at its field."""
    try:
        user = accounts.invite(**form.cleaned_data, by=get_person(request), at=timezone.now())
    except accounts.AddressTaken as error:
        form.add_error("email", str(error))
        return False
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, _("An invitation to %(address)s is on its way.") % {"address": user.email})
    return True


def _require_administrator(request: HttpRequest) -> None:
    if not may(request.user, Verb.ADMINISTER):
        raise PermissionDenied


def _render_step(
    request: HttpRequest, name: str, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    steps = list_steps(Office.load(), timezone.now())
    frame = {
        "place": "settings",
        "steps": steps,
        "step": name,
        "next_step": next_step(steps, name) if name != "setup_done" else "",
    }
    return render(request, f"dashboard/setup/{template}.html", frame | context, status=status)
