"""Which domain is whose: that of an address, those above it, the part that somebody registered. Pure.

What was registered is told by a short table instead of the public suffix list: it grows stale in no file of ours, and
what it is used for advises people. Proof is `is_at`.
"""

from __future__ import annotations

# Second levels under which countries register: co.uk, com.mx, gov.au.
SHARED_SECOND_LEVELS = frozenset(
    {"ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "gv", "info", "ltd", "mil", "ne", "net", "nom", "or", "org",
     "plc", "school", "sch", "web"}
)  # fmt: skip
MAX_DOMAIN_LENGTH = 253


def domain_of(address: str) -> str:
    """What stands behind the @, lower-case; all of it where there is no @."""
    return address.rpartition("@")[2].casefold()


def domains_above(domain: str) -> list[str]:
    """`domain` and every one it lies below, itself first, the bare ending left out: hosts are of who has the domain."""
    labels = domain.split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def registered_part(domain: str) -> str:
    """The domain that was registered, lower-case: ledger.example of news.ledger.example, ledger.co.uk of its hosts."""
    labels = domain.casefold()[-MAX_DOMAIN_LENGTH:].strip(".").split(".")
    keeps = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SHARED_SECOND_LEVELS else 2
    return ".".join(labels[-keeps:])


def is_at(host: str, domain: str) -> bool:
    """Whether `host` is `domain` itself or lies below it: whoever has `domain` has it too, or gave it away."""
    return bool(domain) and f".{host.casefold()}".endswith(f".{domain.casefold()}")


def is_aligned(one: str, other: str) -> bool:
    """Whether both are of one owner, as DMARC's relaxed mode has it (RFC 7489 section 3.1). As far as the table tells:
    it proves nothing.
    """
    return bool(one) and bool(other) and registered_part(one) == registered_part(other)
