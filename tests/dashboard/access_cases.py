"""What every view of the desk owes: a login, and the right method."""

from django.http import HttpResponseBase
from django.urls import reverse


def asks_for_login(response: HttpResponseBase) -> bool:
    """Whether the answer sends an outsider to the login page."""
    return response.status_code == 302 and response["Location"].startswith(reverse("account_login"))
