"""Tokens for programs, and the page that documents the API to them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboard.access import get_person
from dashboard.api_page import read_api
from inquiries import api_tokens
from inquiries.access import Verb, may
from inquiries.models import ApiToken, User


class TokenForm(forms.Form):
    """A token to be made."""

    name = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("For example: the website’s contact form"),
    )
    user = forms.ModelChoiceField(
        label=gettext_lazy("It acts as"),
        queryset=User.objects.get_queryset(),
        empty_label=None,
        help_text=gettext_lazy("It may do what this person may, and what it does stands under her name."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.working().order_by("name")  # type: ignore[attr-defined]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def manage_tokens(request: HttpRequest) -> HttpResponse:
    """All tokens; POST makes one and shows its text in this one answer, which nothing keeps."""
    _require_administrator(request)
    if request.method != "POST":
        return _render_tokens(request, TokenForm(initial={"user": get_person(request).pk}))
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _render_tokens(request, form, status=422)
    data = form.cleaned_data
    try:
        token, text = api_tokens.make_token(data["user"], data["name"], by=get_person(request), at=timezone.now())
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _render_tokens(request, form, status=422)
    return _render_tokens(request, TokenForm(initial={"user": get_person(request).pk}), made=token, text=text)


@login_required
@require_POST
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """It opens nothing any more."""
    _require_administrator(request)
    token = get_object_or_404(ApiToken, pk=pk)
    api_tokens.revoke_token(token, by=get_person(request), at=timezone.now())
    messages.success(request, _("“%(name)s” opens nothing any more.") % {"name": token})
    return redirect("tokens")


@login_required
@require_safe
def show_api_docs(request: HttpRequest) -> HttpResponse:
    """Every call of the API, with what it takes and answers."""
    context = {"place": "settings", "page_of_settings": "api_docs", "api": read_api()}
    return render(request, "dashboard/settings/api_docs.html", context)


def _require_administrator(request: HttpRequest) -> None:
    if not may(request.user, Verb.ADMINISTER):
        raise PermissionDenied


def _render_tokens(
    request: HttpRequest, form: TokenForm, *, made: ApiToken | None = None, text: str = "", status: int = 200
) -> HttpResponse:
    tokens = list(ApiToken.objects.select_related("user", "by"))
    context = {
        "place": "settings",
        "page_of_settings": "tokens",
        "form": form,
        "made": made,
        "text": text,
        "tokens": [token for token in tokens if token.revoked_at is None],
        "revoked": [token for token in tokens if token.revoked_at is not None],
    }
    return render(request, "dashboard/settings/tokens.html", context, status=status)
