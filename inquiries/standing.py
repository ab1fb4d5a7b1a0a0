"""What every mail is filed by and a press office seldom changes."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from inquiries.models import Inquiry, Office, Outlet, OutletDomain, Spokesperson, User
from inquiries.reading import MailReading, read_mail
from inquiries.sender_rules import Rules, load_rules
from mailbox.domains import domain_of
from mailbox.models import InboundEmail
from mailbox.sync import find_sent_folders
from mailbox.threads import is_own, own_address
from mailbox.webmail import is_webmail


@dataclass(frozen=True, slots=True)
class Standing:
    """Read once a pass, not once a mail."""

    office: Office
    outlets: dict[str, Outlet]
    readers: tuple[User, ...]
    # Who works here, by mail address.
    staff: frozenset[str]
    # The watched folders that hold what the office sent by other programs.
    sent_folders: frozenset[int]
    # Whose mail is always not media.
    rules: Rules

    @classmethod
    def load(cls) -> "Standing":
        """As the database has it now."""
        return cls(
            office=Office.load(),
            outlets={each.domain: each.outlet for each in OutletDomain.objects.select_related("outlet")},
            readers=tuple(User.objects.get_queryset().told_of_every_inquiry(urgent=True)),
            staff=frozenset(each.casefold() for each in User.objects.working().values_list("email", flat=True)),
            sent_folders=find_sent_folders(settings.MAILBOXES),
            rules=load_rules(),
        )

    def is_ours(self, address: str) -> bool:
        """Whether a colleague writes from `address`: one with an account, or anybody at the office's own domain."""
        domain = domain_of(address)
        if address.casefold() in self.staff:
            return True
        return domain == domain_of(own_address()) and not is_webmail(domain)

    def _speaks(self, address: str, at: datetime) -> bool:
        """Whether a spokesperson who was in office then writes from `address`. Asked of few mails: one query each."""
        today = at.astimezone(self.office.zone).date()
        return Spokesperson.objects.in_office(today).filter(email__iexact=address).exists()

    def read(self, inbound: InboundEmail) -> MailReading:
        """What the stored mail says, read as this office reads."""
        return read_mail(
            inbound.raw.content,
            received_at=inbound.received_at,
            zone=self.office.zone,
            is_own=is_own,
            is_ours=self.is_ours,
            is_spokesperson=lambda address: self._speaks(address, inbound.received_at),
            server=settings.AUTHSERV_ID,
            day_first=self.office.writes_day_first,
        )

    def told_of(self, inquiry: Inquiry) -> list[User]:
        """Who chose to be told of a new inquiry like this one."""
        return [user for user in self.readers if inquiry.is_urgent or user.notify == User.Notify.ALL]
