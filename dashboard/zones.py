"""Time zones as a person picks them: the country's own first, by the names people use."""

from functools import cache
from zoneinfo import available_timezones

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMMON_ZONES: tuple[tuple[str, str | Promise], ...] = (
    ("America/New_York", _("Eastern (New York)")),
    ("America/Chicago", _("Central (Chicago)")),
    ("America/Denver", _("Mountain (Denver)")),
    ("America/Phoenix", _("Mountain without summer time (Phoenix)")),
    ("America/Los_Angeles", _("Pacific (Los Angeles)")),
    ("America/Anchorage", _("Alaska (Anchorage)")),
    ("Pacific/Honolulu", _("Hawaii (Honolulu)")),
    ("America/Puerto_Rico", _("Atlantic (Puerto Rico)")),
)
# Regions that hold places; the rest of the database are abbreviations and links of old.
REGIONS = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)


def name_zone(name: str) -> str:
    """A zone as the choices call it."""
    return str(dict(COMMON_ZONES).get(name, name.replace("_", " ")))


@cache
def _other_zones() -> tuple[tuple[str, str], ...]:
    common = {name for name, _label in COMMON_ZONES}
    names = sorted(name for name in available_timezones() if name.partition("/")[0] in REGIONS)
    return tuple((name, name.replace("_", " ")) for name in names if name not in common)


def zone_choices(*, blank: str | Promise | None = None, keep: str = "") -> list[tuple[object, object]]:
    """Choices for a select: `blank` first where it may be empty, then ours, then the world; `keep` is never missing."""
    choices: list[tuple[object, object]] = [] if blank is None else [("", blank)]
    choices += [(_("United States"), COMMON_ZONES), (_("Elsewhere"), _other_zones())]
    offered = {name for name, _label in (*COMMON_ZONES, *_other_zones())}
    if keep and keep not in offered:
        choices.append((keep, keep))
    return choices
