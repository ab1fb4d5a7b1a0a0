"""What a reporter's signature says of her that her entry does not: taken over by a person, or dismissed for good."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.contact_lines import Contact, fold_name, goes_on, list_phrases, read_contact
from inquiries.journalists import save_journalist
from inquiries.models import Dismissal, Inquiry, Journalist, Message, User
from inquiries.outlets import outlets_visible_to
from inquiries.provenance import find_suggestions

Fact = Dismissal.Fact
# Of her newest mails; who works elsewhere by now signs so.
MAILS_READ = 3
MOST_OUTLETS_COMPARED = 10_000
MOST_LENGTH = {Fact.NAME: 300, Fact.OUTLET: 200, Fact.PHONE: 60, Fact.ZONE: 60}


class NotSuggested(Exception):
    """Her mail does not say so (any more), or her entry says something else by now; the text says it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that stands in her signature and not in her entry; `is_new` of an outlet the desk does not know."""

    fact: Dismissal.Fact
    value: str
    is_new: bool = False


def suggest_facts(
    journalist: Journalist,
    mails: Iterable[Message],
    *,
    user: User | AnonymousUser,
    provenance: Mapping[int, Mapping[str, Any]],
) -> list[Suggestion]:
    """What `mails` say of their writer and her entry lacks, but for what was dismissed; newest mail first counts.

    A mail that may be another's than its sender's, as its `provenance` says, may be signed by that other, and is passed
    over. Costs no query where her entry lacks nothing or her mails say nothing.
    """
    lacking = _find_lacking(journalist)
    hers = [mail for mail in mails if mail.author_address.casefold() == journalist.address and not mail.is_automatic]
    hers = [mail for mail in hers if "suggested" not in provenance.get(mail.pk, {})]
    hers = sorted(hers, key=lambda mail: mail.pk, reverse=True)[:MAILS_READ]
    contacts = [read_contact(mail.fresh, mail.signature) for mail in hers] if lacking and journalist.address else []
    found = [_suggest_outlet(contacts, user)] if Fact.OUTLET in lacking else []
    for fact in [Fact.NAME, Fact.PHONE, Fact.ZONE]:
        value = next((value for each in contacts if (value := _read(each, fact))), "")
        if fact in lacking and value and _fits(journalist, fact, value):
            found.append(Suggestion(fact, value))
    suggested = [each for each in found if each is not None and len(each.value) <= MOST_LENGTH[each.fact]]
    return _leave_out_dismissed(journalist, suggested) if suggested else []


def take_over(inquiry: Inquiry, fact: str, value: str, *, by: User, at: datetime) -> Suggestion:
    """Write into the reporter's entry what her mail in `inquiry` says. Raises NotSuggested, or SavedMeanwhile."""
    require(by, Verb.WORK)
    found = _find(inquiry, fact, value, user=by)
    journalist = inquiry.journalist
    outlet = journalist.outlet.name if journalist.outlet else ""
    fields = []
    if found.fact == Fact.OUTLET:
        outlet = found.value
    else:
        setattr(journalist, found.fact.value, found.value)
        fields = [found.fact.value]
    save_journalist(journalist, fields, outlet_name=outlet, by=by, at=at, seen=journalist.edition)
    return found


def dismiss(inquiry: Inquiry, fact: str, value: str, *, by: User, at: datetime) -> Suggestion:
    """Never suggest it of this reporter again. Raises NotSuggested."""
    require(by, Verb.WORK)
    found = _find(inquiry, fact, value, user=by)
    told = {"journalist": inquiry.journalist, "fact": found.fact, "value": _fold(found.fact, found.value)}
    Dismissal.objects.get_or_create(**told, defaults={"by": by, "at": at})
    return found


def _find(inquiry: Inquiry, fact: str, value: str, *, user: User) -> Suggestion:
    mails = inquiry.messages.filter(kind=Message.Kind.MAIL_IN)
    provenance = {event.message_id: event.details for event in find_suggestions(inquiry) if event.message_id}
    for each in suggest_facts(inquiry.journalist, mails, user=user, provenance=provenance):
        if each.fact == fact and each.value == value:
            return each
    raise NotSuggested(_("That is not suggested any more: her entry or her mail says something else by now."))


def _find_lacking(journalist: Journalist) -> set[Dismissal.Fact]:
    stands = {Fact.OUTLET: journalist.outlet_id, Fact.PHONE: journalist.phone, Fact.ZONE: journalist.time_zone}
    lacking = {fact for fact, value in stands.items() if not value}
    # "Dana" may become Dana Whitcomb; a whole name stays as it is.
    return lacking if " " in journalist.name.strip() and "@" not in journalist.name else lacking | {Fact.NAME}


def _fits(journalist: Journalist, fact: Dismissal.Fact, value: str) -> bool:
    """Whether the name in her signature goes on where the one in her entry ends."""
    known = journalist.name if fact == Fact.NAME and "@" not in journalist.name else ""
    return not known or goes_on(value, known)


def _read(contact: Contact, fact: Dismissal.Fact) -> str:
    return {Fact.NAME: contact.name, Fact.PHONE: contact.phone, Fact.ZONE: contact.zone}[fact]


def _suggest_outlet(contacts: list[Contact], user: User | AnonymousUser) -> Suggestion | None:
    """A known outlet whose name stands in a signature, the longest of them; else what looks like a new one's."""
    if not any(each.lines for each in contacts):
        return None
    names = outlets_visible_to(user).values_list("name", flat=True)[:MOST_OUTLETS_COMPARED]
    known = {folded: name for name in names if (folded := fold_name(name))}
    for contact in contacts:
        standing = known.keys() & set(list_phrases(contact.lines))
        # A town or a family may be called as a newsroom is; where she says which is hers, it counts first.
        stated = {fold_name(contact.outlet)} & standing
        if best := max(stated or {each for each in standing if " " in each}, key=len, default=""):
            return Suggestion(Fact.OUTLET, known[best])
    new = next((each.outlet for each in contacts if each.outlet), "")
    return Suggestion(Fact.OUTLET, new, is_new=True) if new else None


def _leave_out_dismissed(journalist: Journalist, suggested: list[Suggestion]) -> list[Suggestion]:
    of_hers = Dismissal.objects.filter(Q(journalist=journalist) | Q(journalist__merged_into=journalist))
    gone = set(of_hers.values_list("fact", "value"))
    return [each for each in suggested if (each.fact.value, _fold(each.fact, each.value)) not in gone]


def _fold(fact: Dismissal.Fact, value: str) -> str:
    """`value` as it is compared: a number by its digits, a name without its case and marks."""
    if fact == Fact.PHONE:
        return "".join(filter(str.isdigit, value))
    return value if fact == Fact.ZONE else fold_name(value)
