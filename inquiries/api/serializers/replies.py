"""What is told of an answer: its text, its readers, when it leaves."""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError as InvalidValue
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from inquiries.api.serializers.base import GivenMoment, IdField
from inquiries.api.serializers.verbs import LONGEST_TEXT
from inquiries.models import Reply
from inquiries.sending import read_recipients

MOST_RECIPIENTS = 100
# Control characters, and the two separators that Python takes for ends of lines: none of them belongs in a header.
NOT_IN_A_LINE = frozenset({"Cc", "Zl", "Zp"})
BIGGEST_REVISION = 2**31 - 1


def is_one_line(words: str) -> bool:
    """Whether `words` hold no end of a line and no other control character."""
    return not any(unicodedata.category(each) in NOT_IN_A_LINE for each in words)


class RecipientsField(serializers.ListField):
    """Mail addresses, each with or without a name."""

    child = serializers.CharField(max_length=640)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MOST_RECIPIENTS, **kwargs)

    def to_internal_value(self, data: Any) -> list[str]:
        """As they will stand on the draft. Raises ValidationError that names the first wrong one."""
        lines: list[str] = super().to_internal_value(data)
        for line in lines:
            if not is_one_line(line):
                raise serializers.ValidationError([_("%(part)s is no mail address.") % {"part": repr(line)[1:-1]}])
        try:
            return [each for line in lines for each in read_recipients(line)]
        except InvalidValue as error:
            raise serializers.ValidationError(error.messages) from error


class SureField(serializers.ListField):
    """The doubts, by their names in an answer of 422, that the sender has heard and does not share."""

    # A doubt about an address holds the address, and there may be one for each.
    child = serializers.CharField(max_length=400)

    def __init__(self, **kwargs: Any) -> None:
        words = "Names of doubts out of `errors.sure` of an answer 422, to send all the same."
        super().__init__(required=False, max_length=4 * MOST_RECIPIENTS, help_text=words, **kwargs)


class KindField(serializers.ChoiceField):
    """What is sent: an answer, or a question back."""

    def __init__(self, **kwargs: Any) -> None:
        kinds = [(kind.value, kind.label) for kind in (Reply.Kind.ANSWER, Reply.Kind.QUESTION)]
        words = "A question leaves the inquiry in the queue."
        super().__init__(choices=kinds, default=Reply.Kind.ANSWER.value, help_text=words, **kwargs)


class NewReplySerializer(serializers.Serializer):
    """An answer."""

    text = serializers.CharField(max_length=LONGEST_TEXT, trim_whitespace=False)
    to = RecipientsField(required=False, help_text="Left out: whoever wrote the newest mail.")
    cc = RecipientsField(required=False, help_text="Left out: that mail's other readers.")
    bcc = RecipientsField(required=False, help_text="Seen by no other recipient. Left out: nobody.")
    signed = serializers.BooleanField(default=True, help_text="Whether your signature, if you have one, stands below.")
    answers = IdField(
        required=False,
        help_text="The number of the newest message you have read. If a newer mail came since, nothing is sent (409).",
    )
    kind = KindField()
    send = serializers.BooleanField(default=True, help_text="False leaves the draft for the office to go on with.")
    sure = SureField()


class DraftSerializer(serializers.Serializer):
    """A draft as it is to be, over the revision that was read."""

    text = serializers.CharField(max_length=LONGEST_TEXT, trim_whitespace=False, allow_blank=True)
    to = RecipientsField(required=False, help_text="Left out: as they are.")
    cc = RecipientsField(required=False, help_text="Left out: as they are.")
    bcc = RecipientsField(required=False, help_text="Left out: as they are.")
    signed = serializers.BooleanField(required=False, help_text="Left out: as it is.")
    # It goes up by one with the saving, in a column of 32 bits.
    revision = serializers.IntegerField(min_value=0, max_value=BIGGEST_REVISION - 1)

    def validate_text(self, text: str) -> str:
        """Ends of lines as mail and comparison want them."""
        return text.replace("\r\n", "\n")


class SendingSerializer(serializers.Serializer):
    """The draft exactly as it was read."""

    revision = serializers.IntegerField(min_value=0, max_value=BIGGEST_REVISION)
    kind = KindField()
    sure = SureField()


class ScheduleSerializer(SendingSerializer):
    """The draft exactly as it was read, and its hour."""

    send_at = GivenMoment(help_text="In the future, within a year; without an offset in your time zone.")
