"""What the office and its people decide about how the desk works for them."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from inquiries.access import Verb, require
from inquiries.editing import count_edit
from inquiries.models import Office, User

# What a person may change of her own account; address, role and right to log in are not hers to change.
OWN_FIELDS = frozenset({"name", "time_zone", "language", "notify", "signature", "has_letter_keys"})


def keep_own_settings(user: User, fields: Iterable[str], *, by: User) -> None:
    """Save the named fields of one's own account; raises PermissionDenied for any other field or person."""
    names = set(fields)
    if user.pk != by.pk or not by.is_active or not names <= OWN_FIELDS:
        raise PermissionDenied
    with transaction.atomic():
        user.save(update_fields=sorted(names))


def finish_setup(*, by: User, at: datetime) -> None:
    """Keep that the walk through the first settings was finished; nobody is led there any more."""
    require(by, Verb.ADMINISTER)
    Office.load()
    Office.objects.filter(set_up_at=None).update(set_up_at=at)


def change_office(office: Office, *, by: User, seen: str | None = None) -> None:
    """Save the office's settings; they count for mail that comes from now on, nothing due already moves.

    `seen` is the edition that was edited. Raises SavedMeanwhile where they are others by now.
    """
    require(by, Verb.CHANGE_OFFICE)
    with transaction.atomic():
        count_edit(office, seen=seen, by=by)
        office.save()
