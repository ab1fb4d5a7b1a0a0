"""Forms of the first start and of the people who work here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard.forms_office import HoursForm
from inquiries.models import User

PROVIDERS = (
    ("google", _("Google Workspace or Gmail")),
    ("microsoft", _("Microsoft 365")),
    ("other", _("Another mail server, with a password")),
)


class InvitationForm(forms.Form):
    """Who is invited, as what."""

    name = forms.CharField(
        label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("As reporters will read it in the From line."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Role"), choices=User.Role.choices, initial=User.Role.STAFF)


class ClosureForm(forms.Form):
    """Who takes over from somebody whose account is closed."""

    heir = forms.ModelChoiceField(
        label=_("Who takes over the inquiries"),
        queryset=User.objects.get_queryset(),
        required=False,
        empty_label=_("Nobody yet: they show up as unassigned"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["heir"].queryset = User.objects.answering().exclude(pk=user.pk)  # type: ignore[attr-defined]


class RoleForm(ClosureForm):
    """The role of an account, and who takes over where it only reads from then on."""

    role = forms.ChoiceField(label=_("Role"), choices=User.Role.choices)
    field_order = ["role", "heir"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # Its page has a second form that asks for an heir.
        super().__init__(*args, user=user, auto_id="role_%s", **kwargs)
        self.fields["heir"].help_text = _(
            "Counts where the new role is observer: who only reads can answer for nothing."
        )


class SetupOfficeForm(HoursForm):
    """The first questions of all: what the office is called, where it is, when it works."""

    class Meta(HoursForm.Meta):
        fields = ["name", "time_zone", "opens_at", "closes_at", "work_days", "answer_hours", "writes_day_first"]


class MailLineForm(forms.Form):
    """Whose mail server it is: enough to write the lines of the settings, but for the secret."""

    provider = forms.ChoiceField(label=_("Where is the mailbox?"), choices=PROVIDERS)
    address = forms.EmailField(
        label=_("Press address"), max_length=254, widget=forms.EmailInput(attrs={"placeholder": "press@office.org"})
    )
    imap_host = forms.CharField(
        label=_("IMAP server"), required=False, max_length=253, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("For another mail server only."),
    )  # fmt: skip
    smtp_host = forms.CharField(
        label=_("SMTP server"), required=False, max_length=253, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("For another mail server only."),
    )  # fmt: skip
    folder = forms.CharField(label=_("Folder"), required=False, max_length=200, initial="INBOX")

    def clean(self) -> dict[str, Any]:
        """A mail server of one's own has names."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("provider") == "other":
            for name in ("imap_host", "smtp_host"):
                if not cleaned.get(name):
                    self.add_error(name, _("Say the name of the server."))
        return cleaned
