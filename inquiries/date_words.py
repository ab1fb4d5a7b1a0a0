"""Dates in the order of the reader's language: Nov 20 in English, 20 nov in Spanish."""

from datetime import date, datetime

from django.utils.formats import date_format as format_as_written
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# As Django's `date` filter reads them; templates write the same: |date:_("M j").
PATTERNS: dict[str, Promise] = {
    "M j": _("M j"),
    "M j, Y": _("M j, Y"),
    "M j, g:i A": _("M j, g:i A"),
    "D, M j": _("D, M j"),
    "D, M j, g:i A": _("D, M j, g:i A"),
    "D, M j, g:i A T": _("D, M j, g:i A T"),
    "l, M j": _("l, M j"),
    "l, F j, Y, g:i A": _("l, F j, Y, g:i A"),
    "F j, Y": _("F j, Y"),
    "F Y": _("F Y"),
}


def date_format(value: date | datetime, pattern: str) -> str:
    """Django's own, with `pattern` put in the order of the active language; a moment is in its own zone."""
    return format_as_written(value, str(PATTERNS.get(pattern, pattern)))
