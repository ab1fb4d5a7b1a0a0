"""The demo's invented press office: its settings, its people, the newsrooms and spokespeople it knows."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.core.management.base import CommandError

from config.demo.letters import DATA
from inquiries.directory import import_directory
from inquiries.directory_file import read_directory
from inquiries.models import Office, Outlet, User
from inquiries.saved_views import save_view

PASSWORD = "pressdesk-demo"  # noqa: S105 - printed at each start; opens invented mail on loopback
# The office is older than its oldest letter.
FOUNDED_BEFORE = timedelta(days=120)


@dataclass(frozen=True)
class LogIn:
    """What is printed of one account."""

    name: str
    address: str
    role: str


def make_office(*, at: datetime) -> Mapping[str, User]:
    """Set up the office in an empty database; its staff by the short names that the story calls them."""
    tables = tomllib.loads((DATA / "people.toml").read_text(encoding="utf-8"))
    office = Office.load()
    for name, value in tables["office"].items():
        setattr(office, name, value)
    office.set_up_at = at - FOUNDED_BEFORE
    office.save()
    for each in tables["outlet"]:
        Outlet.objects.create(name=each["name"]).domains.create(domain=each["domain"])
    directory = read_directory((DATA / "spokespeople.csv").read_text(encoding="utf-8"))
    if directory.errors:
        raise CommandError("; ".join(str(error) for error in directory.errors))
    import_directory(directory.rows)
    # One hash for all: the six share their password, and hashing is slow on purpose.
    password = make_password(PASSWORD)
    staff = {each.pop("key"): User.objects.create(password=password, **each) for each in map(dict, tables["staff"])}
    User.objects.update(created_at=at - FOUNDED_BEFORE)
    Office.objects.update(set_up_at=at - FOUNDED_BEFORE)
    for each in tables["view"]:
        save_view(**(each | {"by": staff[each["by"]]}), at=at - FOUNDED_BEFORE)
    return staff


def list_log_ins() -> list[LogIn]:
    """The accounts of the demo as they are in the database now, in the order of their roles."""
    order = list(User.Role)
    people = sorted(User.objects.working(), key=lambda user: (order.index(User.Role(user.role)), user.name))
    return [LogIn(user.name, user.email, str(User.Role(user.role).label)) for user in people]
