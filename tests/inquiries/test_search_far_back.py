"""What only old inquiries hold is found as surely as what the newest hold, in the order of their numbers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import Inquiry, SearchDocument
from inquiries.search import matching
from inquiries.search_backend import choose_backend
from inquiries.search_terms import parse_words
from tests.factories import make_journalist

pytestmark = pytest.mark.django_db

# More than PostgreSQL looks through before it asks its index.
MANY = 620
OLDEST = 3


@pytest.fixture
def numbers() -> list[int]:
    """Their numbers, newest first. The oldest hold a quarry; every tenth holds a crisis team, all hold both words."""
    now, journalist = timezone.now(), make_journalist()
    rows = Inquiry.objects.bulk_create(
        Inquiry(
            journalist=journalist, received_at=now, last_message_at=now, heard_at=now, due_at=now + timedelta(days=1)
        )
        for _each in range(MANY)
    )
    documents = [
        SearchDocument(
            inquiry=row,
            mail=("crisis team" if place % 10 == 0 else "team of crisis") + (" quarry" if place < OLDEST else ""),
            event_id=1,
        )
        for place, row in enumerate(rows)
    ]
    choose_backend().store(documents, over={row.pk: None for row in rows})
    return [row.pk for row in reversed(rows)]


@pytest.mark.parametrize("words", ["quarry", "quarr", "crisis quarry", '"team of crisis" quarry'])
def test_what_only_the_oldest_hold(numbers: list[int], words: str) -> None:
    old = numbers[-OLDEST:] if "team of" not in words else numbers[-OLDEST:-1]
    assert choose_backend().find_newest(parse_words(words), before=numbers[0] + 1, limit=50) == old
    assert sorted(choose_backend().find_few(parse_words(words), most=10) or []) == sorted(old)
    assert set(matching(Inquiry.objects.all(), words).values_list("pk", flat=True)) == set(old)


def test_what_is_common_comes_newest_first_and_goes_on_where_it_stopped(numbers: list[int]) -> None:
    backend, query = choose_backend(), parse_words("crisis")
    assert backend.find_newest(query, before=numbers[0] + 1, limit=550) == numbers[:550]
    assert backend.find_newest(query, before=numbers[549], limit=550) == numbers[550:]
    assert backend.find_few(query, most=600) is None
    assert matching(Inquiry.objects.all(), "crisis").count() == MANY


def test_a_phrase_that_every_tenth_holds(numbers: list[int]) -> None:
    backend, query = choose_backend(), parse_words('"crisis team"')
    holding = [number for number in numbers if (numbers[-1] - number) % 10 == 0]
    assert backend.find_newest(query, before=numbers[0] + 1, limit=60) == holding[:60]
    assert backend.find_newest(query, before=numbers[0] + 1, limit=99) == holding
    assert matching(Inquiry.objects.all(), '"crisis team"').count() == len(holding)
