"""Domains of everybody's: one that is shared there says nothing about who belongs together."""

from mailbox.digest_words import DIGEST_SENDERS
from mailbox.domains import registered_part

WEBMAIL_DOMAINS = frozenset(
    {
        "126.com",
        "163.com",
        "aim.com",
        "aol.com",
        "att.net",
        "bbox.fr",
        "bellsouth.net",
        "bluewin.ch",
        "bol.com.br",
        "btinternet.com",
        "charter.net",
        "comcast.net",
        "cox.net",
        "daum.net",
        "docomo.ne.jp",
        "duck.com",
        "earthlink.net",
        "fastmail.com",
        "fastmail.fm",
        "free.fr",
        "freenet.de",
        "frontier.com",
        "gmail.com",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hanmail.net",
        "hey.com",
        "hotmail.co.uk",
        "hotmail.com",
        "hotmail.fr",
        "icloud.com",
        "inbox.com",
        "interia.pl",
        "juno.com",
        "kpnmail.nl",
        "laposte.net",
        "libero.it",
        "live.co.uk",
        "live.com",
        "mac.com",
        "mail.com",
        "mail.de",
        "mail.ru",
        "mailbox.org",
        "me.com",
        "mindspring.com",
        "msn.com",
        "naver.com",
        "netzero.net",
        "nifty.com",
        "o2.pl",
        "onet.pl",
        "optonline.net",
        "orange.fr",
        "outlook.com",
        "outlook.es",
        "pm.me",
        "posteo.de",
        "prodigy.net.mx",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "roadrunner.com",
        "rocketmail.com",
        "rogers.com",
        "rr.com",
        "sapo.pt",
        "sbcglobal.net",
        "seznam.cz",
        "sfr.fr",
        "shaw.ca",
        "sky.com",
        "skynet.be",
        "sympatico.ca",
        "t-online.de",
        "talktalk.net",
        "telefonica.net",
        "telenet.be",
        "terra.com.br",
        "tuta.io",
        "tutamail.com",
        "tutanota.com",
        "uol.com.br",
        "verizon.net",
        "virginmedia.com",
        "wanadoo.fr",
        "web.de",
        "windstream.net",
        "wp.pl",
        "xs4all.nl",
        "yahoo.ca",
        "yahoo.co.jp",
        "yahoo.co.uk",
        "yahoo.com",
        "yahoo.com.mx",
        "yahoo.de",
        "yahoo.es",
        "yahoo.fr",
        "yandex.com",
        "yandex.ru",
        "ymail.com",
        "ziggo.nl",
        "zoho.com",
        "zohomail.com",
    }
)
# Of the same name under the endings of many countries.
BRANDS = frozenset(
    {
        "aol",
        "gmx",
        "googlemail",
        "hotmail",
        "live",
        "msn",
        "outlook",
        "protonmail",
        "rocketmail",
        "yahoo",
        "yandex",
        "ymail",
    }
)


def is_webmail(domain: str) -> bool:
    """Whether anybody can get an address at `domain`: of a provider, or an alias that hides a reporter."""
    domain = domain.casefold()
    is_known = domain in WEBMAIL_DOMAINS or _is_of_brand(domain)
    return is_known or is_request_house(domain)


def _is_of_brand(domain: str) -> bool:
    name, _, ending = domain.partition(".")
    is_usual = ending in ("com", "net") or len(ending.rpartition(".")[2]) == 2
    return name in BRANDS and is_usual and registered_part(domain) == domain


def is_request_house(domain: str) -> bool:
    """Whether digests of reporters' requests come from `domain`; an address there is an alias for one request."""
    registered = registered_part(domain)
    return not DIGEST_SENDERS.isdisjoint((registered, registered.partition(".")[0]))
