"""The people who work here: managers see them, administrators invite, give roles, close and open accounts."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dashboard.access import get_person
from dashboard.forms_setup import ClosureForm, InvitationForm, RoleForm
from dashboard.views.setup import invite_by
from inquiries import accounts
from inquiries.access import Verb, may, visible_to
from inquiries.models import User


@require_safe
@login_required
def list_staff(request: HttpRequest) -> HttpResponse:
    """Everybody, with roles."""
    if not may(request.user, Verb.CHANGE_OFFICE):
        raise PermissionDenied
    return _render_list(request, InvitationForm())


@require_POST
@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """A new account, and the mail that opens it."""
    _require_administrator(request)
    form = InvitationForm(request.POST)
    if form.is_valid() and invite_by(form, request):
        return redirect("staff")
    return _render_list(request, form, status=422)


@require_safe
@login_required
def show_person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: its role, what it answers for, and how to close it."""
    person = _get_person_or_404(request, pk)
    return _render_person(request, person, ClosureForm(user=person))


@require_POST
@login_required
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """The invitation once more, with a new link."""
    person = _get_person_or_404(request, pk)
    try:
        accounts.invite_again(person, by=get_person(request), at=timezone.now())
    except accounts.HasBeenHere as error:
        messages.info(request, str(error))
    else:
        messages.success(request, _("A new link to %(address)s is on its way.") % {"address": person.email})
    return redirect("staff")


@require_POST
@login_required
def change_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Another role."""
    person = _get_person_or_404(request, pk)
    form = RoleForm(request.POST, user=person)
    if not form.is_valid():
        return _render_person(request, person, ClosureForm(user=person), role=form, status=422)
    role, heir = User.Role(form.cleaned_data["role"]), form.cleaned_data["heir"]
    try:
        count = accounts.change_role(person, role, heir=heir, by=get_person(request), at=timezone.now())
    except accounts.LastAdministrator as error:
        messages.error(request, str(error))
        return redirect("staff_person", pk=pk)
    changed = _("%(name)s is now: %(role)s.") % {"name": person, "role": role.label}
    messages.success(request, _say_what_became(changed, heir, count))
    # Somebody who gave her own right away sees what is left to her.
    return redirect("settings" if person == request.user else "staff")


@require_POST
@login_required
def close_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut an account, and hand over what it answered for."""
    person = _get_person_or_404(request, pk)
    form = ClosureForm(request.POST, user=person)
    if not form.is_valid():
        return _render_person(request, person, form, status=422)
    heir = form.cleaned_data["heir"]
    try:
        count = accounts.close_account(person, heir=heir, by=get_person(request), at=timezone.now())
    except accounts.LastAdministrator as error:
        messages.error(request, str(error))
        return redirect("staff_person", pk=pk)
    closed = _("The account of %(name)s is closed.") % {"name": person}
    messages.success(request, _say_what_became(closed, heir, count))
    return redirect("staff")


@require_POST
@login_required
def reopen_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody log in again."""
    person = _get_person_or_404(request, pk)
    accounts.reopen_account(person, by=get_person(request))
    messages.success(request, _("%(name)s can sign in again.") % {"name": person})
    return redirect("staff")


def _say_what_became(done: str, heir: User | None, count: int) -> str:
    """What was done, and where the inquiries went."""
    if not count:
        return done
    given = ngettext("%(count)d inquiry went over to %(heir)s.", "%(count)d inquiries went over to %(heir)s.", count)
    left = ngettext("%(count)d inquiry is unassigned now.", "%(count)d inquiries are unassigned now.", count)
    return f"{done} {(given if heir else left) % {'count': count, 'heir': heir}}"


def _require_administrator(request: HttpRequest) -> None:
    if not may(request.user, Verb.ADMINISTER):
        raise PermissionDenied


def _get_person_or_404(request: HttpRequest, pk: int) -> User:
    _require_administrator(request)
    return get_object_or_404(User, pk=pk)


def _render_list(request: HttpRequest, form: InvitationForm, *, status: int = 200) -> HttpResponse:
    context = {
        "place": "settings",
        "page_of_settings": "staff",
        "colleagues": accounts.list_colleagues(timezone.now()),
        "form": form,
        "days": accounts.link_days(),
        "site_url": settings.SITE_URL,
    }
    return render(request, "dashboard/settings/staff.html", context, status=status)


def _render_person(
    request: HttpRequest, person: User, closure: ClosureForm, *, role: RoleForm | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "place": "settings",
        "person": person,
        "is_invited": accounts.is_invited(person),
        "role": role or RoleForm(initial={"role": person.role}, user=person),
        "closure": closure,
        "inquiries": accounts.list_open_inquiries(person).filter(pk__in=visible_to(request.user).values("pk")),
    }
    return render(request, "dashboard/settings/staff_person.html", context, status=status)
