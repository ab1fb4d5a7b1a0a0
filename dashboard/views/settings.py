"""Settings: one's own, and the office's for those who may."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.access import get_person
from dashboard.editing import Meanwhile, compare
from dashboard.forms_office import OfficeForm, OwnSettingsForm
from inquiries import preferences
from inquiries.access import Verb, may
from inquiries.editing import SavedMeanwhile
from inquiries.models import Office, User


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def show_settings(request: HttpRequest) -> HttpResponse:
    """The page, and the saving of one's own settings."""
    # A copy of the row: what the form writes on it while checking must not show up in the frame of the page.
    person = User.objects.get(pk=get_person(request).pk)
    office = Office.load()
    form = OwnSettingsForm(request.POST if request.method == "POST" else None, instance=person, office=office)
    if request.method == "POST" and form.is_valid():
        preferences.keep_own_settings(form.save(commit=False), form.fields, by=get_person(request))
        messages.success(request, _("Your settings are saved."))
        return redirect("settings")
    return _render_settings(request, form, OfficeForm(instance=office))


@require_POST
@login_required
def change_office(request: HttpRequest) -> HttpResponse:
    """Save the office's settings; 403 for those who may not."""
    if not may(request.user, Verb.CHANGE_OFFICE):
        raise PermissionDenied
    person = get_person(request)
    form = OfficeForm(request.POST, instance=Office.load())
    meanwhile = None
    if form.is_valid():
        try:
            preferences.change_office(form.save(commit=False), by=person, seen=form.cleaned_data["edition"])
        except SavedMeanwhile as error:
            meanwhile = compare(form, OfficeForm(instance=Office.load()), error.saved)
        else:
            messages.success(request, _("The office's settings are saved."))
            return redirect("settings")
    own = OwnSettingsForm(instance=person, office=Office.load())
    return _render_settings(request, own, form, meanwhile=meanwhile)


def _render_settings(
    request: HttpRequest, own: OwnSettingsForm, office: OfficeForm, *, meanwhile: Meanwhile | None = None
) -> HttpResponse:
    shown = office if may(request.user, Verb.CHANGE_OFFICE) else None
    status = 422 if own.errors or office.errors or meanwhile else 200
    context = {"place": "settings", "page_of_settings": "settings", "own": own, "office": shown}
    context["meanwhile"] = meanwhile
    return render(request, "dashboard/settings/settings.html", context, status=status)
