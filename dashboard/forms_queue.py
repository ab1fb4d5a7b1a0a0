"""What the queue's own forms send."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from inquiries.snooze_times import SOON

HOUR_OFFER = "hour"


class SnoozeForm(forms.Form):
    """Until when: an offer of the menu (`hour`, or a moment with its offset), or a moment of one's own.

    One's own is in the reader's zone; a time that the night of a change skips, or has twice, is refused in words.
    """

    until = forms.CharField(required=False, max_length=40)
    moment = forms.DateTimeField(
        required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def read_until(self, now: datetime) -> datetime:
        """The moment meant. Raises ValidationError where there is none."""
        if not self.is_valid():
            raise ValidationError([error for errors in self.errors.values() for error in errors])
        offer = self.cleaned_data["until"]
        if offer == HOUR_OFFER:
            return now + SOON
        moment: datetime | None = _read_moment(offer) if offer else self.cleaned_data["moment"]
        if moment is None:
            raise ValidationError(_("Say until when."))
        return moment


def _read_moment(written: str) -> datetime | None:
    try:
        moment = parse_datetime(written)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
