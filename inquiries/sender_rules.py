"""Always not media: what a person says of a sender once, so that nobody has to close her mail again and again."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.models import Inquiry, OutletDomain, SenderRule, User
from mailbox.domains import domain_of, domains_above
from mailbox.threads import own_address
from mailbox.webmail import is_webmail

Scope = SenderRule.Scope
Rules = Mapping[tuple[str, str], int]


class RuleRefused(Exception):
    """Such a rule would keep reporters off the desk; the text says why."""


def add_rule(inquiry: Inquiry, scope: SenderRule.Scope, *, by: User, at: datetime) -> SenderRule:
    """Let mail from the sender of `inquiry` open no inquiry any more; the rule there is, where one stands already.

    Answers in a thread of ours are never held back by it. Raises RuleRefused for a domain that belongs to everybody,
    to us, or to a known newsroom, and where the sender has no address.
    """
    require(by, Verb.WORK)
    sender = find_sender(inquiry, scope)
    if not sender:
        raise RuleRefused(_("This mail has no sender’s address."))
    if scope == Scope.DOMAIN:
        _check_domain(sender)
    standing = SenderRule.objects.filter(scope=scope, sender=sender, lifted_at=None)
    if (known := standing.first()) is not None:
        return known
    try:
        with transaction.atomic():
            return SenderRule.objects.create(scope=scope, sender=sender, by=by, at=at)
    except IntegrityError:  # a colleague was faster by a moment
        return standing.get()


def lift_rule(rule: SenderRule, *, by: User, at: datetime) -> bool:
    """Let such mail open inquiries again; False where somebody lifted it already. What it held back stays there."""
    require(by, Verb.WORK)
    return SenderRule.objects.filter(pk=rule.pk, lifted_at=None).update(lifted_by=by, lifted_at=at) == 1


def find_sender(inquiry: Inquiry, scope: SenderRule.Scope) -> str:
    """What a rule of that scope would name: the reporter's address, or its domain; "" where she has none."""
    address = inquiry.journalist.address
    return address if scope == Scope.ADDRESS else domain_of(address)


def load_rules() -> Rules:
    """The numbers of the rules that stand, by scope and sender."""
    rows = SenderRule.objects.filter(lifted_at=None).values_list("scope", "sender", "pk")
    return {(scope, sender): pk for scope, sender, pk in rows}


def find_rule(rules: Rules, address: str) -> int | None:
    """The number of the rule that holds for mail from `address`; None where none does."""
    address = address.casefold()
    by_address = rules.get((Scope.ADDRESS.value, address))
    return by_address if by_address is not None else rules.get((Scope.DOMAIN.value, domain_of(address)))


def count_mail(rule: int, *, at: datetime) -> str:
    """Note that the rule of that number held a mail back; whom it names, for the ledger."""
    SenderRule.objects.filter(pk=rule).update(mails=F("mails") + 1, newest_at=at)
    return str(SenderRule.objects.get(pk=rule))


def _check_domain(domain: str) -> None:
    told = {"domain": domain}
    if is_webmail(domain):
        raise RuleRefused(_("Everybody can have an address at %(domain)s, reporters too.") % told)
    # Hosts below a domain belong to whoever it belongs to.
    above = domains_above(domain)
    if domain_of(own_address()) in above:
        raise RuleRefused(_("%(domain)s is the office’s own.") % told)
    if OutletDomain.objects.filter(domain__in=above).exists():
        raise RuleRefused(_("%(domain)s belongs to a newsroom that the desk knows.") % told)
