"""What the forms that mean many inquiries send, beside which they mean."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dashboard.editing import EditionField
from inquiries.filters import read_number
from inquiries.models import Inquiry, Topic


class ManyToOwnerForm(forms.Form):
    """`me`, a person's number, or `nobody`; what says nothing gives to nobody by no accident."""

    owner = forms.CharField(max_length=20)

    def read_owner(self, me: int) -> int | None:
        """Her number. Raises ValidationError where nothing was chosen."""
        if not self.is_valid():
            raise ValidationError(_("Choose who is to have them."))
        value = self.cleaned_data["owner"]
        if value == "nobody":
            return None
        number = me if value == "me" else read_number(value)
        if number is None:
            raise ValidationError(_("There is no such person at this desk."))
        return number


class TopicsField(forms.ModelMultipleChoiceField):
    """Topics by their numbers, retired ones too; the verbs say which can be given."""

    def __init__(self) -> None:
        super().__init__(Topic.objects.all(), required=False)

    def clean(self, value: Any) -> Any:
        """Raises ValidationError for what is no number of a topic, or too long for any database."""
        if any(read_number(str(each)) is None for each in value or []):
            raise ValidationError(_("One of these topics is not on the list any more."))
        return super().clean(value)


class TopicsForm(forms.Form):
    """What is ticked; nothing means none."""

    topics = TopicsField()


class ManyTopicsForm(TopicsForm):
    """Topics, to be added or taken away."""

    how = forms.ChoiceField(choices=[("add", ""), ("remove", "")])

    def read_topics(self) -> dict[str, Any]:
        """Their numbers, and what to do with them. Raises ValidationError in words."""
        _check(self)
        return {"topics": [topic.pk for topic in self.cleaned_data["topics"]], "how": self.cleaned_data["how"]}


class OutcomeForm(forms.Form):
    """How they ended."""

    outcome = forms.ChoiceField(choices=Inquiry.Outcome.choices, error_messages={"required": _("Say how they ended.")})

    def read_outcome(self) -> dict[str, str]:
        """The outcome. Raises ValidationError in words."""
        _check(self)
        return {"outcome": self.cleaned_data["outcome"]}


class TopicForm(forms.Form):
    """A topic of the office's list; its rules stand in inquiries/topics.py."""

    edition = EditionField()
    name = forms.CharField(label=_("Topic"), max_length=100)
    description = forms.CharField(
        label=_("What belongs to it"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A few words, for colleagues and for finding spokespeople."),
    )


def _check(form: forms.Form) -> None:
    if not form.is_valid():
        raise ValidationError([error for errors in form.errors.values() for error in errors])
