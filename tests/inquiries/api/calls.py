"""Calling the API as a program does: with a token, in JSON."""

import json
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from typing import Any

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.client import encode_multipart
from django.utils import timezone

from inquiries.api_tokens import make_token
from inquiries.models import User

ROOT = "/api/v1/"
# No two programs divide a form alike, and none does twice.
_boundaries = count(1)


@dataclass(frozen=True, slots=True)
class Upload:
    """A body that is a form with one file in it, and what else the form says."""

    name: str
    content: bytes = b"%PDF-1.7 figures"
    field: str = "file"
    more: tuple[tuple[str, str], ...] = ()


def give_token(user: User, *, name: str = "a program") -> str:
    """The text of a new token that acts as `user`."""
    administrator = User.objects.get_queryset().filter(role=User.Role.ADMINISTRATOR).first()
    assert administrator is not None
    return make_token(user, name, by=administrator, at=timezone.now())[1]


class Program:
    """Somebody's program: `call("POST", "inquiries/PD-1/closure/", {"outcome": "spam"})`."""

    def __init__(self, user: User | None = None, *, token: str | None = None) -> None:
        text = token if token is not None else give_token(user) if user is not None else None
        self.headers = {"Authorization": f"Token {text}"} if text is not None else {}

    def call(self, method: str, path: str, body: object = None, **headers: str) -> HttpResponse:
        """The answer; `path` stands below /api/v1/, or is a whole address out of an answer."""
        url = path if path.startswith(("/", "http")) else ROOT + path
        data, kind = write_body(body)
        answer = Client().generic(method, url, data, content_type=kind, headers={**self.headers, **headers})
        return as_one_piece(answer)

    def get(self, path: str) -> Any:
        """What stands there, read from JSON; it must be there."""
        answer = self.call("GET", path)
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)

    def do(self, method: str, path: str, body: object = None, *, status: int = 200) -> Any:
        """What a verb answers; its status must be `status`."""
        return self.do_with({}, method, path, body, status=status)

    def do_with(
        self, headers: dict[str, str], method: str, path: str, body: object = None, *, status: int = 200
    ) -> Any:
        """The same with further headers."""
        answer = self.call(method, path, body, **headers)
        assert answer.status_code == status, (answer.status_code, answer.content)
        return json.loads(answer.content) if answer.content else None


def write_body(body: object) -> tuple[bytes, str]:
    """The bytes of a body and what kind they are: JSON, unless it is an Upload."""
    if not isinstance(body, Upload):
        return b"" if body is None else json.dumps(body).encode(), "application/json"
    file = BytesIO(body.content)
    file.name = body.name
    boundary = f"part-{next(_boundaries)}"
    form = {body.field: file, **dict(body.more)}
    return encode_multipart(boundary, form), f"multipart/form-data; boundary={boundary}"


def as_one_piece(answer: HttpResponseBase) -> HttpResponse:
    """The answer; a file that came in pieces as a whole."""
    if isinstance(answer, FileResponse):
        # Read to its end it closes itself.
        return HttpResponse(answer.getvalue(), status=answer.status_code, headers=dict(answer.headers))
    assert isinstance(answer, HttpResponse)
    return answer
