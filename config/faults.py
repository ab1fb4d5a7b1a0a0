"""What is said when a fault of our own, which is in the log, stopped an answer."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.defaults import server_error

from inquiries.api.problems import CONTENT_TYPE


def answer_fault(request: HttpRequest) -> HttpResponse:
    """A program is told in the shape of all problems, a person by a page."""
    if not request.path.startswith(reverse("api:root")):
        return server_error(request)
    code = HTTPStatus.INTERNAL_SERVER_ERROR
    told = {"type": "about:blank", "title": code.phrase, "status": code, "detail": _("Something went wrong here")}
    return JsonResponse(told, status=code, content_type=CONTENT_TYPE)
