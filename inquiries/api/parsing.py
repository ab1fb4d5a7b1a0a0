"""What programs send: JSON."""

import json
from collections.abc import Mapping
from typing import IO, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class BodyParser(JSONParser):
    """JSON as RFC 8259 has it; one list in another ten thousand times over is no body."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """What was sent. Raises ParseError."""
        try:
            body = super().parse(stream, media_type, parser_context)
            # Half a character: no answer that repeats it could be written. It may stand anywhere, in names too.
            json.dumps(body, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise ParseError(_("This holds half a character (a lone surrogate).")) from error
        except RecursionError as error:
            raise ParseError(_("This is nested too deeply.")) from error
        except ParseError as error:
            why = str(error.detail).removeprefix("JSON parse error - ")
            raise ParseError(_("This is no JSON: %(why)s") % {"why": why}) from error
        return body
