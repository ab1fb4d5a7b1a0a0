"""What templates show of a person's last act."""

from typing import Any

from django import template
from django.http import HttpRequest

from dashboard import undo_offer

register = template.Library()


@register.simple_tag(takes_context=True)
def standing_offer(context: dict[str, Any]) -> undo_offer.Offer | None:
    """See undo_offer.standing_offer; None on a page that was asked for by nobody."""
    request = context.get("request")
    return undo_offer.standing_offer(request) if isinstance(request, HttpRequest) else None
