"""The form for a call: who called, what she asked, until when, and what came of it."""

from datetime import datetime, timedelta
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dashboard.access import get_person
from inquiries.access import visible_to
from inquiries.calls import Caller, read_call
from inquiries.deadlines import DeadlineReading
from inquiries.journalists import journalists_visible_to
from inquiries.models import Inquiry, Journalist, Office, User
from inquiries.models.inquiry import InquiryQuerySet, parse_reference

SUGGESTED = 6
MOST_OPEN = 6
DEADLINE_WITHIN = timedelta(days=366)
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class CallForm(forms.Form):
    """What was typed so far. Nothing but the words is needed where the caller is known."""

    who = forms.CharField(label=_("Who called?"), required=False, max_length=200)
    journalist = forms.IntegerField(required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), required=False, max_length=300)
    outlet = forms.CharField(label=_("Outlet"), required=False, max_length=200)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=60)
    text = forms.CharField(label=_("What was said"), strip=True, max_length=20_000, widget=forms.Textarea)
    deadline = forms.DateTimeField(label=_("Deadline"), required=False, widget=MOMENT)
    called_at = forms.DateTimeField(label=_("When was it?"), required=False, widget=MOMENT)
    is_answered = forms.BooleanField(label=_("Answered on the phone"), required=False)
    # Whether a reading was shown at all, and whether the tick before it still stood.
    is_reading_shown = forms.BooleanField(required=False)
    uses_reading = forms.BooleanField(required=False)

    inquiry: Inquiry | None = None
    person: User

    @classmethod
    def begin(cls, request: HttpRequest, *, inquiry: Inquiry | None = None) -> Self:
        """The form with what the request carries; a caller picked from the list counts as chosen."""
        data = (request.POST if request.method == "POST" else request.GET).copy()
        if pick := data.get("pick", ""):
            data["journalist"] = pick
            if pick == "none":
                data["name"] = ""
            elif pick == "new" and not data.get("name"):
                data["name"] = data.get("who", "")
        if inquiry is not None and not data.get("journalist") and not data.get("name"):
            data["journalist"] = str(inquiry.journalist_id)
        form = cls(data, auto_id="call-%s")
        form.inquiry, form.person = inquiry, get_person(request)
        return form

    @property
    def known_caller(self) -> Journalist | None:
        """The caller, where she is known, and this person may know of her."""
        number = str(self.data.get("journalist", ""))
        if not (number.isascii() and number.isdigit() and len(number) < 16):
            return None
        known = Journalist.objects.select_related("outlet", "merged_into__outlet").filter(pk=int(number)).first()
        caller = (known.merged_into or known) if known else None
        return caller if caller in journalists_visible_to(self.person) else None

    def clean_deadline(self) -> datetime | None:
        """A slip in the year is caught."""
        deadline: datetime | None = self.cleaned_data["deadline"]
        if deadline is not None and abs(deadline - timezone.now()) > DEADLINE_WITHIN:
            raise ValidationError(_("This deadline is more than a year away. Look at the year."))
        return deadline

    def clean_text(self) -> str:
        """Browsers send CRLF."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """Somebody called."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("name") and cleaned.get("who") and self.known_caller is None:
            cleaned["name"] = cleaned["who"]
        if self.known_caller is None and not cleaned.get("name"):
            self.add_error("who", _("Say who called."))
        return cleaned

    def read_call(self) -> dict[str, Any]:
        """What calls.log_call is to be told, besides the inquiry."""
        data = self.cleaned_data
        new = Caller(data["name"], data["outlet"], data["phone"])
        return {
            "caller": self.known_caller or new,
            "text": data["text"],
            "deadline": data["deadline"],
            "reads_deadline": data["uses_reading"] or not data["is_reading_shown"],
            "confirms_deadline": data["uses_reading"] and data["is_reading_shown"],
            "is_answered": data["is_answered"],
            "called_at": data["called_at"],
        }


def build_call(request: HttpRequest, form: CallForm) -> dict[str, Any]:
    """What the form shows: the caller or whom her name may mean, her inquiries, the deadline that was read."""
    journalist, here = form.known_caller, _read_here(request, form)
    is_new = journalist is None and bool(form.data.get("pick") == "new" or form.data.get("name"))
    who = str(form.data.get("who", "")).strip()
    # On the page of an inquiry its own reporter is the likeliest to be on the telephone.
    callers = find_callers(who, form.person) if who else [here.journalist] if here else []
    is_hers = here is not None and here.journalist == journalist and "pick" in form.data
    is_typed = bool(form.data.get("text"))
    return {
        "form": form,
        "journalist": journalist,
        "is_new": is_new,
        "who": who,
        "callers": callers,
        "here": here,
        "of_inquiry": form.inquiry,
        "open": list(list_open(request, journalist)) if journalist else [],
        "chosen": here.reference if here and is_hers else form.data.get("inquiry", ""),
        "reading": read_words(request) if is_typed and request.method == "POST" else None,
        "uses_reading": not form.data.get("is_reading_shown") or bool(form.data.get("uses_reading")),
        # Errors are said once somebody tried to keep the call, not while the caller is chosen.
        "shows_errors": request.method == "POST" and "keep" in form.data,
    }


def _read_here(request: HttpRequest, form: CallForm) -> Inquiry | None:
    """The inquiry that was open when the form was asked for."""
    number = parse_reference(str(form.data.get("here", "")))
    rows = visible_to(request.user).filter(joined_to=None).select_related("journalist__outlet")
    return rows.filter(pk=number).first() if number is not None else None


def find_callers(who: str, person: User) -> list[Journalist]:
    """Whom `who` may mean, of those that `person` may know of: every word stands in her name, phone, address or outlet.

    Who asked last comes first.
    """
    words = who.replace("\x00", "").split()[:6]
    if not words:
        return []
    rows = journalists_visible_to(person).select_related("outlet")
    for word in words:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(address__icontains=word)
            | Q(outlet__name__icontains=word)
            | Q(phone__icontains=word)
        )
    asked_last = Max("inquiry__received_at")
    return list(rows.annotate(asked_last=asked_last).order_by("-asked_last", "name", "pk")[:SUGGESTED])


def list_open(request: HttpRequest, journalist: Journalist) -> InquiryQuerySet:
    """Her inquiries that a call may be about, newest first, as far as the reader may see them."""
    rows = visible_to(request.user).filter(journalist=journalist, joined_to=None)
    return rows.order_by("-received_at")[:MOST_OPEN]


def read_words(request: HttpRequest) -> DeadlineReading:
    """The deadline that the words typed so far name."""
    form = CallForm.begin(request)
    caller = form.known_caller or Caller("")
    text = str(form.data.get("text", ""))[:20_000]
    return read_call(text, caller=caller, office=Office.load(), called_at=timezone.now())
