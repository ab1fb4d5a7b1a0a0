"""What went wrong, in one shape for every answer: application/problem+json (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.exceptions import ValidationError as InvalidValue
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from inquiries.assignment import NotAvailable
from inquiries.attaching import NotAttachable
from inquiries.calls import NotLogged
from inquiries.editing import SavedMeanwhile
from inquiries.journalists import NotMergeable
from inquiries.kept_answers import KeyTaken, StillAnswering
from inquiries.merging import NothingToJoin
from inquiries.models import Inquiry
from inquiries.sending import Doubtful, NotAsRead, NotSendable
from inquiries.splitting import NotSplittable
from inquiries.topics import TopicRetired
from inquiries.triage import DeadlineMoved

CONTENT_TYPE = "application/problem+json"
# What a verb says when it cannot be done, and how HTTP says it: 409 the row stands otherwise, 422 something lacks.
STATUS_OF: dict[type[Exception], int] = {
    NotAsRead: status.HTTP_409_CONFLICT,
    NotAttachable: status.HTTP_422_UNPROCESSABLE_ENTITY,
    NotAvailable: status.HTTP_409_CONFLICT,
    NothingToJoin: status.HTTP_409_CONFLICT,
    NotLogged: status.HTTP_422_UNPROCESSABLE_ENTITY,
    NotSplittable: status.HTTP_409_CONFLICT,
    TopicRetired: status.HTTP_409_CONFLICT,
    NotSendable: status.HTTP_422_UNPROCESSABLE_ENTITY,
    KeyTaken: status.HTTP_422_UNPROCESSABLE_ENTITY,
}


class Conflict(exceptions.APIException):
    """The inquiry does not stand as the caller believes; the text says how it does."""

    status_code = status.HTTP_409_CONFLICT
    default_detail = _("This is not how the inquiry stands.")
    default_code = "conflict"

    def __init__(self, detail: Any = None, *, wait: int | None = None) -> None:
        super().__init__(detail)
        # Seconds after which it may be otherwise: Retry-After.
        self.wait = wait


class WentOn(Conflict):
    """The inquiry was joined to another, and what is to be done is done there."""

    def __init__(self, survivor: Inquiry) -> None:
        super().__init__(_("This was joined to %(reference)s and goes on there.") % {"reference": survivor.reference})


class TooLarge(exceptions.APIException):
    """More than DATA_UPLOAD_MAX_MEMORY_SIZE."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = _("This is too large.")
    default_code = "too_large"


def answer_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to `error`; None for what is our own fault, which is logged and becomes a 500."""
    response = exception_handler(_translate(error), context)
    if response is None:
        return None
    details = response.data
    errors: dict[str, Any] | None = None
    if isinstance(details, dict) and set(details) == {"detail"}:
        words = str(details["detail"])
    else:
        errors = details if isinstance(details, dict) else {"non_field_errors": details}
        words = _first_words(errors)
    response.data = {
        "type": "about:blank",
        "title": HTTPStatus(response.status_code).phrase,
        "status": response.status_code,
        "detail": words,
        **({"errors": errors} if errors is not None else {}),
    }
    response.content_type = CONTENT_TYPE
    return response


def _translate(error: Exception) -> Exception:
    """What the verbs raise, as the framework knows it."""
    if isinstance(error, Doubtful):
        doubtful = exceptions.ValidationError({"sure": {doubt.code: doubt.words for doubt in error.doubts}})
        doubtful.status_code = STATUS_OF[NotSendable]
        return doubtful
    if isinstance(error, NothingToJoin):
        return Conflict(_("These cannot become one: they are one already, or one of them was merged before."))
    if isinstance(error, SavedMeanwhile):
        return Conflict(_("This entry was changed after you read it. Read it again."))
    if isinstance(error, NotMergeable):
        return Conflict(_("These two are one entry already."))
    if isinstance(error, DeadlineMoved):
        return Conflict(_("The deadline changed meanwhile. Look again, then confirm."))
    if isinstance(error, StillAnswering):
        return Conflict(str(error), wait=1)
    for kind, code in STATUS_OF.items():
        if isinstance(error, kind):
            told = exceptions.APIException(str(error))
            told.status_code = code
            return told
    if isinstance(error, InvalidValue):
        return exceptions.ValidationError(
            error.message_dict if hasattr(error, "error_dict") else {"non_field_errors": error.messages}
        )
    if isinstance(error, PermissionDenied):
        # Its own words are for the log.
        return exceptions.PermissionDenied()
    if isinstance(error, RequestDataTooBig):
        return TooLarge()
    if isinstance(error, SuspiciousOperation):
        # A form of a thousand fields or files, which nobody sends by mistake.
        return exceptions.ParseError()
    return error


def _first_words(errors: Any) -> str:
    """`deadline: This field is required.` of the first field; whatever is nested is walked down."""
    place = ""
    while isinstance(errors, dict | list) and errors:
        if isinstance(errors, dict):
            name, errors = next(iter(errors.items()))
            place = "" if name == "non_field_errors" else f"{place}{name}: "
        else:
            errors = next((each for each in errors if each), "")
    return f"{place}{errors}"
