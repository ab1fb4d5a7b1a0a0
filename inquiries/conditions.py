"""What lists are narrowed by, without the lists: so that many of them are counted in one walk over the queue."""

from typing import Any, Self

from django.db.models import Q

from inquiries.models.inquiry import InquiryQuerySet


class Conditions(InquiryQuerySet):
    """Inquiries nobody reads: it remembers in `said` all that it was filtered by, for `Count(…, filter=said)`."""

    said = Q()

    def filter(self, *args: Any, **kwargs: Any) -> Self:
        """The same, and this."""
        return self._and(Q(*args, **kwargs))

    def exclude(self, *args: Any, **kwargs: Any) -> Self:
        """The same, and not this."""
        return self._and(~Q(*args, **kwargs))

    def _and(self, more: Q) -> Self:
        clone = self.all()
        clone.said = self.said & more
        return clone

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone.said = self.said
        return clone
