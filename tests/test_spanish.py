"""Whoever reads Spanish meets no English: every string of the product has its words, and they fit what is put in."""

import gettext
import re
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from tests.support.messages import ROOT, Words, find_words

CATALOG = ROOT / "locale" / "es" / "LC_MESSAGES" / "django.mo"
PLACEHOLDERS = re.compile(r"%\(\w+\)\d*[sd]|%+[sd]|\{\w+\}|</?\w+")


def read_catalog(path: Path) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def translate(catalog: gettext.GNUTranslations, words: Words) -> list[tuple[str, str]]:
    """Each form of the words beside its Spanish."""
    if words.plural:
        return [(words.text, catalog.ngettext(words.text, words.plural, 1)),
                (words.plural, catalog.ngettext(words.text, words.plural, 2))]  # fmt: skip
    if words.context:
        return [(words.text, catalog.pgettext(words.context, words.text))]
    return [(words.text, catalog.gettext(words.text))]


def has(catalog: gettext.GNUTranslations, words: Words) -> bool:
    key = f"{words.context}\x04{words.text}" if words.context else words.text
    known = catalog._catalog  # type: ignore[attr-defined]
    return bool(known.get(key) or known.get((key, 0)))


def test_every_string_has_its_spanish() -> None:
    catalog = read_catalog(CATALOG)
    missing = [f"{place}: {words.text!r}" for words, place in find_words().items() if not has(catalog, words)]
    assert not missing, "locale/es lacks\n" + "\n".join(missing)


def test_what_is_put_into_a_string_is_put_into_its_spanish() -> None:
    catalog = read_catalog(CATALOG)
    for words, place in find_words().items():
        for english, spanish in translate(catalog, words):
            asked, given = Counter(PLACEHOLDERS.findall(english)), Counter(PLACEHOLDERS.findall(spanish))
            # "1 chosen" may be "uno": a count that the singular does without is no loss.
            is_fit = asked == given or (words.plural and english == words.text and given <= asked)
            assert is_fit, f"{place}: {english!r} became {spanish!r}"


@pytest.mark.django_db
def test_the_entrance_speaks_the_browsers_language() -> None:
    page = Client().get("/accounts/login/", headers={"Accept-Language": "es-MX,es;q=0.9"}).content.decode()
    assert '<html lang="es"' in page
    with translation.override("es"):
        assert translation.gettext("Settings") == "Ajustes"
