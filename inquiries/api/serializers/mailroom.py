"""How the mailboxes are, and what came in."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from inquiries.api.serializers.base import Shown
from inquiries.mail_problems import say_error, say_problem
from mailbox.ledger import COLUMNS, LedgerDay
from mailbox.models import InboundEmail, Mailbox

LONGEST_LEDGER = 31


class MailboxSerializer(Shown):
    """A folder that is read."""

    healthy = serializers.SerializerMethodField(help_text="Whether it was read within the last minutes.")
    pushed = serializers.BooleanField(
        source="is_pushed", read_only=True, help_text="Whether its server says by itself when mail comes."
    )

    class Meta:
        model = Mailbox
        fields = ["id", "name", "folder", "healthy", "pushed", "checked_at", "failing_since", "problem"]
        read_only_fields = fields

    def get_healthy(self, mailbox: Mailbox) -> bool:
        """As of now."""
        return mailbox.is_healthy(timezone.now())


class LedgerDaySerializer(serializers.Serializer):
    """What came in on a day of your zone; each mail stands in one of the columns."""

    on = serializers.DateField(read_only=True)
    received = serializers.IntegerField(read_only=True, help_text="The sum of the columns.")
    columns = serializers.SerializerMethodField()

    @extend_schema_field(
        {"type": "object", "properties": {name: {"type": "integer"} for name in COLUMNS}, "required": list(COLUMNS)}
    )
    def get_columns(self, day: LedgerDay) -> Any:
        """By what became of them."""
        return day.counts


class MailroomSerializer(serializers.Serializer):
    """All of it at one look."""

    mailboxes = MailboxSerializer(many=True, read_only=True)
    quarantined = serializers.IntegerField(read_only=True, help_text="How many mails wait for a person.")
    ledger = LedgerDaySerializer(many=True, read_only=True, help_text="Today first.")


class LedgerSerializer(serializers.Serializer):
    """How far back."""

    days = serializers.IntegerField(min_value=1, max_value=LONGEST_LEDGER, default=7)


class QuarantinedSerializer(Shown):
    """A mail that could not be filed and waits for a person; nothing of it is lost."""

    mailbox = serializers.CharField(source="mailbox.name", read_only=True)
    sender = serializers.SerializerMethodField(help_text="As far as it can be read.")
    subject = serializers.SerializerMethodField(help_text="As far as it can be read.")
    problem = serializers.SerializerMethodField(
        help_text="Why it was not filed, in words; where reading it failed, with the exact error, which is English."
    )
    problem_code = serializers.ChoiceField(source="problem", choices=InboundEmail.Problem.choices, read_only=True)

    class Meta:
        model = InboundEmail
        fields = [
            "id",
            "mailbox",
            "folder",
            "received_at",
            "stored_at",
            "size",
            "sender",
            "subject",
            "problem",
            "problem_code",
        ]
        read_only_fields = fields

    def get_sender(self, mail: InboundEmail) -> str:
        """Name or address."""
        return str(self.context["outside"][mail.pk].sender)

    def get_problem(self, mail: InboundEmail) -> str:
        """In the language of the call."""
        return " ".join(filter(None, (say_problem(mail), say_error(mail))))

    def get_subject(self, mail: InboundEmail) -> str:
        """Its own words."""
        return str(self.context["outside"][mail.pk].subject)
