"""Parts of a page that say the same thing again and again, drawn once a process."""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.template.loader import get_template
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

# A few pages of the queue, in the languages and zones of those who look; a row takes some two kilobytes.
KEPT = 1200


def draw(template: str, **facts: Hashable) -> SafeString:
    """`template` in the active language, with `facts` and nothing else: what it may say stands in them.

    The same facts give the same text without drawing it anew. So no fact may be a row of the database (equal to
    itself whatever it says) or a lazy translation, and nothing in the template may look at the clock, the zone or the
    request.
    """
    language = translation.get_language() or settings.LANGUAGE_CODE
    # Whoever works on a template sees what it became.
    make = _draw.__wrapped__ if settings.DEBUG else _draw
    return make(template, tuple(facts.items()), language)


@lru_cache(maxsize=KEPT)
def _draw(template: str, facts: tuple[tuple[str, Hashable], ...], language: str) -> SafeString:
    with translation.override(language):
        return mark_safe(get_template(template).render(dict(facts)))  # noqa: S308 - a template's own answer
