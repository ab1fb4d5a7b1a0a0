"""Who speaks for an inquiry: whom it was asked of, and whom a search finds."""

from dataclasses import dataclass

from django.utils import timezone

from inquiries.models import Ask, Inquiry, Spokesperson

MATCHES_SHOWN = 8
MATCHES_RANKED = 200


@dataclass(frozen=True, slots=True)
class Match:
    """A spokesperson a search found, and what speaks against asking her."""

    spokesperson: Spokesperson
    is_away: bool
    has_left: bool
    # How far a standing request to her is: asked or agreed; "" where there is none.
    state: str


def load_asks(inquiry: Inquiry) -> list[Ask]:
    """The requests that stand, those who agreed first."""
    standing = inquiry.asks.standing().select_related("spokesperson")
    return sorted(standing.order_by("id"), key=lambda ask: ask.state != Ask.State.AGREED)


def find_matches(words: str, asks: list[Ask]) -> list[Match]:
    """The spokespeople that `words` describe, each with her warnings: whose name or place is named first, left last."""
    if not words:
        return []
    today = timezone.localdate()
    asked = tuple(word.casefold() for word in words.split())
    states = {ask.spokesperson_id: str(ask.state) for ask in asks}

    def rank(match: Match) -> tuple[bool, int, bool]:
        person = match.spokesperson
        parts = f"{person.name} {person.city} {person.county}".casefold().split()
        named = sum(word == person.state.casefold() or any(part.startswith(word) for part in parts) for word in asked)
        return match.has_left, -named, match.is_away

    found = [
        Match(each, each.is_away(today), each.has_left(today), states.get(each.pk, ""))
        for each in Spokesperson.objects.matching(words)[:MATCHES_RANKED]
    ]
    return sorted(found, key=rank)[:MATCHES_SHOWN]
