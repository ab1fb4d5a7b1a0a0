"""Forms of the people who ask: journalists, outlets, merging."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard.editing import EditedForm
from dashboard.zones import zone_choices
from inquiries.models import Journalist, Outlet


class JournalistForm(EditedForm):
    """A reporter's entry; the outlet is written by name, and offered as it is typed."""

    outlet_name = forms.CharField(
        label=_("outlet"),
        max_length=200,
        required=False,
        help_text=_("A name that is not on the list yet makes a new outlet."),
        widget=forms.TextInput(attrs={"list": "outlet-names", "autocomplete": "off"}),
    )
    field_order = ["name", "outlet_name", "beat", "address", "phone", "time_zone", "notes"]

    class Meta:
        model = Journalist
        fields = ["name", "beat", "address", "phone", "time_zone", "notes"]
        help_texts = {
            "address": _("Mail from another address arrives as an entry of its own: merge the two then."),
            "time_zone": _("Deadlines are shown in this zone beside yours."),
            "notes": _("For the press office only."),
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "address": forms.EmailInput(attrs={"autocomplete": "off"}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
            "notes": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blank = _("Not known")
        self.fields["time_zone"].widget = forms.Select(choices=zone_choices(blank=blank, keep=self.instance.time_zone))
        if self.instance.outlet is not None:
            self.initial.setdefault("outlet_name", self.instance.outlet.name)

    def clean_address(self) -> str:
        """Lower-case, as mail is matched; nobody else's."""
        address = str(self.cleaned_data["address"]).strip().casefold()
        if address:
            forms.EmailField().clean(address)
            if Journalist.objects.filter(address=address).exclude(pk=self.instance.pk).exists():
                raise forms.ValidationError(_("Another entry has this address. If both are one person, merge them."))
        return address

    def clean(self) -> dict[str, Any]:
        """Somebody must be told apart by something."""
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("name") or cleaned.get("address")) and "address" not in self.errors:
            self.add_error("name", _("Give a name, or a mail address."))
        return cleaned


class OutletForm(EditedForm):
    """A newsroom's entry."""

    class Meta:
        model = Outlet
        fields = ["name", "notes"]
        help_texts = {"notes": _("For the press office only.")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "notes": forms.Textarea(attrs={"rows": 5}),
        }

    def clean_name(self) -> str:
        """Two outlets of one name cannot be told apart."""
        name = str(self.cleaned_data["name"]).strip()
        if Outlet.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is an outlet of this name. If both are one, merge them."))
        return name


class ChosenForm(forms.Form):
    """The entry that was picked from a list, by its number."""

    chosen = forms.IntegerField(min_value=1, max_value=10**15)
