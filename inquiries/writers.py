"""Whose mail it is: her entry, her newsroom, and whether she belongs to a thread."""

from collections.abc import Mapping
from datetime import datetime

from inquiries.aliases import may_be_behind_alias
from inquiries.editing import count_edit
from inquiries.journalists import hold_by_address, hold_living
from inquiries.models import Inquiry, Journalist, Outlet, OutletDomain
from inquiries.reading import MailReading
from mailbox.domains import domain_of, domains_above
from mailbox.threads import FoundBy, Parent, is_own
from mailbox.webmail import is_webmail


def belongs(inquiry: Inquiry, reading: MailReading, parent: Parent) -> bool:
    """Whether the author is of this thread: an address seen in it, or the reporter's own newsroom.

    A Message-ID can be guessed or copied; a stranger who names one opens an inquiry of her own.
    """
    author = reading.author.address
    if author is None:
        return False
    address = author.address.casefold()
    if inquiry.participants.filter(address=address).exists():
        return True
    if parent.found_by is FoundBy.NAMED_BY:
        # The original came after its answer: whoever wrote that answer had this mail.
        return any(
            inquiry.participants.filter(address=each.address.casefold()).exists()
            for each in (*reading.parsed.to, *reading.parsed.cc)
            if not is_own(each.address)
        )
    if parent.outbound_id is not None and may_be_behind_alias(inquiry, parent.outbound_id):
        return True
    domain = domain_of(address)
    return bool(domain) and domain == domain_of(inquiry.journalist.address) and not is_webmail(domain)


def get_journalist(reading: MailReading, outlets: Mapping[str, Outlet], *, at: datetime) -> Journalist:
    """The author's entry, held; made where she writes for the first time, with the newsroom her address is at."""
    author = reading.author.address
    address = author.address.casefold()[:320] if author else ""
    name = author.name[:300] if author else ""
    journalist = hold_by_address(address)
    if journalist is None:
        outlet = find_outlet(address, outlets)
        return Journalist.objects.create(name=name, address=address, outlet=outlet, first_seen_at=at)
    if name and not journalist.name and journalist.address == address:
        journalist.name = name
        count_edit(journalist, seen=None, by=None)
        journalist.save(update_fields=["name"])
    return journalist


def enter_writer(name: str, address: str, *, at: datetime) -> Journalist:
    """The entry of whoever has `address`, held; made with her newsroom where it is new, in the caller's transaction."""
    address = address.casefold()[:320]
    known = hold_by_address(address)
    if known is not None:
        return known
    domains = OutletDomain.objects.filter(domain__in=domains_above(domain_of(address))).select_related("outlet")
    outlet = find_outlet(address, {each.domain: each.outlet for each in domains})
    made = {"name": name[:300], "outlet": outlet, "first_seen_at": at}
    return hold_living(Journalist.objects.get_or_create(address=address, defaults=made)[0].pk)


def find_outlet(address: str, outlets: Mapping[str, Outlet]) -> Outlet | None:
    """The outlet whose domain the address is at, or below: news.ledger.example finds ledger.example."""
    return next((outlets[domain] for domain in domains_above(domain_of(address)) if domain in outlets), None)
