"""The API described: OpenAPI 3."""

from functools import cache
from typing import Any

from django.utils import translation
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries.api.authentication import TokenAuthentication
from inquiries.api.desk import DeskView
from inquiries.api.problems import CONTENT_TYPE
from inquiries.api.repeats import HEADER, KEY

METHODS = {"get", "post", "put", "patch", "delete"}
ALWAYS = {
    "400": "A parameter or field is wrong.",
    "401": "No valid token.",
    "403": "Your role may not do this.",
    "429": "Too much in a minute.",
}
BELOW_A_ROW = {"404": "There is no such row, or it is not for you."}
PAGED = {"404": "There is no such page, or no such row."}
WRITES = {
    "409": "It does not stand as you believe, or the same call is being answered at this moment.",
    "413": "The body is too large.",
    "415": "The body is no JSON (for a file: no form).",
    "422": "Something lacks, or the key of the call came with another body before.",
}
KEY_OF_CALL = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": f"^(?:{KEY})$"},
    "description": "A name of your own for this call, best random. Sent again under it, with the same body, within a "
    "day, the call does nothing and is answered as the first time.",
}


IN_PATHS = {
    "ref": "The inquiry's reference, whatever its case: `PD-1042`.",
    "id": "The number of the row.",
    "domain": "As it is listed.",
    "number": "The number of the file, as it is listed.",
}


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The token as the schema names it; found by its base class."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, _auto_schema: AutoSchema) -> dict[str, object]:
        """A header with a prefix (OpenAPI 3 knows no scheme of this name)."""
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Token pd_…`: the word Token, a space, and a token that an administrator made.",
        }


@extend_schema(exclude=True)
class Schema(DeskView):
    """The schema of all that stands here."""

    serializer_class = serializers.Serializer

    def get(self, _request: Request) -> Response:
        """The same for everybody who may call at all."""
        return Response(build_schema())


@cache
def build_schema() -> dict[str, Any]:
    """The whole schema; made once a process, which takes a second."""
    generator: Any = SchemaGenerator
    with translation.override("en"):
        schema: dict[str, Any] = generator().get_schema(request=None, public=True)
        return schema


def add_problems(result: dict[str, Any], **_settings: Any) -> dict[str, Any]:
    """Postprocessing: every operation says what can go wrong, in the one shape of problems.py; writes take a key."""
    result["components"]["schemas"]["Problem"] = PROBLEM
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            if method not in METHODS:
                continue
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "path":
                    parameter.setdefault("description", IN_PATHS[parameter["name"]])
            problems = dict(ALWAYS)
            is_paged = any(each["name"] == "cursor" for each in operation.get("parameters", []))
            problems |= BELOW_A_ROW if "{" in path else PAGED if is_paged else {}
            if method != "get":
                problems |= WRITES
                operation["parameters"] = [*operation.get("parameters", []), KEY_OF_CALL]
            for code, words in sorted(problems.items()):
                operation["responses"].setdefault(code, _describe(words, code))
    return result


def _describe(words: str, code: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "description": words,
        "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if code == "429":
        seconds = "After so many seconds there is room again."
        described["headers"] = {"Retry-After": {"description": seconds, "schema": {"type": "integer"}}}
    return described


PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Always about:blank: the status says what kind of problem it is."},
        "title": {"type": "string", "description": "The status in a word or two."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, in words for a person."},
        "errors": {
            "type": "object",
            "description": "Where single fields or parameters are wrong: the words of each, by its name.",
            "additionalProperties": True,
        },
    },
}
