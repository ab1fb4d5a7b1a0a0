"""What the inquiry page's forms send."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models import Inquiry, User
from inquiries.recipients import read_recipients

DEADLINE_WITHIN = timedelta(days=366)


class DeadlineForm(forms.Form):
    """A moment in the reader's own zone, in a year that a news desk can mean."""

    deadline = forms.DateTimeField(
        label=_("Deadline"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def clean_deadline(self) -> datetime:
        """A slip in the year field is caught; a deadline that has just passed is a fact to be entered."""
        deadline: datetime = self.cleaned_data["deadline"]
        if abs(deadline - timezone.now()) > DEADLINE_WITHIN:
            raise ValidationError(_("This deadline is more than a year away. Look at the year."))
        return deadline


class ShownForm(forms.Form):
    """The moment that stood on the page when its button was pressed, ISO 8601 with its offset."""

    shown = forms.DateTimeField()


class OwnerForm(forms.Form):
    """A person's number, `me`, or nothing for nobody."""

    owner = forms.CharField(required=False)

    def read_owner(self, me: User) -> User | None:
        """Who it is to be. Raises ValidationError where there is no such person."""
        value = self.cleaned_data["owner"]
        if value == "me":
            return me
        if not value:
            return None
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None
        owner = User.objects.get_queryset().filter(pk=number).first() if number is not None else None
        if owner is None:
            raise ValidationError(_("There is no such person at this desk."))
        return owner


class ClosureForm(forms.Form):
    """How it ended."""

    outcome = forms.ChoiceField(choices=Inquiry.Outcome.choices)


class RecipientsField(forms.CharField):
    """A line of addresses, read into a list that keeps the names."""

    def clean(self, value: object) -> list[str]:
        """Raises ValidationError that names the first wrong one."""
        return read_recipients(str(super().clean(value) or ""))


class DraftForm(forms.Form):
    """A draft as the page holds it, with the revision it was read at."""

    to = RecipientsField(label=_("To"), required=False)
    cc = RecipientsField(label=_("Cc"), required=False)
    bcc = RecipientsField(label=_("Bcc"), required=False)
    # Sent twice by a box that is ticked, once by one that is not, never by a page without one.
    signed = forms.CharField(required=False)
    text = forms.CharField(label=_("Answer"), required=False, strip=False, max_length=200_000)
    # What a page does not say, or says wrongly, it has not read. Not more than a column holds once it went up.
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 2, required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """Browsers send CRLF; mail and comparison want LF."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """`bcc` and `is_signed` are None where the page has no such field: they then stay as they are."""
        cleaned = super().clean() or self.cleaned_data
        if "bcc" not in self.data:
            cleaned["bcc"] = None
        cleaned["is_signed"] = cleaned.get("signed") == "1" if "signed" in self.data else None
        return cleaned


class LaterForm(forms.Form):
    """When an answer is to leave: a moment that was offered, or one of the person's own in her zone."""

    send_at = forms.CharField(required=False, max_length=40)
    send_at_own = forms.DateTimeField(required=False)

    def read_moment(self) -> datetime | None:
        """The moment, aware; None where none can be read."""
        self.is_valid()
        offered = self.cleaned_data.get("send_at", "")
        if offered == "own":
            own: datetime | None = self.cleaned_data.get("send_at_own")
            return own
        try:
            moment = datetime.fromisoformat(offered)
        except ValueError:
            return None
        return moment if moment.tzinfo is not None else None
