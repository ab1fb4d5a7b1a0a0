"""What a form says where somebody else saved the same entry while it was filled in."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from inquiries.models import User
from inquiries.models.edited import Edited


class EditionField(forms.CharField):
    """Which edition of an entry the page showed, carried along unseen; "" where the entry is new."""

    def __init__(self) -> None:
        super().__init__(max_length=60, required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> str:
        """Empty where the page had none: that is no edition of an entry that stands, so its reader is asked first."""
        return str(super().clean(value))


class EditedForm(forms.ModelForm):
    """A form of an entry that several people keep."""

    edition = EditionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["edition"] = self.instance.edition if self.instance.pk else ""

    def changed_columns(self) -> list[str]:
        """The columns that the person changed."""
        return [name for name in self.changed_data if name in set(self._meta.fields or ())]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the form in words: what was saved meanwhile, and what stands in the form."""

    label: str
    saved: str
    yours: str


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Who saved (None: the desk itself, or nobody known), and what is different."""

    by: User | None
    differences: tuple[Difference, ...]


def compare(form: forms.BaseForm, now: forms.BaseForm, saved: Edited) -> Meanwhile:
    """What a filled-in `form` and `now`, the same form of the entry as it was `saved`, say differently.

    All that was typed stays in `form`. It is one of the saved edition from then on: sending it again is a decision.
    """
    sent = cast("QueryDict", form.data).copy()
    sent[form.add_prefix("edition")] = saved.edition
    form.data = sent
    pairs = [(now[field.name], field) for field in form.visible_fields()]
    lines = [(str(mine.label), _say(theirs), _say(mine)) for theirs, mine in pairs]
    return Meanwhile(saved.edited_by, tuple(Difference(*line) for line in lines if line[1] != line[2]))


def _say(field: forms.BoundField) -> str:
    value = field.value()
    if isinstance(field.field, forms.BooleanField):
        return _("yes") if field.field.to_python(value) else _("no")
    widget = field.field.widget
    if isinstance(widget, forms.Select | forms.CheckboxSelectMultiple):
        known: list[tuple[Any, Any]] = list(flatten_choices(widget.choices))
        names = {str(key): str(name) for key, name in known}
        chosen = ["" if each is None else str(each) for each in (value if isinstance(value, list | tuple) else [value])]
        return ", ".join(names.get(each, each) for each in chosen)
    said = widget.format_value(value)
    return "" if said is None else " ".join(str(said).split())
