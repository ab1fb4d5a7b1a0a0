"""What the moments that snoozing and sending later offer are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OFFERS: dict[str, Promise] = {
    "hour": _("In an hour"),
    "afternoon": _("This afternoon"),
    "tomorrow": _("Tomorrow morning"),
    "monday": _("Monday morning"),
}


def name_offer(slug: str) -> Promise:
    """How the page calls the offer that `slug` names (see inquiries.snooze_times)."""
    return OFFERS[slug]
