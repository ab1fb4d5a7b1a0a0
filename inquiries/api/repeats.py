"""Calls that are sent again: done once, answered alike (draft-ietf-httpapi-idempotency-key-header)."""

import json
import re
from contextlib import ExitStack
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import SAFE_METHODS
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import is_success
from rest_framework.views import APIView

from inquiries.api.authentication import name_caller
from inquiries.kept_answers import Call, find_answer, keep_answer
from inquiries.models import KeptAnswer

HEADER = "Idempotency-Key"
# The draft writes the key in quotes, many programs do not: both are the same key.
KEY = r'"[ !#-\[\]-~]{1,255}"|[!#-\[\]-~]{1,255}'


class AnsweredBefore(Exception):
    """The call was made before; `kept` is what it was answered."""

    def __init__(self, kept: KeptAnswer) -> None:
        super().__init__(str(kept))
        self.kept = kept


class RepeatableView(APIView):
    """A view whose writing calls can carry a key and then be sent again, as long as their answers are kept.

    What was refused did nothing and is not kept: the same key may try again.
    """

    # The call whose answer is to be kept.
    call: Call | None = None

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer; what a call with a key does and its answer are one transaction: a crash keeps neither."""
        with ExitStack() as self.until_answered:
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """After the caller is known and may call at all. Raises AnsweredBefore for a call that was made before."""
        super().initial(request, *args, **kwargs)
        if request.method not in SAFE_METHODS and HEADER in request.headers:
            self.begin_call(read_call(request, fingerprint=self.fingerprint(request)))

    def begin_call(self, call: Call) -> None:
        """Begin the transaction of what the call does. Raises AnsweredBefore where it was made before."""
        # Not earlier: the first call of a day writes its token's row, which another call would then wait for.
        self.until_answered.enter_context(transaction.atomic())
        if kept := find_answer(call):
            raise AnsweredBefore(kept)
        self.call = call

    def fingerprint(self, request: Request) -> str:
        """What tells the call's body from another one."""
        return sha256(request.body).hexdigest()

    def handle_exception(self, exc: Exception) -> Response:
        """The answer to what went wrong; a call that was made before gets the answer that it had."""
        if isinstance(exc, AnsweredBefore):
            return Response(json.loads(exc.kept.answer or "null"), status=exc.kept.status)
        return super().handle_exception(exc)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """The answer, kept where the call did something."""
        if self.call is not None and is_success(response.status_code):
            answer = JSONRenderer().render(response.data).decode()
            keep_answer(self.call, status=response.status_code, answer=answer, at=timezone.now())
        return super().finalize_response(request, response, *args, **kwargs)


def read_call(request: Request, *, fingerprint: str) -> Call:
    """The call as it is known again. Raises ValidationError for a key that is none."""
    key = request.headers[HEADER]
    if not re.fullmatch(KEY, key):
        raise ValidationError(
            {HEADER: [_("1 to 255 characters are needed: ASCII, printable, no quotes or backslash.")]}
        )
    return Call(
        caller=name_caller(request),
        route=f"{request.method} {request.path}",
        key=key.strip('"'),
        fingerprint=fingerprint,
    )
