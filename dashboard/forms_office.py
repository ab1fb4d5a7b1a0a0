"""Forms of the office pages: quarantined mail, spokespeople, settings."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from dashboard.editing import EditedForm
from dashboard.zones import name_zone, zone_choices
from inquiries.directory_file import LIST_COLUMNS, NotText, decode_file, tidy_list
from inquiries.models import Office, Spokesperson, User

LIST_FIELDS = (Spokesperson._meta.get_field(name) for name in LIST_COLUMNS)
LONGEST_LISTS = {field.name: field.max_length or 0 for field in LIST_FIELDS if isinstance(field, models.CharField)}
# A thousand people are 300 KB.
MOST_FILE_BYTES = 5 * 1024 * 1024


class DiscardForm(forms.Form):
    """Why a quarantined mail is discarded."""

    reason = forms.CharField(label=_("Why is it discarded?"), max_length=300)


class ArrivedForm(forms.Form):
    """What a person found out about an uncertain mail."""

    arrived = forms.ChoiceField(choices=[("yes", _("It arrived")), ("no", _("It did not arrive"))])


class DirectoryFileForm(forms.Form):
    """A CSV file of spokespeople."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("In a spreadsheet program: save as “CSV UTF-8”."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> str:
        """The text of the file."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_FILE_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        try:
            return decode_file(file.read())
        except NotText as error:
            raise forms.ValidationError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Fieldset:
    """Some of a form's fields under one legend."""

    legend: Any
    fields: list[forms.BoundField]


