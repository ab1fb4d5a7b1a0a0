"""How people come in: with an account somebody made for them, never by signing up; the first of them to the set-up."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from inquiries.access import Verb, may
from inquiries.models import Office, User

log = logging.getLogger(__name__)


class ClosedAccountAdapter(DefaultAccountAdapter):
    """allauth with the door for new accounts shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The caller's address; where fewer proxies spoke than the settings say, of whoever holds the line."""
        try:
            address: str = super().get_client_ip(request)
        except ImproperlyConfigured:
            log.error("fewer proxies are named in X-Forwarded-For than PRESSDESK_BEHIND_PROXY says")
            address = request.META["REMOTE_ADDR"]
        return address

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """An administrator of a desk that is not set up yet is led there, unless she was on her way to some page."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        is_going_home = response.status_code == 302 and response.headers.get("Location") == reverse("home")
        if is_going_home and may(user, Verb.ADMINISTER) and Office.load().set_up_at is None:
            return redirect("setup")
        return response
