"""Views of the queue that people keep under a name."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from inquiries.access import Verb, may, require
from inquiries.models import SavedView, User

LONGEST_NAME = 60
LONGEST_QUERY = 1000
# The rail is read at a glance; more than this is a list nobody looks through.
MOST_VIEWS = 30


def views_for(user: User) -> QuerySet[SavedView]:
    """Her own, and those that colleagues share, by name."""
    return SavedView.objects.filter(Q(by=user) | Q(is_shared=True)).order_by("name", "id")


def may_change(user: User, saved: SavedView) -> bool:
    """Whether `user` may rename or delete it: its maker, and for a shared one a manager."""
    if not may(user, Verb.WORK):
        return False
    return saved.by == user or (saved.is_shared and may(user, Verb.CHANGE_OFFICE))


def save_view(name: str, *, view: str, query: str, is_shared: bool, by: User, at: datetime) -> SavedView:
    """Keep the view `view` with the filters of `query` (as an address line writes them) under `name`.

    Raises ValidationError, in words, for a name that is empty, too long or taken, and where there are MOST_VIEWS.
    """
    require(by, Verb.WORK)
    if len(query) > LONGEST_QUERY:
        raise ValidationError(_("These filters are too long to be saved. Shorten the words you search for."))
    saved = SavedView(name=_read_name(name), by=by, view=view, query=query, is_shared=is_shared, at=at)
    if SavedView.objects.filter(by=by).count() >= MOST_VIEWS:
        raise ValidationError(_("You have %(count)s saved views. Delete one first.") % {"count": MOST_VIEWS})
    _check_name(saved)
    _write(saved)
    return saved


def change_view(saved: SavedView, *, name: str, is_shared: bool, by: User) -> None:
    """Give it another name, share it, or keep it to its maker. Raises as save_view does."""
    if not may_change(by, saved):
        raise PermissionDenied
    if saved.by != by and not is_shared:
        raise ValidationError(_("Only %(name)s can make this view private again.") % {"name": saved.by})
    changed = SavedView(pk=saved.pk, name=_read_name(name), by=saved.by, is_shared=is_shared)
    _check_name(changed)
    _write(changed, fields=["name", "is_shared"])


def delete_view(saved: SavedView, *, by: User) -> None:
    """Take it out of everybody's rail; the inquiries it showed are not touched."""
    if not may_change(by, saved):
        raise PermissionDenied
    saved.delete()


def _read_name(name: str) -> str:
    words = " ".join(name.replace("\0", "").split())
    if not words:
        raise ValidationError(_("Give the view a name."))
    if len(words) > LONGEST_NAME:
        raise ValidationError(_("A name of a view has at most %(count)s characters.") % {"count": LONGEST_NAME})
    return words


def _check_name(saved: SavedView) -> None:
    """Two entries of one rail may not read the same."""
    others = SavedView.objects.exclude(pk=saved.pk).filter(name__iexact=saved.name)
    if others.filter(by=saved.by).exists():
        raise ValidationError(_("You already have a view named “%(name)s”.") % {"name": saved.name})
    taken = others.filter(is_shared=True).select_related("by").first() if saved.is_shared else None
    if taken is not None:
        told = {"name": saved.name, "by": taken.by}
        raise ValidationError(_("%(by)s already shares a view named “%(name)s”.") % told)


def _write(saved: SavedView, fields: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            saved.save(update_fields=fields)
    except IntegrityError as error:
        # Saved twice at once: the second is told what it would have been told a moment later.
        raise ValidationError(_("You already have a view named “%(name)s”.") % {"name": saved.name}) from error
