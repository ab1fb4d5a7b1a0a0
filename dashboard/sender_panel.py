"""Who wrote it, and whether to believe it: what the right column says of the sender, in words. It advises, no more."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dashboard.timeline import Timeline
from inquiries.models import Inquiry, Message, OutletDomain, Spokesperson, User
from inquiries.participants import addresses_of_reporter
from inquiries.provenance import read_suggested
from mailbox.authentication import Verdicts, read_verdicts
from mailbox.domains import domain_of, domains_above, is_aligned
from mailbox.lookalikes import MOST_COMPARED, Likeness, Lookalike, find_lookalike
from mailbox.parsing import Address
from mailbox.raw_heads import read_head
from mailbox.threads import is_own, own_address
from mailbox.webmail import WEBMAIL_DOMAINS, is_webmail

CHECKS = {
    "pass": pgettext_lazy("a check of the sender", "passed"),
    "bestguesspass": pgettext_lazy("a check of the sender", "passed by a guess"),
    "fail": pgettext_lazy("a check of the sender", "failed"),
    "softfail": pgettext_lazy("a check of the sender", "failed softly"),
    "neutral": pgettext_lazy("a check of the sender", "undecided"),
    "policy": pgettext_lazy("a check of the sender", "not accepted"),
    "none": pgettext_lazy("a check of the sender", "not set up"),
    "temperror": pgettext_lazy("a check of the sender", "not possible then"),
    "permerror": pgettext_lazy("a check of the sender", "not possible"),
}
LIKENESS = {
    Likeness.LETTERS: gettext_lazy("%(domain)s is written to look like %(known)s, but is not it."),
    Likeness.EDIT: gettext_lazy("%(domain)s is one letter away from %(known)s."),
    Likeness.ENDING: gettext_lazy("%(domain)s is not %(known)s: the ending is another one."),
    Likeness.WORD: gettext_lazy("%(domain)s is not %(known)s: a word was added."),
    Likeness.PREFIX: gettext_lazy("%(domain)s only begins like %(known)s; it belongs to somebody else."),
}
DOUBTS = {
    "checks": gettext_lazy("the checks speak against the colleague who seems to have passed it on"),
    "list": gettext_lazy("it came over a list, so the colleague was not checked"),
    "no_address": gettext_lazy("no address stands there"),
    "no_words": gettext_lazy("none of its words came along"),
    "several": gettext_lazy("mails of several people are attached"),
    "unproven": gettext_lazy("nothing proves that our spokesperson sent it"),
    "outside": gettext_lazy("whoever passed it on does not work here, and can write any name there"),
}
MOST_NAMED = 8
TONES = {"done": "check", "late": "triangle-alert", "soon": "shield-alert", "quiet": "mail"}


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about the sender; `tone` is done, soon, late or quiet."""

    tone: str
    words: str
    # The page where somebody else is named as the reporter settles it.
    is_settled_by_hand: bool = False
    # Whom one click makes the reporter.
    requester: Address | None = None

    @property
    def icon(self) -> str:
        """The sign before it."""
        return TONES[self.tone]


@dataclass(frozen=True, slots=True)
class SenderPanel:
    """What there is to say of who wrote the newest mail of the reporter; `checks` is SPF, DKIM and DMARC in a line."""

    remarks: tuple[Remark, ...]
    checks: str


def build_sender_panel(inquiry: Inquiry, timeline: Timeline) -> SenderPanel | None:
    """Read when the page is, in two queries, and two more where others got the mail too; None where no mail came in."""
    found = [each.message for each in timeline.entries if each.template == "mail" and each.message]
    mails = sorted(found, key=lambda each: each.pk, reverse=True)
    # Under how many addresses she is one counts only where a mail may be another's than its sender's, or none is hers.
    has_doubt = any("suggested" in told for told in timeline.provenance.values())
    hers = {inquiry.journalist.address}
    if has_doubt or not any(_wrote(hers, each) for each in mails):
        hers = addresses_of_reporter(inquiry)
    # The reporter's newest mail; the newest anybody's where she wrote none.
    mail = next((each for each in mails if _wrote(hers, each)), mails[0] if mails else None)
    if mail is None or mail.inbound_id is None:
        return None
    head = read_head(mail.inbound_id)
    told = timeline.provenance.get(mail.pk, {})
    is_passed_on = _is_passed_on(mail, told, hers)
    verdicts = read_verdicts(head, server=settings.AUTHSERV_ID) if head else Verdicts()
    remarks = [*_say_suggested(mails, timeline, hers), *_say_provenance(told)]
    remarks += [*_say_others_here(mail), _say_verdicts(verdicts, mail, told, is_passed_on=is_passed_on)]
    if not is_passed_on:
        remarks += _say_address(mail)
    return SenderPanel(tuple(remarks), _say_checks(verdicts))


def _wrote(hers: Collection[str], mail: Message) -> bool:
    return mail.author_address.casefold() in hers


def _say_suggested(mails: Iterable[Message], timeline: Timeline, hers: Collection[str]) -> Iterator[Remark]:
    """Whose mail the reporter passed on, as far as the newest that does so tells; or who passed on hers."""
    for mail in mails:
        told = timeline.provenance.get(mail.pk, {})
        if not (written := told.get("suggested")):
            continue
        if _is_settled(told, hers):
            if not _wrote(hers, mail):
                words = _("Passed on by %(name)s, who tells whose mail it is.")
                yield Remark("quiet", words % {"name": mail.author})
                return
        elif _wrote(hers, mail):
            why = {"name": written, "why": DOUBTS.get(told.get("why", ""), "")}
            words = _("A mail of %(name)s is passed on in it. Not taken as hers: %(why)s.") % why
            yield Remark("soon", words, is_settled_by_hand=True, requester=read_suggested(told))
            return


