"""Each request in the zone and language of the person who looks; a form sent too late leads back to its page."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from inquiries.models import Office, User


class PersonMiddleware:
    """Activates the person's own time zone and language for the length of a request.

    Where she chose none: the office's zone, and the language that her browser asked for (LocaleMiddleware).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer so; somebody not logged in sees the server's zone."""
        user = request.user
        if not isinstance(user, User):
            return self.get_response(request)
        office = Office.load()
        request.office = office  # type: ignore[attr-defined]
        language = user.language or translation.get_language()
        request.LANGUAGE_CODE = language
        with timezone.override(ZoneInfo(user.time_zone or office.time_zone)), translation.override(language):
            response = self.get_response(request)
        # LocaleMiddleware, further out, would name the browser's.
        response.headers.setdefault("Content-Language", language or settings.LANGUAGE_CODE)
        if not response.has_header("Cache-Control"):
            # What was on the desk is not to be read out of a browser's cache after signing out.
            patch_cache_control(response, private=True, no_cache=True)
        return response


class WayBackMiddleware:
    """Where the login ran out before a form was sent, the login leads to the page the form stood on.

    The form's own address takes no GET, so it would end there with "method not allowed".
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Replace `next` in the answer to such a form."""
        response = self.get_response(request)
        if request.method != "POST" or response.status_code != 302:
            return response
        asked = parse_qs(urlsplit(response["Location"]).query).get("next")
        if asked != [request.get_full_path()]:
            return response
        page = request.headers.get("Referer", "")
        if not url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
            return redirect_to_login("/")
        parts = urlsplit(page)
        return redirect_to_login(f"{parts.path}?{parts.query}" if parts.query else parts.path)
