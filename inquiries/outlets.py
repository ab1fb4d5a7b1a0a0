"""Newsrooms: their domains, and two that are one."""

import re
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from inquiries.access import Verb, may, require
from inquiries.editing import count_edit
from inquiries.journalists import NotMergeable, journalists_visible_to
from inquiries.models import Inquiry, Journalist, Outlet, OutletDomain, User
from inquiries.search import renew
from mailbox.webmail import is_webmail

MOST_LENGTH = 253
# One label: letters, digits and hyphens, none at an end. Letters of any script: mail says them as they are written.
LABEL = re.compile(r"[^\W_](?:(?:[^\W_]|-){0,61}[^\W_])?")


def outlets_visible_to(user: User | AnonymousUser) -> QuerySet[Outlet]:
    """The newsrooms `user` may know of.

    One whose people she may none of them know of is left out: its name would tell of their confidential inquiries.
    """
    if not may(user, Verb.READ):
        return Outlet.objects.none()
    if may(user, Verb.READ_ALL):
        return Outlet.objects.all()
    known, people = journalists_visible_to(user), Journalist.objects.filter(outlet=OuterRef("pk"))
    survivors = known.filter(merged__outlet=OuterRef("pk"))
    return Outlet.objects.filter(~Exists(people) | Exists(known.filter(outlet=OuterRef("pk"))) | Exists(survivors))


def read_domain(text: str) -> str:
    """The domain in what a person typed or pasted: an address, a link, or the domain itself; lower-case.

    Raises ValidationError, in words, where there is none, or where everybody could have mail there.
    """
    domain = re.sub(r"^[a-z][a-z0-9+.-]*://", "", text.strip().casefold())
    domain = re.split(r"[/?#:]", domain.rpartition("@")[2], maxsplit=1)[0].strip(".").removeprefix("www.")
    labels = domain.split(".")
    if len(labels) < 2 or len(domain) > MOST_LENGTH or not all(LABEL.fullmatch(each) for each in labels):
        raise ValidationError(_("“%(text)s” is no domain; write it like ledger.example.") % {"text": text.strip()[:80]})
    if is_webmail(domain):
        raise ValidationError(_("At %(domain)s anybody can have an address: it is no newsroom’s.") % {"domain": domain})
    return domain


def save_outlet(outlet: Outlet, fields: list[str], *, by: User, seen: str | None = None) -> None:
    """Keep an entry written by hand: a new one whole, of a known one only `fields`.

    `seen` is the edition that was edited. Raises SavedMeanwhile where the entry is another by now.
    """
    require(by, Verb.WORK)
    if outlet._state.adding:
        outlet.save()
    elif fields:
        with transaction.atomic():
            count_edit(outlet, seen=seen, by=by)
            outlet.save(update_fields=fields)
            _renew_search(outlet)


def add_domain(outlet: Outlet, text: str, *, by: User) -> int:
    """Let mail from that domain come from `outlet`; how many known people without an outlet it claimed.

    Raises ValidationError, in words, where `text` holds no domain, or where it is another outlet's.
    """
    require(by, Verb.WORK)
    domain = read_domain(text)
    try:
        with transaction.atomic():
            outlet.domains.create(domain=domain)
            return _claim(outlet, domain, by=by)
    except IntegrityError as error:
        owner = OutletDomain.objects.select_related("outlet").get(domain=domain).outlet
        raise ValidationError(_("%(domain)s is %(outlet)s’s.") % {"domain": domain, "outlet": owner}) from error


def remove_domain(domain: OutletDomain, *, by: User) -> None:
    """New people of that domain are no longer taken for the outlet's; those it has stay."""
    require(by, Verb.WORK)
    domain.delete()


def merge(outlet: Outlet, into: Outlet, *, by: User, at: datetime) -> Outlet:
    """Make `outlet` part of `into`: its domains and people move, notes of both are kept, and its entry is gone.

    Raises NotMergeable where the two are one. Inquiries follow their reporters; spokespeople who keep away from the
    outlet by its old name are told apart by that name and stay as they are.
    """
    require(by, Verb.WORK)
    with transaction.atomic():
        rows = {row.pk: row for row in Outlet.objects.select_for_update().filter(pk__in=[outlet.pk, into.pk])}
        if len(rows) != 2:
            raise NotMergeable(str(outlet))
        gone, survivor = rows[outlet.pk], rows[into.pk]
        gone.domains.update(outlet=survivor)
        gone.journalists.update(outlet=survivor, revision=F("revision") + 1, edited_by=by)
        count_edit(survivor, seen=None, by=by)
        remark = _("%(name)s was merged into this on %(day)s.") % {"name": gone.name, "day": f"{at:%Y-%m-%d}"}
        survivor.notes = "\n\n".join(each for each in (survivor.notes, gone.notes, remark) if each)
        survivor.save(update_fields=["notes"])
        gone.delete()
        _renew_search(survivor)
    return survivor


def _claim(outlet: Outlet, domain: str, *, by: User) -> int:
    """Give `outlet` those who write from there and have none. A colleague's choice of another one stands."""
    at_domain = Q(address__endswith=f"@{domain}") | Q(address__endswith=f".{domain}")
    known = Journalist.objects.filter(at_domain, outlet=None)
    claimed = known.update(outlet=outlet, revision=F("revision") + 1, edited_by=by)
    if claimed:
        _renew_search(outlet)
    return claimed


def _renew_search(outlet: Outlet) -> None:
    """Its inquiries are found by its name, of which no event tells."""
    renew(Inquiry.objects.filter(journalist__outlet=outlet))
