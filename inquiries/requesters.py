"""Who really asks, where a mail only says so: taken over by a person, and by nobody else."""

from datetime import datetime

from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.journalists import hold_by_address
from inquiries.models import Inquiry, Journalist, User
from inquiries.provenance import find_suggestions, read_suggested
from inquiries.writers import enter_writer


class NotNamed(Exception):
    """No mail of this inquiry names that address as its writer's; the text says so."""


def enter_suggested(inquiry: Inquiry, address: str, *, by: User, at: datetime) -> tuple[Journalist, bool]:
    """The entry of the reporter whose mail, by one of `inquiry`, was passed on, and whether it was made for it.

    In the caller's transaction, in which change_reporter puts the inquiry under her name: until then everybody may know
    her. Raises NotNamed where no mail here names `address`.
    """
    require(by, Verb.WORK)
    told = (read_suggested(event.details) for event in find_suggestions(inquiry))
    found = next((each for each in told if each is not None and each.address == address.casefold()), None)
    if found is None:
        raise NotNamed(_("No mail here names %(address)s as its writer’s.") % {"address": address})
    known = hold_by_address(found.address)
    return (known, False) if known is not None else (enter_writer(found.name, found.address, at=at), True)