class SpokespersonForm(EditedForm):
    """One person's entry; lists are written with semicolons, as in the CSV file."""

    FIELDSETS = (
        (_("Person"), ("name", "office", "body", "city", "county", "state")),
        (_("Speaks about"), ("topics", "languages", "capacity", "is_on_camera", "is_media_trained")),
        (_("Contact"), ("email", "phone", "time_zone")),
        (_("Not available"), ("left_office_on", "away_from", "away_to", "recused_topics", "not_with_outlets")),
        (_("Remarks"), ("notes",)),
    )

    class Meta:
        model = Spokesperson
        fields = [
            "name", "office", "body", "city", "county", "state", "topics", "languages", "is_on_camera",
            "is_media_trained", "capacity", "email", "phone", "time_zone", "left_office_on", "away_from", "away_to",
            "recused_topics", "not_with_outlets", "notes",
        ]  # fmt: skip
        labels = {
            "body": _("council, board or body"),
            "capacity": _("speaks as"),
            "left_office_on": _("left office on"),
            "away_to": _("away until"),
            "time_zone": _("time zone"),
        }
        help_texts = {
            "topics": _("Separate with semicolons: Tenants and rent; Schools"),
            "languages": _("Separate with semicolons: English; Spanish"),
            "recused_topics": _("Topics to leave out, separated with semicolons"),
            "not_with_outlets": _("Outlets not to be brought together with, separated with semicolons"),
            "capacity": _("For example: official, personal, campaign until November 3"),
            "left_office_on": _("From this day on they cannot be asked any more."),
            "away_to": _("The last day away."),
            "notes": _("For the press office only."),
        }
        widgets = {
            "left_office_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "away_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "away_to": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
            "state": forms.TextInput(attrs={"class": "short"}),
            "notes": forms.Textarea(attrs={"rows": 4}),
        }
        error_messages = {
            NON_FIELD_ERRORS: {"unique_together": _("Somebody of this name in this body is in the directory already.")}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blank = _("Not known")
        self.fields["time_zone"].widget = forms.Select(choices=zone_choices(blank=blank, keep=self.instance.time_zone))

    def clean_state(self) -> str:
        """Two capital letters."""
        return str(self.cleaned_data["state"]).upper()

    def clean(self) -> dict[str, Any]:
        """Nobody is back before she leaves."""
        cleaned = super().clean() or self.cleaned_data
        away_from, away_to = cleaned.get("away_from"), cleaned.get("away_to")
        if away_from and away_to and away_to < away_from:
            self.add_error("away_to", _("The last day away is before the first."))
        for name in LONGEST_LISTS:
            # Tidied a list may be longer than typed: a blank follows each semicolon.
            if len(tidy_list(cleaned.get(name) or "")) > LONGEST_LISTS[name]:
                self.add_error(name, _("This is too long."))
        return cleaned

    def fieldsets(self) -> list[Fieldset]:
        """The fields by theme, for the page."""
        return [Fieldset(legend, [self[name] for name in names]) for legend, names in self.FIELDSETS]


OBSERVERS_NOTICES = [
    (User.Notify.ALL.value, _("Every new inquiry")),
    (User.Notify.URGENT.value, _("Urgent new inquiries")),
    (User.Notify.NONE.value, _("No mail")),
]


class OwnSettingsForm(forms.ModelForm):
    """A person's own name, zone and notices."""

    class Meta:
        model = User
        fields = ["name", "time_zone", "language", "notify", "signature", "has_letter_keys"]
        help_texts = {
            "name": _("As reporters read it in the From line."),
            "time_zone": _("Times on your pages and in mails to you are in this zone."),
            "language": _("Of your pages and of mails to you. Reporters never see it."),
            "signature": _("Below each of your answers, behind a line with two dashes. It can be left off an answer."),
            "has_letter_keys": _(
                "One letter acts at once, as r to reply. Switch them off if you dictate, or press them by accident. "
                "Ctrl K, Enter, Esc and the arrows work all the same."
            ),
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "signature": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blank = _("The office’s: %(zone)s") % {"zone": name_zone(office.time_zone)}
        self.fields["time_zone"].widget = forms.Select(choices=zone_choices(blank=blank, keep=self.instance.time_zone))
        if self.instance.role == User.Role.OBSERVER:
            # Nothing is ever hers to answer: there is no news in her inquiries.
            self.fields["notify"] = forms.ChoiceField(label=self.fields["notify"].label, choices=OBSERVERS_NOTICES)
            if self.instance.notify == User.Notify.MINE:
                self.initial["notify"] = User.Notify.NONE
            del self.fields["signature"]
        languages = [("", _("The browser’s")), *settings.LANGUAGES]
        self.fields["language"] = forms.ChoiceField(
            label=self.fields["language"].label,
            help_text=self.fields["language"].help_text,
            choices=languages,
            required=False,
        )


class HoursForm(EditedForm):
    """The office's name, zone, hours and targets."""

    work_days = forms.TypedMultipleChoiceField(
        label=_("Days of work"),
        coerce=int,
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )

    class Meta:
        model = Office
        fields = ["name", "time_zone", "opens_at", "closes_at", "work_days", "answer_hours"]
        help_texts = {
            "time_zone": _("For deadlines that name no zone, and for people who chose none."),
            "answer_hours": _("Counts for inquiries that come from now on."),
            "has_plus_addressing": _(
                "Then answers carry a reply address of their own, and replies to them always find their inquiry. "
                "Mail yourself at press+test@… first: it must arrive."
            ),
            "writes_day_first": _("How dates such as 4/10 in reporters' mails are read."),
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "opens_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "closes_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].widget = forms.Select(choices=zone_choices(keep=self.instance.time_zone))

    def clean(self) -> dict[str, Any]:
        """The office opens before it closes."""
        cleaned = super().clean() or self.cleaned_data
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("The office closes before it opens."))
        return cleaned


class OfficeForm(HoursForm):
    """All that an office decides for itself."""

    class Meta(HoursForm.Meta):
        fields = [*HoursForm.Meta.fields, "quiet_hours", "acknowledgement", "has_plus_addressing", "writes_day_first"]
        help_texts = HoursForm.Meta.help_texts | {
            "quiet_hours": _(
                "Administrators are told by mail, and every page says it. 9 is a day of an office that is open from "
                "9 to 6. 0 raises no alarm."
            ),
            "acknowledgement": _("What a reporter reads when somebody presses Acknowledge; signed by that person."),
        }
        widgets = HoursForm.Meta.widgets | {"acknowledgement": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["acknowledgement"].required = False

    def clean_acknowledgement(self) -> str:
        """An acknowledgement of no words is none: the office's own words stay."""
        return str(self.cleaned_data["acknowledgement"]).strip() or Office.load().acknowledgement
