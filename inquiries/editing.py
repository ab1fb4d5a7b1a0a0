"""Two people who edit one entry: the second hears of the first before anything of hers is written over."""

from django.db import transaction

from inquiries.models import User
from inquiries.models.edited import Edited


class SavedMeanwhile(Exception):
    """The entry was changed after it was read. `saved` is what stands there now."""

    def __init__(self, saved: Edited) -> None:
        super().__init__(saved.edition)
        self.saved = saved


def count_edit(row: Edited, *, seen: str | None, by: User | None) -> None:
    """Note that `by` (None: the desk itself) changes `row`, in the transaction that saves the change; `row` is held.

    `seen` is the edition that was read before; None where nobody read it, as in a merge. Raises SavedMeanwhile where
    it is another by now.
    """
    with transaction.atomic():
        current = type(row)._base_manager.select_for_update(no_key=True).get(pk=row.pk)
        if seen is not None and current.edition != seen:
            raise SavedMeanwhile(current)
        row.revision, row.edited_by = current.revision + 1, by
        type(row)._base_manager.filter(pk=row.pk).update(revision=row.revision, edited_by=by)