def _is_settled(told: Mapping[str, Any], hers: Collection[str]) -> bool:
    """Whether the reporter is whose mail was passed on."""
    suggested = read_suggested(told)
    return suggested is not None and suggested.address in hers


def _is_passed_on(mail: Message, told: Mapping[str, Any], hers: Collection[str]) -> bool:
    """Whether it is the reporter's, sent by somebody else."""
    return _is_settled(told, hers) and not _wrote(hers, mail)


def _say_provenance(told: Mapping[str, Any]) -> Iterator[Remark]:
    if name := told.get("forwarded_by"):
        yield Remark("quiet", _("Forwarded by %(name)s.") % {"name": _short(name)})
    if via := told.get("via"):
        words = _("Came through the list %(name)s, which put its own address in the place of hers.")
        yield Remark("quiet", words % {"name": parseaddr(via)[1]})
        if told.get("unvouched"):
            yield Remark("soon", _("Only the reply address names her; whoever wrote can write anything there."))
    if told.get("phone") or told.get("caller"):
        caller = {"name": told.get("caller") or _("somebody"), "phone": told.get("phone") or _("no number")}
        words = _("A voicemail notice: %(name)s called, %(phone)s.") % caller
        yield Remark("soon", words, is_settled_by_hand=True)


def _say_others_here(mail: Message) -> Iterator[Remark]:
    """Who of ours got it besides the desk: one reporter who asks several is answered by several, unless they know."""
    written = [parseaddr(each) for each in [*mail.to, *mail.cc]]
    others = {address.casefold(): name or address for name, address in written if address and not is_own(address)}
    if not others:
        return
    house = domain_of(own_address())
    known = {each for each in others if domain_of(each) == house and not is_webmail(house)}
    for people in (User.objects.working(), Spokesperson.objects.all()):
        found = people.annotate(folded=Lower("email")).filter(folded__in=list(others))
        known.update(found.values_list("folded", flat=True))
    names = [name for address, name in others.items() if address in known]
    if names:
        yield Remark("quiet", _("Also sent to %(names)s.") % {"names": ", ".join(names[:MOST_NAMED])})


def _say_verdicts(verdicts: Verdicts, mail: Message, told: Mapping[str, Any], *, is_passed_on: bool) -> Remark:
    name = {"domain": domain_of(mail.author_address)}
    if told.get("via"):
        return Remark("quiet", _("The checks are of the list’s server, not of hers."))
    forwarder = _short(told.get("forwarded_by", ""))
    if is_passed_on and not verdicts.speaks_against:
        forwarder = mail.author
    if forwarder:
        words = _("The checks are of %(name)s’s mail; nothing was checked of the reporter’s.")
        return Remark("quiet", words % {"name": forwarder})
    if verdicts.is_silent:
        return Remark("quiet", _("The mail server left no word on whether the sender was checked."))
    if verdicts.speaks_against:
        words = _("The checks failed: it may not come from %(domain)s. Ask back another way before you rely on it.")
        return Remark("late", words % name)
    if verdicts.speaks_for:
        if not settings.AUTHSERV_ID:
            # Whoever writes a mail can write such a report into it; only a named server's counts as proof.
            words = _(
                "A report in the mail says that it comes from %(domain)s; PRESSDESK_AUTHSERV_ID would tell whose."
            )
            return Remark("quiet", words % name)
        return Remark("done", _("Checked: it does come from %(domain)s.") % name)
    return Remark("quiet", _("Not proven: nothing shows that it comes from %(domain)s.") % name)


def _say_checks(verdicts: Verdicts) -> str:
    said: list[tuple[str, str | None]] = [("SPF", verdicts.spf), ("DKIM", verdicts.dkim), ("DMARC", verdicts.dmarc)]
    return " · ".join(f"{name} {_say_check(word)}" for name, word in said if word is not None)


def _say_check(word: str) -> str | Promise:
    return CHECKS.get(word, word)


def _say_address(mail: Message) -> Iterator[Remark]:
    name, address = mail.author_name, mail.author_address
    domain = domain_of(address)
    if not domain:
        return
    likeness = _find_likeness(domain)
    if likeness is not None:
        words = LIKENESS[likeness.likeness] % {"domain": domain, "known": likeness.domain}
        yield Remark("late", f"{words} {_('Look twice before you answer.')}")
    elif is_webmail(domain):
        words = _(
            "Writes from %(domain)s, where anybody can have an address. Many freelancers do; it proves no outlet."
        )
        yield Remark("quiet", words % {"domain": domain})
    shown = parseaddr(name)[1] if "@" in name else ""
    if "@" in shown and shown.casefold() != address.casefold():
        yield Remark("late", _("The name shows another address than it comes from: %(shown)s.") % {"shown": shown})
    elsewhere = domain_of(mail.reply_to)
    if elsewhere and not is_aligned(elsewhere, domain):
        yield Remark("soon", _("Answers go to %(address)s, at another domain.") % {"address": mail.reply_to})


def _find_likeness(domain: str) -> Lookalike | None:
    if is_webmail(domain):
        return None
    known = list(OutletDomain.objects.values_list("domain", flat=True)[:MOST_COMPARED])
    if not set(known).isdisjoint(domains_above(domain)):
        return None
    return find_lookalike(domain, known) or find_lookalike(domain, sorted(WEBMAIL_DOMAINS), endings=False)


def _short(written: str) -> str:
    name, address = parseaddr(written)
    return name or address
