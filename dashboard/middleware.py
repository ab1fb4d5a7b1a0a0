"""Each request in the zone of the person who looks."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from inquiries.models import Office, User


class PersonMiddleware:
    """Activates the person's own time zone, else the office's, for the length of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that zone; somebody not logged in sees the server's."""
        user = request.user
        if not isinstance(user, User):
            return self.get_response(request)
        office = Office.load()
        request.office = office  # type: ignore[attr-defined]
        with timezone.override(ZoneInfo(user.time_zone or office.time_zone)):
            return self.get_response(request)
